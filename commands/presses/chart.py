"""Chart: pictures of an answer, one a press, drawn off the event loop."""

from __future__ import annotations

import asyncio
import io

import discord

from commands import buttons, guard, ids, replies, texts
from commands.charts.choose import pictures
from commands.services import Interaction, services_of


async def press(interaction: Interaction, lookup_id: int, number: int) -> None:
    """Show that picture, to all who see the answer; where there are more, with a button for the next."""
    if await guard.too_often(interaction):
        return
    row = await buttons.find(interaction, lookup_id)
    if row is None:
        return
    drawn = await asyncio.to_thread(pictures, row.verdict, services_of(interaction).library)
    if not drawn:
        await replies.answer(interaction, texts.NO_CHART, ephemeral=True)
        return
    # A newer program may draw fewer pictures than the one that drew the button.
    number = min(number, len(drawn) - 1)
    picture = drawn[number]
    await replies.answer(
        interaction,
        file=discord.File(io.BytesIO(picture.png), picture.filename, description=picture.alt),
        view=_next(row.id, number + 1) if number + 1 < len(drawn) else None,
        ephemeral=buttons.is_private(interaction),
    )


def _next(lookup_id: int, number: int) -> discord.ui.View:
    return buttons.row(buttons.button(ids.Kind.CHART, lookup_id, number, label=texts.NEXT_CHART))
