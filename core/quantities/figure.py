"""A figure as somebody printed it: number, unit, qualifier, and how finely it was printed. No parsing here."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from core.quantities.ranges import Range


class Dimension(StrEnum):
    """What kind of thing a figure measures. `CANONICAL` has the unit each is held in."""

    MASS = "mass"
    GRADE = "grade"
    BRINE = "brine concentration"
    RATE = "mass per year"
    MONEY = "money"
    PRICE = "price per mass"
    SHARE = "share"
    TIME = "time"
    LENGTH = "length"
    AREA = "area"
    RANK = "rank"
    YEAR = "calendar year"
    COUNT = "plain number"


CANONICAL: dict[Dimension, str] = {
    Dimension.MASS: "t",
    Dimension.GRADE: "ppm",
    Dimension.BRINE: "mg/L",
    Dimension.RATE: "t/yr",
    Dimension.MONEY: "US$",
    Dimension.PRICE: "US$/kg",
    Dimension.SHARE: "%",
    Dimension.TIME: "years",
    Dimension.LENGTH: "m",
    Dimension.AREA: "km²",
    Dimension.RANK: "rank",
    Dimension.YEAR: "year",
    Dimension.COUNT: "",
}


class Qualifier(StrEnum):
    """The word before the number. It widens or opens the range."""

    EXACT = "exact"
    ABOUT = "about"
    UP_TO = "up_to"
    OVER = "over"
    UNDER = "under"


class Basis(StrEnum):
    """What the tonnes are tonnes of."""

    ORE = "ore"
    OXIDE = "oxide"
    METAL = "metal"
    COMPOUND = "compound"
    UNSPECIFIED = "unspecified"


class Printed(BaseModel):
    """How the figure stood on the page, kept so that readings can try another meaning of it.

    `digits` is the number as written ("2.63", "935,400", "half"), `number` its plain value (2.63), `scale`
    the scale word's factor times the unit prefix as written (1e9 for "billion", 1e6 for "Mt"), `unit` the
    unit as written ("Mt", "tons", "g/t", ""). `bare_ton` marks a ton of no stated kind ("ton", "tons").
    `scale_word` is the written scale word or metric prefix ("million", "M", "k", "").
    """

    model_config = ConfigDict(frozen=True)

    digits: str
    number: float
    scale: float = 1.0
    scale_word: str = ""
    unit: str = ""
    bare_ton: bool = False


_WORKED_OUT = ("span", "wide_span", "claimed_span", "keeps_its_digits")
"""What a figure works out once and keeps beside its fields."""


class Figure(BaseModel):
    """One printed figure in its canonical unit. Frozen; equality is by value.

    `value` is the printed value, or the lower end of a printed range whose upper end is `value_max`, in
    `unit` (`CANONICAL[dimension]`, or an ISO 4217 code for money that is not US dollars). `half` is the
    half-width that its digits give, `wide` the half-width if an integer with one non-zero digit is a rounded
    one (equal to `half` elsewhere); both in `unit`, before the qualifier. For a range they belong to the
    lower end, `half_max` to the upper one.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    dimension: Dimension
    unit: str
    value: float
    value_max: float | None = None
    half: float = 0.0
    half_max: float = 0.0
    wide: float = 0.0
    qualifier: Qualifier = Qualifier.EXACT
    basis: Basis = Basis.UNSPECIFIED
    substance: str | None = None
    printed: Printed

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed; what follows from them is worked out anew. Pure."""
        copy = super().model_copy(update=update, deep=deep)
        for kept in _WORKED_OUT:
            vars(copy).pop(kept, None)
        return copy

    @cached_property
    def span(self) -> Range:
        """The range the figure claims when it must agree with others: printed digits, then the qualifier.

        about: max(2h, 5%) each way. over: [X − h, 1.10 X]. under: [0.90 X, X + h]. up to: (0, X + h]. A printed
        range: its ends as they stand. Ends are never negative. Pure.
        """
        return self._span(self.half)

    @cached_property
    def wide_span(self) -> Range:
        """`span` with the wide half-width. Pure."""
        return self._span(max(self.half, self.wide))

    @cached_property
    def claimed_span(self) -> Range:
        """The range to hold against what was computed. As `span`, but "up to X" claims that X can be reached,
        so its low end is X − h. Pure."""
        if self.qualifier is Qualifier.UP_TO and self.value_max is None:
            return Range(max(0.0, self.value - self.half), self.value, self.value + self.half)
        return self.span

    @cached_property
    def keeps_its_digits(self) -> bool:
        """Whether the canonical unit only moved the decimal point, so that the digits are those somebody printed. "Two
        thirds" has none. Pure."""
        number, value = self.printed.number, self.value
        if number <= 0 or value <= 0:
            return True
        if number != round(number, 9):
            return False
        power = math.log10(value / number)
        return abs(power - round(power)) < 1e-9

    def _span(self, half: float) -> Range:
        x, top = self.value, self.value if self.value_max is None else self.value_max
        half_top = half if self.value_max is None else self.half_max
        likely = x if self.value_max is None else None
        if self.value_max is not None and self.qualifier is Qualifier.EXACT:
            return Range(x, None, top)
        match self.qualifier:
            case Qualifier.ABOUT:
                return Range(
                    max(0.0, x - max(2 * half, 0.05 * x)), likely, top + max(2 * half_top, 0.05 * top)
                )
            case Qualifier.OVER:
                return Range(max(0.0, x - half), likely, max(1.10 * top, top + half_top))
            case Qualifier.UNDER:
                return Range(min(0.90 * x, x - half) if x > half else 0.0, likely, top + half_top)
            case Qualifier.UP_TO:
                return Range(0.0, likely, top + half_top)
            case Qualifier.EXACT:
                return Range(max(0.0, x - half), likely, top + half_top)

    @property
    def likely(self) -> float:
        """The printed value, or the geometric middle of a printed range."""
        return Range(self.value, None, self.value_max).middle if self.value_max is not None else self.value
