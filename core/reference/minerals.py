"""The minerals on file and what their tables count."""

from __future__ import annotations

from dataclasses import dataclass

from core.quantities.figure import Basis
from core.verdict import Source


@dataclass(frozen=True, slots=True)
class Mineral:
    """`key` is what a claim carries. `content_symbol` is what the tables count tonnes of: an element symbol
    ("Li", "U"), an oxide ("REO", "TiO2", "Cr2O3") or a product ("fluorspar"); `content_basis` its kind.
    `content_note` says it in full. `has_reserve_list` is False where no list is published; `reserve_basis` is
    "reserves" or what the list holds instead. `ore_symbols` are substances that grades of it are often given
    in, likeliest first."""

    key: str
    name: str
    content_symbol: str
    content_basis: Basis
    content_note: str
    has_reserve_list: bool
    reserve_basis: str
    ore_symbols: tuple[str, ...]
    aliases: tuple[str, ...]
    note: str
    source: Source
