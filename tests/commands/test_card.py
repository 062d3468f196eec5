"""The card: Discord's limits for any verdict, one screen, nothing said twice, user text harmless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands import blocks, card, texts, working
from commands.check.claims import read
from commands.check.questions import question
from core.calculator.assess import assess
from core.claim import Claim
from core.reference.library import load
from core.verdict import Finding, Level, Note, Verdict
from core.wording.verdicts import finding_line, level_icon, level_word, working_lines
from core.wording.verdicts import question as question_of

LIBRARY = load()

BUTTONS_ROWS = 4.5
"""So high are the buttons: where nothing more can give way, the screen ends above them."""


def claim(name: str, **options: str) -> Claim:
    return read(question(name), options, LIBRARY)


CLAIMS = [
    claim("deposit", ore="20 Mt", grade="700 g/t", contained="935,400 t", country="Kazakhstan", rank="3"),
    claim("deposit", contained="20 Mt", grade="700 g/t", depth="300 m", area="64.2 km²"),
    claim("deposit", ore="559 Mt", grade="1.57%", contained="8.8 Mt", category="inferred"),
    claim("deposit", ore="18 Mt", grade="3.05%", contained="498,000 t"),
    claim("deposit", rank="3"),
    claim("gdp", country="Kazakhstan", share="734%", contained="14,000 t"),
    claim("supply", years="a decade", contained="14,000 t", market="US magnets", extractable="10%"),
    claim("production", country="China", amount="240,000 t", year="2023"),
    claim("share", country="China", stage="magnets", share="90%"),
    claim("parts", parts="; ".join(["1 Mt at 1.1%"] * 20), whole="20 Mt at 1.1%"),
]
VERDICTS = [assess(c, LIBRARY) for c in CLAIMS]
FINDINGS = [finding for verdict in VERDICTS for finding in verdict.findings]
MISSING = [note for verdict in VERDICTS for note in verdict.missing]


@st.composite
def verdicts(draw: st.DrawFn) -> Verdict:
    """Any mixture of real findings, many more than one claim could give, under any level, from any texts."""
    findings = tuple(draw(st.lists(st.sampled_from(FINDINGS), max_size=60)))
    missing: tuple[Note, ...] = (
        tuple(draw(st.lists(st.sampled_from(MISSING), max_size=20))) if MISSING else ()
    )
    base = draw(st.sampled_from(CLAIMS))
    text = draw(st.text(max_size=5_000))
    typed = {role: f.model_copy(update={"text": text}) for role, f in base.figures().items()}
    return Verdict(
        level=draw(st.sampled_from(list(Level))),
        claim=base.model_copy(update={**typed, "source": text}),
        findings=findings,
        missing=missing,
        editions=draw(st.sampled_from(VERDICTS)).editions,
    )


@given(verdicts(), st.one_of(st.none(), st.integers(1, 2**63 - 1)))
def test_no_verdict_exceeds_discords_limits(verdict: Verdict, lookup_id: int | None) -> None:
    drawn = card.draw(verdict, LIBRARY, lookup_id=lookup_id)
    assert 1 <= len(drawn.content) <= 2_000
    assert 1 <= len(drawn.embed.description or "") <= 4_096
    assert 1 <= len(drawn.embed.footer.text or "") <= 2_048
    assert len(drawn.embed) <= 6_000


@given(verdicts())
def test_no_working_exceeds_discords_limits(verdict: Verdict) -> None:
    pages = working.pages(verdict)
    for number in range(len(pages)):
        embed = working.embed(verdict, pages, number)
        assert 1 <= len(embed.description or "") <= 4_096
        assert len(embed) <= 6_000


def test_the_working_begins_with_what_the_headline_rests_on() -> None:
    verdict = next(v for v in VERDICTS if v.lead is not None and v.lead is not v.findings[0])
    assert verdict.lead is not None
    assert working.pages(verdict)[0].startswith(f"**{question_of(verdict.lead)}**")


def test_every_line_of_the_working_stands_on_some_page() -> None:
    many = tuple(finding.model_copy() for finding in VERDICTS[0].findings * 12)
    verdict = VERDICTS[0].model_copy(update={"findings": many})
    pages = working.pages(verdict)
    assert len(pages) > 1
    whole = "\n".join(pages)
    for finding in verdict.findings:
        for line in working_lines(finding):
            assert whole.count(line) >= 12


@given(st.text(max_size=300))
def test_text_of_users_pings_nobody_and_stays_on_its_line(text: str) -> None:
    shown = card.as_typed(text)
    assert len(shown.splitlines()) <= 1
    assert "@everyone" not in shown
    assert "@here" not in shown
    user = "<@1100000000000000101>"
    assert user not in card.as_typed(f"{user}{text}")


@pytest.mark.parametrize(
    "text", ["**bold**", "[click](http://x)", "`code`", "# big", "||spoiler||", "> quote"]
)
def test_markdown_of_users_is_shown_as_typed(text: str) -> None:
    assert card.as_typed(text) != text
    assert card.as_typed(text).replace("\\", "") == text


@pytest.mark.parametrize("verdict", VERDICTS, ids=lambda v: f"{v.claim.form}-{v.level}")
def test_level_comes_first_as_icon_and_word_and_colour(verdict: Verdict) -> None:
    drawn = card.draw(verdict, LIBRARY, lookup_id=1)
    assert drawn.content.startswith(f"{level_icon(verdict.level)} **{level_word(verdict.level)}:** ")
    assert drawn.embed.colour is not None
    assert drawn.embed.colour.value == card.COLOURS[verdict.level]


def test_every_level_has_a_colour_of_its_own() -> None:
    assert len({card.COLOURS[level] for level in Level}) == len(Level)


@pytest.mark.parametrize("verdict", VERDICTS, ids=lambda v: f"{v.claim.form}-{v.level}")
def test_a_real_card_fits_a_screen_of_a_phone_and_says_nothing_twice(verdict: Verdict) -> None:
    drawn = card.draw(verdict, LIBRARY, lookup_id=1)
    lines = (drawn.embed.description or "").splitlines()
    high = blocks.rows(drawn.embed.description or "") + blocks.ABOVE.rows(drawn.content)
    assert high <= blocks.SCREEN_ROWS + BUTTONS_ROWS
    said = [line for line in lines if not line.startswith(("**", "🔴", "🟠", "🟡", "🟢", "⛔", "⚪"))]
    assert len(said) == len(set(said))
    assert drawn.content.partition(":** ")[2] not in "\n".join(lines)


def test_each_work_is_named_once_with_all_its_editions() -> None:
    text = card.draw(VERDICTS[0], LIBRARY, lookup_id=1).embed.description or ""
    (line,) = (line for line in text.splitlines() if line.startswith("-# Sources:"))
    assert line.count("USGS Mineral Commodity Summaries, Rare Earths") == 1
    assert all(f"{year}/mcs{year}-rare-earths.pdf" in line for year in (2024, 2025, 2026))


def test_a_single_line_stands_behind_its_heading() -> None:
    one = blocks.Block("**For it to hold**", ("a grade of 4.68%",), 1, bullet="• ")
    two = blocks.Block("**For it to hold**", ("a grade of 4.68%", "1.34 billion t"), 1, bullet="• ")
    assert one.text == ["**For it to hold:** a grade of 4.68%"]
    assert two.text == ["**For it to hold**", "• a grade of 4.68%", "• 1.34 billion t"]


@pytest.mark.parametrize("verdict", VERDICTS, ids=lambda v: f"{v.claim.form}-{v.level}")
def test_every_judged_finding_is_on_the_card(verdict: Verdict) -> None:
    text = card.draw(verdict, LIBRARY, lookup_id=1).embed.description or ""
    judged = [f for f in verdict.findings if f.level is not None and f is not verdict.lead]
    assert all(_start(f) in text for f in judged)


def _start(finding: Finding) -> str:
    return finding_line(finding)[:80]


def test_the_footer_names_lookup_and_edition() -> None:
    footer = card.draw(VERDICTS[0], LIBRARY, lookup_id=123).embed.footer.text or ""
    assert "Lookup 123" in footer
    assert "2026 v1.3" in footer


def test_a_lookup_that_was_not_kept_says_so_and_promises_no_button() -> None:
    drawn = card.draw(VERDICTS[0], LIBRARY, lookup_id=None)
    assert texts.FOOTER_UNKEPT in (drawn.embed.footer.text or "")
    assert "Working" not in (drawn.embed.description or "")


def test_coherence_is_never_left_out() -> None:
    text = card.draw(VERDICTS[0], LIBRARY, lookup_id=1).embed.description or ""
    coherence = [f for f in VERDICTS[0].findings if f.check == "coherence"]
    assert coherence
    assert all(_start(f) in text for f in coherence)
