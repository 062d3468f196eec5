"""The filters of /review as options of a command: any combination, and `without` for what to leave out."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

import discord
from discord import app_commands

from commands.check.questions import QUESTIONS
from commands.options import suggestions
from commands.review import texts
from commands.services import Interaction, services_of
from core import filters
from core.lookups import Origin
from core.store.records import Filters, State
from core.verdict import Level
from core.wording.verdicts import level_icon, level_word

Suggest = Callable[[Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]

COMMANDS = (*(f"check {question.name}" for question in QUESTIONS), "menu", "digest")

KNOWN: dict[str, tuple[tuple[str, str], ...]] = {
    "level": tuple((f"{level_icon(level)} {level_word(level)}", level.value) for level in Level),
    "state": tuple((texts.STATES[state], state.value) for state in State),
    "origin": tuple((texts.ORIGINS[origin], origin.value) for origin in Origin if origin is not Origin.CLI),
    "command": tuple((name, name) for name in COMMANDS),
}
"""(shown, value) of the filters with few values."""

VOCABULARIES = ("mineral", "country")


def parameters() -> list[inspect.Parameter]:
    """A keyword for each filter, as discord.py reads options. Pure."""
    kinds: dict[str, Any] = {"user": discord.User | None, "channel": app_commands.AppCommandChannel | None}
    return [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, annotation=kinds.get(name, str | None), default=None
        )
        for name in texts.OPTIONS
    ]


def read(interaction: Interaction, given: dict[str, Any]) -> Filters:
    """The filters of what was given. Raises UnknownName, TooLong."""
    services = services_of(interaction)
    options = {
        name: None if value is None else str(getattr(value, "id", value)) for name, value in given.items()
    }
    return filters.from_options(options, services.library, services.clock().date())


def complete(command: app_commands.Command[Any, ..., Any]) -> None:
    """Give the filters their autocomplete."""
    for name in KNOWN:
        command.autocomplete(name)(_among(KNOWN[name]))
    for name in VOCABULARIES:
        command.autocomplete(name)(_in_library(name))


def _in_library(vocabulary: str) -> Suggest:
    async def suggest(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return suggestions(services_of(interaction).library, vocabulary, typed)

    return suggest


def _among(known: Iterable[tuple[str, str]]) -> Suggest:
    """Suggests for the value after the last comma and keeps those before it."""

    async def suggest(_interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        before, comma, last = typed.rpartition(",")
        begun = f"{before}{comma} " if comma else ""
        wanted = last.strip().casefold()
        return [
            app_commands.Choice(name=f"{begun}{shown}"[:100], value=f"{begun}{value}"[:100])
            for shown, value in known
            if wanted in shown.casefold() or wanted in value
        ]

    return suggest
