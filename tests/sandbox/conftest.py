"""A running sandbox and a discord.py client connected to it."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import discord
import pytest
import pytest_asyncio

sys.path.insert(0, str(Path(__file__).parent))

from discord_address import pointed_at
from sandbox_bot import TestBot

from bot.sandbox.scene import standard_world
from bot.sandbox.server import SandboxServer, start


@pytest_asyncio.fixture
async def sandbox() -> AsyncIterator[SandboxServer]:
    server = await start(standard_world())
    yield server
    await server.close()


@pytest_asyncio.fixture
async def client(sandbox: SandboxServer) -> AsyncIterator[TestBot]:
    with pointed_at(sandbox.url):
        bot = TestBot()
        running = asyncio.create_task(bot.start("sandbox-token"))
        await asyncio.wait_for(bot.published.wait(), 10)
        yield bot
        await bot.close()
        with suppress(discord.ConnectionClosed):
            await running


@pytest.fixture
def nothing_refused(sandbox: SandboxServer):
    """The test ends without a single request of the bot refused."""
    yield
    assert sandbox.world.refusals == []
