"""From CSV rows to the rows of the library: one function a table. Nothing is looked up here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from core.claim import Market, Stage
from core.quantities.elements import element_share, key_element
from core.quantities.figure import Basis
from core.quantities.ranges import Range
from core.reference.assumptions import Assumption
from core.reference.codes import Category, Code, Kind
from core.reference.countries import Country
from core.reference.deposits import Deposit
from core.reference.editions import Edition
from core.reference.elements import Element
from core.reference.grades import GradeKind, GradeRow, OreMineral
from core.reference.load import (
    Row,
    half_width,
    names,
    number,
    range_of,
    read_table,
    source,
    source_of,
    whole,
)
from core.reference.market import DemandRow, MarketValueRow, ShareRow
from core.reference.minerals import Mineral
from core.reference.money import GdpRow, MetalPrice, PriceRow, Rate, RentRow
from core.reference.production import ProductionRow
from core.reference.reserves import ReserveList, ReserveRow
from core.reference.sources import Dataset
from core.verdict import Source

ANY_MINERAL = "*"
"""In the table of editions: every mineral that has no editions of its own."""

OTHER = "OTH"
"""The code of the line "Other countries"."""

WORLD = "WLD"
"""The code of the world total."""

TOTAL_RENTS = "total"
"""The series of resource rents that is compared with: oil, gas, coal, minerals and forests."""

MARKET_OUTPUT = {
    Market.CHINA_MINE_OUTPUT: "CHN",
    Market.US_MINE_OUTPUT: "USA",
    Market.WORLD_MINE_OUTPUT: WORLD,
}
"""Markets that are a country's mine output."""

MARKET_ALIASES: dict[Market, tuple[str, ...]] = {
    Market.US_MAGNETS: ("US magnet demand", "American magnets", "US demand", "magnets in the US"),
    Market.WORLD_MAGNETS: ("world magnet demand", "global magnets", "global magnet demand", "world demand"),
    Market.CHINA_MINE_OUTPUT: (
        "Chinese mine output",
        "China production",
        "Chinese production",
        "China output",
    ),
    Market.US_MINE_OUTPUT: ("American mine output", "US production", "US output"),
    Market.WORLD_MINE_OUTPUT: ("global mine output", "world production", "world output", "global production"),
}

STAGE_ALIASES: dict[Stage, tuple[str, ...]] = {
    Stage.MINING: ("mine", "mine output", "mine production", "mined output", "extraction", "production"),
    Stage.SEPARATION: ("processing", "refining", "refined output", "separation and refining", "refinery"),
    Stage.MAGNETS: (
        "magnet",
        "magnet making",
        "permanent magnets",
        "magnet production",
        "magnet manufacture",
    ),
    Stage.RESERVES: ("reserve", "world reserves"),
}


@dataclass(frozen=True, slots=True)
class Distribution:
    """One component of an element distribution: its share of TREO, and the price series it is valued with, or
    an assumed price where `price_name` is ""."""

    label: str
    component: str
    share_pct: float
    half_pct: float
    price_name: str
    assumed_usd_per_kg: float | None
    note: str
    source: Source


def minerals() -> dict[str, Mineral]:
    """Every mineral by key, in file order."""
    return {
        r["key"]: Mineral(
            key=r["key"],
            name=r["name"],
            content_symbol=r["content_symbol"],
            content_basis=Basis(r["content_basis"]),
            content_note=r["content_note"],
            has_reserve_list=r["has_reserve_list"] == "yes",
            reserve_basis=r["reserve_basis"],
            ore_symbols=names(r["ore_symbols"]),
            aliases=names(r["aliases"]),
            note=r["note"],
            source=source_of(r),
        )
        for r in read_table("minerals")
    }


def countries() -> dict[str, Country]:
    """Every country by ISO code, in file order."""
    return {
        r["iso3"]: Country(
            iso3=r["iso3"],
            name=r["name"],
            article=f"{r['article']} " if r["article"] else "",
            demonym=r["demonym"],
            aliases=names(r["aliases"]),
        )
        for r in read_table("countries")
    }


