"""The menu under a digest: one story in full, to the one who chose it. And the digest drawn again after a correction."""

from __future__ import annotations

from commands import buttons, card, corrections, replies
from commands.digest import card as digest_card
from commands.digest import texts
from commands.digest.desk import entries_of
from commands.digest.entry import Entry
from commands.services import Interaction, services_of
from core.errors import StoreError


async def press(interaction: Interaction, digest_id: int) -> None:
    """Open the chosen story: its verdict with its buttons, then who says what."""
    services = services_of(interaction)
    entry = await _chosen(interaction, digest_id)
    if entry is None or entry.lookup_id is None:
        await replies.answer(interaction, texts.STORY_GONE, ephemeral=True)
        return
    row = await buttons.find(interaction, entry.lookup_id)
    if row is None:
        return
    decision = None if services.store is None else await services.store.reviews.standing(row.id)
    drawn = await corrections.draw(services, row, decision)
    room = card.EMBED_TOTAL_LIMIT - len(drawn.embed)
    embeds = [drawn.embed]
    if room > 400:
        embeds.append(digest_card.who_says_what(entry, min(room, digest_card.STORIES_LIMIT)))
    await replies.answer(
        interaction, drawn.content, embeds=embeds, view=buttons.under_answer(row.id), ephemeral=True
    )


async def _chosen(interaction: Interaction, digest_id: int) -> Entry | None:
    """The entry that was chosen, if its digest is this server's and still kept. Raises StoreError."""
    store = services_of(interaction).store
    if store is None:
        raise StoreError("read digest", reason="missing")
    day = await store.digests.of_id(digest_id)
    values = (interaction.data or {}).get("values") or ()
    if day is None or day.discord_guild_id != interaction.guild_id or not values:
        return None
    entries = entries_of(await store.digests.items(digest_id))
    position = str(values[0])
    if not position.isdigit() or int(position) >= len(entries):
        return None
    return entries[int(position)]
