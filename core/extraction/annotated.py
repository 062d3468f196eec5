"""One figure of a text as the annotation guide writes it down: role, value in the guide's unit, span. No scoring here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.extraction.features import PERIODS
from core.extraction.roles import Read
from core.quantities.figure import Dimension

GUIDE_ROLES: tuple[str, ...] = (
    "ore_tonnage",
    "contained_tonnage",
    "grade",
    "production_rate",
    "rank",
    "gdp_share",
    "market_share",
    "value",
    "demand_coverage",
    "recovery",
    "mine_life",
    "capex",
    "depth",
    "code",
    "category",
)
"""The roles of `docs/extraction.md`. Others (area, growth, start) are read for claims only."""

_UNITS: dict[Dimension, str] = {
    Dimension.MASS: "t",
    Dimension.GRADE: "ppm",
    Dimension.BRINE: "mg/L",
    Dimension.RANK: "rank",
    Dimension.SHARE: "%",
    Dimension.TIME: "yr",
    Dimension.LENGTH: "m",
    Dimension.AREA: "km2",
    Dimension.YEAR: "year",
}
_WITH_BASIS = ("ore_tonnage", "contained_tonnage", "grade", "production_rate")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A figure of a text. `value` (and `value_max` of a range) in `unit_canonical`; `start` and `end` its span in
    the text as found, whose text is `text_span`; `sentence` counts from 0. `read` has the figure itself and the
    reasons for its role; None for a code or a class."""

    role: str
    value: float | str
    unit_canonical: str
    text_span: str
    start: int
    end: int
    sentence: int
    value_max: float | None = None
    qualifier: str | None = None
    basis: str | None = None
    mineral: str | None = None
    country: str | None = None
    date: str | None = None
    scope: str | None = None
    read: Read | None = None

    def to_json(self) -> dict[str, Any]:
        """The fields of the guide, those that are empty left out."""
        names = ("role", "value", "value_max", "unit_canonical", "qualifier", "basis", "mineral", "country", "date",
                 "scope", "text_span")  # fmt: skip
        found = {name: getattr(self, name) for name in names}
        return {name: value for name, value in found.items() if value is not None}


def annotate(read: Read, text_span: str, start: int, end: int, sentence: int) -> Annotated:
    """A figure that was read, as the guide writes it: rates in their own period, money in its currency. Pure."""
    figure = read.figure
    times, unit = 1.0, _UNITS.get(figure.dimension, "")
    if figure.dimension is Dimension.RATE:
        period = read.period if read.period in PERIODS and read.period else "yr"
        times, unit = PERIODS[period], f"t/{period}"
    elif figure.dimension is Dimension.MONEY:
        unit = "USD" if figure.unit == "US$" else figure.unit
    return Annotated(
        role=read.role,
        value=_plain(figure.value / times),
        value_max=None if figure.value_max is None else _plain(figure.value_max / times),
        unit_canonical=unit,
        qualifier=figure.qualifier.value,
        basis=read.basis.value if read.role in _WITH_BASIS else None,
        mineral=read.mineral,
        country=read.country_name,
        date=read.date,
        scope=read.scope,
        text_span=text_span,
        start=start,
        end=end,
        sentence=sentence,
        read=read,
    )


def _plain(value: float) -> float:
    """Without the last digits that a conversion leaves: 1e-9 of itself; whole numbers as such."""
    rounded = float(f"{value:.10g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded
