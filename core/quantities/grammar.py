"""The grammar of a figure: [qualifier] [currency] number [scale] [to number] unit [per unit] [of substance].

A text becomes a `Parsed`, and that a `Figure` in its canonical unit. The vocabulary is closed; nothing is guessed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.quantities import money, units
from core.quantities.figure import CANONICAL, Basis, Dimension, Figure, Printed, Qualifier
from core.quantities.numbers import SMALL_WORDS, THIN, Number, read_number, with_dots_as_thousands
from core.quantities.qualifiers import qualifier_behind
from core.quantities.substances import read_substance

_S = f"[ {THIN}]"
_SCALE_WORDS = "million|billion|trillion|thousand|hundred|decade|century|third|quarter|dozen|lakh|crore|half|fifth|sixth|eighth|tenth"
_WORDS = [*sorted(SMALL_WORDS, key=len, reverse=True), "half", "dozen"]
_FIRSTS = "".join(sorted({word[0] for word in _WORDS} | {"a"}))
_TAILS = "|".join(f"(?<={word[0]}){word[1:]}" for word in _WORDS)
_CANDIDATE = re.compile(
    rf"[0-9.½¼¾⅓⅔{_FIRSTS}](?:(?<=[½¼¾⅓⅔])|(?<=\.)(?<![a-z0-9_]\.)(?=\d)|(?<=\d)(?:(?<![a-z0-9_]\d)|(?<=rs\d)|(?<=usd\d)|(?<=eur\d)"
    rf"|(?<=rmb\d)|(?<=aud\d)|(?<=cad\d)|(?<=dh\d)|(?<=dhs\d)|(?<=aed\d)|(?<=php\d)|(?<=\brm\d)|(?<=\bmyr\d)|(?<=\bzar\d)|(?<=\binr\d)|(?<=\bgbp\d)|(?<=\bcny\d)|(?<=\bsek\d)|(?<=\bnok\d)|(?<=\$us\d)|(?<=\$a\d)|(?<=\$c\d))"
    rf"|(?<=[a-z])(?<![a-z’'][a-z])(?:{_TAILS}|(?<=a)n?(?=[ -](?:{_SCALE_WORDS})))(?![a-z]))"
)
"""It begins with a set of characters, so that the search leaps over all others."""
_RANGE = re.compile(
    rf"{_S}?[-–—‑−]{_S}?|{_S}(?P<to>to|and|through){_S}|{_S}?(?:\.\.|…|to){_S}?", re.IGNORECASE
)
_PLUS_MINUS = re.compile(rf"{_S}?(?:±|\+/-|\+-){_S}?")
_LETTER_SCALE = re.compile(rf"{_S}?(mm|[kKmMbBtT])(?![A-Za-z])")
_SPACED_SCALE = re.compile(rf"{_S}[MK]{_S}(?:pounds|lbs?|ounces|oz|troy ounces|tonnes|tons)\b")
"""A letter that stands apart and scales all the same: "90 M pounds"."""
_AS_HIGH_AS = re.compile(
    r"(?:as (?:high|much|many|deep|large|low) as|up to|about|around|over|nearly|almost|perhaps|more than) ",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"between\s(?:about |around |some |an estimated |approximately )?$", re.IGNORECASE)
ABSURD = 1e18
"""Nothing larger is a figure, whatever its unit: a mass of 10^18 t is a six-thousandth of the Earth."""


@dataclass(slots=True)
class Parsed:
    """What the grammar made of a text from `start` to `end`, before units are applied. Filled step by step by
    `parse`, and not changed after it."""

    first: Number
    second: Number | None
    start: int
    end: int
    unit: units.Unit | None
    written: str = ""
    currency: str | None = None
    period: str = ""
    joined: str = ""
    plus_minus: float | None = None
    plus_minus_is_share: bool = False
    qualifier_behind: Qualifier | None = None
    second_start: int = 0


def candidates(text: str) -> Iterator[int]:
    """Where a number may begin, in digits or in words. Pure; linear."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return (match.start() for match in _CANDIDATE.finditer(small))


def part_of_a_name(text: str, start: int) -> bool:
    """Whether digits belong to a name or a chain ("Dos-2", "43-101", "1.2.3"), not to a figure."""
    if start < 2 or not (text[start].isdecimal() or text[start] == "."):
        return start > 0 and text[start - 1] in ".," and text[start].isdecimal() and start < 2
    before, earlier = text[start - 1], text[start - 2]
    if before in "-‐‑":
        return earlier.isalnum()
    return before in ".,/:" and earlier.isdecimal()


