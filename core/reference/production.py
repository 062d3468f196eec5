"""Mine (or refinery) output by country and year, as each edition printed it."""

from __future__ import annotations

from dataclasses import dataclass

from core.quantities.ranges import Range
from core.reference.editions import Edition
from core.verdict import Source


@dataclass(frozen=True, slots=True)
class ProductionRow:
    """One print of one country's output in one year, t in the mineral's own basis. `half_t` is half of the last
    printed place. The world is "WLD". `stage` is "mine" unless the table counts refined metal; `left_out` is the country
    whose output a world total does not contain, "" where it is whole."""

    iso3: str
    name: str
    year: int
    amount_t: float
    half_t: float
    stage: str
    left_out: str
    edition: Edition
    note: str
    source: Source

    @property
    def range(self) -> Range:
        """The printed number with its half-width."""
        return Range(max(0.0, self.amount_t - self.half_t), self.amount_t, self.amount_t + self.half_t)
