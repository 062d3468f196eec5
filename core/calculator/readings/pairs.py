"""A yearly amount that is the same number as a whole one: one of the two may have been taken for the other.

Nobody called the two equal, so there is nothing to contradict; where they are, that is worth a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from core.calculator.agreement import agree
from core.calculator.basis import factor_to_basis_of, times_of
from core.calculator.basket import worth_of
from core.calculator.readings.changes import Equation, Pair
from core.calculator.readings.equations import lifetime_of
from core.calculator.steps import PPM
from core.calculator.tonnage import in_basis_of
from core.calculator.triple import printed_triple
from core.claim import Claim, Market, MoneySense
from core.quantities.figure import Basis, Dimension, Figure, Printed
from core.quantities.ranges import Range
from core.reference.library import WORLD, Library
from core.verdict import Source

KILOGRAMS = 1000.0

ONCE, YEARLY = Pair("once"), Pair("yearly")

A_YEAR = Range(0.9, 1.0, 1.1)
"""A life of about a year: then whole and yearly amount are the same by right."""

MINE_OUTPUT = {
    Market.CHINA_MINE_OUTPUT: "CHN",
    Market.US_MINE_OUTPUT: "USA",
    Market.WORLD_MINE_OUTPUT: WORLD,
}


def pairs_of(claim: Claim, library: Library) -> tuple[Equation, ...]:
    """The yearly amounts of the claim beside the whole ones that they could be mistaken for. Each knows how many such
    were tried, those of the tables that do not meet included: the more there are, the likelier an accident. Pure."""
    found = (*_within_the_mine(claim), *_beside_the_tables(claim, library), *_money(claim, library))
    if len(found) < 2:
        return found
    others = len(found) - 1
    return tuple(
        replace(one, pair=replace(one.pair, tried=one.pair.tried + others)) for one in found if one.pair
    )


def _within_the_mine(claim: Claim) -> Iterator[Equation]:
    """Ore a year beside the ore, product a year beside the content, content beside what is fed in a year."""
    life = lifetime_of(claim)
    if life is not None and life.span.meets(A_YEAR):
        return
    ore, grade, contained = printed_triple(claim)
    rock = ore or _of_ore(claim.stock)
    if claim.ore_rate and rock:
        yield Equation("ore", (("ore", rock),), (), "ore_rate", claim.ore_rate, pair=ONCE)
    product = claim.product_rate
    if product and contained:
        yield Equation("contained", (("contained", contained),), (), "product_rate", product, pair=ONCE)
    elif product and ore and grade:
        in_grade = times_of(product, factor_to_basis_of(grade, product))
        yield Equation(
            "contained", (("ore", ore), ("grade", grade)), (PPM,), "product_rate", in_grade, pair=ONCE
        )
    if claim.ore_rate and grade and contained and ore is None:
        in_grade = times_of(contained, factor_to_basis_of(grade, contained))
        fed = (("ore_rate", claim.ore_rate), ("grade", grade))
        yield Equation("feed", fed, (PPM,), "contained", in_grade, pair=YEARLY)
        if claim.recovery:
            made = (*fed, ("recovery", claim.recovery))
            yield Equation("product", made, (100.0, PPM), "contained", in_grade, pair=YEARLY)


def _of_ore(stock: Figure | None) -> Figure | None:
    return stock if stock is not None and stock.unit == "t" and stock.basis is not Basis.METAL else None


def _beside_the_tables(claim: Claim, library: Library) -> Iterator[Equation]:
    """A country's output beside its reserves, and a content beside a year's output of the country or the market."""
    yield from _output_beside_reserves(claim, library)
    yield from _content_beside_outputs(claim, library)


def _output_beside_reserves(claim: Claim, library: Library) -> Iterator[Equation]:
    said = claim.production
    if said is None or claim.country is None:
        return
    tables = _tables(claim.mineral, claim.country, library)
    span = said.claimed_span
    if any(span.meets(output.figure.span) for output in tables.outputs):
        return
    yield from _met("listed", tables.reserves, "production", said, claim, library)


def _content_beside_outputs(claim: Claim, library: Library) -> Iterator[Equation]:
    held = claim.contained
    if held is None or held.dimension is not Dimension.MASS:
        return
    outputs: dict[float, _Printed] = {}
    for place in dict.fromkeys((claim.country, _of_market(claim))):
        if place is None:
            continue
        tables = _tables(claim.mineral, place, library)
        if any(held.claimed_span.meets(listed.figure.span) for listed in tables.reserves):
            return
        outputs |= {output.figure.value: output for output in tables.outputs}
    if claim.ore is not None and claim.grade is not None and outputs and agree(claim, library):
        return
    yield from _met("printed", tuple(outputs.values()), "contained", held, claim, library)


def _met(
    name: str, rows: tuple[_Printed, ...], role: str, said: Figure, claim: Claim, library: Library
) -> Iterator[Equation]:
    """The rows that are the same number; how many were tried goes with each."""
    same = [row for row in rows if said.claimed_span.meets(row.figure.span)]
    if not same or in_basis_of(said, library.mineral(claim.mineral)).converted:
        return
    key = "once" if name == "listed" else "yearly"
    for row in same:
        pair = Pair(key, tried=len(rows), place=row.place, source=row.source)
        yield Equation(name, ((name, row.figure),), (), role, said, pair=pair)


def _of_market(claim: Claim) -> str | None:
    """Whose mine output the years of supply are about."""
    if claim.years is None or claim.market is None or claim.years.span.meets(A_YEAR):
        return None
    return MINE_OUTPUT.get(claim.market)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A number of a table, whose it is and where it stands."""

    figure: Figure
    place: str
    source: Source


