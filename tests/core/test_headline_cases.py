"""The ways in which the press printed the Zhana Kazakhstan story, from the text to the level of every claim in it.

`tests/headlines.csv` has a row for each text: when it was published, the claims in it (roles, and the level after the
colon), and what the answer says. Who printed it stands in `about`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from core.headline import Headline, judge
from core.reference.library import load
from core.wording import verdicts as words

LIBRARY = load()


@dataclass(frozen=True)
class Case:
    """A text, and what is to come of it. `claims` are (roles, level), in the order of the text."""

    id: str
    published: date
    text: str
    claims: tuple[tuple[frozenset[str], str], ...]
    says: tuple[str, ...]


def _cases() -> list[Case]:
    with (Path(__file__).parents[1] / "headlines.csv").open(encoding="utf-8") as file:
        return [
            Case(
                row["id"],
                date.fromisoformat(row["published"]),
                row["text"],
                tuple(map(_claim, _parts(row["claims"]))),
                tuple(_parts(row["says"])),
            )
            for row in csv.DictReader(file)
        ]


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(" | ") if part.strip()]


def _claim(text: str) -> tuple[frozenset[str], str]:
    roles, _, level = text.partition(":")
    return frozenset(roles.split("+")), level.strip()


def _said(headline: Headline) -> str:
    """Everything the answer and the claims opened from it say."""
    lines: list[str] = []
    for verdict in headline.verdicts:
        lines += [words.headline(verdict), *words.missing_lines(verdict)]
        for finding in verdict.findings:
            lines += [words.finding_line(finding), *words.needs_lines(finding), *words.caveat_lines(finding)]
    if headline.meanings is not None:
        lines.append(words.finding_line(headline.meanings))
    return "\n".join(lines)


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case.id)
def test_every_claim_of_the_text_has_its_level(case: Case) -> None:
    headline = judge(case.text, LIBRARY, case.published)
    found = [(frozenset(v.claim.figures()), v.level.value) for v in headline.verdicts]
    assert sorted(map(_sortable, found)) == sorted(map(_sortable, case.claims))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case.id)
def test_the_answer_says_it(case: Case) -> None:
    said = _said(judge(case.text, LIBRARY, case.published))
    assert [words_of for words_of in case.says if words_of not in said] == []


def _sortable(claim: tuple[frozenset[str], str]) -> tuple[list[str], str]:
    return sorted(claim[0]), claim[1]
