"""One number, several meanings: what each outlet says the tonnes are, and which meaning fits the rest. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from core.calculator.assess import assess
from core.calculator.coherence import ID as COHERENCE
from core.claim import Claim, Form, RankOf
from core.news.readings import Reading
from core.news.stories import Told, same_value
from core.quantities.figure import Basis, Figure
from core.reference.library import Library
from core.verdict import Finding, Quantity

ORE, UNSAID = "ore", "unsaid"
KINDS = (ORE, "metal", "oxide", "compound", UNSAID)
"""What tonnes may be said to be, in the order they are told: rock, or what it contains, of a basis or of none said."""

TONNAGES = ("ore_tonnage", "contained_tonnage")

CARRIED: dict[str, tuple[str, ...]] = {
    "rank": ("rank_of", "rank_scope"),
    "years": ("market", "extractable"),
    "share": ("stage",),
    "gdp_share": ("gdp_sense",),
    "amount": ("amount_sense",),
}
"""What else may be claimed of a tonnage, with the fields that say how it was meant."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a tonnage: `kind` is one of `KINDS`; `holding` what such ore is said to contain, None where
    that is not said; and the outlets that use it so."""

    kind: str
    holding: Quantity | None
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Senses:
    """A tonnage that outlets use in several meanings. `fit` says which meaning bears out what else the outlets
    claim, None where nothing else is claimed."""

    number: Quantity
    told: tuple[Sense, ...]
    fit: Finding | None


def senses_of(story: Sequence[Reading], library: Library) -> Senses | None:
    """The tonnage with most meanings, the most-printed among equals; None where none is both rock and metal to
    the outlets, or metal and oxide. Pure."""
    split = _split(story)
    if split is None:
        return None
    value, meanings = split
    claims = [claim for reading in story for claim in reading.claims]
    figure = _printed(claims, value)
    told = tuple(Sense(m.kind, _held(claims, m), m.outlets) for m in meanings)
    return Senses(Quantity.from_figure(figure), told, _fit(claims, figure, library))


def meanings_of(story: Sequence[Reading]) -> int:
    """How many meanings that tonnage has, 0 where there is none. Pure."""
    split = _split(story)
    return 0 if split is None else len(split[1])


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A sense before its figures are looked up: `held_t` is what ore of it is said to contain."""

    kind: str
    held_t: float | None
    outlets: tuple[str, ...]


def _split(story: Sequence[Reading]) -> tuple[float, tuple[_Meaning, ...]] | None:
    numbers = [told.value for reading in story for told in reading.telling.told if told.role in TONNAGES]
    if len(story) < 2 and len(set(numbers)) == len(numbers):
        return None
    found = ((value, _meanings(story, value)) for value in dict.fromkeys(numbers))
    split = [(value, meant) for value, meant in found if len({meaning.kind for meaning in meant}) > 1]
    return max(
        split,
        key=lambda s: (len(s[1]), sum(same_value(s[0], other) for other in numbers), s[0]),
        default=None,
    )


def _meanings(story: Sequence[Reading], value: float) -> tuple[_Meaning, ...]:
    """The meanings of a value, in the order of `KINDS`."""
    outlets: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for reading in story:
        for told in reading.telling.told:
            if told.role in TONNAGES and same_value(told.value, value):
                outlets[_kind(told)][reading.telling.byline.outlet] = None
    _join_unsaid(outlets)
    contained = [_Meaning(kind, None, tuple(outlets[kind])) for kind in KINDS[1:] if kind in outlets]
    return (*_of_ore(story, value, tuple(outlets.get(ORE, ()))), *contained)


def _join_unsaid(outlets: dict[str, dict[str, None]]) -> None:
    """Who does not say which disagrees with nobody: counted with the one basis that others name, if it is one."""
    named = [kind for kind in KINDS[1:-1] if kind in outlets]
    if UNSAID in outlets and len(named) == 1:
        outlets[named[0]] |= outlets.pop(UNSAID)


def _of_ore(story: Sequence[Reading], value: float, outlets: tuple[str, ...]) -> Iterator[_Meaning]:
    """Ore is told apart by what it is said to contain; an outlet that prints two such figures stands with both."""
    holding: list[tuple[float, dict[str, None]]] = []
    for reading in story:
        for held in reading.holdings:
            if same_value(held.ore_t, value):
                known = (names for held_t, names in holding if same_value(held_t, held.contained_t))
                names = next(known, None)
                if names is None:
                    names = dict[str, None]()
                    holding.append((held.contained_t, names))
                names[reading.telling.byline.outlet] = None
    told = {outlet for _, names in holding for outlet in names}
    for held_t, names in sorted(holding, key=lambda h: -len(h[1])):
        yield _Meaning(ORE, held_t, tuple(names))
    if rest := tuple(outlet for outlet in outlets if outlet not in told):
        yield _Meaning(ORE, None, rest)


def _held(claims: Sequence[Claim], meaning: _Meaning) -> Quantity | None:
    """What such ore is said to contain, as it was first printed."""
    if meaning.held_t is None:
        return None
    figures = (claim.contained for claim in claims if claim.ore is not None and claim.contained is not None)
    return Quantity.from_figure(next(figure for figure in figures if figure.value == meaning.held_t))


def _kind(told: Told) -> str:
    if told.role == "ore_tonnage":
        return ORE
    return told.basis if told.basis in KINDS and told.basis != ORE else UNSAID


def _printed(claims: Sequence[Claim], value: float) -> Figure:
    figures = (f for claim in claims for f in (claim.ore, claim.contained) if f is not None)
    return next(figure for figure in figures if same_value(figure.value, value))


def _fit(claims: Sequence[Claim], number: Figure, library: Library) -> Finding | None:
    """What the calculator's check of coherence says of the number, held against what all outlets claim beside it."""
    grade = _usual(claim.grade for claim in claims)
    if grade is None:
        return None
    contained = _usual(
        c.contained
        for c in claims
        if c.contained is not None and not same_value(c.contained.value, number.value)
    )
    fields: dict[str, Any] = {
        "form": Form.HEADLINE,
        "ore": number.model_copy(update={"basis": Basis.UNSPECIFIED}),
        "grade": grade,
        "contained": contained,
        "mineral_stated": any(claim.mineral_stated for claim in claims),
    }
    for name in ("mineral", "country", "deposit", "claimed_on"):
        common = Counter(v for claim in claims if (v := getattr(claim, name)) is not None).most_common(1)
        if common:
            fields[name] = common[0][0]
    for role, along in CARRIED.items():
        holder = next((c for c in _by_use(claims) if getattr(c, role) is not None), None)
        if holder is not None:
            fields |= {name: getattr(holder, name) for name in (role, *along)}
    findings = assess(Claim(**fields), library).findings
    return next((finding for finding in findings if finding.check == COHERENCE), None)


def _by_use(claims: Sequence[Claim]) -> list[Claim]:
    """Claims whose rank can be judged come first: there are lists of reserves, none of resources."""
    return sorted(claims, key=lambda claim: claim.rank_of is not RankOf.RESERVES)


def _usual(figures: Iterable[Figure | None]) -> Figure | None:
    """The figure printed most often, the first among equals."""
    known = [figure for figure in figures if figure is not None]
    return max(known, key=lambda f: sum(same_value(f.value, other.value) for other in known), default=None)
