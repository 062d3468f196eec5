"""/help: every command with an example, to be clicked. Enough to begin with nothing else at hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands

from commands import guard, replies
from commands import texts as common
from commands.check.questions import QUESTIONS
from commands.guide import texts
from commands.guide.mentions import mention
from commands.palette import NEUTRAL
from commands.services import Interaction, Services, services_of
from core.verdict import Level
from core.wording import verdicts as words

Entries = Mapping[str, tuple[str, str]]


def register(tree: app_commands.CommandTree[Any], _services: Services) -> None:
    """Add /help."""
    tree.add_command(app_commands.Command(name="help", description=texts.HELP, callback=_help))


async def _help(interaction: Interaction) -> None:
    async def body() -> None:
        ids = services_of(interaction).running.mentions
        rights = interaction.permissions
        embeds = draw(ids, manages=rights.manage_messages or rights.manage_guild)
        await replies.answer(interaction, texts.HELP_CONTENT, embeds=embeds, ephemeral=True)

    await guard.run(interaction, body)


def draw(ids: Mapping[str, int], *, manages: bool) -> list[discord.Embed]:
    """The page: checks, tables, what is one's own, and for `manages` what runs a server. Pure."""
    checks = {f"check {q.name}": (q.description, q.example) for q in QUESTIONS}
    levels = " · ".join(
        texts.LEVEL.format(icon=words.level_icon(level), word=words.level_word(level)) for level in Level
    )
    first = [
        texts.HELP_FIGURES,
        *_entries(checks, ids),
        texts.HELP_MENU.format(menu=common.MENU),
    ]
    second = [
        _heading(texts.HELP_LEVELS),
        levels,
        texts.HELP_BUTTONS,
        _heading(texts.HELP_TABLES),
        *_entries(texts.TABLES, ids),
        _heading(texts.HELP_OWN),
        *_entries(texts.OWN, ids),
        *([_heading(texts.HELP_SERVER), *_entries(texts.SERVER, ids)] if manages else []),
    ]
    return [
        discord.Embed(title=texts.HELP_CHECK, description="\n".join(first), colour=NEUTRAL),
        discord.Embed(description="\n".join(second).strip(), colour=NEUTRAL),
    ]


def _entries(entries: Entries, ids: Mapping[str, int]) -> list[str]:
    lines: list[str] = []
    for command, (what, example) in entries.items():
        lines.append(texts.ENTRY.format(command=mention(command, ids), what=what))
        if example:
            lines.append(texts.EXAMPLE.format(example=example))
    return lines


def _heading(words_of: str) -> str:
    return f"\n**{words_of}**"
