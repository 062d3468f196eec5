"""Ranges (low, likely, high) and their arithmetic. No units here; `Quantity` carries those."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """`low <= likely <= high`, all finite. `likely` is None where a range was printed without a middle."""

    low: float
    likely: float | None
    high: float

    @property
    def middle(self) -> float:
        """The likely value, or the geometric middle of the ends (arithmetic where an end is not positive)."""
        if self.likely is not None:
            return self.likely
        if self.low > 0 and self.high > 0:
            return math.sqrt(self.low * self.high)
        return (self.low + self.high) / 2

    def __mul__(self, other: Range | float) -> Range:
        """Product by interval arithmetic (corners), for printed rounding. Non-negative ranges only."""
        if isinstance(other, Range):
            likely = None if self.likely is None or other.likely is None else self.likely * other.likely
            return Range(self.low * other.low, likely, self.high * other.high)
        return Range(
            self.low * other, None if self.likely is None else self.likely * other, self.high * other
        )

    def __truediv__(self, other: Range | float) -> Range:
        """Quotient by interval arithmetic. Raises ZeroDivisionError where the divisor touches zero."""
        if isinstance(other, Range):
            likely = None if self.likely is None or other.likely is None else self.likely / other.likely
            return Range(self.low / other.high, likely, self.high / other.low)
        return self * (1 / other)

    def meets(self, other: Range) -> bool:
        """Whether the two ranges share a point."""
        return self.low <= other.high and other.low <= self.high


def exactly(value: float) -> Range:
    """A range of no width."""
    return Range(value, value, value)


def plus(*terms: Range) -> Range:
    """Sum by interval arithmetic. Pure."""
    likely = 0.0
    for term in terms:
        if term.likely is None:
            return Range(sum(t.low for t in terms), None, sum(t.high for t in terms))
        likely += term.likely
    return Range(sum(t.low for t in terms), likely, sum(t.high for t in terms))


def chain(start: Range, *factors: Range, divisors: tuple[Range, ...] = ()) -> Range:
    """Product of a start and assumed factors over divisors, spread by the root of the summed squares of the
    log half-widths, low and high sides apart (shares, yields, densities, prices: assumptions that do not all
    err the same way at once). Pure. Raises ZeroDivisionError where an end is not positive: nothing can be said
    of how far off a figure is that may be nothing."""
    if min(start.low, *(f.low for f in factors), *(d.low for d in divisors)) <= 0:
        raise ZeroDivisionError
    likely = start.middle
    down = math.log(start.low / start.middle) ** 2
    up = math.log(start.high / start.middle) ** 2
    for factor in factors:
        likely *= factor.middle
        down += math.log(factor.low / factor.middle) ** 2
        up += math.log(factor.high / factor.middle) ** 2
    for divisor in divisors:
        likely /= divisor.middle
        down += math.log(divisor.high / divisor.middle) ** 2
        up += math.log(divisor.low / divisor.middle) ** 2
    return Range(likely * math.exp(-math.sqrt(down)), likely, likely * math.exp(math.sqrt(up)))
