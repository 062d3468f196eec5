"""How rich ore can be: what its minerals hold by their formulas, what mines work, the richest deposits known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.quantities.ranges import Range
from core.verdict import Source


class GradeKind(StrEnum):
    """`TYPICAL`: from the poor to the rich end of what most mines work. `RECORD`: the richest deposit, mine or part
    of one with a published estimate or output."""

    TYPICAL = "typical"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class OreMineral:
    """A mineral that ore of `mineral` consists of. `ppm` is what it holds of `counts` (an element or its oxide), by
    formula and atomic weights: no ore made of it can be richer. Above 1,000,000 where the oxide that grades are
    given in weighs more than the mineral itself (U3O8 in uraninite)."""

    mineral: str
    name: str
    formula: str
    counts: str
    ppm: float
    source: Source


@dataclass(frozen=True, slots=True)
class GradeRow:
    """A grade on file, in ppm of `counts`; `unit` is how it is printed, "%" or "g/t". `name` is the deposit of a
    record, "" for what is typical."""

    mineral: str
    kind: GradeKind
    counts: str
    name: str
    ppm: Range
    unit: str
    note: str
    source: Source
