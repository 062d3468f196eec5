"""/review for Discord: in servers alone, for those who may manage messages, and seen by nobody else."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import app_commands

from commands import guard
from commands.places import SERVER_INSTALL, SERVERS_ONLY
from commands.review import export, options, queue, replay, search, show, stats, texts
from commands.services import Interaction, Services
from core.store.records import Filters

NAME = "review"
LARGEST_ID = 2**53 - 1
"""Discord's whole numbers are a double's."""

Body = Callable[..., Awaitable[None]]


def register(tree: app_commands.CommandTree[Any], _services: Services) -> None:
    """Add /review with its subcommands."""
    group = app_commands.Group(
        name=NAME,
        description=texts.REVIEW,
        allowed_contexts=SERVERS_ONLY,
        allowed_installs=SERVER_INSTALL,
        default_permissions=discord.Permissions(manage_messages=True),
    )
    for command in (
        _plain("queue", texts.QUEUE, queue.run, {}),
        _filtered("search", texts.SEARCH, search.run, {}),
        _plain(
            "show", texts.SHOW, show.run, {"id": (app_commands.Range[int, 1, LARGEST_ID], None, texts.ID)}
        ),
        _plain(
            "stats",
            texts.STATS,
            stats.run,
            {
                "days": (app_commands.Range[int, 1, stats.LONGEST_DAYS], stats.DAYS, texts.DAYS),
                "by": (str, "level", texts.BY),
            },
            by=list(texts.BREAKDOWNS),
        ),
        _filtered(
            "export",
            texts.EXPORT,
            export.run,
            {"format": (str, None, texts.FORMAT)},
            format=list(export.FORMATS),
        ),
        _filtered("replay", texts.REPLAY, replay.run, {}),
    ):
        group.add_command(command)
    tree.add_command(group)


Options = dict[str, tuple[Any, Any, str]]
"""The options of a subcommand by name: what it is, its default (None: it is required), how it is described."""


def _plain(
    name: str, description: str, body: Body, own: Options, **choices: list[str]
) -> app_commands.Command[Any, ..., None]:
    async def run(interaction: Interaction, given: dict[str, Any]) -> None:
        await body(interaction, *given.values())

    return _command(name, description, run, own, [], choices)


def _filtered(
    name: str, description: str, body: Body, own: Options, **choices: list[str]
) -> app_commands.Command[Any, ..., None]:
    async def run(interaction: Interaction, given: dict[str, Any]) -> None:
        mine = [given.pop(option) for option in own]
        asked: Filters = options.read(interaction, given)
        await body(interaction, asked, *mine)

    command = _command(name, description, run, own, options.parameters(), choices)
    options.complete(command)
    return command


def _command(
    name: str,
    description: str,
    run: Callable[[Interaction, dict[str, Any]], Awaitable[None]],
    own: Options,
    filters: list[inspect.Parameter],
    choices: dict[str, list[str]],
) -> app_commands.Command[Any, ..., None]:
    async def callback(interaction: Interaction, **given: Any) -> None:
        async def body() -> None:
            await run(interaction, given)

        await guard.run(interaction, body, free=True)

    callback.__name__ = name
    # discord.py reads the options from the signature; ours come from tables.
    first = inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Interaction)
    callback.__signature__ = inspect.Signature([first, *map(_parameter, own, own.values()), *filters])
    described = {option: words for option, (_, _, words) in own.items()}
    described |= {one.name: texts.OPTIONS[one.name] for one in filters}
    callback = app_commands.describe(**described)(callback)
    offered = {
        option: [app_commands.Choice(name=v, value=v) for v in values] for option, values in choices.items()
    }
    callback = app_commands.choices(**offered)(callback)
    return app_commands.Command(name=name, description=description, callback=callback)


def _parameter(name: str, option: tuple[Any, Any, str]) -> inspect.Parameter:
    kind, default, _ = option
    missing = inspect.Parameter.empty if default is None else default
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=missing)
