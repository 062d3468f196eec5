"""A running text and its verdicts."""

from __future__ import annotations

from datetime import date

import pytest

from core.headline import judge, overall
from core.reference.library import Library, load
from core.verdict import Level
from core.wording.verdicts import finding_line

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


def test_one_tonnage_of_a_text_is_told_in_all_its_meanings(library: Library) -> None:
    """20 Mt is metal to one, ore to another, and ore that holds 935,400 t to a third; none bears out all the rest."""
    text = (
        "Kazakhstan would be the third-largest holder with 935,400 tonnes of rare earths. "
        "At 700 grams per tonne the up to 20 million tonnes of ore hold 14,000 tonnes of rare earths."
    )
    told = judge(text, library, date(2025, 7, 1)).meanings
    assert told is not None
    line = finding_line(told)
    assert "Read as ore it holds 14,000 t, which breaks third place and 935,400 t contained." in line
    assert "Read as metal it needs 28.6 billion t of rock, bears out third place" in line
    assert "Read as ore that holds 935,400 t it needs 4.68%, 67 times the 700 g/t printed." in line
    assert "metal, not ore, fits the rest best" in line


def test_a_tonnage_that_serves_all_the_text_has_no_other_meaning(library: Library) -> None:
    text = "Fen in Norway holds 559 Mt of ore at 1.57% TREO, or 8.8 million tonnes of oxides, Europe's largest deposit."
    assert judge(text, library).meanings is None


def test_what_the_rest_of_a_text_says_of_another_thing_is_left_out_of_a_tonnage(library: Library) -> None:
    text = (
        "The deposit in Norway holds 20 Mt of ore at 700 g/t, or 14,000 t of rare earths. "
        "Brazil is the third-largest holder of rare earth reserves."
    )
    assert judge(text, library).meanings is None


def test_what_was_read_and_is_in_no_claim_is_said(library: Library) -> None:
    text = "The deposit holds 20 Mt of ore at 700 g/t, 32 km from the port. Capital expenditure is put at US$500 million."
    headline = judge(text, library)
    assert set(headline.unused) == {"32 km", "US$500 million"}


def test_a_figure_printed_twice_is_used_once_and_not_left_over(library: Library) -> None:
    text = "The deposit holds 20 Mt of ore at 700 g/t. Those 20 Mt of ore lie in Kazakhstan."
    assert judge(text, library).unused == ()


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
