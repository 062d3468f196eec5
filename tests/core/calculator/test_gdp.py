"""734% and 7.1% of Kazakhstan's GDP, as flow and as stock, to the digit."""

from __future__ import annotations

from datetime import date

import pytest
from cases import claim_of
from printed import dollars, million, percent, tonnes

from core.calculator.checks import gdp
from core.calculator.checks.gdp import CHECK
from core.claim import Claim, MoneySense
from core.quantities.figure import Figure
from core.reference.library import load
from core.verdict import Finding, Level, Quantity
from core.wording.figures import say, say_times

THEN = date(2025, 7, 21)


def kazakhstan(share: str, stock: Figure | None = None, **more: object) -> dict[str, Finding]:
    fields: dict[str, object] = {"country": "KAZ", "gdp_share": percent(share), "contained": stock}
    claim = Claim.model_validate(fields | more)
    return {f.outcome: f for f in CHECK.run(claim, load())}


def said(finding: Finding, name: str) -> str:
    fact = finding.facts[name]
    return say(fact) if isinstance(fact, Quantity) else str(fact)


def test_734_per_cent_as_a_yearly_income_is_impossible() -> None:
    found = kazakhstan("734", tonnes("14,000"))
    yearly = found["yearly_beyond_world"]
    assert yearly.level is Level.IMPOSSIBLE
    assert said(yearly, "money") == "US$2.12 trillion"
    assert yearly.factor is not None
    assert say_times(yearly.factor) == "271 times"
    assert said(yearly, "most_times") == "48 times"
    price = yearly.needs[0].facts["price"]
    assert isinstance(price, Quantity)
    assert say(price) == "US$151,000/kg"


def test_734_per_cent_stands_beside_the_records_as_88_per_cent() -> None:
    records = kazakhstan("734", tonnes("14,000"))["records_with_own"]
    assert records.level is None
    assert records.computed is not None
    assert records.computed.middle == pytest.approx(88.0, abs=0.05)
    assert said(records, "record") == "88.6%"
    assert (records.facts["record_country"], records.facts["record_year"]) == ("GNQ", "2000")
    assert said(records, "own") == "33.2%"
    assert records.facts["own_year"] == "2008"


def test_7_1_per_cent_does_not_add_up_today_but_is_not_impossible() -> None:
    yearly = kazakhstan("7.1", tonnes("935,400"), claimed_on=THEN)["yearly_above_market"]
    assert yearly.level is Level.DOES_NOT_ADD_UP
    assert said(yearly, "money") == "US$20.5 billion"
    assert yearly.factor == pytest.approx(2.63, abs=0.01)
    assert yearly.gap is not None
    assert yearly.gap / 1.25 == pytest.approx(2.1, abs=0.05)
    (earlier,) = [c for c in yearly.caveats if c.key == "gdp.other_market"]
    times = earlier.facts["times"]
    assert isinstance(times, Quantity)
    assert say(times) == "1.9 times"


def test_7_1_per_cent_takes_four_times_world_output_and_empties_the_deposit_in_months() -> None:
    ore = kazakhstan("7.1", tonnes("935,400"), claimed_on=THEN)["ore_a_year_and_life"]
    assert ore.level is None
    assert said(ore, "tonnes") == "1.67 million t a year"
    assert said(ore, "times") == "4.3 times"
    assert said(ore, "life") == "6.7 months"


@pytest.mark.parametrize(
    ("stock", "part", "price"),
    [
        (tonnes("935,400"), "4%", "US$2,260/kg"),
        (million("20"), "85%", "US$106/kg"),
        (tonnes("14,000"), "0.059%", "US$151,000/kg"),
    ],
)
def test_as_a_stock_once(stock: Figure, part: str, price: str) -> None:
    once = kazakhstan("734", stock)["as_stock"]
    assert once.level is None
    assert said(once, "part") == part
    assert said(once, "price") == price


def test_the_basket_decides_between_3_and_15_per_cent() -> None:
    assert said(kazakhstan("7.1", tonnes("935,400"))["as_stock"], "part_range") == "3.2–15%"


def test_said_as_worth_it_is_no_income_and_stays_doubtful_even_where_it_meets() -> None:
    found = kazakhstan("4", tonnes("935,400"), gdp_sense=MoneySense.ONCE)
    assert found["once_meets"].level is Level.DOUBTFUL
    assert not [name for name in found if name.startswith(("yearly", "ore"))]


def test_worth_that_no_basket_reaches_does_not_add_up() -> None:
    found = kazakhstan("734", tonnes("14,000"), gdp_sense=MoneySense.ONCE)
    assert found["once_too_dear"].level is Level.DOES_NOT_ADD_UP
    assert found["once_too_dear"].needs


