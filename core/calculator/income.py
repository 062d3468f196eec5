"""A yearly sum of money beside all that the world pays for magnet rare earths in a year. No words here."""

from __future__ import annotations

from dataclasses import dataclass

from core.calculator.compare import WEAKNESS, Side, compare, gap_between, ratio_between
from core.claim import Claim
from core.quantities.ranges import Range
from core.reference.library import Library
from core.reference.load import half_width
from core.reference.market import MarketValueRow
from core.verdict import Fact, Level, Note, Quantity, Source

BEYOND = 10.0
"""From this gap above the most generous figure for the whole world on, a claim is impossible: serious houses put the
same market at 3.95 to 10.8 billion US$."""


@dataclass(frozen=True, slots=True)
class Income:
    """How a yearly sum stands beside the market: the row nearest to the claim's year decides, and the most
    generous figure on file, forecasts included, says what is impossible."""

    level: Level
    factor: float
    gap: float
    today: MarketValueRow
    generous: MarketValueRow
    generous_factor: float
    others: tuple[MarketValueRow, ...]
    reasons: tuple[Note, ...]
    caveats: tuple[Note, ...]

    @property
    def outcome(self) -> str:
        """The key of the sentence."""
        if self.level is Level.IMPOSSIBLE:
            return "beyond_world"
        return "above_market" if self.level in (Level.DOUBTFUL, Level.DOES_NOT_ADD_UP) else "within_market"

    @property
    def facts(self) -> dict[str, Fact]:
        """What may be said of it."""
        return {
            "market": market_value(self.today),
            "market_year": str(self.today.year),
            "most": market_value(self.generous),
            "most_year": str(self.generous.year),
            "most_times": Quantity.of(self.generous_factor, "×"),
        }

    @property
    def sources(self) -> tuple[Source, ...]:
        """Of both rows, each once."""
        return tuple(dict.fromkeys((self.today.source, self.generous.source)))


def hold_income(money: Range, claim: Claim, library: Library) -> Income | None:
    """A yearly sum in US$ beside the market. None where no market value is on file. Pure.

    Where the text counts what is made of the metal, a wider market was meant, of which no value is on file: that is said.
    """
    rows = library.market_values()
    past = tuple(row for row in rows if not row.forecast)
    if not past or money.high <= 0:
        return None
    today = _nearest(past, claim)
    generous = max(
        (*rows, *library.market_values("research_houses")), key=lambda row: (row.value_usd, row.year)
    )
    value = market_value(today).range
    comparison = compare(money, value, side=Side.AT_LEAST, confidence=today.source.confidence)
    most = market_value(generous).range
    beyond = money.low > most.high and (
        gap_between(money, most) / WEAKNESS[generous.source.confidence] >= BEYOND
    )
    return Income(
        level=Level.IMPOSSIBLE if beyond else comparison.level,
        factor=comparison.factor,
        gap=comparison.gap,
        today=today,
        generous=generous,
        generous_factor=ratio_between(money, most),
        others=tuple(row for row in past if row is not today and row.year >= today.year - 1),
        reasons=comparison.reasons,
        caveats=(Note(key="income.downstream" if claim.downstream else "gdp.kindest"),),
    )


def market_value(row: MarketValueRow) -> Quantity:
    """The printed value with the half-width of its digits, US$."""
    half = half_width(str(round(row.value_usd)))
    value = row.value_usd
    return Quantity.of(Range(value - half, value, value + half), "US$", printed=True)


def _nearest(rows: tuple[MarketValueRow, ...], claim: Claim) -> MarketValueRow:
    if claim.claimed_on is None:
        return max(rows, key=lambda row: row.year)
    year = claim.claimed_on.year
    return min(rows, key=lambda row: (abs(row.year - year), -row.year))
