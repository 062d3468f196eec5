"""kill -9 at any moment: no verdict that was shown is missing from the log. KILLS says how often (soak: 100)."""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
from contextlib import suppress

import pytest
from program import READY_S, Program

from bot.sandbox import scene
from bot.sandbox.server import SandboxServer

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(3_600)]

KILLS = int(os.environ.get("KILLS", "10"))
IN_FLIGHT = 5


async def test_no_verdict_that_was_shown_is_missing_from_the_log(
    program: Program, sandbox: SandboxServer
) -> None:
    """Two kills of three come between an interaction and its answer, the others at any moment."""
    between = 0
    for number in range(KILLS):
        await program.start()
        asking = asyncio.create_task(_ask_on(sandbox))
        before = len(_shown(sandbox))
        async with asyncio.timeout(READY_S):
            while len(_shown(sandbox)) == before:  # noqa: ASYNC110 - any answer will do
                await asyncio.sleep(0.005)
            await asyncio.sleep(random.uniform(0, 0.2))
            while number % 3 and not _waiting(sandbox):  # noqa: ASYNC110 - any step of the program will do
                await asyncio.sleep(random.uniform(0, 0.004))
        between += _waiting(sandbox)
        await program.kill()
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking
        for interaction in sandbox.world.interactions.values():
            if interaction.state == "waiting":
                interaction.state = "failed"
    shown = _shown(sandbox)
    with sqlite3.connect(program.database) as log:
        kept = {row[0] for row in log.execute("SELECT id FROM lookup")}
        sound = log.execute("PRAGMA integrity_check").fetchone()[0]
    print(f"{KILLS} kills, {between} between an interaction and its answer, {len(shown)} verdicts shown")
    assert between >= KILLS / 2
    assert len(shown) >= KILLS
    assert shown <= kept
    assert sound == "ok"


async def _ask_on(sandbox: SandboxServer) -> None:
    """One question after the other, without waiting for answers as long as only a few wait: a busy machine must not
    be flooded until none comes in time."""
    number = 0
    while True:
        await asyncio.sleep(0.01)
        if sum(one.state == "waiting" for one in sandbox.world.interactions.values()) >= IN_FLIGHT:
            continue
        number += 1
        options = {"ore": f"{number} Mt", "grade": "700 g/t"}
        sandbox.driver.slash(scene.MEMBER_ID, scene.GENERAL_ID, "check deposit", options)


def _waiting(sandbox: SandboxServer) -> bool:
    """Whether somebody waits for an answer."""
    return any(interaction.state == "waiting" for interaction in sandbox.world.interactions.values())


def _shown(sandbox: SandboxServer) -> set[int]:
    return {_lookup_of(m.components) for m in sandbox.world.messages.values() if m.components}


def _lookup_of(components: list[dict[str, object]]) -> int:
    row = components[0]["components"]
    assert isinstance(row, list)
    return int(row[0]["custom_id"].split(":")[2])
