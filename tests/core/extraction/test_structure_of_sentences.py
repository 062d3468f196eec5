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
