"""The closed vocabulary of units: how each is written, what it measures, and its factor. No numbers here.

pint holds the definitions (`units.txt`); `factors.py` has what each expression comes to. Text of a user is looked up
in the alias tables below and never handed to pint.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from core.quantities.factors import factor
from core.quantities.figure import CANONICAL, Dimension
from core.quantities.numbers import THIN

PERIODS_PER_YEAR: dict[str, str] = {
    "year": "yr",
    "half_year": "half",
    "quarter": "qtr",
    "month": "mo",
    "week": "wk",
    "day": "d",
    "hour": "h",
}
"""Short names of the periods a rate may be printed for."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written. `expression` is in the words of `units.txt`; `bare_ton` a ton of no stated kind;
    `period` the short name of the period of a rate ("yr", "qtr"), else ""; `prefix` the metric prefix that
    was written ("M", "k"), with its factor."""

    expression: str
    dimension: Dimension
    bare_ton: bool = False
    period: str = ""
    prefix: str = ""
    prefix_factor: float = 1.0

    @property
    def factor(self) -> float:
        """What a number in this unit is multiplied by to be in `CANONICAL[dimension]`. Pure."""
        return factor(self.expression, self.dimension)


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit found in a text: what it is, as written, and where it ends."""

    unit: Unit
    written: str
    end: int


def _mass(expression: str, *, bare: bool = False, prefix: str = "", factor: float = 1.0) -> Unit:
    return Unit(expression, Dimension.MASS, bare_ton=bare, prefix=prefix, prefix_factor=factor)


_TONNE = _mass("tonne")
_BARE = _mass("tonne", bare=True)
_KT = _mass("kilotonne", prefix="k", factor=1e3)
_MT = _mass("megatonne", prefix="M", factor=1e6)
_GT = _mass("gigatonne", prefix="G", factor=1e9)
_LB = _mass("pound")
_OZ = _mass("troy_ounce")

_MASS_SYMBOLS: dict[str, Unit] = {
    "t": _TONNE, "T": _TONNE, "kt": _KT, "Kt": _KT, "KT": _KT, "ktonnes": _KT, "ktons": _KT,
    "Mt": _MT, "mt": _MT, "MT": _MT, "mtonnes": _MT, "Mtonnes": _MT, "Mtons": _MT,
    "Gt": _GT, "GT": _GT, "bt": _GT, "Bt": _GT,
    "kg": _mass("kilogram"), "KG": _mass("kilogram"), "Kg": _mass("kilogram"), "kgs": _mass("kilogram"),
    "g": _mass("gram"), "mg": _mass("milligram"), "gm": _mass("gram"), "gms": _mass("gram"),
    "lb": _LB, "lbs": _LB, "LB": _LB, "LBS": _LB,
    "klb": _mass("1000 * pound", prefix="k", factor=1e3),
    "Mlb": _mass("1e6 * pound", prefix="M", factor=1e6), "Mlbs": _mass("1e6 * pound", prefix="M", factor=1e6),
    "Blb": _mass("1e9 * pound", prefix="B", factor=1e9), "Blbs": _mass("1e9 * pound", prefix="B", factor=1e9),
    "mlb": _mass("1e6 * pound", prefix="M", factor=1e6), "mlbs": _mass("1e6 * pound", prefix="M", factor=1e6),
    "oz": _OZ, "ozs": _OZ, "toz": _OZ, "ozt": _OZ,
    "koz": _mass("1000 * troy_ounce", prefix="k", factor=1e3),
    "Koz": _mass("1000 * troy_ounce", prefix="k", factor=1e3),
    "Moz": _mass("1e6 * troy_ounce", prefix="M", factor=1e6),
    "moz": _mass("1e6 * troy_ounce", prefix="M", factor=1e6),
    "st": _mass("short_ton"), "Mst": _mass("1e6 * short_ton", prefix="M", factor=1e6),
    "kst": _mass("1000 * short_ton", prefix="k", factor=1e3), "ct": _mass("carat"), "Mct": _mass("1e6 * carat"),
    "mtu": _mass("10 * kilogram"), "stu": _mass("20 * pound"),
    "tU": _TONNE, "т": _TONNE, "吨": _TONNE, "公吨": _TONNE,
}  # fmt: skip

