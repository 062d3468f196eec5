"""The mineral that the figures name is taken where none is stated."""

from __future__ import annotations

from cases import claim_of

from core.calculator.assess import assess
from core.claim import Form
from core.reference.library import load

LIBRARY = load()


def mineral_of(text: str) -> str:
    return assess(claim_of(text, LIBRARY), LIBRARY).claim.mineral


def test_a_formula_names_its_mineral() -> None:
    assert mineral_of("ore=1 Mt; grade=14% U3O8") == "uranium"
    assert mineral_of("ore=1 Mt; grade=1.4% Li2O; contained=34,600 t LCE") == "lithium"


def test_a_stated_mineral_stays_and_so_does_one_that_is_not_on_file() -> None:
    assert mineral_of("ore=1 Mt; grade=0.5% Li2O; mineral=tungsten") == "tungsten"
    assert mineral_of("ore=1 Mt; grade=30% Al2O3") == "rare earths"


def test_two_named_minerals_name_none() -> None:
    assert mineral_of("ore=1 Mt; grade=0.5% Li2O; contained=5,000 t Cu") == "rare earths"


def test_a_grade_of_uranium_is_not_held_against_rare_earths() -> None:
    verdict = assess(claim_of("ore=1 Mt; grade=14% U3O8", LIBRARY), LIBRARY)
    finding = next(finding for finding in verdict.findings if finding.check == "grade_context")
    assert (finding.outcome, finding.facts["of"]) == ("above_mines", " U3O8")


def test_a_text_that_names_no_mineral_is_held_against_no_table() -> None:
    told = claim_of("ore=2 Gt; grade=65% Fe; contained=1.3 Gt; rank=2; country=China", LIBRARY)
    verdict = assess(told.model_copy(update={"form": Form.HEADLINE}), LIBRARY)
    assert {finding.check for finding in verdict.findings} <= {"contained", "geometry"}
    asked = assess(told, LIBRARY)
    assert {"reserve_rank", "grade_context"} <= {finding.check for finding in asked.findings}
