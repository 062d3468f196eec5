"""Claims of one text are lookups of their own: each is judged by itself, and the one message is corrected."""

from __future__ import annotations

from review_town import Town, button, buttons, text

from core.store.records import State

HEADLINE = (
    "Norway's Fen deposit has 559 million tonnes at 1.57% TREO, or 8.8 million tonnes of rare earths. "
    "Kazakhstan mined 300,000 tonnes of rare earths in 2023."
)


async def test_overruling_one_claim_of_a_text_corrects_its_line_and_leaves_the_others(town: Town) -> None:
    answer = (await town.member.slash("check headline", text=HEADLINE)).shown
    page = (await town.moderator.slash("review search")).shown
    menu = next(part for part in buttons(page) if part["type"] == 3)
    lookups = [int(option["value"]) for option in menu["options"]]
    assert len(lookups) > 1
    before = text(answer)
    opened = (await town.moderator.choose(page, "rc1:open", str(lookups[-1]))).shown
    after = await town.overrule(opened, "unproven", "the company's own report has it")
    assert "Corrected in [the answer]" in after.content
    said = text(answer)
    assert said != before
    assert "the company's own report has it" in said
    assert button(after, "Go to answer")["url"].endswith(f"/{answer.id}")
    states = [row.state for row in await town.store.lookups.headline(lookups[0])]
    assert states.count(State.WRONG) == 1


async def test_a_claim_that_was_corrected_is_opened_corrected_and_lags_behind_nothing(town: Town) -> None:
    answer = (await town.member.slash("check headline", text=HEADLINE)).shown
    menu = next(part for part in buttons(answer) if part["type"] == 3)
    lookup = menu["options"][0]["value"]
    shown = (await town.moderator.slash("review show", id=int(lookup))).shown
    await town.overrule(shown, "cannot_tell", "no such report")
    opened = (await town.member.choose(answer, menu["custom_id"], lookup)).shown
    assert "no such report" in text(opened)
    reply = await town.member.press(opened, "Working")
    assert reply.outcome == "message"
    assert await town.store.shown.behind(10) == ()
