"""Published ore, grade and contained figures hold up; the same with one figure off by a factor do not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from cases import claim_of
from mutations import scaled

from core.calculator.assess import assess
from core.claim import Claim
from core.reference.library import load
from core.verdict import Level

ROWS = list(csv.DictReader(Path(__file__).with_name("triples.csv").open(encoding="utf-8", newline="")))
FACTORS = (2, 3, 5, 10)


def triple(row: dict[str, str]) -> Claim:
    return claim_of(f"ore={row['ore']}; grade={row['grade']}; contained={row['contained']}", load())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_published_triple_holds_up(row: dict[str, str]) -> None:
    assert assess(triple(row), load()).level is Level.HOLDS_UP


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_factor_of_two_or_more_always_turns_the_level(row: dict[str, str]) -> None:
    claim = triple(row)
    for role in ("ore", "grade", "contained"):
        for factor in FACTORS:
            for by in (factor, 1 / factor):
                assert assess(scaled(claim, role, by), load()).level is not Level.HOLDS_UP, (role, by)


def test_most_changes_turn_it_red() -> None:
    levels = [
        assess(scaled(triple(row), role, by), load()).level
        for row in ROWS
        for role in ("ore", "grade", "contained")
        for factor in FACTORS
        for by in (factor, 1 / factor)
    ]
    red = sum(level in (Level.DOES_NOT_ADD_UP, Level.IMPOSSIBLE) for level in levels)
    assert red / len(levels) > 0.75
