"""Text as found → text that can be read: broken encodings, odd spaces and quotes. No figures here.

Positions are kept: `Normal.original(start, end)` gives the span of the text as found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r\x0b\x0c"
_ONE_TO_ONE = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-", "−": "-"}
)
"""Replacements that keep every position: dashes stay what they are, since they part clauses."""

_WRAPPED = re.compile(r"\n(?! *(?:\n|[-•*] ))")
"""The end of a line that goes on in the next one. Before an empty line or a bullet a line has ended for good."""

_BROKEN = re.compile(
    "[โâ]€.?|[โâ]‚.|[ÂÃรย][\u00a0-\u00bf\u2010-\u2122€]|Â(?= )|[\u200b\u200c\u200d\u2060\ufeff\u00ad]",
    re.DOTALL,
)
"""UTF-8 read as Windows-1252 ("â€™", "Â ") or, its lead byte, as Thai cp874 ("โ€™"); and characters of no width."""

_SIGNS = re.compile("[โâÂÃรย\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_LEADS = {"โ": 0xE2, "â": 0xE2, "Â": 0xC2, "Ã": 0xC3, "ย": 0xC2, "ร": 0xC3}


@dataclass(frozen=True, slots=True)
class Normal:
    """`text` to be read; `found` the text as found; `places` the position in `found` of each character of
    `text` and of its end, None where the two run alike."""

    text: str
    found: str
    places: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> str:
        """The part of the text as found that was read as `text[start:end]`."""
        first, last = self.place(start), self.place(end)
        return self.found[first:last]

    def place(self, position: int) -> int:
        """The position in the text as found."""
        return position if self.places is None else self.places[position]


def normalise(text: str) -> Normal:
    """The text with broken encodings mended, odd spaces and quotes made plain. Pure; linear."""
    if text.isascii():
        return Normal(_plain(text), text)
    if _SIGNS.search(text) is None:
        return Normal(_plain(text), text)
    return _mended(text)


def _plain(text: str) -> str:
    """The same number of characters; a line break that is left is the end of a sentence."""
    return _WRAPPED.sub(" ", text.translate(_ONE_TO_ONE))


def _mended(text: str) -> Normal:
    pieces: list[str] = []
    places: list[int] = []
    position = 0
    for match in _BROKEN.finditer(text):
        pieces.append(text[position : match.start()])
        places.extend(range(position, match.start()))
        piece = _mend(match[0])
        pieces.append(piece)
        places.extend([match.start()] * len(piece))
        position = match.end()
    pieces.append(text[position:])
    places.extend(range(position, len(text) + 1))
    return Normal(_plain("".join(pieces)), text, tuple(places))


def _mend(broken: str) -> str:
    """The character that a broken sequence stood for; the sequence itself where it is none."""
    lead = _LEADS.get(broken[0])
    if lead is None or broken == "Â":
        return ""
    tail = [_byte(c) for c in broken[1:]]
    if len(tail) == 2 and tail[0] == 0x80 and (tail[1] is None or not 0x80 <= tail[1] <= 0xBF):
        return "”" + broken[2]
    if broken[1:] == "€":
        return "”"
    if any(b is None for b in tail):
        return broken
    try:
        return bytes([lead, *(b for b in tail if b is not None)]).decode("utf-8")
    except UnicodeDecodeError:
        return broken


def _byte(character: str) -> int | None:
    """The byte that Windows-1252 shows as this character; control characters stand for themselves."""
    if ord(character) < 0x100:
        return ord(character)
    try:
        return character.encode("cp1252")[0]
    except UnicodeEncodeError:
        return None
