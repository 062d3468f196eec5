"""The library: one object that answers every question about the shipped tables. No judgement here."""

from __future__ import annotations

from datetime import date
from functools import cache, cached_property
from typing import Any, final

from core.claim import RARE_EARTHS, Market, Stage
from core.errors import NoReference, UnknownName
from core.quantities.ranges import Range
from core.reference import tables
from core.reference.assumptions import Assumption
from core.reference.codes import Category, Code
from core.reference.countries import WORLD_AS_A_COUNTRY, Country
from core.reference.deposits import Deposit
from core.reference.editions import Edition, in_force
from core.reference.elements import Element
from core.reference.grades import GradeKind, GradeRow, OreMineral
from core.reference.load import Row, read_table
from core.reference.market import DemandRow, MarketValueRow, ShareRow
from core.reference.minerals import Mineral
from core.reference.money import Basket, BasketPart, GdpRow, MetalPrice, PriceRow, Rate, RentRow
from core.reference.names import NameIndex
from core.reference.production import ProductionRow
from core.reference.reserves import ReserveList
from core.reference.sources import Dataset
from core.verdict import EditionUsed

WORLD = "WLD"
"""The code under which world totals stand."""

MAGNET_OXIDES = "magnet_oxides"
"""The market-value series of Nd, Pr, Dy and Tb oxides."""

DEFAULT_DISTRIBUTION = "bastnasite"
"""The distribution whose basket is the typical value where a claim names none."""

UNKNOWN_BASKET_LOW, UNKNOWN_BASKET_HIGH = 10.0, 45.0
"""US$/kg TREO: from a bastnäsite with little neodymium to a xenotime, at 2025 averages (table distributions)."""

VOCABULARIES = ("country", "mineral", "code", "category", "deposit", "edition", "market", "stage")


