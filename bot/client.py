"""The Discord client: which intents, which events, what happens before it connects. No commands are written here."""

from __future__ import annotations

import logging
from typing import Any

import discord

from bot.publish import publish
from bot.settings import Settings
from commands import routing
from commands.servers import welcome
from commands.services import Interaction, Services
from commands.tree import Tree, grow

log = logging.getLogger(__name__)

# We never speak: without this, each start warns that two voice libraries are missing.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


def _intents() -> discord.Intents:
    """`guilds` alone: for joining servers and the rights in a channel. Nothing privileged, ever."""
    return discord.Intents(guilds=True)


class _Ours:
    """What both kinds of client share. Carries the services, as `commands.services.HasServices` asks."""

    services: Services
    tree: Tree
    may_publish: bool
    served: set[int]
    """The servers that are known: they came with the connection, or were greeted."""

    async def setup_hook(self: Any) -> None:
        """After the login and before the gateway, so that it runs once and not at each reconnect."""
        self.services.running.mentions.update(await publish(self.tree, may_write=self.may_publish))

    async def on_interaction(self, interaction: Interaction) -> None:
        """Every press and every window: discord.py itself knows none of them."""
        await routing.route(interaction)

    async def on_connect(self: Any) -> None:
        """The session stands, and the servers that come with it are listed."""
        self.served.update(guild.id for guild in self.guilds)
        log.info("session stands, %d servers came with it", len(self.guilds))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Only when it is new: servers that come with the connection are not joined."""
        self.served.add(guild.id)
        await welcome.greet(guild, self.services)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """A server that came with the connection, or is back. In the first seconds discord.py takes one that is
        joined for such a one: what was not listed is new."""
        if guild.id not in self.served:
            await self.on_guild_join(guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Whoever adds the bot again is greeted again."""
        self.served.discard(guild.id)

    async def on_disconnect(self) -> None:
        """The gateway is gone; discord.py comes back by itself."""
        self.services.running.connected = False

    async def on_resumed(self) -> None:
        """It is back, with the session it had."""
        self.services.running.connected = True

    async def on_ready(self: Any) -> None:
        """Said in the log, since an operator waits for it. Comes again after a lost session."""
        self.services.running.connected = True
        log.info("ready as %s in %d servers", self.user, len(self.guilds))


class OneClient(_Ours, discord.Client):
    """The client of a process that serves everything."""


class ShardedClient(_Ours, discord.AutoShardedClient):
    """The client of a process that serves some of the shards, or several of them."""


def build(settings: Settings, services: Services) -> OneClient | ShardedClient:
    """A client that has not logged in yet, with every command and button. Raises what a feature raises."""
    options: dict[str, Any] = {
        "intents": _intents(),
        "allowed_mentions": discord.AllowedMentions.none(),
        "max_messages": None,
        "chunk_guilds_at_startup": False,
    }
    client: OneClient | ShardedClient
    if settings.shards is None:
        client = OneClient(**options)
    else:
        if settings.shard_ids is not None:
            options["shard_ids"] = list(settings.shard_ids)
        client = ShardedClient(shard_count=settings.shards, **options)
    client.services = services
    client.served = set()
    client.may_publish = settings.shard_ids is None or 0 in settings.shard_ids
    client.tree = grow(client, services)
    return client
