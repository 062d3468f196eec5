"""/review queue: the first lookup that waits; from there its buttons lead on."""

from __future__ import annotations

from commands import replies
from commands.review import page, rights
from commands.services import Interaction, services_of


async def run(interaction: Interaction) -> None:
    """Answer the command."""
    guild, store = await rights.begin(interaction)
    item = await store.reviews.next(guild)
    await replies.show(interaction, await page.draw_next(services_of(interaction), store, guild, item))
