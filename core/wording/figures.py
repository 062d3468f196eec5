"""Numbers as a person would say them: the one formatter. No sentences here."""

from __future__ import annotations

import math
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal

from core.verdict import Quantity

_WORDS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_SYMBOLS = ((1e9, "Gt"), (1e6, "Mt"), (1e3, "kt"))
_ORDINALS = {
    1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh",
}  # fmt: skip
_MONEY_SIGNS = {"EUR": "€", "GBP": "£", "AUD": "A$", "CAD": "C$", "CNY": "CN¥", "INR": "₹"}
"""Currencies that people write with a sign; others by their code."""
_SIGNIFICANT = 3
_SIGNIFICANT_EXACT = 6
_SIGNIFICANT_PRINTED = 12
_DAYS_PER_YEAR = 365.25


def say(q: Quantity, *, locale: str = "en", style: str = "") -> str:
    """A quantity with its unit, scaled for the ear: "14,000 t", "1.34 billion t", "4.68%", "US$2.12 trillion",
    "10.6 km³", "12–19 days".

    Three significant digits, or all of them where the quantity was printed. A quantity without a likely
    value is said as a range. `style` "exact" gives `say_exact`, "short" uses unit symbols ("1.34 Gt"),
    "times" gives `say_times`. Pure.
    """
    if style == "exact":
        return say_exact(q, locale=locale)
    if style == "times" or q.unit == "×":
        return say_times(q.middle, locale=locale)
    digits = _SIGNIFICANT_PRINTED if q.printed else _SIGNIFICANT
    if q.likely is not None or q.low == q.high:
        return _one(q.middle if q.likely is None else q.likely, q.unit, digits, locale, style)
    if q.low <= 0:
        return "up to " + _one(q.high, q.unit, digits, locale, style)
    return _both(q.low, q.high, q.unit, digits, locale, style)


def say_exact(q: Quantity, *, locale: str = "en") -> str:
    """The number for a line of working, in its fixed unit, to six significant digits ("935,400 t"). Pure."""
    digits = _SIGNIFICANT_PRINTED if q.printed else _SIGNIFICANT_EXACT
    if q.likely is not None or q.low == q.high:
        return _in_unit(_number(q.middle, digits, locale), q.unit)
    return _in_unit(_number(q.low, digits, locale) + "–" + _number(q.high, digits, locale), q.unit)


def say_times(x: float, *, locale: str = "en") -> str:
    """A ratio: "67 times", "6.7 times", "1.3 times"; two digits below a hundred, three above. Pure."""
    return f"{_ratio(x, locale)} times"


def say_factor(x: float, *, locale: str = "en") -> str:
    """A ratio as a symbol: "67×", "6.7×". Pure."""
    return f"{_ratio(x, locale)}×"


def say_apart(x: float, *, locale: str = "en") -> str:
    """How far two figures are apart: "10%" below one and a half, "67 times" above. Pure."""
    if x < 1.5:
        return f"{_number((x - 1) * 100, 2, locale)}%"
    return say_times(x, locale=locale)


def say_more(x: float, word: str = "more", *, locale: str = "en") -> str:
    """How much larger a figure is, or with "less" how much smaller, than one `x` times off: below one and a half
    "10% more" and "10% apart", then "6.7 times as much" and "6.7 times less". Pure."""
    if x < 1.5:
        return f"{say_apart(x, locale=locale)} {'more' if word == 'more' else 'apart'}"
    return f"{say_times(x, locale=locale)} {'as much' if word == 'more' else 'less'}"


def say_part_of(x: float, *, locale: str = "en") -> str:
    """A ratio to a whole: "4.3 times" from one upwards, "0.6% of" below. Pure."""
    return say_times(x, locale=locale) if x >= 1 else f"{_number(x * 100, 2, locale)}% of"


def ordinal(n: int) -> str:
    """ "first" to "seventh", then "8th", "21st". Pure."""
    if n in _ORDINALS:
        return _ORDINALS[n]
    ending = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def _ratio(x: float, locale: str) -> str:
    """Two digits below a hundred, three above; three as well where two would say "1 times"."""
    return _number(x, 2 if 1.05 <= x < 99.5 else 3, locale)


def _one(x: float, unit: str, digits: int, locale: str, style: str) -> str:
    as_printed = unit == "years" and digits == _SIGNIFICANT_PRINTED and x >= 1
    divisor, shown = (1.0, "years") if as_printed else _scale(abs(x), unit, style)
    return _in_unit(_number(x / divisor, _kept(abs(x) / divisor, shown, digits), locale), shown)


