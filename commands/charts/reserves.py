"""The claim beside the reserves of whole countries; and the reserve list by itself for /reserves."""

from __future__ import annotations

from commands.charts import words
from commands.charts.canvas import Mark, Picture, rows_on_log_scale
from commands.charts.tonnes import listing, marks_of, tonnes_on_axis, tonnes_said
from core.claim import Claim
from core.errors import NoReference
from core.reference.library import Library
from core.reference.reserves import ReserveList

MOST_COUNTRIES = 8
TABLE_COUNTRIES = 14


def draw(claim: Claim, library: Library, *, locale: str) -> Picture | None:
    """Reserves by country with the claim among them, largest first; None without tonnes or without a list. Pure."""
    ours = marks_of(claim, locale=locale)
    try:
        listed = library.reserve_list(claim.mineral)
    except NoReference:
        return None
    if not ours:
        return None
    countries = _countries(listed, MOST_COUNTRIES, locale=locale)
    marks = sorted([*countries, *ours], key=lambda mark: -mark.high)
    title = words.RESERVES_TITLE.format(tonnes=" and ".join(mark.said for mark in ours))
    alt = words.RESERVES_ALT.format(
        mineral=library.mineral(claim.mineral).name,
        edition=_edition(listed),
        listed=listing(countries),
        ours=listing(ours),
    )
    return Picture(_png(title, marks, listed, locale=locale), alt, "reserves.png")


def draw_table(listed: ReserveList, mineral_name: str, *, locale: str) -> Picture:
    """A reserve list by itself, largest first. Pure."""
    marks = _countries(listed, TABLE_COUNTRIES, locale=locale)
    alt = words.TABLE_ALT.format(mineral=mineral_name, edition=_edition(listed), listed=listing(marks))
    return Picture(
        _png(words.TABLE_TITLE.format(mineral=mineral_name), marks, listed, locale=locale),
        alt,
        "reserves.png",
    )


def _countries(listed: ReserveList, most: int, *, locale: str) -> list[Mark]:
    rows = [row for row in listed.ranked(without=None) if row.reserves_t]
    return [
        Mark(row.name, row.reserves_t, row.reserves_t, tonnes_said(row.reserves_t, locale=locale))
        for row in rows[:most]
        if row.reserves_t is not None
    ]


def _png(title: str, marks: list[Mark], listed: ReserveList, *, locale: str) -> bytes:
    source = words.RESERVES_SOURCE.format(edition=_edition(listed), step=_step(marks))
    return rows_on_log_scale(title, marks, axis=lambda t: tonnes_on_axis(t, locale=locale), source=source)


def _step(marks: list[Mark]) -> int:
    from_decades = len(str(int(max(m.high for m in marks) / min(m.low for m in marks))))
    return 10 if from_decades < 9 else 100


def _edition(listed: ReserveList) -> str:
    return f"{listed.edition.source.title} {listed.edition.label}"
