"""A posted digest drawn again with the levels that moderators corrected. No judging here."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from commands.digest import card
from commands.digest.desk import checks_of, picture_of
from commands.digest.entry import Entry, contents_of
from commands.services import Services
from core.store import Store
from core.store.records import LookupRow, Placed, State
from core.verdict import Level


async def redraw(client: discord.Client, services: Services, _row: LookupRow, placed: Placed) -> None:
    """Edit the message of a digest. Nothing where its day is no longer kept. Raises discord.HTTPException,
    StoreError."""
    store = services.store
    assert store is not None
    day = await store.digests.of_message(placed.discord_message_id)
    if day is None:
        return
    contents = contents_of(day, await store.digests.items(day.id))
    entries = await _corrected(store, contents.entries)
    settings = await store.digests.settings(day.discord_guild_id)
    picture = await picture_of(store, services.library, entries[0]) if entries else None
    post = card.draw(
        entries,
        await checks_of(store, day),
        rest=contents.rest,
        digest_id=day.id,
        guild_id=day.discord_guild_id,
        role_id=None if settings is None else settings.discord_role_id,
        at=day.claimed_at,
        picture="" if picture is None else picture.filename,
    )
    message = client.get_partial_messageable(placed.discord_channel_id).get_partial_message(
        placed.discord_message_id
    )
    await message.edit(
        content=post.content,
        embeds=list(post.embeds),
        view=post.view,
        allowed_mentions=discord.AllowedMentions.none(),
    )


async def _corrected(store: Store, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    corrected: list[Entry] = []
    for entry in entries:
        decision = None if entry.lookup_id is None else await store.reviews.standing(entry.lookup_id)
        wrong = decision is not None and decision.state is State.WRONG
        level = (decision.level or Level.CANNOT_TELL) if decision is not None and wrong else None
        corrected.append(entry.model_copy(update={"corrected": level}))
    return tuple(corrected)
