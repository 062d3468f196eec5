"""A picture under words that have been sent already: drawn off the event loop, so that the words never wait."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Callable

import discord

from commands.charts.canvas import Picture
from commands.services import Interaction

log = logging.getLogger(__name__)


async def add(interaction: Interaction, embed: discord.Embed, draw: Callable[[], Picture | None]) -> None:
    """Draw, and set the picture into the embed of the answer. Where Discord refuses, the words stand alone."""
    picture = await asyncio.to_thread(draw)
    if picture is None:
        return
    illustrated = embed.copy().set_image(url=f"attachment://{picture.filename}")
    file = discord.File(io.BytesIO(picture.png), picture.filename, description=picture.alt)
    try:
        await interaction.edit_original_response(embed=illustrated, attachments=[file])
    except discord.HTTPException as error:
        log.warning("interaction %s has no picture: %s", interaction.id, error)
