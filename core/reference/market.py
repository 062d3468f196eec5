"""Demand, market shares by stage, and the value of the market, dated."""

from __future__ import annotations

from dataclasses import dataclass

from core.quantities.ranges import Range
from core.verdict import Source


@dataclass(frozen=True, slots=True)
class DemandRow:
    """A yearly amount. `series` groups rows of one source over years ("doe_us"); `product` is "magnets" or
    "REO" (what the tonnes are of); `forecast` marks a year that had not happened when it was published."""

    series: str
    label: str
    year: int
    amount_t: Range
    product: str
    forecast: bool
    note: str
    source: Source


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A country's share of a stage, per cent. `year_from` and `year` bound what it is for. `newest` marks the
    row to be told as today's value."""

    stage: str
    iso3: str
    year_from: int
    year: int
    share_pct: Range
    newest: bool
    at_most: bool
    note: str
    source: Source


@dataclass(frozen=True, slots=True)
class MarketValueRow:
    """What the world pays in a year, US$. `series` is "magnet_oxides" (Nd, Pr, Dy, Tb oxides) or
    "research_houses" (rare earths without a stated definition)."""

    series: str
    label: str
    year: int
    value_usd: float
    forecast: bool
    note: str
    source: Source
