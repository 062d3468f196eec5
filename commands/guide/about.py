"""/about: version, tables and their dates, how the program is doing, and who is behind data and bot."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from importlib.metadata import version
from typing import Any

import discord
from discord import app_commands

from commands import guard, replies
from commands.card import EMBED_TOTAL_LIMIT
from commands.guide import texts
from commands.guide.mentions import mention
from commands.palette import NEUTRAL
from commands.services import Interaction, Services, services_of
from core.extraction.measured import measurement
from core.reference.sources import Dataset
from core.verdict import CALCULATOR_VERSION, Quantity
from core.wording.figures import say

PACKAGE = "rare-earth-reality-check"


def register(tree: app_commands.CommandTree[Any], _services: Services) -> None:
    """Add /about."""
    tree.add_command(app_commands.Command(name="about", description=texts.ABOUT, callback=_about))


async def _about(interaction: Interaction) -> None:
    async def body() -> None:
        content = texts.ABOUT_CONTENT.format(version=version(PACKAGE))
        embeds = draw(services_of(interaction))
        await replies.answer(interaction, content, embeds=embeds, ephemeral=True)

    await guard.run(interaction, body)


def draw(services: Services) -> list[discord.Embed]:
    """What is running, then the tables. Pure but for reading the state of the services."""
    lines = [
        texts.ABOUT_UP.format(since=discord.utils.format_dt(services.running.started_at, "R")),
        texts.ABOUT_CALCULATOR.format(calculator=CALCULATOR_VERSION),
        *_score(),
        _log(services),
        *_people(services),
        texts.ABOUT_LICENCE,
        texts.ABOUT_WORLD_BANK,
    ]
    first = discord.Embed(description="\n".join(lines), colour=NEUTRAL)
    room = EMBED_TOTAL_LIMIT - len(first) - len(texts.ABOUT_DATA)
    tables = _fitting([_dataset(d) for d in services.library.datasets()], room)
    return [first, discord.Embed(title=texts.ABOUT_DATA, description="\n".join(tables), colour=NEUTRAL)]


def _score() -> list[str]:
    measured = measurement()
    part = measured.unseen
    if part is None:
        return []
    lines = [
        texts.ABOUT_SCORE.format(
            f1=_share(part.f1),
            precision=_share(part.precision),
            recall=_share(part.recall),
            sentences=part.sentences,
            date=_day(measured.measured_on),
        )
    ]
    if (fresh := measured.first_sight) is not None:
        lines.append(
            texts.ABOUT_FIRST_SIGHT.format(
                f1=_share(fresh.f1),
                precision=_share(fresh.precision),
                recall=_share(fresh.recall),
                sentences=fresh.sentences,
            )
        )
    return lines


def _share(of_one: float) -> str:
    return say(Quantity.of(of_one * 100, "%"))


def _log(services: Services) -> str:
    if services.store is None:
        return texts.ABOUT_NO_LOG
    failures = services.store.failures
    if not failures.count or failures.last_at is None:
        return texts.ABOUT_LOG_WELL
    return texts.ABOUT_LOG_FAILED.format(
        count=failures.count, when=discord.utils.format_dt(failures.last_at, "R")
    )


def _people(services: Services) -> list[str]:
    operator = services.operator
    links = [
        template.format(url=url)
        for template, url in ((texts.LINK_SITE, operator.site), (texts.LINK_PRIVACY, operator.privacy))
        if url
    ]
    return [
        *([texts.ABOUT_CONTACT.format(contact=operator.contact)] if operator.contact else []),
        *([texts.ABOUT_LINKS.format(links=" · ".join(links))] if links else []),
        texts.ABOUT_PRIVACY.format(privacy=mention("privacy", services.running.mentions)),
    ]


def _dataset(dataset: Dataset) -> str:
    same = dataset.released == dataset.edition
    released = "" if same else texts.ABOUT_RELEASED.format(released=_released(dataset.released))
    return texts.ABOUT_DATASET.format(
        title=dataset.title,
        url=dataset.url,
        edition=_released(dataset.edition) if same else dataset.edition,
        released=released,
    )


def _released(text: str) -> str:
    """A full day as each reader's own date; a month or a year as it is."""
    try:
        return _day(date.fromisoformat(text)) if len(text) == len("2026-01-01") else text
    except ValueError:
        return text


def _day(day: date) -> str:
    return discord.utils.format_dt(datetime.combine(day, time(12), UTC), "D")


def _fitting(lines: list[str], room: int) -> list[str]:
    """As many of the lines as there is room for."""
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return kept
