"""Articles about one event become one story: joined by the figures they share. Pure; no reading of text here."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from rapidfuzz import fuzz

from core.news.article import Byline

SAME_FIGURE = 0.005
"""Two printed values within half a per cent of each other are the same figure."""

SAME_EVENT = timedelta(days=10)
"""Articles further apart than this are not joined: the figure has come back with another event."""

ENOUGH = 1.0
STRONG_ROLES = frozenset(
    {"ore_tonnage", "contained_tonnage", "grade", "value", "capex", "gdp_share", "depth", "area", "recovery"}
)
STRONG, GRADE, WEAK = 0.6, 0.3, 0.25
PER_DIGIT, MOST_DIGITS = 0.1, 4
"""What a shared figure weighs: more with more digits, less for a grade, since hundreds of articles a day print one."""

NOT_QUITE = 0.4
EXACTLY = 1e-4
"""What a figure loses that is the same only within half a per cent: rounded by one of the two, or chance."""

SHARED_DEPOSIT, SHARED_COUNTRY, SHARED_MINERAL = 0.5, 0.15, 0.1
LIKE_TITLE, SAME_TITLE = 0.3, 0.4
LIKE_TITLE_FROM, SAME_TITLE_FROM = 65.0, 95.0
COMMON = 60
"""A figure that more tellings than this print is background ("China mines 270,000 t"), and joins nothing."""


@dataclass(frozen=True, slots=True)
class Told:
    """One figure as an outlet printed it: role, canonical value and unit, basis, the words it stood in."""

    role: str
    value: float
    unit: str
    basis: str
    span: str
    value_max: float | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """One article with the figures that were read from it and the names it mentions (keys of our tables)."""

    byline: Byline
    told: tuple[Told, ...]
    deposits: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    minerals: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Story:
    """Tellings of one event, the one with most figures first."""

    tellings: tuple[Telling, ...]

    @property
    def lead(self) -> Telling:
        """The telling with most figures, the earliest among equals."""
        return self.tellings[0]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets, each once, in the order of their tellings."""
        return tuple(dict.fromkeys(telling.byline.outlet for telling in self.tellings))


