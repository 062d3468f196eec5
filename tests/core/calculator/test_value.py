from __future__ import annotations

from datetime import date

import pytest
from printed import dollars, million, printed, tonnes

from core.calculator.basket import worth_of
from core.calculator.checks.value import CHECK
from core.calculator.metal_price import metal_worth
from core.claim import Claim, MoneySense
from core.quantities.figure import Dimension, Figure
from core.reference.library import load
from core.verdict import Finding, Level, Quantity
from core.wording.figures import say


def only(claim: Claim) -> Finding:
    (finding,) = CHECK.run(claim, load())
    return finding


def price(digits: str, **more: object) -> Figure:
    return printed(digits, Dimension.PRICE, **more)


def test_what_a_miner_is_paid_holds_up_for_a_reserve_under_a_code() -> None:
    paid = Claim(amount=dollars("240", 1e6), contained=tonnes("51,000"), code="S-K 1300", category="proven")
    finding = only(paid)
    assert finding.outcome == "value_paid"
    assert finding.level is Level.HOLDS_UP
    assert finding.claimed is not None
    assert say(finding.claimed) == "US$4.71/kg"


def test_the_same_without_a_code_is_unproven() -> None:
    finding = only(Claim(amount=dollars("240", 1e6), contained=tonnes("51,000")))
    assert finding.level is Level.UNPROVEN
    assert [r.key for r in finding.reasons] == ["no_code"]


def test_up_to_the_basket_it_is_gross_value_and_doubtful() -> None:
    finding = only(Claim(amount=dollars("11.4", 1e9), contained=tonnes("935,400")))
    assert finding.outcome == "value_gross"
    assert finding.level is Level.DOUBTFUL
    assert "in_ground_is_not_income" in [c.key for c in finding.caveats]


def test_fifty_dollars_is_four_times_a_light_basket() -> None:
    light = Claim(amount=dollars("500", 1e9), contained=million("10"), deposit="mountain-pass-reserve")
    finding = only(light)
    assert finding.factor == pytest.approx(4.1, abs=0.02)
    assert finding.level is Level.DOES_NOT_ADD_UP
    assert [n.key for n in finding.needs] == ["needs.less_money"]


def test_without_a_distribution_the_whole_range_is_taken_and_said_aloud() -> None:
    finding = only(Claim(amount=dollars("500", 1e9), contained=million("10")))
    assert finding.level is Level.DOUBTFUL
    (note,) = [c for c in finding.caveats if c.key == "worth.default"]
    ends = note.facts["ends"]
    assert isinstance(ends, Quantity)
    assert say(ends) == "US$10–45/kg"


@pytest.mark.parametrize(
    ("deposit", "year", "worth"),
    [
        ("mountain-pass-reserve", 2025, 12.2),
        ("mountain-pass-reserve", 2024, 9.8),
        ("carina", 2025, 28),
        ("browns-range", 2025, 42),
        (None, 2025, 12.2),
    ],
)
def test_the_basket_of_a_deposit_and_year(deposit: str | None, year: int, worth: float) -> None:
    found = worth_of(Claim(deposit=deposit, claimed_on=date(year, 6, 1)), load())
    assert found is not None
    assert found.quantity.middle == pytest.approx(worth, rel=0.02)
    assert found.year == year
    assert found.key == ("default" if deposit is None else "stated")


def test_a_year_without_prices_takes_the_newest_and_names_it() -> None:
    found = worth_of(Claim(claimed_on=date(1999, 6, 1)), load())
    assert found is not None
    assert found.note.facts["year"] == "2025"


def test_the_parts_of_a_basket_are_worked() -> None:
    finding = only(Claim(amount=dollars("500", 1e9), contained=million("10")))
    basket = next(s for s in finding.working if s.name == "basket")
    assert basket.evaluate() == pytest.approx(12.23, abs=0.005)


def test_an_asking_price_for_yttrium_is_39_times_the_annual_average() -> None:
    finding = only(Claim(amount=price("350", substance="Y2O3")))
    assert finding.outcome == "price_above"
    assert finding.level is Level.DOES_NOT_ADD_UP
    assert finding.factor == pytest.approx(38.9, abs=0.1)


def test_a_sum_a_year_is_laid_against_the_market_and_never_against_the_stock() -> None:
    claim = Claim(amount=dollars("2", 1e12), contained=million("20"), amount_sense=MoneySense.YEARLY)
    finding = only(claim)
    assert finding.outcome == "yearly_beyond_world"
    assert finding.level is Level.IMPOSSIBLE
    assert "implied_price" not in [s.name for s in finding.working]


def test_another_currency_is_converted_at_a_dated_rate() -> None:
    claim = Claim(
        amount=dollars("10.5", 1e9, unit="EUR"), contained=tonnes("935,400"), claimed_on=date(2024, 3, 1)
    )
    finding = only(claim)
    (note,) = [c for c in finding.caveats if c.key == "value.rate"]
    assert note.facts["year"] == "2024"
    assert finding.claimed is not None
    assert finding.claimed.middle == pytest.approx(10.5e9 * 1.0820168794633196 / 935_400 / 1000)


def test_a_currency_without_a_rate_on_file_is_not_guessed() -> None:
    claim = Claim(amount=dollars("10", 1e12, unit="IRR"), contained=tonnes("935,400"))
    assert list(CHECK.run(claim, load())) == []
    note = CHECK.lacks(claim, load())
    assert note is not None
    assert note.key == "value.no_rate"
    assert note.facts["currency"] == "IRR"


