"""Figures before and after: "up 81% to X from Y". Pure; no claims are made here."""

from __future__ import annotations

import re

from core.extraction.annotated import Annotated
from core.extraction.things import TRIPLE
from core.quantities.figure import Figure

GROWING = (*TRIPLE, "production_rate", "value", "capex")
_FROM = re.compile(
    r"\b(?:from|against|compared (?:to|with))\s(?:(?:the|an?|its|(?:19|20)\d\d's) )?(?:(?:initial|previous|earlier|original|prior|former|first|last) )?(?:(?:estimate|figure|resource|total) of )?$",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"\b(?:up|down|rose|rise|risen|fell|fall|fallen|grew|grown|grows|jumped|leapt|dropped|cut|raised|increased?|decreased?|declined|climbed|slid|slumped|surged"
    r"|higher|lower|lifted|reduced|shrank|revised|upgraded|expanded|updated|doubled|tripled|boosted|dipped|dips|slipped|eased|edged|plunged|tumbled|plummeted|soared|swelled|climbs|rises|falls)\b",
    re.IGNORECASE,
)


def before_and_after(figures: list[Annotated], text: str) -> tuple[Figure, Figure] | None:
    """The figure said to be the old one, with the first other that measures the same."""
    for old in figures:
        if old.read is not None and is_old(old, text):
            for new in figures:
                if new is not old and new.read and new.read.figure.dimension is old.read.figure.dimension:
                    return old.read.figure, new.read.figure
    return None


def is_old(item: Annotated, text: str) -> bool:
    """Whether a figure is the one that was before: "up from 2.34 billion tonnes"; without a change "from 2 Mt of ore" is
    where something comes from."""
    read = item.read
    if read is None:
        return False
    if item.role in (*TRIPLE, "production_rate") and _DIRECTION.search(text) is None:
        return False
    return _FROM.search(text[: read.scanned.qualifier_start][-60:]) is not None


def with_direction(change: Annotated, text: str) -> Figure:
    """The change with the word before it ("up", "fell"), from which its direction is read."""
    read = change.read
    assert read is not None
    lead = text[max(0, read.scanned.qualifier_start - 60) : read.scanned.qualifier_start]
    said = [m[0] for m in _DIRECTION.finditer(lead)]
    return read.figure.model_copy(update={"text": f"{said[-1]} {read.figure.text}"}) if said else read.figure
