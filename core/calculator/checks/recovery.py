"""Could that much of the metal come out? Against the recoveries on file. No words here."""

from __future__ import annotations

from collections.abc import Iterator

from core.calculator.checks.base import Check
from core.calculator.compare import SLACK, Side, compare
from core.calculator.metal import metal_of, reachable
from core.calculator.recoveries import Recoveries, beyond_most, ranges_for
from core.calculator.steps import over, term, times, work
from core.claim import Claim
from core.quantities.figure import Dimension, Figure
from core.quantities.ranges import exactly
from core.reference.assumptions import Assumption
from core.reference.library import Library
from core.verdict import Fact, Finding, Level, Note, Quantity, Step

ID = "recovery"

ALL = Quantity.of(exactly(100.0), "%")

LOCAL = {"KAZ": "Kazakh clay"}
"""Tests from the claim's own country, told beside the ranges by ore type."""


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """The share that is said to come out, beside the best and the worst on file; above 100% impossible. Pure.

    "If 10% proves extractable" is a condition: within the range it has no level, only above it. A plant's recovery
    is a claim. Either only has to be reached: promising less than others get is fine.
    """
    for role, figure in (("extractable", claim.extractable), ("recovery", claim.recovery)):
        if figure is None or figure.dimension is not Dimension.SHARE:
            continue
        held = _held(claim, library, role, figure)
        if held is not None:
            yield held


def _is_used(claim: Claim) -> bool:
    """Whether a plant's figures are there, in whose arithmetic the recovery is used. Pure."""
    return claim.ore_rate is not None and (claim.grade is not None or claim.product_rate is not None)


def _held(claim: Claim, library: Library, role: str, figure: Figure) -> Finding | None:
    share = reachable(figure)
    if share.low > 100.0 * SLACK:
        comparison = compare(share.range, ALL.range)
        return Finding(
            check=ID,
            outcome=f"{role}_above_all",
            level=Level.IMPOSSIBLE,
            facts={"share": share},
            claimed=share,
            computed=ALL,
            factor=comparison.factor,
            gap=comparison.gap,
        )
    known = ranges_for(claim, library)
    if not known.rows:
        return None if _is_used(claim) else _told(claim, role, share)
    return _compared(claim, library, role, share, known)


def _compared(claim: Claim, library: Library, role: str, share: Quantity, known: Recoveries) -> Finding:
    """Against the widest range of all ore types, since the claim does not name its own: the kindest reading."""
    nearest = known.nearest(share.range) or known.rows[0]
    comparison = compare(share.range, known.span, side=Side.AT_LEAST)
    if comparison.gap > SLACK:
        confidence = nearest.source.confidence
        comparison = compare(share.range, known.span, side=Side.AT_LEAST, confidence=confidence)
    above = comparison.gap > SLACK
    below = share.high < known.span.low
    judged = above or role == "recovery"
    edge = not above and share.middle > known.span.high
    word = "above" if above else "edge" if edge else "below" if below else "within"
    level, reasons = comparison.level, comparison.reasons
    if level is Level.HOLDS_UP and (beyond := beyond_most(share.range, known)) is not None:
        level, reasons = Level.UNPROVEN, (beyond,)
    facts: dict[str, Fact] = {
        "share": share,
        "on_file": Quantity.of(known.span, "%"),
        "hard_rock": Quantity(
            low=known.rows[0].range.low, likely=None, high=known.rows[0].range.high, unit="%"
        ),
    }
    steps = _out(claim, share)
    if steps:
        facts["out"] = steps[-1].result
    return Finding(
        check=ID,
        outcome=f"{role}_{word}",
        level=level if judged else None,
        facts=facts,
        claimed=share,
        computed=Quantity.of(known.span, "%"),
        factor=comparison.factor if above else None,
        gap=comparison.gap if above else None,
        working=steps,
        reasons=reasons if judged and level is Level.UNPROVEN else (),
        caveats=(*_local(claim, library), *(_others(claim, known) if judged else ())),
        sources=(nearest.source,),
    )


def _told(claim: Claim, role: str, share: Quantity) -> Finding:
    """A mineral without recoveries on file: only that it is a possible share."""
    return Finding(
        check=ID,
        outcome=f"{role}_alone",
        level=None,
        facts={"share": share},
        claimed=share,
        working=_out(claim, share),
        caveats=(Note(key="recovery.none_on_file"),),
    )


def _out(claim: Claim, share: Quantity) -> tuple[Step, ...]:
    """What would come out of the contained metal."""
    metal = metal_of(claim)
    if metal is None:
        return ()
    line = work(
        "comes_out", "t", term("contained", metal.quantity), times("share", share), over("per_cent", 100.0)
    )
    return (*metal.steps, line)


def _local(claim: Claim, library: Library) -> tuple[Note, ...]:
    kind = LOCAL.get(claim.country or "")
    rows = [row for row in library.assumptions("recovery") if row.kind == kind]
    return tuple(Note(key=f"recovery.local.{row.source.confidence}", facts=_row_facts(row)) for row in rows)


def _others(claim: Claim, known: Recoveries) -> Iterator[Note]:
    """The ranges by ore type, which a claim is told and a mere condition is not."""
    local = LOCAL.get(claim.country or "")
    return (_row_note(row) for row in known.rows[1:] if row.kind != local)


def _row_note(row: Assumption) -> Note:
    return Note(key=f"recovery.row.{row.source.confidence}", facts=_row_facts(row))


def _row_facts(row: Assumption) -> dict[str, Fact]:
    ends = Quantity(low=row.range.low, likely=None, high=row.range.high, unit="%")
    return {"what": row.applies_to, "ends": ends}


CHECK = Check(id=ID, run=run)
