"""A message as blocks of lines, cut to what a phone shows: what goes first, and what stays. No verdicts here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

DESCRIPTION_LIMIT = 4_096
"""Discord's limit on an embed's description, in characters (documentation, Embed Limits)."""

LINE_LIMIT = 400
"""No single line of ours is longer: a third of a phone's screen."""

ROWS = 32
ROW_CHARACTERS = 44
"""What a phone of 390 px shows before the buttons: about so many rows of so many characters."""

LINK_TARGET = re.compile(r"\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines under a heading. When room is short, lines beyond the first `keep` go, the last ones first.
    `in_row` sets them one after the other in the heading's line instead of each on its own."""

    heading: str
    lines: tuple[str, ...]
    keep: int
    in_row: bool = False

    @property
    def text(self) -> list[str]:
        """The lines as they are shown: none where none are left."""
        if not self.lines:
            return []
        if self.in_row:
            return [f"{self.heading} {' · '.join(self.lines)}"]
        return ([self.heading] if self.heading else []) + list(self.lines)


def fit(blocks: Iterable[Block], *, more: str) -> str:
    """The blocks that have lines as text, shortened from the back until they fit a screen and Discord's limit. What
    went is counted by `more`, which has a {count}. Pure."""
    kept = [block for block in blocks if block.lines]
    dropped = 0
    while not _fits(_joined(kept, dropped, more)):
        place = next((i for i in reversed(range(len(kept))) if len(kept[i].lines) > kept[i].keep), None)
        if place is None:
            break
        kept[place] = replace(kept[place], lines=kept[place].lines[:-1])
        dropped += 1
    return clip(_joined(kept, dropped, more), DESCRIPTION_LIMIT)


def _joined(blocks: list[Block], dropped: int, more: str) -> str:
    counted = [f"-# {more.format(count=dropped)}"] if dropped else []
    return "\n".join([line for block in blocks for line in block.text] + counted)


def _fits(text: str) -> bool:
    visible = [LINK_TARGET.sub("", line) for line in text.splitlines()]
    return sum(1 + len(line) // ROW_CHARACTERS for line in visible) <= ROWS and len(text) <= DESCRIPTION_LIMIT


def unique(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines, each once and none too long. Pure."""
    return tuple(dict.fromkeys(clip(line, LINE_LIMIT) for line in lines))


def clip(text: str, limit: int) -> str:
    """The text, cut to so many characters. Pure."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
