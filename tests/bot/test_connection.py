"""Staying connected: retried with a line that says so, given up where a retry cannot help."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import discord
import pytest

from bot.connection import BadToken, stay_connected


class Discord(discord.Client):
    """A client whose login goes as the test says; nothing else of it runs."""

    def __init__(self, login: Callable[[], None]) -> None:
        super().__init__(intents=discord.Intents.none())
        self._login = login
        self.closed = 0

    async def login(self, token: str) -> None:
        """Succeed or raise."""
        self._login()

    async def connect(self, *, reconnect: bool = True) -> None:
        """Serve nothing."""

    async def close(self) -> None:
        """Count it."""
        self.closed += 1


class _Response:
    def __init__(self, status: int) -> None:
        self.status, self.reason = status, "reason"


def failing(*errors: Exception | None) -> tuple[Callable[[], Discord], list[Discord]]:
    """Builds clients of which each next one fails with the next error, None: succeeds."""
    waiting, built = list(errors), []

    def login() -> None:
        error = waiting.pop(0)
        if error is not None:
            raise error

    def build() -> Discord:
        built.append(Discord(login))
        return built[-1]

    return build, built


UNREACHABLE = [
    OSError("refused"),
    TimeoutError(),
    discord.GatewayNotFound(),
    discord.DiscordServerError(_Response(503), "down"),  # type: ignore[arg-type]
    discord.HTTPException(_Response(429), "slow down"),  # type: ignore[arg-type]
    AttributeError("'NoneType' object has no attribute 'sequence'"),
]


@pytest.mark.parametrize("error", UNREACHABLE, ids=lambda e: type(e).__name__)
async def test_what_cannot_be_reached_is_tried_again_and_said(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    build, built = failing(error, error, None)
    await asyncio.wait_for(stay_connected(build, "token", first_delay_s=0.001), 5)
    assert len(built) == 3
    assert all(client.closed for client in built)
    assert caplog.text.count("trying again in") == 2


async def test_a_wrong_token_is_given_up_at_once() -> None:
    build, built = failing(discord.LoginFailure("Improper token"))
    with pytest.raises(BadToken):
        await asyncio.wait_for(stay_connected(build, "token"), 5)
    assert len(built) == 1


@pytest.mark.parametrize("error", [ValueError("a bug"), discord.Forbidden(_Response(403), "no")])  # type: ignore[arg-type]
async def test_anything_else_is_not_hidden(error: Exception) -> None:
    build, built = failing(error)
    with pytest.raises(type(error)):
        await asyncio.wait_for(stay_connected(build, "token"), 5)
    assert built[0].closed
