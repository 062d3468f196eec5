"""The command line as a whole: which commands there are. Each is imported when it is asked for, since the start of
`check --json` has half a second and Discord's library alone takes that."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
import typer.core
import typer.main

COMMANDS: dict[str, str] = {
    "run": "Run the bot on Discord.",
    "sandbox": "Try it all on this machine, without Discord.",
    "check": "Check the figures of a claim.",
    "headline": "Check a sentence or headline.",
    "extract": "Read the figures out of sentences, JSON lines in and out.",
    "convert": "A figure in another unit, substance or currency.",
    "digest": "The daily news digest.",
    "reference": "The tables that claims are held against.",
    "log": "The log of lookups: search, show, export, stats, replay, decide, purge.",
    "db": "The lookup log's database.",
    "config": "The settings.",
}
"""Each is a module of `bot.cli` with a Typer `app`; the sentence is its line in the help."""


class Lazy(typer.core.TyperGroup):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is Typer's
        """Every command, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - the signature is Typer's
        """The command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: Any = typer.main.get_command(import_module(f"bot.cli.{cmd_name}").app)
        command.name, command.help, command.short_help = cmd_name, COMMANDS[cmd_name], COMMANDS[cmd_name]
        return command


program = typer.Typer(
    cls=Lazy,
    name="reality-check",
    help="Checks mining headlines with arithmetic and dated public reference data.",
    add_completion=False,
    pretty_exceptions_enable=False,
)


@program.callback(invoke_without_command=True)
def start(ctx: typer.Context) -> None:
    """Without a command: the bot where there is a token, else the sandbox."""
    if ctx.invoked_subcommand is None:
        import_module("bot.cli.start").start()
