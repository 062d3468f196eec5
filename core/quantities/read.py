"""One figure from an option's text. Running text is read by `scanning`; no judgement here."""

from __future__ import annotations

import math
import re

from core.errors import (
    AmbiguousUnit,
    EmptyFigure,
    InputError,
    MissingUnit,
    OutOfRange,
    TooLong,
    UnknownUnit,
    UnreadableFigure,
    WrongDimension,
)
from core.quantities import ranks, units
from core.quantities.figure import CANONICAL, Dimension, Figure, Printed
from core.quantities.grammar import (
    ABSURD,
    Parsed,
    candidates,
    mass_as_yearly,
    parse,
    share_as_grade,
    to_figure,
)
from core.quantities.numbers import THIN
from core.quantities.qualifiers import qualifier_before
from core.quantities.scanning import Scanned, scan
from core.quantities.substances import read_substance

MAX_LENGTH = 200
_AROUND = "\"'“”‘’*_`\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""What may stand around a figure and says nothing: quotation marks, Discord's marks of emphasis, marks of direction."""

TINY = 1e-12
"""Nothing smaller is a figure: of no mass, no area and no money is anything else a share or a multiple."""


def read_figure(text: str, *expected: Dimension, option: str = "") -> Figure:
    """The one figure a text holds, in its canonical unit.

    `expected` are the dimensions that would do (none: any); "%" is read as a grade or a share by them, and a
    mass as a yearly rate where only a rate is expected. A bare number is a count, a rank or a year where
    `expected` includes one of those. Raises EmptyFigure, TooLong, UnreadableFigure, MissingUnit, UnknownUnit,
    AmbiguousUnit, WrongDimension or OutOfRange, each naming `option`. Pure; linear in the length of the text.
    """
    names = tuple(d.value for d in expected)
    try:
        return _read(text, expected)
    except InputError as error:
        error.option = option
        error.expected = error.expected or names
        raise


def read_quantity_in(figure: Figure, unit: str) -> float:
    """The figure's likely value in another unit of the same dimension ("18 Mst" in "Mt"). Pure.

    Raises UnknownUnit for an unknown unit, WrongDimension for one of another dimension.
    """
    match = units.match_unit(unit.strip(), 0)
    if match is None or match.end != len(unit.strip()):
        raise UnknownUnit(unit, unit=unit, candidates=units.suggestions(unit, (figure.dimension,)))
    wanted, value = match.unit, figure.likely
    if wanted.dimension is Dimension.SHARE and figure.dimension is Dimension.GRADE:
        return value / 10_000
    if wanted.dimension is Dimension.GRADE and figure.dimension is Dimension.SHARE:
        return value * 10_000 / wanted.factor
    if wanted.dimension is not figure.dimension:
        raise WrongDimension(
            unit, found=wanted.dimension.value, unit=match.written, expected=(figure.dimension.value,)
        )
    return units.convert(value, figure.dimension, wanted)


