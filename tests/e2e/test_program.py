"""The real program against a local Discord: start, publish, look up, click, die, start again, click again, stop."""

from __future__ import annotations

import asyncio
import re
import signal
import sqlite3
from pathlib import Path

import pytest
from program import STOP_S, TOKEN, Program

from bot.exits import Exit
from bot.sandbox import scene
from bot.sandbox.driver import Actor
from bot.sandbox.faults import RestFault
from bot.sandbox.inputs import NotPossibleError
from bot.sandbox.server import SandboxServer

pytestmark = pytest.mark.e2e

ARTICLE = {"ore": "20 Mt", "grade": "700 g/t", "contained": "935,400 t", "country": "Kazakhstan", "rank": "3"}


async def test_the_whole_road(program: Program, sandbox: SandboxServer, member: Actor) -> None:
    """Start, publish, look up, click, kill -9, start, click again, stop: as an operator would see it."""
    await program.start()
    assert re.search(r"commands: \d+, published", program.log)

    answer = (await member.slash("check deposit", **ARTICLE)).shown
    assert "Does not add up" in answer.content
    text = answer.embeds[0]["description"]
    assert all(
        figure in answer.content + text for figure in ("14,000 t", "67 times", "4.68%", "1.34 billion t")
    )
    working = (await member.press(answer, "Working")).shown
    assert working.ephemeral
    assert "20,000,000 t" in working.embeds[0]["description"]

    await program.kill()
    rows = sqlite3.connect(program.database).execute("select count(*) from lookup").fetchone()
    assert rows == (1,)

    await program.start()
    assert re.search(r"commands: \d+, unchanged", program.log)
    assert (await member.press(answer, "Working")).shown.embeds == working.embeds

    code, took_s = await program.stop()
    assert code == Exit.OK
    assert took_s < STOP_S
    assert TOKEN not in program.log
    assert sandbox.world.refusals == []


async def test_the_asker_takes_an_answer_away_and_nobody_else_can(
    program: Program, sandbox: SandboxServer, member: Actor
) -> None:
    await program.start()
    answer = (await member.slash("check deposit", **ARTICLE)).shown
    other = sandbox.driver.act(scene.SECOND_MEMBER_ID, scene.GENERAL_ID)
    theirs = (await other.press(answer, "Working")).shown
    with pytest.raises(NotPossibleError):
        await other.press(theirs, "Take this answer away")
    window = (await member.press(answer, "Working")).shown
    await member.press(window, "Take this answer away")
    assert answer.deleted


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_stops_it_in_order(program: Program, number: signal.Signals) -> None:
    await program.start()
    code, took_s = await program.stop(number)
    assert code == Exit.OK
    assert took_s < STOP_S
    assert "stopped" in program.log


async def test_a_signal_during_the_start_stops_it_too(sandbox: SandboxServer, tmp_path: Path) -> None:
    program = Program(sandbox, tmp_path, RC_DISCORD_API="http://127.0.0.1:9")
    try:
        await program.launch()
        async with asyncio.timeout(20):
            while "trying again" not in program.log:  # noqa: ASYNC110 - a file has no event
                await asyncio.sleep(0.05)
        code, took_s = await program.stop()
    finally:
        await program.close()
    assert code == Exit.OK
    assert took_s < STOP_S
    assert "Traceback" not in program.log


async def test_a_wrong_token_is_one_line_and_its_own_exit_code(
    sandbox: SandboxServer, tmp_path: Path
) -> None:
    program = Program(sandbox, tmp_path, DISCORD_TOKEN="not-the-token")
    await program.launch()
    assert await program.ended() == Exit.BAD_TOKEN
    assert "does not accept this token" in program.log
    assert "Traceback" not in program.log
    assert "not-the-token" not in program.log


async def test_bad_settings_are_said_and_have_their_own_exit_code(
    sandbox: SandboxServer, tmp_path: Path
) -> None:
    program = Program(sandbox, tmp_path, RC_LOG_LEVEL="loud", RC_METRICS_PORT="no")
    await program.launch()
    assert await program.ended() == Exit.BAD_CONFIG
    assert "RC_LOG_LEVEL" in program.log
    assert "RC_METRICS_PORT" in program.log
    assert "Traceback" not in program.log


@pytest.mark.parametrize(
    ("channel", "user"),
    [
        (scene.MEMBER_DM_ID, scene.MEMBER_ID),
        (scene.LOUNGE_ID, scene.OUTSIDER_ID),
    ],
)
async def test_it_answers_in_direct_messages_and_as_a_user_install(
    program: Program, sandbox: SandboxServer, channel: int, user: int
) -> None:
    await program.start()
    answer = (await sandbox.driver.act(user, channel).slash("check deposit", **ARTICLE)).shown
    assert "Does not add up" in answer.content
    rows = sqlite3.connect(program.database).execute("select discord_guild_id from lookup").fetchall()
    assert rows == [(None,)]


async def test_the_first_answer_comes_soon_after_the_launch(program: Program, member: Actor) -> None:
    """The bound here is generous: the target itself is measured by the benchmark."""
    took_s = await program.start()
    began = asyncio.get_running_loop().time()
    assert (await member.slash("check deposit", **ARTICLE)).outcome == "message"
    assert took_s + asyncio.get_running_loop().time() - began < 15


async def test_a_stop_during_an_answer_lets_it_finish(
    program: Program, sandbox: SandboxServer, member: Actor
) -> None:
    await program.start()
    sandbox.faults.arm(RestFault("slow", path="/interactions/*/*/callback", delay_s=1.0))
    asked = asyncio.create_task(member.slash("check deposit", **ARTICLE))
    while not sandbox.world.interactions:  # noqa: ASYNC110 - the sandbox has no event for it
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.2)
    code, took_s = await program.stop()
    assert code == Exit.OK
    assert took_s < STOP_S
    assert "Does not add up" in (await asked).shown.content
