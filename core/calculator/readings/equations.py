"""Which of a claim's figures should multiply to another of them, and do not. No changes are tried here."""

from __future__ import annotations

from collections.abc import Iterator

from core.calculator.agreement import agreement_of
from core.calculator.basis import factor_to_basis_of, times_of
from core.calculator.compare import SLACK, gap_between
from core.calculator.concentrate import is_concentrate
from core.calculator.readings.changes import Equation
from core.calculator.steps import PPM
from core.calculator.triple import printed_triple
from core.claim import Claim
from core.quantities.figure import Figure
from core.reference.library import Library


def equations_of(claim: Claim, library: Library) -> Iterator[Equation]:
    """The products among the printed figures that do not come out: ore × grade = contained; ore a year × grade ×
    recovery = product a year; yearly amount × years = stock, where the stock is too small. Pure."""
    three = agreement_of(claim, library)
    if three is not None and three.judged.comparison.gap > SLACK:
        factors = (("ore", three.triple.ore), ("grade", three.triple.grade))
        stated = three.how if three.how is not None and three.how.stated else None
        held, years = three.triple.contained, lifetime_of(claim)
        yield Equation("contained", factors, (PPM,), "contained", held, how=stated, life=years)
    grade = printed_triple(claim)[1]
    if claim.ore_rate and grade and claim.recovery and claim.product_rate:
        factors = (("ore_rate", claim.ore_rate), ("grade", grade), ("recovery", claim.recovery))
        product = times_of(claim.product_rate, factor_to_basis_of(grade, claim.product_rate))
        output = Equation("product", factors, (100.0, PPM), "product_rate", product, life=lifetime_of(claim))
        if not is_concentrate(claim) and gap_between(output.span, output.claimed.claimed_span) > SLACK:
            yield output
    rate = ("ore_rate", claim.ore_rate) if claim.ore_rate else ("product_rate", claim.product_rate)
    if claim.stock and rate[1] and claim.life and claim.stock.unit == "t":
        lasting = Equation("stock", ((rate[0], rate[1]), ("life", claim.life)), (), "stock", claim.stock)
        if lasting.span.low > SLACK * lasting.claimed.claimed_span.high:
            yield lasting


def lifetime_of(claim: Claim) -> Figure | None:
    """The years over which the claim's yearly amounts run; years of a named market are another thing. Pure."""
    return claim.life or (claim.years if claim.market is None else None)
