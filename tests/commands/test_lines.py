"""A claim as lines to change: what is left alone stays what it was, what is changed is read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.check import lines
from commands.check.claims import read
from commands.check.prose import hear
from commands.check.questions import QUESTIONS, question
from core.claim import Claim, Form, MoneySense, RankOf
from core.errors import InputError, MissingFigures, UnreadableFigure
from core.reference.library import load

LIBRARY = load()
HEADLINES = [
    "20 million tons of ore at 700 g/t hold 935,400 tons of rare earths, the third-largest deposit in the world",
    "Kazakhstan's find is worth 734% of its GDP every year",
    "The mine will produce 7.3 Mt of ore a year and last 20 years",
    "Reserves rose from 2.34 billion t to 2.63 billion t, up 12.2%",
    "China holds 85% of processing and 90% of magnets",
]


def headline(text: str) -> Claim:
    return hear(text, LIBRARY).claims[0]


def again(claim: Claim, *more: str) -> Claim:
    """The claim that its own lines make, with some more."""
    written = lines.written(lines.filled_in(claim, LIBRARY))
    return lines.changed(claim, "\n".join((written, *more)), LIBRARY)[0]


@pytest.mark.parametrize("text", HEADLINES)
def test_lines_left_alone_make_the_same_claim(text: str) -> None:
    claim = headline(text)
    assert claim.form is Form.HEADLINE
    assert again(claim) == claim


@pytest.mark.parametrize("q", [q for q in QUESTIONS if q.form is not Form.HEADLINE], ids=lambda q: q.name)
def test_every_question_makes_lines_that_read_back(q: object) -> None:
    claim = read(q, q.filled_in, LIBRARY)  # type: ignore[attr-defined]
    assert again(claim) == claim


def test_what_the_text_said_around_a_figure_stays_with_a_line_left_alone() -> None:
    claim = headline(HEADLINES[0])
    assert claim.contained is not None
    changed = again(claim, "depth: 300 m")
    assert changed.contained == claim.contained
    assert changed.depth is not None


def test_what_has_no_line_stays() -> None:
    claim = headline(HEADLINES[1]).model_copy(
        update={"gdp_sense": MoneySense.ONCE, "rank_of": RankOf.PRODUCTION}
    )
    changed = lines.changed(claim, "gdp: 7.1%\ncountry: Kazakhstan", LIBRARY)[0]
    assert (changed.gdp_sense, changed.rank_of) == (MoneySense.ONCE, RankOf.PRODUCTION)
    assert changed.gdp_share is not None
    assert changed.gdp_share.text == "7.1%"


def test_a_deleted_mineral_is_not_stated_any_more() -> None:
    claim = read(question("deposit"), {"ore": "1 Mt", "grade": "1%", "mineral": "lithium"}, LIBRARY)
    changed = lines.changed(claim, "ore: 1 Mt\ngrade: 1%", LIBRARY)[0]
    assert (changed.mineral, changed.mineral_stated) == ("rare earths", False)


def test_names_are_read_in_any_case_and_spacing() -> None:
    claim = headline(HEADLINES[2])
    changed = lines.changed(claim, "Ore  a Year : 7.4 Mt", LIBRARY)[0]
    assert changed.ore_rate is not None
    assert changed.ore_rate.value == pytest.approx(7.4e6)


def test_a_text_may_hold_colons() -> None:
    claim = read(question("deposit"), {"ore": "1 Mt"}, LIBRARY)
    changed = lines.changed(claim, "ore: 1 Mt\nsource: https://example.org/a", LIBRARY)[0]
    assert changed.source == "https://example.org/a"


def test_a_required_line_that_is_gone_is_asked_for() -> None:
    claim = read(question("rank"), {"rank": "3", "contained": "935,400 t"}, LIBRARY)
    with pytest.raises(MissingFigures):
        lines.changed(claim, "rank: 3", LIBRARY)


def test_a_figure_that_cannot_be_read_names_its_line() -> None:
    claim = read(question("deposit"), {"ore": "1 Mt"}, LIBRARY)
    with pytest.raises(UnreadableFigure) as refused:
        lines.changed(claim, "ore: lots", LIBRARY)
    assert refused.value.option == "ore"


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    claim = read(question("deposit"), {"ore": "1 Mt", "grade": "1%"}, LIBRARY)
    try:
        changed, _ = lines.changed(claim, text, LIBRARY)
    except (InputError, lines.LineError):
        return
    assert changed.figures()
