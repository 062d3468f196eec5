"""The rare-earth elements, their traded oxides and classes."""

from __future__ import annotations

from dataclasses import dataclass

from core.verdict import Source


@dataclass(frozen=True, slots=True)
class Element:
    """`oxide_per_element` is t of traded oxide from one t of metal; None for promethium. `usgs_class` is light,
    heavy, separate or none. `in_magnets` is "yes", "no" or "minor"."""

    symbol: str
    name: str
    number: int
    oxide: str
    weight: float | None
    oxide_per_element: float | None
    usgs_class: str
    other_class: str
    in_magnets: str
    note: str
    source: Source
