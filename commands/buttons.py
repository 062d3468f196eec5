"""The rows of buttons, and the row of the log behind a press. Nothing is kept in memory: a press finds its way by its id."""

from __future__ import annotations

from typing import Any

import discord

from commands import ids, replies, texts
from commands.services import Interaction, services_of
from core.store.records import Gone, GoneReason, LookupRow

_PRIMARY, _PLAIN, _DANGER = (
    discord.ButtonStyle.primary,
    discord.ButtonStyle.secondary,
    discord.ButtonStyle.danger,
)


def button(
    kind: ids.Kind, *numbers: int, label: str, style: discord.ButtonStyle = _PLAIN
) -> discord.ui.Button[Any]:
    """A button of that kind. Pure. Raises ValueError for a wrong count of numbers."""
    return discord.ui.Button(label=label, style=style, custom_id=ids.make(kind, *numbers))


def row(*items: discord.ui.Item[Any]) -> discord.ui.View:
    """What stands under a message. Finished from the start, so that discord.py keeps nothing of it: `commands.routing`
    answers the presses."""
    view = discord.ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    view.stop()
    return view


def of_answer(lookup_id: int) -> tuple[discord.ui.Button[Any], ...]:
    """The four buttons of an answer."""
    return (
        button(ids.Kind.WORKING, lookup_id, label=texts.WORKING, style=_PRIMARY),
        button(ids.Kind.WHAT_IF, lookup_id, label=texts.WHAT_IF),
        button(ids.Kind.CHART, lookup_id, 0, label=texts.CHART),
        button(ids.Kind.DISPUTE, lookup_id, label=texts.DISPUTE),
    )


def under_answer(lookup_id: int) -> discord.ui.View:
    """The buttons under an answer."""
    return row(*of_answer(lookup_id))


def take_away(lookup_id: int, discord_message_id: int) -> discord.ui.Button[Any]:
    """The button that deletes a public answer."""
    return button(ids.Kind.AWAY, lookup_id, discord_message_id, label=texts.TAKE_AWAY, style=_DANGER)


async def find(interaction: Interaction, lookup_id: int) -> LookupRow | None:
    """The row behind a press, read again. None where there is none any more or it is not the presser's to see: the
    presser was told why. Raises StoreError."""
    store = services_of(interaction).store
    if store is None:
        await replies.answer(interaction, texts.NO_LOG, ephemeral=True)
        return None
    found = await store.lookups.get(lookup_id)
    if found is None:
        await replies.answer(interaction, _gone(await store.lookups.gone(lookup_id)), ephemeral=True)
        return None
    if not _may_see(interaction, found):
        await replies.answer(interaction, texts.NOT_HERE, ephemeral=True)
        return None
    return found


def is_private(interaction: Interaction) -> bool:
    """Whether the message that was pressed is seen by one person alone. Pure."""
    return interaction.message is not None and interaction.message.flags.ephemeral


def _may_see(interaction: Interaction, found: LookupRow) -> bool:
    """The asker anywhere; others where the answer was given: in its server, or in its channel where there is none."""
    if found.discord_user_id == interaction.user.id:
        return True
    if found.discord_guild_id is not None:
        return found.discord_guild_id == interaction.guild_id
    return found.discord_channel_id == interaction.channel_id


def _gone(gone: Gone | None) -> str:
    if gone is None:
        return texts.NEVER_KEPT
    when = discord.utils.format_dt(gone.at, "R")
    return (texts.FORGOTTEN if gone.reason is GoneReason.FORGOTTEN else texts.EXPIRED).format(when=when)
