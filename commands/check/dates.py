"""A date as people type it. No Discord here."""

from __future__ import annotations

import re
from datetime import date

from core.errors import UnknownName

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
EXAMPLES = ("2025-04-02", "2 April 2025", "April 2025", "2025")
EARLIEST, LATEST = 1900, 2100

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")


def read_date(text: str, *, option: str = "date") -> date:
    """The date; the last day of the month or year where only that is given, so that everything out by then
    counts as known. Pure. Raises UnknownName with examples of what works."""
    found = _parts(text.strip())
    try:
        if found is None or not EARLIEST <= found[0] <= LATEST:
            raise ValueError(text)
        year, month, day = found
        if day is None:
            return _last_day(year, month or 12)
        return date(year, month or 12, day)
    except ValueError:
        raise UnknownName(text, vocabulary="date", candidates=EXAMPLES, option=option) from None


def _parts(text: str) -> tuple[int, int | None, int | None] | None:
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
        return int(year), int(month) if month else None, int(day) if day else None
    if match := _DAY_FIRST.fullmatch(text):
        day, name, year = match.groups()
        return int(year), _month(name), int(day) if day else None
    if match := _MONTH_FIRST.fullmatch(text):
        name, day, year = match.groups()
        return int(year), _month(name), int(day)
    return None


def _month(name: str) -> int:
    for number, month in enumerate(MONTHS, start=1):
        if month.startswith(name.lower()):
            return number
    raise ValueError(name)


def _last_day(year: int, month: int) -> date:
    first_of_next = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return date.fromordinal(first_of_next.toordinal() - 1)
