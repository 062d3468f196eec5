"""Reading the shipped CSV tables into plain rows. No meaning here: each subject's module knows its columns."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

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
    0.005. At least two digits of an integer are taken as meant; a single digit stands for half a unit, at most
    a quarter of it. Pure."""
    if "." in text:
        return 0.5 * 10.0 ** -len(text.split(".")[1])
    digits = text.lstrip("-0")
    if not digits:
        return 0.0
    if len(digits) == 1:
        return min(0.5, 0.25 * int(digits))
    zeros = min(len(digits) - len(digits.rstrip("0")), len(digits) - 2)
    return 0.5 * 10.0**zeros


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