def parse(text: str, start: int, *, money_expected: bool = False) -> Parsed | None:
    first = read_number(text, start)
    if first is None:
        return None
    mark = money.currency_before(text, start)
    currency = mark[0] if mark is not None else None
    first = _letter_scaled(text, first, is_money=currency is not None or money_expected)
    parsed = Parsed(first, None, mark[1] if mark is not None else start, first.end, None, currency=currency)
    _add_range(text, parsed)
    _add_plus_minus(text, parsed)
    _add_unit(text, parsed)
    return parsed


def _letter_scaled(text: str, number: Number, *, is_money: bool) -> Number:
    """ "$20m", "1.2B tonnes", "300k oz": a letter that scales, where money or a unit of mass makes it one."""
    match = _LETTER_SCALE.match(text, number.end)
    if match is None or number.scale != 1.0 or number.share:
        return number
    letter = match[1]
    if not is_money:
        behind = units.match_unit(text, match.end()) if letter not in "tT" else None
        spaced = match.end() < len(text) and text[match.end()] in f" -{THIN}"
        money_behind = letter in "kKmMbB" and money.currency_behind(text, match.end()) is not None
        mass = behind is not None and behind.unit.dimension in (Dimension.MASS, Dimension.RATE)
        apart = match[0][0] in f" {THIN}" and _SPACED_SCALE.match(text, number.end) is None
        if not spaced or letter == "mm" or not (mass or money_behind) or apart:
            return number
    factor = money.SHORT_SCALES[letter.lower()]
    return replace(
        number,
        end=match.end(),
        scale=factor,
        scale_word=letter,
        half=number.half * factor,
        wide=number.wide * factor,
    )


def _add_plus_minus(text: str, parsed: Parsed) -> None:
    sign = _PLUS_MINUS.match(text, parsed.end)
    tolerance = read_number(text, sign.end()) if sign is not None else None
    if sign is None or tolerance is None or parsed.second is not None:
        return
    if text[tolerance.end : tolerance.end + 1] == "%" and text[parsed.end : parsed.end + 1] != "%":
        parsed.end, parsed.plus_minus, parsed.plus_minus_is_share = (
            tolerance.end + 1,
            tolerance.value / 100,
            True,
        )
        return
    parsed.first = replace(parsed.first, scale=max(parsed.first.scale, tolerance.scale))
    parsed.end, parsed.plus_minus = tolerance.end, tolerance.value


def _add_range(text: str, parsed: Parsed) -> None:
    """Adds the second number of "20,000-60,000", "0.1% to 0.25%", "between 20 and 40 million"."""
    first = parsed.first
    unit = None if parsed.currency is not None else units.match_unit(text, parsed.end)
    after_unit = parsed.end if unit is None else unit.end
    join = _RANGE.match(text, after_unit)
    if join is None or (unit is not None and unit.unit.dimension is Dimension.TIME and join[0] == "-"):
        return
    word = (join["to"] or "-").lower()
    if word == "and" and _BETWEEN.search(text[max(0, parsed.start - 30) : parsed.start]) is None:
        return
    position = join.end()
    if word == "to" and (more := _AS_HIGH_AS.match(text, position)) is not None:
        position = more.end()
    mark = _leading_currency(text, position)
    if mark is not None:
        position = mark
    if word == "-" and position < len(text) and text[position].isalpha():
        return
    second = read_number(text, position)
    if second is None or (second.words and word == "-"):
        return
    if word == "-" and join[0] != "-" and unit is None and _year_before(first, second):
        return
    second = _letter_scaled(text, second, is_money=parsed.currency is not None)
    if first.scale == 1.0 and second.scale > 1.0 and unit is None and first.number < 1000 <= second.value:
        first = replace(
            first,
            scale=second.scale,
            scale_word=second.scale_word,
            half=first.half * second.scale,
            wide=first.wide * second.scale,
        )
    last = units.match_unit(text, second.end) if parsed.currency is None else None
    if not _makes_range(first, second, unit, last):
        return
    parsed.first, parsed.second, parsed.end = first, second, second.end
    parsed.joined, parsed.second_start = word, position


def _year_before(first: Number, second: Number) -> bool:
    """Whether the first of two is a year, and the second what is told of it ("in 2022 - 18,400 tons"). Pure."""
    looks_like_year = first.plain_integer and 1900 <= first.number <= 2100
    return looks_like_year and not (second.plain_integer and second.number <= 2200)


def _leading_currency(text: str, position: int) -> int | None:
    """Where the number starts behind a currency mark at `position`; None where there is none."""
    for size in (1, 2, 3):
        start = position + size
        if start < len(text) and text[start].isdecimal():
            mark = money.currency_before(text, start)
            return start if mark is not None and mark[1] == position else None
    return None


