"""`reality-check reference list`: the tables on file, with edition and source."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.table import Table

from core.reference.library import load

app = typer.Typer(no_args_is_help=True)


@app.callback()
def reference() -> None:
    """The tables that claims are held against."""


@app.command("list")
def list_() -> None:
    """Every table: its edition, its release, its rows, its source."""
    table = Table(box=None, pad_edge=False)
    for heading in ("table", "what it holds", "edition", "released", "rows", "source"):
        table.add_column(heading, overflow="fold")
    for d in load().datasets():
        table.add_row(d.name, d.title, d.edition, str(d.released or ""), str(d.rows), d.url)
    Console(soft_wrap=True).print(table)
