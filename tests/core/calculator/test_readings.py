"""Single changes of meaning: what is offered, with which chance, and that comfort is never false."""

from __future__ import annotations

import math
import random

import pytest
from cases import claim_of

from core.calculator.assess import assess
from core.calculator.checks import readings
from core.calculator.readings.chance import chance, is_near
from core.calculator.readings.changes import swapped
from core.reference.library import load
from core.verdict import Finding
from core.wording.verdicts import finding_line, readings_lines


def found(text: str) -> Finding:
    return next(iter(readings.run(claim_of(text, load()), load())))


def triple(ore: str, grade: str, contained: str, more: str = "") -> str:
    return f"ore={ore}; grade={grade}; contained={contained}{more}"


BEAR_LODGE = triple("18 Mt", "3.05%", "498,000 t")
HALLECK = triple("2.63 billion t", "3,926 ppm", "8.66 Mt")


def test_bear_lodge_is_short_tons() -> None:
    finding = found(BEAR_LODGE)
    reading = finding.readings[0]
    assert (finding.outcome, reading.key, reading.role) == ("likely", "short_ton", "ore")
    assert round(reading.computed.middle) == 498_044
    assert reading.tried == 7
    assert reading.tolerance == pytest.approx(0.001, rel=0.01)
    assert reading.chance == pytest.approx(0.010, abs=0.0005)
    assert readings_lines(finding)[0] == (
        "They would agree if the tons of ore were short tons (498,044 t); "
        "1 in 100 random figures would fit as well."
    )


def test_halleck_creek_may_be_swapped_digits_but_only_possibly() -> None:
    swap = next(r for r in found(HALLECK).readings if r.key == "swap")
    assert (swap.after.middle, swap.likely) == (3296, False)
    assert swap.chance == pytest.approx(0.030, abs=0.001)
    assert any("swapped" in line and "3 in 100" in line for line in readings_lines(found(HALLECK)))


def test_kazakhstan_has_no_reading_and_says_so() -> None:
    finding = found(triple("20 Mt", "700 g/t", "935,400 t"))
    assert finding.outcome == "none"
    assert finding.readings == ()
    assert finding_line(finding).startswith("No single slip joins them within 2.5%")


def test_figures_that_agree_get_no_reading() -> None:
    claim = claim_of(triple("16.3 Mt", "3.05%", "498,000 t"), load())
    assert list(readings.run(claim, load())) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (triple("20.4 Mt", "712 g/t", "14.52 Mt"), "power.3"),
        (triple("20.4 Mt", "712 g/t", "145,200 t"), "power.1"),
        (triple("20.4 Mt", "712 g/t", "14,520 t".replace("14,520", "15,420")), "swap"),
        (triple("20.4 Mt", "712 g/t", "145.2 Mt"), "power.4"),
        (triple("20.4 Mt", "3.05 ppm", "622,000 t"), "per_cent_for_ppm"),
        (triple("20.4 Mt", "7.12%", "145.2 t"), "per_cent_for_ppm"),
        (triple("14.83 Mt", "0.452% Li2O", "14.83 Mt", "; mineral=lithium"), "contained_is_ore"),
    ],
)
def test_a_true_slip_is_found(text: str, key: str) -> None:
    assert key in [reading.key for reading in found(text).readings]


def test_element_and_oxide_are_tried_where_the_text_leaves_them_open() -> None:
    finding = found(triple("100.0 Mt", "1.000%", "833,000 t"))
    assert "grade_is_oxide" in [reading.key for reading in finding.readings]


def test_yearly_output_is_read_too() -> None:
    text = "ore_rate=7.30 Mt/yr; grade=630 ppm; recovery=48.1%; product_rate=2,212 kt/yr"
    reading = found(text).readings[0]
    assert (reading.key, reading.role) == ("power.3", "product_rate")


def test_a_whole_amount_may_have_been_called_yearly() -> None:
    text = "stock=8.93 Mt; ore_rate=8.93 Mt/yr; life=17 years"
    assert [reading.key for reading in found(text).readings] == ["once"]


def test_a_stock_that_lasts_longer_than_claimed_needs_no_reading() -> None:
    assert (
        list(readings.run(claim_of("stock=694 Mt; ore_rate=570,000 t/yr; life=1,000 years", load()), load()))
        == []
    )


