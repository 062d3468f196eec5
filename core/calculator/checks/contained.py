"""Do the ore, the grade and the contained metal agree? No reference data and no words here."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from core.calculator.basis import Conversion, conversion, other_basis
from core.calculator.checks.base import Check
from core.calculator.compare import SLACK, Comparison, compare, gap_between
from core.calculator.standing import arithmetic_reasons, with_reasons
from core.claim import Claim
from core.quantities.figure import Dimension, Figure
from core.quantities.ranges import Range
from core.reference.library import Library
from core.verdict import Fact, Finding, Level, Need, Note, Quantity, Step, Term

ID = "contained"

PPM = 1_000_000.0
"""Grams in a tonne: t × ppm ÷ 1,000,000 = t."""


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """The third of ore, grade and contained, or whether the three agree. Pure."""
    ore, grade, contained = printed_triple(claim)
    if ore and grade and contained:
        yield _agreement(claim, library, _Triple(ore, grade, contained))
        return
    hint = _hint(claim)
    if ore and grade:
        yield _contained(ore, grade, conversion(grade, None, library.mineral(claim.mineral)), hint)
    elif contained and grade and grade.span.low > 0:
        yield _rock(contained, grade, hint)
    elif contained and ore and ore.span.low > 0:
        yield _grade(contained, ore, hint)


def printed_triple(claim: Claim) -> tuple[Figure | None, Figure | None, Figure | None]:
    """Ore, grade and contained as printed; None where missing or not tonnes and a share of weight (a brine's
    mg/L says nothing of rock). Pure."""
    return (
        _if(claim.ore, Dimension.MASS),
        _if(claim.grade, Dimension.GRADE),
        _if(claim.contained, Dimension.MASS),
    )


def _if(figure: Figure | None, dimension: Dimension) -> Figure | None:
    return figure if figure is not None and figure.dimension is dimension else None


def metal_in(ore: Range, grade_ppm: Range) -> Range:
    """Tonnes of metal in tonnes of ore. Pure."""
    return ore * grade_ppm * (1 / PPM)


def rock_for(contained: Range, grade_ppm: Range) -> Range:
    """Tonnes of ore that hold tonnes of metal. Pure. Raises ZeroDivisionError for a grade that may be zero."""
    return contained / grade_ppm * PPM


def grade_for(contained: Range, ore: Range) -> Range:
    """Grade in ppm at which the ore holds the metal. Pure. Raises ZeroDivisionError for ore that may be zero."""
    return contained / ore * PPM


def agree(claim: Claim, library: Library) -> bool:
    """Whether ore, grade and contained agree, as `run` would find; True where one is missing. Pure."""
    ore, grade, contained = printed_triple(claim)
    if not (ore and grade and contained):
        return True
    triple = _Triple(ore, grade, contained)
    how = conversion(triple.grade, triple.contained, library.mineral(claim.mineral))
    return _judge(triple, how).comparison.gap <= SLACK


def grade_said(figure: Figure) -> Quantity:
    """A grade for sentences: in g/t where it was printed so (3,926 g/t), else as `say` scales it. Pure."""
    in_grams = "%" not in figure.printed.unit and figure.value >= 1000
    unit = "g/t" if in_grams else figure.unit
    return Quantity.of(figure.span, unit, printed=True)


def contained_step(ore: Quantity, grade: Quantity, result: Quantity, how: Conversion | None = None) -> Step:
    """ore × grade ÷ 1,000,000 = contained, and × the conversion where there is one. Pure."""
    terms = [
        Term(op="", name="ore", quantity=ore),
        Term(op="×", name="grade", quantity=grade),
        Term(op="÷", name="grams_per_tonne", quantity=Quantity.of(PPM, "")),
    ]
    if how is not None:
        terms.append(Term(op="×", name="conversion", quantity=Quantity.of(how.by, "")))
    return Step(name="contained", terms=tuple(terms), result=result)


def rock_step(contained: Quantity, grade: Quantity, result: Quantity) -> Step:
    """contained ÷ grade × 1,000,000 = ore. Pure."""
    return _per_million("ore", ("contained", contained), ("grade", grade), result)


def grade_step(contained: Quantity, ore: Quantity, result: Quantity) -> Step:
    """contained ÷ ore × 1,000,000 = grade. Pure."""
    return _per_million("grade", ("contained", contained), ("ore", ore), result)


def _per_million(
    name: str, over: tuple[str, Quantity], under: tuple[str, Quantity], result: Quantity
) -> Step:
    terms = (
        Term(op="", name=over[0], quantity=over[1]),
        Term(op="÷", name=under[0], quantity=under[1]),
        Term(op="×", name="grams_per_tonne", quantity=Quantity.of(PPM, "")),
    )
    return Step(name=name, terms=terms, result=result)


@dataclass(frozen=True, slots=True)
class _Triple:
    ore: Figure
    grade: Figure
    contained: Figure

    @property
    def facts(self) -> dict[str, Quantity]:
        return {"ore": Quantity.from_figure(self.ore), "grade": Quantity.from_figure(self.grade)}

    @property
    def said(self) -> dict[str, Fact]:
        """The same for sentences: the grade in the unit it was printed in."""
        return {"ore": Quantity.from_figure(self.ore), "grade": grade_said(self.grade)}


@dataclass(frozen=True, slots=True)
class _Judged:
    """How the three compare. `rounded` names the figure that must be a rounded one for them to meet, `unsaid`
    says that they meet only if one counts oxide and the other element."""

    comparison: Comparison
    computed: Range
    rounded: str | None = None
    unsaid: bool = False


def _judge(triple: _Triple, how: Conversion | None) -> _Judged:
    ore, grade, contained = triple.ore, triple.grade, triple.contained
    by = None if how is None else how.by
    computed = _times(metal_in(ore.span, grade.span), by)
    plain = compare(contained.claimed_span, computed)
    if plain.gap <= SLACK:
        return _Judged(plain, computed)
    rounded = _only_if_rounded(triple, by)
    if rounded:
        wide = _times(metal_in(ore.wide_span, grade.wide_span), by)
        return _Judged(compare(_wide_claim(contained), wide), computed, rounded=rounded)
    other = _kinder(triple, how)
    if other is not None:
        again = _times(metal_in(ore.span, grade.span), other)
        kinder = compare(contained.claimed_span, again)
        if kinder.gap <= SLACK:
            return _Judged(kinder, computed, unsaid=True)
    return _Judged(plain, computed)


def _kinder(triple: _Triple, how: Conversion | None) -> Range | None:
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


def _only_if_rounded(triple: _Triple, by: Range | None) -> str | None:
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


def _agreement(claim: Claim, library: Library, triple: _Triple) -> Finding:
    how = conversion(triple.grade, triple.contained, library.mineral(claim.mineral))
    judged = _judge(triple, how)
    comparison = judged.comparison
    facts = triple.facts
    claimed, computed = Quantity.from_figure(triple.contained), Quantity.of(judged.computed, "t")
    steps = [contained_step(facts["ore"], facts["grade"], computed, how)]
    more_than_rock = triple.contained.claimed_span.low > triple.ore.span.high
    needs: tuple[Need, ...] = ()
    if comparison.gap > SLACK and how is None:
        needed_steps, needs = _needed(triple)
        steps += needed_steps
    reasons = arithmetic_reasons(claim, library)
    if judged.unsaid:
        reasons = (Note(key="basis_unsaid"), *reasons)
    level = Level.IMPOSSIBLE if more_than_rock else with_reasons(comparison.level, reasons)
    outcome = "more_metal_than_ore" if more_than_rock else _word(judged, comparison, triple.contained)
    return Finding(
        check=ID,
        outcome=f"{outcome}.converted" if how is not None and not more_than_rock else outcome,
        level=level,
        facts=_with_conversion(triple, how),
        claimed=claimed,
        computed=computed,
        factor=comparison.factor,
        gap=comparison.gap,
        working=tuple(steps),
        needs=needs,
        reasons=reasons if level is Level.UNPROVEN else (),
        caveats=_caveats(judged, level, triple),
    )


def _with_conversion(triple: _Triple, how: Conversion | None) -> dict[str, Fact]:
    if how is None:
        return triple.said
    held = Quantity.of(metal_in(triple.ore.span, triple.grade.span), "t")
    return {**triple.said, "held": held, "of": how.of, "to": how.to}


def _said(figure: Figure) -> Quantity:
    return grade_said(figure) if figure.unit == "ppm" else Quantity.from_figure(figure)


def _place(figure: Figure) -> Quantity:
    """The place of the figure's first digit: 100 g/t for 700 g/t."""
    first = 10.0 ** math.floor(math.log10(figure.printed.number))
    place = figure.value / figure.printed.number * first
    return Quantity.of(place, _said(figure).unit, printed=True)


