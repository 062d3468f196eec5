"""/digest setup: where, when, for whom. Says at once what would keep the post from arriving."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import discord
from discord import app_commands

from commands import replies
from commands.digest import texts
from commands.digest.server import Here, here
from commands.services import Interaction, services_of
from core.errors import InputError
from core.news.plan import next_run
from core.news.zones import find_zone, read_hour, read_languages
from core.reference.library import Library
from core.store.digests import DigestSettings

T = TypeVar("T")

POSTABLE = (discord.ChannelType.text, discord.ChannelType.news)
NEEDED = ("view_channel", "send_messages", "embed_links", "attach_files")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a manager typed, unread."""

    channel: app_commands.AppCommandChannel
    time: str
    zone: str
    role: discord.Role | None
    minerals: str | None
    languages: str | None


async def set_up(interaction: Interaction, wish: Wish) -> None:
    """Keep the settings and say when the first digest comes. Raises InputError, StoreError."""
    place, services = here(interaction), services_of(interaction)
    now = services.clock()
    settings = DigestSettings(
        discord_guild_id=place.guild_id,
        discord_channel_id=wish.channel.id,
        local_time=_named("time", read_hour, wish.time),
        zone=_named("zone", find_zone, wish.zone),
        since=now,
        discord_role_id=None if wish.role is None else wish.role.id,
        minerals=_minerals(wish.minerals or "", services.library),
        languages=_named("languages", read_languages, wish.languages or ""),
    )
    lacking = _lacking(interaction, wish.channel)
    if lacking:
        rights = ", ".join(texts.RIGHTS[right] for right in lacking)
        text = texts.LACKS_RIGHTS.format(channel=wish.channel.mention, rights=rights)
        await replies.answer(interaction, text, ephemeral=True)
        return
    await place.store.digests.save(settings)
    await replies.answer(interaction, await _said(interaction, place, settings, wish), ephemeral=True)


async def _said(interaction: Interaction, place: Here, settings: DigestSettings, wish: Wish) -> str:
    services = services_of(interaction)
    standing = (await place.store.digests.standings()).get(place.guild_id)
    only = ", ".join((*(services.library.mineral(m).name for m in settings.minerals), *settings.languages))
    role = texts.NO_MENTIONS if wish.role is None else texts.MENTIONS.format(role=wish.role.mention)
    silent = (
        texts.ROLE_SILENT.format(role=wish.role.mention)
        if _is_silent(interaction, wish) and wish.role
        else ""
    )
    at = next_run(settings, standing, services.clock())
    return (
        texts.SET_UP.format(
            channel=wish.channel.mention,
            time=settings.local_time.strftime("%H:%M"),
            zone=settings.zone,
            next=discord.utils.format_dt(at, "F"),
            role=role,
            filters=texts.ONLY.format(what=only) if only else "",
        )
        + silent
    )


def _named(option: str, reader: Callable[[str], T], text: str) -> T:
    """Read an option; an error names it."""
    try:
        return reader(text)
    except InputError as error:
        raise error.at(option) from None


def _minerals(text: str, library: Library) -> tuple[str, ...]:
    parts = [part.strip() for part in re.split(r"[,;|]", text) if part.strip()]
    return tuple(
        dict.fromkeys(_named("minerals", lambda p: library.find_mineral(p).key, part) for part in parts)
    )


def _lacking(interaction: Interaction, channel: app_commands.AppCommandChannel) -> list[str]:
    """The rights we lack in the channel; none where we cannot tell (then the post itself will)."""
    if channel.type not in POSTABLE:
        return ["send_messages"]
    known = interaction.client.get_channel(channel.id)
    if not isinstance(known, discord.TextChannel):
        return []
    rights = known.permissions_for(known.guild.me)
    return [right for right in NEEDED if not getattr(rights, right)]


def _is_silent(interaction: Interaction, wish: Wish) -> bool:
    """Whether mentioning the role would ping nobody."""
    known = interaction.client.get_channel(wish.channel.id)
    if wish.role is None or wish.role.mentionable or not isinstance(known, discord.TextChannel):
        return False
    return not known.permissions_for(known.guild.me).mention_everyone