def test_a_bare_ton_is_an_ambiguity_and_counts_only_those() -> None:
    finding = found(triple("18.00 million tons", "3.050%", "498,000 t"))
    assert finding.readings[0].key == "short_ton"
    assert finding.readings[0].tried < 7


def test_american_ground_makes_the_short_ton_likelier_than_elsewhere() -> None:
    home = found(BEAR_LODGE + "; country=United States").readings
    abroad = found(BEAR_LODGE + "; country=Kazakhstan").readings
    assert home[0].key == abroad[0].key == "short_ton"


def test_every_chance_can_be_worked_out_again() -> None:
    for text in (BEAR_LODGE, HALLECK):
        finding = found(text)
        assert finding.claimed is not None
        assert finding.computed is not None
        near = is_near(finding.claimed.middle / finding.computed.middle)
        for reading in finding.readings:
            span = 2 * math.log(2) if near else 6 * math.log(10)
            p = 1 - (1 - 2 * reading.tolerance / span) ** reading.tried
            assert reading.chance == pytest.approx(p)


def test_chance_of_nothing_tried_is_nothing() -> None:
    assert chance(0.01, 0, near=True) == 0
    assert chance(1.0, 5, near=True) == 1


@pytest.mark.parametrize(
    ("digits", "number", "values"),
    [
        ("2.63", 2.63, [6.23, 2.36]),
        ("3,926", 3926.0, [9326, 3296, 3962]),
        ("8.66", 8.66, [6.86]),
        ("498,000", 498000.0, [948000, 489000]),
        ("20", 20.0, []),
        ("half", 0.5, []),
        ("1e6", 1e6, []),
    ],
)
def test_adjacent_significant_digits_are_swapped(digits: str, number: float, values: list[float]) -> None:
    assert list(swapped(digits, number)) == pytest.approx(values)


def test_unrelated_figures_are_seldom_offered_a_reading() -> None:
    """The rule was simulated at 2% of unrelated figures (9% within a factor of two)."""
    chosen = random.Random(20250721)
    offered = likely = tried = 0
    for _ in range(1500):
        ore = f"{chosen.randint(100, 9999)} Mt"
        grade = f"{chosen.randint(100, 9999)} ppm"
        contained = f"{10 ** chosen.uniform(1, 7):,.0f} t"
        claim = claim_of(triple(ore, grade, contained), load())
        for finding in readings.run(claim, load()):
            tried += 1
            offered += bool(finding.readings)
            likely += any(r.likely for r in finding.readings)
    assert tried > 1000
    assert offered / tried < 0.05
    assert likely / tried < 0.02


def slips(slip: str, count: int = 300) -> float:
    """The share of triples with a true slip for which the slip is among the readings offered."""
    chosen = random.Random(slip)
    found_it = 0
    for _ in range(count):
        ore, grade = chosen.randint(1001, 9999), chosen.randint(101, 999)
        metal = ore * grade / 1000
        match slip:
            case "power.3":
                text = triple(f"{ore} Mt", f"{grade} ppm", f"{metal:.4g} Mt")
            case "short_ton":
                text = triple(f"{ore} Mt", f"{grade} ppm", f"{metal * 0.90718474:.4g} kt")
            case _:
                digits = f"{ore}"
                swapped_ore = digits[1] + digits[0] + digits[2:]
                text = triple(f"{swapped_ore} Mt", f"{grade} ppm", f"{metal:.4g} kt")
        claim = claim_of(text, load())
        offered = [r.key for finding in readings.run(claim, load()) for r in finding.readings]
        agrees = not offered and not list(readings.run(claim, load()))
        found_it += slip in offered or agrees
    return found_it / count


@pytest.mark.parametrize("slip", ["power.3", "short_ton", "swap"])
def test_true_slips_are_mostly_found(slip: str) -> None:
    assert slips(slip) > 0.85


def test_a_slip_that_round_figures_cannot_tell_from_chance_is_not_denied() -> None:
    text = "ore=20 Mt; grade=700 g/t; contained=140,000 t"
    (finding,) = [f for f in assess(claim_of(text, load()), load()).findings if f.check == "readings"]
    assert finding.outcome == "too_coarse"
    assert finding.readings == ()
