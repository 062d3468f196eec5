"""Time zones, hours and languages as a manager types them. Pure."""

from __future__ import annotations

import re
from collections import Counter
from datetime import time
from functools import cache
from typing import cast
from zoneinfo import available_timezones

from babel import Locale

from core.errors import UnknownName
from core.reference.names import NameIndex

REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)
"""Zones are named by a region and a city; the other names are older ones for the same."""

EXAMPLES = ("08:00", "18:30")
HOUR = re.compile(r"(?P<hour>\d{1,2})(?:[:.h ]?(?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?", re.IGNORECASE)


@cache
def _index() -> NameIndex[str]:
    names = ["UTC", *sorted(n for n in available_timezones() if n.partition("/")[0] in REGIONS and "/" in n)]
    cities = Counter(_city(name) for name in names)
    return NameIndex("time zone", ((n, n, (_city(n),) if cities[_city(n)] == 1 else ()) for n in names))


def _city(name: str) -> str:
    return name.rpartition("/")[2].replace("_", " ")


def find_zone(text: str) -> str:
    """The IANA name of a zone, by that name or its city alone, tolerant of spelling. Raises UnknownName."""
    return _index().find(text)


def suggest_zones(typed: str, limit: int = 25) -> list[str]:
    """Zones that what is typed so far may mean, best first."""
    return [label for label, _ in _index().suggest(typed, limit)]


def read_hour(text: str) -> time:
    """ "08:00", "8", "8.30", "6 pm" as a time of day. Pure. Raises UnknownName."""
    match = HOUR.fullmatch(text.strip())
    if match is not None:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        half = (match["half"] or "").lower()[:1]
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        elif half:
            hour = 24
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise UnknownName(text, vocabulary="hour", candidates=EXAMPLES)


def read_languages(text: str) -> tuple[str, ...]:
    """ "en, Russian" as ISO 639-1 codes, each once. Pure. Raises UnknownName."""
    return tuple(dict.fromkeys(_languages().find(part) for part in re.split(r"[,;|]", text) if part.strip()))


@cache
def _languages() -> NameIndex[str]:
    named = cast("dict[str, str]", dict(Locale("en").languages))
    known = {code: name for code, name in named.items() if len(code) == 2}
    entries = ((code, code, (name,)) for code, name in known.items())
    return NameIndex("language", entries)
