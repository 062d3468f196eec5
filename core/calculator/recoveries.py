"""The recoveries on file, and how a recovery stands beside them. Used wherever a plant's yield is judged. No words."""

from __future__ import annotations

from dataclasses import dataclass

from core.calculator.compare import SLACK, STRONGEST, compare
from core.claim import RARE_EARTHS, Claim
from core.quantities.ranges import Range, exactly
from core.reference.assumptions import Assumption
from core.reference.library import Library
from core.verdict import Fact, Level, Note, Quantity, Source

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
    def usual(self) -> Assumption | None:
        """The row of any hard rock, beyond which only some kinds of ore are known to yield."""
        return self.rows[0] if self.rows else None

    def reaching(self, recovery: Range) -> tuple[Assumption, ...]:
        """The rows whose range reaches as high as the recovery at its likely value. Pure."""
        return tuple(row for row in self.rows if row.range.high >= recovery.middle)

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
    confidence. Where the likely value lies above every row, or above all but those of some kinds of ore, it holds only
    for these or by the rounding of the figures: unproven, and said.
    """
    nearest = known.nearest(recovery)
    comparison = compare(recovery, known.span)
    if comparison.gap > SLACK:
        confidence = nearest.source.confidence if nearest else STRONGEST
        comparison = compare(recovery, known.span, confidence=confidence)
    within = comparison.gap <= SLACK
    reasons, caveats = comparison.reasons, () if known.rows else (Note(key="recovery.none_on_file"),)
    level = comparison.level
    if within and level is Level.HOLDS_UP and (near := beyond_most(recovery, known)) is not None:
        level, reasons = Level.UNPROVEN, (near,)
    return Held(
        within=within,
        over=recovery.middle > known.span.middle,
        level=level,
        factor=comparison.factor,
        gap=comparison.gap,
        on_file=Quantity.of(known.span, "%"),
        reasons=reasons,
        caveats=caveats,
        sources=tuple(dict.fromkeys(row.source for row in (nearest, known.usual) if row)),
    )


NEXT_TO_NOTHING_LOST = 98.0
"""Per cent from which on a recovery leaves next to nothing for losses, where no range is on file."""


def beyond_most(recovery: Range, known: Recoveries) -> Note | None:
    """Why a recovery that some plant might reach is only unproven; None where hard rock in general reaches it. Pure."""
    said = Quantity.of(exactly(recovery.middle), "%")
    usual = known.usual
    if usual is None:
        lossless = recovery.middle >= NEXT_TO_NOTHING_LOST
        return Note(key="recovery.no_losses", facts={"recovery": said}) if lossless else None
    if recovery.low <= usual.range.high:
        return None
    facts: dict[str, Fact] = {"recovery": said, "usual": ends_of(usual)}
    reaching = known.reaching(recovery)
    if not reaching:
        return Note(
            key="recovery.above_all", facts={**facts, "most": Quantity.of(exactly(known.span.high), "%")}
        )
    best = max(reaching, key=lambda row: row.range.high)
    key = f"recovery.only_some.{best.source.confidence}"
    return Note(key=key, facts={**facts, "what": best.applies_to, "ends": ends_of(best)})


def ends_of(row: Assumption) -> Quantity:
    """A row's range without its typical value. Pure."""
    return Quantity(low=row.range.low, likely=None, high=row.range.high, unit="%")
