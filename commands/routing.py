"""Every press and every window that comes back finds its way here, by the id alone: it works after a restart, for the
right person, and an id that nothing answers any more gets a sentence instead of silence."""

from __future__ import annotations

import discord

from commands import corrections, guard, ids, replies, texts
from commands.features import PRESSES, SUBMITS
from commands.services import Interaction


async def route(interaction: Interaction) -> None:
    """Answer a press or a window of ours; everything else is left alone."""
    tables = {discord.InteractionType.component: PRESSES, discord.InteractionType.modal_submit: SUBMITS}
    table = tables.get(interaction.type)
    custom_id = str((interaction.data or {}).get("custom_id", ""))
    if table is None or not ids.is_ours(custom_id):
        return
    address = ids.parse(custom_id)
    handler = None if address is None else table.get(address.kind)

    async def body() -> None:
        if address is None or handler is None:
            await replies.answer(interaction, texts.RETIRED, ephemeral=True)
        elif not await _used_up(interaction, address):
            await handler(interaction, *address.numbers)

    await guard.run(interaction, body, free=address is not None and address.kind in ids.MODERATING)


async def _used_up(interaction: Interaction, address: ids.Address) -> bool:
    """Whether the press went into correcting the answer it stands under."""
    if interaction.type is not discord.InteractionType.component or address.kind not in ids.UNDER_ANSWERS:
        return False
    return await corrections.on_press(interaction, address.numbers[0])