_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity)(?![a-z])", re.IGNORECASE)
_LEAD = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "at",
        "is",
        "are",
        "about",
        "grade",
        "grading",
        "averaging",
        "average",
        "avg",
        "ore",
        "contained",
        "total",
        "some",
        "to",
        "reserves",
        "reserve",
        "resource",
        "resources",
        "holding",
        "holds",
        "worth",
        "area",
        "depth",
        "down",
        "from",
        "between",
        "estimated",
        "by",
        "in",
        "recovery",
        "around",
        "output",
    ]
)
_TAIL = re.compile(
    r"(?:[\s,(-]+(?:of|in|at|for|to|as|from|the|on|with|by)\b[^\d]*|[\s]*\([A-Za-z +-]{1,60}\))?[\s.,;:)!%'\"’”-]*"
)
_TAIL_WORD = re.compile(
    r"[\s(-]*(?:contained|ore|rock|metal|metals|oxide|oxides|total|gdp|deep|depth|long|wide|old|grade|in-situ|in situ"
    r"|recovery|reserves?|resources?|deposit|mineralisation|mineralization|material|a year|per year|average|yield"
    r"|equivalent|content|extractable|recoverable|share|life|mine life|supply|demand|magnets?|concentrates?|dry|wet)(?![a-z])",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:(?:by|in|from|before|early|late|mid|end|the|of|year|until|around|about|start|beginning|end-of|fy|q[1-4]|h[12]|[1-4]q|[1-2]h"
    r"|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)[ ./-]*){0,5}(?P<year>[12]\d{3})\.?",
    re.IGNORECASE,
)


def _read(text: str, expected: tuple[Dimension, ...]) -> Figure:
    if len(text) > MAX_LENGTH:
        raise TooLong(text, limit=MAX_LENGTH)
    stripped = text.strip(f" \t\r\n{THIN}{_AROUND}")
    if not stripped:
        raise EmptyFigure(text)
    if _NOT_FINITE.match(stripped):
        raise OutOfRange(text, low=0.0, high=ABSURD, unit=_unit_of(expected))
    if Dimension.YEAR in expected and (year := _YEAR.fullmatch(stripped)) is not None:
        return _year(stripped, int(year["year"]))
    if Dimension.RANK in expected and (rank := ranks.read_rank(stripped)) is not None:
        return rank
    parsed = _whole(stripped, expected)
    figure = _as_expected(
        stripped, to_figure(stripped, parsed, *qualifier_before(stripped, parsed.start)), expected
    )
    _within_limits(stripped, figure)
    return figure


def _whole(text: str, expected: tuple[Dimension, ...]) -> Parsed:
    """The grammar applied to all of a text. Raises where something is left over."""
    start = next(candidates(text), None)
    if start is None:
        raise UnreadableFigure(text, position=0)
    below_ground = Dimension.LENGTH in expected
    if (
        start > 0
        and text[start - 1] in "-−–"
        and not below_ground
        and not text[: start - 1].strip(" ~<>≈$€£")
    ):
        raise OutOfRange(text, low=0.0, high=ABSURD, unit=_unit_of(expected))
    only_money = Dimension.MONEY in expected and Dimension.MASS not in expected
    parsed = parse(text, start, money_expected=only_money)
    if parsed is None:
        raise UnreadableFigure(text, position=start)
    if text[parsed.start : start].strip() == "" and text[:start].endswith(("$", "€", "£")):
        raise UnreadableFigure(text, position=start)
    if not math.isfinite(parsed.first.value):
        raise OutOfRange(text, low=0.0, high=ABSURD, unit=_unit_of(expected))
    if not _only_known_words(text[: parsed.start]):
        raise UnreadableFigure(text, position=0)
    _nothing_left(text, parsed, expected)
    _unambiguous(text, parsed)
    return parsed


def _only_known_words(lead: str) -> bool:
    _, qualified = qualifier_before(lead + " ", len(lead) + 1)
    rest = lead[: min(qualified, len(lead))].rstrip("-−")
    return all(word.strip("(:,-=") in _LEAD or not word.strip("(:,-=~") for word in rest.lower().split())


def _nothing_left(text: str, parsed: Parsed, expected: tuple[Dimension, ...]) -> None:
    end = parsed.end
    if (substance := read_substance(text, end)) is not None:
        end = substance[1]
        if (again := units.match_period(text, end)) is not None:
            end = again[1]
    while (word := _TAIL_WORD.match(text, end)) is not None:
        end = word.end()
    rest = text[end:]
    named = parsed.unit is not None or parsed.currency is not None or parsed.first.share
    if _TAIL.fullmatch(rest) is not None and (named or not rest.strip(" .,;:)!'\"’”-")):
        return
    if not named:
        unit = rest.strip()[:40]
        if unit[:1].isalpha() or unit[:1] in "°%‰/":
            raise UnknownUnit(text, unit=unit, candidates=units.suggestions(unit, expected))
    raise UnreadableFigure(text, position=end)


def _unambiguous(text: str, parsed: Parsed) -> None:
    """Raises for "20 MT": megatonnes or metric tons, a million times apart."""
    unit, digits = parsed.unit, parsed.first.digits
    if unit is not None and unit.prefix == "M" and parsed.written == "MT" and parsed.first.scale == 1.0:
        raise AmbiguousUnit(text, unit="MT", candidates=(f"{digits} Mt", f"{digits} t"))


def _as_expected(text: str, figure: Figure, expected: tuple[Dimension, ...]) -> Figure:
    found = figure.dimension
    if found is Dimension.SHARE and (
        (Dimension.GRADE in expected and Dimension.SHARE not in expected)
        or (not expected and figure.substance is not None)
    ):
        return share_as_grade(figure)
    if found in (Dimension.COUNT, Dimension.YEAR):
        return _bare(text, figure, expected)
    if expected and found not in expected:
        if found is Dimension.MASS and Dimension.RATE in expected:
            return mass_as_yearly(figure)
        raise WrongDimension(text, found=found.value, unit=figure.printed.unit)
    return figure


def _bare(text: str, figure: Figure, expected: tuple[Dimension, ...]) -> Figure:
    """A number without a unit: a count, a rank or a year if one of those is wanted."""
    whole = figure.value == int(figure.value) if figure.value < 1e15 else False
    for wanted in expected:
        if wanted is Dimension.RANK and whole and figure.value >= 1:
            return figure.model_copy(update={"dimension": wanted, "unit": "rank", "half": 0.0, "wide": 0.0})
        if wanted is Dimension.YEAR and whole and 1000 <= figure.value < 2300:
            return figure.model_copy(update={"dimension": wanted, "unit": "year", "half": 0.0, "wide": 0.0})
        if wanted is Dimension.COUNT:
            return figure.model_copy(update={"dimension": wanted, "unit": ""})
    if not expected and figure.dimension is Dimension.YEAR:
        return figure.model_copy(update={"dimension": Dimension.COUNT, "unit": ""})
    if not expected:
        return figure
    if Dimension.RANK in expected or Dimension.YEAR in expected:
        wanted = Dimension.RANK if Dimension.RANK in expected else Dimension.YEAR
        low, high = (1.0, 1000.0) if wanted is Dimension.RANK else (1000.0, 2299.0)
        raise OutOfRange(text, low=low, high=high, unit=CANONICAL[wanted])
    raise MissingUnit(text, number=figure.value)


def _within_limits(text: str, figure: Figure) -> None:
    high = figure.value if figure.value_max is None else figure.value_max
    low = TINY if figure.dimension is not Dimension.COUNT else 0.0
    if not (math.isfinite(figure.value) and math.isfinite(high)) or high > ABSURD or figure.value < low:
        raise OutOfRange(text, low=0.0, high=ABSURD, unit=figure.unit)


def _year(text: str, year: int) -> Figure:
    printed = Printed(digits=str(year), number=float(year), unit="")
    return Figure(text=text, dimension=Dimension.YEAR, unit="year", value=float(year), printed=printed)


def _unit_of(expected: tuple[Dimension, ...]) -> str:
    return CANONICAL[expected[0]] if expected else ""


__all__ = [
    "ABSURD",
    "MAX_LENGTH",
    "Scanned",
    "mass_as_yearly",
    "read_figure",
    "read_quantity_in",
    "scan",
    "share_as_grade",
]
