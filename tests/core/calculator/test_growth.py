from __future__ import annotations

import pytest
from cases import claim_of
from printed import billion, million, percent, ppm, tonnes

from core.calculator.checks.growth import CHECK
from core.claim import Claim, Pair
from core.quantities.changes import read_change
from core.quantities.figure import CANONICAL, Dimension, Figure, Printed
from core.reference.library import load
from core.verdict import Finding, Level


def only(claim: Claim) -> Finding:
    (finding,) = CHECK.run(claim, load())
    return finding


def test_the_printed_change_holds_within_the_rounding_of_both_figures() -> None:
    finding = only(Claim(old=billion("2.34"), new=billion("2.63"), change=percent("12.2")))
    assert finding.level is Level.HOLDS_UP
    assert finding.computed is not None
    assert finding.computed.middle == pytest.approx(12.39, abs=0.01)
    assert finding.computed.low == pytest.approx(11.94, abs=0.01)
    assert finding.computed.high == pytest.approx(12.85, abs=0.01)


def test_contained_metal_grew_by_more_than_the_ore() -> None:
    finding = only(Claim(old=million("7.48"), new=million("8.65")))
    assert finding.level is None
    assert finding.outcome == "rise"
    assert finding.computed is not None
    assert f"{finding.computed.middle:.1f}" == "15.6"


def test_it_is_said_of_which_figure_the_change_is_true() -> None:
    contained = Pair(role="contained", old=million("7.48"), new=million("8.65"))
    claim = Claim(old=billion("2.34"), new=billion("2.63"), pairs=(contained,), change=percent("15.6"))
    finding = only(claim)
    assert finding.level is Level.UNPROVEN
    assert [r.key for r in finding.reasons] == ["growth.which.contained"]
    assert {c.key for c in finding.caveats} == {"growth.of.figure", "growth.of.contained"}


def test_a_change_that_fits_neither_figure_is_refuted() -> None:
    contained = Pair(role="contained", old=million("7.48"), new=million("8.65"))
    claim = Claim(old=billion("2.34"), new=billion("2.63"), pairs=(contained,), change=percent("81"))
    assert only(claim).level is Level.DOES_NOT_ADD_UP


def test_a_fall_is_told_as_a_fall() -> None:
    finding = only(Claim(old=million("21"), new=million("11"), change=percent("48")))
    assert finding.outcome == "fall_agrees"
    assert finding.level is Level.HOLDS_UP
    assert finding.computed is not None
    assert round(finding.computed.middle) == 48


def test_a_rise_that_was_a_fall_does_not_add_up() -> None:
    finding = only(Claim(old=million("21"), new=million("11"), change=percent("48", text="up 48%")))
    assert finding.outcome == "fall_not_as_said"
    assert finding.level is Level.DOES_NOT_ADD_UP


def test_a_stated_direction_within_the_rounding_raises_no_alarm() -> None:
    finding = only(Claim(old=tonnes("100"), new=tonnes("101"), change=percent("1", text="down 1%")))
    assert finding.level is Level.HOLDS_UP


def test_percentage_points_are_the_kinder_reading_and_named() -> None:
    finding = only(Claim(old=percent("69"), new=percent("91"), change=percent("22")))
    assert finding.outcome == "rise_in_points"
    assert finding.level is Level.UNPROVEN
    assert [r.key for r in finding.reasons] == ["growth.points_or_per_cent"]


def test_a_difference_in_tonnes_is_held_against_the_difference() -> None:
    finding = only(Claim(old=billion("2.34"), new=billion("2.63"), change=million("290")))
    assert finding.outcome == "amount_agrees"


def test_times_as_much_is_held_against_the_quotient() -> None:
    twice = Figure(
        text="2",
        dimension=Dimension.COUNT,
        unit=CANONICAL[Dimension.COUNT],
        value=2,
        half=0.5,
        printed=Printed(digits="2", number=2),
    )
    finding = only(Claim(old=million("8.8"), new=million("15.9"), change=twice))
    assert finding.outcome == "times_agrees"


@pytest.mark.parametrize(
    ("claim", "key"),
    [
        (Claim(old=tonnes("0"), new=tonnes("5")), "growth.from_nothing"),
        (Claim(old=tonnes("5"), new=ppm("700")), "growth.unlike"),
        (Claim(new=tonnes("5"), change=percent("10")), "growth.needs_both"),
    ],
)
def test_what_is_missing_is_named(claim: Claim, key: str) -> None:
    assert list(CHECK.run(claim, load())) == []
    note = CHECK.lacks(claim, load())
    assert note is not None
    assert note.key == key


def test_nothing_claimed_nothing_missing() -> None:
    assert CHECK.lacks(Claim(ore=million("20")), load()) is None


def test_round_figures_may_be_rounded_ones_and_that_is_said() -> None:
    finding = only(Claim(old=million("20", wide=2e6), new=million("30", wide=3e6), change=percent("62")))
    assert finding.level is Level.HOLDS_UP
    assert finding.caveats[0].key == "rounded.figures"


def test_only_one_figure_at_a_time_is_read_as_a_round_one() -> None:
    claim = Claim(old=million("100"), new=million("30"), change=percent("50"))
    assert only(claim).level is not Level.HOLDS_UP


def test_points_that_are_said_need_no_reason() -> None:
    points = read_change("up 11 percentage points")
    finding = only(Claim(old=percent("58"), new=percent("69"), change=points))
    assert (finding.outcome, finding.level) == ("points_said_agrees", Level.HOLDS_UP)


def test_more_than_a_multiple_only_has_to_be_reached() -> None:
    figures = Claim(old=million("7.8"), new=million("44.1"))
    for text, holds in (("more than fivefold", True), ("over 300%", True), ("more than tenfold", False)):
        claim = figures.model_copy(update={"change": read_change(text)})
        assert (only(claim).level is Level.HOLDS_UP) is holds, text


def from_text(text: str) -> Finding:
    return only(claim_of(text, load()))


def test_a_grade_in_grams_and_one_in_per_cent_are_compared() -> None:
    finding = from_text("old=700 g/t; new=0.12%; change=71%")
    assert (finding.outcome, finding.level) == ("rise_agrees", Level.HOLDS_UP)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("old=5-6 Mt; new=7-8 Mt", 100 / 6, 60.0),
        ("old=7-8 Mt; new=5-6 Mt", 100 / 7, 37.5),
        ("old=5-6%; new=7-8%", 100 / 6, 60.0),
    ],
)
def test_the_change_between_ranges_is_worked_out_from_its_own_ends(
    text: str, least: float, most: float
) -> None:
    finding = from_text(text)
    assert finding.computed is not None
    assert finding.computed.likely is None
    assert (finding.computed.low, finding.computed.high) == (pytest.approx(least), pytest.approx(most))
    worked = {step.name: step for step in finding.working}
    assert worked["growth_least"].evaluate() == pytest.approx(finding.computed.low)
    assert worked["growth_most"].evaluate() == pytest.approx(finding.computed.high)


def test_a_change_within_the_range_is_taken_in_and_one_beyond_is_not() -> None:
    assert from_text("old=5-6 Mt; new=7-8 Mt; change=40%").outcome == "rise_takes_in"
    assert from_text("old=5-6 Mt; new=7-8 Mt; change=140%").level is Level.DOES_NOT_ADD_UP


def test_ranges_that_overlap_may_be_no_change() -> None:
    assert from_text("old=5-6 Mt; new=5.5-7 Mt").outcome == "rise_or_not"
