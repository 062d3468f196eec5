"""The texts of a question's options → a Claim. No Discord here: slash, What if and command line share it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from commands.check.dates import read_date
from commands.check.form import COMMON, Kind, Option, Question
from core.claim import Claim, Form, MoneySense, Part
from core.errors import EmptyFigure, InputError, MissingFigures, MissingUnit, TooLong, TooMany, WrongDimension
from core.quantities.changes import in_one_kind, read_change
from core.quantities.figure import Dimension, Figure
from core.quantities.grammar import mass_as_yearly
from core.quantities.read import read_figure
from core.reference.library import Library

LONGEST_NAME = 100
LONGEST_SOURCE = 300
MOST_PARTS = 20

_BETWEEN_PARTS = re.compile(r"[;\n]|,\s+|\s\+\s|\s+and\s+")
_GRADE_OF_PART = re.compile(r"\s+(?:at|@|with|grading)\s+|\s*@\s*")


def read(
    question: Question,
    texts: Mapping[str, str | None],
    library: Library,
    *,
    known: Mapping[str, object] | None = None,
) -> Claim:
    """The claim that the option texts make. Blank texts count as not given. `known` has the values of fields that
    need no reading, whatever their text. Pure.

    Raises an InputError that names the option, or MissingFigures where too few were given.
    """
    given = {name: text.strip() for name, text in texts.items() if text is not None and text.strip()}
    values: dict[str, Any] = {**(known or {}), "form": question.form}
    for option in question.every_option:
        if option.name in given and option.field not in values:
            values[option.field] = _value(option, given[option.name], library)
    _enough(question, given)
    if question.form is Form.GDP:
        # "x% of GDP" without a word such as "worth" is read as a yearly income.
        values["gdp_sense"] = MoneySense.YEARLY
    if question.form is Form.GROWTH:
        _alike(values["old"], values["new"])
    values.setdefault("mineral_stated", "mineral" in given)
    return Claim(**values)


def read_context(texts: Mapping[str, str | None], library: Library) -> Claim:
    """What every question takes besides its own options, and nothing else. Pure. Raises an InputError that names the
    option."""
    given = {name: text for name, text in texts.items() if text is not None and text.strip()}
    values: dict[str, Any] = {
        option.field: _value(option, given[option.name], library) for option in COMMON if option.name in given
    }
    return Claim(**values)


def as_typed(question: Question, texts: Mapping[str, str | None]) -> str:
    """The options as they were typed, "ore:20 Mt grade:700 g/t", in the question's order. Pure."""
    return " ".join(f"{o.name}:{text}" for o in question.every_option if (text := texts.get(o.name)))


def _value(option: Option, text: str, library: Library) -> object:
    try:
        match option.kind:
            case Kind.FIGURE:
                return _figure(option, text)
            case Kind.NAME:
                return _name(option, text, library)
            case Kind.CHANGE:
                return read_change(text, option=option.name)
            case Kind.DATE:
                return read_date(text, option=option.name)
            case Kind.YEAR:
                return round(read_figure(text, Dimension.YEAR, option=option.name).value)
            case Kind.PARTS:
                return _parts(text)
            case Kind.PART:
                return _part(text)
            case Kind.TEXT | Kind.PROSE:
                return _short(text, LONGEST_SOURCE)
    except InputError as error:
        raise error.at(option.name) from error


def _figure(option: Option, text: str) -> Figure:
    if option.field == "change":
        return read_change(text, option=option.name)
    figure = _read(option, text)
    if option.yearly and figure.dimension is Dimension.MASS:
        return mass_as_yearly(figure)
    return figure


def _read(option: Option, text: str) -> Figure:
    try:
        return read_figure(text, *option.dimensions, option=option.name)
    except MissingUnit:
        if option.dimensions != (Dimension.TIME,):
            raise
        # "years: 10" can mean nothing else.
        years = read_figure(f"{text.strip()} years", Dimension.TIME, option=option.name)
        return years.model_copy(update={"text": text.strip()})


def _name(option: Option, text: str, library: Library) -> object:
    text = _short(text, LONGEST_NAME)
    match option.vocabulary:
        case "mineral":
            return library.find_mineral(text).key
        case "country":
            return library.find_country(text).iso3
        case "code":
            return library.find_code(text).key
        case "category":
            return library.find_category(text).key
        case "deposit":
            return library.find_deposit(text).key
        case "market":
            return library.find_market(text)
        case "stage":
            return library.find_stage(text)
        case _:
            raise ValueError(option.vocabulary)


def _short(text: str, limit: int) -> str:
    if len(text) > limit:
        raise TooLong(text, limit=limit)
    return text


def _parts(text: str) -> tuple[Part, ...]:
    pieces = [piece for piece in _BETWEEN_PARTS.split(text) if piece.strip()]
    if not pieces:
        raise EmptyFigure(text)
    if len(pieces) > MOST_PARTS:
        raise TooMany(text, what="parts", limit=MOST_PARTS)
    return tuple(_part(piece) for piece in pieces)


def _part(text: str) -> Part:
    amount, *grade = _GRADE_OF_PART.split(text.strip(), maxsplit=1)
    return Part(
        amount=read_figure(amount),
        grade=read_figure(grade[0], Dimension.GRADE, Dimension.BRINE) if grade else None,
    )


def _enough(question: Question, given: Mapping[str, str]) -> None:
    required = tuple(o.name for o in question.options if o.required)
    if any(name not in given for name in required):
        raise MissingFigures(form=question.name, needed=required, at_least=len(required))
    figures = tuple(o.name for o in question.options if o.kind in (Kind.FIGURE, Kind.CHANGE))
    if sum(name in given for name in figures) < question.at_least:
        raise MissingFigures(form=question.name, needed=figures, at_least=question.at_least)


def _alike(old: Figure, new: Figure) -> None:
    if old.dimension is not new.dimension and in_one_kind(old, new) is None:
        raise WrongDimension(
            new.text, found=new.dimension.value, unit=new.unit, option="new", expected=(old.dimension.value,)
        )
