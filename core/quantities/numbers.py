"""The number grammar: digits with the habits of many countries, number words, scale words. No units here.

Every pattern is anchored where it is tried and consumes at least one character a step, so reading is linear
in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from core.quantities import precision

THIN = "\u00a0\u2009\u202f\u2007\u2008"
"""Spaces that press and typesetters put into numbers: non-breaking, thin, narrow, figure, punctuation space."""

_S = f"[ {THIN}]"

_DIGITS = re.compile(
    rf"""(?:
      (?P<us>[1-9]\d{{0,2}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?)
    | (?P<indian>[1-9]\d?(?:,\d{{2}})+,\d{{3}}(?!\d)(?:\.\d+)?)
    | (?P<dots>\d{{1,3}}(?:\.\d{{3}})+,\d+(?!\d)|\d{{1,3}}(?:\.\d{{3}}){{2,}}(?![\d]))
    | (?P<spaces>\d{{1,3}}(?:{_S}\d{{3}})+(?!\d)(?:[.,]\d+)?)
    | (?P<quotes>\d{{1,3}}(?:['’]\d{{3}})+(?!\d)(?:[.,]\d+)?)
    | (?P<comma>\d+,\d+)
    | (?P<point>\d*\.\d+)
    | (?P<plain>\d+)
    )""",
    re.VERBOSE,
)
_EXPONENT = re.compile(
    rf"[eE](?P<e>[+-]?\d{{1,3}})(?![\w.])|{_S}?[x×]{_S}?10(?:\^|\*\*)?(?P<ten>[+-]?\d{{1,2}}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}})"
)
_POWERS = frozenset("eEx×")
"""One of these stands right behind a number, or behind a space, where it has a power of ten."""

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_SLASH = re.compile(r"([1-9]\d?)/([1-9]\d?)(?![\d/.,])")
_DOT_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")

SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "thousands": 1e3,
    "thou": 1e3,
    "million": 1e6,
    "millions": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "mio": 1e6,
    "billion": 1e9,
    "billions": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "trillion": 1e12,
    "trillions": 1e12,
    "trn": 1e12,
    "tn": 1e12,
    "trln": 1e12,
    "lakh": 1e5,
    "lakhs": 1e5,
    "lac": 1e5,
    "crore": 1e7,
    "crores": 1e7,
    "cr": 1e7,
    "тыс": 1e3,
    "тысяч": 1e3,
    "млн": 1e6,
    "миллионов": 1e6,
    "млрд": 1e9,
    "миллиардов": 1e9,
    "трлн": 1e12,
    "万": 1e4,
    "亿": 1e8,
}
"""Scale words of English, Indian English, Russian and Chinese, in small letters."""

_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SMALL_WORDS: dict[str, int] = _ONES | _TENS
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "eighth": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
_HALVED = frozenset(
    ("decade", "century", "year", "tonne", "ton", "percent", "kilometre", "kilometer", "mile", "gram")
)
_WORD = re.compile(rf"(?:[-‐‑]|{_S}{{1,2}})?([A-Za-z]+)")
_SCALE = re.compile(rf"(?:[-‐‑]|{_S}{{0,2}})([A-Za-z]{{2,9}}|[А-Яа-я]{{3,10}}|[万亿])\.?(?![A-Za-z])")


_GLOSS = re.compile(rf"{_S}\((?:M|mn|m|B|bn|K|k)\)(?={_S}(?:tonnes|tons|ounces|pounds|t\b|oz|lbs))")
"""A scale said twice: "3.1 million (M) ounces"."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text, from `start` to `end`.

    `value` = `number` × `scale`; `half` and `wide` are in the unit of `value`. `digits` is what was written
    without the scale word. `share` marks a fraction in words ("half", "a third"), `words` any number in words,
    `point` a decimal point or comma; `dotted` a number whose dot may be a thousands mark ("82.500").
    """

    digits: str
    number: float
    start: int
    end: int
    half: float
    wide: float
    scale: float = 1.0
    scale_word: str = ""
    share: bool = False
    words: bool = False
    point: bool = False
    dotted: bool = False

    @property
    def value(self) -> float:
        """The number with its scale word."""
        return self.number * self.scale

    @property
    def plain_integer(self) -> bool:
        """Whether only digits were written: a year, a rank or a count looks like this."""
        return self.scale == 1.0 and self.digits.isdigit()


def read_number(text: str, start: int) -> Number | None:
    """The number that begins at `start`, with its scale words; None where none does. Pure."""
    if start >= len(text):
        return None
    first = text[start]
    if first.isdecimal() or first == ".":
        return _from_digits(text, start)
    if first in _VULGAR:
        share = _VULGAR[first]
        return _scaled(text, _share(text, start, start + 1, share))
    if first.isalpha():
        return _from_words(text, start)
    return None


def with_dots_as_thousands(number: Number) -> Number:
    """ "82.500" read as 82,500. Pure; only for a number that is `dotted`."""
    value = int(number.digits.replace(".", ""))
    return replace(
        number,
        number=float(value),
        half=precision.half_of_integer(value, before_unit=True),
        wide=precision.wide_of_integer(value),
        dotted=False,
        point=False,
    )


def _from_digits(text: str, start: int) -> Number | None:
    if (
        "/" in text[start + 1 : start + 3]
        and (slash := _SLASH.match(text, start)) is not None
        and int(slash[1]) < int(slash[2]) <= 10
    ):
        return _share(text, start, slash.end(), int(slash[1]) / int(slash[2]))
    match = _DIGITS.match(text, start)
    if match is None:
        return None
    kind, written, end = match.lastgroup or "plain", match[0], match.end()
    whole, _, decimals = _normal(kind, written).partition(".")
    if len(whole) > 40 or len(decimals) > 40:
        return None
    number = float(f"{whole or '0'}.{decimals or '0'}")
    half, wide = _widths(whole, decimals)
    if not decimals and end < len(text) and text[end] in _VULGAR:
        number += _VULGAR[text[end]]
        half, end, written = 0.1, end + 1, text[start : end + 1]
    exponent = _EXPONENT.match(text, end) if not _POWERS.isdisjoint(text[end : end + 2]) else None
    if exponent is not None:
        power = int((exponent["e"] or exponent["ten"]).translate(_SUPERSCRIPTS))
        factor = 10.0**power if -300 < power < 300 else (float("inf") if power > 0 else 0.0)
        number, half, wide = number * factor, half * factor, wide * factor
        end, written = exponent.end(), text[start : exponent.end()]
    found = Number(
        digits=written,
        number=number,
        start=start,
        end=end,
        half=half,
        wide=wide,
        point=bool(decimals),
        dotted=kind == "point" and exponent is None and _DOT_THOUSANDS.fullmatch(written) is not None,
    )
    return _scaled(text, found)


def _normal(kind: str, written: str) -> str:
    """Digits with a decimal point and no grouping."""
    match kind:
        case "us" | "indian":
            return written.replace(",", "")
        case "dots":
            return written.replace(".", "").replace(",", ".")
        case "spaces" | "quotes":
            return "".join(c for c in written.replace(",", ".") if c.isdecimal() or c == ".")
        case "comma":
            return written.replace(",", ".")
        case _:
            return written


def _widths(whole: str, decimals: str) -> tuple[float, float]:
    if decimals:
        return precision.half_of_decimal(len(decimals)), 0.0
    value = int(whole or "0")
    return precision.half_of_integer(value, before_unit=True), precision.wide_of_integer(value)


def _share(text: str, start: int, end: int, value: float) -> Number:
    return Number(
        digits=text[start:end],
        number=value,
        start=start,
        end=end,
        half=precision.FRACTION_WIDTH * value,
        wide=0.0,
        share=True,
        words=True,
    )


def _scaled(text: str, number: Number) -> Number:
    """The number with the scale words behind it: "2.63 billion", "5 lakh crore", "1 million 300 thousand"."""
    scale, word, end = 1.0, "", number.end
    for _ in range(2):
        match = _SCALE.match(text, end)
        if match is None or (factor := SCALES.get(match[1].lower())) is None:
            break
        scale, end = scale * factor, match.end() - (match[0].endswith(".") and match[1].isascii())
        word = f"{word} {match[1]}".strip()
    if scale == 1.0:
        return number
    if (gloss := _GLOSS.match(text, end)) is not None:
        end = gloss.end()
    found = replace(
        number,
        end=end,
        scale=scale,
        scale_word=word,
        half=number.half * scale,
        wide=number.wide * scale,
        share=False,
    )
    return _with_lower_part(text, found)


def _with_lower_part(text: str, upper: Number) -> Number:
    """ "1 million 300 thousand": a second, smaller number that follows at once is added."""
    gap = re.compile(_S).match(text, upper.end)
    if gap is None or upper.point or gap.end() >= len(text) or not text[gap.end()].isdecimal():
        return upper
    match = _DIGITS.match(text, gap.end())
    if match is None or match.lastgroup != "plain" or len(match[0]) > 3:
        return upper
    scale = _SCALE.match(text, match.end())
    factor = SCALES.get(scale[1].lower(), 0.0) if scale is not None else 0.0
    if scale is None or not 1 < factor < upper.scale:
        return upper
    value = upper.value + int(match[0]) * factor
    return replace(
        upper,
        digits=text[upper.start : scale.end()],
        number=value / upper.scale,
        end=scale.end(),
        half=precision.half_of_integer(round(value), before_unit=True),
        wide=0.0,
    )


def _from_words(text: str, start: int) -> Number | None:
    """Number words from `start`: "six thousand", "twenty-five", "half a million", "two-thirds", "a dozen"."""
    words: list[tuple[str, int]] = []
    position = start
    while len(words) < 6 and (match := _WORD.match(text, position)) is not None:
        if words and match.start() == match.start(1):
            break
        words.append((match[1].lower(), match.end()))
        position = match.end()
    return _share_words(text, start, words) or _count_words(text, start, words)


def _share_words(text: str, start: int, words: list[tuple[str, int]]) -> Number | None:
    if not words:
        return None
    first, end = words[0]
    second = words[1] if len(words) > 1 else ("", 0)
    if first == "half":
        if (
            second[0] in ("a", "an", "of")
            and len(words) > 2
            and words[2][0] in ("million", "billion", "trillion")
        ):
            return _scaled(text, replace(_share(text, start, second[1], 0.5), share=False))
        if second[0] in ("a", "an") and len(words) > 2 and words[2][0] in _HALVED:
            return replace(_share(text, start, second[1], 0.5), share=False)
        return _share(text, start, end, 0.5)
    above = 1 if first in ("a", "an", "one") else _ONES.get(first)
    below = _PARTS.get(second[0])
    if above is None or below is None or above >= below or (second[0].endswith("s") != (above > 1)):
        return None
    tail = text[second[1] : second[1] + 14].lower()
    if above == 1 and below == 4 and tail.startswith((" of a million", " of a billio")):
        return _scaled(text, replace(_share(text, start, second[1] + 5, 0.25), share=False))
    return _share(text, start, second[1], above / below)


def _count_words(text: str, start: int, words: list[tuple[str, int]]) -> Number | None:
    if not words:
        return None
    first, end = words[0]
    total, used = 0.0, 0
    if first in ("a", "an"):
        total, used = 1.0, 1
    elif first in _TENS:
        total, used = float(_TENS[first]), 1
        if len(words) > 1 and _ONES.get(words[1][0], 10) < 10:
            total, used = total + _ONES[words[1][0]], 2
    elif first in _ONES:
        total, used = float(_ONES[first]), 1
    elif first == "dozen":
        return Number(text[start:end], 12.0, start, end, 1.0, 0.0, words=True)
    else:
        return None
    end = words[used - 1][1]
    if used < len(words) and words[used][0] == "dozen":
        end = words[used][1]
        return Number(text[start:end], 12.0 * total, start, end, 1.0 * total, 0.0, words=True)
    if used < len(words) and words[used][0] == "hundred":
        total, end = total * 100, words[used][1]
    value = int(total)
    half, wide = precision.half_of_integer(value, before_unit=True), precision.wide_of_integer(value)
    return _scaled(text, Number(text[start:end], total, start, end, half, wide, words=True))
