"""Do the ore, the grade and the contained metal agree? No reference data and no words here."""

from __future__ import annotations

import math
from collections.abc import Iterator

from core.calculator.agreement import Agreement, Judged, agreement_of
from core.calculator.basis import Conversion, conversion
from core.calculator.checks.base import Check
from core.calculator.compare import SLACK, Comparison, compare
from core.calculator.standing import arithmetic_reasons, with_reasons
from core.calculator.triple import (
    Triple,
    contained_step,
    grade_for,
    grade_said,
    grade_step,
    metal_in,
    printed_triple,
    rock_for,
    rock_step,
)
from core.claim import Claim
from core.quantities.figure import Basis, Dimension, Figure
from core.quantities.ranges import Range
from core.reference.library import Library
from core.reference.minerals import Mineral
from core.verdict import Fact, Finding, Level, Need, Note, Quantity, Step

ID = "contained"


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """The third of ore, grade and contained, or whether the three agree. Pure."""
    mineral = library.mineral(claim.mineral)
    for finding in _run(claim, library, mineral):
        yield _of_product(finding, mineral) if mineral.content_basis is Basis.COMPOUND else finding


def _run(claim: Claim, library: Library, mineral: Mineral) -> Iterator[Finding]:
    three = agreement_of(claim, library)
    if three is not None:
        yield _agreement(claim, library, three)
        return
    ore, grade, contained = printed_triple(claim)
    hint = _hint(claim)
    if ore and grade:
        yield _contained(ore, grade, conversion(grade, None, mineral), hint)
    elif contained and grade and grade.span.low > 0:
        yield _rock(contained, grade, hint)
    elif contained and ore and ore.span.low > 0:
        yield _grade(contained, ore, hint)


def _of_product(finding: Finding, mineral: Mineral) -> Finding:
    """Graphite, fluorspar, phosphate rock and bauxite are no metals: named where others are called metal."""
    if finding.outcome not in ("contained", "ore", "grade", "more_metal_than_ore"):
        return finding
    named: dict[str, Fact] = {**finding.facts, "product": mineral.key}
    return finding.model_copy(update={"outcome": f"{finding.outcome}.product", "facts": named})


def _agreement(claim: Claim, library: Library, three: Agreement) -> Finding:
    triple, how, judged = three.triple, three.how, three.judged
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


def _with_conversion(triple: Triple, how: Conversion | None) -> dict[str, Fact]:
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


def _caveats(judged: Judged, level: Level, triple: Triple) -> tuple[Note, ...]:
    if judged.rounded:
        figure: Figure = getattr(triple, judged.rounded)
        return (Note(key="only_if_rounded", facts={"figure": _said(figure), "place": _place(figure)}),)
    return (Note(key="only_arithmetic"),) if level is Level.HOLDS_UP else ()


def _needed(triple: Triple) -> tuple[list[Step], tuple[Need, ...]]:
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


def _word(judged: Judged, comparison: Comparison, claimed: Figure) -> str:
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
    computed = Quantity.of(held if how is None else held * how.by, "t")
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


def lacks(claim: Claim, _library: Library) -> Note | None:
    """Says that milligrams in a litre of brine say nothing of tonnes of rock. Pure."""
    brine = claim.grade is not None and claim.grade.dimension is Dimension.BRINE
    return Note(key="contained.brine") if brine and claim.ore is not None else None


CHECK = Check(id=ID, run=run, lacks=lacks)