def _caveats(judged: _Judged, level: Level, triple: _Triple) -> tuple[Note, ...]:
    if judged.rounded:
        figure: Figure = getattr(triple, judged.rounded)
        return (Note(key="only_if_rounded", facts={"figure": _said(figure), "place": _place(figure)}),)
    return (Note(key="only_arithmetic"),) if level is Level.HOLDS_UP else ()


def _needed(triple: _Triple) -> tuple[list[Step], tuple[Need, ...]]:
    """What grade in this ore, or how much ore at this grade, would hold what was claimed."""
    ore, grade, contained = triple.ore, triple.grade, triple.contained
    facts, claimed = triple.facts, Quantity.from_figure(triple.contained)
    steps: list[Step] = []
    needs: list[Need] = []
    if ore.span.low > 0 and grade.likely > 0 and contained.span.high < ore.span.low:
        needed = Quantity.of(grade_for(contained.span, ore.span), "ppm")
        steps.append(grade_step(claimed, facts["ore"], needed))
        needs.append(_needed_grade(needed, facts["ore"], grade))
    if grade.span.low > 0:
        needed = Quantity.of(rock_for(contained.span, grade.span), "t")
        steps.append(rock_step(claimed, facts["grade"], needed))
        needs.append(Need(key="needs.ore", facts={"ore": needed, "grade": grade_said(grade)}))
    return steps, tuple(needs)


