"""/digest preview and status: what would be posted now, and how it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import discord

from commands import card as card_of_one
from commands import replies
from commands.digest import card, menu, texts
from commands.digest.compose import NOT_AGAIN
from commands.digest.desk import COMMUNITY
from commands.digest.entry import Contents, entry_of, rest_of
from commands.digest.rest import reason_of
from commands.digest.server import Here, here, settings_or_say
from commands.services import Interaction, services_of
from core.news.decide import STALE
from core.news.edition import Edition
from core.news.feed_state import FeedState
from core.news.items import Choice
from core.news.plan import next_run, unread_since
from core.store.digests import DigestDay, DigestSettings

FETCH_S = 20.0
"""So long a preview waits for feeds that are due; what they bring later is there the next time."""

DAYS_SHOWN, FAILING_SHOWN = 5, 8


async def preview(interaction: Interaction) -> None:
    """Show to the asker what would be posted now. Raises StoreError, discord.HTTPException."""
    place, services = here(interaction), services_of(interaction)
    settings = await settings_or_say(interaction, place)
    if settings is None:
        return
    await interaction.response.defer(ephemeral=True, thinking=True)
    await _fetch(place)
    now = services.clock()
    edition, choice = await place.newsroom.edition(), await _now(place, settings)
    contents, note = await _contents(edition, choice), texts.PREVIEW_NOW
    if not contents.entries:
        of_late = replace(choice, since=now - STALE, begun=None, posted=frozenset(), old_too=True)
        contents, note = await _contents(edition, of_late), texts.PREVIEW_OLD
    if not contents.entries:
        feeds = await _feeds(place)
        failing = sum(bool(feed.error) for feed in feeds)
        text = texts.PREVIEW_EMPTY.format(feeds=len(feeds), failing=failing)
        await interaction.edit_original_response(content=text)
        return
    post = card.draw(
        contents.entries,
        await place.store.checks.between(place.guild_id, now - COMMUNITY, now),
        rest=contents.rest,
        digest_id=None,
        guild_id=place.guild_id,
        role_id=None,
        at=now,
    )
    await interaction.edit_original_response(content=f"{post.content}\n-# {note}", embeds=list(post.embeds))
    others = menu.listed(contents, card.STORIES_SHOWN)
    if others:
        await replies.follow(interaction, replies.Screen(texts.PREVIEW_OTHERS, others))


async def status(interaction: Interaction) -> None:
    """Show to the asker when it runs next, how it went, which feeds fail, what waits. Raises StoreError,
    discord.HTTPException."""
    place, services = here(interaction), services_of(interaction)
    settings = await settings_or_say(interaction, place)
    if settings is None:
        return
    await interaction.response.defer(ephemeral=True, thinking=True)
    standing = (await place.store.digests.standings()).get(place.guild_id)
    rows = [_next(interaction, settings, next_run(settings, standing, services.clock()))]
    edition = await place.newsroom.edition()
    rows.append(texts.STATUS_WAITING.format(count=await edition.waiting(await _now(place, settings))))
    days = await place.store.digests.days(place.guild_id, DAYS_SHOWN)
    if days:
        rows += [texts.STATUS_LAST, *(_day(day) for day in days)]
    rows += _feed_rows(place, await _feeds(place))
    embed = discord.Embed(title=texts.STATUS_TITLE, description="\n".join(rows))
    await interaction.edit_original_response(embed=embed)


async def _fetch(place: Here) -> None:
    try:
        async with asyncio.timeout(FETCH_S):
            await place.newsroom.fetch(also=await place.newsroom.feeds_of(place.guild_id))
    except TimeoutError:
        pass  # said by the status of the feeds


async def _now(place: Here, settings: DigestSettings) -> Choice:
    """What would be chosen now. Raises StoreError."""
    standing = (await place.store.digests.standings()).get(place.guild_id)
    feeds = await place.newsroom.feeds_of(place.guild_id)
    choice = place.newsroom.choice(settings, feeds, unread_since(settings, standing))
    return replace(choice, posted=await place.store.digests.posted_stories(place.guild_id, NOT_AGAIN))


async def _contents(edition: Edition, choice: Choice) -> Contents:
    (selection,) = await edition.select([choice], card.STORIES_KEPT)
    return Contents(tuple(map(entry_of, selection.items)), rest_of(selection.rest))


async def _feeds(place: Here) -> list[FeedState]:
    states = await place.store.feeds.states()
    return [states.get(url, FeedState(url)) for url in await place.newsroom.feeds_of(place.guild_id)]


def _next(interaction: Interaction, settings: DigestSettings, at: datetime) -> str:
    if settings.paused_at is not None:
        when = discord.utils.format_dt(settings.paused_at, "R")
        return texts.STATUS_PAUSED.format(when=when, reason=reason_of(interaction, settings))
    channel = f"<#{settings.discord_channel_id}>"
    return texts.STATUS_NEXT.format(when=discord.utils.format_dt(at, "F"), channel=channel)


def _day(day: DigestDay) -> str:
    at = day.settled_at or day.claimed_at
    reason = texts.FAILURES.get(day.reason, "")
    ended = texts.STATES[day.state.value].format(when=discord.utils.format_dt(at, "t"), reason=reason)
    link = ""
    if day.discord_message_id is not None:
        link = f" · https://discord.com/channels/{day.discord_guild_id}/{day.discord_channel_id}/{day.discord_message_id}"
    return f"• {day.local_date.isoformat()}: {ended}{link}"


def _feed_rows(place: Here, feeds: Sequence[FeedState]) -> list[str]:
    read = [feed.fetched_at for feed in feeds if feed.fetched_at is not None]
    if read:
        rows = [texts.STATUS_FEEDS.format(count=len(feeds), when=discord.utils.format_dt(max(read), "R"))]
    else:
        rows = [texts.STATUS_NO_FEEDS.format(count=len(feeds))]
    failing = [feed for feed in feeds if feed.error]
    for feed in failing[:FAILING_SHOWN]:
        since = discord.utils.format_dt(feed.failing_since, "R") if feed.failing_since else ""
        rows.append(
            texts.STATUS_FAILING.format(
                name=card_of_one.as_typed(feed_name(place, feed)), reason=feed_reason(feed.error), when=since
            )
        )
    if len(failing) > FAILING_SHOWN:
        rows.append(texts.STATUS_MORE_FAILING.format(count=len(failing) - FAILING_SHOWN))
    return rows


def feed_name(place: Here, feed: FeedState) -> str:
    """What a feed is called: in our table, by itself, or by its address."""
    known = next((one.name for one in place.newsroom.defaults if one.url == feed.url), "")
    return (known or feed.title or feed.url)[:80]


def feed_reason(key: str) -> str:
    """Why a feed fails, in words. Pure."""
    name, _, status = key.partition(" ")
    if name == "status":
        return texts.FEED_STATUS.format(status=status)
    return texts.FEED_REASONS.get(name, texts.FEED_REASONS["connection"])
