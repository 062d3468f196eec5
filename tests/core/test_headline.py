"""A running text and its verdicts."""

from __future__ import annotations

from datetime import date

import pytest

from core.headline import judge, overall
from core.reference.library import Library, load
from core.verdict import Level

ARTICLE = (
    "The deposit holds 935,400 tons of rare earths. "
    "The site contains 20 million tons of ore at 700 g/t, roughly 14,000 tons of rare earth elements."
)


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def test_the_level_of_a_text_is_the_worst_of_its_claims(library: Library) -> None:
    headline = judge(ARTICLE, library)
    assert {v.level for v in headline.verdicts} == {Level.DOES_NOT_ADD_UP, Level.HOLDS_UP}
    assert headline.level is Level.DOES_NOT_ADD_UP
    assert headline.lead is not None
    assert headline.lead.level is headline.level


def test_a_text_without_figures_cannot_be_told(library: Library) -> None:
    headline = judge("Kazakhstan is rich in rare earths.", library)
    assert headline.level is Level.CANNOT_TELL
    assert headline.verdicts == ()
    assert headline.lead is None


def test_figures_have_their_spans(library: Library) -> None:
    headline = judge(ARTICLE, library)
    assert [ARTICLE[f.start : f.end] for f in headline.figures] == [f.text_span for f in headline.figures]
    assert len(headline.figures) >= 4


def test_the_date_of_the_text_is_the_date_of_its_claims(library: Library) -> None:
    on = date(2025, 7, 21)
    assert all(v.claim.claimed_on == on for v in judge(ARTICLE, library, on).verdicts)


@pytest.mark.parametrize(
    ("levels", "level"),
    [
        ([], Level.CANNOT_TELL),
        ([Level.WORKED_OUT], Level.WORKED_OUT),
        ([Level.WORKED_OUT, Level.CANNOT_TELL], Level.CANNOT_TELL),
        ([Level.CANNOT_TELL, Level.HOLDS_UP], Level.HOLDS_UP),
        ([Level.HOLDS_UP, Level.IMPOSSIBLE, Level.DOUBTFUL], Level.IMPOSSIBLE),
    ],
)
def test_levels_of_several_verdicts_make_one(levels: list[Level], level: Level) -> None:
    assert overall(levels) is level