def codes() -> dict[str, Code]:
    """Every reporting code by key."""
    return {
        r["key"]: Code(
            key=r["key"],
            name=r["name"],
            family=r["family"],
            jurisdiction=r["jurisdiction"],
            is_code=r["is_code"] == "yes",
            classes=r["classes"],
            meaning=r["meaning"],
            counts_as_reserve=r["counts_as_reserve"],
            aliases=names(r["aliases"]),
            source=source_of(r),
        )
        for r in read_table("codes")
    }


def categories() -> dict[str, Category]:
    """Every class of tonnage by key."""
    return {
        r["key"]: Category(
            key=r["key"],
            name=r["name"],
            kind=Kind(r["kind"]),
            is_gkz=r["is_gkz"] == "yes",
            reading=r["reading"],
            counts_as_reserve=r["counts_as_reserve"],
            aliases=names(r["aliases"]),
            source=source_of(r),
        )
        for r in read_table("categories")
    }


def editions() -> dict[str, tuple[Edition, ...]]:
    """Editions by mineral, oldest first."""
    found: dict[str, list[Edition]] = defaultdict(list)
    for r in read_table("editions"):
        found[r["mineral"]].append(
            Edition(
                dataset=r["dataset"],
                short=r["short"],
                label=r["label"],
                released=date.fromisoformat(r["released"]),
                year=r["year"],
                version=r["version"],
                date_confidence=r["confidence"],
                source=source_of(r),
                note=r["note"],
            )
        )
    for r in read_table("minerals"):
        if r["key"] not in found:
            found[r["key"]] = found[ANY_MINERAL]
    del found[ANY_MINERAL]
    return {m: tuple(sorted(rows, key=lambda e: e.released)) for m, rows in found.items()}


def reserve_lists(by_mineral: dict[str, tuple[Edition, ...]]) -> dict[tuple[str, str], ReserveList]:
    """Reserve lists by mineral and edition label. A line without `versions` stands in every version of its
    edition's year. Minerals without a number for any country have no list."""
    lines: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for r in read_table("reserves"):
        lines[r["mineral"], r["edition_year"]].append(r)
    found: dict[tuple[str, str], ReserveList] = {}
    for mineral, edition in ((m, e) for m, all_editions in by_mineral.items() for e in all_editions):
        rows = [
            _reserve_row(r, edition)
            for r in lines[mineral, edition.year]
            if not r["versions"] or edition.version in names(r["versions"])
        ]
        by_iso = {row.iso3: row for row in rows}
        own = tuple(row for row in rows if row.iso3 not in (WORLD, OTHER))
        world = by_iso.get(WORLD)
        if world is None or all(row.reserves_t is None for row in own):
            continue
        found[mineral, edition.label] = ReserveList(
            mineral=mineral,
            edition=edition,
            rows=own,
            world=world,
            other=by_iso.get(OTHER),
            by_size=tuple(sorted((r for r in own if r.reserves_t is not None), key=_by_size)),
            not_available=tuple(row.iso3 for row in own if row.reserves_t is None),
        )
    return found


def _by_size(row: ReserveRow) -> tuple[float, str]:
    return -(row.reserves_t or 0.0), row.name


def _reserve_row(r: Row, edition: Edition) -> ReserveRow:
    return ReserveRow(
        iso3=r["iso3"],
        name=r["country"],
        reserves_t=number(r["reserves_t"]),
        half_t=half_width(r["reserves_t"]),
        is_floor=r["qualifier"] == ">",
        note=r["note"],
        source=source(r["source"], edition.label, r["url"], r["confidence"]),
    )


def production(
    by_mineral: dict[str, tuple[Edition, ...]],
) -> dict[tuple[str, str, int], tuple[ProductionRow, ...]]:
    """Output by mineral, country and year, the newest edition first. A print stands under the newest version of
    its edition's year."""
    newest = {(m, e.year): e for m, all_editions in by_mineral.items() for e in all_editions}
    found: dict[tuple[str, str, int], list[ProductionRow]] = defaultdict(list)
    for r in read_table("production"):
        edition = newest[r["mineral"], r["edition_year"]]
        found[r["mineral"], r["iso3"], int(r["year"])].append(
            ProductionRow(
                iso3=r["iso3"],
                name=r["country"],
                year=int(r["year"]),
                amount_t=float(r["amount_t"]),
                half_t=half_width(r["amount_t"]),
                stage=r["stage"],
                left_out=r["left_out"],
                edition=edition,
                note=r["note"],
                source=source(r["source"], edition.label, r["url"], r["confidence"]),
            )
        )
    return {
        k: tuple(sorted(rows, key=lambda p: p.edition.released, reverse=True)) for k, rows in found.items()
    }


