"""Autocomplete: the words of a vocabulary that what is typed so far may mean. What comes back is read again in full."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from core.reference.library import Library

CHOICES = 25
CHOICE_CHARACTERS = 100
TYPED_CHARACTERS = 100
"""Discord's limits on an autocomplete, and as much of what is typed as is looked at."""


def suggestions(library: Library, vocabulary: str, typed: str) -> list[app_commands.Choice[str]]:
    """At most 25 choices, best first, tolerant of typing errors. Pure."""
    return [
        app_commands.Choice(name=label[:CHOICE_CHARACTERS], value=value[:CHOICE_CHARACTERS])
        for label, value in library.suggest(vocabulary, typed[:TYPED_CHARACTERS], CHOICES)
    ]


class Postable(app_commands.Transformer):
    """A channel in which a message can be posted: text and announcements, no categories, voices or forums."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """A channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """What Discord's client offers."""
        return [discord.ChannelType.text, discord.ChannelType.news]

    async def transform(self, interaction: Any, value: Any, /) -> app_commands.AppCommandChannel:  # noqa: ARG002
        """The channel as Discord resolved it."""
        return value


PostableChannel = app_commands.Transform[app_commands.AppCommandChannel, Postable]
