"""Ranges that a check must assume where the claim is silent: recoveries, densities, yields, lead times."""

from __future__ import annotations

from dataclasses import dataclass

from core.quantities.ranges import Range
from core.verdict import Source


@dataclass(frozen=True, slots=True)
class Assumption:
    """`key` is the parameter ("recovery", "density"), `kind` what it applies to ("hard rock", "clay"), `unit` the
    unit of `range` (%, t/m³, years, ppm, …). `range.likely` is None where no typical value is printed."""

    key: str
    kind: str
    applies_to: str
    range: Range
    unit: str
    note: str
    source: Source
