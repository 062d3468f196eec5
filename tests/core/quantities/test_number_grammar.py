"""Numbers as they are printed in many countries."""

from __future__ import annotations

import pytest

from core.quantities.numbers import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20,000,000", 20e6),
        ("20 000 000", 20e6),
        ("20\u2009000\u2009000", 20e6),
        ("20\u00a0000\u00a0000", 20e6),
        ("20\u202f000\u202f000", 20e6),
        ("20.000.000", 20e6),
        ("1.230,5", 1230.5),
        ("2,5", 2.5),
        ("0,125", 0.125),
        ("1,234.5", 1234.5),
        ("7,37,283", 737_283),
        ("1e6", 1e6),
        ("2 x 10^6", 2e6),
        ("3×10⁵", 3e5),
        ("14 thousand", 14e3),
        ("20mn", 20e6),
        ("1.2 bn", 1.2e9),
        ("2.12 trillion", 2.12e12),
        ("5 lakh", 5e5),
        ("3 crore", 3e7),
        ("2 lakh crore", 2e12),
        ("1 million 300 thousand", 1.3e6),
        ("935.4 thousand", 935_400),
        ("1,3 million", 1.3e6),
        ("20万", 200_000),
        ("5 млн", 5e6),
        ("half", 0.5),
        ("a third", 1 / 3),
        ("two-thirds", 2 / 3),
        ("three quarters", 0.75),
        ("¾", 0.75),
        ("1½", 1.5),
        ("a dozen", 12),
        ("six thousand", 6000),
        ("twenty-five", 25),
        ("half a million", 5e5),
        ("a quarter of a million", 25e4),
        ("a million", 1e6),
    ],
)
def test_a_number_is_read_whatever_the_habit(text: str, value: float) -> None:
    number = read_number(text, 0)
    assert number is not None
    assert number.value == pytest.approx(value)
    assert number.end == len(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("20 Mt", " Mt"),
        ("1.15-million-ton", "-ton"),
        ("2023 240 000", " 240 000"),
        ("20, 30", ", 30"),
        ("5.", "."),
    ],
)
def test_a_number_ends_where_it_ends(text: str, rest: str) -> None:
    number = read_number(text, 0)
    assert number is not None
    assert text[number.end :] == rest


@pytest.mark.parametrize("text", ["", "Mt", "the", ",5", "-", "third", "million"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text, 0) is None
