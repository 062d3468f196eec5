from __future__ import annotations

import pytest
from cases import claim_of
from printed import million, percent, ppm, rate

from core.calculator.assess import assess
from core.calculator.checks.annual_output import CHECK
from core.claim import Claim
from core.reference.library import load
from core.verdict import Finding, Level, Quantity

ROUND_TOP = {"ore_rate": rate("7.3", 1e6), "grade": ppm("630"), "product_rate": rate("2,212")}


def only(claim: Claim) -> Finding:
    (finding,) = CHECK.run(claim, load())
    return finding


def middle(finding: Finding, name: str) -> float:
    fact = finding.facts[name]
    assert isinstance(fact, Quantity)
    return fact.middle


def test_round_top_recovers_48_per_cent() -> None:
    finding = only(Claim(**ROUND_TOP))
    assert finding.level is Level.HOLDS_UP
    assert finding.claimed is not None
    assert round(finding.claimed.middle) == 48
    assert middle(finding, "feed") == pytest.approx(4600, rel=0.001)


def test_beylikova_needs_1_75_per_cent_or_2_3_at_75_per_cent_recovery() -> None:
    finding = only(Claim(ore_rate=rate("570,000"), product_rate=rate("10,000")))
    assert finding.level is None
    assert finding.computed is not None
    assert round(finding.computed.middle / 10_000, 2) == 1.75
    assert middle(finding, "recovery") == 75
    assert round(middle(finding, "grade") / 10_000, 1) == 2.3


def test_all_four_that_agree_hold() -> None:
    assert only(Claim(**ROUND_TOP, recovery=percent("48"))).level is Level.HOLDS_UP


def test_all_four_that_do_not_agree_say_the_recovery_needed() -> None:
    finding = only(Claim(**ROUND_TOP, recovery=percent("12")))
    assert finding.outcome == "overstated"
    assert finding.level is Level.DOES_NOT_ADD_UP
    assert [n.key for n in finding.needs] == ["needs.recovery"]


def test_more_product_than_metal_fed_is_impossible() -> None:
    claim = Claim(ore_rate=rate("7.3", 1e6), grade=ppm("630"), product_rate=rate("9,200"))
    assert only(claim).outcome == "more_than_fed"
    assert only(claim).level is Level.IMPOSSIBLE


def test_more_product_than_ore_is_impossible() -> None:
    claim = Claim(ore_rate=rate("10,000"), product_rate=rate("570,000"))
    assert only(claim).level is Level.IMPOSSIBLE


def test_a_recovery_below_all_on_file_is_the_finding() -> None:
    claim = Claim(ore_rate=rate("7.3", 1e6), grade=ppm("630"), product_rate=rate("22.12"))
    assert only(claim).outcome == "recovery_low"
    assert only(claim).level is Level.DOES_NOT_ADD_UP


def test_weak_rows_do_not_condemn_a_recovery_just_above_them() -> None:
    claim = Claim(ore_rate=rate("1.000", 1e6), grade=ppm("1,010"), product_rate=rate("1,002"))
    assert only(claim).outcome == "recovery_high"
    assert only(claim).level is Level.UNPROVEN


def test_ore_and_grade_alone_say_what_is_fed_and_what_could_come_out() -> None:
    finding = only(Claim(ore_rate=rate("7.3", 1e6), grade=ppm("630")))
    assert finding.outcome == "feed"
    assert middle(finding, "product") == pytest.approx(4599 * 0.75)


def test_grade_and_product_say_the_ore_needed() -> None:
    finding = only(Claim(grade=ppm("630"), product_rate=rate("2,212"), recovery=percent("48")))
    assert finding.outcome == "needs_ore"
    assert finding.computed is not None
    assert finding.computed.middle == pytest.approx(7.31e6, rel=0.01)


def test_another_mineral_has_no_recovery_on_file_and_says_so() -> None:
    finding = only(Claim(**ROUND_TOP, mineral="lithium"))
    assert finding.level is Level.HOLDS_UP
    assert [c.key for c in finding.caveats] == ["recovery.none_on_file"]


def test_a_rate_alone_says_what_to_add() -> None:
    note = CHECK.lacks(Claim(ore_rate=rate("570,000")), load())
    assert note is not None
    assert note.key == "annual_output.needs_more"
    assert CHECK.lacks(Claim(ore_rate=rate("570,000"), stock=million("694")), load()) is None


def test_a_round_grade_may_be_a_rounded_one_and_that_is_said() -> None:
    claim = Claim(
        ore_rate=rate("7.3", 1e6),
        grade=ppm("600", wide=50),
        product_rate=rate("2,340"),
        recovery=percent("50.0"),
    )
    assert only(claim).level is Level.HOLDS_UP
    assert [c.key for c in only(claim).caveats] == ["rounded.figures"]


LITHIUM = "ore_rate=2.5 Mt/yr; grade=1.3% Li2O; recovery=65%; product_rate="


@pytest.mark.parametrize(
    ("product", "level"),
    [
        ("52,000 t/yr LCE", Level.HOLDS_UP),
        ("21,000 t/yr Li2O", Level.HOLDS_UP),
        ("340,000 t/yr", Level.UNPROVEN),
        ("340,000 t/yr spodumene concentrate", Level.WORKED_OUT),
        ("520,000 t/yr LCE", Level.IMPOSSIBLE),
        ("3.4 Mt/yr", Level.IMPOSSIBLE),
    ],
)
def test_a_product_is_counted_as_it_says(product: str, level: Level) -> None:
    assert assess(claim_of(LITHIUM + product, load()), load()).level is level


@pytest.mark.parametrize(
    ("product", "reason"),
    [
        ("10,000 t/yr", "recovery.above_all"),
        ("8,700 t/yr", "recovery.only_some.from-memory"),
        ("7,500 t/yr", None),
    ],
)
def test_a_plant_that_loses_next_to_nothing_is_unproven_and_told(product: str, reason: str | None) -> None:
    text = f"ore_rate=570,000 t/yr; grade=1.75%; product_rate={product}"
    (finding,) = CHECK.run(claim_of(text, load()), load())
    assert finding.level is (Level.HOLDS_UP if reason is None else Level.UNPROVEN)
    assert [note.key for note in finding.reasons] == ([] if reason is None else [reason])


def test_without_recoveries_on_file_none_is_said_to_be() -> None:
    text = "ore_rate=57.0 Mt/yr; grade=0.80%; product_rate=400,000 t/yr; mineral=copper"
    (finding,) = CHECK.run(claim_of(text, load()), load())
    assert (finding.outcome, finding.level, finding.computed) == ("recovery_alone", Level.HOLDS_UP, None)