def _makes_range(
    first: Number, second: Number, unit: units.UnitMatch | None, last: units.UnitMatch | None
) -> bool:
    if unit is not None and (last is None or last.unit.dimension is not unit.unit.dimension):
        return False
    low = first.value * (
        unit.unit.factor if unit is not None else last.unit.factor if last is not None else 1
    )
    high = second.value * (last.unit.factor if last is not None else 1)
    looks_like_years = first.plain_integer and second.plain_integer and 1900 <= first.number <= 2100
    return math.isfinite(high) and low < high and not (looks_like_years and last is None and high > 2200)


def _add_unit(text: str, parsed: Parsed) -> None:
    if parsed.currency is not None:
        _add_price(text, parsed)
        return
    early = qualifier_behind(text, parsed.end)
    start = early[1] if early is not None and early[1] - parsed.end <= 5 else parsed.end
    match = _of_something_per(text, units.match_unit(text, start))
    if match is not None:
        match = _by_magnitude(parsed.first, match)
        parsed.unit, parsed.written, parsed.end = match.unit, match.written, match.end
        parsed.period = match.unit.period
        if match.written in _ABBREVIATED and _POINT.match(text, parsed.end):
            parsed.end += 1
        if match.unit.dimension is Dimension.MASS:
            _add_share_of_tolerance(text, parsed)
    elif (behind := money.currency_behind(text, parsed.end)) is not None:
        parsed.currency, parsed.end = behind
        _add_price(text, parsed)
        return
    late = early or qualifier_behind(text, parsed.end)
    if late is not None:
        parsed.qualifier_behind, parsed.end = late[0], max(parsed.end, late[1])


def _add_share_of_tolerance(text: str, parsed: Parsed) -> None:
    """ "20 Mt ± 10%"."""
    sign = _PLUS_MINUS.match(text, parsed.end)
    tolerance = read_number(text, sign.end()) if sign is not None else None
    if tolerance is not None and text[tolerance.end : tolerance.end + 1] == "%":
        parsed.end, parsed.plus_minus, parsed.plus_minus_is_share = (
            tolerance.end + 1,
            tolerance.value / 100,
            True,
        )


def _add_price(text: str, parsed: Parsed) -> None:
    if (behind := money.currency_behind(text, parsed.end)) is not None and behind[0] == parsed.currency:
        parsed.end = behind[1]
    per = units.match_per_mass(text, parsed.end)
    if per is not None:
        parsed.unit, parsed.written, parsed.end = per.unit, per.written, per.end
        return
    period = units.match_period(text, parsed.end)
    if period is not None:
        parsed.end, parsed.period = period[1], units.PERIODS_PER_YEAR[period[0]]
        return
    late = qualifier_behind(text, parsed.end)
    if late is not None:
        parsed.qualifier_behind, parsed.end = late


_ABBREVIATED = ("lb", "lbs", "oz", "Mlb", "Mlbs", "Moz", "koz")
_POINT = re.compile(r"\.(?= (?:of )?[A-Za-z][A-Za-z0-9]*)")
"""The point of "70 million lb. U3O8"."""

_OF_PER = re.compile(
    r" (?:of )?[a-z][a-z -]{1,30}?(?: and [\d.]{1,8} (?:troy )?(?:ounces?|oz|grams?|grammes?|g) (?:of )?[a-z]{2,12})?"
    r"(?= (?:per|to the|a|in each|in every) )",
    re.IGNORECASE,
)


def _of_something_per(text: str, match: units.UnitMatch | None) -> units.UnitMatch | None:
    """ "38 kilograms of zinc per tonne": a grade with its commodity in between."""
    if match is None or match.unit.dimension is not Dimension.MASS or match.unit.factor >= 1.0:
        return match
    between = _OF_PER.match(text, match.end)
    return match if between is None else units.with_denominator(text, match, between.end()) or match


_MAGNITUDES = {"MT": 1e3, "mt": 1e4, "Mt": 1e5}
"""From this number on, "MT", "mt" and "Mt" are taken as metric tons: nobody writes 240,000 megatonnes.
Behind a scale ("5.4K mt", "1.1 billion mt") they always are."""

_RATE_MAGNITUDE = 1e3
"""From this number on, MTPA and Mtpa are metric tons a year: world coal output is 9,000 million tonnes."""


def _by_magnitude(number: Number, match: units.UnitMatch) -> units.UnitMatch:
    unit = match.unit
    if unit.prefix != "M" or "tonne" not in unit.expression:
        return match
    letters = match.written[:2]
    limit = _RATE_MAGNITUDE if unit.dimension is Dimension.RATE else _MAGNITUDES.get(letters, math.inf)
    if number.value < limit and number.scale <= 1:
        return match
    plain = unit.expression.replace("megatonne", "tonne")
    return replace(match, unit=replace(unit, expression=plain, prefix="", prefix_factor=1.0))


