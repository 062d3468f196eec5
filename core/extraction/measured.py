"""How well the extraction did on the labelled sentences, and when: written by `make score`, shown by /about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Measured:
    """One part of the corpus: `sentences` in it, `precision`, `recall` and `f1` (0 to 1) over all roles, false
    figures in 100 sentences that have none."""

    name: str
    sentences: int
    precision: float
    recall: float
    f1: float
    false_per_100: float


@dataclass(frozen=True, slots=True)
class Measurement:
    """All parts, with the day they were measured. `unseen` is the part that no cue was tuned on; `first_sight` the
    newest batches of real sentences as they scored before anything was learnt from them, which is kept as it was."""

    measured_on: date
    parts: tuple[Measured, ...]
    first_sight: Measured | None = None

    @property
    def unseen(self) -> Measured | None:
        """The part that was kept apart, None where it was not measured."""
        return next((part for part in self.parts if part.name == "heldout"), None)


@lru_cache(maxsize=1)
def measurement() -> Measurement:
    """The last measurement that was recorded. Read once."""
    record = json.loads(files("core.extraction").joinpath("measured.json").read_text(encoding="utf-8"))
    return Measurement(
        measured_on=date.fromisoformat(record["measured_on"]),
        parts=tuple(Measured(**part) for part in record["parts"]),
        first_sight=Measured(**record["first_sight"]) if "first_sight" in record else None,
    )
