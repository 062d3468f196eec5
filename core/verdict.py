"""The product: findings with their working, and a level. Data only; `core.wording` makes sentences of it."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from core.claim import Claim
from core.quantities.figure import Figure
from core.quantities.ranges import Range

SCHEMA = 1
CALCULATOR_VERSION = "1"


class Level(StrEnum):
    """What a verdict says. Order of gravity: `GRAVITY`."""

    HOLDS_UP = "holds_up"
    UNPROVEN = "unproven"
    DOUBTFUL = "doubtful"
    DOES_NOT_ADD_UP = "does_not_add_up"
    IMPOSSIBLE = "impossible"
    WORKED_OUT = "worked_out"
    CANNOT_TELL = "cannot_tell"


GRAVITY: tuple[Level, ...] = (
    Level.HOLDS_UP,
    Level.UNPROVEN,
    Level.DOUBTFUL,
    Level.DOES_NOT_ADD_UP,
    Level.IMPOSSIBLE,
)
"""The levels a finding may carry, mildest first. `WORKED_OUT` and `CANNOT_TELL` are a verdict's alone."""


class Frozen(BaseModel):
    """Base of everything in a verdict."""

    model_config = ConfigDict(frozen=True)


class Quantity(Frozen):
    """low, likely, high in a fixed unit: t, ppm, t/yr, US$, US$/kg, %, years, days, m, km², m³, kg/m³, "×"
    (a ratio), "" (a count). Finite, never NaN. `printed` marks a figure as somebody printed it: it is said
    with all its digits, not rounded."""

    low: float
    likely: float | None
    high: float
    unit: str
    printed: bool = False

    @property
    def range(self) -> Range:
        """The three numbers without the unit."""
        return Range(self.low, self.likely, self.high)

    @property
    def middle(self) -> float:
        """The likely value, or the geometric middle of the ends."""
        return self.range.middle if self.likely is None else self.likely

    @classmethod
    def of(cls, value: Range | float, unit: str, *, printed: bool = False) -> Self:
        """A quantity from a range, or from a number that has no width. Pure."""
        if isinstance(value, Range):
            return cls(low=value.low, likely=value.likely, high=value.high, unit=unit, printed=printed)
        return cls(low=value, likely=value, high=value, unit=unit, printed=printed)

    @classmethod
    def from_figure(cls, figure: Figure) -> Self:
        """The figure as it claims to be: its span, said with its printed digits. Where the unit had to be
        converted (short tons, pounds, acres) the digits are not the printed ones, and it is rounded. Pure."""
        return cls.of(figure.span, figure.unit, printed=figure.keeps_its_digits)


class Source(Frozen):
    """Where a figure came from. `confidence` is verified-2-sources, one-source or from-memory."""

    title: str
    edition: str
    url: str
    confidence: str


class Term(Frozen):
    """One operand of a line of working. `op` joins it to what stands before it: "" (first), "×", "÷", "+", "−".
    `name` is a key of the wording table of names ("ore", "grade", "density"); `likely` is what is computed with."""

    op: str
    name: str
    quantity: Quantity


class Step(Frozen):
    """A line of working: terms from left to right give `result`. No hidden factor: unit changes
    are terms of their own ("ppm" is ÷ 1,000,000). `assumed` says that widths were combined by root of sum of
    squares instead of corners. `evaluate` redoes it."""

    name: str
    terms: tuple[Term, ...]
    result: Quantity
    assumed: bool = False

    def evaluate(self) -> float:
        """The likely value of the terms, from left to right. Pure. Raises ValueError at an unknown `op`."""
        value = math.nan
        for term in self.terms:
            x = term.quantity.middle
            match term.op:
                case "":
                    value = x
                case "×":
                    value *= x
                case "÷":
                    value /= x
                case "+":
                    value += x
                case "−":
                    value -= x
                case _:
                    raise ValueError(term.op)
        return value


Fact = Quantity | str | int


