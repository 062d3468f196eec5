"""The table of factors as pint works it out. `python tests/core/quantities/factors_table.py` writes it anew."""

from __future__ import annotations

from pathlib import Path

from core.quantities import factors, units
from core.quantities.figure import Dimension

TABLE = Path(factors.__file__).with_name("factors.csv")


def usual() -> list[tuple[str, Dimension]]:
    """Every expression of the vocabulary, and each mass by the tonne, by the period and in a price."""
    vocabulary = {*units.SYMBOLS.values(), *units.WORDS.values()}
    masses = {unit.expression for unit in vocabulary if unit.dimension is Dimension.MASS}
    found = {(unit.expression, unit.dimension) for unit in vocabulary}
    for mass in masses:
        found |= {(f"{mass} / (tonne)", Dimension.GRADE), (f"1 / ({mass})", Dimension.PRICE)}
        found |= {(f"{mass} / {period}", Dimension.RATE) for period in units.PERIODS_PER_YEAR}
    return sorted(found, key=lambda one: (one[1], one[0]))


def table() -> str:
    """The text of `factors.csv`."""
    rows = [f"{text},{dimension},{factors.work_out(text, dimension)!r}" for text, dimension in usual()]
    return "\n".join(["expression,dimension,factor", *rows, ""])


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
