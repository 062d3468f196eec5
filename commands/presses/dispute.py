"""Dispute: somebody who saw an answer says why it is wrong. It goes to the moderators of the server it was asked in,
or to the operator where there is none, and the one who disputes is told which."""

from __future__ import annotations

import logging

import discord

from commands import buttons, card, ids, modals, replies, texts
from commands.guide.mentions import mention
from commands.services import Interaction, services_of
from core.errors import StoreError
from core.store.records import LookupRow
from core.wording import verdicts as words

log = logging.getLogger(__name__)

REASON = "reason"
SHORTEST, LONGEST = 10, 1_000
"""Characters of a reason: more than "no", and what the log keeps of a note."""

QUOTED = 300
"""So much of what was checked is repeated in the notice to moderators."""


async def press(interaction: Interaction, lookup_id: int) -> None:
    """Ask for the reason."""
    row = await buttons.find(interaction, lookup_id)
    if row is None:
        return
    await modals.show(
        interaction,
        ids.make(ids.Kind.DISPUTE, lookup_id),
        texts.DISPUTE_TITLE.format(id=lookup_id),
        modals.paragraph(
            REASON,
            texts.DISPUTE_LABEL,
            description=texts.DISPUTE_HELP,
            placeholder=texts.DISPUTE_EXAMPLE,
            shortest=SHORTEST,
            longest=LONGEST,
        ),
    )


async def submit(interaction: Interaction, lookup_id: int) -> None:
    """Keep the reason, and say who will read it."""
    row, store = await buttons.find(interaction, lookup_id), services_of(interaction).store
    if row is None or store is None:
        return
    reason = modals.entered(interaction).get(REASON, "").strip()
    if not reason:
        await replies.answer(interaction, texts.NO_REASON, ephemeral=True)
        return
    if await store.reviews.dispute(lookup_id, interaction.user.id, reason) is None:
        await replies.answer(interaction, texts.NEVER_KEPT, ephemeral=True)
        return
    to = texts.DISPUTED_OPERATOR if row.discord_guild_id is None else texts.DISPUTED_MODERATORS
    await replies.answer(interaction, to.format(id=lookup_id), ephemeral=True)
    if row.discord_guild_id is not None:
        await _notify(interaction, row, row.discord_guild_id, reason)


async def _notify(interaction: Interaction, row: LookupRow, discord_guild_id: int, reason: str) -> None:
    """Tell the moderators' channel, where the server named one. The dispute stands in the queue either way, so a
    failure is only logged."""
    store = services_of(interaction).store
    if store is None:
        return
    try:
        channel_id = (await store.servers.get(discord_guild_id)).review_channel_id
        if channel_id is None:
            return
        queue = mention("review queue", services_of(interaction).running.mentions)
        notice = _notice(row, reason, await _link(interaction, row, discord_guild_id), queue)
        await interaction.client.get_partial_messageable(channel_id).send(embed=notice)
    except (StoreError, discord.DiscordException) as error:
        log.warning("the moderators were not told of the dispute of lookup %d: %s", row.id, error)


def _notice(row: LookupRow, reason: str, where: str, queue: str) -> discord.Embed:
    """What the moderators are told. Who disputes stands in the review alone."""
    level = f"{words.level_icon(row.level)} **{words.level_word(row.level)}**"
    lines = [
        f"{level} {card.as_typed(row.text, QUOTED)}",
        f"{texts.REASON} {card.as_typed(reason, LONGEST)}",
        where or texts.NOT_LINKED,
        texts.DISPUTE_NEXT.format(queue=queue),
    ]
    return discord.Embed(
        title=texts.DISPUTED_TITLE.format(id=row.id),
        description="\n".join(lines),
        colour=card.COLOURS[row.level],
    )


async def _link(interaction: Interaction, row: LookupRow, discord_guild_id: int) -> str:
    """Where the answer stands; "" where only one person sees it."""
    store = services_of(interaction).store
    placed = () if store is None else await store.shown.of(row.id)
    for one in placed:
        if not one.ephemeral:
            return texts.JUMP.format(
                url=f"https://discord.com/channels/{discord_guild_id}/{one.discord_channel_id}/{one.discord_message_id}"
            )
    return ""