_MASS_WORDS: dict[str, Unit] = {
    "tonne": _TONNE, "tonnes": _TONNE, "ton": _BARE, "tons": _BARE,
    "metric ton": _TONNE, "metric tons": _TONNE, "metric tonne": _TONNE, "metric tonnes": _TONNE,
    "mts": _TONNE, "тонн": _TONNE, "тонны": _TONNE,
    "kilotonne": _KT, "kilotonnes": _KT, "kiloton": _KT, "kilotons": _KT,
    "megatonne": _MT, "megatonnes": _MT, "megaton": _MT, "megatons": _MT,
    "gigatonne": _GT, "gigatonnes": _GT, "gigaton": _GT, "gigatons": _GT,
    "short ton": _mass("short_ton"), "short tons": _mass("short_ton"), "us tons": _mass("short_ton"),
    "long ton": _mass("long_ton"), "long tons": _mass("long_ton"),
    "kilogram": _mass("kilogram"), "kilograms": _mass("kilogram"), "kilogramme": _mass("kilogram"),
    "kilogrammes": _mass("kilogram"), "kilo": _mass("kilogram"), "kilos": _mass("kilogram"),
    "gram": _mass("gram"), "grams": _mass("gram"), "gramme": _mass("gram"), "grammes": _mass("gram"),
    "milligram": _mass("milligram"), "milligrams": _mass("milligram"),
    "pound": _LB, "pounds": _LB, "ounce": _OZ, "ounces": _OZ, "troy ounce": _OZ, "troy ounces": _OZ,
    "carat": _mass("carat"), "carats": _mass("carat"),
}  # fmt: skip


def _of(expression: str, dimension: Dimension) -> Unit:
    return Unit(expression, dimension)


_GRADE_SYMBOLS: dict[str, Unit] = {
    "ppm": _of("ppm", Dimension.GRADE), "PPM": _of("ppm", Dimension.GRADE), "ppb": _of("ppb", Dimension.GRADE),
    "gpt": _of("gram / tonne", Dimension.GRADE), "GPT": _of("gram / tonne", Dimension.GRADE),
    "opt": _of("troy_ounce / short_ton", Dimension.GRADE),
}  # fmt: skip

_OTHER_WORDS: dict[str, Unit] = {
    "parts per million": _of("ppm", Dimension.GRADE), "parts per billion": _of("ppb", Dimension.GRADE),
    "per cent": _of("percent", Dimension.SHARE), "percent": _of("percent", Dimension.SHARE),
    "pct": _of("percent", Dimension.SHARE), "percentage": _of("percent", Dimension.SHARE),
    "year": _of("year", Dimension.TIME), "years": _of("year", Dimension.TIME), "yr": _of("year", Dimension.TIME),
    "yrs": _of("year", Dimension.TIME), "y": _of("year", Dimension.TIME), "yo": _of("year", Dimension.TIME),
    "month": _of("month", Dimension.TIME), "months": _of("month", Dimension.TIME),
    "week": _of("week", Dimension.TIME), "weeks": _of("week", Dimension.TIME),
    "day": _of("day", Dimension.TIME), "days": _of("day", Dimension.TIME),
    "hour": _of("hour", Dimension.TIME), "hours": _of("hour", Dimension.TIME),
    "decade": _of("decade", Dimension.TIME), "decades": _of("decade", Dimension.TIME),
    "century": _of("century", Dimension.TIME), "centuries": _of("century", Dimension.TIME),
    "metre": _of("metre", Dimension.LENGTH), "metres": _of("metre", Dimension.LENGTH),
    "meter": _of("metre", Dimension.LENGTH), "meters": _of("metre", Dimension.LENGTH),
    "kilometre": _of("kilometre", Dimension.LENGTH), "kilometres": _of("kilometre", Dimension.LENGTH),
    "kilometer": _of("kilometre", Dimension.LENGTH), "kilometers": _of("kilometre", Dimension.LENGTH),
    "kms": _of("kilometre", Dimension.LENGTH), "centimetres": _of("centimetre", Dimension.LENGTH),
    "centimeters": _of("centimetre", Dimension.LENGTH),
    "feet": _of("foot", Dimension.LENGTH), "foot": _of("foot", Dimension.LENGTH),
    "mile": _of("mile", Dimension.LENGTH), "miles": _of("mile", Dimension.LENGTH),
    "hectare": _of("hectare", Dimension.AREA), "hectares": _of("hectare", Dimension.AREA),
    "acre": _of("acre", Dimension.AREA), "acres": _of("acre", Dimension.AREA),
    "square kilometre": _of("square_kilometre", Dimension.AREA),
    "square kilometres": _of("square_kilometre", Dimension.AREA),
    "square kilometer": _of("square_kilometre", Dimension.AREA),
    "square kilometers": _of("square_kilometre", Dimension.AREA),
    "sq km": _of("square_kilometre", Dimension.AREA), "sq. km": _of("square_kilometre", Dimension.AREA),
    "sq kilometres": _of("square_kilometre", Dimension.AREA), "sq kms": _of("square_kilometre", Dimension.AREA),
    "sq kilometers": _of("square_kilometre", Dimension.AREA), "km sq": _of("square_kilometre", Dimension.AREA),
    "square mile": _of("square_mile", Dimension.AREA), "square miles": _of("square_mile", Dimension.AREA),
    "sq mi": _of("square_mile", Dimension.AREA), "sq miles": _of("square_mile", Dimension.AREA),
    "square metres": _of("square_metre", Dimension.AREA), "square meters": _of("square_metre", Dimension.AREA),
}  # fmt: skip

