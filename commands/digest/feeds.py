"""/digest feeds: add, remove, list, test."""

from __future__ import annotations

import discord
from discord import app_commands

from commands import blocks, card, replies
from commands.digest import texts
from commands.digest.card import STORIES_LIMIT
from commands.digest.look import feed_name, feed_reason
from commands.digest.server import Here, here, mention
from commands.services import Interaction
from core.errors import SourceError
from core.news.feed_state import FeedState
from core.news.newsroom import Tried
from core.wording.refusals import explain

MOST_ADDED = 20
"""Feeds a server may add to the default list."""

LISTED = 40
CHOICES, CHOICE_CHARACTERS = 25, 100
"""Discord's limits on an autocomplete."""


async def add(interaction: Interaction, url: str) -> None:
    """Read one more feed, once it was read successfully. Raises StoreError, discord.HTTPException."""
    place, url = here(interaction), url.strip()
    changes = await place.store.feeds.of_server(place.guild_id)
    if url in await place.newsroom.feeds_of(place.guild_id):
        await replies.answer(interaction, texts.FEED_KNOWN, ephemeral=True)
        return
    if len(changes.added) >= MOST_ADDED:
        await replies.answer(interaction, texts.TOO_MANY_FEEDS.format(limit=MOST_ADDED), ephemeral=True)
        return
    tried = await _try(interaction, place, url)
    if tried is None:
        return
    await place.store.feeds.add(place.guild_id, tried.url)
    text = texts.FEED_ADDED.format(
        name=card.as_typed(tried.title or tried.url), count=len(tried.articles), figures=tried.with_figures
    )
    await interaction.edit_original_response(content=text)


async def remove(interaction: Interaction, url: str) -> None:
    """Read a feed no longer, a default one or one of the server's own. Raises StoreError."""
    place, url = here(interaction), url.strip()
    if url not in await place.newsroom.feeds_of(place.guild_id):
        text = texts.FEED_NOT_READ.format(list=mention(interaction, "digest feeds list"))
        await replies.answer(interaction, text, ephemeral=True)
        return
    await place.store.feeds.remove(place.guild_id, url)
    await replies.answer(interaction, texts.FEED_REMOVED.format(url=card.as_typed(url)), ephemeral=True)


async def show(interaction: Interaction) -> None:
    """The feeds this server reads, and how they are. Raises StoreError."""
    place = here(interaction)
    states = await place.store.feeds.states()
    urls = await place.newsroom.feeds_of(place.guild_id)
    rows = [_row(place, states.get(url, FeedState(url))) for url in urls[:LISTED]]
    embed = discord.Embed(
        title=texts.FEEDS_TITLE, description=blocks.clip("\n".join(rows) or "–", STORIES_LIMIT)
    )
    await replies.answer(interaction, embeds=[embed], ephemeral=True)


async def test(interaction: Interaction, url: str) -> None:
    """Read a feed once and say what is in it; nothing is kept. Raises discord.HTTPException."""
    tried = await _try(interaction, here(interaction), url.strip())
    if tried is None:
        return
    rows = [
        texts.FEED_TESTED.format(
            name=card.as_typed(tried.title or tried.url),
            count=len(tried.articles),
            figures=tried.with_figures,
        ),
        *(texts.FEED_NEWEST.format(title=card.as_typed(a.title, 120)) for a in tried.articles[:3]),
    ]
    await interaction.edit_original_response(content="\n".join(rows))


async def suggest(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """The feeds this server reads whose name or address has what is typed. Raises StoreError."""
    place = here(interaction)
    states = await place.store.feeds.states()
    wanted = typed.casefold()
    choices: list[app_commands.Choice[str]] = []
    for url in await place.newsroom.feeds_of(place.guild_id):
        name = feed_name(place, states.get(url, FeedState(url)))
        if len(url) <= CHOICE_CHARACTERS and (wanted in url.casefold() or wanted in name.casefold()):
            choices.append(app_commands.Choice(name=name[:CHOICE_CHARACTERS], value=url))
    return choices[:CHOICES]


async def _try(interaction: Interaction, place: Here, url: str) -> Tried | None:
    """Read the feed while the asker waits; None, and they are told why, where that fails."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    try:
        return await place.newsroom.try_feed(url)
    except SourceError as error:
        await interaction.edit_original_response(content=discord.utils.escape_markdown(explain(error)))
        return None


def _row(place: Here, feed: FeedState) -> str:
    name = f"[{card.as_typed(feed_name(place, feed))}]({feed.url.replace(')', '%29').replace('(', '%28')})"
    if feed.error:
        since = discord.utils.format_dt(feed.failing_since, "R") if feed.failing_since else ""
        return texts.FEED_FAILS.format(name=name, reason=feed_reason(feed.error), when=since)
    return (texts.FEED_OK if feed.read_before else texts.FEED_NEW).format(name=name)
