"""What the library answers: spot values, editions, restatements, names."""

from __future__ import annotations

import time
from datetime import date

import pytest

from core.claim import Market, Stage
from core.errors import NoReference, UnknownName
from core.reference.codes import Kind
from core.reference.library import VOCABULARIES, Library, load

LIBRARY = load()
RE = "rare earths"


def reserves(iso3: str, edition: str) -> float | None:
    row = LIBRARY.reserve_list(RE, LIBRARY.find_edition(edition)).listed(iso3)
    return None if row is None else row.reserves_t


def test_reserves_moved_between_editions_and_within_one() -> None:
    assert [reserves("BRA", e) for e in ("2025", "2026 v1.0", "2026 v1.1", "2026 v1.3")] == [
        21e6,
        21e6,
        21e6,
        11e6,
    ]
    assert [reserves("VNM", e) for e in ("2023", "2024", "2025", "2026 v1.3")] == [22e6, 22e6, 3.5e6, 3.5e6]
    assert [reserves("RUS", e) for e in ("2023", "2024", "2025", "2026 v1.3")] == [21e6, 10e6, 3.8e6, 3.8e6]
    assert [reserves("IND", e) for e in ("2023", "2024", "2025", "2026 v1.3")] == [6.9e6, 6.9e6, 6.9e6, None]
    assert all(reserves("KAZ", e.label) is None for e in LIBRARY.editions(RE))


@pytest.mark.parametrize(
    ("edition", "bar"),
    [("2023", 21e6), ("2024", 21e6), ("2025", 6.9e6), ("2026 v1.0", 6.3e6), ("2026 v1.3", 6.3e6)],
)
def test_the_bar_for_third_place_moved(edition: str, bar: float) -> None:
    row = LIBRARY.reserve_list(RE, LIBRARY.find_edition(edition)).bar(3)
    assert row is not None
    assert row.reserves_t == bar


def test_the_claimant_is_left_out_of_its_own_list() -> None:
    listed = LIBRARY.reserve_list(RE)
    assert [r.iso3 for r in listed.ranked()][:3] == ["CHN", "BRA", "AUS"]
    assert [r.iso3 for r in listed.ranked("BRA")][:3] == ["CHN", "AUS", "RUS"]
    assert listed.bar(99) is None
    assert "IND" in listed.not_available


@pytest.mark.parametrize(
    ("on", "label"),
    [
        (date(2023, 6, 1), "2023"),
        (date(2024, 1, 30), "2023"),
        (date(2024, 1, 31), "2024"),
        (date(2025, 7, 21), "2025"),
        (date(2026, 2, 5), "2025"),
        (date(2026, 2, 6), "2026 v1.0"),
        (date(2026, 3, 5), "2026 v1.1"),
        (date(2026, 5, 26), "2026 v1.1"),
        (date(2026, 5, 27), "2026 v1.3"),
        (None, "2026 v1.3"),
    ],
)
def test_the_edition_in_force_is_the_newest_released(on: date | None, label: str) -> None:
    assert LIBRARY.edition_in_force(RE, on).label == label


def test_a_day_before_every_edition_has_none_in_force() -> None:
    with pytest.raises(NoReference):
        LIBRARY.edition_in_force(RE, date(2019, 1, 1))


@pytest.mark.parametrize(
    ("iso3", "year", "prints"),
    [
        ("CHN", 2023, [255_000, 240_000]),
        ("USA", 2023, [41_600, 43_000]),
        ("NGA", 2024, [1_500, 13_000]),
        ("AUS", 2024, [29_000, 13_000]),
        ("THA", 2024, [2_100, 13_000]),
        ("WLD", 2024, [380_000, 390_000]),
    ],
)
def test_production_is_kept_as_each_edition_printed_it(iso3: str, year: int, prints: list[float]) -> None:
    rows = LIBRARY.production(RE, iso3, year)
    assert [r.amount_t for r in rows] == prints
    assert rows[0].edition.released > rows[-1].edition.released


def test_newest_production() -> None:
    china = LIBRARY.newest_production(RE, "CHN")
    assert (china.amount_t, china.year, china.edition.label) == (270_000, 2025, "2026 v1.3")
    with pytest.raises(NoReference):
        LIBRARY.newest_production(RE, "FRA")


def test_minerals_without_a_published_list_say_so() -> None:
    without = {m.key for m in LIBRARY.minerals.values() if not m.has_reserve_list}
    assert without == {
        "beryllium", "gallium", "germanium", "indium", "bismuth", "magnesium metal", "platinum", "palladium",
    }  # fmt: skip
    for mineral in without:
        with pytest.raises(NoReference):
            LIBRARY.reserve_list(mineral)
    for mineral in set(LIBRARY.minerals) - without:
        assert LIBRARY.reserve_list(mineral).ranked()


