from __future__ import annotations

import pytest
from printed import million, percent, ppm, rate, tonnes, years

from core.calculator.checks.life import CHECK
from core.claim import Claim, Market
from core.quantities.figure import Basis
from core.reference.library import load
from core.verdict import Finding, Level


def all_of(claim: Claim) -> list[Finding]:
    return list(CHECK.run(claim, load()))


def test_beylikova_lasts_1218_years_at_its_own_throughput() -> None:
    (finding,) = all_of(Claim(ore=million("694"), ore_rate=rate("570,000")))
    assert finding.level is None
    assert finding.computed is not None
    assert round(finding.computed.middle) == 1218


def test_beside_years_of_world_demand_the_mines_own_life_is_offered() -> None:
    claim = Claim(
        ore=million("694"),
        ore_rate=rate("570,000"),
        contained=million("12.1"),
        years=years("1,000"),
        market=Market.WORLD_MINE_OUTPUT,
    )
    (finding,) = all_of(claim)
    assert finding.outcome == "probably_meant"
    assert finding.level is None


def test_a_life_the_stock_allows_is_unproven_without_a_code() -> None:
    (finding,) = all_of(Claim(stock=million("694"), ore_rate=rate("570,000"), life=years("1,000")))
    assert finding.outcome == "lasts"
    assert finding.level is Level.UNPROVEN
    assert "no_code" in [r.key for r in finding.reasons]


def test_a_reserve_under_a_code_holds_up() -> None:
    claim = Claim(
        stock=million("20"), ore_rate=rate("1.0", 1e6), life=years("20"), code="JORC", category="proven"
    )
    assert all_of(claim)[0].level is Level.HOLDS_UP


def test_a_life_longer_than_the_stock_does_not_add_up() -> None:
    (finding,) = all_of(Claim(stock=million("20"), ore_rate=rate("2.0", 1e6), life=years("30")))
    assert finding.outcome == "falls_short"
    assert finding.level is Level.DOES_NOT_ADD_UP


def test_a_short_life_is_said_to_understate() -> None:
    (finding,) = all_of(Claim(stock=million("1,099"), ore_rate=rate("7.3", 1e6), life=years("20")))
    assert finding.outcome == "lasts_longer"
    assert finding.level is Level.UNPROVEN


def test_of_several_stocks_and_rates_the_fitting_one_is_told_and_the_others_named() -> None:
    claim = Claim(
        stock=million("20"), ore_rate=rate("2.0", 1e6), product_rate=rate("10,000"), life=years("2,000")
    )
    (finding,) = all_of(claim)
    assert finding.level is Level.UNPROVEN
    assert finding.reasons[0].key == "life.which"
    assert [c.key for c in finding.caveats] == ["life.of.ore"]


def test_metal_is_never_divided_by_ore() -> None:
    claim = Claim(stock=million("20", basis=Basis.OXIDE), ore_rate=rate("2.0", 1e6), life=years("10"))
    assert all_of(claim) == []
    note = CHECK.lacks(claim, load())
    assert note is not None
    assert note.key == "life.unlike"


def test_metal_is_recovered_before_it_is_sold() -> None:
    claim = Claim(
        ore=million("10.0"), grade=ppm("10,000"), recovery=percent("50.0"), product_rate=rate("5,000")
    )
    (finding,) = all_of(claim)
    assert finding.computed is not None
    assert finding.computed.middle == pytest.approx(10)


def test_more_ore_never_worsens_the_level() -> None:
    order = [Level.DOES_NOT_ADD_UP, Level.DOUBTFUL, Level.UNPROVEN, Level.HOLDS_UP]
    levels = [
        all_of(Claim(stock=tonnes(str(t)), ore_rate=rate("1,000"), life=years("30")))[0].level
        for t in (1_010, 14_010, 25_010, 30_010, 90_010)
    ]
    ranks = [order.index(level) for level in levels if level is not None]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("claim", "key"),
    [
        (Claim(life=years("20")), "life.needs_both"),
        (Claim(life=years("20"), ore_rate=rate("7.3", 1e6)), "life.needs_stock"),
        (Claim(life=years("20"), ore=million("20")), "life.needs_rate"),
    ],
)
def test_what_is_missing_is_named(claim: Claim, key: str) -> None:
    note = CHECK.lacks(claim, load())
    assert note is not None
    assert note.key == key
