"""Shares of world reserves, floors, and more than all that is known."""

from __future__ import annotations

import pytest
from cases import claim_of

from core.calculator.checks import reserve_share
from core.claim import Stage
from core.quantities.figure import Dimension
from core.quantities.read import read_figure
from core.reference.library import load
from core.verdict import Finding, Level, Quantity
from core.wording.verdicts import caveat_lines, finding_line

LIBRARY = load()


def found(text: str, share: str | None = None) -> Finding:
    claim = claim_of(text, LIBRARY)
    if share is not None:
        figure = read_figure(share, Dimension.SHARE)
        claim = claim.model_copy(update={"share": figure, "stage": Stage.RESERVES})
    return next(iter(reserve_share.run(claim, LIBRARY)))


def test_a_small_tonnage_is_at_most_its_share_of_a_floor() -> None:
    finding = found("ore=20 Mt; grade=700 g/t")
    assert finding.level is None
    assert "at most 0.019%" in finding_line(finding)
    assert "2026 v1.3" in finding_line(finding)


def test_a_large_tonnage_outside_the_total_is_given_both_ways() -> None:
    finding = found("contained=20 Mt; country=Kazakhstan")
    assert finding.computed is not None
    assert finding.computed.middle == pytest.approx(26.7, abs=0.05)
    joined = finding.facts["joined"]
    assert isinstance(joined, Quantity)
    assert joined.middle == pytest.approx(21.1, abs=0.05)
    assert joined.low <= joined.middle <= joined.high


def test_a_tonnage_that_the_total_already_holds_is_given_one_way() -> None:
    assert found("contained=10 Mt TREO; country=Brazil").outcome == "share.at_most"


def test_totals_that_are_no_floor_are_not_at_most() -> None:
    assert found("contained=100,000 t; mineral=lithium").outcome == "share"
    assert "at most" not in finding_line(found("contained=100,000 t; mineral=lithium"))


@pytest.mark.parametrize(
    ("share", "outcome", "level"),
    [
        ("27%", "agrees.at_most", Level.HOLDS_UP),
        ("5%", "agrees.at_most", Level.HOLDS_UP),
        ("50%", "too_much.at_most", Level.DOUBTFUL),
        ("90%", "too_much.at_most", Level.DOES_NOT_ADD_UP),
    ],
)
def test_a_claimed_share_is_judged_under_the_floor(share: str, outcome: str, level: Level) -> None:
    finding = found("contained=20 Mt TREO; country=Kazakhstan", share)
    assert (finding.outcome, finding.level) == (outcome, level)


def test_a_claimed_share_of_a_whole_total_is_two_sided() -> None:
    assert found("contained=3.7 Mt; mineral=lithium; country=Chile", "10%").level is Level.HOLDS_UP
    assert found("contained=3.7 Mt; mineral=lithium; country=Chile", "3%").outcome == "too_little"


def test_more_gold_than_was_ever_found_is_beyond_the_record() -> None:
    finding = found("contained=320,158 t; mineral=gold")
    assert (finding.outcome, finding.level) == ("more_than_ever_found", Level.DOES_NOT_ADD_UP)
    assert finding.factor == pytest.approx(320_158 / 244_000)
    assert any("4.9 times" in line for line in caveat_lines(finding))


def test_world_reserves_are_no_bound_but_all_identified_resources_are() -> None:
    above = found("contained=90 Mt")
    assert (above.outcome, above.level) == ("more_than_the_world", None)
    assert found("contained=700 Mt").level is Level.UNPROVEN
    assert found("contained=900 Mt").level is Level.DOES_NOT_ADD_UP


def test_reserves_above_the_worlds_do_not_add_up() -> None:
    finding = found("contained=200 Mt TREO; category=reserve")
    assert (finding.outcome, finding.level) == ("more_than_the_world.reserve", Level.DOES_NOT_ADD_UP)


@pytest.mark.parametrize("mineral", ["gallium", "tantalum", "germanium"])
def test_silent_without_a_world_total(mineral: str) -> None:
    assert list(reserve_share.run(claim_of(f"contained=10 t; mineral={mineral}", LIBRARY), LIBRARY)) == []
