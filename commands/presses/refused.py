"""A window whose lines cannot be read: it has closed, so what was typed comes back, and with it the window."""

from __future__ import annotations

import discord

from commands import buttons, ids, replies, texts
from commands.check import lines
from commands.services import Interaction
from core.errors import InputError
from core.wording.refusals import explain

BEFORE, AFTER = "```\n", "\n```"
"""Around what was typed, so that it is shown as it stands."""

_LABELS = {ids.Kind.WHAT_IF: texts.WHAT_IF, ids.Kind.REREAD: texts.REREAD}


async def answer(
    interaction: Interaction,
    kind: ids.Kind,
    lookup_id: int,
    error: InputError | lines.LineError,
    typed: str,
) -> None:
    """Say which line cannot be read, give back what was typed, and offer the window of that kind again: it has
    closed."""
    block = typed.replace("`", "'")
    await replies.answer(
        interaction,
        discord.utils.escape_markdown(_explained(error)),
        embeds=[discord.Embed(title=texts.YOU_TYPED, description=f"{BEFORE}{block}{AFTER}")],
        view=buttons.row(buttons.button(kind, lookup_id, label=_LABELS[kind])),
        ephemeral=True,
    )


def typed_before(interaction: Interaction) -> str:
    """What stands in the refusal whose button was pressed; "" under any other message. Pure."""
    embeds = [] if interaction.message is None else interaction.message.embeds
    if not embeds or embeds[0].title != texts.YOU_TYPED:
        return ""
    return (embeds[0].description or "").removeprefix(BEFORE).removesuffix(AFTER)


def _explained(error: InputError | lines.LineError) -> str:
    match error:
        case lines.NamelessLineError():
            return texts.NO_NAME.format(number=error.number, line=error.line)
        case lines.DoubledNameError():
            return texts.TWO_LINES.format(name=error.name)
        case InputError():
            return explain(error)
        case _:
            return texts.NOTHING_LEFT
