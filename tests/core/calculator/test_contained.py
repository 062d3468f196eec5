"""Ore, grade and contained metal: the third of two, and whether three agree."""

from __future__ import annotations

import pytest
from cases import claim_of
from hypothesis import given
from hypothesis import strategies as st

from core.calculator.checks import contained
from core.reference.library import load
from core.verdict import GRAVITY, Finding, Level
from core.wording.verdicts import finding_line, needs_lines


def found(text: str) -> Finding:
    return next(iter(contained.run(claim_of(text, load()), load())))


def test_ratio_and_gap_are_those_of_the_notes() -> None:
    finding = found("ore=20 Mt; grade=700 g/t; contained=935,400 t")
    assert finding.factor == pytest.approx(66.8, abs=0.05)
    assert finding.gap == pytest.approx(64.7, abs=0.05)
    assert needs_lines(finding) == [
        "a grade of 4.68% in the 20 million t of ore, 67× the 700 g/t stated",
        "1.34 billion t of ore at 700 g/t",
    ]


def test_bear_lodge_is_ten_per_cent_apart() -> None:
    finding = found("ore=18 Mt; grade=3.05%; contained=498,000 t")
    assert (finding.level, finding.gap) == (Level.DOUBTFUL, pytest.approx(1.069, abs=0.0005))
    assert "10% from" in finding_line(finding)


def test_understating_is_wrong_too_but_said_so() -> None:
    finding = found("ore=20 Mt; grade=700 g/t; contained=1,400 t")
    assert (finding.outcome, finding.level) == ("understated", Level.DOES_NOT_ADD_UP)
    assert "understates" in finding_line(finding)


def test_up_to_is_overstated_when_it_cannot_be_reached() -> None:
    assert found("ore=20 Mt; grade=700 g/t; contained=up to 30,000 t").level is Level.DOES_NOT_ADD_UP
    assert found("ore=20 Mt; grade=700 g/t; contained=up to 14,000 t").level is Level.HOLDS_UP


def test_over_reaches_a_tenth_further() -> None:
    assert found("ore=over 20 Mt; grade=700 g/t; contained=15,000 t").level is Level.HOLDS_UP
    assert found("ore=20.0 Mt; grade=700.0 g/t; contained=15,000 t").level is Level.DOUBTFUL


def test_a_printed_range_of_grades_is_met_anywhere_in_it() -> None:
    assert found("ore=100 Mt; grade=0.1–0.25%; contained=200,000 t").level is Level.HOLDS_UP
    assert found("ore=100 Mt; grade=0.1–0.25%; contained=2 Mt").level is Level.DOES_NOT_ADD_UP


def test_a_rounded_grade_is_let_pass_and_said() -> None:
    finding = found("ore=20 Mt; grade=700 g/t; contained=15,500 t")
    assert (finding.outcome, finding.level) == ("agree_if_rounded", Level.HOLDS_UP)
    assert finding.caveats[0].key == "only_if_rounded"


def test_more_metal_than_rock_is_impossible() -> None:
    assert found("ore=14,000 t; contained=935,400 t").level is Level.IMPOSSIBLE
    assert found("ore=14,000 t; grade=700 g/t; contained=935,400 t").level is Level.IMPOSSIBLE


def test_as_much_metal_as_rock_is_not_said_to_be_more() -> None:
    assert found("ore=14.8 Mt; contained=14.8 Mt; mineral=lithium").level is None


def test_stated_bases_are_converted() -> None:
    finding = found("ore=100 Mt; grade=1.00% Li2O; contained=464,540 t Li; mineral=lithium")
    assert (finding.outcome, finding.level) == ("same.converted", Level.HOLDS_UP)


def test_an_unstated_basis_is_read_kindly_but_unproven() -> None:
    finding = found("ore=100 Mt; grade=1.00% Li2O; contained=1,000,000 t; mineral=lithium")
    assert finding.level is Level.UNPROVEN
    assert "basis_unsaid" in [note.key for note in finding.reasons]


def test_tungsten_grades_become_tungsten() -> None:
    finding = found("ore=10 Mt; grade=0.50% WO3; mineral=tungsten")
    assert finding.computed is not None
    assert finding.computed.middle == pytest.approx(10e6 * 0.005 * 0.793, rel=1e-3)


def test_a_grade_that_may_be_nothing_gives_no_rock() -> None:
    assert list(contained.run(claim_of("contained=1 Mt; grade=up to 700 g/t", load()), load())) == []


def test_a_brine_says_nothing_of_rock() -> None:
    claim = claim_of("ore=20 Mt; grade=700 g/t", load())
    brine = claim.model_copy(
        update={"grade": claim.grade and claim.grade.model_copy(update={"dimension": "brine concentration"})}
    )
    assert list(contained.run(brine, load())) == []


@given(ore=st.integers(11, 9999), grade=st.integers(11, 9999), by=st.floats(2.2, 500))
def test_the_further_off_the_graver(ore: int, grade: int, by: float) -> None:
    metal = ore * grade
    gravity = [
        GRAVITY.index(level)
        for factor in (1.0, by, by * by)
        if (level := found(f"ore={ore} Mt; grade={grade} ppm; contained={metal * factor:.0f} t").level)
    ]
    assert gravity == sorted(gravity)


def test_oxide_in_the_rock_and_metal_claimed_are_converted() -> None:
    assert found("ore=16.3 Mt; grade=3.05% TREO; contained=414,000 t metal").level is Level.HOLDS_UP
    assert found("ore=16.3 Mt; grade=2.54% metal; contained=497,000 t TREO").level is Level.HOLDS_UP
    assert found("ore=16.3 Mt; grade=3.05% TREO; contained=497,000 t metal").level is Level.DOUBTFUL
