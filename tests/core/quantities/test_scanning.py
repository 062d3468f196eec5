"""Figures in running text: which are found, and where they stand."""

from __future__ import annotations

import itertools

import pytest

from core.quantities.figure import Dimension, Qualifier
from core.quantities.scanning import scan


def found(text: str) -> list[tuple[str, float]]:
    return [
        (text[s.start : s.end], s.figure.value)
        for s in scan(text)
        if s.figure.dimension not in (Dimension.COUNT, Dimension.YEAR)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It holds up to 935,400 tons of rare metals.", [("935,400 tons", 935_400)]),
        ("China’s 240,000 tons produced in 2023.", [("240,000 tons", 240_000)]),
        ("some 4,000 to 8,000 parts per million", [("4,000 to 8,000 parts per million", 4000)]),
        ("between 20 and 40 million metric tons", [("20 and 40 million metric tons", 20e6)]),
        ("a 1.15-million-ton rare earth deposit", [("1.15-million-ton", 1.15e6)]),
        ("worth US$20-30 billion", [("US$20-30 billion", 20e9)]),
        ("about half of the world's supply", [("half", 50)]),
        ("the third-largest holder", [("third-largest", 3)]),
        ("second only to China", [("second only to", 2)]),
        ("cover demand for over a decade", [("a decade", 10)]),
    ],
)
def test_a_figure_is_found_with_its_span(text: str, expected: list[tuple[str, float]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["hole DDH-12 in zone KZ3", "the S-K 1300 rules", "version 1.2.3", "two deposits", "one of the best"],
)
def test_names_and_bare_words_are_no_figures(text: str) -> None:
    assert found(text) == []


def test_spans_never_overlap_and_stand_in_order() -> None:
    text = "20 Mt at 0.1–0.25% and 7 km2, third-largest, US$5bn a year, 1.5 Mtpa in 2030"
    spans = [(s.start, s.end) for s in scan(text)]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def test_the_period_of_a_rate_is_kept() -> None:
    (scanned,) = scan("mined 500 tonnes per quarter")
    assert scanned.period == "qtr"
    assert scanned.figure.value == pytest.approx(2000)


def test_the_qualifier_of_running_text_is_found() -> None:
    (scanned,) = scan("holds more than an estimated 20 million tons")
    assert scanned.figure.qualifier is Qualifier.OVER


def test_a_range_keeps_its_two_ends_apart() -> None:
    (scanned,) = scan("rose from 400 tons to 4,300 tons")
    assert scanned.joined == "to"
    assert [end.figure.value for end in scanned.ends] == [400, 4300]


def test_a_falling_pair_is_no_range() -> None:
    assert [s.figure.value for s in scan("cut from $525 million to $494 million")] == [525e6, 494e6]


def test_an_ordinal_is_not_short_tons() -> None:
    assert found("the 31st edition on the 21st of May") == []


def test_a_grade_may_name_its_commodity_in_between() -> None:
    (scanned,) = scan("runs 38 kilograms of zinc per tonne")
    assert (scanned.figure.dimension, scanned.figure.value) == (Dimension.GRADE, pytest.approx(38_000))
