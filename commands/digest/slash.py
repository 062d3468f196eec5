"""/digest: for the managers of a server, and there alone. Each subcommand is a module's function."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import app_commands

from commands import guard
from commands.digest import feeds, look, rest, setup, texts
from commands.options import PostableChannel
from commands.places import SERVER_INSTALL, SERVERS_ONLY
from commands.services import Interaction, Services
from core.news.zones import suggest_zones

NAME = "digest"


def register(tree: app_commands.CommandTree[Any], _services: Services) -> None:
    """Add /digest with its subcommands."""
    group = app_commands.Group(
        name=NAME,
        description=texts.DIGEST,
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=SERVERS_ONLY,
        allowed_installs=SERVER_INSTALL,
    )
    group.command(name="setup", description=texts.SETUP)(_setup)
    for name, description, body in (
        ("preview", texts.PREVIEW, look.preview),
        ("status", texts.STATUS, look.status),
        ("pause", texts.PAUSE, rest.pause),
        ("resume", texts.RESUME, rest.resume),
    ):
        group.command(name=name, description=description)(_plain(body))
    of_feeds = app_commands.Group(name="feeds", description=texts.FEEDS, parent=group)
    of_feeds.command(name="list", description=texts.FEEDS_LIST)(_plain(feeds.show))
    for name, description, with_url in (
        ("add", texts.FEEDS_ADD, feeds.add),
        ("remove", texts.FEEDS_REMOVE, feeds.remove),
        ("test", texts.FEEDS_TEST, feeds.test),
    ):
        command = of_feeds.command(name=name, description=description)(_with_url(with_url))
        if name == "remove":
            command.autocomplete("url")(feeds.suggest)
    tree.add_command(group)


async def _zones(_interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=zone, value=zone) for zone in suggest_zones(typed[:100])]


@app_commands.describe(
    channel=texts.CHANNEL,
    time=texts.TIME,
    zone=texts.ZONE,
    role=texts.ROLE,
    minerals=texts.MINERALS,
    languages=texts.LANGUAGES,
)
@app_commands.autocomplete(zone=_zones)
async def _setup(
    interaction: Interaction,
    channel: PostableChannel,
    time: str,
    zone: str,
    role: discord.Role | None = None,
    minerals: str | None = None,
    languages: str | None = None,
) -> None:
    wish = setup.Wish(channel, time, zone, role, minerals, languages)
    await guard.run(interaction, lambda: setup.set_up(interaction, wish))


def _plain(body: Callable[[Interaction], Awaitable[None]]) -> Callable[[Interaction], Any]:
    async def callback(interaction: Interaction) -> None:
        await guard.run(interaction, lambda: body(interaction))

    return callback


def _with_url(body: Callable[[Interaction, str], Awaitable[None]]) -> Callable[..., Any]:
    @app_commands.describe(url=texts.FEED_URL)
    async def callback(interaction: Interaction, url: str) -> None:
        await guard.run(interaction, lambda: body(interaction, url))

    return callback
