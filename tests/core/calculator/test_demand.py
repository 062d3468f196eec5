"""Section by section: 10% of three stocks against a decade of US magnets, to the digit."""

from __future__ import annotations

from datetime import date

import pytest
from printed import decade, million, percent, ppm, rate, tonnes, years

from core.calculator.checks.demand import CHECK
from core.calculator.magnets import magnets_from, treo_for
from core.claim import Claim, Market
from core.quantities.figure import Figure, Qualifier
from core.reference.library import load
from core.verdict import Finding, Level, Quantity
from core.wording.figures import say

STOCKS = {"14,000 t": tonnes("14,000"), "935,400 t": tonnes("935,400"), "20 Mt": million("20")}


def claim(stock: Figure, span: Figure | None = None, **more: object) -> Claim:
    fields: dict[str, object] = {
        "contained": stock,
        "extractable": percent("10"),
        "market": Market.US_MAGNETS,
        "years": span or decade(),
    }
    return Claim.model_validate(fields | more)


def only(case: Claim) -> Finding:
    (finding,) = CHECK.run(case, load())
    return finding


def quantity(finding: Finding, name: str) -> Quantity:
    fact = finding.facts[name]
    assert isinstance(fact, Quantity)
    return fact


@pytest.mark.parametrize(
    ("stock", "usable", "covered", "spread", "level"),
    [
        ("14,000 t", "1,400 t", "12–19 days", "7.8–18 days", Level.DOES_NOT_ADD_UP),
        ("935,400 t", "93,500 t", "2.2–3.4 years", "1.4–3.2 years", Level.UNPROVEN),
        ("20 Mt", "2 million t", "47–73 years", "31–69 years", Level.UNPROVEN),
    ],
)
def test_a_decade_of_us_magnets(stock: str, usable: str, covered: str, spread: str, level: Level) -> None:
    finding = only(claim(STOCKS[stock]))
    assert say(quantity(finding, "usable")) == usable
    assert finding.computed is not None
    assert say(finding.computed) == covered
    assert say(quantity(finding, "spread")) == spread
    assert finding.level is level


@pytest.mark.parametrize(
    ("stock", "covered"),
    [("14,000 t", (0.07, 0.11)), ("935,400 t", (4.7, 7.4)), ("20 Mt", (101, 157))],
)
def test_the_same_against_imported_magnets_alone(stock: str, covered: tuple[float, float]) -> None:
    finding = only(claim(STOCKS[stock]))
    (row,) = [c for c in finding.caveats if c.facts.get("year") == "2024"]
    span = row.facts["covered"]
    assert isinstance(span, Quantity)
    assert row.key == "demand.row.one-source"
    assert (float(f"{span.low:.2g}"), float(f"{span.high:.2g}")) == pytest.approx(covered, rel=0.02)


def test_magnets_from_a_tonne_of_oxide() -> None:
    chain = magnets_from(Quantity.of(1.0, "t"), load())
    assert chain.without_losses.middle == pytest.approx(0.586, abs=0.0005)
    assert chain.with_losses.middle == pytest.approx(0.376, abs=0.0005)
    assert chain.with_losses.low == pytest.approx(0.247, abs=0.0005)
    assert chain.with_losses.high == pytest.approx(0.552, abs=0.0005)


@pytest.mark.parametrize(("stock", "losses", "none"), [("14,000 t", 526, 820), ("935,400 t", 35_200, 54_800)])
def test_magnets_that_come_out(stock: str, losses: float, none: float) -> None:
    steps = {s.name: s.result.middle for s in only(claim(STOCKS[stock])).working}
    assert steps["magnets"] == pytest.approx(losses, rel=0.002)
    assert steps["magnets_without_losses"] == pytest.approx(none, rel=0.002)


def test_each_loss_is_a_step_of_its_own() -> None:
    names = [s.name for s in only(claim(STOCKS["14,000 t"])).working]
    assert names[:6] == [
        "usable",
        "ndpr_oxide",
        "separated",
        "ndpr_metal",
        "magnets",
        "magnets_without_losses",
    ]


def test_a_decade_needs_275_to_428_thousand_tonnes_of_oxide() -> None:
    needed = treo_for(Quantity.of(161_000.0, "t"), load())
    assert say(needed.without_losses) == "275,000 t"
    assert say(needed.with_losses) == "428,000 t"
    needs = {n.key for n in only(claim(STOCKS["14,000 t"])).needs}
    assert needs == {"needs.treo", "needs.in_ground"}


def test_needing_is_the_inverse_of_making() -> None:
    library = load()
    needed = treo_for(Quantity.of(1000.0, "t"), library)
    assert magnets_from(needed.with_losses, library).with_losses.middle == pytest.approx(1000)
    assert magnets_from(needed.without_losses, library).without_losses.middle == pytest.approx(1000)


def test_a_growing_demand_takes_355_thousand_tonnes_of_magnets_in_the_decade() -> None:
    finding = only(claim(STOCKS["935,400 t"], claimed_on=date(2025, 7, 21)))
    (path,) = [c for c in finding.caveats if c.key == "demand.path"]
    assert (path.facts["first"], path.facts["last"]) == ("2025", "2034")
    total, flat = path.facts["path"], path.facts["flat"]
    assert isinstance(total, Quantity)
    assert isinstance(flat, Quantity)
    assert say(total) == "355,000 t"
    assert say(flat) == "161,000 t"


