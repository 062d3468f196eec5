"""Figures about one thing make one claim; different things stay apart."""

from __future__ import annotations

from datetime import date

import pytest

from core.claim import Claim, Form, Market, MoneySense, RankOf, Stage
from core.extraction.read import read
from core.quantities.changes import direction_of
from core.reference.library import load

LIBRARY = load()
JULY_2025 = date(2025, 7, 21)
ARTICLE = (
    "The country may become the third-largest holder of rare earth reserves, thanks to surveys in Kazakhstan. "
    "The proposed โ€œZhana Kazakhstanโ€ deposit reportedly holds up to 935,400 tons of rare metals, with rare earth content "
    "averaging just 700 grams per ton of ore. That yields roughly 14,000 tons of total rare earth oxidesโ€”respectable, but "
    "nowhere near Chinaโ€™s 240,000 tons produced in 2023, or even the 43,000 tons mined in the U.S. However, top-3 status is "
    "speculative. Rare earths could contribute โ€œ734% of current GDP.โ€ Even a 7.1% GDP contribution would be ambitious. "
    "China controls 85% of processing and 90% of magnet production. The deposit may contain up to 20 million metric tons of "
    "rare earth-bearing ore. If even 10% proves extractable, it could cover U.S. magnet demand for over a decade."
)


def claims(text: str, published: date | None = None) -> tuple[Claim, ...]:
    return read(text, LIBRARY, published).to_claims()


def values(claim: Claim) -> dict[str, float]:
    return {name: figure.value for name, figure in claim.figures().items()}


def test_the_article_gives_every_claim_in_it() -> None:
    found = claims(ARTICLE, JULY_2025)
    first, second = found[0], found[1]
    assert values(first) == {
        "ore": 20e6, "grade": 700, "contained": 935_400, "extractable": 10, "rank": 3, "gdp_share": 734, "years": 10
    }  # fmt: skip
    assert (first.country, first.market, first.gdp_sense) == ("KAZ", Market.US_MAGNETS, MoneySense.YEARLY)
    assert values(second) == {"ore": 20e6, "grade": 700, "contained": 14_000}
    others = [(c.country, c.year, c.stage, values(c)) for c in found[2:]]
    assert others == [
        ("CHN", 2023, None, {"production": 240_000}),
        ("USA", 2023, None, {"production": 43_000}),
        ("KAZ", None, None, {"gdp_share": 7.1}),
        ("CHN", None, Stage.SEPARATION, {"share": 85}),
        ("CHN", None, Stage.MAGNETS, {"share": 90}),
    ]
    assert all(c.claimed_on == JULY_2025 and c.form is Form.HEADLINE for c in found)


def test_ore_grade_and_metal_of_one_sentence_are_one_claim() -> None:
    (claim,) = claims(
        "An inferred resource of 559 Mt at 1.57% TREO, or 8.8 million tonnes of oxides, lies at Fen in Norway."
    )
    assert values(claim) == {"ore": 559e6, "grade": pytest.approx(15_700), "contained": 8.8e6}
    assert (claim.category, claim.country) == ("inferred", "NOR")


def test_a_part_with_its_own_grade_is_a_claim_of_its_own() -> None:
    found = claims("It has 261 Mt at 2.19% TREO, including 61 Mt at 2.43% TREO.")
    assert [(c.ore.value, c.grade.value) for c in found if c.ore and c.grade] == [
        (261e6, pytest.approx(21_900)),
        (61e6, pytest.approx(24_300)),
    ]


def test_stocks_of_two_countries_stay_apart() -> None:
    found = claims(
        "China has 44 million tons of rare earth reserves, while India has 6.9 million tons of rare earths."
    )
    assert [(c.country, c.contained.value) for c in found if c.contained] == [("CHN", 44e6), ("IND", 6.9e6)]


def test_output_of_the_country_at_hand_is_its_own_claim() -> None:
    found = claims(
        "Vietnam has rare earth reserves of 22 million tons. Its rare earths production was 4,300 tons last year.",
        date(2023, 7, 1),
    )
    assert [(c.country, c.year, c.production.value) for c in found if c.production] == [("VNM", 2022, 4300)]


def test_the_output_of_a_mine_is_not_a_countrys() -> None:
    (claim,) = claims("The Longonjo mine in Angola will produce 20,000 t/yr of rare earth carbonate.")
    assert claim.production is None
    assert claim.product_rate is not None


