"""Autocomplete: the words of a vocabulary that what is typed so far may mean. What comes back is read again in full."""

from __future__ import annotations

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
