"""The first message in a server the bot was added to: once, where it may post, in few lines."""

from __future__ import annotations

import logging

import discord

from commands import texts as common
from commands.guide.mentions import mention
from commands.servers import texts
from commands.services import Services

log = logging.getLogger(__name__)


async def greet(guild: discord.Guild, services: Services) -> None:
    """Say what the bot does and how to begin. In silence where it may post nowhere. Raises nothing of Discord's."""
    place = _place(guild)
    if place is None:
        log.info("added to server %d, where I may post nowhere", guild.id)
        return
    ids = services.running.mentions
    said = texts.WELCOME.format(
        menu=common.MENU,
        deposit=mention("check deposit", ids),
        help=mention("help", ids),
        settings=mention("settings show", ids),
        digest=mention("digest setup", ids),
        privacy=mention("privacy", ids),
    )
    try:
        await place.send(said)
    except discord.DiscordException as error:
        log.warning("the first message in server %d could not be posted: %s", guild.id, error)


def _place(guild: discord.Guild) -> discord.TextChannel | None:
    """The channel for system messages, else the uppermost one the bot may write in."""
    channels = [guild.system_channel, *sorted(guild.text_channels, key=lambda channel: channel.position)]
    return next((channel for channel in channels if channel is not None and _may_write(channel)), None)


def _may_write(channel: discord.TextChannel) -> bool:
    rights = channel.permissions_for(channel.guild.me)
    return rights.view_channel and rights.send_messages
