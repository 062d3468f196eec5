"""Deposits as their owners or the press state them."""

from __future__ import annotations

from dataclasses import dataclass

from core.verdict import Source


@dataclass(frozen=True, slots=True)
class Deposit:
    """`ore_t`, `grade_ppm` (TREO) and `contained_t` are None where not published. `computed` says that
    contained is ore × grade; then `published_contained_t` is what the owner prints, where it does."""

    key: str
    name: str
    mineral: str
    country_name: str
    iso3: str
    ore_t: float | None
    grade_ppm: float | None
    contained_t: float | None
    published_contained_t: float | None
    computed: bool
    category: str
    code: str
    as_of: str
    ndpr_share_pct: float | None
    note: str
    source: Source
