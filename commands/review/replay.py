"""/review replay: stored claims through today's calculator and data. Lists those whose level would be another; each
can be opened and corrected from there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing

import discord

from commands import buttons, card, ids, replies
from commands.replies import Screen
from commands.review import commandline, lists, page, rights, texts
from commands.services import Interaction
from core.replay import IN_DISCORD_AT_MOST, Change, replay
from core.store import Store
from core.store.records import Filters, Review, StoredClaim
from core.verdict import EditionUsed

WORKERS = 1
"""Processes beside the bot's own: its answers come first."""


async def run(interaction: Interaction, asked: Filters) -> None:
    """Answer the command."""
    guild, store = await rights.begin(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    if await store.search.count(guild, asked, IN_DISCORD_AT_MOST + 1) > IN_DISCORD_AT_MOST:
        line = commandline.line("replay", guild, asked)
        sentence = texts.REPLAY_TOO_MANY.format(limit=f"{IN_DISCORD_AT_MOST:,}", line=line)
        await interaction.followup.send(sentence, ephemeral=True)
        return
    await replies.follow(interaction, await _page(store, guild, asked, None))


async def turn(interaction: Interaction, before: int) -> None:
    """The changes among lookups older than an id, in place."""
    found = await rights.acting(interaction)
    if found is not None:
        guild, store = found
        asked = lists.asked_by(interaction)
        await interaction.response.defer()
        await replies.redraw(interaction, await _page(store, guild, asked, before))


async def _page(store: Store, guild: int, asked: Filters, before: int | None) -> Screen:
    changed = await _changes(_older(store.search.claims(guild, asked), before), lists.PER_PAGE + 1)
    shown, more = changed[: lists.PER_PAGE], len(changed) > lists.PER_PAGE
    if not shown:
        return Screen(texts.REPLAYED_NONE)
    decided = await store.reviews.decisions([change.lookup_id for change in shown])
    count = f"{lists.PER_PAGE}+" if more else str(len(shown))
    content = (texts.REPLAYED if before is None else texts.REPLAY_MORE).format(count=count)
    older = buttons.button(ids.Kind.CHANGES, shown[-1].lookup_id, label=texts.OLDER)
    return lists.draw(
        content,
        (_line(change, decided.get(change.lookup_id)) for change in shown),
        asked,
        ((change.lookup_id, change.new_level, change.text) for change in shown),
        [older] if more else [],
    )


async def _older(claims: AsyncIterator[StoredClaim], before: int | None) -> AsyncIterator[StoredClaim]:
    async for claim in claims:
        if before is None or claim.id < before:
            yield claim


async def _changes(claims: AsyncIterator[StoredClaim], at_most: int) -> list[Change]:
    """The first changes; what is beyond is not looked at."""
    found: list[Change] = []
    async with aclosing(replay(claims, workers=WORKERS)) as changes:
        async for change in changes:
            found.append(change)
            if len(found) == at_most:
                break
    return found


def _line(change: Change, decided: Review | None) -> str:
    template = texts.CHANGE if decided is None or decided.state is None else texts.CHANGE_STANDS
    return template.format(
        id=change.lookup_id,
        when=discord.utils.format_dt(change.at, "d"),
        old=page.named(change.old_level),
        new=texts.UNREADABLE if change.new_level is None else page.named(change.new_level),
        state="" if decided is None or decided.state is None else texts.STATES[decided.state],
        editions=_editions(change),
        text=card.as_typed(change.text, lists.TYPED),
    )


def _editions(change: Change) -> str:
    """A line on the editions then and now, where they differ."""
    old, new = _named(change.old_editions), _named(change.new_editions)
    return "" if old == new or not new else texts.EDITIONS_MOVED.format(old=old or "–", new=new)


def _named(editions: Sequence[EditionUsed]) -> str:
    return ", ".join(f"{one.dataset} {one.edition}" for one in editions)
