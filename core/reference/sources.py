"""The datasets behind the tables: title, edition, release, licence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dataset:
    """One shipped table. `name` is its file name without suffix; `released` is the day or year of the edition as
    text; `licence` and `attribution` are what must be said when it is shown."""

    name: str
    title: str
    edition: str
    released: str
    rows: int
    licence: str
    attribution: str
    url: str
