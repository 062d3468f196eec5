"""A moderator's day with the real program: a queue of fifty, three answers overruled and corrected in the channel, a
kill in between, the day exported; then the same log on the command line."""

from __future__ import annotations

import asyncio
import csv
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from program import Program

from bot.sandbox import scene
from bot.sandbox.driver import Actor
from bot.sandbox.server import SandboxServer
from bot.sandbox.world import Message

pytestmark = pytest.mark.e2e

FIFTY = 50
OVERRULED = {7: "doubtful", 21: "holds_up", 40: "cannot_tell"}
CONFIRMED, DISMISSED = "Confirm", "Dismiss"


def custom_id(message: Message, label: str) -> str:
    return next(
        part["custom_id"]
        for row in message.components
        for part in row["components"]
        if part.get("label") == label
    )


def text(message: Message) -> str:
    return "\n".join([message.content, *(embed.get("description", "") for embed in message.embeds)])


def claim(number: int) -> dict[str, Any]:
    """Every tenth impossible, some that hold up, the rest as the article has it."""
    if number % 10 == 0:
        return {"ore": f"{number + 1} Mt", "contained": f"{number + 2} Mt"}
    if number % 3 == 0:
        return {"ore": "20 Mt", "grade": "700 g/t", "contained": "14,000 t"}
    return {"ore": f"{number} Mt", "grade": "700 g/t", "contained": "935,400 t"}


async def ask_fifty(member: Actor) -> dict[int, Message]:
    """Fifty answers in the channel, by lookup."""
    answers: dict[int, Message] = {}
    for number in range(FIFTY):
        answer = (await member.slash("check deposit", **claim(number))).shown
        answers[int(custom_id(answer, "Working").split(":")[2])] = answer
    return answers


async def finished(sandbox: SandboxServer, reply: Any) -> Message:
    return (await sandbox.driver.reply(reply.interaction, finished=True, timeout_s=30)).shown


async def test_a_queue_of_fifty_is_worked_through_and_the_day_exported(
    program: Program, sandbox: SandboxServer, member: Actor
) -> None:
    await program.start()
    answers = await ask_fifty(member)
    moderator = sandbox.driver.act(scene.MODERATOR_ID, scene.GENERAL_ID)
    screen = (await moderator.slash("review queue")).shown
    seen: list[int] = []
    corrected: dict[int, str] = {}
    for place in range(FIFTY):
        lookup = int(custom_id(screen, "Confirm").split(":")[2])
        seen.append(lookup)
        assert text(answers[lookup]).splitlines()[0] == screen.content.splitlines()[-1]
        if place in OVERRULED:
            window = await moderator.press(screen, "Wrong")
            why = f"place {place}: see the report"
            reply = await moderator.submit_as(window, {"level": [OVERRULED[place]], "why": why})
            screen = await finished(sandbox, reply)
            corrected[lookup] = why
        else:
            screen = (await moderator.press(screen, DISMISSED if place % 2 else CONFIRMED)).shown
        if place == FIFTY // 2:
            await program.kill()
            await program.start()
    assert "Nothing waits" in screen.content
    assert sorted(seen) == sorted(answers)
    levels = ["Impossible" in answers[lookup].content for lookup in seen]
    assert levels == sorted(levels, reverse=True)
    for lookup, answer in answers.items():
        if lookup in corrected:
            assert corrected[lookup] in text(answer)
            assert "corrected by the moderators on <t:" in answer.content
        else:
            assert "corrected" not in text(answer)

    export = await finished(
        sandbox, await moderator.slash("review export", format="csv", since="today", until="today")
    )
    (file,) = export.attachments
    rows = list(csv.DictReader(io.StringIO(file.data.decode())))
    assert [int(row["id"]) for row in rows] == sorted(answers, reverse=True)
    wrong = {int(row["id"]): row["note"] for row in rows if row["state"] == "wrong"}
    assert wrong == corrected
    assert all(row["decided_by"] == str(scene.MODERATOR_ID) for row in rows)

    replayed = await finished(sandbox, await moderator.slash("review replay"))
    assert replayed.content == "No stored claim that fits would get another level today."
    assert sandbox.world.refusals == []


async def run(program: Program, *words: str) -> str:
    """What the command line prints, on the program's own log."""

    def work() -> str:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "log", *words],
            cwd=Path(program.database).parent,
            env=program.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return done.stdout

    return await asyncio.to_thread(work)


async def test_a_dispute_from_a_direct_message_reaches_the_operator_who_decides_it(
    program: Program, sandbox: SandboxServer
) -> None:
    await program.start()
    asker = sandbox.driver.act(scene.MEMBER_ID, scene.MEMBER_DM_ID)
    answer = (await asker.slash("check deposit", **claim(1))).shown
    lookup = custom_id(answer, "Working").split(":")[2]
    window = await asker.press(answer, "Dispute")
    told = (await asker.submit(window, reason="the table of that year says otherwise")).shown
    assert "operator" in told.content

    found = await run(program, "search", "--state", "disputed", "--json")
    assert f'"id":{lookup},' in found
    assert "the table of that year" in await run(program, "show", lookup)
    await run(program, "decide", lookup, "--state", "wrong", "--level", "unproven", "--note", "you are right")
    assert await run(program, "search", "--state", "disputed", "--json") == ""
    async with asyncio.timeout(100):
        while "you are right" not in text(answer):  # noqa: ASYNC110 - the bot looks once a minute
            await asyncio.sleep(0.2)
    assert "🟡 **Adds up, unproven:** corrected" in answer.content
