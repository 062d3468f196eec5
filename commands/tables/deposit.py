"""/deposit: what is published about a deposit, every estimate of it, and whether the figures agree."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from commands import card, guard, replies, road
from commands.blocks import DESCRIPTION_LIMIT, clip
from commands.charts import grades
from commands.options import CHOICES, suggestions
from commands.palette import NEUTRAL
from commands.services import Interaction, Services, services_of
from commands.tables import estimates, pictures, texts
from core.calculator.assess import assess
from core.reference.deposits import Deposit
from core.reference.library import Library
from core.verdict import Quantity
from core.wording import verdicts as words
from core.wording.figures import say

VOCABULARY = "deposit"
OTHERS_SHOWN = 4
PRINTED_DIGITS = 4
FIGURES: dict[tuple[str, ...], str] = {
    ("ore", "grade", "contained"): texts.ORE_HOLDS,
    ("ore", "grade"): texts.ORE_AT,
    ("ore", "contained"): texts.ORE_AND_CONTAINED,
    ("grade", "contained"): texts.CONTAINED_AT,
    ("ore",): texts.ORE_ALONE,
    ("grade",): texts.GRADE_ALONE,
    ("contained",): texts.CONTAINED_ALONE,
    (): texts.DEPOSIT_NOTHING,
}
"""The sentence for what is published."""


def register(tree: app_commands.CommandTree[Any], _services: Services) -> None:
    """Add /deposit."""
    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name="deposit",
        description=texts.DEPOSIT,
        callback=app_commands.describe(name=texts.DEPOSIT_NAME)(_deposit),
    )
    command.autocomplete("name")(_suggest)
    tree.add_command(command)


async def _deposit(interaction: Interaction, name: str) -> None:
    async def body() -> None:
        library = services_of(interaction).library
        found = estimates.find(name, library)
        embed = draw(found, library)
        private = await road.is_private(interaction, None)
        sent = await replies.answer(interaction, content(found[0]), embeds=[embed], ephemeral=private)
        if sent is not None:
            await pictures.add(
                interaction,
                embed,
                lambda: grades.draw(
                    estimates.claim_of(found[0]), library, locale="en", label=estimates.place(found[0])
                ),
            )

    await guard.run(interaction, body)


async def _suggest(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    return suggestions(services_of(interaction).library, VOCABULARY, typed)[:CHOICES]


def content(deposit: Deposit, *, locale: str = "en") -> str:
    """The deposit in one sentence. Pure."""
    return texts.DEPOSIT_CONTENT.format(
        name=deposit.name, country=deposit.country_name, figures=figures(deposit, locale=locale)
    )


def figures(deposit: Deposit, *, locale: str = "en") -> str:
    """What is published of ore, grade and contained metal, as people say it. Pure."""
    contained_t = deposit.published_contained_t or deposit.contained_t
    amounts = {
        "ore": (deposit.ore_t, "t"),
        "grade": (deposit.grade_ppm, "ppm"),
        "contained": (contained_t, "t"),
    }
    said = {
        name: _as_published(value, unit, locale)
        for name, (value, unit) in amounts.items()
        if value is not None
    }
    return FIGURES[tuple(said)].format(**said)


def _as_published(value: float, unit: str, locale: str) -> str:
    """With all its digits, unless there are more than anybody prints: then it was converted or computed."""
    printed = float(f"{value:.{PRINTED_DIGITS}g}") == value
    return say(Quantity.of(value, unit, printed=printed), locale=locale)


def draw(found: tuple[Deposit, ...], library: Library, *, locale: str = "en") -> discord.Embed:
    """Class, code and date; how the figures agree; the note; other estimates; the source. Pure."""
    deposit, *others = found
    lines = [
        texts.CLASS.format(category=deposit.category, code=deposit.code, as_of=deposit.as_of),
        *_ndpr(deposit, locale),
        texts.CONFIDENCE.format(confidence=texts.CONFIDENCES[deposit.source.confidence]),
        *_itself(deposit, library, locale),
        *([texts.NOTE.format(note=deposit.note)] if deposit.note else []),
        *_others(others, locale),
        texts.SOURCE.format(source=card.link(deposit.source)),
    ]
    return discord.Embed(description=clip("\n".join(lines), DESCRIPTION_LIMIT), colour=NEUTRAL)


def _ndpr(deposit: Deposit, locale: str) -> list[str]:
    if deposit.ndpr_share_pct is None:
        return []
    return [texts.NDPR.format(share=say(Quantity.of(deposit.ndpr_share_pct, "%"), locale=locale))]


def _itself(deposit: Deposit, library: Library, locale: str) -> list[str]:
    """The verdict on the deposit's own figures, where it publishes any."""
    claim = estimates.claim_of(deposit)
    if not claim.figures():
        return []
    verdict = assess(claim, library)
    lines = [texts.ITSELF, f"{words.level_icon(verdict.level)} {words.headline(verdict, locale=locale)}"]
    if deposit.computed and deposit.published_contained_t is None:
        lines.append(texts.ITSELF_COMPUTED)
    return lines


def _others(others: list[Deposit], locale: str) -> list[str]:
    if not others:
        return []
    left = len(others) - OTHERS_SHOWN
    return [
        texts.OTHERS,
        *(
            texts.OTHER.format(name=other.name, as_of=other.as_of, figures=figures(other, locale=locale))
            for other in others[:OTHERS_SHOWN]
        ),
        *([texts.MORE_ESTIMATES.format(count=left)] if left > 0 else []),
    ]
