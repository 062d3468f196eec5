"""What a number in a unit is multiplied by to be in the canonical unit of its dimension. No vocabulary here.

pint holds the definitions (`units.txt`) and works every factor out. Those of the usual expressions it has worked out
beforehand into `factors.csv`, which a test holds against pint: loading pint takes longer than a whole answer of the
command line.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from core.quantities.figure import Dimension

_CANONICAL_EXPRESSION: dict[Dimension, str] = {
    Dimension.MASS: "tonne",
    Dimension.GRADE: "ppm",
    Dimension.BRINE: "milligram / litre",
    Dimension.RATE: "tonne / year",
    Dimension.PRICE: "1 / kilogram",
    Dimension.SHARE: "percent",
    Dimension.TIME: "year",
    Dimension.LENGTH: "metre",
    Dimension.AREA: "square_kilometre",
}


@lru_cache(maxsize=512)
def factor(expression: str, dimension: Dimension) -> float:
    """The factor of an expression in the words of `units.txt`; 1 where the dimension has no units. Pure."""
    known = _worked_out().get((expression, dimension))
    return work_out(expression, dimension) if known is None else known


def load_definitions() -> None:
    """Load pint now, so that no answer waits for it later. Takes a fifth of a second."""
    _registry()


def work_out(expression: str, dimension: Dimension) -> float:
    """The same by pint itself. Pure, slow the first time."""
    if dimension not in _CANONICAL_EXPRESSION:
        return 1.0
    registry = _registry()
    quantity = registry.parse_expression(expression)
    return float(quantity.m_as(registry.parse_units(_CANONICAL_EXPRESSION[dimension])))


@lru_cache(maxsize=1)
def _worked_out() -> dict[tuple[str, str], float]:
    text = files("core.quantities").joinpath("factors.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {(row["expression"], row["dimension"]): float(row["factor"]) for row in rows}


@lru_cache(maxsize=1)
def _registry() -> Any:
    from pint import UnitRegistry  # noqa: PLC0415 - a fifth of a second that most answers never need

    lines = files("core.quantities").joinpath("units.txt").read_text(encoding="utf-8").splitlines()
    registry = cast("Any", UnitRegistry)(None)  # no default definitions
    registry.load_definitions([line for line in lines if line and not line.startswith("#")])
    return registry
