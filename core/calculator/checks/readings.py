"""Which single change of meaning would make figures that disagree agree? The arithmetic is in `readings/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.calculator.checks.base import Check
from core.calculator.compare import ratio_between
from core.calculator.readings.changes import Change, Equation
from core.calculator.readings.equations import equations_of
from core.calculator.readings.fit import EITHER, SLIP_TOLERANCE, Fit, Fits, fits
from core.calculator.readings.pairs import pairs_of
from core.calculator.readings.print import as_printed, moved_in_print, swapped_in_print, worked_out_in_print
from core.claim import Claim
from core.quantities.figure import Figure
from core.quantities.ranges import exactly
from core.reference.library import Library
from core.reference.minerals import Mineral
from core.verdict import Fact, Finding, Note, Quantity, Reading, Step, Term

ID = "readings"

MOST = 3
"""Readings shown, at most."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What was tried on one equation, and the readings offered of it, likeliest first."""

    equation: Equation
    tried: Fits
    offered: tuple[Fit, ...]


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """Readings under which figures that disagree would agree, or that there is none; silent where they agree
    already. Where a yearly amount and a whole one are the same number, that one was taken for the other. Pure."""
    return (finding_of(examined, library) for examined in examine(claim, library))


def examine(claim: Claim, library: Library) -> Iterator[Examined]:
    """Every equation that does not come out, then of each kind of pair the closest that is the same number. Pure."""
    for equation in equations_of(claim, library):
        substances = _substances(library.mineral(claim.mineral))
        tried = fits(equation, substances=substances, country=claim.country)
        yield Examined(equation, tried, tried.offered[:MOST])
    best: dict[str, tuple[float, Examined]] = {}
    for equation in pairs_of(claim, library):
        tried = fits(equation, substances=(), country=None)
        if not (tried.offered or tried.digitwise):
            continue
        apart = ratio_between(equation.claimed.span, equation.span)
        if equation.name not in best or apart < best[equation.name][0]:
            best[equation.name] = (apart, Examined(equation, tried, tried.offered))
    yield from (examined for _, examined in best.values())


def finding_of(examined: Examined, library: Library) -> Finding:
    """What was found, as it is told. Pure."""
    if examined.equation.pair is not None:
        return _mixed_up(library, examined.equation, examined.offered)
    equation, tried, found = examined.equation, examined.tried, examined.offered
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
        readings=tuple(reading_of(equation, fit) for fit in found),
        caveats=(Note(key="reading_is_no_proof"),) if found else (),
    )


def _mixed_up(library: Library, equation: Equation, met: tuple[Fit, ...]) -> Finding:
    """A yearly amount as large as a whole one that stands beside it, or in a table; without a reading where the
    figures are printed too coarsely for one."""
    pair = equation.pair
    assert pair is not None
    facts: dict[str, Fact] = {}
    if pair.place:
        known = library.countries.get(pair.place)
        facts["place"] = "the world" if known is None else known.in_text
    return Finding(
        check=ID,
        outcome=f"{pair.key}.{equation.name}",
        level=None,
        facts=facts,
        claimed=Quantity.from_figure(equation.claimed),
        computed=Quantity.of(equation.span, _unit_so(equation)),
        readings=tuple(reading_of(equation, fit) for fit in met),
        caveats=(Note(key="reading_is_no_proof" if met else "too_round_for_a_reading"),),
        sources=(pair.source,) if pair.source else (),
    )


def _unit_so(equation: Equation) -> str:
    """The unit of what the equation works out: of a pair, the other one's."""
    unit = equation.claimed.unit
    if equation.pair is None or not unit.startswith("t"):
        return unit
    return "t" if equation.pair.key == "once" else "t/yr"


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


def reading_of(equation: Equation, fit: Fit) -> Reading:
    """A change that fits, as it is told. Pure."""
    change = fit.change
    figure = dict(equation.figures)[change.role]
    before = Quantity.from_figure(figure)
    after = _after(equation, figure, fit)
    product = exactly(fit.product)
    return Reading(
        key=change.key,
        also=change.also,
        role=change.role,
        before=before,
        after=after,
        computed=Quantity.of(product, _unit_so(equation)),
        against=Quantity.of(fit.claimed, _unit_so(equation)),
        tolerance=fit.tolerance,
        chance=fit.probability,
        tried=fit.tried,
        likely=fit.likely,
        working=tuple(_working(equation, fit, before, after)),
        printed=(*_in_print(figure, fit.change), _computed_in_print(equation, fit)),
    )


def _in_print(figure: Figure, change: Change) -> tuple[str, str]:
    """The figure before and after the change as it stands in print: of swapped digits, and wherever the fixed unit shows
    others than the printed ones (ounces, pounds, an amount a day)."""
    after = ""
    if change.kind == "swap":
        after = swapped_in_print(figure, change.by.middle)
    elif not figure.keeps_its_digits and change.key.startswith("power."):
        after = moved_in_print(figure, change.by.middle)
    if figure.keeps_its_digits and not after:
        return "", ""
    return as_printed(figure), after


def _computed_in_print(equation: Equation, fit: Fit) -> str:
    claimed = equation.claimed
    return "" if claimed.keeps_its_digits else worked_out_in_print(fit.product, claimed)


def _after(equation: Equation, figure: Figure, fit: Fit) -> Quantity:
    printed = fit.change.kind in ("swap", "scale", "decimal") and not equation.pair
    unit = figure.unit if equation.pair is None else _unit_so(equation)
    return Quantity.of(exactly(figure.likely * fit.change.by.middle), unit, printed=printed)


def _working(equation: Equation, fit: Fit, before: Quantity, after: Quantity) -> Iterator[Step]:
    if equation.pair is None:
        yield _changed(fit, before, after)
    if len(equation.factors) > 1 or equation.divisors:
        yield _product_step(equation, fit, after)


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
    terms += [
        Term(op="÷" if by >= 1 else "×", name="divisor", quantity=Quantity.of(by if by >= 1 else 1 / by, ""))
        for by in equation.divisors
    ]
    if equation.how is not None:
        terms.append(Term(op="×", name="conversion", quantity=Quantity.of(equation.how.by, "")))
    return Step(name=equation.name, terms=tuple(terms), result=Quantity.of(fit.product, _unit_so(equation)))


CHECK = Check(id=ID, run=run)
