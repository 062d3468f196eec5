"""Errors → sentences: what was read, what would work, one example. A table by error class; no logic of reading here."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from core.errors import (
    AmbiguousUnit,
    CannotConvert,
    EmptyFigure,
    FeedUnavailable,
    FeedUnreadable,
    ForbiddenAddress,
    InputError,
    MissingFigures,
    MissingUnit,
    NewerSchema,
    NoRate,
    NoReference,
    NothingToCheck,
    OutOfRange,
    RealityCheckError,
    SourceError,
    StoreError,
    TooLong,
    TooMany,
    UnknownName,
    UnknownUnit,
    UnreadableFigure,
    WrongDimension,
)
from core.quantities.figure import Dimension

_SHOWN = 60
"""As much of a text is quoted as a reader needs to recognise it."""

EXAMPLES: dict[str, str] = {
    "ore": "20 Mt",
    "grade": "700 g/t",
    "contained": "935,400 t",
    "depth": "300 m",
    "area": "64.2 km²",
    "recovery": "75%",
    "extractable": "10%",
    "start": "2030",
    "rank": "3",
    "share": "7.1%",
    "amount": "1,000 t Nd2O3",
    "years": "10 years",
    "product": "10,000 t/yr",
    "stock": "935,400 t",
    "life": "20 years",
    "old": "2.34 billion t",
    "new": "2.63 billion t",
    "change": "12%",
    "parts": "1.56 Mt, 0.48 Mt",
    "whole": "2.04 Mt",
    "year": "2023",
    "to": "Nd",
    "country": "Kazakhstan",
    "mineral": "rare earths",
    "stage": "magnets",
    "market": "US magnets",
    "code": "JORC",
    "category": "inferred",
    "date": "2025-04-02",
    "source": "Reuters",
    "time": "08:00",
    "zone": "Europe/Berlin",
}
"""One text that works, by the name of the option."""

EXAMPLES_IN: dict[tuple[str, str], str] = {
    ("production", "amount"): "240,000 t",
    ("value", "amount"): "US$500 billion",
    ("share", "share"): "85%",
    ("output", "ore"): "7.3 Mt a year",
}
"""The same where the option of one question is of another kind than its namesake elsewhere."""

EXAMPLE_OF: dict[str, str] = {
    Dimension.MASS: "20 Mt",
    Dimension.GRADE: "700 g/t",
    Dimension.BRINE: "150 mg/L",
    Dimension.RATE: "10,000 t/yr",
    Dimension.MONEY: "US$20 billion",
    Dimension.PRICE: "US$12/kg",
    Dimension.SHARE: "7.1%",
    Dimension.TIME: "10 years",
    Dimension.LENGTH: "300 m",
    Dimension.AREA: "64.2 km²",
    Dimension.RANK: "3",
    Dimension.YEAR: "2030",
    Dimension.COUNT: "20",
}
"""One text that works, by the dimension that is wanted."""

KINDS: dict[str, str] = {
    Dimension.MASS: "a mass",
    Dimension.GRADE: "a grade",
    Dimension.BRINE: "a brine concentration",
    Dimension.RATE: "a mass per year",
    Dimension.MONEY: "a sum of money",
    Dimension.PRICE: "a price per mass",
    Dimension.SHARE: "a percentage",
    Dimension.TIME: "a length of time",
    Dimension.LENGTH: "a length",
    Dimension.AREA: "an area",
    Dimension.RANK: "a rank",
    Dimension.YEAR: "a year",
    Dimension.COUNT: "a plain number",
}

UNITS: dict[str, str] = {
    Dimension.MASS: "t",
    Dimension.GRADE: "g/t",
    Dimension.BRINE: "mg/L",
    Dimension.RATE: "t/yr",
    Dimension.SHARE: "%",
    Dimension.TIME: "years",
    Dimension.LENGTH: "m",
    Dimension.AREA: "km²",
}
"""The unit put behind a bare number when an example is made of it."""


CONVERT_TO: dict[str, str] = {
    Dimension.MASS: "short tons",
    Dimension.GRADE: "g/t",
    Dimension.BRINE: "mg/L",
    Dimension.RATE: "t/yr",
    Dimension.MONEY: "EUR",
    Dimension.PRICE: "US$/lb",
    Dimension.SHARE: "%",
    Dimension.TIME: "days",
    Dimension.LENGTH: "ft",
    Dimension.AREA: "ha",
}
"""One thing that a figure of each dimension can be converted to."""

_CONVERSIONS: dict[str, str] = {
    "dimension": "{option}{text} is {found}, and {wanted} is something else. Try {example}.",
    "element": "{option}{found} holds no {wanted}. Convert it to its own element or oxide, for example 1,000 t Nd2O3 to Nd.",
    "unsaid": "{option}{text} does not say what it is of, so I cannot tell how much {wanted} is in it. For example 1,000 t Nd2O3.",
    "no_factor": "{option}there is no fixed factor from {found} to {wanted}: it takes a grade or a yield. /check deposit works it out from ore and grade.",
}


def explain(error: RealityCheckError) -> str:
    """One or two sentences for the person who caused the error: the option, what was read, what would work.

    Pure. An error of a class without words of its own is said as its nearest base.
    """
    for kind in type(error).__mro__:
        if kind in WORDS:
            return WORDS[kind](error)
    raise KeyError(type(error))


def _option(error: InputError) -> str:
    return f"{error.option}: " if error.option else ""


_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Characters that show nothing but can turn the rest of a sentence around."""