_OTHER_SYMBOLS: dict[str, Unit] = {
    "m": _of("metre", Dimension.LENGTH), "km": _of("kilometre", Dimension.LENGTH), "Km": _of("kilometre", Dimension.LENGTH),
    "KM": _of("kilometre", Dimension.LENGTH), "cm": _of("centimetre", Dimension.LENGTH), "ft": _of("foot", Dimension.LENGTH),
    "mi": _of("mile", Dimension.LENGTH), "ha": _of("hectare", Dimension.AREA), "Ha": _of("hectare", Dimension.AREA),
    "km²": _of("square_kilometre", Dimension.AREA), "km2": _of("square_kilometre", Dimension.AREA),
    "km^2": _of("square_kilometre", Dimension.AREA), "sqkm": _of("square_kilometre", Dimension.AREA),
    "m²": _of("square_metre", Dimension.AREA), "m2": _of("square_metre", Dimension.AREA), "ac": _of("acre", Dimension.AREA),
    "mi²": _of("square_mile", Dimension.AREA), "mi2": _of("square_mile", Dimension.AREA),
    "%": _of("percent", Dimension.SHARE), "wt%": _of("percent", Dimension.GRADE), "wt.%": _of("percent", Dimension.GRADE),
    "%wt": _of("percent", Dimension.GRADE), "％": _of("percent", Dimension.SHARE), "‰": _of("per_mille", Dimension.GRADE),
    "d": _of("day", Dimension.TIME),
}  # fmt: skip

_PERIOD_WORDS: dict[str, str] = {
    "year": "year", "yr": "year", "y": "year", "a": "year", "annum": "year", "years": "year",
    "half": "half_year", "half-year": "half_year",
    "quarter": "quarter", "qtr": "quarter", "q": "quarter",
    "month": "month", "mo": "month", "mth": "month", "week": "week", "wk": "week",
    "day": "day", "d": "day", "hour": "hour", "h": "hour", "hr": "hour",
}  # fmt: skip

_FUSED_TAILS: dict[str, str] = {
    "pa": "year", "py": "year", "pd": "day", "pm": "month", "pcd": "day", "ph": "hour", "pw": "week",
}  # fmt: skip
_FUSED_HEADS = (
    "t",
    "T",
    "kt",
    "Kt",
    "KT",
    "Mt",
    "mt",
    "MT",
    "Gt",
    "kg",
    "lb",
    "klb",
    "Mlb",
    "oz",
    "koz",
    "Moz",
    "st",
)


