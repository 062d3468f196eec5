"""/history: a person's own lookups, from everywhere, paged by buttons that outlive a restart. One opens as its card."""

from __future__ import annotations

from typing import Any, cast

import discord
from discord import app_commands

from commands import buttons, card, corrections, guard, ids, replies
from commands.guide.mentions import mention
from commands.own import texts
from commands.palette import NEUTRAL
from commands.services import Interaction, Services, services_of
from core.store.records import Hit, Page
from core.wording import verdicts as words

PER_PAGE = 10
"""Lines on a page: one screen of a phone."""

QUOTED = 70
LABEL_CHARACTERS = 100
"""Discord's limit on the label of a choice (documentation, Select Menu)."""

NEWEST = 0
"""In the id of a page: from the newest on. Other numbers are the lookup before which the page begins."""


def register(tree: app_commands.CommandTree[Any], _services: Services) -> None:
    """Add /history."""
    tree.add_command(app_commands.Command(name="history", description=texts.HISTORY, callback=_history))


async def _history(interaction: Interaction) -> None:
    async def body() -> None:
        await replies.show(interaction, await _screen(interaction, NEWEST))

    await guard.run(interaction, body)


async def turn(interaction: Interaction, before: int) -> None:
    """Turn to the page before a lookup, in place. Whoever presses sees their own."""
    await replies.redraw(interaction, await _screen(interaction, before))


async def chosen(interaction: Interaction) -> None:
    """Open the lookup that was chosen, as its card, in a message of its own."""
    values = cast("list[str]", (interaction.data or {}).get("values", []))
    row = await buttons.find(interaction, int(values[0]))
    if row is None:
        return
    if row.discord_user_id != interaction.user.id:
        await replies.answer(interaction, texts.NOT_YOURS, ephemeral=True)
        return
    services = services_of(interaction)
    drawn = await corrections.draw(services, row, await services.log.reviews.standing(row.id))
    await replies.answer(
        interaction, drawn.content, embeds=[drawn.embed], view=buttons.under_answer(row.id), ephemeral=True
    )


async def _screen(interaction: Interaction, before: int) -> replies.Screen:
    services = services_of(interaction)
    start = None if before == NEWEST else before
    page = await services.log.lookups.history(interaction.user.id, start, PER_PAGE)
    if not page.hits and start is None:
        check = mention("check deposit", services.running.mentions)
        return replies.Screen(texts.NO_HISTORY.format(check=check))
    return replies.Screen(texts.HISTORY_CONTENT, (_list(page),), _under(page, newest=start is None))


def _list(page: Page) -> discord.Embed:
    lines = [
        texts.ENTRY.format(
            icon=words.level_icon(hit.level),
            text=card.as_typed(hit.text, QUOTED),
            when=discord.utils.format_dt(hit.at, "R"),
            id=hit.id,
        )
        for hit in page.hits
    ]
    return discord.Embed(description="\n".join(lines) or texts.NO_OLDER, colour=NEUTRAL)


def _under(page: Page, *, newest: bool) -> discord.ui.View | None:
    """The menu that opens one, and the ways to other pages; None where there is neither."""
    turns: list[tuple[int, str]] = []
    if not newest:
        turns.append((NEWEST, texts.NEWEST))
    if page.before is not None:
        turns.append((page.before, texts.OLDER))
    items: list[discord.ui.Item[Any]] = [_menu(page)] if page.hits else []
    items += [buttons.button(ids.Kind.HISTORY, to, label=label) for to, label in turns]
    return buttons.row(*items) if items else None


def _menu(page: Page) -> discord.ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=_label(hit),
            value=str(hit.id),
            description=texts.OPTION_NOTE.format(id=hit.id, level=words.level_word(hit.level)),
        )
        for hit in page.hits
    ]
    return discord.ui.Select(custom_id=ids.make(ids.Kind.MINE), placeholder=texts.OPEN, options=options)


def _label(hit: Hit) -> str:
    text = " ".join(hit.text.split())
    return card.clip(texts.OPTION.format(icon=words.level_icon(hit.level), text=text), LABEL_CHARACTERS)
