"""Numbers as a person would say them."""

from __future__ import annotations

import pytest

from core.quantities.figure import Dimension
from core.quantities.read import read_figure
from core.verdict import Quantity
from core.wording.figures import ordinal, say, say_apart, say_exact, say_factor, say_times


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (14_000, "t", "14,000 t"),
        (1.336e9, "t", "1.34 billion t"),
        (655, "t", "655 t"),
        (0.4, "t", "400 kg"),
        (999_999, "t", "1 million t"),
        (46_770, "ppm", "4.68%"),
        (700, "ppm", "700 g/t"),
        (2.117e12, "US$", "US$2.12 trillion"),
        (20.5e9, "US$", "US$20.5 billion"),
        (151_000, "US$/kg", "US$151,000/kg"),
        (1.2e12, "KZT", "KZT 1.2 trillion"),
        (10.6e9, "m³", "10.6 km³"),
        (1e8, "m³", "100 million m³"),
        (35.3, "km²", "35.3 km²"),
        (0.0187, "%", "0.019%"),
        (6.7 / 12, "years", "6.7 months"),
        (0.052, "years", "19 days"),
        (8.33, "years", "8.3 years"),
        (2700, "kg/m³", "2.7 t/m³"),
        (270_000, "t/yr", "270,000 t a year"),
        (3, "rank", "third"),
        (2030, "year", "2030"),
        (66.8, "×", "67 times"),
    ],
)
def test_a_quantity_is_scaled_for_the_ear(value: float, unit: str, said: str) -> None:
    assert say(Quantity.of(value, unit)) == said


def test_a_printed_figure_keeps_all_its_digits() -> None:
    assert say(Quantity.from_figure(read_figure("935,400 t", Dimension.MASS))) == "935,400 t"
    assert say(Quantity.of(935_412, "t")) == "935,000 t"


def test_a_quantity_without_a_middle_is_said_as_a_range() -> None:
    assert say(Quantity(low=0.033, likely=None, high=0.051, unit="years")) == "12–19 days"
    assert say(Quantity(low=2.2, likely=None, high=3.44, unit="years")) == "2.2–3.4 years"
    assert say(Quantity(low=47, likely=None, high=73, unit="years")) == "47–73 years"


def test_working_lines_carry_the_fixed_unit() -> None:
    assert say_exact(Quantity.of(20e6, "t")) == "20,000,000 t"
    assert say_exact(Quantity.of(700, "ppm")) == "700 ppm"


def test_ratios_are_short() -> None:
    assert [say_times(x) for x in (67.4, 450.2, 6.74, 1.3)] == [
        "67 times",
        "450 times",
        "6.7 times",
        "1.3 times",
    ]
    assert say_factor(66.8) == "67×"
    assert say_apart(1.102) == "10%"


def test_ordinals() -> None:
    assert [ordinal(n) for n in (1, 3, 8, 11, 22, 43)] == ["first", "third", "8th", "11th", "22nd", "43rd"]


def test_another_language_has_its_own_marks() -> None:
    assert say(Quantity.of(14_000, "t"), locale="de") == "14.000 t"
    assert say(Quantity.of(46_770, "ppm"), locale="fr") == "4,68%"
