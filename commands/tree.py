"""The command tree: where commands may be used, and the last net under those that fail before our code runs."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from commands import guard, replies, texts
from commands.features import FEATURES
from commands.places import ANY_INSTALL, EVERYWHERE
from commands.services import Interaction, Services


class Tree(app_commands.CommandTree[Any]):
    """Our commands, and a sentence for whoever sends one that no longer fits."""

    def __init__(self, client: discord.Client) -> None:
        super().__init__(client, allowed_contexts=EVERYWHERE, allowed_installs=ANY_INSTALL)

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """A stale command of an old client gets a sentence, anything else goes the way of every failure."""
        if isinstance(error, (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)):
            await replies.answer(interaction, texts.OUT_OF_DATE, ephemeral=True)
            return
        await guard.failed(interaction, error)


def grow(client: discord.Client, services: Services) -> Tree:
    """The tree of a client with every feature in it. Raises whatever a feature raises: the start stops then."""
    tree = Tree(client)
    for register in FEATURES:
        register(tree, services)
    return tree
