"""What goes into a plant in a year, and whether the product is concentrate or metal. No words here."""

from __future__ import annotations

from core.calculator.metal import reachable
from core.calculator.steps import PPM, over, term, times, work
from core.claim import Claim
from core.quantities.figure import Dimension, Figure
from core.quantities.ranges import Range
from core.verdict import Quantity, Step

ALL_OF_IT = Quantity.of(100.0, "%")
"""Where no recovery is said: the best that a concentrate could hold."""

SPODUMENE_CONCENTRATE_PPM = Range(40_000.0, None, 80_300.0)
"""What spodumene concentrate may hold: sold at 5.5 to 6% Li2O, from 4% upwards, at most the 8.03% of the pure mineral."""


def feed_of(ore: Figure, grade: Figure) -> Step:
    """Metal in the ore that goes into the plant in a year. Pure."""
    return work(
        "feed",
        "t/yr",
        term("ore_rate", reachable(ore)),
        times("grade", reachable(grade)),
        over("grams_per_tonne", PPM),
    )


def is_concentrate(claim: Claim) -> bool:
    """Whether the product is called concentrate, or is unnamed and weighs what a spodumene concentrate would; False
    for one that outweighs the ore. Pure."""
    ore, grade, product = claim.ore_rate, claim.grade, claim.product_rate
    if ore is None or grade is None or product is None or grade.dimension is not Dimension.GRADE:
        return False
    if product.claimed_span.low <= 0 or product.claimed_span.low > ore.claimed_span.high:
        return False
    if "concentrate" in (product.substance or ""):
        return True
    spodumene = product.substance is None and grade.substance == "Li2O"
    held = grade_of_concentrate(ore, grade, claim.recovery, product).result
    return spodumene and held.range.meets(SPODUMENE_CONCENTRATE_PPM)


def grade_of_concentrate(ore: Figure, grade: Figure, recovery: Figure | None, product: Figure) -> Step:
    """The grade that the product would have as concentrate. Pure."""
    return work(
        "concentrate_grade",
        "ppm",
        term("feed", feed_of(ore, grade).result),
        times("recovery", recovery_or_all(recovery)),
        over("per_cent", 100.0),
        over("product", reachable(product)),
        times("grams_per_tonne", PPM),
    )


def recovery_or_all(recovery: Figure | None) -> Quantity:
    """The stated recovery, else all of it. Pure."""
    return reachable(recovery) if recovery and recovery.claimed_span.low > 0 else ALL_OF_IT
