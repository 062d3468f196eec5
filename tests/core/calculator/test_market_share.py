"""Dated shares of mining, separation, magnets and reserves, in points."""

from __future__ import annotations

import pytest

from core.calculator.checks import market_share
from core.claim import Claim, Stage
from core.quantities.figure import Dimension
from core.quantities.read import read_figure
from core.reference.library import load
from core.verdict import Finding, Level
from core.wording.verdicts import finding_line, note_line

LIBRARY = load()


def claim(
    share: str, stage: Stage | None, country: str | None = "CHN", mineral: str = "rare earths"
) -> Claim:
    figure = read_figure(share, Dimension.SHARE)
    return Claim(share=figure, stage=stage, country=country, mineral=mineral)


def found(share: str, stage: Stage, country: str = "CHN", mineral: str = "rare earths") -> Finding:
    return next(iter(market_share.run(claim(share, stage, country, mineral), LIBRARY)))


@pytest.mark.parametrize(
    ("share", "stage", "outcome", "level", "newest"),
    [
        ("85%", Stage.SEPARATION, "dated_now_more", Level.HOLDS_UP, 91),
        ("90%", Stage.MAGNETS, "dated_now_more", Level.HOLDS_UP, 94),
        ("91%", Stage.SEPARATION, "agrees", Level.HOLDS_UP, 91),
        ("94%", Stage.MAGNETS, "agrees", Level.HOLDS_UP, 94),
        ("70%", Stage.MINING, "agrees", Level.HOLDS_UP, 69.2),
        ("58%", Stage.MINING, "dated_now_more", Level.HOLDS_UP, 69.2),
        ("75%", Stage.MINING, "above", Level.DOUBTFUL, 69.2),
        ("50%", Stage.MINING, "below", Level.DOUBTFUL, 69.2),
        ("92%", Stage.MINING, "above", Level.DOES_NOT_ADD_UP, 69.2),
        ("30%", Stage.MAGNETS, "below", Level.DOES_NOT_ADD_UP, 94),
        ("over 80%", Stage.MAGNETS, "reached", Level.HOLDS_UP, 94),
    ],
)
def test_points_from_the_span_of_dated_values(
    share: str, stage: Stage, outcome: str, level: Level, newest: float
) -> None:
    finding = found(share, stage)
    assert (finding.outcome, finding.level) == (outcome, level)
    assert finding.computed is not None
    assert finding.computed.middle == newest
    assert finding_line(finding)


@pytest.mark.parametrize(
    ("share", "level"),
    [
        ("95%", Level.HOLDS_UP),
        ("97%", Level.DOUBTFUL),
        ("99%", Level.DOES_NOT_ADD_UP),
        ("100%", Level.DOES_NOT_ADD_UP),
    ],
)
def test_nearly_all_is_judged_by_what_it_leaves(share: str, level: Level) -> None:
    assert found(share, Stage.MAGNETS).level is level


def test_more_than_the_whole_is_impossible() -> None:
    assert found("120%", Stage.MAGNETS).level is Level.IMPOSSIBLE


def test_shares_of_other_countries_and_minerals_come_from_the_production_tables() -> None:
    us = found("12%", Stage.MINING, "USA")
    assert us.level is Level.HOLDS_UP
    assert us.working
    assert found("74%", Stage.MINING, "COD", "cobalt").level is Level.HOLDS_UP
    rounded = found("70%", Stage.MINING, "COD", "cobalt")
    assert (rounded.outcome, rounded.level) == ("rounded", Level.HOLDS_UP)
    assert found("20%", Stage.MINING, "COD", "cobalt").level is Level.DOES_NOT_ADD_UP


def test_shares_of_reserves_are_at_most() -> None:
    assert found("49%", Stage.RESERVES).outcome == "agrees_at_most"
    assert found("35%", Stage.RESERVES).level is Level.HOLDS_UP
    assert found("85%", Stage.RESERVES).level is Level.DOES_NOT_ADD_UP


@pytest.mark.parametrize(
    ("stage", "country", "key"),
    [
        (None, "CHN", "market_share.needs_stage"),
        (Stage.MAGNETS, None, "market_share.needs_country"),
        (Stage.MAGNETS, "KAZ", "market_share.not_on_file"),
        (Stage.RESERVES, "KAZ", "market_share.not_on_file"),
    ],
)
def test_what_is_missing_is_said(stage: Stage | None, country: str | None, key: str) -> None:
    asked = claim("10%", stage, country)
    note = market_share.lacks(asked, LIBRARY)
    assert note is not None
    assert note.key == key
    assert note_line(note)
    assert list(market_share.run(asked, LIBRARY)) == []


def test_a_share_of_reserves_with_a_tonnage_is_left_to_the_check_of_reserves() -> None:
    tonnage = read_figure("20 Mt", Dimension.MASS)
    asked = claim("27%", Stage.RESERVES, None).model_copy(update={"contained": tonnage})
    assert list(market_share.run(asked, LIBRARY)) == []
    assert market_share.lacks(asked, LIBRARY) is None


def test_more_than_china_leaves_to_all_others_is_too_much_for_one_of_them() -> None:
    finding = found("30%", Stage.MAGNETS, "USA")
    assert (finding.outcome, finding.level) == ("more_than_left", Level.DOES_NOT_ADD_UP)
    assert "no more than 15%" in finding_line(finding)
    assert market_share.lacks(claim("3%", Stage.MAGNETS, "USA"), LIBRARY) is not None


def test_a_share_of_a_year_that_nothing_on_file_is_near_is_not_judged() -> None:
    then = claim("30%", Stage.MINING).model_copy(update={"year": 1994})
    note = market_share.lacks(then, LIBRARY)
    assert note is not None
    assert note_line(note).endswith("is on file for 1994.")
    assert list(market_share.run(then, LIBRARY)) == []
