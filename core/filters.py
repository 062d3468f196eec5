"""What to look for in the log, as one line of text: `lithium level:impossible,doubtful -state:dismissed since:7d`.

Bare words have to be in what was typed. `field:value` filters; between values with commas one is enough. A `-` before
either leaves out what fits. What has spaces stands in quotes. The command line, the options of /review and the foot of
a page of hits speak it, and `read(write(filters)) == filters`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from core.errors import TooLong, UnknownName
from core.lookups import Origin
from core.reference.library import Library
from core.store.records import Filters, Match, State
from core.verdict import Level

N = TypeVar("N", bound=StrEnum)

LONGEST = 1_000
"""Characters of a line: the foot of a Discord message has room for it, and nobody types more."""

FIELDS: dict[str, str] = {
    "user": "users",
    "channel": "channels",
    "level": "levels",
    "state": "states",
    "mineral": "minerals",
    "country": "countries",
    "origin": "origins",
    "command": "commands",
}
"""The name of a filter → the field of `Match` it fills."""

PERIOD = ("since", "until")
DATE_EXAMPLES = ("2026-05-01", "today", "yesterday", "7d")
WITHOUT_EXAMPLES = ("level:impossible", "state:dismissed", "lithium")

_TERM = re.compile(r'(-?)(?:([a-z]+):)?((?:"[^"]*"|[^\s"])+)')
_VALUE = re.compile(r'((?:"[^"]*"|[^,"])+)')
_MENTION = re.compile(r"<[@#][!&]?(\d+)>")
_DAYS = re.compile(r"(\d{1,4})\s*d(?:ays?)?")
_ID = re.compile(r"\d{1,19}")
_PLAIN = re.compile(r'[^\s":-][^\s":]*')


class _Side:
    """What is wanted, or what is not, as it is gathered."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._values: dict[str, tuple[Any, ...]] = {}

    def say(self, text: str) -> None:
        """Words that have to be there."""
        self._words += text.replace('"', " ").split()

    def add(self, name: str, text: str, library: Library) -> None:
        """Values of a filter. Raises UnknownName."""
        if name not in FIELDS:
            raise UnknownName(name, vocabulary="filter", candidates=(*FIELDS, *PERIOD))
        read_ones = (_value(name, value, library) for value in _values(text))
        self._values[name] = tuple(dict.fromkeys((*self._values.get(name, ()), *read_ones)))

    @property
    def match(self) -> Match:
        """All of it."""
        return Match(
            text=" ".join(self._words), **{FIELDS[name]: found for name, found in self._values.items()}
        )


def read(line: str, library: Library, today: date) -> Filters:
    """The filters a line asks for. Days are UTC; `until` includes its day. Pure.

    Raises UnknownName for a filter or value that is none, TooLong beyond 1,000 characters.
    """
    _not_too_long(line, "text")
    sides = {"": _Side(), "-": _Side()}
    period: dict[str, datetime] = {}
    for minus, name, rest in _TERM.findall(line):
        if not name:
            sides[minus].say(rest)
        elif name in PERIOD and not minus:
            period[name] = _moment(name, rest.replace('"', ""), today)
        else:
            sides[minus].add(name, rest, library)
    return Filters(sides[""].match, sides["-"].match, period.get("since"), period.get("until"))


def write(filters: Filters) -> str:
    """The filters as one line. Pure."""
    terms = [*_terms(filters.want, ""), *_terms(filters.without, "-")]
    for name, edge in zip(PERIOD, (filters.since, filters.until), strict=True):
        if edge is not None:
            terms.append(f"{name}:{edge.isoformat()}")
    return " ".join(terms)


def from_options(options: Mapping[str, str | None], library: Library, today: date) -> Filters:
    """The filters of options by name: "text", a filter's (several values with commas between), "since", "until", and
    "without", a line of what is not wanted. Blank ones ask nothing. Pure. Raises UnknownName, TooLong."""
    given = {name: text.strip() for name, text in options.items() if text and text.strip()}
    side = _Side()
    side.say(given.pop("text", ""))
    without = _left_out(given.pop("without", ""), library, today)
    period = {name: _moment(name, given.pop(name), today) for name in PERIOD if name in given}
    for name, text in given.items():
        side.add(name, text, library)
    filters = Filters(side.match, without, period.get("since"), period.get("until"))
    _not_too_long(write(filters), "text")
    return filters


def level_named(text: str, *, option: str = "level") -> Level:
    """A level by its name, with spaces or without. Pure. Raises UnknownName."""
    return _one_of(Level, text, option)


def state_named(text: str, *, option: str = "state") -> State:
    """A review's state by its name, with spaces or without. Pure. Raises UnknownName."""
    return _one_of(State, text, option)


def _left_out(line: str, library: Library, today: date) -> Match:
    """What a line of things that are not wanted asks for; a period cannot be left out."""
    filters = read(line, library, today)
    if filters != Filters(filters.want):
        raise UnknownName(line, vocabulary="filter", candidates=WITHOUT_EXAMPLES, option="without")
    return filters.want


def _terms(match: Match, minus: str) -> list[str]:
    terms = [minus + _quoted(word) for word in match.text.split()]
    for name, fields in FIELDS.items():
        values = [_quoted(str(value)) for value in getattr(match, fields)]
        if values:
            terms.append(f"{minus}{name}:{','.join(values)}")
    return terms


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else f'"{text}"'


def _values(text: str) -> list[str]:
    """The values between the commas, without quotes."""
    bare = (value.replace('"', "").strip() for value in _VALUE.findall(text))
    return [value for value in bare if value]


def _value(name: str, text: str, library: Library) -> object:
    match name:
        case "user" | "channel":
            return _id(name, text)
        case "level":
            return level_named(text)
        case "state":
            return state_named(text)
        case "origin":
            return _one_of(Origin, text, name)
        case "mineral":
            return library.find_mineral(text).key
        case "country":
            return library.find_country(text).iso3
        case _:
            return " ".join(text.casefold().removeprefix("/").split())


def _id(name: str, text: str) -> int:
    mention = _MENTION.fullmatch(text)
    number = mention[1] if mention else text
    if not _ID.fullmatch(number):
        raise UnknownName(text, vocabulary=name, option=name)
    return int(number)


def _one_of(names: type[N], text: str, option: str) -> N:
    typed = text.strip().casefold().replace(" ", "_").replace("-", "_")
    try:
        return names(typed)
    except ValueError:
        known = tuple(name.value.replace("_", " ") for name in names)
        raise UnknownName(text, vocabulary=option, candidates=known, option=option) from None


def _moment(name: str, text: str, today: date) -> datetime:
    """An edge of the period: a day's first moment, or for `until` the first after it; a full time as it stands."""
    try:
        if "T" in text:
            found = datetime.fromisoformat(text)
            return found if found.tzinfo else found.replace(tzinfo=UTC)
        day = _day(text.casefold(), today)
    except (ValueError, OverflowError):
        raise UnknownName(text, vocabulary="date", candidates=DATE_EXAMPLES, option=name) from None
    return datetime.combine(day + timedelta(days=name == "until"), time(), UTC)


def _day(text: str, today: date) -> date:
    if text == "today":
        return today
    if text == "yesterday":
        return today - timedelta(days=1)
    if days := _DAYS.fullmatch(text):
        return today - timedelta(days=int(days[1]))
    return date.fromisoformat(text)


def _not_too_long(text: str, option: str) -> None:
    if len(text) > LONGEST:
        raise TooLong(text, limit=LONGEST, option=option)
