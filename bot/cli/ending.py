"""Ending the program in one line."""

from __future__ import annotations

from typing import NoReturn

import typer

from bot.exits import Exit


def fail(sentence: str, code: Exit) -> NoReturn:
    """Say what is wrong in one line and end."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)