def _rate(mass: Unit, period: str) -> Unit:
    return replace(
        mass,
        expression=f"{mass.expression} / {period}",
        dimension=Dimension.RATE,
        period=PERIODS_PER_YEAR[period],
    )


_FUSED: dict[str, Unit] = {
    form: _rate(_MASS_SYMBOLS[head], period)
    for head in _FUSED_HEADS
    for tail, period in _FUSED_TAILS.items()
    for form in (head + tail, head + tail.upper(), (head + tail).upper() if head[-1] in "tT" else head + tail)
} | {"gpd": _rate(_mass("gram"), "day")}

SYMBOLS: dict[str, Unit] = _FUSED | _MASS_SYMBOLS | _GRADE_SYMBOLS | _OTHER_SYMBOLS
"""Units whose capitals matter."""

WORDS: dict[str, Unit] = (
    _MASS_WORDS | _OTHER_WORDS | {form: u for form, u in _MASS_SYMBOLS.items() if len(form) == 3}
)
"""Units that may be written in any case, in small letters, words joined by one space."""

_S = f"[ {THIN}]"
_SYMBOL = re.compile(r"(?:wt\.?%|%wt|[%％‰]|km\^2|(?:[A-Za-zµ]+[23²]?|т|тонны?|公?吨))(?![A-Za-z0-9²а-я])")
_WORD = r"[A-Za-z]+"
_PHRASE = re.compile(rf"{_WORD}\.?(?:[ {THIN}-]{_WORD}(?:[ {THIN}-]{_WORD})?)?")
_SPACE = re.compile(rf"(?:[-‐‑](?=[A-Za-z])|{_S}{{0,2}})")
_PER = re.compile(
    rf"{_S}?/{_S}?(?:metric )?|[ {THIN}-](?:per|an?(?!{_S}\w+{_S}(?:ago|earlier|before|prior|later|on|old)\b)|each|every)[ {THIN}-](?:metric )?|{_S}?p\.?{_S}?(?=a\b)",
    re.IGNORECASE,
)
_BEFORE_PER = frozenset(f" /-p{THIN}")
_PER_YEAR = re.compile(
    r"[ -](?:per annum|annually|yearly|p\.a\.?|each year|every year)(?![a-z])", re.IGNORECASE
)
_DENOMINATOR = re.compile(r"(litre|liter|[Ll](?![A-Za-z])|[A-Za-z]+)")


@lru_cache(maxsize=256)
def match_unit(text: str, start: int) -> UnitMatch | None:
    """The longest unit that begins at `start` (a space or a hyphen before it is skipped), with what stands
    behind a "per"; None where none does. Pure. Linear: at most three words are looked at. Kept for a moment, since
    the steps of the grammar ask again."""
    gap = _SPACE.match(text, start)
    begin = start if gap is None else gap.end()
    found = _atom(text, begin)
    if found is None:
        return None
    whole = _with_denominator(text, found)
    return UnitMatch(whole.unit, text[begin : whole.end], whole.end)


def match_per_mass(text: str, start: int) -> UnitMatch | None:
    """A "per kilogram", "/t", "an ounce" that turns money into a price; None where there is none. Pure."""
    per = _PER.match(text, start)
    if per is None:
        return None
    mass = _atom(text, per.end())
    if mass is None or mass.unit.dimension is not Dimension.MASS:
        return None
    unit = Unit(f"1 / ({mass.unit.expression})", Dimension.PRICE, bare_ton=mass.unit.bare_ton)
    return UnitMatch(unit, text[per.start() : mass.end].strip(), mass.end)


def match_period(text: str, start: int) -> tuple[str, int] | None:
    """A period behind "per", "a", "/" ("a year", "per annum", "/d"): its name in `units.txt` and its end. Pure."""
    if text[start : start + 1] not in _BEFORE_PER or not text[start + 1 : start + 2].strip():
        return None
    if (yearly := _PER_YEAR.match(text, start)) is not None:
        return "year", yearly.end()
    per = _PER.match(text, start)
    word = _DENOMINATOR.match(text, per.end()) if per is not None else None
    period = _PERIOD_WORDS.get(word[1].lower()) if word is not None else None
    return None if word is None or period is None else (period, word.end())


