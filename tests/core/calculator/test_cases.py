"""Every row of tests/cases.csv: the level, and what the answer must say."""

from __future__ import annotations

import pytest
from cases import Case, claim_of, everything_said, read_cases

from core.calculator.assess import assess
from core.reference.library import load


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.id)
def test_the_case_comes_out(case: Case) -> None:
    library = load()
    verdict = assess(claim_of(case.claim, library, case.on), library)
    said = everything_said(verdict)
    absent = [phrase for phrase in case.says if phrase.casefold() not in said.casefold()]
    assert not absent, f"not said: {absent}\n{said}"
    assert verdict.level.value == case.level, said
