"""Reporting codes and classes of resources: what they are called, and what counts as a reserve."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.verdict import Source


class Kind(StrEnum):
    """What a class of tonnage is, weakest first. `KIND_ORDER` orders them."""

    NONE = "unclassified"
    SPECULATIVE = "speculative"
    EXPLORATION = "exploration target"
    INFERRED = "inferred resource"
    RESOURCE = "resource"
    INDICATED = "indicated resource"
    MEASURED = "measured resource"
    RESERVE = "reserve"


KIND_ORDER: tuple[Kind, ...] = tuple(Kind)
"""From the weakest to the strongest."""


@dataclass(frozen=True, slots=True)
class Code:
    """A reporting code. `family` is CRIRSCO, UN, GKZ, statistical or none. `is_code` is False for a press figure
    or a national statistic. `has_reserves` says whether tonnage under it can be a reserve at all."""

    key: str
    name: str
    family: str
    jurisdiction: str
    is_code: bool
    classes: str
    meaning: str
    counts_as_reserve: str
    aliases: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Category:
    """A class of tonnage. `kind` its usual CRIRSCO reading, `reading` that in words, `is_gkz` whether it is of
    the Soviet-type system (then the reading is a guide only, case by case). `counts_as_reserve` is "yes", "no",
    or "usgs" (USGS counts it though a code would not: A, B, C1)."""

    key: str
    name: str
    kind: Kind
    is_gkz: bool
    reading: str
    counts_as_reserve: str
    aliases: tuple[str, ...]
    source: Source
