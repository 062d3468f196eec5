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

KILLS = int(os.environ.get("KILLS", "3"))


async def test_no_verdict_that_was_shown_is_missing_from_the_log(
    program: Program, sandbox: SandboxServer
) -> None:
    for _ in range(KILLS):
        await program.start()
        asking = asyncio.create_task(_ask_on(sandbox))
        before = len(_shown(sandbox))
        async with asyncio.timeout(READY_S):
            while len(_shown(sandbox)) == before:  # noqa: ASYNC110 - any answer will do
                await asyncio.sleep(0.005)
        await asyncio.sleep(random.uniform(0, 0.2))
        await program.kill()
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking
    shown = _shown(sandbox)
    with sqlite3.connect(program.database) as log:
        kept = {row[0] for row in log.execute("select id from lookup")}
    assert len(shown) >= KILLS
    assert shown <= kept


async def _ask_on(sandbox: SandboxServer) -> None:
    """One question after the other, without waiting for answers."""
    number = 0
    while True:
        number += 1
        options = {"ore": f"{number} Mt", "grade": "700 g/t"}
        sandbox.driver.slash(scene.MEMBER_ID, scene.GENERAL_ID, "check deposit", options)
        await asyncio.sleep(0.01)


def _shown(sandbox: SandboxServer) -> set[int]:
    return {_lookup_of(m.components) for m in sandbox.world.messages.values() if m.components}


def _lookup_of(components: list[dict[str, object]]) -> int:
    row = components[0]["components"]
    assert isinstance(row, list)
    return int(row[0]["custom_id"].split(":")[2])
