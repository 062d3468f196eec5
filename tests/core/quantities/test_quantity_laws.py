"""Laws of reading: what is said is read back, units change nothing, and any text has an answer in time."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InputError
from core.quantities.figure import Dimension, Figure
from core.quantities.read import read_figure
from core.quantities.scanning import scan
from core.verdict import Quantity
from core.wording.figures import say, say_exact

NUMBERS = st.integers(1, 9_999_999).map(float)
GENEROUS_S = 0.5
"""A guard against runaway patterns, not a measurement."""

PIECES = st.sampled_from(
    ["20", "1,5", "e9", "million", " ", "\u2009", "Mt", "g/t", "%", "-", "–", "to", "and", "between", "$", "US$", "per",
     "a", "half", "third", "top-", "st", "±", "(", ")", "of", "TREO", "Nd2O3", ",", ".", "9" * 40, "0" * 40, "up to",
     "’", "吨", "万", "½", "/", "x10^", "years", "km²", "**", "NaN", "inf"]
)  # fmt: skip


@given(NUMBERS, st.sampled_from(["t", "%", "US$", "US$/kg", "m", "t/yr", "mg/L", "AUD"]))
def test_what_is_said_exactly_is_read_back(value: float, unit: str) -> None:
    figure = read_figure(say_exact(Quantity.of(value, unit, printed=True)))
    assert figure.value == pytest.approx(value)
    assert figure.unit == unit


@given(st.integers(1, 999), st.sampled_from([1.0, 1e3, 1e6, 1e9, 1e12]))
def test_what_is_said_for_the_ear_is_read_back(digits: int, scale: float) -> None:
    value = digits * scale
    assert read_figure(say(Quantity.of(value, "t")), Dimension.MASS).value == pytest.approx(value)


@given(st.integers(1, 9999))
def test_the_same_mass_in_other_units_is_the_same_figure(kilotonnes: int) -> None:
    same: list[Figure] = [
        read_figure(text, Dimension.MASS)
        for text in (
            f"{kilotonnes} kt",
            f"{kilotonnes}000 t",
            f"{kilotonnes} thousand tonnes",
            f"{kilotonnes / 1000:.3f} Mt",
            f"{kilotonnes}000000 kg",
        )
    ]
    assert {round(f.value, 6) for f in same} == {kilotonnes * 1000.0}


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=4000), st.lists(PIECES, max_size=400).map("".join)))
def test_any_text_has_an_answer_in_time(text: str) -> None:
    started = time.perf_counter()
    try:
        figure = read_figure(text)
    except InputError:
        pass
    else:
        assert math.isfinite(figure.value)
        assert figure.value >= 0
    for scanned in scan(text):
        assert math.isfinite(scanned.figure.value)
        assert 0 <= scanned.start < scanned.end <= len(text)
    assert time.perf_counter() - started < GENEROUS_S


@pytest.mark.parametrize(
    "piece",
    ["9", "9,999,", "1 000 ", "a million ", "20 Mt to ", "half ", "$", "third-", "1.", "metric tons per "],
)
def test_reading_is_linear(piece: str) -> None:
    """Twenty times the text may take twenty times as long, not four hundred times."""

    def seconds(n: int) -> float:
        text = piece * n
        started = time.perf_counter()
        scan(text)
        return time.perf_counter() - started

    seconds(100)
    assert seconds(20_000) < 400 * max(seconds(1_000), 1e-3)
