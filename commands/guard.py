"""Every callback runs through here: counted while it runs, and whatever goes wrong, the user gets a sentence."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable

import discord

from commands import replies, texts
from commands.errors import expected
from commands.services import Interaction, services_of
from core.errors import InputError, NoReference, StoreError
from core.wording.refusals import explain

log = logging.getLogger(__name__)

COUNTED = (discord.InteractionType.application_command, discord.InteractionType.modal_submit)
"""What counts towards the cooldown: commands and windows. Presses are free, since they only show what is there; a
press that makes work asks `too_often` itself."""


async def run(interaction: Interaction, body: Callable[[], Awaitable[None]], *, free: bool = False) -> None:
    """Run the body of a callback. A refused figure is explained to the one who typed it, anything unexpected
    gets a reference id that stands in the log beside the traceback. `free`: does not count towards the cooldown, as
    a moderator's work does not. Raises nothing but cancellation."""
    running = services_of(interaction).running
    if running.stopping:
        await _say(interaction, texts.STOPPING)
        return
    if not free and interaction.type in COUNTED and await too_often(interaction):
        return
    with running.reply():
        try:
            await body()
        except (InputError, NoReference) as error:
            log.info("refused: %s %r", type(error).__name__, str(error))
            await _say(interaction, discord.utils.escape_markdown(explain(error)))
        except StoreError as error:
            log.error("log not readable: %s (%s)", error.operation, error.reason)
            await _say(interaction, texts.NO_LOG)
        except Exception as error:
            await failed(interaction, error)


async def too_often(interaction: Interaction) -> bool:
    """Whether this person asked too much of late; they were told from when on they may again. Counts, where not."""
    services = services_of(interaction)
    free = services.cooldown.admit(interaction.user.id, services.clock())
    if free is None:
        return False
    await _say(interaction, texts.TOO_OFTEN.format(when=discord.utils.format_dt(free, "R")))
    return True


async def failed(interaction: Interaction, error: Exception) -> None:
    """Apologise for an unexpected error, with a reference id; an expected answer of Discord's is only logged."""
    reason = expected(error)
    if reason is not None:
        log.info("interaction %s: %s", interaction.id, reason)
        return
    services_of(interaction).running.tally.failures += 1
    reference = secrets.token_hex(4)
    log.error("interaction %s failed, reference %s", interaction.id, reference, exc_info=error)
    await _say(interaction, texts.APOLOGY.format(reference=reference))


async def _say(interaction: Interaction, sentence: str) -> None:
    """To the user alone, wherever the interaction stands. A failure here is the end of the road: logged."""
    if interaction.type is discord.InteractionType.autocomplete:
        return
    try:
        if interaction.response.is_done():
            await interaction.followup.send(sentence, ephemeral=True)
        else:
            await replies.answer(interaction, sentence, ephemeral=True)
    except discord.DiscordException as error:
        log.warning("interaction %s could not be told: %s", interaction.id, error)
