"""Staying connected to Discord: retried while it cannot be reached, given up where a retry cannot help."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

import aiohttp
import discord

log = logging.getLogger(__name__)

FIRST_DELAY_S = 1.0
LONGEST_DELAY_S = 60.0
TOO_MANY_REQUESTS = 429


class BadToken(Exception):  # noqa: N818 - named for what the operator has to mend
    """Discord does not know this token."""


async def stay_connected(
    build: Callable[[], discord.Client], token: str, *, first_delay_s: float = FIRST_DELAY_S
) -> None:
    """Log in and serve until cancelled or closed. A new client for each attempt, since discord.py's own does not
    survive a failed one. Raises BadToken, and whatever is not a matter of reaching Discord."""
    delay_s = first_delay_s
    while True:
        client = build()
        try:
            await client.login(token)
            await client.connect()
            return
        except discord.LoginFailure as error:
            raise BadToken from error
        except Exception as error:
            if client.is_closed():
                return
            if not _unreachable(error, client):
                raise
            if client.is_ready():
                delay_s = first_delay_s
            log.warning("Discord cannot be reached (%s); trying again in %.0f s", _said(error), delay_s)
        finally:
            with suppress(aiohttp.ClientError, OSError):
                await client.close()
        await asyncio.sleep(delay_s)
        delay_s = min(delay_s * 2, LONGEST_DELAY_S)


def _unreachable(error: Exception, client: discord.Client) -> bool:
    if isinstance(error, discord.HTTPException):
        return error.status >= 500 or error.status == TOO_MANY_REQUESTS
    if isinstance(error, AttributeError):
        # A first gateway connect that fails ends in discord.py asking a socket that never was for its sequence.
        return not client.ws
    return isinstance(
        error,
        (OSError, aiohttp.ClientError, TimeoutError, discord.GatewayNotFound, discord.ConnectionClosed),
    )


def _said(error: Exception) -> str:
    if isinstance(error, AttributeError):
        return "no answer from the gateway"
    return str(error) or type(error).__name__
