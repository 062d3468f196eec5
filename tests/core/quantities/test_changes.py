from __future__ import annotations

import pytest

from core.errors import InputError, TooLong
from core.quantities.changes import direction_of, read_change, says_points
from core.quantities.figure import Dimension


@pytest.mark.parametrize(
    ("text", "value", "direction"),
    [
        ("12.2%", 12.2, None),
        ("up 81%", 81, True),
        ("Up by 81%", 81, True),
        ("+81 %", 81, True),
        ("a rise of 15.6%", 15.6, True),
        ("-48%", 48, False),
        ("−84%", 84, False),
        ("down 48%", 48, False),
        ("minus 84%", 84, False),
        ("fell by about 84%", 84, False),
        ("cut by 48%", 48, False),
    ],
)
def test_the_size_is_read_and_the_direction_kept(text: str, value: float, direction: bool | None) -> None:
    change = read_change(text)
    assert change.dimension is Dimension.SHARE
    assert change.value == value
    assert direction_of(change) is direction


def test_a_change_may_be_an_amount() -> None:
    change = read_change("up 290 Mt")
    assert change.dimension is Dimension.MASS
    assert change.value == 290e6


@pytest.mark.parametrize(("text", "times"), [("doubled", 2), ("Tripled", 3), ("quadrupled", 4)])
def test_a_multiple_is_new_over_old(text: str, times: float) -> None:
    change = read_change(text)
    assert change.dimension is Dimension.COUNT
    assert change.value == times


def test_words_that_only_begin_like_a_direction_are_no_direction() -> None:
    with pytest.raises(InputError):
        read_change("uphill 81%")


@pytest.mark.parametrize("text", ["", "up", "up up", "-", "soon"])
def test_a_change_without_a_figure_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        read_change(text, option="change")
    assert refused.value.option == "change"


def test_a_long_text_is_refused_before_it_is_read() -> None:
    with pytest.raises(TooLong):
        read_change("up " * 1000)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("almost tripled", 3),
        ("halved", 0.5),
        ("three times as much", 3),
        ("3x", 3),
        ("tenfold", 10),
        ("by a factor of ten", 10),
    ],
)
def test_multiples_are_said_in_many_ways(text: str, times: float) -> None:
    change = read_change(text)
    assert (change.dimension, change.value) == (Dimension.COUNT, times)


def test_a_direction_may_stand_behind() -> None:
    change = read_change("12.5% higher")
    assert (change.value, direction_of(change)) == (12.5, True)


def test_tonnes_are_no_trillions() -> None:
    change = read_change("up by 600,000 t")
    assert (change.dimension, change.value) == (Dimension.MASS, 600_000)


def test_percentage_points_are_kept_apart() -> None:
    assert says_points(read_change("up 11 percentage points"))
    assert not says_points(read_change("up 11%"))


def test_no_change_is_a_change_of_nothing() -> None:
    assert read_change("unchanged").value == read_change("0%").value == 0
