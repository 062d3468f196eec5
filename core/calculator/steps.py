"""Lines of working that compute their own result, so that what is printed is what was worked out. No words here."""

from __future__ import annotations

from core.quantities.ranges import Range, chain, exactly
from core.verdict import Quantity, Step, Term

PPM = 1_000_000.0
"""Grams in a tonne: t × ppm ÷ 1,000,000 = t."""


def term(name: str, quantity: Quantity) -> Term:
    """The first operand of a line. Pure."""
    return Term(op="", name=name, quantity=quantity)


def times(name: str, quantity: Quantity | float) -> Term:
    """× quantity; a bare number is a fixed factor such as a change of unit. Pure."""
    return Term(op="×", name=name, quantity=_quantity(quantity))


def over(name: str, quantity: Quantity | float) -> Term:
    """÷ quantity. Pure."""
    return Term(op="÷", name=name, quantity=_quantity(quantity))


def add(name: str, quantity: Quantity | float) -> Term:
    """+ quantity. Pure."""
    return Term(op="+", name=name, quantity=_quantity(quantity))


def less(name: str, quantity: Quantity | float) -> Term:
    """− quantity. Pure."""
    return Term(op="−", name=name, quantity=_quantity(quantity))


def work(name: str, unit: str, *terms: Term, assumed: bool = False, spread: Range | None = None) -> Step:
    """A line of working from its terms, left to right, in `unit`.

    Printed rounding is combined by corners; `assumed` combines positive factors and divisors by the root of the
    summed squares of their log half-widths instead. `spread` gives tighter ends where the caller knows that the
    terms do not vary freely (a difference divided by one of its own terms); its likely value is not used. Raises
    ZeroDivisionError where a divisor's range touches zero. Pure.
    """
    line = Step(name=name, terms=terms, result=Quantity.of(0.0, unit), assumed=assumed)
    result = _assumed(terms) if assumed else _corners(terms)
    ends = spread or result
    sums = any(t.op in ("+", "−") for t in terms)
    likely = line.evaluate() if sums or result.likely is not None else None
    if likely is None:
        return line.model_copy(update={"result": Quantity.of(Range(ends.low, None, ends.high), unit)})
    widened = Range(min(ends.low, likely), likely, max(ends.high, likely))
    return line.model_copy(update={"result": Quantity.of(widened, unit)})


def _assumed(terms: tuple[Term, ...]) -> Range:
    factors = tuple(t.quantity.range for t in terms[1:] if t.op == "×")
    divisors = tuple(t.quantity.range for t in terms[1:] if t.op == "÷")
    return chain(terms[0].quantity.range, *factors, divisors=divisors)


def _corners(terms: tuple[Term, ...]) -> Range:
    low, high = terms[0].quantity.low, terms[0].quantity.high
    known = terms[0].quantity.likely is not None
    for t in terms[1:]:
        a, b = t.quantity.low, t.quantity.high
        known = known and t.quantity.likely is not None
        match t.op:
            case "+":
                low, high = low + a, high + b
            case "−":
                low, high = low - b, high - a
            case "÷":
                corners = (low / a, low / b, high / a, high / b) if a > 0 or b < 0 else _by_zero()
                low, high = min(corners), max(corners)
            case _:
                corners = (low * a, low * b, high * a, high * b)
                low, high = min(corners), max(corners)
    return Range(low, low if known else None, high)


def _by_zero() -> tuple[float, ...]:
    raise ZeroDivisionError


def _quantity(value: Quantity | float) -> Quantity:
    return value if isinstance(value, Quantity) else Quantity.of(exactly(value), "")