def test_a_mineral_without_prices_gets_the_implied_price_and_says_so() -> None:
    claim = Claim(amount=dollars("12", 1e12), contained=tonnes("320,158"), mineral="niobium")
    finding = only(claim)
    assert finding.outcome == "value_alone"
    assert finding.level is None
    assert finding.computed is not None
    assert say(finding.computed) == "US$37,500/kg"
    note = CHECK.lacks(claim, load())
    assert note is not None
    assert note.key == "value.no_price"


@pytest.mark.parametrize(
    ("mineral", "counted", "year", "usd_per_kg"),
    [
        ("copper", None, 2024, 4.147 / 0.45359237),
        ("gold", None, 2024, 2388 / 0.0311034768),
        ("nickel", None, 2023, 21.495),
        ("lithium", "LCE", 2024, 11.8),
        ("lithium", "Li", 2024, 11.8 * 5.323),
        ("lithium", None, 2024, 11.8 * 5.323),
        ("tungsten", "WO3", 2024, 25.2),
        ("uranium", "U3O8", 2023, 43.80 / 0.45359237),
        ("graphite", None, 2024, 1.05),
    ],
)
def test_the_price_of_a_metal_in_the_claims_year_and_basis(
    mineral: str, counted: str | None, year: int, usd_per_kg: float
) -> None:
    claim = Claim(mineral=mineral, contained=tonnes("1,000", substance=counted), claimed_on=date(year, 6, 1))
    worth = metal_worth(claim, load())
    assert worth is not None
    assert (worth.key, worth.year) == ("metal", year)
    assert worth.quantity.middle == pytest.approx(usd_per_kg, rel=1e-4)
    for step in worth.steps:
        assert step.evaluate() == pytest.approx(step.result.middle)


def test_without_a_date_the_dearest_year_on_file_is_the_bar_and_the_newest_is_told() -> None:
    peak = Claim(mineral="lithium", amount=dollars("1,500", 1e9), contained=million("40", substance="LCE"))
    finding = only(peak)
    assert (finding.outcome, finding.level) == ("value_once_paid", Level.UNPROVEN)
    assert "value.price_moved" in [reason.key for reason in finding.reasons]
    assert finding.facts["worth"] == Quantity.of(9.0, "US$/kg")
    dated = peak.model_copy(update={"claimed_on": date(2025, 6, 1)})
    assert (only(dated).outcome, only(dated).level) == ("value_above_price", Level.DOES_NOT_ADD_UP)
    dated = peak.model_copy(update={"claimed_on": date(2022, 6, 1)})
    assert only(dated).outcome == "value_within"


def test_more_than_any_year_paid_does_not_add_up() -> None:
    finding = only(Claim(mineral="copper", amount=dollars("50", 1e9), contained=million("1.0")))
    assert (finding.outcome, finding.level) == ("value_above_price", Level.DOES_NOT_ADD_UP)
    assert finding.needs


def test_prices_that_ended_are_for_their_own_years_alone() -> None:
    claim = Claim(mineral="uranium", contained=tonnes("1,000"))
    assert metal_worth(claim, load()) is None
    assert metal_worth(claim.model_copy(update={"claimed_on": date(2025, 1, 1)}), load()) is None


def test_another_element_than_the_price_is_for_has_none() -> None:
    assert metal_worth(Claim(mineral="copper", contained=tonnes("10", substance="Au")), load()) is None


def test_a_yearly_sum_of_another_mineral_says_that_its_market_is_not_on_file() -> None:
    claim = Claim(mineral="copper", amount=dollars("9", 1e9), amount_sense=MoneySense.YEARLY)
    note = CHECK.lacks(claim, load())
    assert note is not None
    assert note.key == "value.no_market"


def test_a_sum_alone_needs_a_tonnage() -> None:
    note = CHECK.lacks(Claim(amount=dollars("12", 1e12)), load())
    assert note is not None
    assert note.key == "value.needs_contained"


def test_more_money_never_improves_the_level() -> None:
    order = [Level.HOLDS_UP, Level.UNPROVEN, Level.DOUBTFUL, Level.DOES_NOT_ADD_UP, Level.IMPOSSIBLE]
    levels = [
        only(Claim(amount=dollars(str(n), 1e9), contained=tonnes("935,400"))).level for n in range(2, 300, 7)
    ]
    ranks = [order.index(level) for level in levels if level is not None]
    assert ranks == sorted(ranks)
    assert ranks[0] < ranks[-1]


@pytest.mark.parametrize(
    ("substance", "worth", "key"),
    [
        ("NdPr oxide", 69, "single"),
        ("Dy2O3", None, "single"),
        ("Dy", None, "single_as_metal"),
        ("Y2O3", 9, "single"),
        ("TREO", 12.23, "default"),
    ],
)
def test_one_element_is_not_priced_as_a_basket(substance: str, worth: float | None, key: str) -> None:
    found = worth_of(Claim(contained=tonnes("13,470", substance=substance)), load())
    assert found is not None
    assert found.key == key
    if worth is not None:
        assert found.quantity.middle == pytest.approx(worth, abs=0.01)


def test_the_metal_in_an_oxide_costs_more_than_the_oxide() -> None:
    oxide = worth_of(Claim(contained=tonnes("13,470", substance="Dy2O3")), load())
    metal = worth_of(Claim(contained=tonnes("13,470", substance="Dy")), load())
    assert oxide is not None
    assert metal is not None
    assert metal.quantity.middle / oxide.quantity.middle == pytest.approx(1.14768)


def test_an_element_without_a_price_has_none() -> None:
    assert worth_of(Claim(contained=tonnes("1,000", substance="Tm")), load()) is None
