"""`reality-check extract`: sentences in, figures with their roles out, a JSON line for each JSON line. No Discord here."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.ending import fail
from bot.exits import Exit
from core.extraction.explain import explain as explain_reading
from core.extraction.read import extract_line, read
from core.reference.library import Library, load

LONGEST_LINE = 4_000_000
"""Bytes of a line: more than is read of a text. The rest of a longer one is passed over, unread."""

app = typer.Typer()


@app.command()
def extract(
    file: Annotated[
        str, typer.Argument(help='A file of JSON lines, {"id", "text"} each; - reads standard input.')
    ] = "-",
    explain: Annotated[
        bool, typer.Option("--explain", help="Print why each figure got its role, to standard error.")
    ] = False,
) -> None:
    """Read the figures out of sentences: a line out for each line in, as soon as it is read."""
    library = load()
    try:
        with sys.stdin.buffer if file == "-" else Path(file).open("rb") as lines:
            for line in _lines(iter(lambda: lines.readline(LONGEST_LINE), b"")):
                sys.stdout.write(f"{extract_line(line, library)}\n")
                sys.stdout.flush()
                if explain:
                    typer.echo(_why(line, library), err=True)
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror or error}", Exit.REFUSED)


def _lines(pieces: Iterable[bytes]) -> Iterator[str]:
    """The lines as text. A line that is longer than a piece is cut there, which leaves it broken and counted once;
    bytes that are no UTF-8 are replaced, so that one broken line does not end the rest."""
    whole = True
    for piece in pieces:
        if whole:
            yield piece.decode("utf-8", "replace").rstrip("\r\n")
        whole = piece.endswith(b"\n")


def _why(line: str, library: Library) -> str:
    try:
        return explain_reading(read(str(json.loads(line)["text"]), library))
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
