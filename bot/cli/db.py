"""`reality-check db upgrade | backup | restore | check | copy`: the lookup log's database."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, TextColumn

from bot.cli import context
from bot.cli.ending import fail
from bot.cli.opened import with_store
from bot.exits import Exit
from core.clock import utc_now
from core.errors import StoreError
from core.store import Store
from core.store.copy import Copied
from core.store.restore import restore as bring_back

app = typer.Typer(no_args_is_help=True)


@app.callback()
def db() -> None:
    """The lookup log's database."""


@app.command()
def upgrade() -> None:
    """Bring the database to the newest schema. A start of the bot does the same."""

    async def nothing_more(_store: Store) -> None:
        """Opening it is what upgrades it."""

    with_store(nothing_more)
    typer.echo("The database is at the newest schema.")


@app.command()
def backup(target: Annotated[Path, typer.Argument(help="The file to write; must not exist yet.")]) -> None:
    """Copy the whole database into a file, while the bot runs."""
    if target.exists():
        fail(f"{target} exists already; choose another name.", Exit.REFUSED)
    with_store(lambda store: store.backup(target))
    typer.echo(f"Written to {target}.")


@app.command()
def restore(backup: Annotated[Path, typer.Argument(help="A file that `db backup` wrote.")]) -> None:
    """Bring a backup back as the database of the settings, where nothing may stand yet. Stop the bot first. Lookups are
    numbered a million higher from then on: buttons of answers given since the backup open nothing instead of others."""
    if not backup.is_file():
        fail(f"There is no file {backup}.", Exit.REFUSED)
    address = context.settings_or_exit().database_url
    try:
        problems = asyncio.run(bring_back(backup, address))
    except FileExistsError as error:
        fail(f"{error.args[0]} stands there already; move it away first, and keep it.", Exit.REFUSED)
    except StoreError as error:
        context.store_failed(error)
    _report(problems)


@app.command()
def check() -> None:
    """Look for damage. Ends with 1 where there is any."""
    problems: list[str] = []

    async def look(store: Store) -> None:
        problems.extend(await store.check())

    with_store(look)
    _report(problems)


def _report(problems: Sequence[str]) -> None:
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        raise typer.Exit(Exit.FAILED)
    typer.echo("The database is sound.")


@app.command()
def copy(
    source: Annotated[str, typer.Option("--from", help="Address of the log to copy.")],
    target: Annotated[str, typer.Option("--to", help="Address of an empty log, created where it is a file.")],
) -> None:
    """Copy a log to another database, from SQLite to PostgreSQL or back. Stop the bot first. What arrived is compared
    by count and checksum; on any difference nothing is kept."""
    if source == target:
        fail("Both addresses are the same.", Exit.REFUSED)
    missing = source.removeprefix("sqlite:///")
    if missing != source and not Path(missing).is_file():
        fail(f"There is no file {missing}.", Exit.REFUSED)
    copied = with_store(lambda log: _copied(log, target), source)
    rows = sum(copied.rows.values())
    typer.echo(f"{rows:,} rows in {len(copied.rows)} tables, checksum {copied.checksum[:16]} on both sides.")


async def _copied(log: Store, target: str) -> Copied:
    """Copy, with the rows of the table at hand on standard error."""
    columns = (TextColumn("{task.description}"), TextColumn("{task.completed:,.0f} rows"))
    async with await Store.open(target, clock=utc_now) as arriving:
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("copy")
            return await log.copy_to(
                arriving, lambda table, done: progress.update(task, description=table, completed=done)
            )
