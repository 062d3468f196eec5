"""/settings: what the managers of a server choose. In servers alone, and seen by the one who asks."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from commands import guard, replies
from commands.guide.mentions import mention
from commands.options import PostableChannel
from commands.palette import NEUTRAL
from commands.places import SERVER_INSTALL, SERVERS_ONLY
from commands.servers import texts
from commands.services import Interaction, Services, services_of
from core.store.records import RETENTION_LONGEST_DAYS, RETENTION_SHORTEST_DAYS, ServerSettings

log = logging.getLogger(__name__)

NAME = "settings"

SERVER_ERROR = 500
"""HTTP status from which on Discord itself failed: no word about rights."""

Days = app_commands.Range[int, RETENTION_SHORTEST_DAYS, RETENTION_LONGEST_DAYS]


def register(tree: app_commands.CommandTree[Any], _services: Services) -> None:
    """Add /settings with its subcommands."""
    group = app_commands.Group(
        name=NAME,
        description=texts.SETTINGS,
        allowed_contexts=SERVERS_ONLY,
        allowed_installs=SERVER_INSTALL,
        default_permissions=discord.Permissions(manage_guild=True),
    )
    group.add_command(app_commands.Command(name="show", description=texts.SHOW, callback=_show))
    group.add_command(
        app_commands.Command(name="retention", description=texts.RETENTION, callback=_retention)
    )
    group.add_command(app_commands.Command(name="private", description=texts.PRIVATE, callback=_private))
    group.add_command(app_commands.Command(name="disputes", description=texts.DISPUTES, callback=_disputes))
    tree.add_command(group)


async def _show(interaction: Interaction) -> None:
    async def body(settings: ServerSettings) -> None:
        mentions = services_of(interaction).running.mentions
        lines = (
            texts.SHOW_RETENTION.format(how_long=_how_long(settings), command=_of("retention", mentions)),
            texts.SHOW_PRIVATE.format(whom=_whom(settings), command=_of("private", mentions)),
            texts.SHOW_DISPUTES.format(where=_where(settings), command=_of("disputes", mentions)),
        )
        shown = discord.Embed(description="\n".join(lines), colour=NEUTRAL)
        await replies.answer(interaction, texts.SHOW_CONTENT, embeds=[shown], ephemeral=True)

    await _with_settings(interaction, body)


@app_commands.describe(days=texts.DAYS, forever=texts.FOREVER)
async def _retention(interaction: Interaction, days: Days | None = None, forever: bool = False) -> None:
    async def body(settings: ServerSettings) -> None:
        if (days is None) != forever:
            await replies.answer(interaction, texts.ONE_OF_TWO, ephemeral=True)
            return
        chosen = replace(settings, retention_days=days)
        await services_of(interaction).log.servers.save(chosen)
        said = [texts.RETENTION_SET.format(how_long=_how_long(chosen))]
        if _is_shorter(chosen, settings):
            said.append(texts.RETENTION_SHORTER)
        await replies.answer(interaction, " ".join(said), ephemeral=True)

    await _with_settings(interaction, body)


@app_commands.describe(on=texts.ON)
async def _private(interaction: Interaction, on: bool) -> None:
    async def body(settings: ServerSettings) -> None:
        services = services_of(interaction)
        chosen = replace(settings, private_by_default=on)
        await services.log.servers.save(chosen)
        services.visibility.chose(settings.discord_guild_id, private=on, now=services.clock())
        said = f"{texts.PRIVATE_SET.format(whom=_whom(chosen))} {texts.PRIVATE_SOON}"
        await replies.answer(interaction, said, ephemeral=True)

    await _with_settings(interaction, body)


@app_commands.describe(channel=texts.CHANNEL)
async def _disputes(interaction: Interaction, channel: PostableChannel | None = None) -> None:
    async def body(settings: ServerSettings) -> None:
        services = services_of(interaction)
        queue = mention("review queue", services.running.mentions)
        if channel is not None and not await _may_write(interaction, channel.id, queue):
            await replies.answer(interaction, texts.NO_ACCESS.format(channel=channel.id), ephemeral=True)
            return
        await services.log.servers.save(
            replace(settings, review_channel_id=None if channel is None else channel.id)
        )
        said = texts.DISPUTES_OFF if channel is None else texts.DISPUTES_SET
        shown = said.format(queue=queue, channel=None if channel is None else channel.id)
        await replies.answer(interaction, shown, ephemeral=True)

    await _with_settings(interaction, body)


async def _may_write(interaction: Interaction, channel_id: int, queue: str) -> bool:
    """Say in the channel what will be told there: the only test that counts."""
    try:
        place = interaction.client.get_partial_messageable(channel_id)
        await place.send(
            embed=discord.Embed(description=texts.DISPUTES_HERE.format(queue=queue), colour=NEUTRAL)
        )
    except discord.HTTPException as error:
        if error.status >= SERVER_ERROR:
            raise
        log.info("the channel for disputes cannot be written to: %s", error)
        return False
    return True


async def _with_settings(interaction: Interaction, body: Callable[[ServerSettings], Awaitable[None]]) -> None:
    """Read what the server chose so far, and go on with it. Who may run the command is Discord's and the server's own
    business: its managers can give it to others."""

    async def run() -> None:
        assert interaction.guild_id is not None  # published for servers alone
        await body(await services_of(interaction).log.servers.get(interaction.guild_id))

    await guard.run(interaction, run)


def _how_long(settings: ServerSettings) -> str:
    days = settings.retention_days
    return texts.FOR_EVER if days is None else texts.FOR_DAYS.format(days=days)


def _whom(settings: ServerSettings) -> str:
    return texts.ASKER_ALONE if settings.private_by_default else texts.EVERYBODY


def _where(settings: ServerSettings) -> str:
    channel = settings.review_channel_id
    return texts.NOWHERE if channel is None else texts.IN_CHANNEL.format(channel=channel)


def _is_shorter(chosen: ServerSettings, before: ServerSettings) -> bool:
    now, was = chosen.retention_days, before.retention_days
    return now is not None and (was is None or now < was)


def _of(name: str, mentions: dict[str, int]) -> str:
    return mention(f"{NAME} {name}", mentions)
