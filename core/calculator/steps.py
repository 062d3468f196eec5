"""Lines of working that compute their own result, so that what is printed is what was worked out. No words here."""

from __future__ import annotations

from functools import lru_cache

from core.quantities.ranges import Range, chain
from core.verdict import Quantity, Step, Term

PPM = 1_000_000.0
"""Grams in a tonne: t × ppm ÷ 1,000,000 = t."""


def term(name: str, quantity: Quantity) -> Term:
    """The first operand of a line. Pure."""
    return Term(op="", name=name, quantity=quantity)


def times(name: str, quantity: Quantity | float) -> Term:
    """× quantity; a bare number is a fixed factor such as a change of unit. Pure."""
    return _operand("×", name, quantity)


def over(name: str, quantity: Quantity | float) -> Term:
    """÷ quantity. Pure."""
    return _operand("÷", name, quantity)


def add(name: str, quantity: Quantity | float) -> Term:
    """+ quantity. Pure."""
    return _operand("+", name, quantity)


def less(name: str, quantity: Quantity | float) -> Term:
    """− quantity. Pure."""
    return _operand("−", name, quantity)


def work(name: str, unit: str, *terms: Term, assumed: bool = False, spread: Range | None = None) -> Step:
    """A line of working from its terms, left to right, in `unit`.

    Printed rounding is combined by corners; `assumed` combines positive factors and divisors by the root of the
    summed squares of their log half-widths instead. Where a term is a printed range ("1–2 Mt"), the result is the range
    that its ends give with the likely numbers of the rest, so that both ends can be worked out again. `spread` gives tighter ends where the caller knows that the
    terms do not vary freely (a difference divided by one of its own terms); its likely value is not used. Raises
    ZeroDivisionError where a divisor's range touches zero. Pure.
    """
    value = terms[0].quantity.middle
    known = terms[0].quantity.likely is not None
    sums = False
    for t in terms[1:]:
        middle = t.quantity.middle
        known = known and t.quantity.likely is not None
        match t.op:
            case "×":
                value *= middle
            case "÷":
                value /= middle
            case "+":
                value, sums = value + middle, True
            case _:
                value, sums = value - middle, True
    ends = spread or (_assumed(terms) if assumed else _corners(terms))
    if not (known or sums or spread):
        ends = _corners(tuple(_without_width(t) for t in terms))
    if known or sums:
        result = Range(min(ends.low, value), value, max(ends.high, value))
    else:
        result = Range(ends.low, None, ends.high)
    return Step(name=name, terms=terms, result=Quantity.of(result, unit), assumed=assumed)


def _without_width(t: Term) -> Term:
    """The term as a number, where it has a likely one."""
    if t.quantity.likely is None:
        return t
    return t.model_copy(update={"quantity": Quantity.of(t.quantity.likely, t.quantity.unit)})


def _assumed(terms: tuple[Term, ...]) -> Range:
    factors = tuple(t.quantity.range for t in terms[1:] if t.op == "×")
    divisors = tuple(t.quantity.range for t in terms[1:] if t.op == "÷")
    return chain(terms[0].quantity.range, *factors, divisors=divisors)


def _corners(terms: tuple[Term, ...]) -> Range:
    low, high = terms[0].quantity.low, terms[0].quantity.high
    for t in terms[1:]:
        a, b = t.quantity.low, t.quantity.high
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
    return Range(low, None, high)


def _by_zero() -> tuple[float, ...]:
    raise ZeroDivisionError


def _operand(op: str, name: str, quantity: Quantity | float) -> Term:
    if isinstance(quantity, Quantity):
        return Term(op=op, name=name, quantity=quantity)
    return _fixed(op, name, quantity)


@lru_cache(maxsize=128)
def _fixed(op: str, name: str, value: float) -> Term:
    """A fixed factor: 100, 1,000, 1,000,000, a rate of exchange on file."""
    return Term(op=op, name=name, quantity=Quantity.of(value, ""))