def _atom(text: str, start: int) -> UnitMatch | None:
    first = _FIRST.match(text, start)
    if first is not None:
        word = first[0].lower()
        if word in _BEGIN_PHRASES and (found := _phrase(text, start)) is not None:
            return found
        unit = WORDS.get(word)
        if unit is not None and (len(word) > 2 or word == "y"):
            return UnitMatch(unit, first[0], first.end())
    symbol = _SYMBOL.match(text, start)
    if symbol is None or (symbol[0] == "st" and text[start - 1 : start].isdecimal()):
        return None  # "31st" is an ordinal
    unit = SYMBOLS.get(symbol[0]) or WORDS.get(symbol[0].lower())
    return None if unit is None else UnitMatch(unit, symbol[0], symbol.end())


def _phrase(text: str, start: int) -> UnitMatch | None:
    """The longest unit of two or three words."""
    phrase = _PHRASE.match(text, start)
    if phrase is None:
        return None
    key, end = _key(phrase[0]), phrase.end()
    while " " in key:
        unit = WORDS.get(key)
        if unit is not None:
            end -= text[end - 1] == "."
            return UnitMatch(unit, text[start:end], end)
        key = key.rsplit(" ", 1)[0]
        end = start + _cut(text[start:end])
    return None


_FIRST = re.compile(r"[A-Za-z]+")
_BEGIN_PHRASES = frozenset(key.split(" ")[0].rstrip(".") for key in WORDS if " " in key)
_JOINTS = re.compile(rf"[ {THIN}-]")


def _key(phrase: str) -> str:
    return _JOINTS.sub(" ", phrase).rstrip(".").lower()


def _cut(phrase: str) -> int:
    """Length of the phrase without its last word."""
    return max(match.start() for match in _JOINTS.finditer(phrase))


def with_denominator(text: str, found: UnitMatch, start: int) -> UnitMatch | None:
    """The grade or brine concentration that a mass makes with the "per tonne" or "per litre" at `start`; None
    where none stands there. Pure."""
    per = _PER.match(text, start)
    word = _DENOMINATOR.match(text, per.end()) if per is not None else None
    if per is None or word is None:
        return None
    if word[1].lower() in ("l", "litre", "liter"):
        unit = Unit(f"{found.unit.expression} / litre", Dimension.BRINE)
        return UnitMatch(unit, text[found.end - len(found.written) : word.end()], word.end())
    below = _atom(text, per.end())
    if below is None or below.unit.dimension is not Dimension.MASS:
        return None
    base = below.unit.expression
    if found.unit.expression == "troy_ounce" and below.unit.bare_ton:
        base = "tonne"
    unit = Unit(f"{found.unit.expression} / ({base})", Dimension.GRADE)
    return UnitMatch(unit, text[found.end - len(found.written) : below.end], below.end)


def _with_denominator(text: str, found: UnitMatch) -> UnitMatch:
    if found.unit.dimension is not Dimension.MASS:
        return found
    if (period := match_period(text, found.end)) is not None:
        return UnitMatch(_rate(found.unit, period[0]), "", period[1])
    return with_denominator(text, found, found.end) or found


def suggestions(written: str, expected: tuple[Dimension, ...]) -> tuple[str, ...]:
    """Up to three known units that look like `written`, of an expected dimension where any is given. Pure."""
    names = [name for name, unit in (SYMBOLS | WORDS).items() if not expected or unit.dimension in expected]
    best = process.extract(written[:40], names, scorer=fuzz.ratio, limit=3, score_cutoff=55)
    return tuple(name for name, _, _ in best)


def convert(value: float, dimension: Dimension, unit: Unit) -> float:
    """A value in `CANONICAL[dimension]` expressed in `unit`. Pure. `unit` must be of that dimension."""
    assert unit.dimension is dimension, CANONICAL[dimension]
    return value / unit.factor
