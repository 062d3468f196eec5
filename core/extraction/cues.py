"""The declared cues: words beside a figure that speak for a role, with their weight, reach and an example.

A new cue is a line in `cues.csv`. Words in angle brackets are features that `features` works out.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from core.extraction.words import Phrasebook
from core.quantities.figure import Dimension


class Side(StrEnum):
    """Where a cue stands. `IS` is a feature of the figure itself."""

    BEFORE = "before"
    AFTER = "after"
    EITHER = "either"
    IS = "is"


class Kind(StrEnum):
    """The dimensions a cue speaks about, by the word used in `cues.csv`."""

    MASS = "mass"
    RATE = "rate"
    GRADE = "grade"
    SHARE = "share"
    MONEY = "money"
    TIME = "time"
    LENGTH = "length"
    AREA = "area"
    RANK = "rank"


KINDS: dict[Dimension, Kind] = {
    Dimension.MASS: Kind.MASS,
    Dimension.RATE: Kind.RATE,
    Dimension.GRADE: Kind.GRADE,
    Dimension.BRINE: Kind.GRADE,
    Dimension.SHARE: Kind.SHARE,
    Dimension.MONEY: Kind.MONEY,
    Dimension.TIME: Kind.TIME,
    Dimension.LENGTH: Kind.LENGTH,
    Dimension.AREA: Kind.AREA,
    Dimension.RANK: Kind.RANK,
}
"""Dimensions that can have a role. Prices, years and plain numbers have none."""

NONE = "none"
"""The role of a figure that is no claim."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of the table. `words` are its alternatives; `reach` how many words away it may stand; `weight`
    what it adds to the score of `role`."""

    number: int
    role: str
    kinds: frozenset[Kind]
    side: Side
    reach: int
    weight: float
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class CueBook:
    """All cues: by phrase for those made of words, by feature and kind for the others."""

    cues: tuple[Cue, ...]
    phrases: Phrasebook[Cue]
    features: dict[tuple[str, Kind], tuple[Cue, ...]]


def read_cues() -> tuple[Cue, ...]:
    """Every cue of the table, in its order."""
    table = files("core.extraction").joinpath("cues.csv").read_text(encoding="utf-8")
    return tuple(
        Cue(
            number=number,
            role=row["role"],
            kinds=frozenset(Kind(name) for name in row["dimensions"].split("|")),
            side=Side(row["side"]),
            reach=int(row["reach"]),
            weight=float(row["weight"]),
            words=tuple(row["words"].split("|")),
            example=row["example"],
        )
        for number, row in enumerate(csv.DictReader(table.splitlines()), start=2)
    )


@lru_cache(maxsize=1)
def cue_book() -> CueBook:
    """The table, indexed. Built once."""
    cues = read_cues()
    features: defaultdict[tuple[str, Kind], list[Cue]] = defaultdict(list)
    phrases: list[tuple[str, Cue]] = []
    for cue in cues:
        for words in cue.words:
            if cue.side is Side.IS:
                for kind in cue.kinds:
                    features[words, kind].append(cue)
            else:
                phrases.append((words, cue))
    return CueBook(cues, Phrasebook(phrases), {key: tuple(found) for key, found in features.items()})
