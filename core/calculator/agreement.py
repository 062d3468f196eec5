"""Whether ore, grade and contained metal agree, and under which kind reading of a printed figure. No findings here."""

from __future__ import annotations

from dataclasses import dataclass

from core.calculator.basis import Conversion, conversion, other_basis
from core.calculator.compare import SLACK, Comparison, compare, gap_between
from core.calculator.once import once_for_a_claim
from core.calculator.triple import Triple, metal_in, printed_triple
from core.claim import Claim
from core.quantities.figure import Figure
from core.quantities.ranges import Range
from core.reference.library import Library


@dataclass(frozen=True, slots=True)
class Judged:
    """How the three compare. `rounded` names the figure that must be a rounded one for them to meet, `unsaid`
    says that they meet only if one counts oxide and the other element."""

    comparison: Comparison
    computed: Range
    rounded: str | None = None
    unsaid: bool = False


def judge(triple: Triple, how: Conversion | None) -> Judged:
    """Hold what is claimed against ore × grade: as printed, then with one figure read as rounded to its first digit,
    then in the other basis where only one figure names its own. Pure."""
    ore, grade, contained = triple.ore, triple.grade, triple.contained
    by = None if how is None else how.by
    computed = _times(metal_in(ore.span, grade.span), by)
    plain = compare(contained.claimed_span, computed)
    if plain.gap <= SLACK:
        return Judged(plain, computed)
    rounded = _only_if_rounded(triple, by)
    if rounded:
        wide = _times(metal_in(ore.wide_span, grade.wide_span), by)
        return Judged(compare(_wide_claim(contained), wide), computed, rounded=rounded)
    other = _kinder(triple, how)
    if other is not None:
        again = _times(metal_in(ore.span, grade.span), other)
        kinder = compare(contained.claimed_span, again)
        if kinder.gap <= SLACK:
            return Judged(kinder, computed, unsaid=True)
    return Judged(plain, computed)


def _kinder(triple: Triple, how: Conversion | None) -> Range | None:
    """The other fair reading of a basis that one of the figures leaves open."""
    if how is None:
        return other_basis(triple.grade, triple.contained)
    return None if how.stated else Range(1.0, 1.0, 1.0)


def _times(value: Range, by: Range | None) -> Range:
    return value if by is None else value * by


def _wide_claim(figure: Figure) -> Range:
    """`claimed_span` with the wide half-width: "up to X" still claims that X can be reached."""
    wide = figure.model_copy(update={"half": max(figure.half, figure.wide)})
    return wide.claimed_span


def _only_if_rounded(triple: Triple, by: Range | None) -> str | None:
    """Which one figure, read as rounded to its only non-zero digit, makes the three meet; None if none does."""
    for role in ("grade", "ore", "contained"):
        figure: Figure = getattr(triple, role)
        if figure.wide <= figure.half:
            continue
        ore = triple.ore.wide_span if role == "ore" else triple.ore.span
        grade = triple.grade.wide_span if role == "grade" else triple.grade.span
        claimed = _wide_claim(figure) if role == "contained" else triple.contained.claimed_span
        if gap_between(claimed, _times(metal_in(ore, grade), by)) <= SLACK:
            return role
    return None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The printed three, how the grade's basis becomes the metal's, and how they compare."""

    triple: Triple
    how: Conversion | None
    judged: Judged


@once_for_a_claim
def agreement_of(claim: Claim, library: Library) -> Agreement | None:
    """How ore, grade and contained compare as printed; None where one is missing. Pure."""
    ore, grade, contained = printed_triple(claim)
    if not (ore and grade and contained):
        return None
    how = conversion(grade, contained, library.mineral(claim.mineral))
    triple = Triple(ore, grade, contained)
    return Agreement(triple, how, judge(triple, how))


def agree(claim: Claim, library: Library) -> bool:
    """Whether ore, grade and contained agree, as `contained` would find; True where one is missing. Pure."""
    found = agreement_of(claim, library)
    return found is None or found.judged.comparison.gap <= SLACK
