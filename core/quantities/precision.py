"""How finely a number was printed: half-widths from its digits. No units here."""

from __future__ import annotations

FRACTION_WIDTH = 0.10
"""Words such as half, a third, a quarter: ± 10%."""

ONE_DIGIT_WIDTH = 0.25
"""A one-digit integer is half a unit wide either way, but at most a quarter of itself."""

WIDE_AT_MOST = 0.10
"""An integer with one non-zero digit may be rounded to that digit's place, but by no more than 10%."""


def half_of_decimal(decimals: int) -> float:
    """Half of the last printed place; trailing zeros count ("0.30" is ± 0.005). Pure."""
    return 0.5 * 10.0**-decimals


def half_of_integer(value: int, *, before_unit: bool) -> float:
    """Half-width of a printed integer, >= 0, in its own unit. Pure.

    Half of the last non-zero place, at least two significant digits being meant: 935,400 ± 50, 14,000 ± 500,
    700 ± 5, 20 ± 0.5. `before_unit` marks a number that stands before a scale word or unit: of one digit it
    is half a unit wide, at most a quarter of itself.
    """
    if value <= 0:
        return 0.5
    if value < 10:
        return min(0.5, ONE_DIGIT_WIDTH * value) if before_unit else 0.5
    place = _last_place(value)
    two_digits = 10 ** (len(str(value)) - 2)
    return 0.5 * min(place, two_digits)


def wide_of_integer(value: int) -> float:
    """Half-width if an integer with one non-zero digit was rounded to it (700 ± 50, 20 ± 2); 0 elsewhere. Pure."""
    if value <= 0 or len(str(value).rstrip("0")) != 1:
        return 0.0
    return min(0.5 * _last_place(value), WIDE_AT_MOST * value)


def _last_place(value: int) -> int:
    digits = str(value)
    return 10 ** (len(digits) - len(digits.rstrip("0")))