_FIGURES_TOLD = 3
"""Of the figures that claim nothing, so many are repeated."""


def _quoted(text: str) -> str:
    one_line = _UNSEEN.sub("", " ".join(text.split()))
    return f"“{one_line[:_SHOWN]}{'…' if len(one_line) > _SHOWN else ''}”"


def _example(error: InputError) -> str:
    for name in error.expected:
        own = error.option in EXAMPLES and name in (Dimension.MASS, Dimension.YEAR)
        if name in EXAMPLE_OF and not own:
            return EXAMPLE_OF[name]
    return EXAMPLES.get(error.option, EXAMPLE_OF[Dimension.MASS])


def _wanted(error: InputError) -> str:
    kinds = [KINDS.get(name, name) for name in error.expected if name != Dimension.BRINE]
    return " or ".join(kinds) if kinds else "a figure"


def _empty(error: EmptyFigure) -> str:
    return f"{_option(error)}nothing was given. Try {_example(error)}."


def _too_long(error: TooLong) -> str:
    return (
        f"{_option(error)}{_quoted(error.text)} is longer than the {error.limit} characters that I read. "
        f"Give {'the figure' if error.expected else 'it'} alone, for example {_example(error)}."
    )


def _too_many(error: TooMany) -> str:
    return f"{_option(error)}There are more {error.what} than the {error.limit} that I take at once."


def _unreadable(error: UnreadableFigure) -> str:
    read = error.text[: error.position].strip()
    if read and error.position < len(error.text):
        rest = error.text[error.position :].strip()
        return (
            f"{_option(error)}I read {_quoted(read)} and could not go on at {_quoted(rest)}. "
            f"One figure at a time, for example {_example(error)}."
        )
    if any(letter.isdecimal() for letter in error.text):
        return (
            f"{_option(error)}I could not read {_quoted(error.text)}. "
            f"Give the figure alone, for example {_example(error)}."
        )
    return f"{_option(error)}I found no number in {_quoted(error.text)}. Try {_example(error)}."