def test_a_code_that_is_only_wished_for_is_none() -> None:
    found = claims(
        "The field holds 20,000 tonnes of lithium. Until it is classified under JORC it remains a hope."
    )
    assert [c.code for c in found] == [None]


def test_a_rank_says_what_it_orders_by() -> None:
    (claim,) = claims("Peru is the world's third-largest producer of copper.")
    assert (claim.rank_of, claim.mineral, claim.country) == (RankOf.PRODUCTION, "copper", "PER")


def test_samples_do_not_lend_their_grade_to_a_tonnage() -> None:
    (claim,) = [
        c for c in claims("The field holds 20 Mt of ore. Some samples reach up to 0.25% TREO.") if c.ore
    ]
    assert claim.grade is None


def test_a_change_stands_with_what_it_is_between() -> None:
    found = claims(
        "It raised the resource 12.2% from 2.34 billion tonnes to 2.63 billion tonnes at 3,292 ppm TREO."
    )
    (growth,) = [c for c in found if c.change]
    assert values(growth) == {"old": 2.34e9, "new": 2.63e9, "change": 12.2}
    assert [values(c) for c in found if not c.change] == [{"ore": 2.63e9, "grade": 3292}]


@pytest.mark.parametrize(
    ("text", "rising"),
    [("up 12% to 28 Mt of ore from 25 Mt", True), ("fell 12% to 22 Mt of ore from 25 Mt", False)],
)
def test_a_change_keeps_its_direction(text: str, rising: bool) -> None:
    (growth,) = [c for c in claims(f"The ore resource was {text}.") if c.change]
    assert growth.change is not None
    assert direction_of(growth.change) is rising


def test_a_promised_year_is_the_start() -> None:
    (claim,) = claims(
        "The newly found Longonjo deposit holds 20 Mt of ore, with first production in 2028.", JULY_2025
    )
    assert claim.start is not None
    assert claim.start.value == 2028


def test_a_year_that_is_past_promises_nothing() -> None:
    (claim,) = claims("The mine holds 20 Mt of ore and started production in 2019.", JULY_2025)
    assert claim.start is None


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("India has the third-largest reserves of rare earths.", RankOf.RESERVES),
        ("Fen is the largest deposit of rare earths in the world.", RankOf.RESOURCES),
        ("A deposit of rare earths would make Kazakhstan third after China and Brazil.", RankOf.RESERVES),
        ("Indonesia is the second-largest producer of cobalt.", RankOf.PRODUCTION),
    ],
)
def test_what_a_rank_orders_by_stands_around_it(text: str, of: RankOf) -> None:
    (claim,) = claims(text)
    assert claim.rank_of is of


