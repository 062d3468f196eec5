"""The tables as shipped: every row says where it is from, and the columns add up as printed."""

from __future__ import annotations

import pytest

from core.reference.library import load
from core.reference.load import DATA, half_width
from core.reference.tables import OTHER, PPM_OF, PRICE_UNITS, WORLD, share_by_formula

LIBRARY = load()
CONFIDENCES = {"verified-2-sources", "one-source", "from-memory"}
WITHOUT_SOURCE = {"datasets"}
TABLES = sorted(path.stem for path in DATA.glob("*.csv"))


@pytest.mark.parametrize("name", [t for t in TABLES if t not in WITHOUT_SOURCE])
def test_every_row_names_its_source_and_confidence(name: str) -> None:
    rows = LIBRARY.table(name)
    assert rows
    for row in rows:
        assert row["source"], row
        assert row["confidence"] in CONFIDENCES, row
        # What nobody saw in print has no page to show; a page that does not print it would mislead.
        assert row["url"].startswith("http") or (not row["url"] and row["confidence"] == "from-memory"), row
        assert row.get("edition") or row.get("edition_year"), row


def test_every_shipped_table_is_a_dataset_with_its_number_of_rows_and_licence() -> None:
    by_name = {d.name: d for d in LIBRARY.datasets()}
    assert sorted([*by_name, "datasets"]) == TABLES
    for name, dataset in by_name.items():
        assert dataset.rows == len(LIBRARY.table(name)), name
        assert dataset.licence


def test_world_bank_tables_carry_their_attribution() -> None:
    for name in ("gdp_world_bank", "resource_rents"):
        dataset = next(d for d in LIBRARY.datasets() if d.name == name)
        assert dataset.licence == "CC BY 4.0"
        assert "World Bank" in dataset.attribution
        assert "CC BY 4.0" in dataset.attribution


@pytest.mark.parametrize(
    ("edition", "column_mt", "printed_mt", "floor"),
    [
        ("2023", 125.7, 130, False),
        ("2024", 115.4, 110, False),
        ("2025", 90.9, 90, True),
        ("2026 v1.0", 85.3, 85, True),
        ("2026 v1.1", 85.3, 85, True),
        ("2026 v1.3", 75.3, 75, True),
    ],
)
def test_rare_earth_reserves_add_up_as_usgs_prints_them(
    edition: str, column_mt: float, printed_mt: float, floor: bool
) -> None:
    listed = LIBRARY.reserve_list("rare earths", LIBRARY.find_edition(edition))
    total = sum(row.reserves_t or 0 for row in listed.rows) + (listed.other_t or 0)
    assert round(total / 1e6, 1) == column_mt
    assert listed.world_t == printed_mt * 1e6
    assert listed.world_is_floor is floor


BEYOND_ROUNDING = {
    "lithium": (36.47e6, 37e6),
    "graphite": (298.1e6, 310e6),
    "antimony": (2.395e6, 2.0e6),
    "chromium": (338.33e6, 540e6),
}
"""Minerals whose printed total is a floor or leaves out countries that the column has only in words."""


@pytest.mark.parametrize("mineral", [m for m in LIBRARY.minerals if m != "rare earths"])
def test_reserves_of_other_minerals_add_up_to_the_printed_total(mineral: str) -> None:
    if not LIBRARY.mineral(mineral).has_reserve_list:
        return
    listed = LIBRARY.reserve_list(mineral)
    total = sum(row.reserves_t or 0 for row in listed.rows) + (listed.other_t or 0)
    if mineral == "tantalum":
        assert listed.world_t is None
    elif mineral in BEYOND_ROUNDING:
        assert (round(total, -3), listed.world_t) == BEYOND_ROUNDING[mineral]
    else:
        assert listed.world_t is not None
        assert abs(total - listed.world_t) <= listed.world.half_t * 1.01


@pytest.mark.parametrize("mineral", list(LIBRARY.minerals))
def test_production_adds_up_to_the_printed_world_total(mineral: str) -> None:
    rows = LIBRARY.table("production")
    parts: dict[tuple[str, str], float] = {}
    totals: dict[tuple[str, str], tuple[float, float]] = {}
    for row in rows:
        if row["mineral"] != mineral:
            continue
        key = (row["edition_year"], row["year"])
        if row["iso3"] == WORLD:
            totals[key] = (float(row["amount_t"]), half_width(row["amount_t"]))
        else:
            parts[key] = parts.get(key, 0.0) + float(row["amount_t"])
    for key, (total, half) in totals.items():
        assert abs(parts[key] - total) <= max(half, 0.011 * total), (mineral, key)