def _missing_unit(error: MissingUnit) -> str:
    number = _plain(error.number)
    unit = next((UNITS[name] for name in error.expected if name in UNITS), None)
    if not 0 < error.number < 1e12:
        fixed = _example(error)
    elif unit is None:
        money = any(name in (Dimension.MONEY, Dimension.PRICE) for name in error.expected)
        fixed = f"US${number}" if money else _example(error)
    else:
        fixed = f"{number}{'' if unit == '%' else ' '}{unit}"
    return f"{_option(error)}I read the number {number} in {_quoted(error.text)}, but no unit. Try {fixed}."


def _unknown_unit(error: UnknownUnit) -> str:
    known = f" Did you mean {_or(error.candidates)}?" if error.candidates else ""
    return (
        f"{_option(error)}I do not know the unit {_quoted(error.unit)}.{known} For example {_fixed(error)}."
    )


def _fixed(error: UnknownUnit) -> str:
    """The text with its unit replaced by the nearest known one, where there is one."""
    if error.candidates and error.unit and error.unit in error.text:
        return error.text.replace(error.unit, error.candidates[0], 1)[:_SHOWN].strip()
    return _example(error)


def _ambiguous(error: AmbiguousUnit) -> str:
    return f"{_option(error)}{error.unit} in {_quoted(error.text)} can mean two things. Write {_or(error.candidates)}."


def _wrong_dimension(error: WrongDimension) -> str:
    return (
        f"{_option(error)}{_quoted(error.text)} is {KINDS.get(error.found, error.found)}; "
        f"{_wanted(error)} is needed here, for example {_example(error)}."
    )


_WHOLE_NUMBERS = {"rank": "whole numbers from 1 to 1,000", "year": "years from 1000 to 2299"}


def _out_of_range(error: OutOfRange) -> str:
    bounds = f"more than {_plain(error.low)} and at most {_size(error.high)}"
    if error.unit in _WHOLE_NUMBERS:
        bounds = _WHOLE_NUMBERS[error.unit]
    unit = f" {error.unit}" if error.unit not in ("", "rank", "year") else ""
    return (
        f"{_option(error)}{_quoted(error.text)} is out of bounds: I take {bounds}{unit}. "
        f"For example {_example(error)}."
    )


def _unknown_name(error: UnknownName) -> str:
    if error.vocabulary == "date":
        return f"{_option(error)}{_quoted(error.text)} is no date I can read. Try {_or(error.candidates)}."
    if error.vocabulary == "edition":
        return f"{_option(error)}I have no edition {_quoted(error.text)}. Try {_or(error.candidates[:3])}."
    named = any(letter.isalpha() for letter in error.text)
    nearest = f" Did you mean {_or(error.candidates[:3])}?" if named and error.candidates else ""
    if not nearest and error.option in EXAMPLES:
        nearest = f" For example {EXAMPLES[error.option]}."
    return f"{_option(error)}I know no {error.vocabulary} called {_quoted(error.text)}.{nearest or ' Type to see a list.'}"


def _missing_figures(error: MissingFigures) -> str:
    examples = ", ".join(
        f"{name}: {EXAMPLES_IN.get((error.form, name)) or EXAMPLES.get(name, '…')}"
        for name in error.needed[: max(2, error.at_least)]
    )
    if error.at_least >= len(error.needed):
        return f"/check {error.form} needs {_and(error.needed)}. For example {examples}."
    count = "one" if error.at_least == 1 else str(error.at_least)
    return f"/check {error.form} needs at least {count} of {_or(error.needed)}. For example {examples}."


def _nothing_to_check(error: NothingToCheck) -> str:
    if error.link or error.blank:
        return "I do not open links or pictures. Paste the sentence with the figures into /check headline."
    if error.foreign:
        return (
            "That does not look like English, and I read sentences in no other language. Type its figures into "
            "/check deposit or another command, for example ore: 20 Mt, grade: 700 g/t."
        )
    read = ""
    if error.read:
        told = ", ".join(map(_quoted, error.read[:_FIGURES_TOLD]))
        read = f" I read {told}, but not as a claim about a deposit, an output or a share."
    return (
        f"I found no figure there that claims something.{read} It takes a number with its unit and what it is of, "
        "for example: 20 million tons of ore at 700 g/t."
    )


