"""The claimed grade among known deposits and the crust."""

from __future__ import annotations

from commands.charts import words
from commands.charts.canvas import Mark, Picture, rows_on_log_scale
from commands.charts.tonnes import listing
from core.claim import RARE_EARTHS, Claim
from core.reference.library import Library
from core.verdict import Quantity
from core.wording.figures import say

SHOWN = 8


def draw(claim: Claim, library: Library, *, locale: str, label: str = words.CLAIMED) -> Picture | None:
    """Known grades spread from richest to poorest, with the claim under `label`; None without a grade of rare
    earths. Pure."""
    grade = claim.grade
    if grade is None or grade.unit != "ppm" or grade.likely <= 0 or claim.mineral != RARE_EARTHS:
        return None
    known = [
        _mark(d.name, d.grade_ppm, locale)
        for d in library.deposits()
        if d.grade_ppm and d.iso3 != claim.country
    ]
    crust = library.assumption("crust")
    if crust.unit == "ppm":
        known.append(_mark(words.CRUST, crust.range.middle, locale))
    ours = Mark(label, grade.likely, grade.likely, _said(grade.likely, locale), "claim")
    shown = _spread(sorted(known, key=lambda mark: -mark.high))
    marks = sorted([*shown, ours], key=lambda mark: -mark.high)
    png = rows_on_log_scale(
        words.GRADES_TITLE.format(grade=ours.said),
        marks,
        axis=lambda ppm: _said(ppm, locale),
        source=words.GRADES_SOURCE,
    )
    return Picture(
        png, words.GRADES_ALT.format(listed=listing(shown), label=label, grade=ours.said), "grades.png"
    )


def _spread(marks: list[Mark]) -> list[Mark]:
    if len(marks) <= SHOWN:
        return marks
    step = (len(marks) - 1) / (SHOWN - 1)
    return [marks[round(index * step)] for index in range(SHOWN)]


def _mark(name: str, ppm: float, locale: str) -> Mark:
    return Mark(name.split(" (")[0], ppm, ppm, _said(ppm, locale))


def _said(ppm: float, locale: str) -> str:
    return say(Quantity.of(ppm, "ppm"), locale=locale)
