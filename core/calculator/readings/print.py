"""A figure under a change, as it would stand in print: "0.3296%" for "0.3926%". Text only; no judging here."""

from __future__ import annotations

from core.quantities.figure import Figure, Qualifier

MOST_PLACES = 10
"""Significant digits kept where a decimal point moves: more than anybody prints."""

DIGITS_WORKED_OUT = 6
"""As many as lines of working have."""


def as_printed(figure: Figure) -> str:
    """The figure as it stood on the page, without the word before it. Pure."""
    digits, text = figure.printed.digits, figure.text
    return text if figure.qualifier is Qualifier.EXACT or digits not in text else text[text.index(digits) :]


def swapped_in_print(figure: Figure, by: float) -> str:
    """The figure with other digits in the same places, so many times as much; "" where the number has none. Pure."""
    digits = figure.printed.digits
    shown = [c for c in digits if c.isdigit()]
    if not shown:
        return ""
    other = str(round(int("".join(shown)) * by)).zfill(len(shown))
    if len(other) != len(shown):
        return ""
    rest = iter(other)
    swapped = "".join(next(rest) if c.isdigit() else c for c in digits)
    return _with_digits(figure, swapped if digits.startswith("0") else swapped.lstrip("0, "))


def moved_in_print(figure: Figure, by: float) -> str:
    """The figure with its decimal point moved, in the printed unit; "" where that is no plain number. Pure."""
    number = f"{figure.printed.number * by:,.{MOST_PLACES}g}"
    return "" if "e" in number else _with_digits(figure, number)


def worked_out_in_print(value: float, like: Figure) -> str:
    """A number in the unit in which another figure is printed; "" where that is no plain number. Pure."""
    number = f"{value / like.value * like.printed.number:,.{DIGITS_WORKED_OUT}g}"
    return "" if "e" in number else _with_digits(like, number)


def _with_digits(figure: Figure, digits: str) -> str:
    text, old = as_printed(figure), figure.printed.digits
    return text.replace(old, digits, 1) if old and old in text else ""