def _cannot_convert(error: CannotConvert) -> str:
    return _CONVERSIONS[error.reason].format(
        option=_option(error),
        text=_quoted(error.text),
        found=KINDS.get(error.found, error.found),
        wanted=KINDS.get(error.wanted, error.wanted),
        example=CONVERT_TO.get(error.found, "t"),
    )


def _no_rate(error: NoRate) -> str:
    year = f" for {error.year}" if error.year else ""
    return (
        f"I have no exchange rate of {error.currency}{year} on file, and I do not guess. "
        f"On file are yearly averages from {error.first} to {error.last} of {_and(error.known)}."
    )


def _no_reference(error: NoReference) -> str:
    if error.quantity == "reserves":
        return f"No list of reserves by country is published for {error.material}, so none is on file. I do not guess."
    return f"I have no table on file for {error.material}: {error.quantity}. I do not guess."


_FEED_REASONS = {
    "timeout": "did not answer in time",
    "status": "answered with an error",
    "connection": "could not be reached",
    "too_large": "is larger than I read",
    "redirects": "redirects too often",
    "no_items": "has no items",
    "entities": "defines entities, which I do not expand",
    "not_a_feed": "is not a feed",
    "scheme": "must begin with https:// or http://",
    "private": "is a private address",
    "credentials": "carries a user name or password",
    "name": "has no public host name",
}

_STORE_REASONS = {
    "timeout": "took too long",
    "locked": "is locked by another program",
    "read_only": "is read-only",
    "corrupt": "is damaged",
    "full": "has no room left",
    "missing": "is not there",
    "unreachable": "cannot be reached",
    "mismatch": "does not hold what the source holds",
    "not_empty": "has rows already",
}


def _feed(error: SourceError) -> str:
    reason = _FEED_REASONS.get(getattr(error, "reason", ""), "could not be read")
    status = getattr(error, "status", None)
    return f"The feed {error.url[:120]} {reason}{f' ({status})' if status else ''}."


def _store(error: StoreError) -> str:
    table = getattr(error, "table", "")
    where = f" (table {table})" if table else ""
    return f"The log {_STORE_REASONS.get(error.reason, 'failed')}{where} at: {error.operation}."


def _newer_schema(error: NewerSchema) -> str:
    return (
        f"The log was written by a newer version of this program (schema {', '.join(error.found)}). "
        "Update the program, or point it at another database."
    )


def _or(names: tuple[str, ...]) -> str:
    return _joined(names, "or")


def _and(names: tuple[str, ...]) -> str:
    return _joined(names, "and")


def _joined(names: tuple[str, ...], word: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def _plain(number: float) -> str:
    if number != number or abs(number) >= 1e15:
        return f"{number:g}"
    return f"{number:,.6f}".rstrip("0").rstrip(".")


def _size(number: float) -> str:
    return "10^18" if number == 1e18 else _plain(number)


WORDS: dict[type[RealityCheckError], Callable[[Any], str]] = {
    EmptyFigure: _empty,
    TooLong: _too_long,
    TooMany: _too_many,
    UnreadableFigure: _unreadable,
    MissingUnit: _missing_unit,
    UnknownUnit: _unknown_unit,
    AmbiguousUnit: _ambiguous,
    WrongDimension: _wrong_dimension,
    OutOfRange: _out_of_range,
    CannotConvert: _cannot_convert,
    UnknownName: _unknown_name,
    MissingFigures: _missing_figures,
    NoRate: _no_rate,
    NoReference: _no_reference,
    NothingToCheck: _nothing_to_check,
    FeedUnavailable: _feed,
    FeedUnreadable: _feed,
    ForbiddenAddress: _feed,
    SourceError: _feed,
    NewerSchema: _newer_schema,
    StoreError: _store,
}
"""Which words say which error. Every class of error has an entry, or a base that has one."""
