"""Ratio, gap and level of two ranges: the only place where a comparison becomes a level. No words here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.quantities.ranges import Range
from core.verdict import GRAVITY, Level, Note

SLACK = 1.02
"""Published tables print contained metal from unrounded blocks: Mount Weld's reserve is 1.0% off its own product."""

RED = 2.0
"""From this gap on, a claim does not add up."""

WEAKNESS = {"verified-2-sources": 1.0, "one-source": 1.25, "from-memory": 2.0}
"""What a gap is divided by before the level is read: weak data cannot condemn."""

MOST = 1e12
"""No factor is said to be larger: against nothing at all, "how many times" has no answer."""

STRONGEST = "verified-2-sources"


class Side(StrEnum):
    """Which way a claim only has to reach. `BOTH`: the figures must agree. `AT_LEAST`: the computed value may
    be larger than claimed ("enough for ten years"). `AT_MOST`: it may be smaller."""

    BOTH = "both"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`factor` is likely ÷ likely and `gap` the distance of the nearest ends, both >= 1 (gap 1: they meet).
    `over` says that the claim is above what was computed. `level` and `reasons` follow from the gap and
    from the weakest row used."""

    factor: float
    gap: float
    over: bool
    level: Level
    reasons: tuple[Note, ...] = ()


def gap_between(a: Range, b: Range) -> float:
    """Distance between the nearest ends of two non-negative ranges, as a factor >= 1. Pure.

    1 where they meet, `MOST` at most.
    """
    if a.meets(b):
        return 1.0
    lower, upper = (a, b) if a.high < b.low else (b, a)
    return _over(upper.low, lower.high)


def ratio_between(a: Range, b: Range) -> float:
    """Likely ÷ likely, the larger above the smaller, so >= 1. Pure."""
    x, y = a.middle, b.middle
    return 1.0 if x == y else _over(max(x, y), min(x, y))


def _over(larger: float, smaller: float) -> float:
    return min(MOST, larger / smaller) if smaller > larger / MOST else MOST


def weakest(confidences: tuple[str, ...]) -> str:
    """The weakest of some confidences; two sources where there are none (arithmetic needs no source). Pure."""
    return max(confidences, key=lambda c: WEAKNESS[c], default=STRONGEST)


def gravest(levels: tuple[Level, ...]) -> Level:
    """The worst of the five graded levels. Pure. Raises ValueError where there are none."""
    return max(levels, key=GRAVITY.index)


def compare(
    claimed: Range, computed: Range, *, side: Side = Side.BOTH, confidence: str = STRONGEST
) -> Comparison:
    """Hold what was claimed against what was computed, both in one unit, non-negative. Pure.

    gap <= 1.02 holds up, below 2 doubtful, else does not add up, after the gap was divided by the weakness of
    `confidence` (that of the weakest row used). A gap that only the division brings to 1.02, a match against
    a remembered row, and a match against a single source that an error of a quarter would undo are
    `unproven`, reason `weak_data`. On a side that only has to be reached, the other direction is a gap of 1.
    """
    over = claimed.middle > computed.middle
    gap = _one_sided(claimed, computed, side)
    weak = WEAKNESS[confidence]
    reasons: tuple[Note, ...] = ()
    if gap / weak >= RED:
        level = Level.DOES_NOT_ADD_UP
    elif gap / weak > SLACK:
        level = Level.DOUBTFUL
    else:
        level = Level.HOLDS_UP
        if gap > SLACK or confidence == "from-memory" or _a_quarter_would_undo(claimed, computed, side, weak):
            level = Level.UNPROVEN
            reasons = (Note(key="weak_data", facts={"confidence": confidence}),)
    return Comparison(ratio_between(claimed, computed), gap, over, level, reasons)


def _one_sided(claimed: Range, computed: Range, side: Side) -> float:
    reached = (side is Side.AT_LEAST and computed.high >= claimed.low) or (
        side is Side.AT_MOST and computed.low <= claimed.high
    )
    return 1.0 if reached else gap_between(claimed, computed)


def _a_quarter_would_undo(claimed: Range, computed: Range, side: Side, weak: float) -> bool:
    if weak <= 1.0:
        return False
    return any(_one_sided(claimed, computed * factor, side) > SLACK for factor in (0.8, 1.25))