def test_other_minerals_have_their_own_basis() -> None:
    assert LIBRARY.mineral("lithium").content_symbol == "Li"
    assert LIBRARY.mineral("tungsten").content_symbol == "W"
    assert LIBRARY.mineral("uranium").reserve_basis != "reserves"
    lithium = LIBRARY.reserve_list("lithium")
    assert next((r.iso3, r.reserves_t) for r in lithium.ranked()) == ("CHL", 9.2e6)
    assert lithium.other_t == 2.4e6
    sixth = lithium.bar(6)
    assert sixth is not None
    assert (sixth.iso3, sixth.reserves_t) == ("CAN", 1.6e6)
    assert LIBRARY.reserve_list("tungsten").world_is_floor


def test_baskets_come_from_shares_and_annual_averages() -> None:
    assert LIBRARY.basket("bastnasite").usd_per_kg.middle == pytest.approx(12.23, abs=0.005)
    assert LIBRARY.basket("bastnasite", 2024).usd_per_kg.middle == pytest.approx(9.77, abs=0.005)
    assert LIBRARY.basket("ionic clay").usd_per_kg.middle == pytest.approx(28, abs=0.5)
    assert 40 < LIBRARY.basket("xenotime").usd_per_kg.middle < 50
    unknown = LIBRARY.basket()
    assert not unknown.stated
    assert (unknown.usd_per_kg.low, unknown.usd_per_kg.high) == (10, 45)
    assert unknown.usd_per_kg.middle == pytest.approx(12.23, abs=0.005)
    for distribution in LIBRARY.distributions():
        basket = LIBRARY.basket(distribution)
        total = sum(p.share_pct / 100 * p.usd_per_kg for p in basket.parts)
        assert basket.usd_per_kg.middle == pytest.approx(total)


def test_an_unknown_distribution_or_year_has_no_basket() -> None:
    with pytest.raises(NoReference):
        LIBRARY.basket("granite")
    with pytest.raises(NoReference):
        LIBRARY.basket("bastnasite", 2019)


def test_asking_prices_are_no_basis() -> None:
    assert LIBRARY.price("Y oxide", 2025).usd_per_kg.middle == 9
    assert any(p.usd_per_kg.middle == 350 for p in LIBRARY.prices(citable=False))
    assert all(p.citable for p in LIBRARY.prices(citable=True))
    assert len(LIBRARY.prices(citable=True)) == 96


@pytest.mark.parametrize(
    ("iso3", "year", "usd"),
    [("KAZ", None, 288.4e9), ("AFG", 2010, 15.857e9), ("AFG", 2021, 14.266e9), ("USA", 1960, 541.99e9)],
)
def test_gdp_of_a_year(iso3: str, year: int | None, usd: float) -> None:
    assert LIBRARY.gdp(iso3, year).usd == pytest.approx(usd, rel=0.001)


def test_gdp_of_a_year_that_is_not_on_file_is_that_of_the_nearest_earlier_one() -> None:
    assert LIBRARY.gdp("KAZ", 2030).year == 2024
    with pytest.raises(NoReference):
        LIBRARY.gdp("KAZ", 1950)
    with pytest.raises(NoReference):
        LIBRARY.gdp("XXX")


def test_resource_rents() -> None:
    world = LIBRARY.rent_record()
    assert (world.iso3, world.year, round(world.pct, 1)) == ("GNQ", 2000, 88.6)
    own = LIBRARY.rent_record("KAZ")
    assert (own.year, round(own.pct, 1)) == (2008, 33.2)
    assert [r.year for r in LIBRARY.rents("KAZ")] == [2008, 2021]
    assert LIBRARY.rents("XXX") == ()


def test_the_market_for_magnet_oxides() -> None:
    values = {row.year: row.value_usd for row in LIBRARY.market_values()}
    assert values == {2020: 2.98e9, 2023: 10.8e9, 2024: 7.8e9, 2040: 44.1e9}
    assert [row.year for row in LIBRARY.market_values() if row.forecast] == [2040]
    assert len(LIBRARY.market_values("research_houses")) == 4


@pytest.mark.parametrize(
    ("stage", "low", "high", "newest"),
    [(Stage.MINING, 58, 69.2, 69.2), (Stage.SEPARATION, 85, 92, 91), (Stage.MAGNETS, 85, 94, 94)],
)
def test_chinese_shares_by_stage(stage: Stage, low: float, high: float, newest: float) -> None:
    rows = LIBRARY.market_shares(stage, "CHN")
    middles = [r.share_pct.middle for r in rows]
    assert (min(middles), max(middles)) == (low, high)
    assert [r.share_pct.middle for r in rows if r.newest] == [newest]


