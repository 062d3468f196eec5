"""What holds for every verdict, whatever was claimed."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cases import Case, claim_of, everything_said, read_cases

from core.calculator.assess import assess
from core.calculator.checklist import CHECKS
from core.claim import Claim
from core.reference.library import load
from core.verdict import GRAVITY, Finding, Level, Quantity, Verdict
from core.wording.verdicts import to_json

CASES = read_cases()
ROOT = Path(__file__).parents[3]


def verdict_of(case: Case) -> Verdict:
    return assess(claim_of(case.claim, load(), case.on), load())


def quantities(finding: Finding) -> list[Quantity]:
    notes = (*finding.more, *finding.needs, *finding.reasons, *finding.caveats)
    facts = [finding.facts, *(note.facts for note in notes)]
    found = [q for f in facts for q in f.values() if isinstance(q, Quantity)]
    found += [q for q in (finding.claimed, finding.computed) if q is not None]
    for reading in finding.readings:
        found += [reading.before, reading.after, reading.computed, reading.against]
    for step in (*finding.working, *(s for r in finding.readings for s in r.working)):
        found += [step.result, *(term.quantity for term in step.terms)]
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_number_is_finite_and_every_range_in_order(case: Case) -> None:
    for finding in verdict_of(case).findings:
        for q in quantities(finding):
            assert all(math.isfinite(x) for x in (q.low, q.high, q.middle)), (finding.check, q)
            assert q.low <= q.middle * (1 + 1e-9), (finding.check, q)
            assert q.middle <= q.high * (1 + 1e-9), (finding.check, q)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_ratio_and_gap_are_at_least_one_and_the_gap_is_the_smaller(case: Case) -> None:
    for finding in verdict_of(case).findings:
        if finding.factor is not None:
            assert finding.factor >= 1
        if finding.gap is not None and finding.factor is not None:
            assert 1 <= finding.gap <= finding.factor * (1 + 1e-9), (
                finding.check,
                finding.gap,
                finding.factor,
            )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_level_is_the_gravest_of_the_findings(case: Case) -> None:
    verdict = verdict_of(case)
    levels = [f.level for f in verdict.findings if f.level is not None]
    if levels:
        assert verdict.level is max(levels, key=GRAVITY.index)
    else:
        assert verdict.level in (Level.WORKED_OUT, Level.CANNOT_TELL)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_unproven_names_a_reason_and_nothing_else_does(case: Case) -> None:
    for finding in verdict_of(case).findings:
        assert bool(finding.reasons) == (finding.level is Level.UNPROVEN), (finding.check, finding.outcome)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_finding_without_a_source_rests_on_the_printed_figures_alone(case: Case) -> None:
    arithmetic = {
        "contained",
        "readings",
        "coherence",
        "annual_output",
        "life",
        "parts",
        "growth",
        "recovery",
    }
    for finding in verdict_of(case).findings:
        assert finding.sources or finding.check in arithmetic, (finding.check, finding.outcome)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_nothing_is_said_twice(case: Case) -> None:
    lines = [line for line in everything_said(verdict_of(case)).split("\n") if line.endswith(".")]
    answers = [line for line in lines if len(line) > 60]
    assert len(answers) == len(set(answers)), [a for a in answers if answers.count(a) > 1]


def test_an_empty_claim_cannot_be_told() -> None:
    verdict = assess(Claim(), load())
    assert verdict.level is Level.CANNOT_TELL
    assert verdict.findings == ()
    assert to_json(verdict)["headline"].startswith("Cannot tell")


def test_a_rank_alone_cannot_be_told_and_says_what_is_needed() -> None:
    verdict = assess(claim_of("rank=3", load()), load())
    assert verdict.level is Level.CANNOT_TELL
    assert verdict.missing


def test_cannot_tell_never_hides_another_level() -> None:
    text = "ore=20 Mt; grade=700 g/t; contained=935,400 t; years=10 years; mineral=lithium"
    assert assess(claim_of(text, load()), load()).level is Level.DOES_NOT_ADD_UP


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ore=20 Mt; grade=700 g/t; contained=935,400 t", "ore=20,000 kt; grade=700 ppm; contained=935.4 kt"),
        (
            "ore=559 Mt; grade=1.57%; contained=8.8 Mt",
            "ore=559,000,000 t; grade=15.7 kg/t; contained=8.8 million t",
        ),
        (
            "contained=20 Mt; grade=700 g/t; depth=300 m; area=64.2 km²",
            "contained=20 Mt; grade=0.07%; depth=300 m; area=6,420 ha",
        ),
    ],
)
def test_another_unit_gives_the_same_verdict(one: str, other: str) -> None:
    first, second = (assess(claim_of(text, load()), load()) for text in (one, other))
    assert first.level is second.level
    assert [(f.check, f.outcome, f.level) for f in first.findings] == [
        (f.check, f.outcome, f.level) for f in second.findings
    ]


def test_the_checks_have_names_of_their_own() -> None:
    ids = [check.id for check in CHECKS if check.id != "readings"]
    assert len(ids) == len(set(ids))


PRINT_ALL = """
import json, sys
sys.path.insert(0, sys.argv[1])
from cases import claim_of, read_cases
from core.calculator.assess import assess
from core.reference.library import load
from core.wording.verdicts import to_json
for case in read_cases():
    verdict = assess(claim_of(case.claim, load(), case.on), load())
    print(verdict.model_dump_json(), json.dumps(to_json(verdict), ensure_ascii=False))
"""


def test_the_same_claim_gives_the_same_bytes_in_any_process() -> None:
    prints = [
        subprocess.run(
            [sys.executable, "-c", PRINT_ALL, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert prints[0] == prints[1]
    assert prints[0].count(b"\n") == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_json_has_the_documented_shape_and_survives(case: Case) -> None:
    data = to_json(verdict_of(case))
    assert list(data) == ["schema", "calculator", "level", "headline", "claim", "findings", "editions"]
    for finding in data["findings"]:
        assert list(finding) == [
            "check", "level", "question", "claimed", "computed", "factor", "gap",
            "working", "needs", "readings", "sources", "caveats",
        ]  # fmt: skip
        for name in ("claimed", "computed"):
            assert finding[name] is None or list(finding[name]) == ["low", "likely", "high", "unit"]
    assert json.loads(json.dumps(data, allow_nan=False)) == data


def test_a_verdict_survives_storage() -> None:
    for case in CASES:
        verdict = verdict_of(case)
        assert Verdict.model_validate_json(verdict.model_dump_json()) == verdict
