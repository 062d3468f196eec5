"""Running text in the real program: the message menu, a claim opened, read differently, across a kill -9."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest
from program import Program

from bot.sandbox import scene
from bot.sandbox.driver import Actor
from bot.sandbox.server import SandboxServer

pytestmark = pytest.mark.e2e

ARTICLE = (
    "Kazakhstan would be the third-largest holder with 935,400 tonnes of rare earths. "
    "At 700 grams per tonne the 20 million tonnes of ore hold 14,000 tonnes of rare earths. "
    "Rare earths could contribute 734% of Kazakhstan's GDP every year. China mined 240,000 tons of rare earths in 2023."
)


async def test_a_text_is_answered_claim_by_claim_and_every_part_outlives_a_kill(
    program: Program, sandbox: SandboxServer, member: Actor
) -> None:
    await program.start()
    message = member.say(ARTICLE)
    answer = (await member.menu("Reality check", message)).shown
    assert answer.content.startswith("⛔ **Impossible:** 734% of Kazakhstan's GDP is US$2.12 trillion")
    text = answer.embeds[0]["description"]
    for words in (
        "the 935,400 t claimed is 67×",
        "14,000 t, as claimed",
        "metal, not ore, fits the rest best",
    ):
        assert words in text

    await program.kill()
    kept = (
        sqlite3.connect(program.database)
        .execute(
            "SELECT id, interaction_id IS NOT NULL, first_id FROM lookup JOIN headline ON lookup_id = id ORDER BY id"
        )
        .fetchall()
    )
    assert kept == [(1, 1, 1), (2, 0, 1), (3, 0, 1)]

    await program.start()
    opened = (await member.choose(answer, "rc1:claim:1", "3")).shown
    assert opened.ephemeral
    assert "USGS 2024 printed" in opened.content
    assert "240,000 t" in (await member.press(opened, "Working")).shown.embeds[0]["description"]

    other = sandbox.driver.act(scene.SECOND_MEMBER_ID, scene.GENERAL_ID)
    window = await other.press(answer, "Read it differently")
    again = (await other.submit(window, figures="share of gdp: 7.34%")).shown
    assert "line 1" in again.content
    window = await other.press(again, "Read it differently")
    figures = "gdp: 7.34%\ncountry: Kazakhstan\n\nore: 20 Mt\ngrade: 700 g/t\ncontained: 935,400 t"
    again = (await other.submit(window, figures=figures)).shown
    assert "Does not add up" in again.content
    assert "The gravest of 2 claims" in again.content
    assert sandbox.world.refusals == []


async def test_a_claim_that_moderators_overrule_is_corrected_in_the_answer_to_the_text(
    program: Program, sandbox: SandboxServer, member: Actor
) -> None:
    await program.start()
    answer = (await member.slash("check headline", text=ARTICLE)).shown
    assert "Impossible" in answer.content
    moderator = sandbox.driver.act(scene.MODERATOR_ID, scene.GENERAL_ID)
    page = (await moderator.slash("review show", id=1)).shown
    window = await moderator.press(page, "Wrong")
    await moderator.submit_as(window, {"level": ["unproven"], "why": "it was 7.34% in the article"})
    async with asyncio.timeout(10):
        while "corrected by the moderators" not in answer.content:  # noqa: ASYNC110 - the sandbox has no event
            await asyncio.sleep(0.02)
    assert "it was 7.34% in the article" in answer.content
    assert "2.12 trillion" not in answer.content + answer.embeds[0]["description"]
    assert "240,000 t" in answer.embeds[0]["description"]
    assert (await member.choose(answer, "rc1:claim:1", "3")).shown.ephemeral
