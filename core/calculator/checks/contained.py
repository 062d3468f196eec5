"""Do the ore, the grade and the contained metal agree? No reference data and no words here."""

from __future__ import annotations

from collections.abc import Iterator

from core.calculator.checks.base import Check
from core.calculator.compare import Comparison, compare
from core.calculator.standing import arithmetic_reasons, with_reasons
from core.claim import Claim
from core.quantities.figure import Figure
from core.quantities.ranges import Range, exactly
from core.reference.library import Library
from core.verdict import Fact, Finding, Level, Need, Note, Quantity, Step, Term

ID = "contained"
PPM = 1_000_000.0
"""Grams in a tonne: t × ppm ÷ 1,000,000 = t."""

RICHEST_ORE_PPM = 800_000.0
"""No rare-earth mineral holds more than 80% rare-earth oxide (bastnäsite 75%, monazite 70%)."""


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """The third of ore, grade and contained, or whether the three agree. Pure."""
    ore, grade, contained = claim.ore, claim.grade, claim.contained
    if ore and grade and contained:
        yield _agreement(claim, library, ore, grade, contained)
    elif ore and grade:
        yield _contained(ore, grade)
    elif contained and grade:
        yield _rock(contained, grade)
    elif contained and ore:
        yield _grade(contained, ore)


def metal_in(ore: Range, grade_ppm: Range) -> Range:
    """Tonnes of metal in tonnes of ore. Pure."""
    return ore * grade_ppm * (1 / PPM)


def rock_for(contained: Range, grade_ppm: Range) -> Range:
    """Tonnes of ore that hold tonnes of metal. Pure. Raises ZeroDivisionError for a grade that may be zero."""
    return contained / grade_ppm * PPM


def grade_for(contained: Range, ore: Range) -> Range:
    """Grade in ppm at which the ore holds the metal. Pure."""
    return contained / ore * PPM


def contained_step(ore: Quantity, grade: Quantity, result: Quantity) -> Step:
    """ore × grade ÷ 1,000,000 = contained. Pure."""
    return Step(
        name="contained",
        terms=(
            Term(op="", name="ore", quantity=ore),
            Term(op="×", name="grade", quantity=grade),
            Term(op="÷", name="grams_per_tonne", quantity=Quantity.of(PPM, "")),
        ),
        result=result,
    )


def rock_step(contained: Quantity, grade: Quantity, result: Quantity) -> Step:
    """contained ÷ grade × 1,000,000 = ore. Pure."""
    return Step(
        name="ore",
        terms=(
            Term(op="", name="contained", quantity=contained),
            Term(op="÷", name="grade", quantity=grade),
            Term(op="×", name="grams_per_tonne", quantity=Quantity.of(PPM, "")),
        ),
        result=result,
    )


def grade_step(contained: Quantity, ore: Quantity, result: Quantity) -> Step:
    """contained ÷ ore × 1,000,000 = grade. Pure."""
    return Step(
        name="grade",
        terms=(
            Term(op="", name="contained", quantity=contained),
            Term(op="÷", name="ore", quantity=ore),
            Term(op="×", name="grams_per_tonne", quantity=Quantity.of(PPM, "")),
        ),
        result=result,
    )


