"""/convert: a figure in another unit, substance or currency, with the factor and its source."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from commands import card, guard, replies, road
from commands.blocks import DESCRIPTION_LIMIT, clip
from commands.options import CHOICE_CHARACTERS, CHOICES
from commands.palette import NEUTRAL
from commands.services import Interaction, Services, services_of
from commands.tables import texts
from core.conversion import Conversion, convert, targets
from core.wording import conversions as words


def register(tree: app_commands.CommandTree[Any], _services: Services) -> None:
    """Add /convert."""
    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name="convert",
        description=texts.CONVERT,
        callback=app_commands.describe(amount=texts.CONVERT_AMOUNT, to=texts.CONVERT_TO)(_convert),
    )
    command.autocomplete("to")(_suggest)
    tree.add_command(command)


def draw(done: Conversion, *, locale: str = "en") -> discord.Embed:
    """The working of a conversion, the factors, what was taken for granted, the sources. Pure."""
    lines = [
        texts.WORKING,
        words.working_line(done, locale=locale),
        *(f"-# {line}" for line in words.factor_lines(done, locale=locale)),
        *(f"-# {line}" for line in words.note_lines(done)),
        *(texts.SOURCE.format(source=card.link(source)) for source in done.sources),
    ]
    return discord.Embed(description=clip("\n".join(lines), DESCRIPTION_LIMIT), colour=NEUTRAL)


async def _convert(interaction: Interaction, amount: str, to: str) -> None:
    async def body() -> None:
        done = convert(amount, to, services_of(interaction).library)
        private = await road.is_private(interaction, None)
        await replies.answer(interaction, words.sentence(done), embeds=[draw(done)], ephemeral=private)

    await guard.run(interaction, body)


async def _suggest(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    amount = str(getattr(interaction.namespace, "amount", "") or "")
    found = targets(amount, typed)[:CHOICES]
    return [
        app_commands.Choice(name=name[:CHOICE_CHARACTERS], value=name[:CHOICE_CHARACTERS]) for name in found
    ]
