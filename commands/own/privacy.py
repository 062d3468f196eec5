"""/privacy: what is kept of a person and for how long, all of it as a file, and all of it forgotten."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import AsyncIterator
from typing import Any

import discord
from discord import app_commands

from commands import buttons, guard, ids, replies
from commands.own import texts
from commands.palette import NEUTRAL
from commands.road import guild_of
from commands.services import Interaction, Services, services_of
from core.store.records import RETENTION_DAYS

PLAIN_BYTES = 1_000_000
"""A larger file is packed: a phone opens a small one at once."""

FILENAME = "my-data.jsonl"


def register(tree: app_commands.CommandTree[Any], _services: Services) -> None:
    """Add /privacy."""
    tree.add_command(app_commands.Command(name="privacy", description=texts.PRIVACY, callback=_privacy))


async def _privacy(interaction: Interaction) -> None:
    async def body() -> None:
        services = services_of(interaction)
        count = await services.log.privacy.kept(interaction.user.id)
        await replies.answer(
            interaction,
            texts.PRIVACY_CONTENT.format(count=_counted(count)),
            embeds=[discord.Embed(description=await _description(interaction), colour=NEUTRAL)],
            view=buttons.row(
                buttons.button(ids.Kind.MY_DATA, label=texts.MY_DATA),
                buttons.button(ids.Kind.FORGET, label=texts.FORGET, style=discord.ButtonStyle.danger),
            ),
            ephemeral=True,
        )

    await guard.run(interaction, body)


async def my_data(interaction: Interaction) -> None:
    """Everything that is kept of the one who presses, as a file."""
    if await guard.too_often(interaction):
        return
    await interaction.response.defer(ephemeral=True, thinking=True)
    data = b"".join([line async for line in _records(interaction)])
    if not data:
        await interaction.followup.send(texts.NOTHING_KEPT, ephemeral=True)
        return
    packed = len(data) > PLAIN_BYTES
    if packed:
        data = gzip.compress(data)
    if len(data) > interaction.filesize_limit:
        await interaction.followup.send(texts.MY_DATA_TOO_LARGE, ephemeral=True)
        return
    name = f"{FILENAME}.gz" if packed else FILENAME
    await interaction.followup.send(
        texts.MY_DATA_PACKED if packed else texts.MY_DATA_CONTENT,
        file=discord.File(io.BytesIO(data), name, description=texts.MY_DATA_ALT),
        ephemeral=True,
    )


async def forget(interaction: Interaction) -> None:
    """Ask once more."""
    count = await services_of(interaction).log.privacy.kept(interaction.user.id)
    danger = discord.ButtonStyle.danger
    await replies.answer(
        interaction,
        texts.SURE.format(count=_counted(count)),
        view=buttons.row(buttons.button(ids.Kind.FORGET_NOW, label=texts.FORGET_NOW, style=danger)),
        ephemeral=True,
    )


async def forget_now(interaction: Interaction) -> None:
    """Delete everything of the one who presses, say so, and then remove the last traces."""
    privacy = services_of(interaction).log.privacy
    await interaction.response.defer()
    count = await privacy.forget(interaction.user.id)
    await replies.redraw(interaction, replies.Screen(texts.FORGOTTEN.format(count=_counted(count))))
    await privacy.finish()


async def _records(interaction: Interaction) -> AsyncIterator[bytes]:
    async for record in services_of(interaction).log.privacy.export(interaction.user.id):
        yield json.dumps(record, ensure_ascii=False).encode() + b"\n"


async def _description(interaction: Interaction) -> str:
    services = services_of(interaction)
    policy = services.operator.privacy
    lines = [texts.KEPT, texts.NOT_KEPT, await _how_long(interaction), texts.WHO]
    return "\n\n".join([*lines, *([texts.POLICY.format(url=policy)] if policy else [])])


async def _how_long(interaction: Interaction) -> str:
    guild_id = guild_of(interaction)
    if guild_id is None:
        return texts.LASTS.format(usual=RETENTION_DAYS)
    days = (await services_of(interaction).log.servers.get(guild_id)).retention_days
    templates = {None: texts.LASTS_FOREVER, RETENTION_DAYS: texts.LASTS_AS_USUAL}
    return templates.get(days, texts.LASTS_DAYS).format(days=days, usual=RETENTION_DAYS)


def _counted(count: int) -> str:
    return texts.COUNTS.get(count) or texts.COUNT.format(count=count)
