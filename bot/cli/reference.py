"""`reality-check reference list | show TABLE | sources`: the tables on file, their rows, where they come from."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import typer
from rapidfuzz import process

from bot.cli.ending import fail
from bot.exits import Exit
from core.errors import NoReference
from core.reference.library import load

app = typer.Typer(no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]
LIST_COLUMNS = ("table", "what it holds", "edition", "released", "rows", "source")
PROVENANCE = ("source", "edition", "confidence", "url", "url_2")
"""Columns that say where a row is from: printed once below the rows."""

PROSE, WIDEST = 60, 100_000
"""Longer text than this is folded; no row is wider than that."""

SOURCE_COLUMNS = ("table", "licence", "attribution", "source")


@app.callback()
def reference() -> None:
    """The tables that claims are held against."""


@app.command("list")
def list_(*, as_json: AsJson = False) -> None:
    """Every table: its edition, its release, its rows, its source."""
    datasets = load().datasets()
    if as_json:
        _print_json([_as_data(d) for d in datasets])
        return
    _print_table(
        LIST_COLUMNS, [[d.name, d.title, d.edition, d.released, str(d.rows), d.url] for d in datasets]
    )


@app.command()
def show(
    table: Annotated[str, typer.Argument(help="A table by its name in the list, for example reserves.")],
    where: Annotated[
        list[str] | None, typer.Option(help="Only rows with this value, for example --where country=China.")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """The rows of a table as they are on file, each with its source."""
    try:
        rows = load().table(table)
    except NoReference:
        names = [d.name for d in load().datasets()]
        near = ", ".join(name for name, _, _ in process.extract(table[:60], names, limit=3))
        fail(
            f"There is no table called “{table[:60]}”. Nearest: {near}. reality-check reference list has all.",
            Exit.REFUSED,
        )
    for condition in where or ():
        rows = _only(rows, condition)
    if as_json:
        _print_json(rows)
        return
    data = [
        name for name in (rows[0] if rows else ()) if name not in PROVENANCE and any(r[name] for r in rows)
    ]
    _print_table(tuple(data), [[row[name] for name in data] for row in rows])
    for source in dict.fromkeys(_provenance(row) for row in rows):
        typer.echo(source)


@app.command()
def sources(*, as_json: AsJson = False) -> None:
    """Where every table comes from: licence, what must be said when it is shown, address."""
    datasets = load().datasets()
    if as_json:
        _print_json([_as_data(d) for d in datasets])
        return
    _print_table(SOURCE_COLUMNS, [[d.name, d.licence, d.attribution, d.url] for d in datasets])


def _only(rows: list[dict[str, str]], condition: str) -> list[dict[str, str]]:
    column, separator, value = condition.partition("=")
    columns = list(rows[0]) if rows else []
    if not separator or (rows and column not in columns):
        fail(
            f"“{condition[:60]}” is no condition here: COLUMN=VALUE, with one of {', '.join(columns)}.",
            Exit.REFUSED,
        )
    return [row for row in rows if row[column].casefold() == value.casefold()]


def _as_data(dataset: Any) -> dict[str, Any]:
    names = ("name", "title", "edition", "released", "rows", "licence", "attribution", "url")
    return {name: getattr(dataset, name) for name in names}


def _print_json(data: object) -> None:
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _provenance(row: dict[str, str]) -> str:
    return "  ".join(row[name] for name in PROVENANCE if row.get(name))


def _print_table(columns: tuple[str, ...], rows: list[list[str]]) -> None:
    """As wide as its rows are: a terminal that is narrower wraps them, a pager need not."""
    from rich.console import Console  # noqa: PLC0415 - rich takes a tenth of a second, and --json needs none of it
    from rich.measure import Measurement  # noqa: PLC0415 - as above
    from rich.table import Table  # noqa: PLC0415 - as above

    table = Table(box=None, pad_edge=False)
    for index, heading in enumerate(columns):
        wordy = any(" " in row[index] and len(row[index]) > PROSE for row in rows)
        table.add_column(heading, overflow="fold", no_wrap=not wordy, max_width=PROSE if wordy else None)
    for row in rows:
        table.add_row(*row)
    console = Console(width=WIDEST, markup=False, highlight=False)
    console.width = max(1, Measurement.get(console, console.options, table).maximum)
    console.print(table)
