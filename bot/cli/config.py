"""`reality-check config check`: are the settings fit to start with?"""

from __future__ import annotations

from typing import Any

import typer

from bot.cli import context
from bot.settings import Settings, variable

app = typer.Typer(no_args_is_help=True)


@app.callback()
def config() -> None:
    """The settings."""


@app.command()
def check() -> None:
    """Read the settings as a start would; print what holds, without secrets, or all that is wrong."""
    settings = context.settings_or_exit()
    for field in Settings.model_fields:
        typer.echo(f"{variable(field)}={_shown(field, getattr(settings, field))}")
    typer.echo("The settings are fine.")


def _shown(field: str, value: Any) -> str:
    if value is None:
        return "(not set)"
    if field == "discord_token":
        return "(set)"
    if field == "database_url":
        return _without_password(str(value))
    return str(value).strip("()") if field == "shard_ids" else str(value)


def _without_password(url: str) -> str:
    scheme, _, rest = url.partition("://")
    login, at, place = rest.rpartition("@")
    return f"{scheme}://{login.partition(':')[0]}:…@{place}" if at else url
