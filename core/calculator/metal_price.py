"""What a kilogram of a mineral other than rare earths fetches: the average price of a year, in the claim's basis. No words."""

from __future__ import annotations

from functools import lru_cache

from core.calculator.basis import said_substance
from core.calculator.basket import Worth
from core.calculator.steps import over, term, times, work
from core.claim import RARE_EARTHS, Claim
from core.errors import UnknownName, WrongDimension
from core.quantities.bases import factor
from core.quantities.figure import Dimension
from core.quantities.ranges import Range
from core.reference.library import Library
from core.reference.money import MetalPrice
from core.verdict import Quantity


def metal_worth(claim: Claim, library: Library) -> Worth | None:
    """US$ for a kilogram of what the claim counts. Pure.

    The average of the claim's year where it is on file. Without a date, or for a year that is not on file, the newest
    average is the likely one and the range that of all years on file, since prices double and halve within a year. None
    for rare earths, for a mineral whose prices are missing or end before those of the others, and where the claim
    counts another element.
    """
    if claim.mineral == RARE_EARTHS:
        return None
    year = claim.claimed_on.year if claim.claimed_on else None
    return _worth(library, claim.mineral, _counted(claim, library), year)


def _counted(claim: Claim, library: Library) -> str:
    """What the tonnage or the price counts: as said, else what the mineral's tables count, which is the metal."""
    price = claim.amount if claim.amount and claim.amount.dimension is Dimension.PRICE else None
    for figure in (claim.contained or claim.grade, price):
        said = None if figure is None else said_substance(figure)
        if said is not None:
            return said
    return library.mineral(claim.mineral).content_symbol


@lru_cache(maxsize=256)
def _worth(library: Library, mineral: str, counted: str, year: int | None) -> Worth | None:
    rows = library.metal_prices(mineral)
    of_year = next((row for row in rows if row.year == year), None)
    row = of_year or _newest(rows, library)
    by = None if row is None else _factor(counted, row.counts)
    if row is None or by is None:
        return None
    dollars = row.usd if of_year else _over_the_years(rows)
    price = work(
        "price_per_kg",
        "US$/kg",
        term("price_printed", Quantity.of(dollars, "")),
        over("kilograms_sold", row.kg),
    )
    steps = [price]
    if by != 1.0:
        steps.append(work("price_in_basis", "US$/kg", term("price", price.result), times("conversion", by)))
    return Worth(
        quantity=steps[-1].result,
        year=row.year,
        label=row.product,
        key="metal" if of_year else "metal_years",
        steps=tuple(steps),
        sources=(row.source,),
        printed=row.as_printed,
    )


def _newest(rows: tuple[MetalPrice, ...], library: Library) -> MetalPrice | None:
    """The newest row, unless the prices of this mineral ended before those of the others did."""
    return rows[-1] if rows and rows[-1].year == library.newest_metal_price_year() else None


def _over_the_years(rows: tuple[MetalPrice, ...]) -> Range:
    return Range(min(row.usd.low for row in rows), rows[-1].printed, max(row.usd.high for row in rows))


def _factor(counted: str, priced: str) -> float | None:
    """t of what is priced that hold as much as a t of what is counted."""
    if counted == priced:
        return 1.0
    try:
        return factor(counted, priced)
    except (UnknownName, WrongDimension):
        return None
