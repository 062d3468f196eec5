"""Which single changes of meaning make figures agree, within which tolerance, and how often chance would."""

from __future__ import annotations

import math
from dataclasses import dataclass

from core.calculator.readings.chance import chance, is_near
from core.calculator.readings.changes import SHORT_TON_AT_HOME, WEIGHTS, Change, Equation, changes
from core.quantities.figure import Figure, Qualifier

SLIP_CHANCE, SLIP_TOLERANCE = 0.06, 0.025
"""A slip is offered up to this p and this h."""

AMBIGUITY_CHANCE, AMBIGUITY_TOLERANCE = 0.20, 0.04
"""What the text itself leaves open is offered up to this p and this h."""

LIKELY_CHANCE = 0.03
"""Up to this p, and to the digit, a reading is called likely."""

LEAST_TOLERANCE = 0.001
"""h is never taken below this share: prints are not that careful."""

EITHER = 3.0
"""A second reading whose order is within this factor of the first stands beside it: "either … or"."""

SHORT_TON_COUNTRIES = ("USA",)


@dataclass(frozen=True, slots=True)
class Fit:
    """A change that fits. `tolerance` is h, `probability` p, `tried` n; `exact` says test A was met; `order` is
    weight ÷ h, by which fits are sorted."""

    change: Change
    product: float
    claimed: float
    tolerance: float
    probability: float
    tried: int
    likely: bool
    exact: bool
    order: float


@dataclass(frozen=True, slots=True)
class Fits:
    """The readings to offer, likeliest first. `coarsely`: some change fits at all, within limits or not; where none
    is offered, the figures are then printed too coarsely to tell it from an accident. `digitwise`: one of these fits
    to the digit."""

    offered: tuple[Fit, ...] = ()
    coarsely: bool = False
    digitwise: bool = False


def fits(equation: Equation, *, substances: tuple[str, ...], country: str | None) -> Fits:
    """Try every single change of the kind that could bridge the gap. Pure."""
    if equation.product <= 0 or equation.claimed.likely <= 0:
        return Fits()
    ratio = equation.claimed.likely / equation.product
    # A yearly amount and a whole one may be any two numbers: nothing says that they are near each other.
    near = is_near(ratio) and equation.pair is None
    tried = [
        c for c in changes(equation, substances=substances) if equation.pair or is_near(c.effect) is near
    ]
    open_ = sum(c.ambiguous for c in tried)
    swaps = sum(c.kind == "swap" for c in tried)
    plain = all(_is_plain(figure) for _, figure in equation.figures)
    found: list[Fit] = []
    coarsely = digitwise = False
    for change in tried:
        tolerance, exact = _tolerance(equation, change, plain=plain)
        if tolerance is None:
            continue
        coarsely = True
        digitwise = digitwise or exact
        n = equation.pair.tried if equation.pair else open_ if change.ambiguous else len(tried)
        p = chance(tolerance, n, near=near)
        most_p, most_h = (
            (AMBIGUITY_CHANCE, AMBIGUITY_TOLERANCE) if change.ambiguous else (SLIP_CHANCE, SLIP_TOLERANCE)
        )
        if p > most_p or tolerance > most_h:
            continue
        weight = _weight(change, country) / (swaps if change.kind == "swap" else 1)
        found.append(
            Fit(
                change=change,
                product=_product(equation, change),
                claimed=_claimed(equation, change),
                tolerance=tolerance,
                probability=p,
                tried=n,
                likely=exact and p <= LIKELY_CHANCE,
                exact=exact,
                order=weight / tolerance,
            )
        )
    return Fits(
        tuple(sorted(found, key=lambda f: (-f.order, f.change.key, f.change.role))), coarsely, digitwise
    )


def _weight(change: Change, country: str | None) -> float:
    weight = WEIGHTS[change.kind]
    if change.kind != "short_ton" or country is None:
        return weight
    return weight * SHORT_TON_AT_HOME if country in SHORT_TON_COUNTRIES else weight / SHORT_TON_AT_HOME


def _product(equation: Equation, change: Change) -> float:
    return equation.product * (1 if change.role == equation.claimed_role else change.by.middle)


def _claimed(equation: Equation, change: Change) -> float:
    return equation.claimed.likely * (change.by.middle if change.role == equation.claimed_role else 1)


def _tolerance(equation: Equation, change: Change, *, plain: bool) -> tuple[float | None, bool]:
    """h of test A (to the digit), else of test B (within rounding), else None; and whether it was A. `plain`: every
    figure is printed without a qualifier."""
    by, of_claimed = change.by, change.role == equation.claimed_role
    product, claimed, half = equation.product, equation.claimed.likely, equation.claimed.half
    if of_claimed:
        claimed, half = claimed * by.middle, half * by.middle
    else:
        product *= by.middle
    # A factor that is itself a range (oxide per element of a mix) cannot agree to the digit.
    close = abs(product - claimed) <= half * (1 + 1e-9)
    if close and plain and (change.own == 0 or change.printed):
        return max(half / claimed, LEAST_TOLERANCE), True
    # The product's range × `by`, or that of the claim, in plain numbers: most changes end here.
    still, turned = (equation.span, equation.target) if of_claimed else (equation.target, equation.span)
    if turned.low * by.low > still.high or turned.high * by.high < still.low:
        return None, False
    total = equation.half_widths + change.own
    return (max(total, LEAST_TOLERANCE), False) if math.isfinite(total) else (None, False)


def _is_plain(figure: Figure) -> bool:
    return figure.qualifier is Qualifier.EXACT and figure.value_max is None