def test_demands_by_market() -> None:
    us = LIBRARY.demands(Market.US_MAGNETS)
    assert {(r.year, r.amount_t.middle) for r in us if not r.forecast} == {
        (2019, 4593), (2020, 16100), (2024, 7446), (2025, 7000),
    }  # fmt: skip
    assert {r.amount_t.middle for r in us if r.forecast} == {37000, 68800}
    world = next(r for r in LIBRARY.demands(Market.WORLD_MAGNETS) if r.series == "ieee_world")
    assert (world.amount_t.low, world.amount_t.middle, world.amount_t.high) == (220e3, 230e3, 240e3)
    china = LIBRARY.demands(Market.CHINA_MINE_OUTPUT)
    assert (china[-1].year, china[-1].amount_t.middle, china[-1].product) == (2025, 270_000, "REO")


def test_assumptions_by_kind() -> None:
    assert LIBRARY.assumption("density").range.middle == 2.7
    assert LIBRARY.assumption("density", "clay").range.low == 1.1
    assert LIBRARY.assumption("ndpr_share").range.middle == 20
    assert LIBRARY.assumption("magnet_ndpr").range.high == 32
    assert LIBRARY.assumption("oxide_per_ndpr_metal").range.middle == 1.177
    assert LIBRARY.assumption("crust").range.middle == 169
    gold = LIBRARY.assumption("ever_found", "gold")
    assert (gold.range.middle, gold.source.confidence) == (244_000, "verified-2-sources")
    assert LIBRARY.assumptions("recovery")[0].kind == "hard rock"
    with pytest.raises(NoReference):
        LIBRARY.assumption("colour")


def test_rates_are_annual_averages_or_refused() -> None:
    rate = LIBRARY.rate("AUD", date(2024, 6, 1))
    assert rate.usd_per_unit == pytest.approx(1 / 1.5158)
    assert rate.on == date(2024, 12, 31)
    assert LIBRARY.rate("GBP", 2024).usd_per_unit == pytest.approx(1.278, abs=0.002)
    for currency, year in (("IRR", None), ("KZT", 2016), ("AUD", 1950)):
        with pytest.raises(NoReference):
            LIBRARY.rate(currency, year)


@pytest.mark.parametrize(
    ("currency", "year", "units"),
    [
        ("KZT", 2024, 468.962), ("KZT", 2017, 326.001), ("RUB", 2023, 85.162), ("TRY", 2024, 32.87), ("UZS", 2023, 11734.833),
        ("UAH", 2022, 32.342), ("IDR", 2024, 15854.8534), ("AED", 2020, 3.6725), ("SAR", 2024, 3.75),
    ],
)  # fmt: skip
def test_rates_of_currencies_that_the_federal_reserve_does_not_list(
    currency: str, year: int, units: float
) -> None:
    rate = LIBRARY.rate(currency, year)
    assert 1 / rate.usd_per_unit == pytest.approx(units)
    assert rate.source.confidence == "verified-2-sources"


@pytest.mark.parametrize(
    ("typed", "iso3"),
    [
        ("Kazakhstan", "KAZ"), ("Kazakh", "KAZ"), ("kazahkstan", "KAZ"), ("U.S.", "USA"), ("us", "USA"), ("KAZ", "KAZ"),
        ("the United States", "USA"), ("Burma", "MMR"), ("Türkiye", "TUR"), ("turkiye", "TUR"), ("DRC", "COD"),
        ("Congo (Kinshasa)", "COD"), ("Ivory Coast", "CIV"), ("Viet Nam", "VNM"), ("Greenlandic", "GRL"),
        ("Korea, Republic of", "KOR"), ("Mongolai", "MNG"),
    ],
)  # fmt: skip
def test_countries_by_name_demonym_and_with_typing_errors(typed: str, iso3: str) -> None:
    assert LIBRARY.find_country(typed).iso3 == iso3


@pytest.mark.parametrize("typed", ["congo", "austrlia", "Atlantis", "", "xx", "🙂" * 300])
def test_an_unclear_country_is_asked_for_with_candidates(typed: str) -> None:
    with pytest.raises(UnknownName) as caught:
        LIBRARY.find_country(typed)
    assert caught.value.vocabulary == "country"
    if typed == "congo":
        assert set(caught.value.candidates) >= {"DR Congo", "Republic of the Congo"}


@pytest.mark.parametrize(
    ("typed", "key"),
    [("JORC", "jorc"), ("JORC 2012", "jorc"), ("NI43-101", "ni 43-101"), ("ni 43-101", "ni 43-101"), ("SK-1300", "s-k 1300"),
     ("KAZRC", "kazrc"), ("gkz", "gkz"), ("UNFC", "unfc"), ("none", "none")],
)  # fmt: skip
def test_codes_by_their_names(typed: str, key: str) -> None:
    assert LIBRARY.find_code(typed).key == key