class _AsGiven:
    """What a log holds is validated; what our own typed code gives is taken as it is. Some forty facts of a verdict
    would else each be tried as a quantity, a word and a number."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=handler(source), python_schema=core_schema.any_schema()
        )


Facts = Annotated[dict[str, Fact], _AsGiven]
"""What a sentence may say, by the name of its placeholder. Not to be changed once it is in a verdict."""


class Note(Frozen):
    """Something to be said in small print, or a reason for a level: a key of a wording table and its facts."""

    key: str
    facts: Facts = Field(default_factory=dict[str, Fact])


class Need(Frozen):
    """What would have to be true for the claim to hold: a key of a wording table ("needs.grade") and its facts."""

    key: str
    facts: Facts = Field(default_factory=dict[str, Fact])


class Reading(Frozen):
    """One single change of meaning under which the figures agree.

    `key` names the change in the wording table ("short_ton"), `also` its other names of the same factor;
    `role` is the figure changed, `before` and `after` its value; `computed` and `against` what then agrees;
    `tolerance` is h (a share, 0.01 = 1%), `chance` the probability p that an unrelated figure fits as well,
    `tried` the number n of distinct changes behind p; `likely` is False for a reading that is only possible.
    `printed` is the figure before and after, and what is computed, as they would stand on the page, where the fixed unit
    would show other digits than those ("2.46 Moz", "0.3926%"); "" where it would not.
    """

    key: str
    also: tuple[str, ...] = ()
    role: str
    before: Quantity
    after: Quantity
    computed: Quantity
    against: Quantity
    tolerance: float
    chance: float
    tried: int
    likely: bool
    working: tuple[Step, ...] = ()
    printed: tuple[str, str, str] = ("", "", "")

    @property
    def said(self) -> tuple[Fact, Fact, Fact]:
        """What to say of the figure before and after, and of what is computed: as printed, else in the fixed unit."""
        before, after, computed = self.printed
        return (before or self.before, after or self.after, computed or self.computed)


class Finding(Frozen):
    """The answer of one check to one question.

    `level` is None for a finding that is only for scale. `outcome` picks the sentence of this check in
    `core.wording` and `facts` are what that sentence may say; `more` are sentences that follow it on the card,
    in order (keys of the table of notes). `reasons` name why a finding is only
    `unproven` (R1–R4) and what would lift it. `factor` is likely ÷ likely, `gap` the distance of the nearest
    ends (1 = they meet); both >= 1 or None.
    """

    check: str
    outcome: str
    level: Level | None
    facts: Facts = Field(default_factory=dict[str, Fact])
    more: tuple[Note, ...] = ()
    claimed: Quantity | None = None
    computed: Quantity | None = None
    factor: float | None = None
    gap: float | None = None
    working: tuple[Step, ...] = ()
    needs: tuple[Need, ...] = ()
    readings: tuple[Reading, ...] = ()
    reasons: tuple[Note, ...] = ()
    caveats: tuple[Note, ...] = ()
    sources: tuple[Source, ...] = ()


class EditionUsed(Frozen):
    """A dated release of reference data that a verdict rests on."""

    dataset: str
    edition: str
    released: str


class Verdict(Frozen):
    """All findings and a level. Same claim, same library: the same bytes.

    `findings` stand in reading order. `missing` lists what was claimed but could not be judged: each a note
    that says which figures or which table would be needed.
    """

    schema_version: int = SCHEMA
    calculator: str = CALCULATOR_VERSION
    level: Level
    claim: Claim
    findings: tuple[Finding, ...]
    missing: tuple[Note, ...] = ()
    editions: tuple[EditionUsed, ...] = ()

    @property
    def lead(self) -> Finding | None:
        """The finding the headline speaks of: the gravest, the earliest among equals; else the first."""
        graded = [f for f in self.findings if f.level is not None]
        if not graded:
            return self.findings[0] if self.findings else None
        return max(graded, key=lambda f: GRAVITY.index(f.level or Level.HOLDS_UP))  # the first among equals
