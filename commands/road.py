"""What every lookup of Discord's has in common: the request it becomes, and the note of where its answer stands."""

from __future__ import annotations

import logging

from commands import replies
from commands.services import Interaction, Services, services_of
from core.claim import Claim
from core.errors import StoreError
from core.lookups import Origin, Request
from core.store.records import LookupRow

log = logging.getLogger(__name__)


def guild_of(interaction: Interaction) -> int | None:
    """The server the lookup belongs to: none where the bot itself is not installed. Pure."""
    return interaction.guild_id if interaction.is_guild_integration() else None


def request(
    interaction: Interaction,
    claim: Claim,
    *,
    text: str,
    origin: Origin,
    command: str,
    parent: LookupRow | None = None,
) -> Request:
    """The request of an interaction, now. `parent` is the lookup it started from."""
    return Request(
        claim=claim,
        text=text,
        origin=origin,
        command=command,
        at=services_of(interaction).clock(),
        interaction_id=interaction.id,
        discord_guild_id=guild_of(interaction),
        discord_channel_id=interaction.channel_id,
        discord_user_id=interaction.user.id,
        parent_id=None if parent is None else parent.id,
    )


async def is_private(interaction: Interaction, private: bool | None) -> bool:
    """Whether only the asker sees the answer. `private` None: as the server's managers chose."""
    services = services_of(interaction)
    guild_id = guild_of(interaction)
    return await services.visibility.is_private(private, guild_id, services.store, services.clock())


async def note(
    services: Services, lookup_id: int, sent: replies.Sent, place: str = "reply", *, version: int = 0
) -> None:
    """Remember where the answer stands, for later corrections; `version` is the decision it shows. The user has it
    already: a failure is only logged."""
    if services.store is None:
        return
    channel, message = sent.discord_channel_id, sent.discord_message_id
    try:
        await services.store.shown.note(
            lookup_id, channel, message, place, ephemeral=sent.ephemeral, version=version
        )
    except StoreError as error:
        log.warning("where lookup %d stands was not noted: %s", lookup_id, error.reason)
