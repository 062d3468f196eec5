"""Take this answer away: deletes the public answer, for the one who asked."""

from __future__ import annotations

import discord

from commands import buttons, replies, texts
from commands.services import Interaction


async def press(interaction: Interaction, lookup_id: int, discord_message_id: int) -> None:
    """Delete the message; only the asker may."""
    row = await buttons.find(interaction, lookup_id)
    if row is None:
        return
    if row.discord_user_id != interaction.user.id:
        await replies.answer(interaction, texts.NOT_YOURS, ephemeral=True)
        return
    await replies.answer(interaction, await _delete(interaction, discord_message_id), ephemeral=True)


async def _delete(interaction: Interaction, discord_message_id: int) -> str:
    """Delete the message; the sentence that says how that went."""
    if interaction.channel_id is None:
        return texts.OUT_OF_REACH
    place = interaction.client.get_partial_messageable(interaction.channel_id)
    try:
        await place.get_partial_message(discord_message_id).delete()
    except discord.Forbidden:
        return texts.OUT_OF_REACH
    except discord.NotFound:
        return texts.ALREADY_AWAY
    return texts.TAKEN_AWAY
