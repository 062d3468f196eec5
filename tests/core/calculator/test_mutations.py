"""A true case that is changed turns its level; one that is only rounded raises no alarm."""

from __future__ import annotations

import math

from cases import claim_of, read_cases
from hypothesis import given
from hypothesis import strategies as st
from mutations import scaled

from core.calculator.assess import assess
from core.reference.library import load
from core.verdict import Level

FACTORS = (2.0, 3.0, 5.0, 10.0, 100.0, 1000.0)
TRUE = ("holds_up", "unproven")


def test_a_factor_of_two_or_more_turns_nineteen_in_twenty() -> None:
    library = load()
    turned: list[bool] = []
    for case in read_cases():
        claim = claim_of(case.claim, library, case.on)
        for turn in case.turns:
            role, _, way = turn.partition(":")
            for factor in FACTORS:
                for by in {"up": (factor,), "down": (1 / factor,)}.get(way, (factor, 1 / factor)):
                    level = assess(scaled(claim, role, by), library).level
                    turned.append(level.value != case.level)
    assert len(turned) > 200
    assert sum(turned) / len(turned) >= 0.95


def test_the_cases_that_can_turn_are_the_true_ones() -> None:
    """Left out are ranks by a country's own listing and claims that understate: no factor of two makes them false."""
    cases = read_cases()
    assert all(case.level in TRUE for case in cases if case.turns)
    still = {case.id for case in cases if case.level in TRUE and not case.turns}
    assert still == {
        "decade-20mt",
        "zhana-first-wording",
        "thailand-lithium",
        "india-third",
        "vietnam-second",
        "largest-word",
        "top-five",
        "output-ranked-as-reserve",
        "producer-in-its-day",
        "yearly-sum-called-whole",
    }


def rounded(value: float, digits: int) -> str:
    """A number printed with so many significant digits, as people print tonnages."""
    place = digits - 1 - math.floor(math.log10(value))
    shown = round(value, place)
    return f"{shown:,.{max(0, place)}f}"


@given(
    ore=st.floats(1e6, 5e9),
    grade=st.floats(0.01, 14.0),
    digits=st.tuples(st.integers(2, 5), st.integers(2, 3), st.integers(2, 5)),
)
def test_true_figures_printed_with_any_care_raise_no_alarm(
    ore: float, grade: float, digits: tuple[int, int, int]
) -> None:
    contained = ore * grade / 100
    text = (
        f"ore={rounded(ore, digits[0])} t; grade={rounded(grade, digits[1])}%; "
        f"contained={rounded(contained, digits[2])} t"
    )
    claim = claim_of(text, load())
    assert assess(claim, load()).level in (Level.HOLDS_UP, Level.UNPROVEN), text
