"""Which single change of meaning would make figures that disagree agree? The arithmetic is in `readings/`."""

from __future__ import annotations

from collections.abc import Iterator

from core.calculator.agreement import agree
from core.calculator.basis import factor_to_basis_of, times_of
from core.calculator.checks.annual_output import is_concentrate
from core.calculator.checks.base import Check
from core.calculator.compare import SLACK, gap_between, ratio_between
from core.calculator.readings.changes import Equation
from core.calculator.readings.fit import EITHER, SLIP_TOLERANCE, Fit, fits
from core.calculator.steps import PPM
from core.calculator.triple import printed_triple
from core.claim import Claim
from core.quantities.figure import Figure
from core.quantities.ranges import exactly
from core.reference.library import Library
from core.reference.minerals import Mineral
from core.verdict import Finding, Note, Quantity, Reading, Step, Term

ID = "readings"

MOST = 3
"""Readings shown, at most."""


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """Readings under which figures that disagree would agree, or that there is none; silent where they agree
    already. Pure."""
    for equation in equations_of(claim, library):
        yield _finding(claim, library, equation)


def equations_of(claim: Claim, library: Library) -> Iterator[Equation]:
    """The products among the printed figures that do not come out: ore × grade = contained; ore a year × grade ×
    recovery = product a year; yearly amount × years = stock, where the stock is too small. Pure."""
    ore, grade, contained = printed_triple(claim)
    if ore and grade and contained and not agree(claim, library):
        factors = (("ore", ore), ("grade", grade))
        yield Equation("contained", factors, (PPM,), "contained", contained)
    if claim.ore_rate and grade and claim.recovery and claim.product_rate:
        factors = (("ore_rate", claim.ore_rate), ("grade", grade), ("recovery", claim.recovery))
        product = times_of(claim.product_rate, factor_to_basis_of(grade, claim.product_rate))
        output = Equation("product", factors, (100.0, PPM), "product_rate", product)
        if not is_concentrate(claim) and gap_between(output.span, output.claimed.claimed_span) > SLACK:
            yield output
    rate = ("ore_rate", claim.ore_rate) if claim.ore_rate else ("product_rate", claim.product_rate)
    if claim.stock and rate[1] and claim.life and claim.stock.unit == "t":
        lasting = Equation("stock", ((rate[0], rate[1]), ("life", claim.life)), (), "stock", claim.stock)
        if lasting.span.low > SLACK * lasting.claimed.claimed_span.high:
            yield lasting


def _finding(claim: Claim, library: Library, equation: Equation) -> Finding:
    mineral = library.mineral(claim.mineral)
    tried = fits(equation, substances=_substances(mineral), country=claim.country)
    found = tried.offered[:MOST]
    claimed = Quantity.from_figure(equation.claimed)
    computed = Quantity.of(equation.span, equation.claimed.unit)
    return Finding(
        check=ID,
        outcome="too_coarse" if tried.coarsely and not found else _outcome(found),
        level=None,
        facts={"limit": Quantity.of(SLIP_TOLERANCE * 100, "%")},
        claimed=claimed,
        computed=computed,
        factor=ratio_between(claimed.range, equation.span),
        readings=tuple(_reading(equation, fit) for fit in found),
        caveats=(Note(key="reading_is_no_proof"),) if found else (),
    )


def _outcome(found: tuple[Fit, ...]) -> str:
    if not found:
        return "none"
    first, *others = found
    if others and first.order <= EITHER * others[0].order:
        return "either" if first.likely or others[0].likely else "either_possible"
    return "likely" if first.likely else "possible"


def _substances(mineral: Mineral) -> tuple[str, ...]:
    """The symbols a mineral's tonnes may be counted in; none for the rare-earth mix, which has a factor of
    its own, and for minerals counted in one way only."""
    if mineral.content_symbol == "REO":
        return ()
    return tuple(dict.fromkeys((mineral.content_symbol, *mineral.ore_symbols)))


def _reading(equation: Equation, fit: Fit) -> Reading:
    change = fit.change
    figure = dict(equation.figures)[change.role]
    before = Quantity.from_figure(figure)
    after = _after(figure, fit)
    product = exactly(fit.product)
    return Reading(
        key=change.key,
        also=change.also,
        role=change.role,
        before=before,
        after=after,
        computed=Quantity.of(product, equation.claimed.unit),
        against=Quantity.of(fit.claimed, equation.claimed.unit),
        tolerance=fit.tolerance,
        chance=fit.probability,
        tried=fit.tried,
        likely=fit.likely,
        working=(_changed(fit, before, after), _product_step(equation, fit, after)),
    )


def _after(figure: Figure, fit: Fit) -> Quantity:
    swapped = fit.change.kind == "swap"
    return Quantity.of(exactly(figure.likely * fit.change.by.middle), figure.unit, printed=swapped)


def _changed(fit: Fit, before: Quantity, after: Quantity) -> Step:
    by = Quantity.of(fit.change.by, "", printed=fit.change.kind == "short_ton")
    terms = (Term(op="", name=fit.change.role, quantity=before), Term(op="×", name="change", quantity=by))
    return Step(name=f"changed.{fit.change.role}", terms=terms, result=after)


def _product_step(equation: Equation, fit: Fit, after: Quantity) -> Step:
    terms = [
        Term(
            op="×" if i else "",
            name=role,
            quantity=after if role == fit.change.role else Quantity.from_figure(figure),
        )
        for i, (role, figure) in enumerate(equation.factors)
    ]
    terms += [Term(op="÷", name="divisor", quantity=Quantity.of(by, "")) for by in equation.divisors]
    return Step(
        name=equation.name, terms=tuple(terms), result=Quantity.of(fit.product, equation.claimed.unit)
    )


CHECK = Check(id=ID, run=run)
