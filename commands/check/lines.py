"""A claim as lines to change, "ore: 20 Mt", and the changed lines as a claim again. No Discord here."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from commands.check import anything, claims, fields, questions
from commands.check.form import Option, Question
from core.claim import FIGURE_ROLES, Claim, Form
from core.errors import UnknownName
from core.reference.library import Library

FIGURES = frozenset((*FIGURE_ROLES, "parts", "whole"))
"""The fields that hold something to check."""

LONGEST_QUOTE = 60
"""So much of a line is repeated when it cannot be read."""


class LineError(Exception):
    """The lines as a whole cannot be taken; a figure in one of them that cannot be read is an InputError."""


class NamelessLineError(LineError):
    """No name stands before a colon in `line`; `number` counts from 1."""

    def __init__(self, line: str, *, number: int) -> None:
        super().__init__(line)
        self.line = line[:LONGEST_QUOTE]
        self.number = number


class DoubledNameError(LineError):
    """`name` stands in two lines."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NoFigureLeftError(LineError):
    """No line is left that has a figure."""


def question_of(claim: Claim) -> Question:
    """The question whose options the lines of a claim are named by. Pure."""
    return anything.QUESTION if claim.form is Form.HEADLINE else questions.question(claim.form.value)


def filled_in(claim: Claim, library: Library) -> dict[str, str]:
    """The text of each option that the claim has a value for, in the question's order. Pure."""
    texts = {o.name: fields.typed(claim, o.field, library) for o in question_of(claim).every_option}
    return {name: text for name, text in texts.items() if text}


def written(texts: Mapping[str, str]) -> str:
    """The texts, a line each. Pure."""
    return "\n".join(f"{name}: {text}" for name, text in texts.items())


def read_lines(typed: str, question: Question) -> dict[str, str]:
    """The text after each name. Blank lines, and names without a text, count as not given. Pure.

    Raises NamelessLineError, UnknownName (its option names the line) and DoubledNameError.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(typed.splitlines(), start=1):
        if not line.strip():
            continue
        name, colon, text = line.partition(":")
        if not colon:
            raise NamelessLineError(line.strip(), number=number)
        option = _option(name, question, number)
        if option.name in found:
            raise DoubledNameError(option.name)
        found[option.name] = text.strip()
    return {name: text for name, text in found.items() if text}


def changed(claim: Claim, typed: str, library: Library) -> tuple[Claim, dict[str, str]]:
    """The claim that the lines make, and their texts by option. A line that was left as it was keeps its figure as it
    was read, with what the text around it said; so does whatever has no line. Pure.

    Raises what `read_lines` and `claims.read` raise, and NoFigureLeftError.
    """
    question, before = question_of(claim), filled_in(claim, library)
    texts = read_lines(typed, question)
    if not any(option.field in FIGURES for option in question.options if option.name in texts):
        raise NoFigureLeftError
    fields = {option.field for option in question.every_option} | {"form", "mineral_stated"}
    known: dict[str, object] = {
        field: getattr(claim, field) for field in Claim.model_fields if field not in fields
    }
    if texts.get("mineral") == before.get("mineral"):
        known["mineral_stated"] = claim.mineral_stated
    for option in question.every_option:
        if option.name in texts and texts[option.name] == before.get(option.name):
            known[option.field] = getattr(claim, option.field)
    return claims.read(question, texts, library, known=known), texts


def _option(name: str, question: Question, number: int) -> Option:
    typed = " ".join(name.split()).casefold()
    by_name = {option.name: option for option in question.every_option}
    if typed in by_name:
        return by_name[typed]
    near = tuple(difflib.get_close_matches(typed, by_name, n=3)) or tuple(by_name)[:3]
    raise UnknownName(name.strip(), vocabulary="figure", candidates=near, option=f"line {number}")
