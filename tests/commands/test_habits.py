"""The weights of a headline in the unit they were typed in, or that their trade counts in."""

from __future__ import annotations

import pytest

from commands.check.claims import read
from commands.check.questions import question
from core.calculator.assess import assess
from core.reference.library import load
from core.wording.habits import in_the_habit

LIBRARY = load()


def said(name: str, **options: str) -> str:
    return in_the_habit(assess(read(question(name), options, LIBRARY), LIBRARY))


def test_typed_ounces_come_back_as_ounces() -> None:
    line = said("deposit", ore="20 Mt", grade="3 g/t", contained="1.9 Moz", mineral="gold")
    assert line == "In troy ounces: 60 t is 1.93 million oz; 59.1 t is 1.9 million oz."


def test_gold_is_counted_in_ounces_even_where_none_were_typed() -> None:
    assert said("deposit", ore="20 Mt", grade="3 g/t", mineral="gold").endswith("60 t is 1.93 million oz.")


def test_pounds_a_year_stay_pounds_a_year() -> None:
    line = said("output", ore="12.2 Mt", grade="0.7%", product="177 million lb")
    assert "In pounds: " in line
    assert "177 million lb a year" in line


def test_short_tons_come_back_as_short_tons() -> None:
    assert "498,000 short tons" in said(
        "deposit", ore="18 Mst", grade="3.05%", contained="498,000 short tons"
    )


def test_rock_is_not_counted_in_ounces() -> None:
    line = said("deposit", contained="1 Moz", grade="3 g/t", mineral="gold")
    assert line == "In troy ounces: 31.1 t is 1 million oz."


@pytest.mark.parametrize("options", [{"ore": "20 Mt", "grade": "700 g/t"}, {"rank": "3"}])
def test_nothing_is_said_where_tonnes_serve(options: dict[str, str]) -> None:
    assert said("deposit", **options) == ""
