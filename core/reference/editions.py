"""Dated releases of a table, and which of them was in force on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.verdict import EditionUsed, Source


@dataclass(frozen=True, slots=True)
class Edition:
    """One release. `label` is what is said ("2025", "2026 v1.3"); `released` the day it was first posted.
    `short` is the name to say before the label; `year` is the edition's own year, `version` its version where it had several ("1.3", else "").
    `date_confidence` tells how well the day is known."""

    dataset: str
    short: str
    label: str
    released: date
    year: str
    version: str
    date_confidence: str
    source: Source
    note: str = ""

    @property
    def named(self) -> str:
        """ "USGS 2026 v1.3", "Red Book 2024"."""
        return f"{self.short} {self.label}"

    def used(self) -> EditionUsed:
        """The form in which a verdict lists it."""
        return EditionUsed(dataset=self.dataset, edition=self.label, released=self.released.isoformat())


def in_force(editions: tuple[Edition, ...], on: date | None) -> Edition | None:
    """The newest edition released on or before `on`; the newest of all where `on` is None; None where every
    edition on file is later than `on`. `editions` stand oldest first. Pure."""
    if on is None:
        return editions[-1]
    return next((e for e in reversed(editions) if e.released <= on), None)
