"""/review show: everything about one lookup of the server; also what a list of lookups opens."""

from __future__ import annotations

from typing import cast

from commands import replies
from commands.review import page, rights, texts
from commands.services import Interaction, services_of
from core.store import Store


async def run(interaction: Interaction, lookup_id: int) -> None:
    """Answer the command."""
    guild, store = await rights.begin(interaction)
    await _answer(interaction, guild, store, lookup_id)


async def chosen(interaction: Interaction) -> None:
    """Answer a choice in a list of lookups: a message of its own, so that the list stays."""
    found = await rights.acting(interaction)
    if found is not None:
        values = cast("list[str]", (interaction.data or {}).get("values", []))
        await _answer(interaction, *found, int(values[0]))


async def _answer(interaction: Interaction, guild: int, store: Store, lookup_id: int) -> None:
    row = await store.lookups.get_in(guild, lookup_id)
    if row is None:
        await replies.answer(interaction, texts.NOT_HERE.format(id=lookup_id), ephemeral=True)
        return
    await replies.show(interaction, await page.draw(services_of(interaction), store, row, guild))
