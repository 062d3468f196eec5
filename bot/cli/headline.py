"""`reality-check headline "…"`: what a sentence claims, read and judged as a whole. No Discord here."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.check import judge_and_show
from commands.check.headline import QUESTION

app = typer.Typer()


@app.command()
def headline(
    text: Annotated[str, typer.Argument(help="The sentence as it stood, with its figures.")],
    date: Annotated[str | None, typer.Option(help="Date of the claim, for example 2025-04-02.")] = None,
    source: Annotated[str | None, typer.Option(help="Where it stood.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the verdict as JSON.")] = False,
    log: Annotated[bool, typer.Option("--log", help="Keep the lookup in the database.")] = False,
) -> None:
    """Check a sentence or headline."""
    judge_and_show(QUESTION, {"text": text, "date": date, "source": source}, as_json=as_json, record=log)