def join(tellings: Sequence[Telling]) -> tuple[Story, ...]:
    """Group tellings into stories. Pure; the order of the input does not change the groups.

    Two tellings belong together when the figures they share, with the names they share and how alike their
    titles are as support, weigh 1 or more. Without a shared figure nothing joins; tellings that name different
    minerals, or lie more than ten days apart, never do.
    """
    tellings_in, tellings = tellings, _without_background(tellings)
    leader = list(range(len(tellings)))

    def root(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for a, b in _candidates(tellings):
        if root(a) != root(b) and kinship(tellings[a], tellings[b]) >= ENOUGH:
            leader[max(root(a), root(b))] = min(root(a), root(b))
    groups: defaultdict[int, list[Telling]] = defaultdict(list)
    for index, telling in enumerate(tellings_in):
        groups[root(index)].append(telling)
    return tuple(Story(tuple(sorted(group, key=_prominence))) for group in groups.values())


def kinship(a: Telling, b: Telling) -> float:
    """How strongly two tellings belong together; 1 joins. Pure, symmetric, 0 without a shared figure."""
    if _too_far_apart(a, b) or (a.minerals and b.minerals and not a.minerals & b.minerals):
        return 0.0
    shared = _shared(a, b)
    if not shared:
        return 0.0
    weight = sum(_weight(one, other) for one, other in shared)
    if a.deposits and b.deposits and not a.deposits & b.deposits:
        weight -= SHARED_DEPOSIT
    weight += SHARED_DEPOSIT * bool(a.deposits & b.deposits)
    weight += SHARED_COUNTRY * bool(a.countries & b.countries)
    weight += SHARED_MINERAL * bool(a.minerals & b.minerals)
    return weight + _titles(a.byline.title.casefold(), b.byline.title.casefold())


def _titles(a: str, b: str) -> float:
    if fuzz.ratio(a, b) >= SAME_TITLE_FROM:
        return SAME_TITLE
    return LIKE_TITLE if fuzz.token_set_ratio(a, b) >= LIKE_TITLE_FROM else 0.0


def disagreements(story: Story) -> dict[str, tuple[float, ...]]:
    """Roles for which the outlets print different values, with the values, smallest first. Pure.

    Only roles that describe the find itself: an article may well print two countries' outputs.
    """
    values: defaultdict[str, list[float]] = defaultdict(list)
    for telling in story.tellings:
        for told in telling.told:
            if told.role in STRONG_ROLES and not any(same_value(told.value, v) for v in values[told.role]):
                values[told.role].append(told.value)
    return {role: tuple(sorted(found)) for role, found in values.items() if len(found) > 1}


def _without_background(tellings: Sequence[Telling]) -> list[Telling]:
    cells = Counter(
        cell for telling in tellings for cell in {c for told in telling.told for c in _cells(told)}
    )
    return [
        replace(t, told=tuple(told for told in t.told if all(cells[c] <= COMMON for c in _cells(told))))
        for t in tellings
    ]


def _candidates(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """The pairs that share a cell, each once, the lower index first; those of one telling at a time, since there are
    hundreds of thousands."""
    printed_by: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    cells = [{cell for told in telling.told for cell in _cells(told)} for telling in tellings]
    for index, printed in enumerate(cells):
        for cell in printed:
            printed_by[cell].append(index)
    for index, printed in enumerate(cells):
        for other in {other for cell in printed for other in printed_by[cell] if other > index}:
            yield index, other


def _cells(told: Told) -> Iterable[tuple[str, int]]:
    # Two overlapping grids, so that values within half a per cent always share a cell of one of them.
    if told.value <= 0:
        return ()
    cell = math.log(told.value) / (4 * SAME_FIGURE)
    return ((told.unit, 2 * math.floor(cell)), (told.unit, 2 * math.floor(cell + 0.5) + 1))


def _shared(a: Telling, b: Telling) -> list[tuple[Told, Told]]:
    """Each figure that both print, once, with its closest likeness."""
    shared: list[tuple[Told, Told]] = []
    for told in a.told:
        if any(_same(_value(told), _value(known)) for known, _ in shared):
            continue
        alike = [other for other in b.told if _same(_value(told), _value(other))]
        if alike:
            shared.append((told, min(alike, key=lambda other: abs(other.value - told.value))))
    return shared


def _value(told: Told) -> tuple[float, str]:
    return told.value, told.unit


def _same(a: tuple[float, str], b: tuple[float, str]) -> bool:
    return a[1] == b[1] and same_value(a[0], b[0])


def same_value(a: float, b: float) -> bool:
    """Whether two printed values are the same figure. Pure."""
    return abs(a - b) <= SAME_FIGURE * max(abs(a), abs(b))


def _weight(one: Told, other: Told) -> float:
    weight = min(_weight_of(one), _weight_of(other))
    exactly = abs(one.value - other.value) <= EXACTLY * max(abs(one.value), abs(other.value))
    return weight if exactly else max(WEAK, weight - NOT_QUITE)


def _weight_of(told: Told) -> float:
    if told.role not in STRONG_ROLES:
        return WEAK
    digits = len(f"{told.value:.6e}".split("e")[0].replace(".", "").rstrip("0"))
    return (GRADE if told.role == "grade" else STRONG) + PER_DIGIT * (min(digits, MOST_DIGITS) - 1)


def _too_far_apart(a: Telling, b: Telling) -> bool:
    first, second = a.byline.published, b.byline.published
    return first is not None and second is not None and abs(first - second) > SAME_EVENT


def _prominence(telling: Telling) -> tuple[int, datetime, str, str]:
    published = telling.byline.published or datetime.max.replace(tzinfo=UTC)
    return (-len(telling.told), published, telling.byline.outlet, telling.byline.title)
