"""Answering an interaction: once, in time, and knowing afterwards where the answer stands. No words here."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp
import discord

from commands.errors import ALREADY_ANSWERED, TOO_MANY_REQUESTS, expected
from commands.services import Interaction, services_of

log = logging.getLogger(__name__)

LATE_MS = 2_000
"""From this age on an answer is logged as late: Discord gives three seconds."""


PATIENCE_S = 0.5
"""How long we wait before the second try: the three seconds are running."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Where an answer stands. `ephemeral` as Discord made it, which may be stricter than we asked."""

    discord_channel_id: int
    discord_message_id: int
    ephemeral: bool


async def answer(
    interaction: Interaction,
    content: str | None = None,
    *,
    embeds: Sequence[discord.Embed] = (),
    view: discord.ui.View | None = None,
    file: discord.File | None = None,
    ephemeral: bool = False,
) -> Sent | None:
    """Send the one answer, and say where it stands, also where Discord had it before its receipt was lost. None where
    nobody waits for it any more, or where it stands cannot be told.

    Raises discord.HTTPException for anything that is not expected.
    """
    given: dict[str, Any] = {"ephemeral": ephemeral}
    if content is not None:
        given["content"] = content
    if embeds:
        given["embeds"] = list(embeds)
    if view is not None:
        given["view"] = view
    if file is not None:
        given["file"] = file
    age_ms = _age_ms(interaction)
    try:
        response = await _send(interaction, given)
    except discord.HTTPException as error:
        _quietly(interaction, error, age_ms)
        return await _answered_before(interaction) if error.code == ALREADY_ANSWERED else None
    _note_age(interaction, age_ms)
    if response.message_id is None:
        return None
    flags = response.resource.flags if isinstance(response.resource, discord.InteractionMessage) else None
    return Sent(
        discord_channel_id=interaction.channel_id or 0,
        discord_message_id=response.message_id,
        ephemeral=flags.ephemeral if flags is not None else response.is_ephemeral(),
    )


async def _answered_before(interaction: Interaction) -> Sent | None:
    """Where the answer stands that Discord heard, though its receipt never came. None where it does not say."""
    try:
        found = await interaction.original_response()
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        log.warning("interaction %s: where its answer stands is not known: %s", interaction.id, error)
        return None
    return Sent(interaction.channel_id or 0, found.id, found.flags.ephemeral)


@dataclass(frozen=True, slots=True)
class Screen:
    """What a message shows that may be sent or take the place of another."""

    content: str
    embeds: tuple[discord.Embed, ...] = ()
    view: discord.ui.View | None = None


async def redraw(interaction: Interaction, screen: Screen) -> None:
    """Change the message whose button, menu or window this is, also after a deferral. Where Discord says that nobody
    waits any more, that is logged. Raises discord.HTTPException for anything that is not expected."""
    shown: dict[str, Any] = {"content": screen.content, "embeds": list(screen.embeds), "view": screen.view}
    age_ms = _age_ms(interaction)
    try:
        if interaction.response.is_done():
            await interaction.edit_original_response(**shown)
        else:
            await interaction.response.edit_message(**shown)
    except discord.HTTPException as error:
        _quietly(interaction, error, age_ms)
    else:
        _note_age(interaction, age_ms)


async def follow(interaction: Interaction, screen: Screen) -> None:
    """Answer after a deferral, to the user alone. Raises discord.HTTPException."""
    given: dict[str, Any] = {} if screen.view is None else {"view": screen.view}
    await interaction.followup.send(screen.content, embeds=list(screen.embeds), ephemeral=True, **given)


async def show(interaction: Interaction, screen: Screen) -> None:
    """Answer, to the user alone. Raises discord.HTTPException for anything that is not expected."""
    await answer(interaction, screen.content, embeds=screen.embeds, view=screen.view, ephemeral=True)


async def _send(interaction: Interaction, given: dict[str, Any]) -> discord.InteractionCallbackResponse[Any]:
    """Send; once more where Discord wants a moment's patience or the line was cut, since the library gives up at once
    then. Where Discord had heard us before the cut, the second try is told so: an expected refusal."""
    try:
        return await interaction.response.send_message(**given)
    except discord.HTTPException as error:
        if error.status != TOO_MANY_REQUESTS or "file" in given:
            raise
        await asyncio.sleep(PATIENCE_S)
    except (aiohttp.ClientError, OSError) as error:
        if "file" in given:
            raise
        log.warning("interaction %s: the line was cut (%s), sending again", interaction.id, error)
    return await interaction.response.send_message(**given)


def _quietly(interaction: Interaction, error: discord.HTTPException, age_ms: int) -> None:
    """Log an expected refusal in a line. Raises the error again if it is another one."""
    reason = expected(error)
    if reason is None:
        raise error
    level = logging.INFO if error.code == ALREADY_ANSWERED else logging.WARNING
    log.log(level, "interaction %s not answered: %s (age %d ms)", interaction.id, reason, age_ms)


def _age_ms(interaction: Interaction) -> int:
    return round((discord.utils.utcnow() - interaction.created_at).total_seconds() * 1_000)


def _note_age(interaction: Interaction, age_ms: int) -> None:
    services_of(interaction).running.tally.answers.add(age_ms / 1_000)
    level = logging.WARNING if age_ms > LATE_MS else logging.INFO
    log.log(level, "interaction %s answered at an age of %d ms", interaction.id, age_ms)
