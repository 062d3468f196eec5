"""Geometry, grade and class."""

from __future__ import annotations

import pytest
from cases import claim_of

from core.calculator.assess import assess
from core.calculator.checks import classification, geometry, grade_context
from core.reference.library import load
from core.verdict import Finding, Level, Quantity
from core.wording.verdicts import finding_line, needs_lines


def geometry_of(text: str) -> Finding:
    return next(iter(geometry.run(claim_of(text, load()), load())))


def grade_of(text: str) -> list[Finding]:
    return list(grade_context.run(claim_of(text, load()), load()))


def class_of(text: str) -> Finding:
    return next(iter(classification.run(claim_of(text, load()), load())))


ZHANA = "contained=20 Mt; grade=700 g/t; depth=300 m; area="


def test_zhana_kazakhstan_fills_half_of_its_licence() -> None:
    finding = geometry_of(ZHANA + "64.2 km²")
    share = finding.facts["share"]
    assert isinstance(share, Quantity)
    assert share.middle == pytest.approx(54.9, abs=0.1)
    assert (finding.outcome, finding.level) == ("fits", None)
    assert "28.6 billion t of rock is 10.6 km³" in finding_line(finding)


@pytest.mark.parametrize(
    ("area", "outcome", "level"),
    [
        ("30 km²", "hardly_fits", Level.UNPROVEN),
        ("20 km²", "does_not_fit", Level.IMPOSSIBLE),
        ("400 km²", "fits", None),
    ],
)
def test_rock_that_does_not_fit(area: str, outcome: str, level: Level | None) -> None:
    finding = geometry_of(ZHANA + area)
    assert (finding.outcome, finding.level) == (outcome, level)


def test_depth_alone_gives_a_footprint_and_area_alone_a_thickness() -> None:
    assert geometry_of("ore=27 Mt; depth=100 m").outcome == "footprint"
    thick = geometry_of("ore=27 Mt; area=1 km²")
    assert thick.computed is not None
    assert thick.computed.middle == pytest.approx(10.0)


def test_ground_alone_bounds_the_grade() -> None:
    finding = geometry_of("contained=1 Mt; area=50 ha; depth=200 m")
    assert finding.computed is not None
    assert finding.computed.middle == pytest.approx(3704, abs=1)
    assert geometry_of("contained=500 Mt; area=50 ha; depth=200 m").level is Level.IMPOSSIBLE


def test_geometry_is_silent_without_depth_or_area() -> None:
    assert list(geometry.run(claim_of("ore=20 Mt; grade=700 g/t", load()), load())) == []


def test_grade_is_set_beside_the_crust_in_both_bases() -> None:
    line = finding_line(grade_of("grade=700 g/t")[0])
    assert "3.4 times ordinary rock (4.1 times if it counts elements, not oxides)" in line
    assert "4.1 times" not in finding_line(grade_of("grade=700 g/t TREO")[0])


@pytest.mark.parametrize("grade", ["0.08%", "800 g/t", "0.12%", "1,200 g/t"])
def test_a_grade_is_said_in_the_unit_it_was_printed_in(grade: str) -> None:
    assert finding_line(grade_of(f"grade={grade} TREO")[0]).startswith(f"{grade} is ")


@pytest.mark.parametrize(
    ("grade", "outcome"),
    [("6.44%", "rich"), ("0.9%", "poor_rock"), ("0.12%", "clay_only"), ("200 g/t", "too_poor")],
)
def test_kind_of_ore(grade: str, outcome: str) -> None:
    assert grade_of(f"grade={grade} TREO")[0].outcome == outcome


def test_no_mineral_holds_that_much() -> None:
    assert grade_of("grade=85%")[0].level is Level.IMPOSSIBLE
    assert grade_of("grade=9% Li2O; mineral=lithium")[0].level is Level.IMPOSSIBLE


def test_a_grade_above_every_deposit_does_not_add_up() -> None:
    assert grade_of("ore=10 Mt; grade=40%")[0].level is Level.DOES_NOT_ADD_UP
    assert grade_of("ore=10 Mt; contained=4 Mt")[0].outcome == "record.implied"


def test_metal_beyond_the_rock_is_left_to_arithmetic() -> None:
    assert grade_of("ore=1 Mt; contained=4 Mt") == []


@pytest.mark.parametrize(
    ("text", "outcome", "level"),
    [
        ("category=P1", "forecast", None),
        ("category=P1; rank=3", "forecast.ranked", Level.DOUBTFUL),
        ("category=C2; rank=3", "gkz_not_counted.ranked", Level.DOUBTFUL),
        ("category=A+B+C1; rank=3", "gkz_counted", None),
        ("category=inferred; code=JORC", "inferred", None),
        ("category=measured and indicated; rank=1", "resource.ranked", Level.DOUBTFUL),
        ("category=proven and probable; code=JORC; rank=3", "reserve", None),
        ("category=reserve", "reserve_without_code", None),
        ("category=unclassified; rank=3", "unclassified", None),
        ("code=JORC", "code_only", None),
    ],
)
def test_class_and_what_it_counts_for(text: str, outcome: str, level: Level | None) -> None:
    finding = class_of(text)
    assert (finding.outcome, finding.level) == (outcome, level)
    assert finding_line(finding)


def test_a_forecast_still_needs_drilling_a_study_and_a_code() -> None:
    assert len(needs_lines(class_of("category=P2"))) == 3
    assert needs_lines(class_of("category=proven and probable; code=JORC")) == []


def test_up_to_a_depth_or_an_area_is_that_much() -> None:
    fits = assess(claim_of("ore=100 Mt; depth=up to 200 m; area=about 50 acres", load()), load())
    assert [finding.outcome for finding in fits.findings] == ["fits"]
    text = "contained=up to 20 Mt; grade=up to 700 g/t; depth=up to 300 m; area=up to 20 km²"
    assert assess(claim_of(text, load()), load()).level is Level.IMPOSSIBLE