@pytest.mark.parametrize(
    ("typed", "kind", "counted"),
    [
        ("P1", Kind.EXPLORATION, "no"), ("p3", Kind.SPECULATIVE, "no"), ("forecast", Kind.SPECULATIVE, "no"),
        ("C1", Kind.INDICATED, "usgs"), ("C2", Kind.INFERRED, "no"), ("A+B+C1", Kind.INDICATED, "usgs"),
        ("A+B+C1+C2", Kind.INFERRED, "no"), ("inferred", Kind.INFERRED, "no"), ("proven + probable", Kind.RESERVE, "yes"),
        ("measured and indicated", Kind.INDICATED, "no"), ("proved", Kind.RESERVE, "yes"), ("resource", Kind.RESOURCE, "no"),
        ("reserves", Kind.RESERVE, "yes"), ("exploration target", Kind.EXPLORATION, "no"),
    ],
)  # fmt: skip
def test_classes_by_their_names(typed: str, kind: Kind, counted: str) -> None:
    category = LIBRARY.find_category(typed)
    assert (category.kind, category.counts_as_reserve) == (kind, counted)


@pytest.mark.parametrize(
    ("typed", "key"),
    [("REE", "rare earths"), ("rare-earth elements", "rare earths"), ("lithum", "lithium"), ("Li", "lithium"), ("U3O8", "uranium"),
     ("titanium", "ilmenite"), ("wolfram", "tungsten"), ("PGM", "platinum-group metals")],
)  # fmt: skip
def test_minerals_by_their_names(typed: str, key: str) -> None:
    assert LIBRARY.find_mineral(typed).key == key


def test_stages_and_markets_by_their_names() -> None:
    assert LIBRARY.find_stage("refining") is Stage.SEPARATION
    assert LIBRARY.find_stage("Processing") is Stage.SEPARATION
    assert LIBRARY.find_market("US MAGNETS") is Market.US_MAGNETS
    assert LIBRARY.find_market("Chinese production") is Market.CHINA_MINE_OUTPUT


def test_every_label_finds_what_it_names() -> None:
    for mineral in LIBRARY.minerals.values():
        for name in (mineral.key, mineral.name, *mineral.aliases):
            assert LIBRARY.find_mineral(name) is mineral, name
    for country in LIBRARY.countries.values():
        for name in (country.iso3, country.name, *country.aliases):
            assert LIBRARY.find_country(name) is country, name
    for code in LIBRARY.codes.values():
        for name in (code.key, code.name, *code.aliases):
            assert LIBRARY.find_code(name) is code, name
    for category in LIBRARY.categories.values():
        for name in (category.key, category.name, *category.aliases):
            assert LIBRARY.find_category(name) is category, name
    for deposit in LIBRARY.deposits():
        assert LIBRARY.find_deposit(deposit.name) is deposit


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_autocomplete_offers_at_most_25_and_something_at_once(vocabulary: str) -> None:
    offered = LIBRARY.suggest(vocabulary, "")
    assert 0 < len(offered) <= 25
    assert len({label for label, _ in offered}) == len(offered)


@pytest.mark.parametrize(
    ("vocabulary", "typed", "value"),
    [("country", "kaz", "KAZ"), ("country", "kazak", "KAZ"), ("mineral", "lithum", "lithium"), ("deposit", "mount we", "mount-weld-resource"),
     ("category", "inf", "inferred"), ("code", "43", "ni 43-101"), ("stage", "refin", "separation"), ("edition", "2025", "2025")],
)  # fmt: skip
def test_autocomplete_puts_what_was_meant_first(vocabulary: str, typed: str, value: str) -> None:
    assert LIBRARY.suggest(vocabulary, typed)[0][1] == value


def test_autocomplete_is_fast_for_any_text() -> None:
    LIBRARY.suggest("country", "a")
    started = time.perf_counter()
    for typed in ("kazkhstan", "zzzzzzzz", "q" * 4000, "рк"):
        LIBRARY.suggest("country", typed)
    assert time.perf_counter() - started < 0.5


def test_the_library_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        LIBRARY.minerals = {}  # type: ignore[misc]
    assert load() is LIBRARY
    assert isinstance(LIBRARY, Library)


def test_warming_reads_every_table_once() -> None:
    fresh = Library()
    assert "_reserves" not in vars(fresh)
    assert fresh.warm() is fresh
    assert {"_reserves", "_production", "_gdp_rows", "_rates", "_country_names"} <= set(vars(fresh))


def test_a_table_that_does_not_exist_is_refused() -> None:
    with pytest.raises(NoReference):
        LIBRARY.table("../../pyproject")
