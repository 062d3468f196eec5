"""A conversion in words: the sentence, the line of working, what each factor is. No arithmetic here."""

from __future__ import annotations

from typing import Any

from core.conversion import Amount, Conversion, Factor, Kind
from core.verdict import Quantity
from core.wording.figures import say, say_exact
from core.wording.verdicts import source_line

SENTENCE = "{given} is {result}."
WORKING = "{given} {factors} = {result}"
FACTORS: dict[Kind, str] = {
    Kind.METRIC: "{before} to {after}: × {value}",
    Kind.UNIT: "{before} to {after}: × {value}",
    Kind.WEIGHTS: "{before} to {after}: × {value}, by atomic weights",
    Kind.MIX: "{before} to {after}: × {value} in a natural mix of rare earths ({spread}, by ore)",
    Kind.RATE: "{before} to {after}: × {value}, the average of {year}",
}
BARE_TON = "A ton of no stated kind is read as a tonne (1,000 kg); a short ton is 907 kg."
TROY = "An ounce is a troy ounce here (31.1 g), as for precious metals."
YEAR_TAKEN = "No year was given, so the newest on file was taken. For another, add it: {currency} 2020."

_DIGITS, _EXACT, _ALL = 3, 6, 12
_MOST_DIGITS = 6
_THOUSANDS = (1_000, 10_000)
_SMALL = 1e-9
_SCALED_BY_SAY = frozenset(("ppm", "years", "days", "m", "km²", "m³", "year", "rank", "%"))
_MILLION = 1e6


def sentence(c: Conversion, *, locale: str = "en") -> str:
    """ "1,000 t Nd2O3 is 857 t Nd." Pure."""
    top = c.result.value if c.result.value_max is None else c.result.value_max
    # "3 years is 1,100 days" would look like a slip: thousands are said to the one.
    least = _DIGITS + 1 if _THOUSANDS[0] <= top < _THOUSANDS[1] else _DIGITS
    digits = min(max(c.digits, least), _MOST_DIGITS)
    return SENTENCE.format(
        given=_amount(c.given, _ALL, locale, spoken=True),
        result=_amount(c.result, digits, locale, spoken=True),
    )


def working_line(c: Conversion, *, locale: str = "en") -> str:
    """ "1,000 t Nd2O3 × 0.857354 = 857.354 t Nd". Pure."""
    factors = " ".join(f"× {_number(f.value, locale)}" for f in c.factors) or "× 1"
    return WORKING.format(
        given=_amount(c.given, _ALL, locale), factors=factors, result=_amount(c.result, _EXACT, locale)
    )


def factor_lines(c: Conversion, *, locale: str = "en") -> list[str]:
    """What each factor is. Pure."""
    return [_factor(f, locale) for f in c.factors]


def note_lines(c: Conversion) -> list[str]:
    """What was taken for granted. Pure."""
    rates = [f for f in c.factors if f.kind is Kind.RATE]
    return [
        *([BARE_TON] if c.bare_ton else []),
        *([TROY] if c.troy else []),
        *(YEAR_TAKEN.format(currency=rate.after) for rate in rates if c.year_taken),
    ]


def to_json(c: Conversion, *, locale: str = "en") -> dict[str, Any]:
    """The conversion as plain data for machines, with its sentences. Pure."""
    return {
        "given": {"text": c.text, **_plain(c.given)},
        "result": _plain(c.result),
        "factors": [_factor_data(f) for f in c.factors],
        "sentence": sentence(c, locale=locale),
        "working": [working_line(c, locale=locale), *factor_lines(c, locale=locale)],
        "notes": note_lines(c),
        "sources": [{**s.model_dump(), "said": source_line(s)} for s in c.sources],
    }


def _plain(amount: Amount) -> dict[str, Any]:
    top = amount.value if amount.value_max is None else amount.value_max
    return {"low": amount.value, "high": top, "unit": amount.unit, "substance": amount.substance or None}


def _factor_data(f: Factor) -> dict[str, Any]:
    return {"kind": f.kind.value, "from": f.before, "to": f.after, "value": f.value, "year": f.year}


def _factor(f: Factor, locale: str) -> str:
    spread = "" if f.spread is None else _in_unit(f.spread.low, f.spread.high, "", _DIGITS, locale)
    return FACTORS[f.kind].format(
        before=f.before, after=f.after, value=_number(f.value, locale), spread=spread, year=f.year or ""
    )


def _amount(amount: Amount, digits: int, locale: str, *, spoken: bool = False) -> str:
    said = _in_unit(amount.value, amount.value_max, amount.unit, digits, locale, spoken=spoken)
    return f"{said} {amount.substance}".rstrip()


def _in_unit(
    value: float, top: float | None, unit: str, digits: int, locale: str, *, spoken: bool = False
) -> str:
    """The number in just this unit: never scaled to another, unless spoken and in millions."""
    if 0 < value < _SMALL:
        return f"{value:.2e} {unit}".rstrip()
    low, high = (float(f"{x:.{digits}g}") for x in (value, value if top is None else top))
    quantity = Quantity(
        low=low, likely=low if top is None else None, high=high, unit=unit, printed=digits > _EXACT or spoken
    )
    if spoken and high >= _MILLION and unit not in _SCALED_BY_SAY:
        return say(quantity, locale=locale)
    return say_exact(quantity, locale=locale)


def _number(value: float, locale: str) -> str:
    return _in_unit(value, None, "", _EXACT, locale)
