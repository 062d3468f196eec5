"""A page of lookups with a menu to open one. What was asked for stands at the foot of the page, as a line that reads
back to the filters: paging needs no memory, and the command line takes the same line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import discord

from commands import blocks, buttons, ids, palette
from commands.replies import Screen
from commands.review import texts
from commands.services import Interaction, services_of
from core import filters
from core.store.records import Filters
from core.verdict import Level
from core.wording import verdicts as words

PER_PAGE = 10
TYPED = 90
"""So much of what was typed tells lookups apart in a list."""


def foot(asked: Filters) -> str:
    """The line at the foot of a page; "" where nothing was asked. Pure."""
    line = filters.write(asked)
    return f"{texts.FILTERS}{line}" if line else ""


def asked_by(interaction: Interaction) -> Filters:
    """The filters of the page whose button was pressed. Raises UnknownName where its foot is not ours."""
    message = interaction.message
    said = message.embeds[0].footer.text if message is not None and message.embeds else None
    services = services_of(interaction)
    return filters.read((said or "").removeprefix(texts.FILTERS), services.library, services.clock().date())


def draw(
    content: str,
    lines: Iterable[str],
    asked: Filters,
    choices: Iterable[tuple[int, Level | None, str]],
    paging: Iterable[discord.ui.Button[Any]],
) -> Screen:
    """The screen: a line and a choice (id, level, text) for each lookup, at least one; then
    the buttons for other pages. Pure."""
    embed = discord.Embed(
        description=blocks.clip("\n".join(lines), blocks.DESCRIPTION_LIMIT), colour=palette.NEUTRAL
    )
    if said := foot(asked):
        embed.set_footer(text=said)
    menu: discord.ui.Select[Any] = discord.ui.Select(
        custom_id=ids.make(ids.Kind.OPEN),
        placeholder=texts.OPEN,
        options=[_option(lookup_id, level, text) for lookup_id, level, text in choices],
        row=0,
    )
    turning = list(paging)
    for item in turning:
        item.row = 1
    return Screen(content, (embed,), buttons.row(menu, *turning))


def _option(lookup_id: int, level: Level | None, text: str) -> discord.SelectOption:
    word = "" if level is None else words.level_word(level)
    return discord.SelectOption(
        label=texts.CHOICE.format(id=lookup_id, word=word).strip(),
        value=str(lookup_id),
        description=blocks.clip(" ".join(text.split()), 100) or None,
        emoji=None if level is None else words.level_icon(level),
    )
