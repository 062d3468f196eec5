"""A message as blocks of lines, cut to what a phone shows: what goes first, and what stays. No verdicts here."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

DESCRIPTION_LIMIT = 4_096
"""Discord's limit on an embed's description, in characters (documentation, Embed Limits)."""

LINE_LIMIT = 400
"""No single line of ours is longer: a third of a phone's screen."""

SCREEN_ROWS = 30.0
"""What a phone of 390 × 844 px shows of a message with its buttons, in rows of an embed's plain text."""


@dataclass(frozen=True, slots=True)
class Print:
    """How a kind of text fills that screen: so many characters a row, so high beside a plain row."""

    characters: int
    height: float

    def rows(self, line: str) -> float:
        """How high a line is. Pure."""
        return math.ceil(max(len(line), 1) / self.characters) * self.height


PLAIN = Print(characters=46, height=1.0)
SMALL = Print(characters=53, height=0.87)
ABOVE = Print(characters=42, height=1.2)
"""What stands in an embed, its small print, and what stands above it."""

LINK_TARGET = re.compile(r"\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines under a heading; a single one stands in the heading's own row. When room is short, lines beyond the
    first `keep` go, the last ones first. `bullet` stands before each of several. `in_row` sets them one after the other
    behind the heading instead of each on its own."""

    heading: str
    lines: tuple[str, ...]
    keep: int
    bullet: str = ""
    in_row: bool = False

    @property
    def text(self) -> list[str]:
        """The lines as they are shown: none where none are left."""
        if not self.lines:
            return []
        if self.in_row:
            return [f"{self.heading} {' · '.join(self.lines)}"]
        if len(self.lines) == 1:
            return [f"{_with_colon(self.heading)}{self.lines[0]}"]
        return ([self.heading] if self.heading else []) + [f"{self.bullet}{line}" for line in self.lines]


def _with_colon(heading: str) -> str:
    """A heading that its line follows, "**For scale:** "; "" stays "". Pure."""
    if not heading:
        return ""
    return f"{heading.removesuffix('**')}:** " if heading.endswith("**") else f"{heading} "


def fit(blocks: Iterable[Block], *, more: str, above: str = "") -> str:
    """The blocks that have lines as text, shortened from the back until they fit a screen, below what stands `above`
    them, and Discord's limit. What went is counted by `more`, which has a {count}. Pure."""
    kept = [block for block in blocks if block.lines]
    texts = ["\n".join(block.text) for block in kept]
    heights = [rows(text) for text in texts]
    room = SCREEN_ROWS - ABOVE.rows(above)
    dropped, counted = 0, ""
    while sum(heights) + rows(counted) > room or len(_joined(*texts, counted)) > DESCRIPTION_LIMIT:
        place = next((i for i in reversed(range(len(kept))) if len(kept[i].lines) > kept[i].keep), None)
        if place is None:
            break
        kept[place] = replace(kept[place], lines=kept[place].lines[:-1])
        texts[place] = "\n".join(kept[place].text)
        heights[place] = rows(texts[place])
        dropped += 1
        counted = f"-# {more.format(count=dropped)}"
    return clip(_joined(*texts, counted), DESCRIPTION_LIMIT)


def _joined(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def rows(text: str) -> float:
    """How high an embed's text stands on a phone, in rows of plain text. Pure."""
    visible = (LINK_TARGET.sub("", line).replace("**", "") for line in text.splitlines())
    return sum(
        SMALL.rows(line.removeprefix("-# ")) if line.startswith("-# ") else PLAIN.rows(line)
        for line in visible
    )


def unique(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines, each once and none too long. Pure."""
    return tuple(dict.fromkeys(clip(line, LINE_LIMIT) for line in lines))


def clip(text: str, limit: int) -> str:
    """The text, cut to so many characters. Pure."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
