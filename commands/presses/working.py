"""Working: every step, for the one who presses. The asker of a public answer finds there how to take it away."""

from __future__ import annotations

from typing import Any

import discord

from commands import buttons, ids, replies, texts, working
from commands.services import Interaction
from core.store.records import LookupRow


async def press(interaction: Interaction, lookup_id: int) -> None:
    """Show the first page."""
    row = await buttons.find(interaction, lookup_id)
    if row is None:
        return
    message = interaction.message
    away: list[discord.ui.Button[Any]] = []
    if message is not None and not message.flags.ephemeral and row.discord_user_id == interaction.user.id:
        away = [buttons.take_away(row.id, message.id)]
    pages = working.pages(row.verdict)
    await replies.answer(
        interaction,
        embeds=[working.embed(row.verdict, pages, 0)],
        view=_under(row, pages, 0, away),
        ephemeral=True,
    )


async def turn(interaction: Interaction, lookup_id: int, page: int) -> None:
    """Turn to a page, in place."""
    row = await buttons.find(interaction, lookup_id)
    if row is None:
        return
    pages = working.pages(row.verdict)
    # A newer program may need fewer pages than the one that drew the button.
    page = min(page, len(pages) - 1)
    await interaction.response.edit_message(
        embed=working.embed(row.verdict, pages, page), view=_under(row, pages, page, _away_of(interaction))
    )


def _under(
    row: LookupRow, pages: tuple[str, ...], page: int, away: list[discord.ui.Button[Any]]
) -> discord.ui.View:
    """Back and on where there are more pages, the way to take it along as text, and the answer away."""
    turns = [(page - 1, texts.BACK), (page + 1, texts.ON)] if len(pages) > 1 else []
    items = [
        buttons.button(ids.Kind.STEPS, row.id, to, label=label) for to, label in turns if 0 <= to < len(pages)
    ]
    return buttons.row(*items, buttons.button(ids.Kind.COPY, row.id, label=texts.COPY), *away)


def _away_of(interaction: Interaction) -> list[discord.ui.Button[Any]]:
    """The button that takes the answer away, where the page that is turned has one: only its id knows the answer."""
    if interaction.message is None:
        return []
    found: list[discord.ui.Button[Any]] = []
    for line in interaction.message.components:
        for part in getattr(line, "children", ()):
            address = ids.parse(getattr(part, "custom_id", None) or "")
            if address is not None and address.kind is ids.Kind.AWAY:
                found.append(buttons.take_away(*address.numbers))
    return found
