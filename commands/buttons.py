"""The buttons under an answer. Each works after a restart: its id holds the row, the row is read again on each press."""

from __future__ import annotations

import re
from typing import Any, Self

import discord

from commands import guard, ids, replies, texts, working
from commands.services import Interaction, services_of
from core.store.records import Gone, GoneReason, LookupRow

STYLES = {ids.Kind.WORKING: discord.ButtonStyle.primary, ids.Kind.AWAY: discord.ButtonStyle.danger}
LABELS = {ids.Kind.WORKING: texts.WORKING, ids.Kind.AWAY: texts.TAKE_AWAY}


def button(kind: ids.Kind, *numbers: int) -> discord.ui.Button[Any]:
    """A button of that kind. Pure."""
    return discord.ui.Button(label=LABELS[kind], style=STYLES[kind], custom_id=ids.make(kind, *numbers))


def under_answer(lookup_id: int) -> discord.ui.View:
    """The row of buttons under an answer."""
    return _view(WorkingButton(lookup_id))


class WorkingButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=ids.template(ids.Kind.WORKING)):
    """Shows every step to the one who presses. The asker finds there how to take the answer away."""

    def __init__(self, lookup_id: int) -> None:
        super().__init__(button(ids.Kind.WORKING, lookup_id))
        self._lookup_id = lookup_id

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        return cls(int(match["lookup"]))

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""

        async def body() -> None:
            row = await find(interaction, self._lookup_id)
            if row is None:
                return
            shown = working.draw(row.verdict)
            await replies.answer(
                interaction,
                embeds=shown.embeds,
                file=shown.file,
                view=_take_away(interaction, row),
                ephemeral=True,
            )

        await guard.run(interaction, body)


class AwayButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=ids.template(ids.Kind.AWAY)):
    """Deletes the public answer, for the one who asked."""

    def __init__(self, lookup_id: int, discord_message_id: int) -> None:
        super().__init__(button(ids.Kind.AWAY, lookup_id, discord_message_id))
        self._lookup_id = lookup_id
        self._discord_message_id = discord_message_id

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        return cls(int(match["lookup"]), int(match["message"]))

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""

        async def body() -> None:
            row = await find(interaction, self._lookup_id)
            if row is None:
                return
            if row.discord_user_id != interaction.user.id:
                await replies.answer(interaction, texts.NOT_YOURS, ephemeral=True)
                return
            await replies.answer(interaction, await self._delete(interaction), ephemeral=True)

        await guard.run(interaction, body)

    async def _delete(self, interaction: Interaction) -> str:
        """Delete the message; the sentence that says how that went."""
        if interaction.channel_id is None:
            return texts.OUT_OF_REACH
        place = interaction.client.get_partial_messageable(interaction.channel_id)
        try:
            await place.get_partial_message(self._discord_message_id).delete()
        except discord.Forbidden:
            return texts.OUT_OF_REACH
        except discord.NotFound:
            return texts.ALREADY_AWAY
        return texts.TAKEN_AWAY


class RetiredButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=ids.retired()):
    """Answers for every id that no button of today knows: without it a press would meet silence."""

    def __init__(self, custom_id: str) -> None:
        super().__init__(discord.ui.Button(label=texts.WORKING, custom_id=custom_id))

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        return cls(match.string)

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""

        async def body() -> None:
            await replies.answer(interaction, texts.RETIRED, ephemeral=True)

        await guard.run(interaction, body)


BUTTONS = (WorkingButton, AwayButton, RetiredButton)
"""Every button there is; their templates are disjoint."""


async def find(interaction: Interaction, lookup_id: int) -> LookupRow | None:
    """The row behind a button, read again. None where there is none any more: the presser was told why."""
    store = services_of(interaction).store
    if store is None:
        await replies.answer(interaction, texts.NO_LOG, ephemeral=True)
        return None
    row = await store.lookups.get(lookup_id)
    if row is None:
        await replies.answer(interaction, _gone(await store.lookups.gone(lookup_id)), ephemeral=True)
    return row


def _gone(gone: Gone | None) -> str:
    if gone is None:
        return texts.NEVER_KEPT
    when = discord.utils.format_dt(gone.at, "R")
    return (texts.FORGOTTEN if gone.reason is GoneReason.FORGOTTEN else texts.EXPIRED).format(when=when)


def _take_away(interaction: Interaction, row: LookupRow) -> discord.ui.View | None:
    """The way to take a public answer away, for the asker."""
    message = interaction.message
    if message is None or message.flags.ephemeral or row.discord_user_id != interaction.user.id:
        return None
    return _view(AwayButton(row.id, message.id))


def _view(*items: discord.ui.Item[Any]) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    return view
