"""The command tree: where commands may be used, and the last net under those that fail before our code runs."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from commands import guard, replies, texts
from commands.features import FEATURES
from commands.services import Interaction, Services

EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
ANY_INSTALL = app_commands.AppInstallationType(guild=True, user=True)
"""Unless a command says otherwise it works in servers, direct messages and as a user-installed app. Said outright:
left out, Discord would take private channels away (discord-api-docs issue 7108)."""

SERVERS_ONLY = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
SERVER_INSTALL = app_commands.AppInstallationType(guild=True, user=False)
"""For commands of moderators and managers. `guild_only` would not do beside these defaults of the tree."""


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
