"""Is the grade ore at all, and of which kind? Against the crust, known deposits, records and what minerals can hold."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from functools import cache

from core.calculator.checks.base import Check
from core.calculator.compare import SLACK, WEAKNESS, gap_between, ratio_between
from core.calculator.triple import grade_for, grade_said, printed_triple
from core.claim import RARE_EARTHS, Claim
from core.errors import NoReference
from core.quantities.bases import MIX_OXIDE_PER_ELEMENT
from core.quantities.figure import Basis, Figure
from core.quantities.ranges import Range, exactly
from core.reference.assumptions import Assumption
from core.reference.deposits import Deposit
from core.reference.library import Library
from core.verdict import Fact, Finding, Level, Note, Quantity, Step, Term

ID = "grade_context"

TYPICAL_RESERVE = "mount-weld-reserve"
"""The mine a grade is laid beside: the largest rare-earth mine outside China, its reserve as published."""


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """The grade in multiples of the crust and beside a mine; a level only where it is more than the mineral can
    hold (impossible, I1) or above every deposit on file (does not add up). A grade that ore and contained
    imply is judged by the same bounds. Pure."""
    ore, grade, contained = printed_triple(claim)
    if grade is not None:
        beyond = _beyond(claim, grade.span, Quantity.from_figure(grade), library, implied=False)
        if beyond is not None:
            yield beyond
        elif claim.mineral == RARE_EARTHS and grade.likely > 0:
            yield _for_scale(grade, library)
    elif ore and contained and ore.span.low > 0:
        implied = grade_for(contained.span, ore.span)
        if contained.claimed_span.low <= ore.span.high:
            beyond = _beyond(claim, implied, Quantity.of(implied, "ppm"), library, implied=True)
            if beyond is not None:
                yield beyond


def _beyond(claim: Claim, grade: Range, said: Quantity, library: Library, *, implied: bool) -> Finding | None:
    """A finding where the grade is above what the mineral can hold or above every deposit on file."""
    limit = _limit(library, "max_grade", claim.mineral)
    if limit is not None and grade.low > limit.range.high:
        return _above(grade, said, limit, "impossible", Level.IMPOSSIBLE, implied=implied)
    record = _limit(library, "highest_mine_grade", claim.mineral)
    if record is not None and grade.low > record.range.high:
        gap = gap_between(grade, record.range) / WEAKNESS[record.source.confidence]
        level = Level.DOES_NOT_ADD_UP if gap > SLACK else Level.DOUBTFUL
        return _above(grade, said, record, "record", level, implied=implied)
    return None


def _above(
    grade: Range, said: Quantity, limit: Assumption, word: str, level: Level, *, implied: bool
) -> Finding:
    bar = Quantity.of(exactly(limit.range.high), "ppm")
    return Finding(
        check=ID,
        outcome=f"{word}.implied" if implied else word,
        level=level,
        facts={"limit": bar},
        claimed=said,
        computed=bar,
        factor=ratio_between(grade, exactly(limit.range.high)),
        gap=gap_between(grade, exactly(limit.range.high)),
        working=(
            Step(
                name="times_the_limit",
                terms=(
                    Term(op="", name="grade", quantity=said),
                    Term(op="÷", name="limit", quantity=bar),
                ),
                result=Quantity.of(grade / limit.range.high, "×"),
            ),
        ),
        sources=(limit.source,),
    )


def _limit(library: Library, key: str, mineral: str) -> Assumption | None:
    try:
        return library.assumption(key, mineral)
    except NoReference:
        return None


def _for_scale(grade: Figure, library: Library) -> Finding:
    said = grade_said(grade)
    crust = library.assumption("crust", "rare earths")
    element = Quantity.of(crust.range.middle, "ppm")
    oxide = Quantity.of(float(round(crust.range.middle * MIX_OXIDE_PER_ELEMENT.middle)), "ppm")
    by_basis = {Basis.METAL: (element,), Basis.OXIDE: (oxide,)}.get(grade.basis, (oxide, element))
    ratios = [Quantity.of(grade.likely / bar.middle, "×") for bar in by_basis]
    facts: dict[str, Fact] = {"grade": said, "crust": by_basis[0], "times": ratios[0]}
    if len(ratios) > 1:
        facts |= {"times_element": ratios[1]}
    steps = [
        Step(
            name="times_the_crust",
            terms=(
                Term(op="", name="grade", quantity=Quantity.from_figure(grade)),
                Term(op="÷", name="crust", quantity=bar),
            ),
            result=times,
        )
        for bar, times in zip(by_basis, ratios, strict=True)
    ]
    outcome = _kind_of_ore(grade, library)
    more: list[Note] = []
    sources = [crust.source]
    mine = library.deposit(TYPICAL_RESERVE)
    if mine.grade_ppm is not None and mine.grade_ppm > grade.likely:
        above = Quantity.of(mine.grade_ppm / grade.likely, "×")
        beside: dict[str, Fact] = {
            "mine": mine.name,
            "mine_grade": Quantity.of(mine.grade_ppm, "ppm"),
            "of_mine": above,
        }
        more.append(Note(key="mine_is_richer", facts=beside))
        sources.append(mine.source)
    nearest = _nearest(grade, library)
    if nearest is not None and nearest.grade_ppm is not None:
        like: dict[str, Fact] = {
            "deposit": nearest.name,
            "deposit_grade": Quantity.of(nearest.grade_ppm, "ppm"),
        }
        more.append(Note(key="nearest_deposit", facts=like))
        sources.append(nearest.source)
    return Finding(
        check=ID,
        outcome=outcome if len(ratios) == 1 else f"{outcome}.either",
        level=None,
        facts=facts,
        computed=ratios[0],
        working=tuple(steps),
        more=tuple(more),
        caveats=(Note(key="crust_counts", facts={"element": element, "oxide": oxide}),),
        sources=tuple(dict.fromkeys(sources)),
    )


def _kind_of_ore(grade: Figure, library: Library) -> str:
    hard = library.assumption("economic_grade", "hard rock").range
    clay = library.assumption("economic_grade", "clay").range
    if grade.likely >= hard.low:
        return "rich"
    if grade.likely > clay.high:
        return "poor_rock"
    return "clay_only" if grade.likely >= clay.low else "too_poor"


@cache
def _graded(library: Library) -> tuple[tuple[float, Deposit], ...]:
    """Deposits with a grade, a tonnage, a code and a source, by grade. The library never changes."""
    fitting = (
        (d.grade_ppm, d)
        for d in library.deposits()
        if d.grade_ppm
        and d.ore_t
        and d.source.confidence != "from-memory"
        and d.code
        and not d.code.startswith("none")
    )
    return tuple(sorted(fitting, key=lambda pair: (pair[0], pair[1].key)))


def _nearest(grade: Figure, library: Library) -> Deposit | None:
    """The deposit whose grade is closest, as a ratio."""
    graded = _graded(library)
    at = bisect([ppm for ppm, _ in graded], grade.likely)
    beside = graded[max(0, at - 1) : at + 1]
    x = grade.likely
    closest = min(beside, key=lambda pair: max(pair[0] / x, x / pair[0]), default=None)
    return None if closest is None else closest[1]


CHECK = Check(id=ID, run=run)
