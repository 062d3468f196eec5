"""The menu under a digest: one story in full, to the one who chose it, or the next page of stories."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import discord

from commands import buttons, card, corrections, headline_card, headlines, replies
from commands.digest import card as digest_card
from commands.digest import menu, texts
from commands.digest.entry import Contents, Entry, contents_of
from commands.services import Interaction, Services, services_of
from core.calculator.assess import assess
from core.claim import Claim
from core.lookups import Request
from core.reference.library import Library
from core.store.records import LookupRow
from core.verdict import Verdict


async def press(interaction: Interaction, digest_id: int) -> None:
    """Answer a choice. Raises StoreError, discord.HTTPException."""
    contents, value = await _contents(interaction, digest_id), _value(interaction)
    page = menu.turned_to(value)
    if contents is not None and page is not None:
        screen = menu.further(contents, digest_id, page)
        if screen is not None:
            await replies.show(interaction, screen)
            return
    entry = None if contents is None else _entry(contents, value)
    if entry is None or entry.lookup_id is None:
        await replies.answer(interaction, texts.STORY_GONE, ephemeral=True)
        return
    row = await buttons.find(interaction, entry.lookup_id)
    if row is not None:
        await _open(interaction, entry, row)


async def _open(interaction: Interaction, entry: Entry, row: LookupRow) -> None:
    """What is claimed, each claim with its level and to be opened; then who says what."""
    services = services_of(interaction)
    drawn, view = await _drawn(services, entry, row)
    embeds = [drawn.embed]
    room = card.EMBED_TOTAL_LIMIT - len(drawn.embed)
    if room > digest_card.WHO_SHORTEST:
        embeds.append(digest_card.who_says_what(entry, min(room, digest_card.STORIES_LIMIT)))
    await replies.answer(interaction, drawn.content, embeds=embeds, view=view, ephemeral=True)


async def _drawn(services: Services, entry: Entry, row: LookupRow) -> tuple[card.Card, discord.ui.View]:
    """The card of the story's claims with a menu that opens one; of a single claim its own, with its buttons."""
    if entry.claims:
        await services.log.lookups.record_others(row.id, await _judged(services, entry, row))
        stands = await headlines.as_it_stands(services, row.id)
        if stands is not None:
            told, about = stands
            view = buttons.row(headlines.menu(row.id, told, services.library))
            return headline_card.draw(told, about, services.library), view
    decision = await services.log.reviews.standing(row.id)
    return await corrections.draw(services, row, decision), buttons.under_answer(row.id)


async def _judged(services: Services, entry: Entry, row: LookupRow) -> list[tuple[Request, Verdict]]:
    """The other claims, as lookups of the same digest. They are recorded when somebody first opens the story."""
    verdicts = await asyncio.to_thread(_assess, entry.claims, services.library)
    return [(_request(row, verdict.claim), verdict) for verdict in verdicts]


def _assess(claims: Sequence[Claim], library: Library) -> list[Verdict]:
    return [assess(claim, library) for claim in claims]


def _request(row: LookupRow, claim: Claim) -> Request:
    return Request(
        claim=claim,
        text=row.text,
        origin=row.origin,
        command=row.command,
        at=row.at,
        discord_guild_id=row.discord_guild_id,
        discord_channel_id=row.discord_channel_id,
    )


async def _contents(interaction: Interaction, digest_id: int) -> Contents | None:
    """The digest, if it is this server's and still kept. Raises StoreError."""
    store = services_of(interaction).log
    day = await store.digests.of_id(digest_id)
    if day is None or day.discord_guild_id != interaction.guild_id:
        return None
    return contents_of(day, await store.digests.items(digest_id))


def _value(interaction: Interaction) -> str:
    values = (interaction.data or {}).get("values") or ("",)
    return str(values[0])


def _entry(contents: Contents, value: str) -> Entry | None:
    if not value.isdecimal() or int(value) >= len(contents.entries):
        return None
    return contents.entries[int(value)]