def to_figure(text: str, parsed: Parsed, qualifier: Qualifier, qualifier_start: int) -> Figure:
    """Units applied: the figure in its canonical unit."""
    parsed = _thousands_by_sense(parsed)
    dimension, unit, factor = _measure(parsed)
    first, second = parsed.first, parsed.second
    half, wide = first.half * factor, first.wide * factor
    if parsed.plus_minus is not None:
        half = parsed.plus_minus * (first.value * factor if parsed.plus_minus_is_share else factor)
        wide = half
    elif parsed.unit is not None and parsed.unit.expression in ("decade", "century"):
        half = wide = 0.05 * first.value * factor
    substance = read_substance(text, parsed.end) if dimension in _OF_SOMETHING else None
    if substance is not None and substance[0].basis is Basis.ORE and dimension is Dimension.GRADE:
        substance = None
    if substance is None and parsed.written == "tU":
        substance = read_substance("t U", 1)
    if parsed.qualifier_behind is not None and qualifier is Qualifier.EXACT:
        qualifier = parsed.qualifier_behind
    return Figure(
        text=text[qualifier_start : parsed.end].strip(),
        dimension=dimension,
        unit=unit,
        value=first.value * factor,
        value_max=None if second is None else second.value * factor,
        half=half,
        half_max=0.0 if second is None else second.half * factor,
        wide=max(half, wide),
        qualifier=qualifier,
        basis=Basis.UNSPECIFIED if substance is None else substance[0].basis,
        substance=None if substance is None else substance[0].key,
        printed=printed_as(first, parsed),
    )


_OF_SOMETHING = frozenset(
    (Dimension.MASS, Dimension.RATE, Dimension.GRADE, Dimension.SHARE, Dimension.BRINE, Dimension.PRICE)
)


def printed_as(number: Number, parsed: Parsed) -> Printed:
    unit = parsed.unit
    written = parsed.written if unit is not None else (parsed.currency or "")
    prefix, factor = ("", 1.0) if unit is None else (unit.prefix, unit.prefix_factor)
    return Printed(
        digits=number.digits,
        number=number.number,
        scale=number.scale * factor,
        scale_word=number.scale_word or prefix,
        unit=written,
        bare_ton=unit is not None and unit.bare_ton,
    )


def _thousands_by_sense(parsed: Parsed) -> Parsed:
    """ "82.500 tons", "€1.500": a dot before three digits groups thousands where nothing else scales."""
    number, unit = parsed.first, parsed.unit
    plain_mass = (
        unit is not None
        and unit.expression.split(" ")[0] == "tonne"
        and unit.dimension is not Dimension.GRADE
    )
    plain_money = unit is None and parsed.currency is not None
    if not number.dotted or number.scale != 1.0 or not (plain_mass or plain_money):
        return parsed
    second = parsed.second
    if second is not None and second.dotted:
        second = with_dots_as_thousands(second)
    return replace(parsed, first=with_dots_as_thousands(number), second=second)


def _measure(parsed: Parsed) -> tuple[Dimension, str, float]:
    """Dimension, unit and factor of what was parsed."""
    number, unit, currency = parsed.first, parsed.unit, parsed.currency
    if currency is not None:
        code = "US$" if currency == "USD" else currency
        if unit is not None:
            return Dimension.PRICE, f"{code}/kg", unit.factor
        return Dimension.MONEY, code, 1.0
    if unit is None:
        if number.share:
            return Dimension.SHARE, "%", 100.0
        if (
            number.plain_integer
            and parsed.second is None
            and 1900 <= number.number <= 2100
            and len(number.digits) == 4
        ):
            return Dimension.YEAR, "year", 1.0
        return Dimension.COUNT, "", 1.0
    return unit.dimension, CANONICAL[unit.dimension], unit.factor


def share_as_grade(figure: Figure) -> Figure:
    """A percentage read as a grade, in ppm. Pure; only for a figure of dimension SHARE."""
    assert figure.dimension is Dimension.SHARE
    return figure.model_copy(
        update={
            "dimension": Dimension.GRADE,
            "unit": CANONICAL[Dimension.GRADE],
            "value": figure.value * 10_000,
            "value_max": None if figure.value_max is None else figure.value_max * 10_000,
            "half": figure.half * 10_000,
            "half_max": figure.half_max * 10_000,
            "wide": figure.wide * 10_000,
        }
    )


def mass_as_yearly(figure: Figure) -> Figure:
    """A mass read as an amount a year. Pure; only for a figure of dimension MASS."""
    assert figure.dimension is Dimension.MASS
    return figure.model_copy(update={"dimension": Dimension.RATE, "unit": CANONICAL[Dimension.RATE]})
