"""A sheet to draw on: rows on a logarithmic or plain scale, legible on a phone. Knows nothing of claims."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

from commands.charts.palette import CLAIM, COMPUTED, GRID, GROUND, MUTED, OTHERS, TEXT

WIDTH = 800
MARGIN = 28
SCALE = 2
"""Everything is drawn at twice the size and reduced, which smooths edges."""

TITLE, LABEL, SMALL = 29, 25, 19
ROW = 46
LEFT = 250
RIGHT = 150

KINDS = {"claim": CLAIM, "computed": COMPUTED, "other": OTHERS}


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished PNG with the sentence that stands for it where it cannot be seen."""

    png: bytes
    alt: str
    filename: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One row: its label, its value or (low, high), what is written beside it, and whose it is
    ("claim", "computed", "other")."""

    label: str
    low: float
    high: float
    said: str
    kind: str = "other"


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    # DejaVu Sans cut down to Latin letters: Pillow's own font has no accents, dashes or currency signs.
    return ImageFont.truetype(
        io.BytesIO(files("commands.charts").joinpath("font/DejaVuSans.ttf").read_bytes()), size * SCALE
    )


def rows_on_log_scale(
    title: str, marks: Sequence[Mark], *, axis: Callable[[float], str], source: str
) -> bytes:
    """A PNG: a row for each mark, a dot (or a bar from low to high) at its place on a logarithmic scale, so that
    small and huge are both seen. Values must be positive. `axis` words a power of ten. Pure."""
    low = math.floor(math.log10(min(mark.low for mark in marks)) - 0.1)
    high = math.ceil(math.log10(max(mark.high for mark in marks)) + 0.1)
    sheet = _Sheet(title, len(marks), source)
    steps = max(1, (high - low) // 5)
    for exponent in range(low, high + 1, steps):
        sheet.grid(_share(exponent, low, high), axis(10.0**exponent))
    for row, mark in enumerate(marks):
        ends = (_share(math.log10(value), low, high) for value in (mark.low, mark.high))
        sheet.dot(row, mark, *ends)
    return sheet.png()


def rows_on_plain_scale(
    title: str, marks: Sequence[Mark], *, axis: Callable[[float], str], source: str
) -> bytes:
    """A PNG: a bar for each mark from zero, on a plain scale. Values must not be negative. Pure."""
    top = max(mark.high for mark in marks) or 1.0
    step = _round_step(top / 4)
    high = step * math.ceil(top / step)
    sheet = _Sheet(title, len(marks), source)
    for count in range(round(high / step) + 1):
        sheet.grid(count * step / high, axis(count * step))
    for row, mark in enumerate(marks):
        sheet.bar(row, mark, mark.low / high, mark.high / high)
    return sheet.png()


def _share(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low)


def _round_step(step: float) -> float:
    base = 10.0 ** math.floor(math.log10(step))
    return next(base * nice for nice in (1, 2, 2.5, 5, 10) if base * nice >= step * 0.999)


class _Sheet:
    def __init__(self, title: str, rows: int, source: str) -> None:
        lines = _wrapped(title, TITLE, WIDTH - 2 * MARGIN)
        self._top = MARGIN + len(lines) * (TITLE + 8) + 18
        self._bottom = self._top + rows * ROW
        footer = _wrapped(source, SMALL, WIDTH - 2 * MARGIN)
        height = self._bottom + SMALL + 26 + len(footer) * (SMALL + 6) + MARGIN - 8
        self._image = Image.new("RGB", (WIDTH * SCALE, height * SCALE), GROUND)
        self._draw = ImageDraw.Draw(self._image)
        for index, line in enumerate(lines):
            self.text(MARGIN, MARGIN + index * (TITLE + 8), line, TITLE, TEXT)
        for index, line in enumerate(footer):
            self.text(MARGIN, self._bottom + SMALL + 26 + index * (SMALL + 6), line, SMALL, MUTED)

    def text(self, x: float, y: float, words: str, size: int, colour: str, anchor: str = "la") -> None:
        self._draw.text((x * SCALE, y * SCALE), words, font=_font(size), fill=colour, anchor=anchor)

    def grid(self, share: float, label: str) -> None:
        x = self._x(share)
        self._line(x, self._top - 4, x, self._bottom, GRID, 2)
        self.text(x, self._bottom + 8, label, SMALL, MUTED, "ma")

    def dot(self, row: int, mark: Mark, low: float, high: float) -> None:
        y, colour = self._y(row), KINDS[mark.kind]
        self._line(self._x(0), y, self._x(low), y, GRID, 3)
        self._line(self._x(low), y, self._x(high), y, colour, 14)
        for share in (low, high):
            self._disc(self._x(share), y, 9, colour)
        self._words(row, mark, high)

    def bar(self, row: int, mark: Mark, low: float, high: float) -> None:
        y, colour = self._y(row), KINDS[mark.kind]
        box = [
            self._x(0) * SCALE,
            (y - 13) * SCALE,
            max(self._x(low), self._x(0) + 3) * SCALE,
            (y + 13) * SCALE,
        ]
        self._draw.rectangle(box, fill=colour)
        if high > low:
            self._line(self._x(low), y, self._x(high), y, colour, 6)
            self._line(self._x(high), y - 9, self._x(high), y + 9, colour, 4)
        self._words(row, mark, high)

    def _words(self, row: int, mark: Mark, end: float) -> None:
        colour = TEXT if mark.kind == "other" else KINDS[mark.kind]
        self.text(LEFT - 14, self._y(row), _cut(mark.label, LABEL, LEFT - 14 - MARGIN), LABEL, colour, "rm")
        self.text(self._x(end) + 18, self._y(row), mark.said, LABEL - 2, colour, "lm")

    def png(self) -> bytes:
        small = self._image.reduce(SCALE)
        buffer = io.BytesIO()
        small.quantize(64, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        return buffer.getvalue()

    def _x(self, share: float) -> float:
        return LEFT + share * (WIDTH - LEFT - RIGHT - MARGIN)

    def _y(self, row: int) -> float:
        return self._top + row * ROW + ROW / 2

    def _line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: int) -> None:
        self._draw.line([x1 * SCALE, y1 * SCALE, x2 * SCALE, y2 * SCALE], fill=colour, width=width * SCALE)

    def _disc(self, x: float, y: float, radius: float, colour: str) -> None:
        self._draw.ellipse([(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE], fill=colour)  # fmt: skip


def _wide(words: str, size: int) -> float:
    return _font(size).getlength(words) / SCALE


def _cut(words: str, size: int, room: float) -> str:
    if _wide(words, size) <= room:
        return words
    while words and _wide(words + "…", size) > room:
        words = words[:-1]
    return words.rstrip(" ,(") + "…"


def _wrapped(words: str, size: int, room: float) -> list[str]:
    lines: list[str] = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if _wide(longer, size) > room and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return [_cut(line, size, room) for line in lines[:4]]
