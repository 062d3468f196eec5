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
from core.news.stories import SAME_FIGURE, Told
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
    value, senses = split
    figure = _printed(story, value)
    return Senses(Quantity.from_figure(figure), senses, _fit(story, figure, library))


def meanings_of(story: Sequence[Reading]) -> int:
    """How many meanings that tonnage has, 0 where there is none. Pure."""
    split = _split(story)
    return 0 if split is None else len(split[1])


def _split(story: Sequence[Reading]) -> tuple[float, tuple[Sense, ...]] | None:
    numbers = [told.value for reading in story for told in reading.telling.told if told.role in TONNAGES]
    if len(story) < 2 and len(set(numbers)) == len(numbers):
        return None
    found = ((value, _senses(story, value)) for value in dict.fromkeys(numbers))
    split = [(value, senses) for value, senses in found if len({sense.kind for sense in senses}) > 1]
    return max(
        split, key=lambda s: (len(s[1]), sum(_same(s[0], other) for other in numbers), s[0]), default=None
    )


def _senses(story: Sequence[Reading], value: float) -> tuple[Sense, ...]:
    """The meanings of a value, in the order of `KINDS`."""
    outlets: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for reading in story:
        for told in reading.telling.told:
            if told.role in TONNAGES and _same(told.value, value):
                outlets[_kind(told)][reading.telling.article.outlet] = None
    _join_unsaid(outlets)
    contained = [Sense(kind, None, tuple(outlets[kind])) for kind in KINDS[1:] if kind in outlets]
    return (*_ore_senses(story, value, tuple(outlets.get(ORE, ()))), *contained)


def _join_unsaid(outlets: dict[str, dict[str, None]]) -> None:
    """Who does not say which disagrees with nobody: counted with the one basis that others name, if it is one."""
    named = [kind for kind in KINDS[1:-1] if kind in outlets]
    if UNSAID in outlets and len(named) == 1:
        outlets[named[0]] |= outlets.pop(UNSAID)


def _ore_senses(story: Sequence[Reading], value: float, outlets: tuple[str, ...]) -> Iterator[Sense]:
    """Ore is told apart by what it is said to contain; an outlet that prints two such figures stands with both."""
    holding: list[tuple[Quantity, dict[str, None]]] = []
    for reading in story:
        for claim in reading.claims:
            if claim.ore and claim.contained and _same(claim.ore.value, value):
                held = claim.contained
                known = (names for quantity, names in holding if _same(quantity.middle, held.value))
                names = next(known, None)
                if names is None:
                    names = dict[str, None]()
                    holding.append((Quantity.from_figure(held), names))
                names[reading.telling.article.outlet] = None
    told = {outlet for _, names in holding for outlet in names}
    for quantity, names in sorted(holding, key=lambda h: -len(h[1])):
        yield Sense(ORE, quantity, tuple(names))
    if rest := tuple(outlet for outlet in outlets if outlet not in told):
        yield Sense(ORE, None, rest)


def _kind(told: Told) -> str:
    if told.role == "ore_tonnage":
        return ORE
    return told.basis if told.basis in KINDS and told.basis != ORE else UNSAID


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= SAME_FIGURE * max(abs(a), abs(b))


def _claims(story: Sequence[Reading]) -> Iterator[Claim]:
    return (claim for reading in story for claim in reading.claims)


def _printed(story: Sequence[Reading], value: float) -> Figure:
    figures = (f for claim in _claims(story) for f in (claim.ore, claim.contained) if f is not None)
    return next(figure for figure in figures if _same(figure.value, value))


def _fit(story: Sequence[Reading], number: Figure, library: Library) -> Finding | None:
    """What the calculator's check of coherence says of the number, held against what all outlets claim beside it."""
    grade = _usual(claim.grade for claim in _claims(story))
    if grade is None:
        return None
    contained = _usual(
        c.contained
        for c in _claims(story)
        if c.contained is not None and not _same(c.contained.value, number.value)
    )
    fields: dict[str, Any] = {
        "form": Form.HEADLINE,
        "ore": number.model_copy(update={"basis": Basis.UNSPECIFIED}),
        "grade": grade,
        "contained": contained,
    }
    for name in ("mineral", "country", "deposit", "claimed_on"):
        common = Counter(
            v for claim in _claims(story) if (v := getattr(claim, name)) is not None
        ).most_common(1)
        if common:
            fields[name] = common[0][0]
    for role, along in CARRIED.items():
        holder = next((c for c in _by_use(story) if getattr(c, role) is not None), None)
        if holder is not None:
            fields |= {name: getattr(holder, name) for name in (role, *along)}
    findings = assess(Claim(**fields), library).findings
    return next((finding for finding in findings if finding.check == COHERENCE), None)


def _by_use(story: Sequence[Reading]) -> list[Claim]:
    """Claims whose rank can be judged come first: there are lists of reserves, none of resources."""
    return sorted(_claims(story), key=lambda claim: claim.rank_of is not RankOf.RESERVES)


def _usual(figures: Iterable[Figure | None]) -> Figure | None:
    """The figure printed most often, the first among equals."""
    known = [figure for figure in figures if figure is not None]
    return max(known, key=lambda f: sum(_same(f.value, other.value) for other in known), default=None)
