"""`reality-check db upgrade | backup | check`: the lookup log's database."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import context
from bot.cli.ending import fail
from bot.exits import Exit
from core.clock import utc_now
from core.errors import StoreError
from core.store import Store

app = typer.Typer(no_args_is_help=True)


@app.callback()
def db() -> None:
    """The lookup log's database."""


@app.command()
def upgrade() -> None:
    """Bring the database to the newest schema. A start of the bot does the same."""

    async def nothing_more(_store: Store) -> None:
        """Opening it is what upgrades it."""

    _with_store(nothing_more)
    typer.echo("The database is at the newest schema.")


@app.command()
def backup(target: Annotated[Path, typer.Argument(help="The file to write; must not exist yet.")]) -> None:
    """Copy the whole database into a file, while the bot runs."""
    if target.exists():
        fail(f"{target} exists already; choose another name.", Exit.REFUSED)
    _with_store(lambda store: store.backup(target))
    typer.echo(f"Written to {target}.")


@app.command()
def check() -> None:
    """Look for damage. Ends with 1 where there is any."""
    problems: list[str] = []

    async def look(store: Store) -> None:
        problems.extend(await store.check())

    _with_store(look)
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        raise typer.Exit(Exit.FAILED)
    typer.echo("The database is sound.")


def _with_store(body: Callable[[Store], Awaitable[object]]) -> None:
    url = context.settings_or_exit().database_url

    async def work() -> None:
        store = await Store.open(url, clock=utc_now)
        try:
            await body(store)
        finally:
            await store.close()

    try:
        asyncio.run(work())
    except StoreError as error:
        context.store_failed(error)