PRESS: list[tuple[str, list[dict[str, float]]]] = [
    (
        "Total forecast resources of rare-earth metals to a depth of 300 m in the Zhana Kazakhstan area exceed 20 million tonnes "
        "with a mean content of about 700 g/t.",
        [{"contained": 20e6, "grade": 700, "depth": 300}],
    ),
    (
        "Rare earth reserves are estimated at around a million tons. At Irgiz analyses revealed nearly 800,000 tons of metals, with an "
        "average content above 0.1%. The wider area may contain over 20 million tons of metals at 700 g/t.",
        [{"contained": 1e6}, {"contained": 800_000, "grade": 1000}, {"contained": 20e6, "grade": 700}],
    ),
    (
        "Kazakhstan could become the third largest holder of rare earths with 935,400 tons. With 700 grams per tonne in 20 million "
        "tons of ore, this amounts to 14,000 tons.",
        [
            {"ore": 20e6, "grade": 700, "contained": 935_400, "rank": 3},
            {"ore": 20e6, "grade": 700, "contained": 14_000},
        ],
    ),
    (
        "The deposit of 20 million tons of ore at 700 g/t amounts to 935,400 tons of recoverable oxide.",
        [{"ore": 20e6, "grade": 700, "contained": 935_400}],
    ),
    (
        "Over 64.2 km2, four zones hold 935,400 tonnes of rare earths in all.",
        [{"contained": 935_400, "area": 64.2}],
    ),
    (
        "If even 10% of the 20 million tonnes proves extractable, it could cover US magnet demand for over a decade.",
        [{"contained": 20e6, "extractable": 10, "years": 10}],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PRESS)
def test_the_ways_the_press_printed_one_story_are_kept_apart(
    text: str, expected: list[dict[str, float]]
) -> None:
    """20 Mt is ore in one text, metal in the next, and beside 935,400 t in a third."""
    assert [values(claim) for claim in claims(text)] == [pytest.approx(e) for e in expected]


def test_the_year_of_a_list_is_that_of_each() -> None:
    found = claims("China produced 240,000 tons and the US 43,000 tons of rare earths in 2023.", JULY_2025)
    assert [(c.country, c.year) for c in found] == [("CHN", 2023), ("USA", 2023)]


def test_a_place_among_producers_has_its_year_and_one_of_reserves_none() -> None:
    (producer,) = claims("Myanmar was the third-largest producer of rare earths in 2023.")
    assert (producer.rank_of, producer.year) == (RankOf.PRODUCTION, 2023)
    (holder,) = claims("Vietnam was the second-largest holder of rare earth reserves in 2023.")
    assert (holder.rank_of, holder.year) == (RankOf.RESERVES, None)


def test_a_sentence_that_ends_in_an_abbreviation_gives_its_country_to_nothing_behind_it() -> None:
    text = (
        "Kazakhstan's deposit holds 14,000 tons of rare earths, less than the 43,000 tons mined in the U.S. in 2023. "
        "More is mined in the U.S. Rare earths could contribute 734% of current GDP."
    )
    (claim,) = [c for c in claims(text) if c.gdp_share]
    assert claim.country == "KAZ"


def test_a_place_named_for_the_first_time_keeps_its_figures_to_itself() -> None:
    text = (
        "Several prospects hold together about 1 million tonnes of metals. Irgiz holds about 800,000 tonnes at more than "
        "0.1%. The wider area may hold over 20 million tonnes of metals at 700 g/t."
    )
    found = [values(claim) for claim in claims(text)]
    assert not any("contained" in one and "ore" in one for one in found)
    assert {"grade": 700, "contained": 20e6} in found


def test_a_place_named_before_goes_on_being_spoken_of() -> None:
    text = "The Irgiz field has 20 Mt of ore. Irgiz holds 14,000 t of rare earths at 700 g/t."
    (claim,) = claims(text)
    assert values(claim) == {"ore": 20e6, "grade": 700, "contained": 14_000}


def test_a_share_that_proves_extractable_is_no_demand_in_whatever_order_it_is_said() -> None:
    text = "The field holds 20 million tonnes of rare earths. If 10% proves extractable it covers US magnet demand for over a decade."
    (claim,) = claims(text)
    assert values(claim) == {"contained": 20e6, "extractable": 10, "years": 10}


def test_the_oxides_of_magnets_are_a_part_of_what_an_ore_holds() -> None:
    text = (
        "The inferred resource is 559 million tonnes at 1.57% TREO, or 8.8 million tonnes of TREO. "
        "It includes 1.4 million tonnes of magnet-related rare earths."
    )
    claims = read(text, LIBRARY).to_claims()
    assert [claim.contained.value for claim in claims if claim.contained is not None] == [8.8e6]


def test_a_country_that_is_only_compared_with_is_not_the_subject() -> None:
    text = "Vietnam's rare earth reserves are the world's second largest after China, but it produced just 600 tonnes in 2023."
    claims = read(text, LIBRARY).to_claims()
    assert [claim.country for claim in claims if claim.production is not None] == ["VNM"]


def test_a_resource_estimate_is_ore_whose_oxide_follows() -> None:
    text = (
        "The resource estimate now exceeds 2.63 billion tonnes. "
        "It has an average grade of 3,292 ppm TREO, containing 8.65 million tonnes of TREO."
    )
    (claim,) = read(text, LIBRARY).to_claims()
    assert claim.ore is not None
    assert claim.ore.value == 2.63e9
    assert claim.contained is not None
    assert claim.contained.value == 8.65e6


def test_a_class_belongs_to_the_tonnage_of_its_own_sentence() -> None:
    text = (
        "The resource grew to 2.34 billion tonnes at 3,196 ppm TREO. "
        "Measured and indicated resources grew to 1.42 billion tonnes at 3,295 ppm TREO."
    )
    first, second = read(text, LIBRARY).to_claims()
    assert first.category is None
    assert second.category == "measured+indicated"


def test_a_product_is_laid_against_the_works_named_last() -> None:
    text = (
        "A trial works will at first treat 1,100 tons of ore a year. "
        "Then 570 thousand tons of ore will be processed annually. "
        "The plant will make six thousand tons of rare earth oxide a year."
    )
    (claim,) = read(text, LIBRARY).to_claims()
    assert claim.ore_rate is not None
    assert claim.ore_rate.value == 570_000


def test_minerals_of_no_name_are_not_those_named_later() -> None:
    text = "Serbia's mineral resources amount to 47 billion tons. Serbia has 18 million tons of lithium ore."
    minerals = [(claim.mineral, claim.mineral_stated) for claim in read(text, LIBRARY).to_claims()]
    assert minerals[1] == ("lithium", True)
    assert minerals[0][1] is False


@pytest.mark.parametrize(
    ("text", "part", "downstream"),
    [
        ("Rare earths account for 120% of Kazakhstan's GDP.", True, False),
        ("Downstream processing could contribute 7.1% of Kazakhstan's GDP a year.", False, True),
        ("The deposit is worth 734% of Kazakhstan's current GDP.", False, False),
    ],
)
def test_a_part_of_the_gdp_is_told_from_a_measure(text: str, part: bool, downstream: bool) -> None:
    (claim,) = [c for c in claims(text) if c.gdp_share]
    assert (claim.gdp_part, claim.downstream) == (part, downstream)


def test_quarters_are_laid_against_quarters_only() -> None:
    quarter = (
        "Tolga poured 41,000 ounces of gold in the just-ended March quarter. "
        "It milled 1.4 Mt of ore in the quarter at 1.0 g/t and 91% recovery."
    )
    (claim,) = claims(quarter)
    assert claim.ore_rate is not None
    assert claim.product_rate is not None
    assert claim.ore_rate.value == 5.6e6
    assert claim.product_rate.value == pytest.approx(4 * 41_000 * 31.1034768e-6)
    mixed = "Tolga poured 41,000 ounces of gold in the March quarter. It mills 5 Mt of ore a year at 1.0 g/t."
    (claim,) = claims(mixed)
    assert claim.product_rate is None


def test_what_a_quarter_gave_alone_is_no_yearly_output() -> None:
    assert claims("Peru produced 9,000 tonnes of cobalt in the first quarter of 2023.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "China set its third round of rare earth mining quotas for 2023 at 12,000 tonnes.",
        "Peru Rare Metals Corp produced 4,000 tonnes of rare earths in 2023.",
        "Gosa Hill, in Peru, produced 4,000 tonnes of rare earths in 2023.",
        "Up to 30,000 tonnes of rare earths can be processed in Estonia.",
        "China refined 11 million tonnes of copper in 2023.",
        "China brought in 4,000 tonnes of rare earths in 2023.",
        "Rare earth cargoes from Peru came to 4,000 tonnes in 2023.",
    ],
)
def test_only_what_a_country_mined_in_a_year_is_its_output(text: str) -> None:
    assert [c.production for c in claims(text) if c.production] == []


