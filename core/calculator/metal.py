"""The contained metal a claim rests on: as printed, or ore × grade. No words here."""

from __future__ import annotations

from dataclasses import dataclass

from core.calculator.steps import PPM, over, term, times, work
from core.claim import Claim
from core.quantities.figure import Dimension, Figure
from core.verdict import Quantity, Step


@dataclass(frozen=True, slots=True)
class Metal:
    """Tonnes contained. `figure` is the printed figure, None where ore × grade was worked out in `steps`."""

    quantity: Quantity
    figure: Figure | None
    steps: tuple[Step, ...] = ()


def metal_of(claim: Claim) -> Metal | None:
    """The contained tonnage as printed, else ore × grade, else None. Pure."""
    if claim.contained is not None and claim.contained.dimension is Dimension.MASS:
        return Metal(reachable(claim.contained), claim.contained)
    ore, grade = claim.ore, claim.grade
    if ore is None or grade is None or grade.dimension is not Dimension.GRADE:
        return None
    line = contained_in(ore, grade)
    return Metal(line.result, None, (line,))


def contained_in(ore: Figure, grade: Figure) -> Step:
    """ore × grade ÷ 1,000,000 = contained tonnes. Pure."""
    return work(
        "contained",
        "t",
        term("ore", reachable(ore)),
        times("grade", reachable(grade)),
        over("grams_per_tonne", PPM),
    )


def reachable(figure: Figure) -> Quantity:
    """The figure as its author wants it taken: "up to 20 Mt" is 20 Mt that can be reached, the kindest reading
    of a stock or a share. Converted units lose their printed digits: ounces are no round number of tonnes. Pure."""
    return Quantity.of(figure.claimed_span, figure.unit, printed=figure.keeps_its_digits)
