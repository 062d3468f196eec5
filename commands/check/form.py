"""What one question of /check asks for. Data only and no Discord: the slash command, the modal and the command line share it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from commands.check import texts
from core.claim import Form
from core.quantities.figure import Dimension


class Kind(StrEnum):
    """How the text of an option is read. `NAME` is a word of a vocabulary, `PARTS` a list of amounts,
    `CHANGE` a rise or fall, `PROSE` running text that is read as a whole."""

    FIGURE = "figure"
    NAME = "name"
    CHANGE = "change"
    DATE = "date"
    YEAR = "year"
    PARTS = "parts"
    PART = "part"
    TEXT = "text"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Option:
    """One option. `field` is the field of `Claim` it fills; `dimensions` what a figure may measure (none: any);
    `yearly` takes a plain mass as a mass a year; `vocabulary` the words a name comes from."""

    name: str
    field: str
    description: str
    kind: Kind = Kind.FIGURE
    dimensions: tuple[Dimension, ...] = ()
    vocabulary: str = ""
    required: bool = False
    yearly: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One subcommand of /check. `at_least` of the figures in `options` must be given, whichever they are;
    `example` is a filled-in call for the help text."""

    form: Form
    description: str
    options: tuple[Option, ...]
    example: str
    at_least: int = 0

    @property
    def name(self) -> str:
        """The subcommand's name."""
        return self.form.value

    @property
    def filled_in(self) -> dict[str, str]:
        """The texts of the example by option."""
        names = "|".join(option.name for option in self.every_option)
        pieces = re.split(rf"(?:^|\s)({names}):", self.example)[1:]
        return dict(zip(pieces[::2], pieces[1::2], strict=True))

    @property
    def every_option(self) -> tuple[Option, ...]:
        """The options of its own, then those that every question takes."""
        return (*self.options, *COMMON)


def figure(name: str, description: str, *dimensions: Dimension, field: str = "") -> Option:
    """An option that holds a figure."""
    return Option(name, field or name, description, dimensions=dimensions)


def yearly(name: str, description: str, *, field: str) -> Option:
    """An option that holds a mass a year; a plain mass is taken as one."""
    return Option(name, field, description, dimensions=(Dimension.RATE, Dimension.MASS), yearly=True)


def word(name: str, description: str, *, vocabulary: str = "") -> Option:
    """An option that holds a word of a vocabulary, with autocomplete."""
    return Option(name, name, description, kind=Kind.NAME, vocabulary=vocabulary or name)


ORE = figure("ore", texts.ORE, Dimension.MASS)
GRADE = figure("grade", texts.GRADE, Dimension.GRADE, Dimension.BRINE)
CONTAINED = figure("contained", texts.CONTAINED, Dimension.MASS)
RECOVERY = figure("recovery", texts.RECOVERY, Dimension.SHARE)
RANK = figure("rank", texts.RANK, Dimension.RANK)
MINERAL = word("mineral", texts.MINERAL)
COUNTRY = word("country", texts.COUNTRY)
CATEGORY = word("category", texts.CATEGORY)
YEAR = Option("year", "year", texts.YEAR, kind=Kind.YEAR)

DATE = Option("date", "claimed_on", texts.DATE, kind=Kind.DATE)
SOURCE = Option("source", "source", texts.SOURCE, kind=Kind.TEXT)
COMMON = (DATE, SOURCE)
"""What every question takes besides its own options."""
