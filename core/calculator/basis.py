"""In what the grade is counted and in what the metal: conversion between the two where both are known.

No widening of tolerances here: a basis that is not stated is another reading, never a looser match.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.errors import UnknownName, WrongDimension
from core.quantities.bases import MIX_OXIDE_PER_ELEMENT, factor
from core.quantities.figure import Basis, Figure
from core.quantities.ranges import Range, exactly
from core.reference.minerals import Mineral

UNSAID = ("", "REE", "ore", "metal", "oxide", "concentrate")
"""Substances of a figure that leave open what exactly is counted."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """`by` turns tonnes of `of` (what the grade counts) into tonnes of `to` (what the metal is counted in).
    `stated` is False where the second is the mineral's usual one, taken because the claim does not say."""

    by: Range
    of: str
    to: str
    stated: bool


def conversion(grade: Figure, contained: Figure | None, mineral: Mineral) -> Conversion | None:
    """How the product of ore and grade becomes what the claim counts; None where it already is. Pure."""
    source = said_substance(grade)
    if contained is not None and (mix := _of_the_mix(grade, contained)) is not None:
        return mix
    if source is None:
        return None
    said = None if contained is None else said_substance(contained)
    target = said or usual_symbol(mineral)
    if target is None or target == source:
        return None
    by = _factor(source, target)
    return None if by is None or by == 1.0 else Conversion(exactly(by), source, target, said is not None)


def _of_the_mix(grade: Figure, contained: Figure) -> Conversion | None:
    """Where one figure counts rare-earth oxide and the other rare-earth metal, neither of a certain element."""
    one, other = _kind(grade), _kind(contained)
    whole = all(said_substance(figure) in (None, "TREO") for figure in (grade, contained))
    if (
        not whole
        or {one, other} != {Basis.OXIDE, Basis.METAL}
        or "TREO" not in (grade.substance, contained.substance)
    ):
        return None
    mix = MIX_OXIDE_PER_ELEMENT
    by = mix if other is Basis.OXIDE else Range(1 / mix.high, 1 / mix.middle, 1 / mix.low)
    return Conversion(by, grade.substance or "", contained.substance or "", stated=True)


def other_basis(grade: Figure, contained: Figure) -> Range | None:
    """The factor of the other fair reading where exactly one of two rare-earth figures says oxide or element;
    None where none or both do. Pure."""
    one, other = _kind(grade), _kind(contained)
    mix = MIX_OXIDE_PER_ELEMENT
    if (one is None) is (other is None):
        return None
    if one is Basis.OXIDE or other is Basis.METAL:
        return Range(1 / mix.high, 1 / mix.middle, 1 / mix.low)
    return mix


def said_substance(figure: Figure) -> str | None:
    """The substance a figure names, where it can be converted; None where it names none or a vague one. Pure."""
    return None if (figure.substance or "") in UNSAID else figure.substance


def usual_symbol(mineral: Mineral) -> str | None:
    """What the tables count the mineral in; None for rare earths, whose grades are oxides already. Pure."""
    return None if mineral.content_symbol == "REO" else mineral.content_symbol


def factor_to_basis_of(grade: Figure, product: Figure) -> float:
    """What turns tonnes of a product into tonnes of what the grade counts (LCE into Li2O); 1 where both count the
    same or one does not say. Pure."""
    source, target = said_substance(product), said_substance(grade)
    if source is None or target is None or source == target:
        return 1.0
    return _factor(source, target) or 1.0


def times_of(figure: Figure, by: float) -> Figure:
    """The figure in another basis: all its numbers × `by`. Pure."""
    numbers = ("value", "value_max", "half", "half_max", "wide")
    changed = {name: x * by for name in numbers if (x := getattr(figure, name)) is not None}
    return figure.model_copy(update=changed)


def _factor(source: str, target: str) -> float | None:
    try:
        return factor(source, target)
    except (UnknownName, WrongDimension):
        return None


def _kind(figure: Figure) -> Basis | None:
    return figure.basis if figure.basis in (Basis.OXIDE, Basis.METAL) else None
