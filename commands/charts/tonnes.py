"""The tonnages of a claim as marks on a picture: as claimed, and as ore × grade gives them."""

from __future__ import annotations

from commands.charts import words
from commands.charts.canvas import Mark
from core.claim import Claim
from core.verdict import Quantity
from core.wording.figures import say


def tonnes_said(value_t: float, *, locale: str) -> str:
    """Tonnes in few letters ("14,000 t", "6.3 Mt"). Pure."""
    return say(Quantity.of(value_t, "t"), locale=locale, style="short" if value_t >= 1e6 else "")


def tonnes_on_axis(value_t: float, *, locale: str) -> str:
    """Tonnes in the fewest letters ("100 kt"). Pure."""
    return say(Quantity.of(value_t, "t"), locale=locale, style="short")


def marks_of(claim: Claim, *, locale: str) -> list[Mark]:
    """The claim's contained tonnes, printed and computed, where positive. Pure."""
    marks: list[Mark] = []
    if claim.contained is not None and claim.contained.likely > 0:
        value = claim.contained.likely
        printed = Quantity.of(value, "t", printed=claim.contained.value_max is None)
        said = say(printed, locale=locale, style="short" if value >= 1e6 else "")
        marks.append(Mark(words.CLAIMED, value, value, said, "claim"))
    if claim.ore is not None and claim.grade is not None and claim.grade.unit == "ppm":
        value = claim.ore.likely * claim.grade.likely / 1e6
        if value > 0:
            marks.append(Mark(words.COMPUTED, value, value, tonnes_said(value, locale=locale), "computed"))
    return marks


def listing(marks: list[Mark]) -> str:
    """ "China 44 Mt, Brazil 11 Mt". Pure."""
    return ", ".join(f"{mark.label} {mark.said}" for mark in marks)
