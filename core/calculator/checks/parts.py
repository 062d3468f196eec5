"""Do the parts add up to the whole, and what would the rest have to be? Arithmetic only; no words here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.calculator.checks.base import Check
from core.calculator.compare import SLACK, compare
from core.calculator.metal import reachable
from core.calculator.steps import PPM, add, less, over, term, times, work
from core.claim import Claim, Part
from core.quantities.figure import Dimension, Figure
from core.quantities.ranges import Range, exactly, plus
from core.reference.library import Library
from core.verdict import Fact, Finding, Level, Need, Note, Quantity, Step

ID = "parts"

ALL_OF_IT = Quantity.of(exactly(100.0), "%")
"""What percentages of one thing add up to."""


@dataclass(frozen=True, slots=True)
class Split:
    """The parts that are of one kind, and the whole they belong to. `whole` is None where nothing is said of it, `wide` its range if it is a rounded figure;
    `closed` that it is the 100% which shares cannot exceed, not a printed figure."""

    parts: tuple[Part, ...]
    whole: Quantity | None
    wide: Range | None
    whole_grade: Figure | None
    unit: str
    closed: bool


def run(claim: Claim, _library: Library) -> Iterator[Finding]:
    """Sum, weighted grade, and the grade that the rest would need. Pure."""
    split = _split(claim)
    if split is None:
        return
    total = _sum(split)
    if split.whole is None:
        yield _told(split, total)
        return
    largest = max(split.parts, key=lambda p: p.amount.claimed_span.low)
    if largest.amount.claimed_span.low > split.whole.high * SLACK:
        yield _part_exceeds_whole(largest, split.whole)
        return
    grades = _graded(split)
    short = total.result.high * SLACK < split.whole.low
    if len(split.parts) == 1 or (grades and short):
        yield from _share_and_rest(split, split.whole, total, grades)
        return
    yield _whole(split, split.whole, total)
    if grades and compare(split.whole.range, total.result.range).level is Level.HOLDS_UP:
        yield _weighted(split, total)


def lacks(claim: Claim, _library: Library) -> Note | None:
    """Says so where a whole has no parts, or parts are of another kind than the whole. Pure."""
    if not claim.parts:
        return Note(key="parts.needs_parts") if claim.whole else None
    return Note(key="parts.unlike") if _split(claim) is None else None


def _split(claim: Claim) -> Split | None:
    if not claim.parts:
        return None
    first = claim.parts[0].amount
    if any(p.amount.dimension is not first.dimension or p.amount.unit != first.unit for p in claim.parts):
        return None
    whole = claim.whole
    if whole is None:
        closed = first.dimension is Dimension.SHARE
        return Split(claim.parts, ALL_OF_IT if closed else None, None, None, first.unit, closed)
    if whole.amount.dimension is not first.dimension or whole.amount.unit != first.unit:
        return None
    if first.dimension is Dimension.SHARE and whole.amount.value == 100.0:
        return Split(claim.parts, ALL_OF_IT, None, whole.grade, first.unit, True)
    if whole.amount.claimed_span.low <= 0:
        return None
    return Split(claim.parts, reachable(whole.amount), whole.amount.wide_span, whole.grade, first.unit, False)


def _sum(split: Split) -> Step:
    first, *rest = (reachable(p.amount) for p in split.parts)
    return work("sum", split.unit, term("part", first), *(add("part", q) for q in rest))


def _graded(split: Split) -> bool:
    every = all(p.grade is not None for p in split.parts)
    return every and split.whole_grade is not None and split.unit == "t"


def _told(split: Split, total: Step) -> Finding:
    return Finding(
        check=ID,
        outcome="sum",
        level=None,
        facts={"count": len(split.parts)},
        computed=total.result,
        working=(total,),
    )


def _part_exceeds_whole(part: Part, whole: Quantity) -> Finding:
    amount = reachable(part.amount)
    comparison = compare(amount.range, whole.range)
    return Finding(
        check=ID,
        outcome="part_exceeds_whole",
        level=Level.IMPOSSIBLE,
        facts={"part": amount, "whole": whole},
        claimed=amount,
        computed=whole,
        factor=comparison.factor,
        gap=comparison.gap,
        working=(work("excess", part.amount.unit, term("part", amount), less("whole", whole)),),
    )


def _whole(split: Split, whole: Quantity, total: Step) -> Finding:
    comparison = compare(whole.range, total.result.range)
    strictly = comparison.level is Level.HOLDS_UP
    if not strictly and not split.closed:
        widely = plus(*(p.amount.wide_span for p in split.parts))
        loosely = compare(split.wide or whole.range, widely)
        comparison = loosely if loosely.level is Level.HOLDS_UP else comparison
    facts: dict[str, Fact] = {"count": len(split.parts), "whole": whole}
    holds = comparison.level is Level.HOLDS_UP
    needs: tuple[Need, ...] = ()
    working: tuple[Step, ...] = (total,)
    if not holds:
        first, second = (whole, total.result) if comparison.over else (total.result, whole)
        rest = work("difference", split.unit, term("larger", first), less("smaller", second))
        key = "needs.further_part" if comparison.over else "needs.overlap"
        needs = (Need(key=key, facts={"rest": rest.result, "whole": whole}),)
        working = (total, rest)
    word = "add_up" if holds else "fall_short" if comparison.over else "exceed"
    return Finding(
        check=ID,
        outcome=word,
        level=comparison.level,
        facts=facts,
        claimed=whole,
        computed=total.result,
        factor=comparison.factor,
        gap=comparison.gap,
        working=working,
        needs=needs,
        caveats=(Note(key="rounded.figures"),) if holds and not strictly else (),
    )


def _share_and_rest(split: Split, whole: Quantity, total: Step, grades: bool) -> Iterator[Finding]:
    """The share that the parts are of the whole, and the grade that what remains would need."""
    share = work(
        "share_of_whole", "%", term("parts", total.result), over("whole", whole), times("per_cent", 100.0)
    )
    facts: dict[str, Fact] = {"parts": total.result, "whole": whole, "count": len(split.parts)}
    sums = (total,) if len(split.parts) > 1 else ()
    rest = work("rest", split.unit, term("whole", whole), less("parts", total.result))
    if grades and split.whole_grade is not None and rest.result.low > 0:
        yield _rest(split, whole, split.whole_grade, rest)
    yield Finding(
        check=ID, outcome="share", level=None, facts=facts, computed=share.result, working=(*sums, share)
    )


def _rest(split: Split, whole: Quantity, whole_grade: Figure, rest: Step) -> Finding:
    whole_metal = _metal("whole_metal", whole, whole_grade)
    metals = tuple(_part_metal(p) for p in split.parts)
    rest_metal = work(
        "rest_metal",
        "t",
        term("whole_metal", whole_metal.result),
        *(less("part_metal", m.result) for m in metals),
    )
    grade = work(
        "rest_grade",
        "ppm",
        term("rest_metal", rest_metal.result),
        over("rest", rest.result),
        times("grams_per_tonne", PPM),
    )
    facts: dict[str, Fact] = {
        "whole": whole,
        "whole_grade": reachable(whole_grade),
        "rest": rest.result,
        "needed": Quantity.of(float(round(grade.result.middle)), "ppm", printed=True),
        "count": len(split.parts),
    }
    working = (rest, whole_metal, *metals, rest_metal, grade)
    if rest_metal.result.middle <= 0:
        metal_in_parts = work(
            "parts_metal",
            "t",
            term("part_metal", metals[0].result),
            *(add("part_metal", m.result) for m in metals[1:]),
        )
        comparison = compare(metal_in_parts.result.range, whole_metal.result.range)
        return Finding(
            check=ID,
            outcome="more_metal_than_whole" if comparison.gap > SLACK else "barren_rest",
            level=Level.IMPOSSIBLE if comparison.gap > SLACK else None,
            facts={**facts, "parts_metal": metal_in_parts.result, "whole_metal": whole_metal.result},
            claimed=whole_metal.result,
            computed=metal_in_parts.result,
            factor=comparison.factor,
            gap=comparison.gap,
            working=(whole_metal, *metals, metal_in_parts),
        )
    richer_than_rock = grade.result.low > PPM
    return Finding(
        check=ID,
        outcome="rest_beyond_rock" if richer_than_rock else "rest",
        level=Level.IMPOSSIBLE if richer_than_rock else None,
        facts=facts,
        computed=grade.result,
        working=working,
        needs=(Need(key="needs.rest_grade", facts={"grade": facts["needed"], "rest": rest.result}),),
    )


def _weighted(split: Split, total: Step) -> Finding:
    """Grade of the sum of the parts, weighted by tonnes, against the grade printed for the whole."""
    metals = tuple(_part_metal(p) for p in split.parts)
    metal = work(
        "parts_metal",
        "t",
        term("part_metal", metals[0].result),
        *(add("part_metal", m.result) for m in metals[1:]),
    )
    weighted = work(
        "weighted_grade",
        "ppm",
        term("parts_metal", metal.result),
        over("sum", total.result),
        times("grams_per_tonne", PPM),
        spread=_mean_grade(split.parts),
    )
    claimed = reachable(split.whole_grade) if split.whole_grade else weighted.result
    comparison = compare(claimed.range, weighted.result.range)
    return Finding(
        check=ID,
        outcome="grade_agrees" if comparison.level is Level.HOLDS_UP else "grade_differs",
        level=comparison.level,
        facts={"count": len(split.parts), "whole": total.result},
        claimed=claimed,
        computed=weighted.result,
        factor=comparison.factor,
        gap=comparison.gap,
        working=(*metals, metal, total, weighted),
    )


def _mean_grade(parts: tuple[Part, ...]) -> Range:
    """The ends of the weighted grade: the tonnes stand above and below the line, so their widths nearly cancel."""
    amounts = [p.amount.claimed_span for p in parts]
    grades = [p.grade.claimed_span for p in parts if p.grade]
    middle = sum(a.middle * g.middle for a, g in zip(amounts, grades, strict=True)) / sum(
        a.middle for a in amounts
    )

    def mean(low: bool) -> float:
        weights = [
            a.high if (g.middle < middle) is low else a.low for a, g in zip(amounts, grades, strict=True)
        ]
        heights = [g.low if low else g.high for g in grades]
        weight = sum(weights)
        return sum(w * h for w, h in zip(weights, heights, strict=True)) / weight if weight > 0 else middle

    return Range(min(mean(True), middle), middle, max(mean(False), middle))


def _part_metal(part: Part) -> Step:
    assert part.grade is not None
    return _metal("part_metal", reachable(part.amount), part.grade)


def _metal(name: str, amount: Quantity, grade: Figure) -> Step:
    return work(
        name,
        "t",
        term("ore", amount),
        times("grade", reachable(grade)),
        over("grams_per_tonne", PPM),
    )


CHECK = Check(id=ID, run=run, lacks=lacks)