def test_that_year_is_the_one_named_before() -> None:
    text = "World tin output reached 300,000 tonnes in 2019. Peru produced 20,000 tonnes of the tin that year, or 7%."
    assert [(c.country, c.year) for c in claims(text) if c.production] == [("PER", 2019)]


def test_the_year_may_stand_before_its_sentence() -> None:
    found = claims("In the year 2021, Peru produced 20,000 tonnes of tin.")
    assert [(c.country, c.year) for c in found if c.production] == [("PER", 2021)]


def test_a_text_that_names_no_mineral_is_not_held_against_tables() -> None:
    for text in (
        "Peru produced 4,000 tonnes in 2023.",
        "Peru holds reserves of 9 million tonnes, the world's second largest.",
        "Guinea has iron ore reserves of 20 billion tonnes, the third largest in the world.",
        "China accounts for 12% of world output.",
    ):
        for claim in claims(text):
            assert not {"rank", "production", "share", "contained"} & claim.figures().keys(), text


def test_a_figure_apart_takes_the_mineral_named_before() -> None:
    text = "The company mines gold and copper. Peru produced 3.1 million ounces in 2023."
    assert [(c.mineral, c.mineral_stated) for c in claims(text) if c.production] == [("gold", True)]


def test_a_world_total_has_no_country_and_no_place() -> None:
    text = "World tin reserves amount to 4.6 million tonnes. Peru is the third largest holder of tin reserves in the world."
    total, place = claims(text)
    assert (total.country, total.rank) == (None, None)
    assert (place.country, place.contained) == ("PER", None)


