"""A running sandbox and a discord.py client connected to it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import aiohttp
import discord
import pytest
import pytest_asyncio
from discord_address import pointed_at
from sandbox_api import COMMANDS, Api
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


@pytest_asyncio.fixture
async def api(sandbox: SandboxServer) -> AsyncIterator[Api]:
    headers = {"Authorization": "Bot sandbox-token"}
    async with aiohttp.ClientSession(headers=headers) as session:
        yield Api(session, sandbox.url)


@pytest_asyncio.fixture
async def published(api: Api) -> None:
    """One slash command with an autocompleted option, and one message menu."""
    option = {"type": 3, "name": "ore", "description": "Ore", "autocomplete": True}
    commands = [
        {"name": "check", "description": "Check", "options": [option]},
        {"type": 3, "name": "Reality check"},
    ]
    status, _ = await api("PUT", COMMANDS, commands)
    assert status == 200
