"""What several commands of the command line need: the settings, and words for a database that fails."""

from __future__ import annotations

from typing import NoReturn

import typer

from bot.cli.ending import fail
from bot.exits import Exit
from bot.settings import Settings, SettingsError, load
from core.errors import NewerSchema, StoreError


def settings_or_exit() -> Settings:
    """The settings; where they cannot be used, all that is wrong is printed and the program ends with 78."""
    try:
        return load()
    except SettingsError as error:
        typer.echo("The settings need mending:", err=True)
        for problem in error.problems:
            typer.echo(f"  {problem}", err=True)
        raise typer.Exit(Exit.BAD_CONFIG) from None


STORE_REASONS = {
    "timeout": "it did not answer in time",
    "locked": "another process holds it",
    "read_only": "it may not be written to",
    "corrupt": "the file is damaged, or no database",
    "full": "there is no room on the disk",
    "missing": "its directory does not exist, or may not be read",
    "unreachable": "the server cannot be reached",
    "broken": "it answered with an error",
    "not_empty": "it is not empty; copy into a new one",
    "mismatch": "what arrived is not what was sent; nothing was kept",
}
"""Why the log could not be used, by `StoreError.reason`."""


def store_failed(error: StoreError) -> NoReturn:
    """Say in one line why the database cannot be used, and end with 74."""
    if isinstance(error, NewerSchema):
        fail("The database was written by a newer version of this program. Update the program.", Exit.STORE)
    fail(f"The database cannot be used ({error.operation}): {STORE_REASONS[error.reason]}.", Exit.STORE)
