"""A digest's item → sentences: the one line that says what its figures mean. No Discord and no judging here."""

from __future__ import annotations

import re

from core.news.items import Item
from core.news.senses import Sense, Senses
from core.verdict import Level, Quantity
from core.wording import verdicts
from core.wording.figures import say
from core.wording.table import join

KINDS = {
    "ore": "ore",
    "metal": "contained metal",
    "oxide": "contained oxide",
    "compound": "a contained compound",
    "unsaid": "contained metal or oxide",
}
"""What tonnes are said to be."""

ROLES = {
    "ore_tonnage": "Ore",
    "contained_tonnage": "Contained",
    "grade": "Grade",
    "depth": "Depth",
    "area": "Area",
}
UNITS = {"ore_tonnage": "t", "contained_tonnage": "t", "grade": "ppm", "depth": "m", "area": "km²"}
"""What is said of values that differ: the others (shares, sums of money) are about different things too often."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
FIRST_SENTENCE = re.compile(r"(?<=[a-z0-9)]\.)\s+(?=[A-Z])")
"""What parts sentences; "the U.S. Geological Survey" is one."""

OUTLETS_NAMED = 2
"""So many outlets are named for a meaning on the one line; the others are counted."""


def line(item: Item, *, locale: str = "en") -> str:
    """What the figures of the item mean, in one line. Pure."""
    if item.senses is not None:
        return " ".join(
            (senses_line(item.senses, locale=locale), *fit_lines(item.senses, short=True, locale=locale))
        )
    _, _, said = verdicts.headline(item.verdict, locale=locale).partition(": ")
    if item.verdict.level is Level.CANNOT_TELL:
        said = FIRST_SENTENCE.split(said)[0]  # what to add is said to whoever can add it
    return f"{said[:1].upper()}{said[1:]}"


def senses_line(senses: Senses, *, outlets: int = OUTLETS_NAMED, locale: str = "en") -> str:
    """ "20 million t means two things: ore holding 935,400 t (REEx, bne +1), contained metal (Qazinform)." Pure."""
    told = ", ".join(f"{_meant(sense, locale)} ({_named(sense.outlets, outlets)})" for sense in senses.told)
    count = len(senses.told)
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{say(senses.number, locale=locale)} means {number} things: {told}."


def fit_lines(senses: Senses, *, short: bool = False, locale: str = "en") -> tuple[str, ...]:
    """Which meaning bears out the rest, and unless `short` a line on what each one breaks; nothing where nothing else
    is claimed. Pure."""
    if senses.fit is None:
        return ()
    more = () if short else verdicts.more_lines(senses.fit, locale=locale)
    return (verdicts.finding_lead(senses.fit, locale=locale), *more)


def disagreement_lines(item: Item, *, locale: str = "en") -> tuple[str, ...]:
    """A line for each role whose printed values differ between the outlets. Pure."""
    return tuple(
        f"{ROLES[role]}: {join(say(Quantity.of(v, UNITS[role], printed=True), locale=locale) for v in values)}."
        for role, values in item.disagreements.items()
        if role in ROLES
    )


def _meant(sense: Sense, locale: str) -> str:
    if sense.holding is None:
        return KINDS[sense.kind]
    return f"{KINDS[sense.kind]} holding {say(sense.holding, locale=locale)}"


def _named(names: tuple[str, ...], most: int) -> str:
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} +{len(names) - most}"
