"""The words around a number that widen or open it: "about", "up to", "or more". No numbers here."""

from __future__ import annotations

import re

from core.quantities.figure import Qualifier

_ABOUT, _OVER, _UNDER, _UP_TO = Qualifier.ABOUT, Qualifier.OVER, Qualifier.UNDER, Qualifier.UP_TO

BEFORE: dict[str, Qualifier] = {
    **dict.fromkeys(
        (
            "about", "around", "roughly", "approximately", "approx", "approx.", "some", "circa", "c.", "ca.", "ca",
            "an estimated", "estimated", "in the order of", "on the order of", "of the order of", "something like",
            "more or less", "~", "≈", "in the region of", "in the vicinity of", "an approximate", "an average of about",
            "reportedly about", "close on",
        ),
        _ABOUT,
    ),
    **dict.fromkeys(
        (
            "over", "more than", "above", "at least", "exceeding", "exceed", "exceeds", "exceeded", "in excess of",
            "upwards of", "upward of", "greater than", "higher than", "larger than", "bigger than", "no less than",
            "not less than", "no fewer than", "well over", "just over", "surpassing", "surpasses", "surpass",
            "surpassed", "topping", "tops", "topped", "a minimum of", "minimum of", "minimum", "beyond", "north of",
            "better than", "longer than", "a little over", "slightly over", "slightly more than", "fully", ">", "≥",
            ">=", "min", "min.",
        ),
        _OVER,
    ),
    **dict.fromkeys(
        (
            "under", "below", "less than", "fewer than", "lower than", "nearly", "almost", "close to", "just under",
            "just below", "just short of", "short of", "shy of", "approaching", "nearing", "not quite",
            "slightly under", "slightly less than", "<", "smaller than",
        ),
        _UNDER,
    ),
    **dict.fromkeys(
        (
            "up to", "as much as", "as many as", "as high as", "as long as", "maximum of", "a maximum of", "maximum",
            "max", "max.", "at most", "no more than", "not more than", "a peak of", "peak of", "peaking at",
            "as deep as", "as large as", "≤", "<=", "upto", "a high of", "potentially up to",
        ),
        _UP_TO,
    ),
}  # fmt: skip
"""Phrases that stand directly before a number, in small letters."""

_FILLERS = frozenset(("a", "an", "the", "some", "of", "just", "estimated", "total"))
_BEHIND = re.compile(
    r"(?:[ -]?plus|\+)(?![A-Za-z\d])|\s(?:or|and) (?:more|above|better|higher|upwards|over)(?![a-z])"
    r"|\s(?P<about>or so)(?![a-z])|\s(?P<most>or less|or under|or fewer|at most|max\.?|maximum)(?![a-z])"
    r"|\s(?:at least|minimum)(?![a-z])",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(r"(>=|<=|[~≈<>≥≤])\s?$")


def qualifier_before(text: str, end: int) -> tuple[Qualifier, int]:
    """The qualifier that ends where a figure starts, and its start; EXACT and `end` where there is none. Pure.

    Of two ("up to an estimated") the one that is not "about" counts.
    """
    low = max(0, end - 36)
    piece = text[low:end]
    symbol = _SYMBOLS.search(piece[-4:])
    if symbol is not None:
        return BEFORE[symbol[1]], end - (len(piece[-4:]) - symbol.start())
    words = piece.lower().split()
    if not words or (piece and not piece[-1].isspace() and piece[-1] != "-"):
        return Qualifier.EXACT, end
    found, used = _longest(words)
    if found is None and words[-1] in _FILLERS and len(words) > 1:
        found, used = _longest(words[:-1])
        used = used + 1 if found is not None else 0
    if found is None:
        return Qualifier.EXACT, end
    if found is Qualifier.ABOUT:
        outer, more = _longest(words[: len(words) - used])
        if outer is not None and more:
            found, used = outer, used + more
    return found, low + _start_of_last(piece, used)


def qualifier_behind(text: str, start: int) -> tuple[Qualifier, int] | None:
    """A qualifier behind the figure ("+", "-plus", "or more", "or so") and its end; None where none. Pure."""
    match = _BEHIND.match(text, start)
    if match is None:
        return None
    if match["about"]:
        return Qualifier.ABOUT, match.end()
    return (Qualifier.UP_TO if match["most"] else Qualifier.OVER), match.end()


_LAST_WORDS = frozenset(phrase.split(" ")[-1] for phrase in BEFORE)


def _longest(words: list[str]) -> tuple[Qualifier | None, int]:
    if not words or words[-1].strip("(-") not in _LAST_WORDS:
        return None, 0
    for n in (4, 3, 2, 1):
        if len(words) >= n and (found := BEFORE.get(" ".join(words[-n:]).strip("(-"))) is not None:
            return found, n
    return None, 0


def _start_of_last(piece: str, n: int) -> int:
    """Where the last `n` words of a piece begin."""
    position = len(piece.rstrip())
    for _ in range(n):
        position = len(piece[:position].rstrip())
        while position > 0 and not piece[position - 1].isspace():
            position -= 1
    return position
