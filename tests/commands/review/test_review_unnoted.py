"""Answers whose place was not noted, since a receipt was lost or the program ended just behind them, are corrected too."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from review_town import ARTICLE, Town, button, buttons, eventually, text

from bot.sandbox.faults import RestFault
from bot.sandbox.world import Message
from commands.errors import ALREADY_ANSWERED
from commands.review import texts
from core.store.records import Placed
from core.store.shown import Shown

HEADLINE = (
    "Norway's Fen deposit has 559 million tonnes at 1.57% TREO, or 8.8 million tonnes of rare earths. "
    "Kazakhstan mined 300,000 tonnes of rare earths in 2023."
)


async def asked(town: Town, command: str, options: dict[str, Any]) -> tuple[int, Message]:
    """An answer and its lookup, noted or not."""
    answer = (await town.member.slash(command, **options)).shown
    return int(buttons(answer)[0]["custom_id"].split(":")[2]), answer


async def asked_and_forgotten(town: Town, command: str, options: dict[str, Any]) -> tuple[int, Message]:
    """An answer that is not noted: as when the program ends between an answer and its note."""
    missed = asyncio.Event()

    async def note(*_: Any, **__: Any) -> None:
        missed.set()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Shown, "note", note)
        found = await asked(town, command, options)
        async with asyncio.timeout(10):
            await missed.wait()
    return found


async def noted(town: Town, lookup: int) -> tuple[Placed, ...]:
    """Where the lookup stands, once that is known."""
    async with asyncio.timeout(10):
        while not (found := await town.store.shown.of(lookup)):  # noqa: ASYNC110 - nothing tells it
            await asyncio.sleep(0.01)
    return found


async def overrule(town: Town, lookup: int, why: str) -> Message:
    opened = (await town.moderator.slash("review show", id=lookup)).shown
    return await town.overrule(opened, "unproven", why)


@pytest.mark.parametrize("private", [False, True])
async def test_an_answer_whose_receipt_was_lost_is_noted_all_the_same(town: Town, private: bool) -> None:
    town.expected.add(ALREADY_ANSWERED)
    town.sandbox.faults.arm(RestFault("lose_answer", path="/interactions/*/*/callback"))
    lookup, answer = await asked(town, "check deposit", {**ARTICLE, "private": private})
    (placed,) = await noted(town, lookup)
    assert (placed.discord_message_id, placed.discord_channel_id) == (answer.id, answer.channel_id)
    assert placed.ephemeral is private
    after = await overrule(town, lookup, "the company's own report has it")
    if private:
        assert texts.WHY["ephemeral"] in after.content
    else:
        assert "Corrected in [the answer]" in after.content
        assert "the company's own report has it" in text(answer)


@pytest.mark.parametrize(
    ("command", "options"), [("check deposit", ARTICLE), ("check headline", {"text": HEADLINE})]
)
async def test_an_answer_nobody_noted_is_corrected_on_the_next_press(
    town: Town, command: str, options: dict[str, Any]
) -> None:
    lookup, answer = await asked_and_forgotten(town, command, options)
    before = text(answer)
    after = await overrule(town, lookup, "the company's own report has it")
    assert texts.NOWHERE_KNOWN in after.content
    assert text(answer) == before
    menu = next((part for part in buttons(answer) if part["type"] == 3), None)
    if menu is None:
        await town.member.press(answer, "Working")
    else:
        await town.member.choose(answer, menu["custom_id"], menu["options"][0]["value"])
    await eventually(answer, "the company's own report has it")
    await town.told(town.member, texts.CORRECTED_NOW)
    assert [(placed.discord_message_id, placed.stuck) for placed in await noted(town, lookup)] == [
        (answer.id, False)
    ]


async def test_a_press_notes_where_the_answer_stands_for_later_corrections(town: Town) -> None:
    lookup, answer = await asked_and_forgotten(town, "check deposit", ARTICLE)
    assert (await town.member.press(answer, "Working")).outcome == "message"
    assert [placed.discord_message_id for placed in await noted(town, lookup)] == [answer.id]
    after = await overrule(town, lookup, "see the report")
    assert "Corrected in [the answer]" in after.content
    assert "see the report" in text(answer)


async def test_a_private_copy_is_not_taken_for_the_answer(town: Town) -> None:
    lookup, answer = await town.ask()
    listed = (await town.member.slash("history")).shown
    menu = next(part for part in buttons(listed) if part["type"] == 3)
    copy = (await town.member.choose(listed, menu["custom_id"], str(lookup))).shown
    assert button(copy, "Working")
    assert (await town.member.press(copy, "Working")).outcome == "message"
    assert [placed.discord_message_id for placed in await town.store.shown.of(lookup)] == [answer.id]