def _said_alike(a: Range, b: Figure) -> bool:
    """Whether the two are the same number as people say it, to three digits."""
    return b.value_max is None and f"{a.middle:.3g}" == f"{b.likely:.3g}"


def _needed_grade(needed: Quantity, ore: Quantity, stated: Figure) -> Need:
    """The grade that the claim takes, and how many times the stated one it is, where that is worth a word."""
    facts: dict[str, Fact] = {"grade": needed, "ore": ore}
    times = needed.middle / stated.likely
    if times < 1.5:
        return Need(key="needs.grade", facts=facts)
    facts |= {"stated": grade_said(stated), "times": Quantity.of(times, "×")}
    return Need(key="needs.grade_times", facts=facts)


def _word(judged: _Judged, comparison: Comparison, claimed: Figure) -> str:
    if comparison.gap <= SLACK:
        if judged.rounded:
            return "agree_if_rounded"
        if judged.unsaid:
            return "agree_if_basis"
        return "same" if _said_alike(judged.computed, claimed) else "agree"
    if comparison.factor < 1.5:
        return "nearly"
    return "overstated" if comparison.over else "understated"


def _hint(claim: Claim) -> tuple[Note, ...]:
    """What to add for a judgement, where the claim says nothing of the tonnage that could be judged."""
    judged = (
        claim.rank,
        claim.share,
        claim.years,
        claim.gdp_share,
        claim.amount,
        claim.life,
        claim.product_rate,
    )
    return () if any(judged) else (Note(key="add_for_a_judgement"),)


def _contained(ore: Figure, grade: Figure, how: Conversion | None, hint: tuple[Note, ...]) -> Finding:
    facts: dict[str, Fact] = {"ore": Quantity.from_figure(ore), "grade": grade_said(grade)}
    held = metal_in(ore.span, grade.span)
    computed = Quantity.of(_times(held, None if how is None else how.by), "t")
    steps = (contained_step(Quantity.from_figure(ore), Quantity.from_figure(grade), computed, how),)
    outcome = "contained"
    if how is not None:
        outcome = "contained.converted"
        facts |= {"held": Quantity.of(held, "t"), "of": how.of, "to": how.to}
    return Finding(
        check=ID,
        outcome=outcome,
        level=None,
        facts=facts,
        computed=computed,
        working=steps,
        caveats=hint,
    )


def _rock(contained: Figure, grade: Figure, hint: tuple[Note, ...]) -> Finding:
    metal, at = Quantity.from_figure(contained), Quantity.from_figure(grade)
    computed = Quantity.of(rock_for(contained.span, grade.span), "t")
    return Finding(
        check=ID,
        outcome="ore",
        level=None,
        facts={"contained": metal, "grade": grade_said(grade)},
        computed=computed,
        working=(rock_step(metal, at, computed),),
        caveats=hint,
    )


def _grade(contained: Figure, ore: Figure, hint: tuple[Note, ...]) -> Finding:
    metal, rock = Quantity.from_figure(contained), Quantity.from_figure(ore)
    computed = Quantity.of(grade_for(contained.span, ore.span), "ppm")
    steps = (grade_step(metal, rock, computed),)
    if contained.claimed_span.low <= ore.span.high:
        facts: dict[str, Fact] = {"contained": metal, "ore": rock}
        return Finding(
            check=ID,
            outcome="grade",
            level=None,
            facts=facts,
            computed=computed,
            working=steps,
            caveats=hint,
        )
    comparison = compare(contained.claimed_span, ore.span)
    return Finding(
        check=ID,
        outcome="more_metal_than_ore",
        level=Level.IMPOSSIBLE,
        facts={"ore": rock},
        claimed=metal,
        computed=computed,
        factor=comparison.factor,
        gap=comparison.gap,
        working=steps,
    )


CHECK = Check(id=ID, run=run)
