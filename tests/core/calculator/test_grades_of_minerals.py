"""Grades of every mineral beside what it can hold, the richest on file, and what mines work."""

from __future__ import annotations

import pytest
from cases import claim_of

from core.calculator.assess import assess
from core.calculator.checks import grade_context
from core.claim import Form
from core.reference.grades import GradeKind
from core.reference.library import load
from core.verdict import Finding, Level
from core.wording.verdicts import finding_line, headline

LIBRARY = load()


def grade_of(text: str) -> Finding | None:
    return next(iter(grade_context.run(claim_of(text, LIBRARY), LIBRARY)), None)


@pytest.mark.parametrize(
    ("text", "pure"),
    [
        ("grade=85% Cu; mineral=copper", "chalcocite is 79.9% Cu"),
        ("grade=30% Li2O; mineral=lithium", "spodumene is 8.03% Li2O"),
        ("grade=5% Li; mineral=lithium", "spodumene is 3.73% Li"),
        ("grade=95% U; mineral=uranium", "uraninite is 88.2% U"),
        ("grade=80% Sn; mineral=tin", "cassiterite is 78.8% Sn"),
        ("grade=70% W; mineral=tungsten", "scheelite is 63.9% W"),
        ("grade=45% P2O5; mineral=phosphate rock", "hydroxylapatite is 42.4% P2O5"),
        ("grade=20% Be; mineral=beryllium", "phenakite is 16.4% Be"),
        ("ore=10.0 Mt; contained=9.0 Mt Cu; mineral=copper", "chalcocite is 79.9% Cu"),
    ],
)
def test_no_ore_holds_more_than_its_mineral(text: str, pure: str) -> None:
    finding = grade_of(text)
    assert finding is not None
    assert finding.level is Level.IMPOSSIBLE
    assert pure in finding_line(finding)


@pytest.mark.parametrize("text", ["grade=95% U3O8; mineral=uranium", "grade=12%; mineral=lithium"])
def test_a_basis_that_allows_it_is_no_contradiction(text: str) -> None:
    finding = grade_of(text)
    assert finding is None or finding.level is not Level.IMPOSSIBLE


@pytest.mark.parametrize(
    ("text", "level", "named"),
    [
        ("grade=20%; mineral=copper", Level.DOUBTFUL, "1.5× the richest on file, Kennecott in Alaska"),
        ("grade=1,000 g/t; mineral=gold", Level.DOUBTFUL, "Eskay Creek in Canada with 65.5 g/t Au"),
        ("ore=10 Mt; grade=1,000 g/t; mineral=gold", Level.DOES_NOT_ADD_UP, "15×"),
        ("ore=10 Mt; grade=20%; mineral=copper", Level.DOUBTFUL, "13% Cu"),
        ("ore=31 Mt; contained=320,158 t; mineral=gold", Level.DOES_NOT_ADD_UP, "1.03%"),
        ("grade=3,500 g/t; mineral=silver", Level.UNPROVEN, "2,931 g/t Ag"),
    ],
)
def test_above_the_richest_on_file(text: str, level: Level, named: str) -> None:
    finding = grade_of(text)
    assert finding is not None
    assert finding.outcome.startswith("record")
    assert finding.level is level
    assert named in finding_line(finding)


def test_a_rich_drill_hole_in_a_text_is_told_and_raises_no_alarm() -> None:
    claim = claim_of("grade=1,050 g/t; mineral=gold", LIBRARY).model_copy(update={"form": Form.HEADLINE})
    (finding,) = grade_context.run(claim, LIBRARY)
    assert (finding.outcome, finding.level) == ("record.hole", None)
    assert "16× the richest deposit on file" in finding_line(finding)
    deposit = claim_of("ore=5 Mt; grade=1,050 g/t; mineral=gold", LIBRARY)
    (finding,) = grade_context.run(deposit.model_copy(update={"form": Form.HEADLINE}), LIBRARY)
    assert finding.level is Level.DOES_NOT_ADD_UP


@pytest.mark.parametrize(
    ("text", "outcome", "line"),
    [
        ("grade=0.6%; mineral=copper", "like_mines", "0.6% is within the 0.4–2% Cu that most mines work."),
        ("grade=5%; mineral=uranium", "above_mines", "richer than the 0.01–0.2% U3O8"),
        ("grade=0.2 g/t; mineral=gold", "below_mines", "poorer than the 0.5–10 g/t Au"),
        ("grade=1.4% Li2O; mineral=lithium", "like_mines", "Greenbushes in Australia, 3.9% Li2O"),
        ("grade=0.6% Li; mineral=lithium", "like_mines", "within the 0.46–0.93% Li"),
        ("grade=0.8%; mineral=tin", "below_record", "4.78% Sn in the richest deposit on file"),
    ],
)
def test_a_possible_grade_is_only_put_beside_the_file(text: str, outcome: str, line: str) -> None:
    finding = grade_of(text)
    assert finding is not None
    assert (finding.outcome, finding.level) == (outcome, None)
    assert line in finding_line(finding)


@pytest.mark.parametrize(
    "text",
    [
        "grade=2%; mineral=antimony",
        "grade=60%; mineral=manganese",
        "grade=2 g/t Au; mineral=copper",
        "ore=1 Mt; contained=1,000 t; mineral=copper",
    ],
)
def test_without_anything_on_file_nothing_is_said(text: str) -> None:
    assert grade_of(text) is None


def test_a_grade_alone_is_worked_out_and_its_headline_says_what_it_is_beside() -> None:
    verdict = assess(claim_of("grade=5%; mineral=uranium", LIBRARY), LIBRARY)
    assert verdict.level is Level.WORKED_OUT
    assert headline(verdict) == "Worked out: 5% is richer than most mines work, 0.01–0.2% U3O8."


@pytest.mark.parametrize("mineral", list(LIBRARY.minerals))
def test_what_mines_work_is_poorer_than_the_record_and_that_than_the_mineral(mineral: str) -> None:
    usual, record = (LIBRARY.grade(mineral, kind) for kind in (GradeKind.TYPICAL, GradeKind.RECORD))
    if usual and record:
        assert usual.counts == record.counts
        assert usual.ppm.high < record.ppm.low
    for holder in LIBRARY.ore_minerals(mineral):
        for row in filter(None, (usual, record)):
            if row.counts == holder.counts:
                assert row.ppm.high < LIBRARY.ore_minerals(mineral)[0].ppm
