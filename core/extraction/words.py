"""Words of a sentence with their places, and books of phrases that are looked up in them. No meaning here."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")

_TOKEN = re.compile(
    r"[^\W\d_](?:\.[^\W\d_](?![^\W\d_])\.?)+(?:'s(?![^\W_]))?|[^\W\d_][^\W_]*(?:'s(?![^\W_]))?|[,;:()–—@/]"
)
"""A word ("u.s." and "li2o" are one, a possessive 's belongs to it), or a mark that parts clauses."""

COSTS: dict[str, int] = {",": 3, ";": 8, ":": 4, "–": 4, "—": 4, "(": 2, ")": 2, "/": 0}
"""How many words a mark counts for when distance is measured."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in small letters; `starts` and `ends` their places; `costs[i]` the distance of word i
    from the beginning, marks counting for several words."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    costs: list[int]


def words_of(text: str) -> Words:
    """The words of a text. Pure; linear."""
    small = text.lower()
    if len(small) != len(text):
        small = text
    matches = list(_TOKEN.finditer(small))
    words = [match[0].removesuffix("'s") for match in matches]
    return Words(
        text,
        words,
        [match.start() for match in matches],
        [match.end() for match in matches],
        list(accumulate(_costs(words))),
    )


def _costs(words: list[str]) -> list[int]:
    """What each word counts for; what stands in brackets is passed over."""
    costs = [1 if len(word) > 1 else COSTS.get(word, 1) for word in words]
    if "(" in words:
        opened = -1
        for index, word in enumerate(words):
            if word == "(":
                opened = index
            elif word == ")" and opened >= 0:
                costs[opened + 1 : index + 1] = [0] * (index - opened)
                opened = -1
    return costs


@dataclass(slots=True)
class _Branch(Generic[T]):
    """Phrases with one first word: those of that word alone, and the longer ones by their second word, longest first."""

    alone: list[T]
    longer: dict[str, list[tuple[tuple[str, ...], T]]]


class Phrasebook(Generic[T]):
    """Phrases of one to several words, each with what it stands for; found in one pass over a text."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, _Branch[T]] = {}
        for phrase, payload in entries:
            words = tuple(words_of(phrase).words)
            if not words:
                continue
            branch = self._by_first.setdefault(words[0], _Branch([], {}))
            if len(words) == 1:
                branch.alone.append(payload)
            else:
                branch.longer.setdefault(words[1], []).append((words[2:], payload))
        for branch in self._by_first.values():
            for tails in branch.longer.values():
                tails.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: list[str], index: int) -> list[tuple[int, T]]:
        """Every phrase that begins at word `index`: the index behind it, and what it stands for. Longest first."""
        branch = self._by_first.get(words[index])
        if branch is None:
            return []
        if not branch.alone and (index + 1 >= len(words) or words[index + 1] not in branch.longer):
            return []
        return _matching(words, index + 1, branch)

    def find(self, words: list[str]) -> list[tuple[int, int, T]]:
        """Every phrase in a text: index of its first word, index behind its last, what it stands for."""
        found: list[tuple[int, int, T]] = []
        by_first = self._by_first
        for index, word in enumerate(words):
            branch = by_first.get(word)
            if branch is None:
                continue
            second = index + 1
            if branch.longer and second < len(words) and words[second] in branch.longer:
                found.extend([(index, end, payload) for end, payload in _matching(words, second, branch)])
            else:
                found.extend([(index, second, payload) for payload in branch.alone])
        return found

    @property
    def firsts(self) -> Collection[str]:
        """The words that a phrase begins with."""
        return self._by_first


def _matching(words: list[str], second: int, branch: _Branch[T]) -> list[tuple[int, T]]:
    found: list[tuple[int, T]] = []
    if branch.longer and second < len(words):
        third = second + 1
        for tail, payload in branch.longer.get(words[second], ()):
            if not tail:
                found.append((third, payload))
            elif tuple(words[third : third + len(tail)]) == tail:
                found.append((third + len(tail), payload))
    found.extend((second, payload) for payload in branch.alone)
    return found
