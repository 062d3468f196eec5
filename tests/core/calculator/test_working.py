"""Every line of working, done again from the numbers printed in it."""

from __future__ import annotations

import math
import re

import pytest
from cases import Case, claim_of, read_cases

from core.calculator.assess import assess
from core.reference.library import load
from core.wording.verdicts import working_lines

NUMBER = re.compile(r"(-?[\d,]+(?:\.\d+)?)(?:–(-?[\d,]+(?:\.\d+)?))?(\s*%)?")


def lines_of(case: Case) -> list[str]:
    verdict = assess(claim_of(case.claim, load(), case.on), load())
    return [line for finding in verdict.findings for line in working_lines(finding)]


def number(text: str, *, per_cent: bool) -> float:
    found = NUMBER.search(text)
    assert found is not None, text
    low = float(found[1].replace(",", ""))
    value = low if found[2] is None else math.sqrt(low * float(found[2].replace(",", "")))
    return value / 100 if per_cent and found[3] else value


def redone(line: str, *, per_cent: bool) -> tuple[float, float]:
    """Both sides of a line; `per_cent` takes a factor's per cent sign as ÷ 100, and that of the result where
    the line is a share of a share."""
    _, _, sums = line.partition(": ")
    left, _, right = sums.rpartition(" = ")
    parts = re.split(r" ([×÷+−]) ", left)
    value = number(parts[0], per_cent=per_cent and len(parts) > 1 and parts[1] in "×÷")
    for op, operand in zip(parts[1::2], parts[2::2], strict=True):
        x = number(operand, per_cent=per_cent and op in "×÷")
        value = {"×": value * x, "÷": value / x if x else math.nan, "+": value + x, "−": value - x}[op]
    share_of_share = per_cent and parts[0].endswith("%") and len(parts) > 1
    return value, number(right, per_cent=share_of_share)


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.id)
def test_a_pocket_calculator_gives_the_same(case: Case) -> None:
    for line in lines_of(case):
        results = [redone(line, per_cent=choice) for choice in (True, False)]
        assert any(a == pytest.approx(b, rel=1e-3, abs=1e-9) for a, b in results), line


def test_there_is_working_to_check() -> None:
    assert sum(len(lines_of(case)) for case in read_cases()) > 100


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.id)
def test_a_step_evaluates_to_its_own_result(case: Case) -> None:
    verdict = assess(claim_of(case.claim, load(), case.on), load())
    for finding in verdict.findings:
        for step in (*finding.working, *(s for r in finding.readings for s in r.working)):
            assert step.evaluate() == pytest.approx(step.result.middle, rel=1e-6), (finding.check, step.name)