def test_the_kindest_demand_decides_and_the_typical_one_is_told() -> None:
    finding = only(claim(STOCKS["935,400 t"]))
    assert finding.outcome == "short_of_typical"
    assert quantity(finding, "kindest_years").middle == pytest.approx(7.83, abs=0.01)
    assert quantity(finding, "demand").middle == 16_100
    assert {r.key for r in finding.reasons} == {"weak_data", "no_code"}


def test_a_short_claim_is_said_to_understate_fivefold() -> None:
    finding = only(claim(STOCKS["20 Mt"], decade(qualifier=Qualifier.OVER)))
    assert finding.outcome == "covers_more"
    assert quantity(finding, "least").middle == pytest.approx(4.67, abs=0.01)
    assert [r.key for r in finding.reasons] == ["no_code"]


def test_a_reserve_under_a_code_that_is_enough_keeps_only_the_weak_demand_as_reason() -> None:
    finding = only(claim(STOCKS["20 Mt"], code="JORC", category="proven"))
    assert finding.level is Level.HOLDS_UP


def test_all_of_it_is_taken_where_no_share_is_said() -> None:
    whole = only(claim(STOCKS["14,000 t"], extractable=None))
    assert whole.computed is not None
    assert whole.computed.low == pytest.approx(0.327, abs=0.001)


def test_ore_and_grade_stand_in_for_the_contained_metal() -> None:
    case = claim(STOCKS["14,000 t"], contained=None, ore=million("20"), grade=ppm("700"))
    finding = only(case)
    assert finding.computed is not None
    assert say(finding.computed) == "12–19 days"


def test_world_mine_output_for_a_thousand_years_is_31() -> None:
    case = Claim(contained=million("12.1"), years=years("1,000"), market=Market.WORLD_MINE_OUTPUT)
    finding = only(case)
    assert finding.outcome == "output_falls_short"
    assert finding.level is Level.DOES_NOT_ADD_UP
    assert finding.computed is not None
    assert round(finding.computed.middle) == 31
    assert [c.key for c in finding.caveats] == ["demand.stock_against_flow"]


def test_an_unnamed_market_is_the_kindest_and_at_best_unproven() -> None:
    finding = only(claim(STOCKS["20 Mt"], market=None, code="JORC", category="proven"))
    assert finding.level is Level.UNPROVEN
    assert [r.key for r in finding.reasons] == ["demand.market_assumed"]


GRAVE = [Level.HOLDS_UP, Level.UNPROVEN, Level.DOUBTFUL, Level.DOES_NOT_ADD_UP, Level.IMPOSSIBLE]


@pytest.mark.parametrize("market", list(Market))
def test_more_metal_never_worsens_and_more_years_never_improve_the_level(market: Market) -> None:
    def grave(stock: int, span: int) -> int:
        level = only(claim(tonnes(str(stock)), years(str(span)), market=market)).level
        assert level is not None
        return GRAVE.index(level)

    by_stock = [grave(stock, 10) for stock in (1_100, 110_000, 1_100_000, 3_100_000, 11_000_000, 990_000_000)]
    assert by_stock == sorted(by_stock, reverse=True)
    by_years = [grave(1_100_000, span) for span in (1, 3, 7, 11, 15, 19, 31, 990)]
    assert by_years == sorted(by_years)


@pytest.mark.parametrize(
    ("case", "key"),
    [
        (Claim(years=decade(), market=Market.US_MAGNETS), "demand.needs_contained"),
        (Claim(years=decade(), contained=million("20"), mineral="lithium"), "demand.needs_market"),
        (
            Claim(years=decade(), contained=million("20"), mineral="lithium", market=Market.US_MAGNETS),
            "demand.none_on_file",
        ),
    ],
)
def test_what_is_missing_is_named(case: Claim, key: str) -> None:
    assert list(CHECK.run(case, load())) == []
    note = CHECK.lacks(case, load())
    assert note is not None
    assert note.key == key


def test_a_mines_own_rate_is_no_question_of_demand() -> None:
    case = Claim(years=decade(), ore=million("20"), ore_rate=rate("570,000"))
    assert CHECK.lacks(case, load()) is None
    assert list(CHECK.run(case, load())) == []


def test_neodymium_and_praseodymium_alone_are_not_cut_to_a_fifth_again() -> None:
    mixed = only(claim(million("1.0", substance="TREO")))
    alone = only(claim(million("1.0", substance="NdPr oxide")))
    assert mixed.computed is not None
    assert alone.computed is not None
    assert alone.computed.high == pytest.approx(5 * mixed.computed.high)
    assert "ndpr_share" not in [t.name for s in alone.working for t in s.terms]


def test_an_element_that_magnets_are_not_made_of_is_not_counted_as_all_rare_earths() -> None:
    case = claim(million("1.0", substance="Y2O3"))
    assert list(CHECK.run(case, load())) == []
    note = CHECK.lacks(case, load())
    assert note is not None
    assert note.key == "demand.not_in_magnets"


def test_where_ore_and_grade_hold_another_amount_that_is_told_as_well() -> None:
    finding = only(claim(STOCKS["935,400 t"], ore=million("20"), grade=ppm("700")))
    (note,) = finding.more
    span = note.facts["years"]
    assert isinstance(span, Quantity)
    assert say(span) == "12–19 days"
