"""`reality-check convert "1000 t Nd2O3" Nd`: a figure in another unit, substance or currency. No Discord here."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from bot.cli.ending import fail
from bot.exits import Exit
from core.conversion import convert as converted
from core.errors import InputError, NoReference
from core.reference.library import load
from core.wording import conversions as words
from core.wording.refusals import explain
from core.wording.verdicts import source_line

app = typer.Typer()


@app.command()
def convert(
    amount: Annotated[str, typer.Argument(help='The figure, for example "1000 t Nd2O3" or "18 Mst".')],
    to: Annotated[str, typer.Argument(help='Unit, substance or currency, for example "Nd" or "EUR 2020".')],
    as_json: Annotated[bool, typer.Option("--json", help="Print the conversion as JSON.")] = False,
) -> None:
    """A figure in another unit, substance or currency."""
    try:
        done = converted(amount, to, load())
    except (InputError, NoReference) as error:
        fail(explain(error), Exit.REFUSED)
    if as_json:
        json.dump(words.to_json(done), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    for line in (
        words.sentence(done),
        words.working_line(done),
        *words.factor_lines(done),
        *words.note_lines(done),
        *(f"{source_line(source)} {source.url}" for source in done.sources),
    ):
        typer.echo(line)
