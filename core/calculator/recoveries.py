"""The recoveries on file, and how a recovery stands beside them. Used wherever a plant's yield is judged. No words."""

from __future__ import annotations

from dataclasses import dataclass

from core.calculator.compare import SLACK, STRONGEST, compare
from core.claim import RARE_EARTHS, Claim
from core.quantities.ranges import Range, exactly
from core.reference.assumptions import Assumption
from core.reference.library import Library
from core.verdict import Level, Note, Quantity, Source

KEY = "recovery"
MINED = "bastnasite"
"""The ore type with the longest record of rare-earth plants."""

CLOSED = Range(0.0, None, 100.0)
"""What any recovery must lie in: no plant gives back more than it is fed."""


@dataclass(frozen=True, slots=True)
class Best:
    """The high end of the bastnäsite and monazite carbonatites that are mined: what a good plant gets."""

    quantity: Quantity
    source: Source | None


@dataclass(frozen=True, slots=True)
class Recoveries:
    """The rows that may apply to a claim, the default first, and the one that `best` is taken from. Empty for
    minerals without any on file."""

    rows: tuple[Assumption, ...] = ()
    plant: Assumption | None = None

    @property
    def span(self) -> Range:
        """From the lowest to the highest on file; 0–100% where none is."""
        if not self.rows:
            return CLOSED
        return Range(min(r.range.low for r in self.rows), None, max(r.range.high for r in self.rows))

    @property
    def best(self) -> Best:
        """What a good plant gets; 100% where nothing is on file."""
        if self.plant is None:
            return Best(Quantity.of(exactly(100.0), "%"), None)
        return Best(Quantity.of(exactly(self.plant.range.high), "%"), self.plant.source)

    def nearest(self, recovery: Range) -> Assumption | None:
        """The row whose end is nearest to a recovery outside the span; the default row inside it."""
        if not self.rows or recovery.meets(self.span):
            return self.rows[0] if self.rows else None
        if recovery.low > self.span.high:
            return max(self.rows, key=lambda r: r.range.high)
        return min(self.rows, key=lambda r: r.range.low)


@dataclass(frozen=True, slots=True)
class Held:
    """How a recovery stands beside the file. `over`: it is above every range."""

    within: bool
    over: bool
    level: Level
    factor: float
    gap: float
    on_file: Quantity
    reasons: tuple[Note, ...]
    caveats: tuple[Note, ...]
    sources: tuple[Source, ...]


def ranges_for(claim: Claim, library: Library) -> Recoveries:
    """The recoveries that may apply: all ore types of rare earths, since a claim seldom names its mineral. Pure."""
    if claim.mineral != RARE_EARTHS:
        return Recoveries()
    return Recoveries(library.assumptions(KEY), library.assumption(KEY, MINED))


def hold_recovery(recovery: Range, known: Recoveries) -> Held:
    """A recovery in per cent beside the widest range on file. Pure.

    Inside it, only arithmetic was needed and no row decides; outside it the nearest row does, with its
    confidence.
    """
    nearest = known.nearest(recovery)
    comparison = compare(recovery, known.span)
    if comparison.gap > SLACK:
        confidence = nearest.source.confidence if nearest else STRONGEST
        comparison = compare(recovery, known.span, confidence=confidence)
    within = comparison.gap <= SLACK
    return Held(
        within=within,
        over=recovery.middle > known.span.middle,
        level=comparison.level,
        factor=comparison.factor,
        gap=comparison.gap,
        on_file=Quantity.of(known.span, "%"),
        reasons=comparison.reasons,
        caveats=() if known.rows else (Note(key="recovery.none_on_file"),),
        sources=(nearest.source,) if nearest else (),
    )
