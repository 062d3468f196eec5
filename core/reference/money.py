"""GDP, resource rents, prices, baskets and exchange rates, each for a stated year or day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.quantities.ranges import Range
from core.verdict import Source


@dataclass(frozen=True, slots=True)
class GdpRow:
    """Nominal GDP at official rates, current US$. `year` is the year it is for, which may be earlier than the
    one asked for. `kind` is "country" or "aggregate"."""

    iso3: str
    year: int
    usd: float
    kind: str
    note: str
    source: Source


@dataclass(frozen=True, slots=True)
class RentRow:
    """Rents of all natural resources (oil, gas, coal, minerals, forests), per cent of the GDP that includes
    them. `record` marks the highest year on file of that country."""

    iso3: str
    name: str
    year: int
    pct: float
    record: bool
    note: str
    source: Source


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A price, US$/kg of what `name` says. `citable` is True for the annual averages of USGS; False for spot and
    asking prices, which are no basis for a value. `as_of` is the date or period as printed."""

    name: str
    year: int
    as_of: str
    usd_per_kg: Range
    citable: bool
    estimated: bool
    market: str
    source: Source


@dataclass(frozen=True, slots=True)
class MetalPrice:
    """The average price of a year of a metal or its trade form: `printed` dollars for `kg` kilograms of `counts` (an
    element, its oxide, or the product as sold), `half` its half-width. `as_printed` is the price in words."""

    mineral: str
    counts: str
    product: str
    year: int
    printed: float
    half: float
    kg: float
    as_printed: str
    source: Source

    @property
    def usd(self) -> Range:
        """Dollars for `kg` kilograms, with the width of the printed digits."""
        return Range(self.printed - self.half, self.printed, self.printed + self.half)


@dataclass(frozen=True, slots=True)
class BasketPart:
    """One component of a basket: `share_pct` of TREO at `usd_per_kg`. `price_name` is "" where the price is an
    assumption of ours."""

    component: str
    share_pct: float
    usd_per_kg: float
    price_name: str
    source: Source


@dataclass(frozen=True, slots=True)
class Basket:
    """Value of a kilogram of separated oxides, US$/kg TREO. `stated` is False where the distribution is unknown
    and the default range was taken. `parts` are empty then."""

    usd_per_kg: Range
    year: int
    distribution: str
    label: str
    stated: bool
    parts: tuple[BasketPart, ...]
    sources: tuple[Source, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Rate:
    """Value of one unit of a currency in US$, average of the year `year`; `on` is the last day of it."""

    currency: str
    usd_per_unit: float
    year: int
    on: date
    source: Source
