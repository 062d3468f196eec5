"""Half-widths: how much a printed figure leaves open."""

from __future__ import annotations

import pytest

from core.quantities.figure import Dimension
from core.quantities.read import read_figure


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("20 Mt", 19.5e6, 20.5e6),
        ("20 million t", 19.5e6, 20.5e6),
        ("20,000,000 t", 19.5e6, 20.5e6),
        ("935,400 t", 935_350, 935_450),
        ("14,000 t", 13_500, 14_500),
        ("700 g/t", 695, 705),
        ("2.63 billion t", 2.625e9, 2.635e9),
        ("1,200 Mt", 1150e6, 1250e6),
        ("US$500 bn", 495e9, 505e9),
        ("10%", 9.5, 10.5),
        ("8.8 Mt", 8.75e6, 8.85e6),
        ("0.30%", 0.295, 0.305),
        ("1 Mt", 0.75e6, 1.25e6),
        ("3 Mt", 2.5e6, 3.5e6),
        ("1,000,000 t", 950_000, 1_050_000),
        ("half", 45, 55),
        ("a decade", 9.5, 10.5),
        ("20 ± 2 Mt", 18e6, 22e6),
        ("20 Mt ± 10%", 18e6, 22e6),
        ("about 20 Mt", 19e6, 21e6),
        ("about 700 g/t", 665, 735),
        ("over 20 Mt", 19.5e6, 22e6),
        ("nearly 20 Mt", 18e6, 20.5e6),
        ("up to 20 Mt", 0, 20.5e6),
        ("0.1–0.25%", 0.1, 0.25),
    ],
)
def test_a_figure_claims_the_range_its_digits_and_qualifier_give(text: str, low: float, high: float) -> None:
    span = read_figure(text).span
    assert (span.low, span.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "wide"), [("700 g/t", 50), ("20 Mt", 2e6), ("500 t", 50), ("935,400 t", 50), ("710 g/t", 5)]
)
def test_one_non_zero_digit_may_be_a_rounded_one(text: str, wide: float) -> None:
    assert read_figure(text).wide == pytest.approx(wide)


def test_a_dozen_is_give_or_take_one() -> None:
    figure = read_figure("a dozen years", Dimension.TIME)
    assert (figure.value, figure.half) == (12, 1)


def test_a_printed_range_has_its_ends_and_no_middle() -> None:
    figure = read_figure("0.1% to 0.25%", Dimension.GRADE)
    assert (figure.value, figure.value_max) == (pytest.approx(1000), pytest.approx(2500))
    assert figure.span.likely is None


def test_a_changed_copy_has_ranges_of_its_own() -> None:
    figure = read_figure("20 Mt")
    assert figure.span.low == figure.claimed_span.low == 19.5e6
    doubled = figure.model_copy(update={"value": 40e6, "half": 1e6})
    assert (doubled.span.low, doubled.claimed_span.low, doubled.wide_span.high) == (39e6, 39e6, 42e6)


def test_a_printed_range_is_its_ends() -> None:
    assert (read_figure("0.1–0.25%").span.low, read_figure("0.1–0.25%").span.high) == (0.1, 0.25)
