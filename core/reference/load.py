"""Reading the shipped CSV tables into plain rows. No meaning here: each subject's module knows its columns."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from core.quantities.precision import half_of_decimal, half_of_integer
from core.quantities.ranges import Range
from core.verdict import Source

DATA = Path(__file__).parent / "data"

Row = dict[str, str]


def read_table(name: str) -> list[Row]:
    """All rows of `data/<name>.csv` as text, in file order. Raises FileNotFoundError. Not cached."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        return [dict(zip(header, row, strict=True)) for row in reader]


def number(text: str) -> float | None:
    """The number in a cell; None where it is blank. Raises ValueError for anything else."""
    return float(text) if text else None


def whole(text: str) -> int | None:
    """The integer in a cell; None where it is blank."""
    return int(text) if text else None


def names(text: str) -> tuple[str, ...]:
    """The names in a cell, which are separated by `|`."""
    return tuple(part.strip() for part in text.split("|") if part.strip())


def half_width(text: str) -> float:
    """Half of the last printed place of a number in a table: 6300000 gives 50,000, 20 gives 0.5, 2.87 gives
    0.005; 0 and a blank give 0. Pure."""
    if "." in text:
        return half_of_decimal(len(text.split(".")[1]))
    return half_of_integer(int(text), before_unit=True) if text.strip("0") else 0.0


@cache
def source(title: str, edition: str, url: str, confidence: str) -> Source:
    """One `Source` for each distinct title, edition, page and confidence."""
    return Source(title=title, edition=edition, url=url, confidence=confidence)


def source_of(row: Row) -> Source:
    """The source named in a row's own columns `source`, `edition`, `url`, `confidence`."""
    return source(row["source"], row["edition"], row["url"], row["confidence"])


def range_of(row: Row, low: str = "low", typical: str = "typical", high: str = "high") -> Range:
    """The range in three cells. A blank end takes the typical value; a blank typical stays unknown unless the
    ends agree. Raises ValueError where all three are blank."""
    bottom, middle, top = number(row[low]), number(row[typical]), number(row[high])
    bottom = middle if bottom is None else bottom
    top = middle if top is None else top
    if bottom is None or top is None:
        raise ValueError(row)
    return Range(bottom, bottom if middle is None and bottom == top else middle, top)
