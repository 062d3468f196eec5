"""Finding a name that somebody typed: exact first, then tolerant of spelling. Knows nothing of what is named."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from core.errors import UnknownName

T = TypeVar("T")

TYPO_CUTOFF = 82.0
"""Similarity (0–100) from which a misspelt name is taken for the one it resembles most: one letter wrong in six."""

CLEAR_LEAD = 4.0
"""By how much the most similar name must lead the next one; otherwise the reader is asked."""

SIMILAR_CUTOFF = 72.0
"""Similarity from which autocomplete offers a name."""

CANDIDATES = 5
"""How many similar names an error offers."""

MAX_TYPED = 100
"""Characters of a typed name that are looked at."""


def plain(text: str) -> str:
    """Lower case, without accents and punctuation, single spaces; "+" is kept. Pure."""
    letters = unicodedata.normalize("NFKD", text[:MAX_TYPED]).casefold().replace("&", " and ")
    kept = (c if c.isalnum() or c == "+" else " " for c in letters if not unicodedata.combining(c))
    return " ".join("".join(kept).split()).removeprefix("the ")


class NameIndex(Generic[T]):
    """All names of one vocabulary. A name is looked up in O(1) where it is spelt as on file."""

    def __init__(self, vocabulary: str, entries: Iterable[tuple[T, str, tuple[str, ...]]]) -> None:
        """`entries` are (value, label, other names). Raises ValueError where two values share a name."""
        self.vocabulary = vocabulary
        self._labels: list[tuple[str, T]] = []
        self._by_name: dict[str, tuple[str, T]] = {}
        for value, label, others in entries:
            self._labels.append((label, value))
            for name in (label, *others):
                key = plain(name)
                held = self._by_name.setdefault(key, (label, value))
                if held[1] != value:
                    raise ValueError(f"{vocabulary}: {name!r} names two things")
        self._names = list(self._by_name)

    def find(self, text: str) -> T:
        """The value named. Raises UnknownName, with the most similar labels, where nothing fits or two names
        fit about as well."""
        typed = plain(text)
        held = self._by_name.get(typed)
        if held is not None:
            return held[1]
        near = process.extract(typed, self._names, scorer=fuzz.ratio, limit=CANDIDATES * 2) if typed else []
        best: dict[str, tuple[float, T]] = {}
        for name, score, _ in near:
            label, value = self._by_name[name]
            best.setdefault(label, (score, value))
        scores = [score for score, _ in best.values()]
        # Short names (codes, classes, ISO letters) differ by a letter and mean different things.
        if (
            len(typed) > 4
            and scores
            and scores[0] >= TYPO_CUTOFF
            and scores[0] - (scores[1:] or [0.0])[0] >= CLEAR_LEAD
        ):
            return next(iter(best.values()))[1]
        raise UnknownName(text, vocabulary=self.vocabulary, candidates=self.nearest(typed))

    def nearest(self, text: str) -> tuple[str, ...]:
        """Labels most like what was typed, at most five, best first."""
        return tuple(label for label, _ in self.suggest(text, CANDIDATES))

    def suggest(self, text: str, limit: int = 25) -> list[tuple[str, T]]:
        """(label, value) for autocomplete: names that begin so, then names with a word that begins so, then
        similar ones; all labels in file order where nothing was typed. At most `limit`."""
        typed = plain(text)
        if not typed:
            return self._labels[:limit]
        begins = [n for n in self._names if n.startswith(typed)]
        inside = [n for n in self._names if f" {typed}" in n]
        found: dict[str, T] = {}
        for name in (*begins, *inside):
            label, value = self._by_name[name]
            found.setdefault(label, value)
            if len(found) >= limit:
                return list(found.items())
        similar = process.extract(
            typed, self._names, scorer=fuzz.WRatio, limit=limit, score_cutoff=SIMILAR_CUTOFF
        )
        for name, _, _ in similar:
            label, value = self._by_name[name]
            found.setdefault(label, value)
        return list(found.items())[:limit]
