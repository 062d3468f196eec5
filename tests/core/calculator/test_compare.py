"""Ratio, gap and level: the only place where a comparison becomes a level."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calculator.compare import MOST, Side, compare, gap_between, ratio_between
from core.quantities.ranges import Range, exactly
from core.verdict import GRAVITY, Level

TRUE, DOUBT, RED = Level.HOLDS_UP, Level.DOUBTFUL, Level.DOES_NOT_ADD_UP


@pytest.mark.parametrize(
    ("factor", "confidence", "level"),
    [
        (1.0, "verified-2-sources", TRUE),
        (1.02, "verified-2-sources", TRUE),
        (1.03, "verified-2-sources", DOUBT),
        (1.99, "verified-2-sources", DOUBT),
        (2.0, "verified-2-sources", RED),
        (2.4, "one-source", DOUBT),
        (2.5, "one-source", RED),
        (1.6, "from-memory", Level.UNPROVEN),
        (3.9, "from-memory", DOUBT),
        (4.0, "from-memory", RED),
    ],
)
def test_the_gap_decides_and_weak_data_cannot_condemn(factor: float, confidence: str, level: Level) -> None:
    assert compare(exactly(100 * factor), exactly(100.0), confidence=confidence).level is level


def test_ranges_that_meet_have_no_gap() -> None:
    comparison = compare(Range(90, 100, 110), Range(105, 150, 200))
    assert (comparison.gap, comparison.level) == (1.0, TRUE)
    assert comparison.factor == pytest.approx(1.5)


def test_a_bar_that_only_has_to_be_reached() -> None:
    enough = compare(exactly(10.0), exactly(60.0), side=Side.AT_LEAST)
    short = compare(exactly(10.0), exactly(2.0), side=Side.AT_LEAST)
    assert (enough.level, short.level) == (TRUE, RED)
    assert compare(exactly(10.0), exactly(2.0), side=Side.AT_MOST).level is TRUE


def test_a_match_that_a_quarter_would_undo_is_unproven_on_one_source() -> None:
    comparison = compare(exactly(100.0), exactly(100.0), confidence="one-source")
    assert comparison.level is Level.UNPROVEN
    assert [note.key for note in comparison.reasons] == ["weak_data"]


def test_nothing_has_no_endless_factor() -> None:
    assert gap_between(exactly(5.0), exactly(0.0)) == MOST
    assert ratio_between(exactly(0.0), exactly(0.0)) == 1.0


spans = st.tuples(st.floats(0, 1e15), st.floats(0, 1e15)).map(
    lambda ends: Range(min(ends), (min(ends) + max(ends)) / 2, max(ends))
)


@given(a=spans, b=spans)
def test_gap_and_ratio_are_symmetric_and_at_least_one(a: Range, b: Range) -> None:
    assert gap_between(a, b) == gap_between(b, a)
    assert ratio_between(a, b) == ratio_between(b, a)
    assert 1 <= gap_between(a, b) <= MOST


@given(a=spans, b=spans)
def test_weaker_data_never_make_it_graver(a: Range, b: Range) -> None:
    levels = [
        GRAVITY.index(compare(a, b, confidence=c).level)
        for c in ("verified-2-sources", "one-source", "from-memory")
    ]
    graded = [max(level, GRAVITY.index(Level.UNPROVEN)) for level in levels]
    assert graded == sorted(graded, reverse=True)
