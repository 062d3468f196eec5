"""Readings are told in the figures as they stood on the page."""

from __future__ import annotations

import pytest

from core.calculator.readings.print import (
    as_printed,
    moved_in_print,
    swapped_in_print,
    worked_out_in_print,
)
from core.quantities.read import read_figure


@pytest.mark.parametrize(
    ("text", "by", "swapped"),
    [
        ("0.3926%", 3296 / 3926, "0.3296%"),
        ("2,445 koz", 4245 / 2445, "4,245 koz"),
        ("10.2 Mt", 1.2 / 10.2, "1.2 Mt"),
        ("1,045 t", 145 / 1045, "145 t"),
        ("half", 2.0, ""),
    ],
)
def test_swapped_digits_keep_their_places(text: str, by: float, swapped: str) -> None:
    assert swapped_in_print(read_figure(text), by) == swapped


@pytest.mark.parametrize(
    ("text", "by", "moved"),
    [
        ("2.46 Moz", 0.001, "0.00246 Moz"),
        ("663.6 Mlb", 1000.0, "663,600 Mlb"),
        ("about 12,534 t/d", 0.1, "1,253.4 t/d"),
        ("2.46 oz", 1e-6, ""),
    ],
)
def test_a_moved_point_stays_in_the_printed_unit(text: str, by: float, moved: str) -> None:
    assert moved_in_print(read_figure(text), by) == moved


def test_the_word_before_a_figure_is_left_out() -> None:
    assert as_printed(read_figure("more than 2.46 Moz")) == "2.46 Moz"
    assert as_printed(read_figure("2.46 Moz")) == "2.46 Moz"


def test_what_is_worked_out_is_told_in_the_unit_of_another_figure() -> None:
    ounces = read_figure("2,445 koz")
    assert worked_out_in_print(ounces.value * 2, ounces) == "4,890 koz"
