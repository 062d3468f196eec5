"""The message menu "Reality check": a right-click on a message asks what its text claims."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from commands import guard, texts
from commands.check.prose import ask_text
from commands.check.slash import look_up_and_answer
from commands.services import Interaction, Services, services_of
from core.lookups import Origin

NAME = "menu"


def register(tree: app_commands.CommandTree[Any], _services: Services) -> None:
    """Add the menu to messages."""
    tree.add_command(app_commands.ContextMenu(name=texts.MENU, callback=_check))


async def _check(interaction: Interaction, message: discord.Message) -> None:
    async def body() -> None:
        text = text_of(message)
        # The day it was posted decides which edition was in force.
        asked = ask_text(text, services_of(interaction).library, on=message.created_at.date())
        await look_up_and_answer(
            interaction, asked, text=text, origin=Origin.MENU, command=NAME, private=False
        )

    await guard.run(interaction, body)


def text_of(message: discord.Message) -> str:
    """What a message says. A forwarded one has no text of its own: that of what was forwarded. Pure."""
    if message.content.strip():
        return message.content
    return "\n".join(snapshot.content for snapshot in message.message_snapshots if snapshot.content)