def test_oxide_factors_follow_from_the_weights() -> None:
    made_of = {
        "CeO2": (1, 2), "Pr6O11": (6, 11), "Tb4O7": (4, 7),
    }  # fmt: skip
    for row in LIBRARY.table("elements"):
        if not row["weight"]:
            assert row["symbol"] == "Pm"
            continue
        atoms, oxygens = made_of.get(row["oxide"], (2, 3))
        weight, oxygen = float(row["weight"]), float(row["oxygen_weight"])
        factor = 1 + oxygens * oxygen / (atoms * weight)
        assert float(row["oxide_per_element"]) == pytest.approx(factor, abs=6e-6), row["symbol"]


def test_contained_metal_of_a_deposit_is_ore_times_grade() -> None:
    for deposit in LIBRARY.deposits():
        if deposit.computed and deposit.contained_t is not None:
            assert deposit.ore_t is not None, deposit.key
            assert deposit.grade_ppm is not None, deposit.key
            assert deposit.contained_t == pytest.approx(deposit.ore_t * deposit.grade_ppm / 1e6, abs=1.0)
        if deposit.published_contained_t and deposit.contained_t:
            assert deposit.contained_t == pytest.approx(deposit.published_contained_t, rel=0.03), deposit.key


def test_all_deposits_are_there() -> None:
    assert len(LIBRARY.deposits()) == 62
    assert len(LIBRARY.elements()) == 17
    assert len(LIBRARY.minerals) == 34


def test_distributions_add_up_to_the_whole_or_its_traces() -> None:
    shares: dict[str, float] = {}
    for row in LIBRARY.table("distributions"):
        shares[row["distribution"]] = shares.get(row["distribution"], 0.0) + float(row["share_pct"])
    assert shares["bastnasite"] == pytest.approx(100)
    assert shares["ionic clay"] == pytest.approx(100)
    assert 98 <= shares["xenotime"] <= 100


def test_countries_of_every_table_are_known() -> None:
    for name in ("reserves", "production", "deposits", "market_shares"):
        for row in LIBRARY.table(name):
            assert row["iso3"] in (*LIBRARY.countries, WORLD, OTHER), row


@pytest.mark.parametrize(
    ("printed", "half"),
    [("6300000", 50_000), ("44000000", 500_000), ("20", 0.5), ("2.87", 0.005), ("3", 0.5), ("0", 0), ("", 0)],
)
def test_numbers_in_tables_are_as_wide_as_their_printed_digits(printed: str, half: float) -> None:
    assert half_width(printed) == pytest.approx(half)


def test_what_a_mineral_holds_follows_from_its_formula() -> None:
    for row in LIBRARY.table("ore_minerals"):
        held = 100 * share_by_formula(row["formula"], row["counts"])
        assert f"{held:.2f}" == row["max_pct"], row["name"]


def test_every_mineral_and_grade_belongs_to_a_mineral_on_file() -> None:
    for name in ("ore_minerals", "grades"):
        for row in LIBRARY.table(name):
            assert row["mineral"] in LIBRARY.minerals, row
            assert row.get("unit", "%") in PPM_OF, row
    kinds = [(row["mineral"], row["kind"]) for row in LIBRARY.table("grades")]
    assert len(kinds) == len(set(kinds))


def test_prices_of_metals_are_said_as_they_are_printed() -> None:
    for row in LIBRARY.table("metal_prices"):
        assert row["unit"] in PRICE_UNITS, row
        assert row["mineral"] in LIBRARY.minerals, row
        number = f"{float(row['price']):,.{len(row['price'].partition('.')[2])}f}"
        assert number in row["as_printed"], row
    years = [(row["mineral"], row["year"]) for row in LIBRARY.table("metal_prices")]
    assert len(years) == len(set(years))


def test_every_mineral_with_an_output_has_the_worlds() -> None:
    rows = LIBRARY.table("production")
    assert {row["mineral"] for row in rows} == {row["mineral"] for row in rows if row["iso3"] == WORLD}
    assert set(LIBRARY.minerals) - {row["mineral"] for row in rows} == {"platinum-group metals", "germanium"}
    assert all(row["iso3"] == WORLD for row in rows if row["left_out"])
