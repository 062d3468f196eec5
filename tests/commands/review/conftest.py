"""The real client in the same process, on a strict local Discord: what moderators do is done by people of the town."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from review_town import Town

from bot import discord_address
from bot.sandbox.scene import standard_world
from bot.sandbox.server import SandboxServer, start
from core.reference.library import Library, load


@pytest.fixture(scope="session")
def library() -> Library:
    return load()


@pytest.fixture
async def sandbox() -> AsyncIterator[SandboxServer]:
    server = await start(standard_world())
    yield server
    await server.close()


@pytest.fixture
async def town(sandbox: SandboxServer, library: Library, tmp_path: Path) -> AsyncIterator[Town]:
    """Ends with a check that the bot asked nothing of Discord that Discord would refuse."""
    made = Town(sandbox, library, tmp_path / "log.sqlite3")
    discord_address.point_at(sandbox.url)
    try:
        await made.open()
        yield made
        assert [str(refusal) for refusal in made.unexpected_refusals()] == []
    finally:
        await made.close()
        discord_address.point_at(None)
