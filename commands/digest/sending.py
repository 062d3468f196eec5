"""Handing a digest to Discord: one message, one nonce, tried again only while Discord remembers it."""

from __future__ import annotations

import asyncio
import io
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord

from commands.charts.canvas import Picture
from commands.digest.card import Post
from commands.errors import TOO_MANY_REQUESTS
from core.clock import Clock

log = logging.getLogger(__name__)

REMEMBERED = timedelta(minutes=2)
"""So long after the claim a post may be tried again with its nonce. Discord says "the past few minutes" (Resources:
Message: Create Message: enforce_nonce); two are surely among them."""

ONE_TRY_S = 30.0
FIRST_WAIT_S, LONGEST_WAIT_S = 1.0, 20.0


@dataclass(frozen=True, slots=True)
class Address:
    """Where a digest goes, under which nonce, and the one role that may be mentioned."""

    discord_channel_id: int
    nonce: str
    role_id: int | None


class Refused(Exception):  # noqa: N818 - what Discord did
    """Discord will not take the message; `reason` is "channel_gone", "no_rights" or "refused"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unconfirmed(Exception):  # noqa: N818 - what is known
    """No answer that says whether the message stands, and no time left to ask again."""


async def send(client: discord.Client, to: Address, post: Post, picture: Picture | None) -> int:
    """One try; the id of the message. Raises what discord.py raises."""
    roles = [discord.Object(to.role_id)] if to.role_id is not None else False
    given: dict[str, Any] = {}
    if post.view is not None:
        given["view"] = post.view
    if picture is not None:
        given["file"] = discord.File(io.BytesIO(picture.png), picture.filename, description=picture.alt)
    message = await client.get_partial_messageable(to.discord_channel_id).send(
        post.content,
        embeds=list(post.embeds),
        nonce=to.nonce,
        allowed_mentions=discord.AllowedMentions(everyone=False, users=False, roles=roles),
        **given,
    )
    return message.id


async def deliver(
    client: discord.Client,
    to: Address,
    post: Post,
    picture: Picture | None,
    *,
    claimed_at: datetime,
    clock: Clock,
    first_wait_s: float = FIRST_WAIT_S,
) -> int:
    """Post, and try again with the same nonce while the claim is younger than two minutes; the id of the message.

    Raises Refused and Unconfirmed.
    """
    deadline, wait_s = claimed_at + REMEMBERED, first_wait_s
    while clock() < deadline:
        try:
            async with asyncio.timeout(ONE_TRY_S):
                return await send(client, to, post, picture)
        except discord.HTTPException as error:
            reason = refusal(error)
            if reason == "no_rights" and picture is not None:
                picture = None  # perhaps only files are not allowed here
                continue
            if reason is not None:
                log.warning("digest %s refused: %s (%d)", to.nonce, error, error.code)
                raise Refused(reason) from error
            log.info("digest %s: %s; trying again in %.0f s", to.nonce, error, wait_s)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.info("digest %s: %s; trying again in %.0f s", to.nonce, type(error).__name__, wait_s)
        await asyncio.sleep(wait_s)
        wait_s = min(2 * wait_s, LONGEST_WAIT_S)
    raise Unconfirmed


def refusal(error: discord.HTTPException) -> str | None:
    """Why Discord will never take the message; None where it may the next time. Pure."""
    if (
        isinstance(error, discord.DiscordServerError)
        or error.status >= 500
        or error.status == TOO_MANY_REQUESTS
    ):
        return None
    if error.status == 404:
        return "channel_gone"
    return "no_rights" if error.status == 403 else "refused"