def _agreement(claim: Claim, library: Library, ore: Figure, grade: Figure, contained: Figure) -> Finding:
    computed = metal_in(ore.span, grade.span)
    outcome = compare(contained.claimed_span, computed)
    rounded = None if outcome.gap <= 1.02 else _only_if_rounded(ore, grade, contained)
    if rounded:
        outcome = compare(contained.wide_span, metal_in(ore.wide_span, grade.wide_span))
    reasons = arithmetic_reasons(claim, library)
    facts = _facts(ore=ore, grade=grade)
    ore_q, grade_q = facts["ore"], facts["grade"]
    contained_q, computed_q = Quantity.from_figure(contained), Quantity.of(computed, "t")
    more_than_rock = contained.span.low > ore.span.high
    steps = [contained_step(ore_q, grade_q, computed_q)]
    needs: list[Need] = []
    if outcome.gap > 1.02:
        needed_grade = Quantity.of(grade_for(contained.span, ore.span), "ppm")
        needed_ore = Quantity.of(rock_for(contained.span, grade.span), "t")
        steps += [grade_step(contained_q, ore_q, needed_grade), rock_step(contained_q, grade_q, needed_ore)]
        needs = [
            Need(key="needs.grade", facts={"grade": needed_grade, "ore": ore_q, "contained": contained_q}),
            Need(key="needs.ore", facts={"ore": needed_ore, "grade": grade_q, "contained": contained_q}),
        ]
    level = Level.IMPOSSIBLE if more_than_rock else with_reasons(outcome.level, reasons)
    return Finding(
        check=ID,
        outcome="more_metal_than_ore" if more_than_rock else _word(outcome, rounded),
        level=level,
        facts=dict(facts),
        claimed=contained_q,
        computed=computed_q,
        factor=outcome.factor,
        gap=outcome.gap,
        working=tuple(steps),
        needs=tuple(needs),
        reasons=reasons if level is Level.UNPROVEN else (),
        caveats=(Note(key=f"rounded.{rounded}", facts=dict(facts)),) if rounded else (),
    )


def _word(outcome: Comparison, rounded: str | None) -> str:
    if outcome.gap <= 1.02:
        return "agree_if_rounded" if rounded else "agree"
    if outcome.gap < 2:
        return "nearly"
    return "overstated" if outcome.over else "understated"


def _only_if_rounded(ore: Figure, grade: Figure, contained: Figure) -> str | None:
    """Which one figure, read as rounded to its only non-zero digit, makes the three meet; None if none does."""
    for role, figure in (("grade", grade), ("ore", ore), ("contained", contained)):
        if figure.wide <= figure.half:
            continue
        ore_range = ore.wide_span if role == "ore" else ore.span
        grade_range = grade.wide_span if role == "grade" else grade.span
        claimed = contained.wide_span if role == "contained" else contained.claimed_span
        if claimed.meets(metal_in(ore_range, grade_range)):
            return role
    return None


def _contained(ore: Figure, grade: Figure) -> Finding:
    facts = _facts(ore=ore, grade=grade)
    computed = Quantity.of(metal_in(ore.span, grade.span), "t")
    return Finding(
        check=ID,
        outcome="contained",
        level=None,
        facts=dict(facts),
        computed=computed,
        working=(contained_step(facts["ore"], facts["grade"], computed),),
    )


def _rock(contained: Figure, grade: Figure) -> Finding:
    facts = _facts(contained=contained, grade=grade)
    computed = Quantity.of(rock_for(contained.span, grade.span), "t")
    return Finding(
        check=ID,
        outcome="ore",
        level=None,
        facts=dict(facts),
        computed=computed,
        working=(rock_step(facts["contained"], facts["grade"], computed),),
    )


def _grade(contained: Figure, ore: Figure) -> Finding:
    facts = _facts(contained=contained, ore=ore)
    computed = Quantity.of(grade_for(contained.span, ore.span), "ppm")
    impossible = contained.span.low > ore.span.high
    comparison = compare(contained.span, ore.span)
    return Finding(
        check=ID,
        outcome="more_metal_than_ore" if impossible else "grade",
        level=Level.IMPOSSIBLE if impossible else None,
        facts=dict(facts),
        claimed=facts["contained"] if impossible else None,
        computed=computed,
        factor=comparison.factor if impossible else None,
        gap=comparison.gap if impossible else None,
        working=(grade_step(facts["contained"], facts["ore"], computed),),
    )


def _facts(**figures: Figure) -> dict[str, Quantity]:
    return {name: Quantity.from_figure(figure) for name, figure in figures.items()}


CHECK = Check(id=ID, run=run)