def test_a_place_within_a_country_is_not_the_worlds() -> None:
    (claim,) = claims(
        "Gosa is the second largest lithium resource in Peru, with reserves of 2 million tonnes."
    )
    assert claim.rank_scope == "PER"


def test_a_place_behind_only_others_is_ranked() -> None:
    (claim,) = claims("That would put Estonia behind only China and Brazil by size of rare earth reserves.")
    assert claim.rank is not None
    assert (claim.rank.value, claim.country) == (3, "EST")


def test_a_producer_with_reserves_is_ranked_by_output() -> None:
    (claim,) = claims(
        "Peru is the world's third largest tin producer in 2022 with reserves totaling 130,000 tonnes."
    )
    assert (claim.rank_of, claim.year) == (RankOf.PRODUCTION, 2022)
    assert claim.contained is not None
    assert claim.production is None


def test_a_present_value_is_not_the_worth_of_the_metal() -> None:
    (claim,) = claims("Gosa holds 2 million tonnes of copper and has a net present value of US$700 million.")
    assert claim.amount is None


def test_a_start_is_laid_against_a_discovery_only() -> None:
    (claim,) = claims("The Gosa mine holds 20 Mt of tin ore, with first production in 2028.", JULY_2025)
    assert claim.start is None


def test_what_rock_comes_from_is_no_former_figure() -> None:
    (claim,) = claims("Gosa has 2 million tonnes of copper at a grade of 1%, from 200 million tonnes of ore.")
    assert values(claim) == {"ore": 200e6, "grade": 10_000, "contained": 2e6}


def test_a_former_stock_is_the_old_one_of_a_change() -> None:
    found = claims(
        "Gosa has 300 Mt of lithium ore at 1%. Its resource rose 40% to 7 million tonnes of LCE, from the initial "
        "5 million tonnes of LCE."
    )
    assert [values(c) for c in found if c.change] == [{"old": 5e6, "new": 7e6, "change": 40}]
    assert not any(c.contained is not None and c.contained.value == 5e6 for c in found)


def test_a_deposit_lends_its_name_to_its_own_country_only() -> None:
    found = claims("At 700 g/t the Zhana Kazakhstan deposit is richer in rare earths than China's 500 g/t.")
    assert [(c.country, c.deposit is not None) for c in found] == [("KAZ", True), ("CHN", False)]


def test_a_country_behind_another_figure_is_that_figures() -> None:
    first, second = claims(
        "The Gosa caldera may hold 40 million tons of lithium, twice the 20 million tons of Peru."
    )
    assert (first.country, second.country) == (None, "PER")


def test_what_is_tried_for_is_no_output() -> None:
    found = claims(
        "Peru produced 2 million tonnes of copper in 2023 and is trying to lift its copper output to 5 million tonnes."
    )
    assert [c.production for c in found if c.production and c.production.value == 5e6] == []


def test_a_share_of_several_countries_is_none_of_one() -> None:
    (claim,) = claims("Peru is among the countries controlling four-fifths of the world's tin reserves.")
    assert (claim.share is not None, claim.country) == (True, None)


def test_a_company_lends_no_country() -> None:
    (claim,) = claims("The tin deposit holds 300,000 tonnes of tin and was bought by an Australian company.")
    assert claim.country is None
    (claim,) = claims("The South American nation has 12% of the world's tin output.")
    assert claim.country is None


def test_a_mine_has_no_place_among_countries() -> None:
    (claim,) = claims("The Gosa operation has 20 Mt of tin ore and is becoming the largest in the world.")
    assert claim.rank_of is RankOf.RESOURCES


def test_what_goes_through_a_plant_is_ore() -> None:
    (claim,) = claims("A throughput of 900,000 tpa of oxide ore is to give 80,000 tpa of graphite.")
    assert claim.ore_rate is not None
    assert claim.ore_rate.value == 900_000


def test_the_year_a_sentence_begins_with_is_that_of_its_list() -> None:
    found = claims("In 1994, 30 percent of world tin production was in Peru and 20 percent was in Bolivia.")
    assert [(c.country, c.year) for c in found] == [("PER", 1994), ("BOL", 1994)]
