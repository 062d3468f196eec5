"""Which single change of meaning would make figures that disagree agree? The arithmetic is in `readings/`."""

from __future__ import annotations

from collections.abc import Iterator

from core.calculator.checks.base import Check
from core.calculator.checks.contained import PPM, agree, printed_triple
from core.calculator.compare import ratio_between
from core.calculator.readings.changes import Equation
from core.calculator.readings.fit import EITHER, SLIP_TOLERANCE, Fit, fits
from core.claim import Claim
from core.quantities.figure import Figure
from core.quantities.ranges import Range, exactly
from core.reference.library import Library
from core.reference.minerals import Mineral
from core.verdict import Finding, Note, Quantity, Reading, Step, Term

ID = "readings"

MOST = 3
"""Readings shown, at most."""


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """Readings under which ore, grade and contained agree, or that there is none; silent where they agree
    already. Pure."""
    equation = equation_of(claim)
    if equation is not None and not agree(claim, library):
        yield _finding(claim, library, equation)


def equation_of(claim: Claim) -> Equation | None:
    """ore × grade ÷ 1,000,000 = contained, where all three are printed. Pure."""
    ore, grade, contained = printed_triple(claim)
    if not (ore and grade and contained):
        return None
    return Equation((("ore", ore), ("grade", grade)), 1 / PPM, "contained", contained)


def _finding(claim: Claim, library: Library, equation: Equation) -> Finding:
    mineral = library.mineral(claim.mineral)
    found = fits(equation, substances=_substances(mineral), country=claim.country)[:MOST]
    claimed = Quantity.from_figure(equation.claimed)
    product = Range(equation.constant, equation.constant, equation.constant)
    for _, figure in equation.factors:
        product = product * figure.span
    computed = Quantity.of(product, "t")
    return Finding(
        check=ID,
        outcome=_outcome(found),
        level=None,
        facts={"limit": Quantity.of(SLIP_TOLERANCE * 100, "%")},
        claimed=claimed,
        computed=computed,
        factor=ratio_between(claimed.range, product),
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
    terms.append(Term(op="÷", name="grams_per_tonne", quantity=Quantity.of(1 / equation.constant, "")))
    return Step(name="contained", terms=tuple(terms), result=Quantity.of(fit.product, equation.claimed.unit))


CHECK = Check(id=ID, run=run)
