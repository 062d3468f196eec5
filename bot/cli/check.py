"""`reality-check check deposit --ore "20 Mt" …`: every question of /check, in the terminal or as JSON. No Discord here."""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from bot.cli.ending import fail
from bot.exits import Exit
from commands.check.claims import as_typed, read
from commands.check.form import Question
from commands.check.questions import QUESTIONS
from core.calculator.assess import assess
from core.claim import Claim, Form
from core.errors import InputError, NoReference
from core.reference.library import Library, load
from core.verdict import Verdict
from core.wording.refusals import explain
from core.wording.verdicts import to_json

app = typer.Typer(no_args_is_help=True)


@app.callback()
def check() -> None:
    """Check the figures of a claim."""


def judge_and_show(question: Question, texts: dict[str, str | None], *, as_json: bool, record: bool) -> None:
    """Read, judge and print, for a person or for a program. Ends with 2 where something cannot be read."""
    if question.form is Form.HEADLINE:
        from bot.cli import headline  # noqa: PLC0415 - reading text takes a tenth of the other questions' time

        headline.judge_and_show(texts, as_json=as_json, record=record)
        return
    library = load()
    try:
        claim = read(question, texts, library)
        judged = _logged(question, texts, claim, library) if record else assess(claim, library)
    except (InputError, NoReference) as error:
        fail(explain(error), Exit.REFUSED)
    if as_json:
        json.dump(to_json(judged), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    from bot.cli import terminal  # noqa: PLC0415 - rich takes a tenth of a second, and --json needs none of it

    terminal.show(judged)


def _logged(question: Question, texts: dict[str, str | None], claim: Claim, library: Library) -> Verdict:
    from bot.cli import logged  # noqa: PLC0415 - the store takes a third of a second, and only --log needs it

    return logged.look_up(f"check {question.name}", as_typed(question, texts), claim, library)


def _command(question: Question) -> Callable[..., None]:
    def command(**options: Any) -> None:
        as_json, record = options.pop("json"), options.pop("log")
        judge_and_show(question, options, as_json=as_json, record=record)

    signature = _signature(question)
    command.__name__ = question.name
    command.__doc__ = question.description
    command.__signature__ = signature
    return command


def _signature(question: Question) -> inspect.Signature:
    """A keyword for each option, then --json and --log: Typer reads the options from the signature."""
    keyword = inspect.Parameter.KEYWORD_ONLY
    texts = [
        inspect.Parameter(
            option.name,
            keyword,
            default=None,
            annotation=Annotated[str | None, typer.Option(f"--{option.name}", help=option.description)],
        )
        for option in question.every_option
    ]
    flags = [
        inspect.Parameter(
            name, keyword, default=False, annotation=Annotated[bool, typer.Option(f"--{name}", help=text)]
        )
        for name, text in (
            ("json", "Print the verdict as JSON."),
            ("log", "Keep the lookup in the database."),
        )
    ]
    return inspect.Signature([*texts, *flags])


for _question in QUESTIONS:
    app.command(_question.name)(_command(_question))
