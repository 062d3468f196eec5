"""/review stats: what was asked in the server over some days, and how often the moderators agreed, with a picture."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping
from datetime import date, datetime, timedelta

import discord

from commands import blocks, card, palette, replies
from commands.charts.canvas import Mark, Picture, rows_on_plain_scale
from commands.review import lists, rights, texts
from commands.services import Interaction, services_of
from core.reference.library import Library
from core.store.records import Stats
from core.wording import verdicts as words

DAYS = 30
LONGEST_DAYS = 730
ROWS = 15
"""Rows a picture has room for; of days the last ones, of others the largest."""

NAMED = 8
"""Names in a line of counts."""


async def run(interaction: Interaction, days: int = DAYS, by: str = "level") -> None:
    """Answer the command."""
    guild, store = await rights.begin(interaction)
    services = services_of(interaction)
    until = services.clock()
    since = until - timedelta(days=days)
    stats = await store.reviews.stats(guild, since, until)
    if not stats.total:
        await replies.answer(interaction, texts.STATS_NONE.format(days=days), ephemeral=True)
        return
    drawn = await asyncio.to_thread(picture, stats, by, since, until, services.library)
    await replies.answer(
        interaction,
        texts.STATS_TITLE.format(count=f"{stats.total:,}", days=days),
        embeds=[_embed(stats, services.library)],
        file=discord.File(io.BytesIO(drawn.png), drawn.filename, description=drawn.alt),
        ephemeral=True,
    )


def counts(stats: Stats, by: str, library: Library) -> dict[str, int]:
    """The counts of a breakdown by the names people read. Pure."""
    match by:
        case "day":
            return {day.isoformat(): count for day, count in stats.by_day.items()}
        case "state":
            return {texts.STATES[state]: count for state, count in stats.by_state.items()}
        case "mineral":
            return {library.mineral(key).name: count for key, count in stats.by_mineral.items()}
        case "country":
            return {library.country(iso3).name: count for iso3, count in stats.by_country.items()}
        case "origin":
            return {texts.ORIGINS[origin]: count for origin, count in stats.by_origin.items()}
        case _:
            return {words.level_word(level): count for level, count in stats.by_level.items()}


def picture(stats: Stats, by: str, since: datetime, until: datetime, library: Library) -> Picture:
    """A bar for each row of a breakdown. Some tens of milliseconds: call it off the event loop. Pure."""
    named = counts(stats, by, library)
    if by == "day":
        named = _every_day(named, until.date(), min(ROWS, (until - since).days))
    rows = list(named.items())[:ROWS] or [("–", 0)]
    words_of = {"by": texts.BREAKDOWNS[by], "since": since.date(), "until": until.date()}
    png = rows_on_plain_scale(
        texts.STATS_PICTURE.format(**words_of),
        [Mark(name, count, count, f"{count:,}") for name, count in rows],
        axis=lambda value: f"{value:,.0f}" if value == round(value) else "",
        source=texts.STATS_SOURCE.format(count=f"{stats.total:,}"),
    )
    listed = ", ".join(f"{name} {count:,}" for name, count in rows)
    return Picture(png, blocks.clip(texts.STATS_ALT.format(**words_of, listed=listed), 1_024), "lookups.png")


def _every_day(named: Mapping[str, int], last: date, days: int) -> dict[str, int]:
    """The last days in order, also those on which nothing was asked."""
    shown = [(last - timedelta(days=back)).isoformat() for back in range(max(days, 1) - 1, -1, -1)]
    return {day: named.get(day, 0) for day in shown}


def _embed(stats: Stats, library: Library) -> discord.Embed:
    lines = [
        texts.NOT_JUDGED
        if stats.agreement is None
        else texts.AGREEMENT.format(percent=f"{stats.agreement:.0%}", decided=f"{stats.decided:,}"),
        _levels(stats),
        *(
            f"{heading} {_listed(counts(stats, by, library), latest=by == 'day')}"
            for heading, by in (
                (texts.BY_STATE, "state"),
                (texts.BY_MINERAL, "mineral"),
                (texts.BY_COUNTRY, "country"),
                (texts.BY_ORIGIN, "origin"),
                (texts.BY_DAY, "day"),
            )
            if counts(stats, by, library)
        ),
        *_most_checked(stats),
    ]
    return discord.Embed(
        description=blocks.clip("\n".join(lines), blocks.DESCRIPTION_LIMIT), colour=palette.NEUTRAL
    )


def _levels(stats: Stats) -> str:
    said = (
        texts.COUNTED.format(name=f"{words.level_icon(level)} {words.level_word(level)}", count=f"{count:,}")
        for level, count in stats.by_level.items()
    )
    return f"{texts.BY_LEVEL} {' · '.join(said)}"


def _listed(named: Mapping[str, int], *, latest: bool) -> str:
    """The first counts in a row, which are the largest; or the last ones, of days."""
    rows = list(named.items())
    shown = rows[-NAMED:] if latest else rows[:NAMED]
    return " · ".join(texts.COUNTED.format(name=name, count=f"{count:,}") for name, count in shown)


def _most_checked(stats: Stats) -> list[str]:
    if not stats.most_checked:
        return []
    return [
        texts.MOST_CHECKED,
        *(
            texts.MOST_CHECKED_LINE.format(
                icon=words.level_icon(one.example.level),
                times=one.times,
                id=one.example.id,
                text=card.as_typed(one.example.text, lists.TYPED),
            )
            for one in stats.most_checked
        ),
    ]