@dataclass(frozen=True, slots=True)
class _Tables:
    """The different numbers printed of one country: its reserves, and its output of a year; newest print of each."""

    reserves: tuple[_Printed, ...]
    outputs: tuple[_Printed, ...]


@lru_cache(maxsize=512)
def _tables(mineral: str, iso3: str, library: Library) -> _Tables:
    reserves: dict[float, _Printed] = {}
    if library.mineral(mineral).has_reserve_list:
        for edition in library.editions(mineral):
            own = library.reserve_list(mineral, edition).listed(iso3)
            if own is not None and own.reserves_t:
                reserves[own.reserves_t] = _Printed(_tonnes(own.range), iso3, own.source)
    rows = (
        row
        for year in library.production_years(mineral, iso3)
        for row in reversed(library.production(mineral, iso3, year))
    )
    outputs = {row.amount_t: _Printed(_tonnes(row.range), iso3, row.source) for row in rows if row.amount_t}
    return _Tables(tuple(reserves.values()), tuple(outputs.values()))


def _money(claim: Claim, library: Library) -> Iterator[Equation]:
    """A sum said once beside a year's product at its price, and a yearly one beside the whole content at its price.
    Only one oxide's price is known closely enough for the limits to let it through."""
    amount, product, contained = claim.amount, claim.product_rate, claim.contained
    if amount is None or amount.unit != "US$" or (product is None and contained is None):
        return
    worth = worth_of(claim, library)
    if worth is None or worth.mixed:
        return
    price = ("worth", _figure(worth.quantity.range, Dimension.PRICE, "US$/kg"))
    if claim.amount_sense is MoneySense.YEARLY and contained:
        factors = (("contained", contained), price)
        yield Equation("gross_value", factors, (1 / KILOGRAMS,), "amount", amount, pair=ONCE)
    elif claim.amount_sense is not MoneySense.YEARLY and product:
        factors = (("product_rate", product), price)
        yield Equation("gross_value", factors, (1 / KILOGRAMS,), "amount", amount, pair=YEARLY)


def _tonnes(printed: Range) -> Figure:
    return _figure(printed, Dimension.MASS, "t")


def _figure(printed: Range, dimension: Dimension, unit: str) -> Figure:
    """A number of our tables as a printed figure."""
    return Figure(
        text="",
        dimension=dimension,
        unit=unit,
        value=printed.middle,
        half=(printed.high - printed.low) / 2,
        printed=Printed(digits="", number=printed.middle),
    )