def test_worth_without_a_tonnage_says_how_much_oxide_it_takes() -> None:
    found = kazakhstan("734", gdp_sense=MoneySense.ONCE)["once_without_metal"]
    assert found.level is Level.DOUBTFUL
    assert said(found, "tonnes") == "173 million t"


def test_the_gdp_of_the_claims_year_counts() -> None:
    def times(year: int) -> str:
        claim = Claim(country="AFG", amount=dollars("1", 1e12), claimed_on=date(year, 7, 1))
        (finding,) = CHECK.run(claim, load())
        assert finding.level is None
        assert finding.computed is not None
        return say(finding.computed)

    assert times(2010) == "63 times"
    assert times(2021) == "70 times"


def test_a_share_within_the_market_is_at_best_unproven_without_a_code() -> None:
    finding = kazakhstan("0.5", tonnes("935,400"))["yearly_within_market"]
    assert finding.level is Level.UNPROVEN
    assert "no_code" in [r.key for r in finding.reasons]


def test_a_sum_printed_beside_the_share_must_agree_with_it() -> None:
    right = kazakhstan("7.1", amount=dollars("20.5", 1e9))
    assert right["amount_agrees"].level is Level.HOLDS_UP
    wrong = kazakhstan("7.1", amount=dollars("205", 1e9))
    assert wrong["amount_differs"].level is Level.DOES_NOT_ADD_UP


def test_another_mineral_gets_its_money_and_says_what_is_not_on_file() -> None:
    found = kazakhstan("7.1", mineral="lithium")
    assert found["money"].level is None
    note = CHECK.lacks(Claim(country="KAZ", gdp_share=percent("7.1"), mineral="lithium"), load())
    assert note is not None
    assert note.key == "gdp.no_market"


def test_a_larger_share_never_improves_the_level() -> None:
    order = [Level.HOLDS_UP, Level.UNPROVEN, Level.DOUBTFUL, Level.DOES_NOT_ADD_UP, Level.IMPOSSIBLE]
    levels = []
    for share in ("0.5", "2.1", "3.1", "4.5", "7.1", "20", "120", "734", "9,999"):
        graded = [f.level for f in kazakhstan(share).values() if f.level is not None]
        levels.append(order.index(max(graded, key=order.index)))
    assert levels == sorted(levels)


@pytest.mark.parametrize(
    ("claim", "key"),
    [
        (Claim(gdp_share=percent("734")), "gdp.needs_country"),
        (Claim(gdp_share=percent("734"), country="KAZ", claimed_on=date(1950, 1, 1)), "gdp.none_on_file"),
    ],
)
def test_what_is_missing_is_named(claim: Claim, key: str) -> None:
    assert list(CHECK.run(claim, load())) == []
    note = CHECK.lacks(claim, load())
    assert note is not None
    assert note.key == key


def of_kazakhstan(text: str) -> list[Finding]:
    return list(gdp.run(claim_of(f"country=Kazakhstan; {text}", load()), load()))


def test_a_part_of_the_gdp_cannot_be_more_than_all_of_it() -> None:
    finding, *others = of_kazakhstan("gdp_share=120%; gdp_part=yes")
    assert (finding.outcome, finding.level) == ("more_than_the_gdp", Level.IMPOSSIBLE)
    assert "yearly_above_market" in [other.outcome for other in others]


def test_all_of_the_gdp_is_no_impossibility_within_rounding() -> None:
    assert "more_than_the_gdp" not in [f.outcome for f in of_kazakhstan("gdp_share=100%; gdp_part=yes")]


def test_a_part_is_laid_beside_the_records_as_it_stands() -> None:
    records = [f for f in of_kazakhstan("gdp_share=12%; gdp_part=yes") if f.outcome.startswith("records")]
    assert [f.outcome for f in records] == ["records_with_own.part"]
    assert records[0].computed is not None
    assert records[0].computed.middle == 12.0


def test_of_what_is_made_of_the_metal_it_is_said_that_its_market_is_not_on_file() -> None:
    plain = of_kazakhstan("gdp_share=7.1%; gdp_sense=yearly")[0]
    wider = of_kazakhstan("gdp_share=7.1%; gdp_sense=yearly; downstream=yes")[0]
    assert plain.level is wider.level is Level.DOES_NOT_ADD_UP
    assert "income.downstream" not in [note.key for note in plain.caveats]
    assert "income.downstream" in [note.key for note in wider.caveats]