def output_as_demand(row: ProductionRow, product: str) -> DemandRow:
    """A year's mine output as a yearly amount to lay a stock against."""
    return DemandRow(
        series=f"output_{row.iso3}",
        label=row.name,
        year=row.year,
        amount_t=row.range,
        product=product,
        forecast=False,
        note=row.note,
        source=row.source,
    )


def shares() -> dict[tuple[str, str], tuple[ShareRow, ...]]:
    """Market shares by stage and country, oldest first."""
    found: dict[tuple[str, str], list[ShareRow]] = defaultdict(list)
    for r in read_table("market_shares"):
        share, half = float(r["share_pct"]), half_width(r["share_pct"])
        found[r["stage"], r["iso3"]].append(
            ShareRow(
                stage=r["stage"],
                iso3=r["iso3"],
                year_from=int(r["year_from"]),
                year=int(r["year"]),
                share_pct=Range(share - half, share, share + half),
                newest=r["newest"] == "yes",
                at_most=r["at_most"] == "yes",
                note=r["note"],
                source=source_of(r),
            )
        )
    return {key: tuple(rows) for key, rows in found.items()}


def demands() -> dict[str, tuple[DemandRow, ...]]:
    """Yearly demand by market, oldest first. A value printed without a range has the width of its digits."""
    found: dict[str, list[DemandRow]] = defaultdict(list)
    for r in read_table("demand"):
        typical, half = float(r["typical"]), half_width(r["typical"])
        amount = range_of(r) if r["low"] or r["high"] else Range(typical - half, typical, typical + half)
        found[r["market"]].append(
            DemandRow(
                series=r["series"],
                label=r["label"],
                year=int(r["year"]),
                amount_t=amount,
                product=r["product"],
                forecast=r["forecast"] == "yes",
                note=r["note"],
                source=source_of(r),
            )
        )
    return {market: tuple(rows) for market, rows in found.items()}


def market_values() -> tuple[MarketValueRow, ...]:
    """Values of the market, by series, oldest first."""
    return tuple(
        MarketValueRow(
            series=r["series"],
            label=r["label"],
            year=int(r["year"]),
            value_usd=float(r["value_usd"]),
            forecast=r["forecast"] == "yes",
            note=r["note"],
            source=source_of(r),
        )
        for r in read_table("market_values")
    )


def assumptions() -> dict[tuple[str, str], Assumption]:
    """Ranges by (key, kind); the default row of a key also under (key, "")."""
    found: dict[tuple[str, str], Assumption] = {}
    for r in read_table("assumptions"):
        row = Assumption(
            key=r["key"],
            kind=r["kind"],
            applies_to=r["applies_to"],
            range=range_of(r),
            unit=r["unit"],
            note=r["note"],
            source=source_of(r),
        )
        found[row.key, row.kind] = row
        if r["default"] == "yes":
            found.setdefault((row.key, ""), row)
    return found


def elements() -> tuple[Element, ...]:
    """The rare-earth elements by atomic number."""
    return tuple(
        Element(
            symbol=r["symbol"],
            name=r["name"],
            number=int(r["number"]),
            oxide=r["oxide"],
            weight=number(r["weight"]),
            oxide_per_element=number(r["oxide_per_element"]),
            usgs_class=r["usgs_class"],
            other_class=r["other_class"],
            in_magnets=r["in_magnets"],
            note=r["note"],
            source=source_of(r),
        )
        for r in read_table("elements")
    )


