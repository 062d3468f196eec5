"""Per year or once: a number that fits only as the other, within the mine, beside the tables, in money."""

from __future__ import annotations

import pytest
from cases import claim_of

from core.calculator.assess import assess
from core.reference.library import load
from core.verdict import Finding


def readings_of(text: str) -> list[Finding]:
    verdict = assess(claim_of(text, load()), load())
    return [f for f in verdict.findings if f.check == "readings"]


@pytest.mark.parametrize(
    ("text", "outcome", "key"),
    [
        ("ore=20.4 Mt; ore_rate=20.4 Mt/yr", "once.ore", "once"),
        ("contained=14,525 t; product_rate=14,525 t/yr", "once.contained", "once"),
        ("ore=20.4 Mt; grade=712 g/t; product_rate=14,525 t/yr", "once.contained", "once"),
        ("ore_rate=7.3 Mt/yr; grade=630 ppm; contained=4,600 t", "yearly.feed", "yearly"),
        ("ore_rate=7.3 Mt/yr; grade=630 ppm; recovery=48.1%; contained=2,212 t", "yearly.product", "yearly"),
        ("country=China; production=44 Mt", "once.listed", "once"),
        ("country=China; contained=255,000 t", "yearly.printed", "yearly"),
        ("contained=390,000 t; years=10 years; market=world mine output", "yearly.printed", "yearly"),
    ],
)
def test_a_number_that_fits_only_as_the_other_is_told(text: str, outcome: str, key: str) -> None:
    (finding,) = readings_of(text)
    assert finding.outcome == outcome
    assert [reading.key for reading in finding.readings] == [key]
    (reading,) = finding.readings
    assert reading.chance == pytest.approx(1 - (1 - 2 * reading.tolerance / 13.8155) ** reading.tried)
    assert reading.tolerance <= 0.04
    assert finding.level is None


@pytest.mark.parametrize(
    "text",
    [
        "ore=20.4 Mt; ore_rate=20.4 Mt/yr; life=1 year",
        "ore=20.4 Mt; grade=712 g/t; product_rate=1,210 t/yr",
        "country=China; production=240,000 t; year=2023",
        "country=China; contained=44 Mt",
        "country=Kazakhstan; contained=935,400 t",
        "ore=20.4 Mt; grade=712 g/t; contained=14,500 t; country=Brazil",
    ],
)
def test_figures_that_are_what_they_are_called_get_no_word(text: str) -> None:
    assert readings_of(text) == []


def test_what_is_printed_as_a_yearly_amount_has_the_limit_of_a_slip() -> None:
    (round_,) = readings_of("ore=20 Mt; grade=700 g/t; product_rate=14,000 t/yr")
    assert round_.readings == ()
    (unsaid,) = readings_of("ore_rate=20 Mt/yr; grade=700 g/t; contained=14,000 t")
    assert [reading.key for reading in unsaid.readings] == ["yearly"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ore=20.4 Mt; grade=712 g/t; contained=1,210 t; life=12 years", "per_year"),
        (
            "ore_rate=7.30 Mt/yr; grade=630 ppm; recovery=48.1%; product_rate=44,240 t/yr; life=20 years",
            "over_life",
        ),
    ],
)
def test_a_life_joins_a_yearly_amount_and_the_whole(text: str, key: str) -> None:
    (finding,) = readings_of(text)
    assert [reading.key for reading in finding.readings] == [key]


def test_a_slip_of_the_same_factor_as_the_years_has_both_names() -> None:
    (finding,) = readings_of("ore=20.4 Mt; grade=712 g/t; contained=1,453 t; life=10 years")
    assert finding.readings[0].key == "power.1"
    assert "year_for_whole" in finding.readings[0].also


def test_stated_bases_are_converted_before_a_slip_is_looked_for() -> None:
    (finding,) = readings_of("ore=217 Mt; grade=1.20% Li2O; contained=6.44 kt LCE; mineral=lithium")
    assert finding.readings[0].key == "power.3"
    (wrong,) = readings_of("ore=217 Mt; grade=1.20% Li2O; contained=2.604 Mt LCE; mineral=lithium")
    assert wrong.readings[0].key == "mislabelled"
