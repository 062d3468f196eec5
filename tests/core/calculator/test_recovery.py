from __future__ import annotations

import pytest
from printed import million, percent

from core.calculator.checks.recovery import CHECK
from core.claim import Claim
from core.reference.library import load
from core.verdict import Finding, Level, Quantity
from core.wording.figures import say


def only(claim: Claim) -> Finding:
    (finding,) = CHECK.run(claim, load())
    return finding


def test_ten_per_cent_extractable_is_a_condition_and_no_claim() -> None:
    finding = only(Claim(extractable=percent("10"), contained=million("20")))
    assert finding.level is None
    out = finding.facts["out"]
    assert isinstance(out, Quantity)
    assert say(out) == "2 million t"


def test_the_range_on_file_and_each_ore_type_are_told() -> None:
    finding = only(Claim(recovery=percent("70")))
    assert finding.level is Level.HOLDS_UP
    on_file = finding.facts["on_file"]
    assert isinstance(on_file, Quantity)
    assert say(on_file) == "7.5–95%"
    assert len(finding.caveats) >= 7


def test_kazakh_ground_gets_its_own_public_test_told_once() -> None:
    finding = only(Claim(extractable=percent("10"), country="KAZ"))
    kazakh = [c for c in finding.caveats if "Kazakh" in str(c.facts["what"])]
    assert [c.key for c in kazakh] == ["recovery.local.one-source"]


@pytest.mark.parametrize("role", ["recovery", "extractable"])
def test_more_than_all_of_it_is_impossible(role: str) -> None:
    finding = only(Claim.model_validate({role: percent("140")}))
    assert finding.level is Level.IMPOSSIBLE


def test_above_all_on_file_weak_rows_cannot_condemn() -> None:
    finding = only(Claim(recovery=percent("99")))
    assert finding.outcome == "recovery_above"
    assert finding.level is Level.UNPROVEN
    assert [r.key for r in finding.reasons] == ["weak_data"]


def test_promising_little_is_said_not_punished() -> None:
    finding = only(Claim(recovery=percent("2")))
    assert finding.outcome == "recovery_below"
    assert finding.level is Level.HOLDS_UP


def test_another_mineral_has_none_on_file() -> None:
    finding = only(Claim(recovery=percent("70"), mineral="lithium"))
    assert finding.level is None
    assert [c.key for c in finding.caveats] == ["recovery.none_on_file"]