@final
class Library:
    """Every table, read when first asked for and kept. Immutable; every answer is the same for the same question.
    Lookups go by dict. Nothing here reads a clock or the network."""

    def warm(self) -> Library:
        """Read every table now instead of when it is first asked for: some 50 ms once. Returns itself."""
        for name, member in vars(type(self)).items():
            if isinstance(member, cached_property):
                getattr(self, name)
        return self

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(name)

    # --- names -------------------------------------------------------------------------------------------

    @cached_property
    def minerals(self) -> dict[str, Mineral]:
        """Every mineral by key."""
        return tables.minerals()

    @cached_property
    def countries(self) -> dict[str, Country]:
        """Every country by ISO 3166 alpha-3 code."""
        return tables.countries()

    @cached_property
    def codes(self) -> dict[str, Code]:
        """Every reporting code by key."""
        return tables.codes()

    @cached_property
    def categories(self) -> dict[str, Category]:
        """Every class of tonnage by key."""
        return tables.categories()

    @cached_property
    def _mineral_names(self) -> NameIndex[str]:
        return NameIndex("mineral", ((m.key, m.name, (m.key, *m.aliases)) for m in self.minerals.values()))

    @cached_property
    def _country_names(self) -> NameIndex[str]:
        return NameIndex(
            "country",
            (
                (c.iso3, c.name, (c.iso3, *filter(None, (c.demonym,)), *c.aliases))
                for c in (*self.countries.values(), WORLD_AS_A_COUNTRY)
            ),
        )

    @cached_property
    def _code_names(self) -> NameIndex[str]:
        return NameIndex("code", ((c.key, c.name, (c.key, *c.aliases)) for c in self.codes.values()))

    @cached_property
    def _category_names(self) -> NameIndex[str]:
        return NameIndex("category", ((c.key, c.name, (c.key, *c.aliases)) for c in self.categories.values()))

    @cached_property
    def _deposit_names(self) -> NameIndex[str]:
        return NameIndex("deposit", ((d.key, d.name, (d.key,)) for d in self._deposits))

    @cached_property
    def _market_names(self) -> NameIndex[str]:
        return NameIndex("market", ((m.value, m.value, tables.MARKET_ALIASES[m]) for m in Market))

    @cached_property
    def _stage_names(self) -> NameIndex[str]:
        return NameIndex("stage", ((s.value, s.value, tables.STAGE_ALIASES[s]) for s in Stage))

    @cached_property
    def _edition_names(self) -> NameIndex[str]:
        editions = reversed(self.editions(RARE_EARTHS))
        return NameIndex("edition", ((e.label, e.label, ()) for e in editions))

    def mineral(self, key: str) -> Mineral:
        """A mineral by key. Raises UnknownName."""
        if key not in self.minerals:
            raise UnknownName(key, vocabulary="mineral", candidates=self._mineral_names.nearest(key))
        return self.minerals[key]

    def country(self, iso3: str) -> Country:
        """A country by code, or the world by its own. Raises UnknownName."""
        if iso3 == WORLD:
            return WORLD_AS_A_COUNTRY
        if iso3 not in self.countries:
            raise UnknownName(iso3, vocabulary="country", candidates=self._country_names.nearest(iso3))
        return self.countries[iso3]

    def find_mineral(self, text: str) -> Mineral:
        """A mineral by any of its names, tolerant of spelling. Raises UnknownName with candidates."""
        return self.minerals[self._mineral_names.find(text)]

    def find_country(self, text: str) -> Country:
        """A country by name, code, alias or demonym, tolerant of spelling; the world by its name. Raises UnknownName."""
        return self.country(self._country_names.find(text))

    def find_code(self, text: str) -> Code:
        """A reporting code by any of its names ("JORC", "NI43-101"). Raises UnknownName."""
        return self.codes[self._code_names.find(text)]

    def find_category(self, text: str) -> Category:
        """A class of tonnage by any of its names ("P1", "measured and indicated"). Raises UnknownName."""
        return self.categories[self._category_names.find(text)]

    def find_deposit(self, text: str) -> Deposit:
        """A deposit by name or key. Raises UnknownName."""
        return self.deposit(self._deposit_names.find(text))

    def find_market(self, text: str) -> Market:
        """A market by any of its names. Raises UnknownName."""
        return Market(self._market_names.find(text))

    def find_stage(self, text: str) -> Stage:
        """A stage by any of its names ("processing", "refining"). Raises UnknownName."""
        return Stage(self._stage_names.find(text))

    def find_edition(self, text: str, mineral: str = RARE_EARTHS) -> Edition:
        """An edition of a mineral's reserve table by label ("2025", "2026 v1.3", "USGS 2026": its newest version).
        Raises UnknownName."""
        typed = text.casefold().replace("usgs", "").replace("edition", "").strip()
        for edition in reversed(self.editions(mineral)):
            if typed in (edition.label.casefold(), edition.year, edition.label.casefold().replace(" ", "")):
                return edition
        labels = tuple(e.label for e in reversed(self.editions(mineral)))
        raise UnknownName(text, vocabulary="edition", candidates=labels)

    def suggest(self, vocabulary: str, text: str, limit: int = 25) -> list[tuple[str, str]]:
        """(label, value) pairs for autocomplete, best first, at most `limit`. `vocabulary` is one of
        `VOCABULARIES`. Raises KeyError for another."""
        index = {
            "country": lambda: self._country_names,
            "mineral": lambda: self._mineral_names,
            "code": lambda: self._code_names,
            "category": lambda: self._category_names,
            "deposit": lambda: self._deposit_names,
            "edition": lambda: self._edition_names,
            "market": lambda: self._market_names,
            "stage": lambda: self._stage_names,
        }[vocabulary]()
        return index.suggest(text, limit)

    # --- editions, reserves, production ------------------------------------------------------------------

    @cached_property
    def _editions(self) -> dict[str, tuple[Edition, ...]]:
        return tables.editions()

    @cached_property
    def _reserves(self) -> dict[tuple[str, str], ReserveList]:
        return tables.reserve_lists(self._editions)

    @cached_property
    def _production(self) -> dict[tuple[str, str, int], tuple[ProductionRow, ...]]:
        return tables.production(self._editions)

    @cached_property
    def _production_years(self) -> dict[tuple[str, str], tuple[int, ...]]:
        years: dict[tuple[str, str], list[int]] = {}
        for mineral, iso3, year in self._production:
            years.setdefault((mineral, iso3), []).append(year)
        return {key: tuple(sorted(found)) for key, found in years.items()}

    @cached_property
    def _producers(self) -> dict[tuple[str, int, str], tuple[ProductionRow, ...]]:
        found: dict[tuple[str, int, str], list[ProductionRow]] = {}
        for (mineral, iso3, year), prints in self._production.items():
            if iso3 in self.countries:
                for row in prints:
                    found.setdefault((mineral, year, row.edition.label), []).append(row)
        return {
            key: tuple(sorted(rows, key=lambda row: (-row.amount_t, row.name))) for key, rows in found.items()
        }

    def editions(self, mineral: str = RARE_EARTHS) -> tuple[Edition, ...]:
        """The editions on file of a mineral's table, oldest first. Raises NoReference."""
        if mineral not in self._editions:
            raise NoReference(material=mineral, quantity="editions")
        return self._editions[mineral]

    def edition_in_force(self, mineral: str, on: date | None) -> Edition:
        """The edition that was newest on a day; today's newest where `on` is None. Raises NoReference where all
        editions on file are later."""
        edition = in_force(self.editions(mineral), on)
        if edition is None:
            raise NoReference(material=mineral, quantity=f"edition in force on {on}")
        return edition

    def reserve_list(self, mineral: str, edition: Edition | None = None) -> ReserveList:
        """A mineral's reserve list in an edition, the newest by default. Raises NoReference where none is
        published."""
        chosen = edition or self.editions(mineral)[-1]
        found = self._reserves.get((mineral, chosen.label))
        if found is None:
            raise NoReference(material=mineral, quantity="reserves")
        return found

    def production(self, mineral: str, iso3: str, year: int) -> tuple[ProductionRow, ...]:
        """Every print of a country's output in a year, newest edition first; empty where there is none."""
        return self._production.get((mineral, iso3, year), ())

    def production_years(self, mineral: str, iso3: str) -> tuple[int, ...]:
        """The years for which a country's output is on file, oldest first."""
        return self._production_years.get((mineral, iso3), ())

    def producers(self, mineral: str, year: int, edition: Edition | None = None) -> tuple[ProductionRow, ...]:
        """Countries by output in a year, largest first, as one edition prints it (by default the newest that has
        the year); empty where the edition does not have it. World and "Other countries" are left out."""
        world = self.production(mineral, WORLD, year)
        if edition is None and not world:
            return ()
        label = world[0].edition.label if edition is None else edition.label
        return self._producers.get((mineral, year, label), ())

    def newest_production(self, mineral: str, iso3: str) -> ProductionRow:
        """The newest year's output as the newest edition prints it. Raises NoReference."""
        years = self.production_years(mineral, iso3)
        if not years:
            raise NoReference(material=mineral, quantity=f"production of {iso3}")
        return self.production(mineral, iso3, years[-1])[0]

    # --- market ------------------------------------------------------------------------------------------

    @cached_property
    def _shares(self) -> dict[tuple[str, str], tuple[ShareRow, ...]]:
        return tables.shares()

    @cached_property
    def _demands(self) -> dict[str, tuple[DemandRow, ...]]:
        return tables.demands()

    @cached_property
    def _market_values(self) -> tuple[MarketValueRow, ...]:
        return tables.market_values()

    def market_shares(self, stage: Stage | str, iso3: str) -> tuple[ShareRow, ...]:
        """Dated shares of a country in a stage, oldest first; empty where none is on file."""
        return self._shares.get((str(stage), iso3), ())

    def demands(self, market: Market, mineral: str = RARE_EARTHS) -> tuple[DemandRow, ...]:
        """Every yearly amount on file for a market, oldest first. Mine output comes from the production tables,
        each year as the newest edition prints it."""
        iso3 = tables.MARKET_OUTPUT.get(market)
        if iso3 is None:
            return self._demands.get(market.value, ())
        rows = (self.production(mineral, iso3, year)[0] for year in self.production_years(mineral, iso3))
        return tuple(tables.output_as_demand(row, self.mineral(mineral).content_symbol) for row in rows)

    def market_values(self, series: str = MAGNET_OXIDES) -> tuple[MarketValueRow, ...]:
        """What the world pays in a year, oldest first, forecasts included (2040)."""
        return tuple(row for row in self._market_values if row.series == series)

    # --- assumptions, elements, deposits -----------------------------------------------------------------

    @cached_property
    def _assumptions(self) -> dict[tuple[str, str], Assumption]:
        return tables.assumptions()

    @cached_property
    def _elements(self) -> tuple[Element, ...]:
        return tables.elements()

    @cached_property
    def _deposits(self) -> tuple[Deposit, ...]:
        return tables.deposits()

    @cached_property
    def _deposits_by_key(self) -> dict[str, Deposit]:
        return {d.key: d for d in self._deposits}

    def assumption(self, key: str, kind: str = "") -> Assumption:
        """A range to assume. `kind` "" gives the first row of the key. Raises NoReference."""
        found = self._assumptions.get((key, kind))
        if found is None:
            raise NoReference(material=kind or key, quantity=key)
        return found

    def assumptions(self, key: str) -> tuple[Assumption, ...]:
        """All rows of a key, the default first."""
        return tuple(a for (k, kind), a in self._assumptions.items() if k == key and kind)

    def elements(self) -> tuple[Element, ...]:
        """The seventeen rare-earth elements by atomic number."""
        return self._elements

    def deposits(self, mineral: str = RARE_EARTHS) -> tuple[Deposit, ...]:
        """Deposits of a mineral in file order."""
        return tuple(d for d in self._deposits if d.mineral == mineral)

    def deposit(self, key: str) -> Deposit:
        """A deposit by key. Raises UnknownName."""
        if key not in self._deposits_by_key:
            raise UnknownName(key, vocabulary="deposit", candidates=self._deposit_names.nearest(key))
        return self._deposits_by_key[key]

    # --- grades ------------------------------------------------------------------------------------------

    @cached_property
    def _ore_minerals(self) -> dict[str, tuple[OreMineral, ...]]:
        return tables.ore_minerals()

    @cached_property
    def _grades(self) -> dict[tuple[str, GradeKind], GradeRow]:
        return tables.grades()

    def ore_minerals(self, mineral: str) -> tuple[OreMineral, ...]:
        """What ore of a mineral consists of, the richest first; empty for native metals, whose ore has no bound but
        the whole, and for what is counted as rock."""
        return self._ore_minerals.get(mineral, ())

    def grade(self, mineral: str, kind: GradeKind) -> GradeRow | None:
        """The typical or the record grade of a mineral; None where none is on file."""
        return self._grades.get((mineral, kind))

    # --- money -------------------------------------------------------------------------------------------

    @cached_property
    def _gdp_rows(self) -> tuple[dict[str, Row], dict[str, Row]]:
        return tables.gdp_rows()

    @cached_property
    def _gdp_read(self) -> dict[str, tuple[GdpRow, ...]]:
        return {}

    def _gdp(self, iso3: str) -> tuple[GdpRow, ...]:
        # Sixteen thousand cells: a country's are read when it is first asked for.
        if iso3 not in self._gdp_read:
            world_bank, factbook = self._gdp_rows
            self._gdp_read[iso3] = tables.gdp(iso3, world_bank.get(iso3), factbook.get(iso3))
        return self._gdp_read[iso3]

    @cached_property
    def _rents(self) -> dict[str, tuple[RentRow, ...]]:
        return tables.rents()

    @cached_property
    def _prices(self) -> tuple[PriceRow, ...]:
        return tables.prices()

    @cached_property
    def _annual_prices(self) -> dict[tuple[str, int], PriceRow]:
        return {(p.name, p.year): p for p in self._prices if p.citable}

    @cached_property
    def _distributions(self) -> dict[str, tuple[tables.Distribution, ...]]:
        return tables.distributions()

    @cached_property
    def _rates(self) -> dict[tuple[str, int], Rate]:
        return tables.rates()

    def gdp(self, iso3: str, year: int | None = None) -> GdpRow:
        """Nominal GDP: of `year`, else of the nearest earlier year on file, the newest where `year` is None.
        Raises NoReference for a country without figures or a year before the first."""
        rows = self._gdp(iso3)
        fitting = [row for row in rows if year is None or row.year <= year]
        if not fitting:
            raise NoReference(material=iso3, quantity="GDP" if year is None else f"GDP of {year}")
        return fitting[-1]

    def rents(self, iso3: str) -> tuple[RentRow, ...]:
        """A country's resource rents: the record year and the latest, oldest first; one row where they are the
        same year; empty where none is on file."""
        return self._rents.get(iso3, ())

    def rent_record(self, iso3: str | None = None) -> RentRow:
        """The highest rents on file, of the world or of one country. Raises NoReference."""
        rows = [r for c, rows in self._rents.items() for r in rows if r.record and iso3 in (None, c)]
        if not rows:
            raise NoReference(material=iso3 or "world", quantity="resource rents")
        return max(rows, key=lambda r: r.pct)

    def price(self, name: str, year: int | None = None) -> PriceRow:
        """The USGS annual average of a product ("NdPr oxide"), the newest where `year` is None. Raises
        NoReference."""
        years = [y for n, y in self._annual_prices if n == name]
        found = self._annual_prices.get((name, max(years, default=0) if year is None else year))
        if found is None:
            raise NoReference(material=name, quantity="price")
        return found

    def prices(self, *, citable: bool | None = None) -> tuple[PriceRow, ...]:
        """All prices in file order; only citable or only spot ones on request."""
        return tuple(p for p in self._prices if citable is None or p.citable is citable)

    @cached_property
    def _metal_prices(self) -> dict[str, tuple[MetalPrice, ...]]:
        return tables.metal_prices()

    def metal_prices(self, mineral: str) -> tuple[MetalPrice, ...]:
        """The average prices of a mineral's metal, oldest first; empty for one without, and for rare earths, which
        have baskets instead."""
        return self._metal_prices.get(mineral, ())

    def newest_metal_price_year(self) -> int:
        """The newest year that any of them is for."""
        return max(rows[-1].year for rows in self._metal_prices.values())

    def distributions(self) -> tuple[str, ...]:
        """The keys that `basket` knows."""
        return tuple(self._distributions)

    def basket(self, distribution: str | None = None, year: int | None = None) -> Basket:
        """Value of separated oxides, US$/kg TREO, at USGS annual averages of `year` (the newest by default).

        Without a distribution the range is `UNKNOWN_BASKET_LOW`–`UNKNOWN_BASKET_HIGH` with the default
        distribution's value as typical, `stated` False. Raises NoReference for a distribution or a year that is
        not on file.
        """
        key = distribution or DEFAULT_DISTRIBUTION
        rows = self._distributions.get(key)
        if rows is None:
            raise NoReference(material=key, quantity="element distribution")
        chosen = year or self.price("NdPr oxide").year
        priced = [(row, self._part(row, chosen)) for row in rows]
        parts = tuple(part for _, part in priced)
        low = sum(
            (row.share_pct - row.half_pct) / 100 * self._price_range(row, chosen).low for row, _ in priced
        )
        high = sum(
            (row.share_pct + row.half_pct) / 100 * self._price_range(row, chosen).high for row, _ in priced
        )
        typical = sum(p.share_pct / 100 * p.usd_per_kg for p in parts)
        spread = Range(low, typical, high)
        if distribution is None:
            spread = Range(min(UNKNOWN_BASKET_LOW, low), typical, max(UNKNOWN_BASKET_HIGH, high))
        sources = tuple(dict.fromkeys([*(p.source for p in parts), self.price("NdPr oxide", chosen).source]))
        return Basket(
            usd_per_kg=spread,
            year=chosen,
            distribution=key,
            label=rows[0].label,
            stated=distribution is not None,
            parts=parts,
            sources=sources,
            note=rows[0].note,
        )

    def _price_range(self, row: tables.Distribution, year: int) -> Range:
        if row.assumed_usd_per_kg is not None:
            return Range(row.assumed_usd_per_kg, row.assumed_usd_per_kg, row.assumed_usd_per_kg)
        return self.price(row.price_name, year).usd_per_kg

    def _part(self, row: tables.Distribution, year: int) -> BasketPart:
        return BasketPart(
            component=row.component,
            share_pct=row.share_pct,
            usd_per_kg=self._price_range(row, year).middle,
            price_name=row.price_name,
            source=row.source,
        )

    def rate(self, currency: str, on: date | int | None = None) -> Rate:
        """Value of one unit of a currency (ISO 4217) in US$: average of the year of `on`, the newest year on file
        where `on` is None. Raises NoReference where that year or currency is not on file."""
        years = [y for c, y in self._rates if c == currency]
        year = max(years, default=0) if on is None else on if isinstance(on, int) else on.year
        found = self._rates.get((currency, year))
        if found is None:
            raise NoReference(
                material=currency, quantity=f"exchange rate of {year}" if year else "exchange rate"
            )
        return found

    def currencies(self) -> tuple[str, ...]:
        """ISO 4217 codes with a rate on file besides the dollar, in order."""
        return tuple(sorted({currency for currency, _ in self._rates}))

    def rate_years(self) -> tuple[int, int]:
        """The first and the last year of which rates are on file."""
        years = [year for _, year in self._rates]
        return min(years), max(years)

    # --- the tables themselves ---------------------------------------------------------------------------

    @cached_property
    def _datasets(self) -> tuple[Dataset, ...]:
        return tables.datasets()

    def datasets(self) -> tuple[Dataset, ...]:
        """Every shipped table with its title, edition, licence and attribution."""
        return self._datasets

    def table(self, name: str) -> list[Row]:
        """The rows of a shipped table as text. Raises NoReference for a name that is not one of `datasets`."""
        if name not in {d.name for d in self._datasets}:
            raise NoReference(material=name, quantity="table")
        return read_table(name)

    def editions_used(self, *editions: Edition) -> tuple[EditionUsed, ...]:
        """Editions in the form a verdict lists them, each once, in the order given."""
        return tuple(dict.fromkeys(edition.used() for edition in editions))


@cache
def load() -> Library:
    """The library, built once. Tables are read when first asked for."""
    return Library()