def deposits() -> tuple[Deposit, ...]:
    """Deposits in file order."""
    by_code = {r["iso3"]: r["name"] for r in read_table("countries")}
    return tuple(
        Deposit(
            key=r["key"],
            name=r["name"],
            mineral=r["mineral"],
            country_name=by_code[r["iso3"]],
            iso3=r["iso3"],
            ore_t=number(r["ore_t"]),
            grade_ppm=number(r["grade_ppm"]),
            contained_t=number(r["contained_t"]),
            published_contained_t=number(r["published_contained_t"]),
            computed=r["contained_basis"] == "computed",
            category=r["category"],
            code=r["code"],
            as_of=r["as_of"],
            ndpr_share_pct=number(r["ndpr_share_pct"]),
            note=r["note"],
            source=source_of(r),
        )
        for r in read_table("deposits")
    )


PPM_OF = {"%": 10_000.0, "g/t": 1.0}
"""ppm in one of the units that grades are printed in."""


def ore_minerals() -> dict[str, tuple[OreMineral, ...]]:
    """The minerals that ore consists of, by what is mined, the richest first. What they hold is worked out from
    formula and weights; the percentage in the table is there to be read."""
    found: dict[str, list[OreMineral]] = defaultdict(list)
    for r in read_table("ore_minerals"):
        found[r["mineral"]].append(
            OreMineral(
                mineral=r["mineral"],
                name=r["name"],
                formula=r["formula"],
                counts=r["counts"],
                ppm=1_000_000 * share_by_formula(r["formula"], r["counts"]),
                source=source_of(r),
            )
        )
    return {mineral: tuple(sorted(rows, key=lambda row: -row.ppm)) for mineral, rows in found.items()}


def share_by_formula(formula: str, counts: str) -> float:
    """t of `counts` (an element or its oxide) in a t of a mineral, by formula and atomic weights. Pure. Raises
    ValueError where the mineral has nothing of it."""
    element = key_element(counts)
    held, oxide = (element_share(f, element) if element else None for f in (formula, counts))
    if held is None or oxide is None:
        raise ValueError(f"{formula}, {counts}")
    return held / oxide


def grades() -> dict[tuple[str, GradeKind], GradeRow]:
    """Typical and record grades by mineral and kind."""
    return {(row.mineral, row.kind): row for row in map(_grade, read_table("grades"))}


def _grade(r: Row) -> GradeRow:
    printed, by = range_of(r), PPM_OF[r["unit"]]
    likely = None if printed.likely is None else round(printed.likely * by, 6)
    return GradeRow(
        mineral=r["mineral"],
        kind=GradeKind(r["kind"]),
        counts=r["counts"],
        name=r["name"],
        ppm=Range(round(printed.low * by, 6), likely, round(printed.high * by, 6)),
        unit=r["unit"],
        note=r["note"],
        source=source_of(r),
    )


def gdp_rows() -> tuple[dict[str, Row], dict[str, Row]]:
    """The GDP tables as text by ISO code: World Bank (a column a year), Factbook (one year)."""
    world_bank = {r["iso3"]: r for r in read_table("gdp_world_bank")}
    factbook = {r["iso3"]: r for r in read_table("gdp_factbook")}
    return world_bank, factbook


def gdp(iso3: str, world_bank: Row | None, factbook: Row | None) -> tuple[GdpRow, ...]:
    """A country's GDP, oldest year first: the World Bank series, and the Factbook for a year after its end."""
    rows: list[GdpRow] = []
    if world_bank is not None:
        origin, kind = source_of(world_bank), world_bank["kind"]
        rows = [
            GdpRow(iso3=iso3, year=int(key), usd=float(value), kind=kind, note="", source=origin)
            for key, value in world_bank.items()
            if value and key.isdigit()
        ]
    if factbook is not None and (not rows or rows[-1].year < int(factbook["year"])):
        rows.append(
            GdpRow(
                iso3=iso3,
                year=int(factbook["year"]),
                usd=float(factbook["usd"]),
                kind=factbook["kind"],
                note=factbook["note"],
                source=source_of(factbook),
            )
        )
    return tuple(rows)


