"""`reality-check headline "…"`: what a text claims, each claim judged, and how it was read. No Discord here."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import Annotated

import typer

from bot.cli.ending import fail
from bot.exits import Exit
from commands.check.claims import as_typed, read_context
from commands.check.headline import QUESTION, is_only_a_link, without_links
from core.claim import Claim
from core.errors import InputError, NothingToCheck
from core.extraction.explain import explain as explain_reading
from core.headline import Headline, judge
from core.reference.library import Library, load
from core.verdict import Verdict
from core.wording import headlines as words
from core.wording.refusals import explain as explain_refusal

app = typer.Typer()


@app.command()
def headline(
    text: Annotated[str, typer.Argument(help="The sentence as it stood, with its figures.")],
    date: Annotated[str | None, typer.Option(help="Date of the claim, for example 2025-04-02.")] = None,
    source: Annotated[str | None, typer.Option(help="Where it stood.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the verdicts as JSON.")] = False,
    log: Annotated[bool, typer.Option("--log", help="Keep the lookups in the database.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Print why each figure got its role.")] = False,
) -> None:
    """Check a sentence or headline."""
    judge_and_show(
        {"text": text, "date": date, "source": source}, as_json=as_json, record=log, explain=explain
    )


def judge_and_show(
    given: dict[str, str | None], *, as_json: bool, record: bool, explain: bool = False
) -> None:
    """Read, judge and print, for a person or for a program. Ends with 2 where nothing can be read."""
    library = load()
    try:
        context = read_context(given, library)
        judged = _judged(given.get("text") or "", context, library)
    except InputError as error:
        fail(explain_refusal(error), Exit.REFUSED)
    if record:
        _record(given, judged, library)
    if explain:
        typer.echo(f"{explain_reading(judged.extraction)}\n", err=as_json)
    if as_json:
        json.dump(words.to_json(judged), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    from bot.cli import terminal  # noqa: PLC0415 - rich takes a tenth of a second, and --json needs none of it

    terminal.show_text(judged)


def _judged(text: str, context: Claim, library: Library) -> Headline:
    judged = judge(without_links(text), library, context.claimed_on)
    if not judged.verdicts:
        raise NothingToCheck(text, link=is_only_a_link(text), read=judged.unused, option="text")
    return replace(judged, verdicts=tuple(_stood_in(context.source, one) for one in judged.verdicts))


def _stood_in(source: str | None, verdict: Verdict) -> Verdict:
    """The verdict with where its claim stood, which no check asks for."""
    if source is None:
        return verdict
    return verdict.model_copy(update={"claim": verdict.claim.model_copy(update={"source": source})})


def _record(given: dict[str, str | None], judged: Headline, library: Library) -> None:
    from bot.cli import logged  # noqa: PLC0415 - the store takes a third of a second, and only --log needs it

    claims = [verdict.claim for verdict in judged.verdicts]
    logged.look_up_all(f"check {QUESTION.name}", as_typed(QUESTION, given), claims, library)