def _both(low: float, high: float, unit: str, digits: int, locale: str, style: str) -> str:
    divisor, shown = _scale(high, unit, style)
    a = _number(low / divisor, _kept(low / divisor, shown, digits), locale)
    b = _number(high / divisor, _kept(high / divisor, shown, digits), locale)
    return _in_unit(a if a == b else f"{a}–{b}", shown)


def _kept(x: float, shown: str, digits: int) -> int:
    """Significant digits to keep: two for times under a hundred and for shares under one per cent."""
    if digits != _SIGNIFICANT:
        return digits
    if shown in ("hours", "days", "months", "years"):
        return 2 if x < 99.5 else 3 if x < 999.5 else 4
    return 2 if shown == "%" and x < 1 else digits


def _scale(x: float, unit: str, style: str) -> tuple[float, str]:
    """What to divide by, and the unit to say, for a quantity of size `x`."""
    match unit:
        case "t" | "t/yr":
            per = " a year" if unit == "t/yr" else ""
            if style == "short":
                for size, symbol in _SYMBOLS:
                    if _reaches(x, size):
                        return size, symbol + per
            if 0 < x < 0.001:
                return 1e-6, "g" + per
            if 0 < x < 1:
                return 1e-3, "kg" + per
            return _worded(x, "t" + per)
        case "ppm":
            if _reaches(x, 1000):
                return 1e4, "%"
            return 1.0, "g/t"
        case "US$/kg" | "%" | "rank" | "year" | "mg/L" | "×":
            return 1.0, unit
        case "years":
            return _span_of_time(x * _DAYS_PER_YEAR, _DAYS_PER_YEAR)
        case "days":
            return _span_of_time(x, 1.0)
        case "m":
            return (1000.0, "km") if _reaches(x, 10_000) else (1.0, "m")
        case "km²":
            return (0.01, "ha") if 0 < x < 1 else (1.0, "km²")
        case "m³":
            return (1e9, "km³") if _reaches(x, 1e8) and x >= 1e9 else _worded(x, "m³")
        case "kg/m³":
            return 1000.0, "t/m³"
        case _:
            return _worded(x, unit)


def _span_of_time(days: float, per_unit: float) -> tuple[float, str]:
    """Hours below a day, days below three months, months below twenty-three months, then years; `per_unit` is days in the
    unit held."""
    if 0 < days < 0.95:
        return 1 / 24 / per_unit, "hours"
    if days < 91:
        return 1 / per_unit, "days"
    if days < 690:
        return _DAYS_PER_YEAR / 12 / per_unit, "months"
    return _DAYS_PER_YEAR / per_unit, "years"


def _worded(x: float, unit: str) -> tuple[float, str]:
    for size, word in _WORDS:
        if _reaches(x, size):
            return size, f"{word} {unit}"
    return 1.0, unit


def _reaches(x: float, size: float) -> bool:
    """Whether x, rounded to three digits, is at least `size`: 999,950 is said as a million."""
    return x >= size * 0.9995


def _in_unit(number: str, unit: str) -> str:
    word, _, rest = unit.rpartition(" ")
    if unit == "rank":
        return ordinal(int(number)) if number.isdigit() else number
    if unit == "year":
        return number.replace(",", "").replace(".", "").replace("\u00a0", "").replace("\u202f", "")
    if unit in ("", "%"):
        return number + unit
    money = rest if word in ("trillion", "billion", "million") else unit
    if money.startswith("US$"):
        return f"US${number}{' ' + word if money != unit else money.removeprefix('US$')}"
    if len(money) == 3 and money.isupper() and money.isalpha():
        sign = _MONEY_SIGNS.get(money, f"{money} ")
        return f"{sign}{number}{' ' + word if money != unit else ''}"
    if number == "1" and unit in ("hours", "days", "months", "years"):
        return f"1 {unit[:-1]}"
    return f"{number} {unit}"


@lru_cache(maxsize=16)
def _known_locale(name: str) -> Locale:
    try:
        return Locale.parse(name.replace("-", "_"))
    except (ValueError, LookupError):
        return Locale.parse("en")


@lru_cache(maxsize=4_096)
def _number(x: float, digits: int, locale: str) -> str:
    """`x` to so many significant digits, whole where it has as many before the point, grouped."""
    if x == 0 or not math.isfinite(x):
        return "0"
    places = digits - 1 - math.floor(math.log10(abs(x)))
    # The last bit of a float must not decide which way a half is rounded: 542,500 is said as 543,000.
    rounded = round(x if digits > _SIGNIFICANT_EXACT else x * (1 + 1e-12), places)
    if places > 0:
        places = digits - 1 - math.floor(math.log10(abs(rounded))) if rounded else places
    shown = max(0, min(places, 12))
    if locale == "en":
        text = f"{rounded:,.{shown}f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return format_decimal(rounded, format="#,##0." + "#" * shown, locale=_known_locale(locale))
