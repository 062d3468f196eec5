"""What a grade is laid beside: what ore can hold, the richest known, what mines work, in the claim's own basis. No words."""

from __future__ import annotations

from dataclasses import dataclass

from core.calculator.basis import said_substance
from core.calculator.steps import term, times, work
from core.claim import RARE_EARTHS
from core.errors import NoReference, UnknownName, WrongDimension
from core.quantities.bases import factor
from core.quantities.figure import Figure
from core.quantities.ranges import Range
from core.reference.grades import GradeKind, GradeRow
from core.reference.library import Library
from core.verdict import Quantity, Source, Step

LIMIT = "max_grade"
"""The assumption that bounds rare earths: a mix of many minerals, which has no one formula."""

WHOLE = 1_000_000.0
"""ppm of a whole."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A grade on file. `quantity` is in ppm, `said` the same in the unit that people print it in ("g/t" for gold);
    `symbol` is what it counts. `steps` show how it came from the basis on file, where that is another."""

    name: str
    quantity: Quantity
    said: Quantity
    symbol: str
    steps: tuple[Step, ...]
    source: Source

    @property
    def top(self) -> Range:
        """Its high end alone: what must not be exceeded."""
        return Range(self.quantity.high, self.quantity.high, self.quantity.high)

    @property
    def counted(self) -> str:
        """The symbol as it stands behind a number: " Li2O"."""
        return f" {self.symbol}"


def counted(figure: Figure) -> str:
    """What a printed grade says it counts, as it stands behind the number: " Li2O", "" where it does not say. Pure."""
    said = said_substance(figure)
    return "" if said is None else f" {said}"


def possible(mineral: str, figure: Figure, library: Library) -> Bar | None:
    """The most that ore of a mineral can hold by the formulas of its minerals; None where nothing bounds it but the
    whole. Where the figure does not say what it counts, the basis kindest to it is taken. Pure."""
    if mineral == RARE_EARTHS:
        return _of_rare_earths(library)
    richest = next(iter(library.ore_minerals(mineral)), None)
    if richest is None:
        return None
    bar = _in_its_basis(
        mineral, Range(richest.ppm, richest.ppm, richest.ppm), richest.counts, "%", figure, library, kind=True
    )
    if bar is None or bar[0].high >= WHOLE:
        return None
    return _bar(richest.name, *bar, "%", richest.source)


def known(mineral: str, figure: Figure, library: Library) -> Bar | None:
    """The richest deposit on file; None where none is. Pure."""
    return _on_file(library.grade(mineral, GradeKind.RECORD), figure, library, kind=True)


def mined(mineral: str, figure: Figure, library: Library) -> Bar | None:
    """What most mines work; None where none is on file. Pure."""
    return _on_file(library.grade(mineral, GradeKind.TYPICAL), figure, library, kind=False)


def _of_rare_earths(library: Library) -> Bar | None:
    try:
        row = library.assumption(LIMIT, RARE_EARTHS)
    except NoReference:
        return None
    limit = Quantity.of(row.range, "ppm")
    return Bar("", limit, limit, "TREO", (), row.source)


def _on_file(row: GradeRow | None, figure: Figure, library: Library, *, kind: bool) -> Bar | None:
    if row is None:
        return None
    held = _in_its_basis(row.mineral, row.ppm, row.counts, row.unit, figure, library, kind=kind)
    return None if held is None else _bar(row.name, *held, row.unit, row.source)


def _bar(name: str, held: Quantity, symbol: str, steps: tuple[Step, ...], unit: str, source: Source) -> Bar:
    ends = held if held.low == held.high else held.model_copy(update={"likely": None})
    said = ends.model_copy(update={"unit": "g/t"}) if unit == "g/t" else ends
    return Bar(name, held, said, symbol, steps, source)


def _in_its_basis(
    mineral: str, ppm: Range, counts: str, unit: str, figure: Figure, library: Library, *, kind: bool
) -> tuple[Quantity, str, tuple[Step, ...]] | None:
    """A grade on file in what the figure counts; None where the two are of different elements."""
    on_file = Quantity.of(ppm, "ppm", printed=unit == "g/t")
    said = said_substance(figure)
    if mineral == RARE_EARTHS or said == counts or (said is None and not kind):
        return on_file, counts, ()
    symbols = (said,) if said is not None else library.mineral(mineral).ore_symbols
    factors = {symbol: by for symbol in symbols if (by := _factor(counts, symbol)) is not None}
    if not factors:
        return None if said is not None else (on_file, counts, ())
    symbol = max(factors, key=lambda s: factors[s])
    if factors[symbol] == 1.0:
        return on_file, symbol, ()
    line = work("grade_in_basis", "ppm", term("grade_on_file", on_file), times("conversion", factors[symbol]))
    return line.result, symbol, (line,)


def _factor(counts: str, symbol: str) -> float | None:
    if symbol == counts:
        return 1.0
    try:
        return factor(counts, symbol)
    except (UnknownName, WrongDimension):
        return None
