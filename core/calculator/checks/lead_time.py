"""Is the promised start of production in reach, by how long other mines took? No words here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from core.calculator.checks.base import Check
from core.calculator.compare import Comparison, Side, compare
from core.calculator.standing import FORECAST, kind_of
from core.claim import Claim
from core.quantities.figure import Dimension, Figure
from core.quantities.ranges import Range
from core.reference.assumptions import Assumption
from core.reference.codes import Kind
from core.reference.library import Library
from core.verdict import Fact, Finding, Level, Note, Quantity, Source

ID = "lead_time"
KEY = "lead_time"

RECENT = "started 2020-2023"
"""The row of the newest mines, which took longest."""

DAYS_A_YEAR = 365.25


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """Years from the claim to the promised start beside the years from discovery to production on file. Pure."""
    if claim.start is None:
        return
    wait = _wait(claim.start, claim.claimed_on)
    if wait is None:
        return
    start = _start(claim.start)
    if wait.high <= 0:
        yield Finding(check=ID, outcome="past", level=None, facts={"start": start})
        return
    mines = library.assumption(KEY, "mines")
    recent = library.assumption(KEY, RECENT)
    comparison = compare(wait, mines.range, side=Side.AT_MOST, confidence=mines.source.confidence)
    level, reasons = _level(claim, library, comparison)
    facts: dict[str, Fact] = {
        "start": start,
        "wait": Quantity.of(wait, "years"),
        "average": _years(mines.range.middle),
        "shortest": _years(mines.range.low),
        "ends": Quantity(low=mines.range.low, likely=None, high=mines.range.high, unit="years"),
        "recent": _years(recent.range.middle),
    }
    yield Finding(
        check=ID,
        outcome=_word(claim, library, comparison, wait, mines),
        level=level,
        facts=facts,
        claimed=Quantity.of(wait, "years"),
        computed=Quantity.of(mines.range, "years"),
        factor=comparison.factor,
        gap=comparison.gap,
        reasons=reasons,
        caveats=(
            *(_row_note(row) for row in library.assumptions(KEY) if row.kind not in ("mines", RECENT)),
            Note(key="lead_time.from_the_claim"),
        ),
        sources=_sources(mines, recent),
    )


def lacks(claim: Claim, _library: Library) -> Note | None:
    """Says that a promised year needs the date of the claim. Pure."""
    if claim.start is None or _wait(claim.start, claim.claimed_on) is not None:
        return None
    return Note(key="lead_time.needs_date")


def _wait(start: Figure, claimed_on: date | None) -> Range | None:
    """Years from the claim to the start: some time within the promised year, or the years as said."""
    if start.dimension is Dimension.TIME:
        return start.claimed_span
    if start.dimension is not Dimension.YEAR or claimed_on is None:
        return None
    now = claimed_on.year + (claimed_on.timetuple().tm_yday - 1) / DAYS_A_YEAR
    first, last = start.value, start.value if start.value_max is None else start.value_max
    low, high = max(0.0, first - now), last + 1 - now
    if high <= 0:
        return Range(0.0, 0.0, 0.0)
    likely = (first + last) / 2 - claimed_on.year
    return Range(low, min(max(likely, low), high), high)


def _start(start: Figure) -> Quantity:
    return Quantity.of(start.claimed_span, start.unit, printed=True)


def _early(kind: Kind) -> bool:
    return kind in (*FORECAST, Kind.INFERRED)


def _advanced(kind: Kind) -> bool:
    return kind in (Kind.INDICATED, Kind.MEASURED, Kind.RESERVE)


def _level(claim: Claim, library: Library, comparison: Comparison) -> tuple[Level | None, tuple[Note, ...]]:
    """The time on file runs from discovery, the promise from the claim. For a forecast or inferred tonnage the two
    start together; for a drilled-out one the clock started long before and nothing is judged; where no class is
    named, a promise that is too short is doubtful at most."""
    kind = kind_of(claim, library)
    if _advanced(kind):
        return None, ()
    if comparison.level is Level.DOES_NOT_ADD_UP and not _early(kind):
        return Level.DOUBTFUL, ()
    return comparison.level, comparison.reasons


def _word(claim: Claim, library: Library, comparison: Comparison, wait: Range, mines: Assumption) -> str:
    if _advanced(kind_of(claim, library)):
        return "clock_already_runs"
    if comparison.level in (Level.DOUBTFUL, Level.DOES_NOT_ADD_UP):
        return "too_soon"
    return "in_time" if wait.high >= mines.range.middle else "faster_than_average"


def _row_note(row: Assumption) -> Note:
    facts: dict[str, Fact] = {"years": _years(row.range.middle), "what": row.applies_to}
    if row.range.low == row.range.high:
        return Note(key="lead_time.row", facts=facts)
    ends = Quantity(low=row.range.low, likely=None, high=row.range.high, unit="years")
    return Note(key="lead_time.row_with_range", facts={**facts, "ends": ends})


def _years(value: float) -> Quantity:
    return Quantity.of(value, "years", printed=True)


def _sources(*rows: Assumption) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(row.source for row in rows))


CHECK = Check(id=ID, run=run, lacks=lacks)
