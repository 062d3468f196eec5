"""What every subcommand of /digest begins with: the server, the log, the newsroom; and mentions of the others."""

from __future__ import annotations

from dataclasses import dataclass

from commands import replies
from commands.digest import texts
from commands.services import Interaction, services_of
from core.errors import StoreError
from core.news.newsroom import Newsroom
from core.store import Store
from core.store.digests import DigestSettings


@dataclass(frozen=True, slots=True)
class Here:
    """The server a subcommand runs in, with what it works on."""

    guild_id: int
    store: Store
    newsroom: Newsroom


def here(interaction: Interaction) -> Here:
    """The server at hand. Raises StoreError where there is no log."""
    services = services_of(interaction)
    if services.store is None or services.newsroom is None:
        raise StoreError("digest", reason="missing")
    guild = interaction.guild_id
    assert guild is not None  # the command is published for servers alone
    return Here(guild, services.store, services.newsroom)


def mention(interaction: Interaction, command: str) -> str:
    """A command that can be clicked, "/digest setup" where its id is not known."""
    top = services_of(interaction).running.mentions.get(command.partition(" ")[0])
    return f"`/{command}`" if top is None else f"</{command}:{top}>"


async def settings_or_say(interaction: Interaction, place: Here) -> DigestSettings | None:
    """The server's settings; None, and the asker is told, where no digest was set up. Raises StoreError."""
    settings = await place.store.digests.settings(place.guild_id)
    if settings is None:
        text = texts.NOT_SET_UP.format(setup=mention(interaction, "digest setup"))
        await replies.answer(interaction, text, ephemeral=True)
    return settings
