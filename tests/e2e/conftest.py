"""A sandbox in the test, the program beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from program import Program

from bot.sandbox import scene
from bot.sandbox.driver import Actor
from bot.sandbox.server import SandboxServer, start


@pytest.fixture
async def sandbox() -> AsyncIterator[SandboxServer]:
    server = await start(scene.standard_world())
    yield server
    await server.close()


@pytest.fixture
async def program(sandbox: SandboxServer, tmp_path: Path) -> AsyncIterator[Program]:
    made = Program(sandbox, tmp_path)
    yield made
    await made.close()


@pytest.fixture
def member(sandbox: SandboxServer) -> Actor:
    """A member in the town's main channel."""
    return sandbox.driver.act(scene.MEMBER_ID, scene.GENERAL_ID)
