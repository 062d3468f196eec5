"""A gateway that keeps the line open and answers nothing any more: noticed, left, and the session taken up again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from bot import client as clients
from bot import discord_address
from bot.sandbox import scene
from bot.sandbox.server import SandboxServer, start
from bot.settings import Settings
from commands.services import Running, Services
from core.clock import utc_now
from core.reference.library import load
from core.store import Store

PATIENCE_S = 1.5
"""After how long a silent gateway counts as dead here; discord.py takes a minute."""

WAIT_S = 30.0


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[SandboxServer]:
    """A sandbox with a quick heart, and the real client on it."""
    server = await start(scene.standard_world(), heartbeat_s=0.3)
    discord_address.point_at(server.url)
    url = f"sqlite:///{tmp_path / 'log.sqlite3'}"
    async with await Store.open(url) as store:
        services = Services(load(), store, utc_now, Running(utc_now()))
        client = clients.build(Settings(discord_token="sandbox-token", database_url=url), services)
        client._connection.heartbeat_timeout = PATIENCE_S
        serving = asyncio.create_task(client.start("sandbox-token"))
        try:
            await _until(lambda: client.is_ready() and bool(server.gateway.connected))
            yield server
        finally:
            server.faults.clear()
            await client.close()
            with suppress(Exception):
                await serving
    await server.close()
    discord_address.point_at(None)


async def _until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(WAIT_S):
        while not happened():  # noqa: ASYNC110 - the sandbox has no event for it
            await asyncio.sleep(0.02)


async def test_a_gateway_that_answers_no_heartbeat_is_left_and_nothing_is_missed(
    sandbox: SandboxServer,
) -> None:
    resumed = sandbox.gateway.resumed
    sandbox.faults.arm_gateway("ignore_heartbeats")
    await _until(lambda: sandbox.gateway.resumed > resumed)
    sandbox.faults.clear()
    await _until(lambda: bool(sandbox.gateway.connected))
    member = sandbox.driver.act(scene.MEMBER_ID, scene.GENERAL_ID)
    reply = await member.slash("check deposit", ore="20 Mt", grade="700 g/t")
    assert "14,000 t" in reply.shown.content


async def test_a_gateway_that_answers_heartbeats_is_not_left(sandbox: SandboxServer) -> None:
    """Four times as long as a silent one is put up with."""
    await asyncio.sleep(4 * PATIENCE_S)
    assert (sandbox.gateway.identified, sandbox.gateway.resumed) == (1, 0)
