"""Rows of the reference tables as quantities: said with all their printed digits. No words here."""

from __future__ import annotations

from functools import lru_cache

from core.quantities.ranges import Range
from core.reference.production import ProductionRow
from core.reference.reserves import ReserveRow
from core.verdict import Quantity, Term


def reserves_of(row: ReserveRow) -> Quantity:
    """A row's reserves, t. Pure. Raises ValueError where none are printed."""
    if row.reserves_t is None:
        raise ValueError(row.iso3)
    return _printed(row.reserves_t, row.half_t, "t")


def output_of(row: ProductionRow) -> Quantity:
    """A row's output as a yearly flow, t/yr. Pure."""
    return _printed(row.amount_t, row.half_t, "t/yr")


def over_output(row: ProductionRow) -> Term:
    """÷ the row's output, in a line of working. Pure."""
    return _over_output(row.amount_t, row.half_t)


def weight_of(row: ProductionRow) -> Quantity:
    """What a year's output weighs, t: said together with its year, so without "a year". Pure."""
    return _printed(row.amount_t, row.half_t, "t")


@lru_cache(maxsize=2048)
def _printed(value: float, half: float, unit: str) -> Quantity:
    return Quantity.of(Range(max(0.0, value - half), value, value + half), unit, printed=True)


@lru_cache(maxsize=2048)
def _over_output(value: float, half: float) -> Term:
    return Term(op="÷", name="output", quantity=_printed(value, half, "t/yr"))
