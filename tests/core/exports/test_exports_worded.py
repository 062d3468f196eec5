"""Words of assessments: once for equal ones, in processes or here, and always the same text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest
from exports_builders import assessed, claim, row, stream, text_of
from pydantic import ValidationError

from core.calculator.assess import assess
from core.exports import worded as module
from core.exports.answers import Answer
from core.exports.claimreview import claim_reviews
from core.exports.rows import csv_text, json_lines
from core.exports.worded import Remembered, Words, worded
from core.quantities.read import read_figure
from core.reference.library import load
from core.store.records import StoredAssessment

Write = Callable[[AsyncIterator[Answer], int], AsyncIterator[str]]

MANY = [
    Answer(row(f"{number}", claim(ore=read_figure(f"{number % 7 + 1} Mt")), id=number))
    for number in range(30)
]


@pytest.mark.parametrize("write", [csv_text, json_lines, claim_reviews])
async def test_processes_write_the_same_text(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    here = await text_of(write(stream(*MANY), 0))
    monkeypatch.setattr(module, "BEFORE_PROCESSES", 3)
    monkeypatch.setattr(module, "CHUNK", 4)
    assert await text_of(write(stream(*MANY), 2)) == here


async def test_equal_assessments_are_worded_once() -> None:
    asked: list[StoredAssessment] = []

    def say(one: StoredAssessment) -> Words:
        asked.append(one)
        return (one.claim,)

    found = [(answer, words) async for answer, words in worded(stream(*MANY), say)]
    assert [answer for answer, _ in found] == MANY
    assert all(words == (answer.row.assessed.claim,) for answer, words in found)
    assert len(asked) == 7


async def test_other_data_or_another_calculator_is_another_assessment() -> None:
    one = assessed(assess(claim(), load()))
    parts = (one.claim, one.verdict, one.schema, one.calculator, one.editions)
    for place, other in ((0, "{}"), (1, b""), (2, 99), (3, "x"), (4, "[]")):
        changed = StoredAssessment(*parts[:place], other, *parts[place + 1 :])  # type: ignore[arg-type]
        assert module.key_of(changed) != module.key_of(one)


def test_what_was_used_lately_is_remembered_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_CHARACTERS", 100)
    known = Remembered()
    for number in range(200):
        known.learn(b"%d" % number, ("x" * 10,))
        assert known.get(b"0") == ("x" * 10,)
    assert known.get(b"199") is not None
    assert known.get(b"100") is None


@pytest.mark.parametrize("workers", [0, 2])
async def test_a_row_that_was_tampered_with_ends_the_export(
    workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BEFORE_PROCESSES", 1)
    good = row()
    bad = StoredAssessment("{", good.assessed.verdict, 1, "1", "[]")
    found = stream(Answer(good), Answer(row(assessed=bad)))
    with pytest.raises(ValidationError):
        await text_of(csv_text(found, workers))