def rents() -> dict[str, tuple[RentRow, ...]]:
    """Total resource rents by country, oldest year first."""
    found: dict[str, list[RentRow]] = defaultdict(list)
    for r in read_table("resource_rents"):
        if r["series"] == TOTAL_RENTS:
            found[r["iso3"]].append(
                RentRow(
                    iso3=r["iso3"],
                    name=r["name"],
                    year=int(r["year"]),
                    pct=float(r["pct"]),
                    record=r["record"] == "yes",
                    note=r["note"],
                    source=source_of(r),
                )
            )
    return {iso3: tuple(sorted(rows, key=lambda row: row.year)) for iso3, rows in found.items()}


def prices() -> tuple[PriceRow, ...]:
    """Prices in file order. An annual average has the width of its printed digits."""
    return tuple(_price(r) for r in read_table("prices"))


def _price(r: Row) -> PriceRow:
    spread = range_of(r)
    if r["citable"] == "yes":
        half = half_width(r["typical"].removesuffix(".0"))
        spread = Range(spread.middle - half, spread.middle, spread.middle + half)
    return PriceRow(
        name=r["name"],
        year=int(r["year"]),
        as_of=r["as_of"],
        usd_per_kg=spread,
        citable=r["citable"] == "yes",
        estimated=r["estimated"] == "yes",
        market=r["market"],
        source=source_of(r),
    )


POUND, TROY_OUNCE = 0.45359237, 0.0311034768
"""Kilograms, by definition."""

PRICE_UNITS: dict[str, tuple[float, float]] = {
    "US$ a kilogram": (1.0, 1.0),
    "US$ a tonne": (1.0, 1000.0),
    "US$ a tonne unit": (1.0, 10.0),
    "US$ a pound": (1.0, POUND),
    "US cents a pound": (0.01, POUND),
    "US$ a troy ounce": (1.0, TROY_OUNCE),
}
"""Dollars in one of the unit's money, and kilograms in its weight. A tonne unit is one per cent of a tonne."""


def metal_prices() -> dict[str, tuple[MetalPrice, ...]]:
    """Average prices by mineral, oldest first."""
    found: dict[str, list[MetalPrice]] = defaultdict(list)
    for row in map(_metal_price, read_table("metal_prices")):
        found[row.mineral].append(row)
    return {mineral: tuple(sorted(rows, key=lambda row: row.year)) for mineral, rows in found.items()}


def _metal_price(r: Row) -> MetalPrice:
    dollars, kg = PRICE_UNITS[r["unit"]]
    return MetalPrice(
        mineral=r["mineral"],
        counts=r["counts"],
        product=r["product"],
        year=int(r["year"]),
        printed=float(r["price"]) * dollars,
        half=half_width(r["price"]) * dollars,
        kg=kg,
        as_printed=r["as_printed"],
        source=source_of(r),
    )


def distributions() -> dict[str, tuple[Distribution, ...]]:
    """Element distributions by key."""
    found: dict[str, list[Distribution]] = defaultdict(list)
    for r in read_table("distributions"):
        found[r["distribution"]].append(
            Distribution(
                label=r["label"],
                component=r["component"],
                share_pct=float(r["share_pct"]),
                half_pct=half_width(r["share_pct"]),
                price_name=r["price_name"],
                assumed_usd_per_kg=number(r["assumed_usd_per_kg"]),
                note=r["note"],
                source=source_of(r),
            )
        )
    return {key: tuple(rows) for key, rows in found.items()}


def rates() -> dict[tuple[str, int], Rate]:
    """Exchange rates by currency and year."""
    return {
        (r["currency"], int(r["year"])): Rate(
            currency=r["currency"],
            usd_per_unit=1 / float(r["units_per_usd"]),
            year=int(r["year"]),
            on=date(int(r["year"]), 12, 31),
            source=source_of(r),
        )
        for r in read_table("exchange_rates")
    }


def datasets() -> tuple[Dataset, ...]:
    """Every shipped table."""
    return tuple(
        Dataset(
            name=r["name"],
            title=r["title"],
            edition=r["edition"],
            released=r["released"],
            rows=whole(r["rows"]) or 0,
            licence=r["licence"],
            attribution=r["attribution"],
            url=r["url"],
        )
        for r in read_table("datasets")
    )
