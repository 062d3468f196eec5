"""/review search: lookups of the server that fit, newest first, in pages."""

from __future__ import annotations

from typing import Any

import discord

from commands import buttons, card, ids, palette, replies
from commands.replies import Screen
from commands.review import lists, page, rights, texts
from commands.services import Interaction
from core.store import Store
from core.store.records import Filters, Hit
from core.wording import verdicts as words


async def run(interaction: Interaction, asked: Filters) -> None:
    """Answer the command."""
    guild, store = await rights.begin(interaction)
    await replies.show(interaction, await _page(store, guild, asked, None))


async def turn(interaction: Interaction, before: int) -> None:
    """Turn to the hits older than an id, or with 0 to the newest, in place."""
    found = await rights.acting(interaction)
    if found is not None:
        guild, store = found
        await replies.redraw(
            interaction, await _page(store, guild, lists.asked_by(interaction), before or None)
        )


async def _page(store: Store, guild: int, asked: Filters, before: int | None) -> Screen:
    """One page."""
    found = await store.search.page(guild, asked, before, lists.PER_PAGE)
    paging: list[discord.ui.Button[Any]] = []
    if before is not None:
        paging.append(buttons.button(ids.Kind.HITS, 0, label=texts.FIRST))
    if found.before is not None:
        paging.append(buttons.button(ids.Kind.HITS, found.before, label=texts.OLDER))
    if not found.hits:
        sentence = texts.NONE_FOUND if before is None else texts.NO_OLDER
        embed = discord.Embed(colour=palette.NEUTRAL).set_footer(text=lists.foot(asked) or None)
        return Screen(sentence, (embed,), buttons.row(*paging) if paging else None)
    return lists.draw(
        texts.FOUND,
        map(line, found.hits),
        asked,
        ((hit.id, hit.level, hit.text) for hit in found.hits),
        paging,
    )


def line(hit: Hit) -> str:
    """A hit in a list, two lines. Pure."""
    return texts.HIT.format(
        icon=words.level_icon(hit.level),
        id=hit.id,
        when=discord.utils.format_dt(hit.at, "d"),
        who=page.who(hit.discord_user_id),
        channel=hit.discord_channel_id,
        state=texts.STATES[hit.state],
        text=card.as_typed(hit.text, lists.TYPED),
    )
