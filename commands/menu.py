"""The message menu "Reality check": a right-click on a message asks what its text claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import discord
from discord import app_commands

from commands import guard, headlines, texts
from commands.services import Interaction, Services, services_of
from core.lookups import Origin

NAME = "menu"


def register(tree: app_commands.CommandTree[Any], _services: Services) -> None:
    """Add the menu to messages."""
    tree.add_command(app_commands.ContextMenu(name=texts.MENU, callback=_check))


async def _check(interaction: Interaction, message: discord.Message) -> None:
    async def body() -> None:
        text = text_of(message)
        heard = await headlines.listen(text, services_of(interaction).library, on=written_on(message))
        await headlines.answer(
            interaction,
            replace(heard, links=heard.links or _has_pictures(message)),
            text=text,
            origin=Origin.MENU,
            command=NAME,
            private=None,
        )

    await guard.run(interaction, body)


def text_of(message: discord.Message) -> str:
    """What a message says: its text and that of its embeds, then the same of what was forwarded with it. Pure."""
    told = dict.fromkeys(part.strip() for part in _parts(message))
    return "\n\n".join(part for part in told if part)


def written_on(message: discord.Message) -> date:
    """The day its text was written, which decides the editions in force: a forwarded one's is older. Pure."""
    if message.message_snapshots and not message.content.strip():
        return message.message_snapshots[0].created_at.date()
    return message.created_at.date()


def _parts(message: discord.Message) -> Iterator[str]:
    for one in (message, *message.message_snapshots):
        yield one.content
        for embed in one.embeds:
            yield from (embed.title or "", embed.description or "")
            yield from (f"{field.name or ''}: {field.value or ''}" for field in embed.fields)


def _has_pictures(message: discord.Message) -> bool:
    return any(one.attachments for one in (message, *message.message_snapshots))
