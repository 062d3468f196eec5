"""Copy: the whole working as plain text, for the one who presses: to be copied, or a file where it is long."""

from __future__ import annotations

import io

import discord

from commands import buttons, card, corrections, plain, replies, texts
from commands.services import Interaction, services_of
from core.wording import verdicts as words

BEFORE, AFTER = "```\n", "\n```"
"""Around the text, so that nothing in it is taken for formatting."""


async def press(interaction: Interaction, lookup_id: int) -> None:
    """Hand it over."""
    row = await buttons.find(interaction, lookup_id)
    if row is None:
        return
    services = services_of(interaction)
    decision = await services.log.reviews.standing(row.id)
    corrected = ""
    if decision is not None and corrections.overruled(decision):
        level = "" if decision.level is None else words.level_word(decision.level)
        corrected = texts.COPIED_CORRECTION.format(
            on=decision.at.date(), level=level, note=decision.note or texts.NO_NOTE
        )
    text = plain.text(row, services.library, corrected=corrected)
    shown = f"{BEFORE}{text.replace('`', chr(39))}{AFTER}"
    if len(shown) <= card.CONTENT_LIMIT:
        await replies.answer(interaction, shown, ephemeral=True)
        return
    name = texts.COPIED_FILE.format(id=row.id)
    file = discord.File(io.BytesIO(text.encode()), name, description=texts.COPIED_ALT)
    await replies.answer(interaction, texts.COPIED_LONG, file=file, ephemeral=True)
