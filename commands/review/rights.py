"""Who may press a moderator's button. Who may run /review is Discord's business, and each server's own overrides."""

from __future__ import annotations

from commands import replies
from commands.review import texts
from commands.services import Interaction, services_of
from core.store import Store


async def begin(interaction: Interaction) -> tuple[int, Store]:
    """The server and the log, for a subcommand of /review: from now on its buttons act for this user for an hour.
    Raises StoreError, also where there is no log."""
    guild, store = interaction.guild_id, services_of(interaction).log
    assert guild is not None  # the command is published for servers alone
    await store.reviews.begin(guild, interaction.user.id)
    return guild, store


async def acting(interaction: Interaction) -> tuple[int, Store] | None:
    """The server and the log, for a button; None, and the presser is told why, where it does not act for them.
    Raises StoreError, also where there is no log."""
    guild, store = interaction.guild_id, services_of(interaction).log
    if guild is not None and interaction.is_guild_integration():
        if interaction.permissions.manage_messages:
            return guild, store
        if await store.reviews.may_act(guild, interaction.user.id):
            return guild, store
    await replies.answer(interaction, texts.NOT_ALLOWED, ephemeral=True)
    return None
