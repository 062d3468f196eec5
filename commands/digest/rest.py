"""/digest pause and resume."""

from __future__ import annotations

from dataclasses import replace

import discord

from commands import replies
from commands.digest import texts
from commands.digest.server import here, mention, settings_or_say
from commands.services import Interaction, services_of
from core.news.plan import next_run
from core.store.digests import DigestSettings

ASKED = "asked"


async def pause(interaction: Interaction) -> None:
    """Post nothing until resumed. Raises StoreError."""
    place = here(interaction)
    settings = await settings_or_say(interaction, place)
    if settings is None:
        return
    if settings.paused_at is not None:
        when = discord.utils.format_dt(settings.paused_at, "R")
        text = texts.ALREADY_PAUSED.format(when=when, reason=reason_of(interaction, settings))
        await replies.answer(interaction, text, ephemeral=True)
        return
    now = services_of(interaction).clock()
    await place.store.digests.save(replace(settings, paused_at=now, paused_reason=ASKED))
    text = texts.PAUSED.format(resume=mention(interaction, "digest resume"))
    await replies.answer(interaction, text, ephemeral=True)


async def resume(interaction: Interaction) -> None:
    """Post again, nothing older than now. Raises StoreError."""
    place = here(interaction)
    settings = await settings_or_say(interaction, place)
    if settings is None:
        return
    now, standing = (
        services_of(interaction).clock(),
        (await place.store.digests.standings()).get(place.guild_id),
    )
    was_paused = settings.paused_at is not None
    if was_paused:
        settings = replace(settings, paused_at=None, paused_reason="", since=now)
        await place.store.digests.save(settings)
    at = discord.utils.format_dt(next_run(settings, standing, now), "F")
    text = (texts.RESUMED if was_paused else texts.NOT_PAUSED).format(next=at)
    await replies.answer(interaction, text, ephemeral=True)


def reason_of(interaction: Interaction, settings: DigestSettings) -> str:
    """Why a digest rests, for its managers."""
    return texts.REASONS[settings.paused_reason].format(
        setup=mention(interaction, "digest setup"), resume=mention(interaction, "digest resume")
    )
