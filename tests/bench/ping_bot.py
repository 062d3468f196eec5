"""The least a bot can do, as a process of its own: `/ping` answers "pong". `python ping_bot.py ADDRESS`."""

from __future__ import annotations

import sys

import discord
from discord import app_commands

from bot.discord_address import point_at


class Ping(discord.Client):
    """One command, no work."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)
        self.tree.command(name="ping", description="Pong")(_ping)

    async def setup_hook(self) -> None:
        """Publish it."""
        await self.tree.sync()


async def _ping(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("pong")


if __name__ == "__main__":
    point_at(sys.argv[1])
    Ping().run("sandbox-token", log_handler=None)
