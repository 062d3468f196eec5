"""What the build of a sentence says: times, shared units, and what an amount or a share is of."""

from __future__ import annotations

import pytest

from core.extraction.read import read
from core.reference.library import load

LIBRARY = load()


def figures(text: str) -> list[tuple[str, float | str, str]]:
    return [(c["role"], c["value"], c["unit_canonical"]) for c in read(text, LIBRARY).to_json()]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("In the third quarter the pit made 4,200 tonnes of copper and 900 tonnes of zinc.", ["t/qtr", "t/qtr"]),
        ("It made 9,100 tonnes of tin in the half-year, up from 8,400 tonnes a year earlier.", ["t/half", "t/half"]),
        ("In 2021 it made 5,000 t of tin, while in the first quarter of 2022 output was 1,200 t.", ["t/yr", "t/qtr"]),
        ("In April it withdrew its annual guidance of 30,000 t of copper.", ["t/yr"]),
        ("The smelter made 210 t of antimony in March.", ["t/mo"]),
        ("It made 4,500 tonnes of tin in the first nine months.", ["t/yr"]),
    ],
)  # fmt: skip
def test_an_amount_has_the_time_its_part_of_the_sentence_names(text: str, units: list[str]) -> None:
    assert [unit for role, _, unit in figures(text) if role == "production_rate"] == units


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Angola and Gabon produce 12,500 and 9,800 tons of manganese.", [12_500, 9_800]),
        ("Bolivia mined 18,000 tonnes of tin, Peru 23,000 and Rwanda 3,600.", [18_000, 23_000, 3_600]),
        ("Zinc output fell to 46,000 tonnes from 52,600 in 2012.", [46_000, 52_600]),
        ("Terbium output rose to 1,140 mt and dysprosium output to 7,200 mt.", [1_140, 7_200]),
        ("Coal output reached 1,040 mt.", [1_040_000_000]),
    ],
)
def test_a_unit_printed_once_or_meant_otherwise_is_told_by_the_sentence(
    text: str, values: list[float]
) -> None:
    assert [value for role, value, _ in figures(text) if role == "production_rate"] == values


@pytest.mark.parametrize(
    "text",
    [
        "Consumption of refined zinc climbed to 61,300 tonnes in March.",
        "The company sold 7,300 tonnes of nickel in the second quarter.",
        "Output was 430 tonnes higher than in the year before.",
        "Some 64% of all holes end in clay.",
        "Shares may rise in the second half of the year.",
        "A magnet of this kind consists of about 31% neodymium.",
        "The firm won a contract worth $14 million to build a road.",
    ],
)
def test_what_is_used_sold_changed_or_of_something_else_is_no_claim(text: str) -> None:
    assert figures(text) == []


def test_a_country_that_something_is_not_in_owns_no_figure() -> None:
    (claim,) = read("Greenland holds 6 million tonnes of zinc, the most outside China.", LIBRARY).to_json()
    assert claim["country"] == "Greenland"


def test_the_sign_of_a_currency_and_a_firm_name_no_country() -> None:
    text = "China Northern Metals Group will spend US$90 million to build a smelter."
    assert [claim.get("country") for claim in read(text, LIBRARY).to_json()] == [None]


def countries(text: str) -> list[tuple[str, float, str | None]]:
    """Role, value and country of every figure that a text claims."""
    return [(claim["role"], claim["value"], claim.get("country")) for claim in read(text, LIBRARY).to_json()]


def test_countries_and_figures_in_two_lists_belong_together_in_their_order() -> None:
    text = "Peru and Chile rank third and first with 9 million tons and 11 million tons, respectively."
    assert countries(text) == [
        ("rank", 3, "Peru"),
        ("rank", 1, "Chile"),
        ("contained_tonnage", 9e6, "Peru"),
        ("contained_tonnage", 11e6, "Chile"),
    ]


def test_a_country_in_brackets_owns_the_figure_before_it() -> None:
    text = "Reserves of manganese: 640 Mt (South Africa), 500 Mt (Australia), 270 Mt (Brazil)."
    assert [country for _, _, country in countries(text)] == ["South Africa", "Australia", "Brazil"]


def test_a_country_left_behind_or_sold_to_owns_no_figure() -> None:
    overtaken = "It has overtaken Peru to become the second-biggest copper producer."
    assert countries(overtaken) == [("rank", 2, None)]
    sold = "Myanmar exported 41,700 tonnes of rare earth oxides to China in 2023, worth $1.4 billion."
    assert countries(sold) == [("value", 1.4e9, "Myanmar")]


def test_times_a_years_demand_are_years_of_it_unless_demand_itself_grows() -> None:
    covered = "The nodules, equal to at least 140 times the country's yearly consumption, lie off the island."
    assert figures(covered) == [("demand_coverage", 140, "yr")]
    assert figures("By 2040 demand for terbium will be 7 times the annual consumption of today.") == []


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Chile's share in global lithium output fell from 37% to 24%.", [37, 24]),
        ("The goal is to mine 12%, recycle 30% and refine 45% of its yearly lithium needs.", [12, 30, 45]),
        ("The fund holds a stake in the firm, a share that may be increased to 41%.", []),
        ("Public debt stands at 60% of GDP.", []),
    ],
)
def test_shares_are_told_by_what_they_are_shares_of(text: str, shares: list[float]) -> None:
    assert [value for _, value, _ in figures(text)] == shares
