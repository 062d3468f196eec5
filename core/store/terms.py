"""The words a lookup is found by, each prefixed by its server: a search without a server cannot be written.

Both engines index these very tokens, so both give the same hits. Pure; no SQL here.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from core.claim import Claim
from core.store.records import Match

LONGEST_WORD = 40
MOST_WORDS = 400
"""A message has at most 4,000 characters; what is beyond this many words is not searched for."""

_GROUPED = re.compile(r"(?<=\d)[,\u00a0\u202f\u2009'](?=\d{3}\b)")
_WORD = re.compile(r"[^\W_]+")
_NOT_A_NAME = re.compile(r"[^\w]+|_+")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a lookup is filtered by, as strings."""

    user: int | None
    channel: int | None
    level: str
    state: str
    mineral: str
    country: str | None
    origin: str
    command: str
    figures_key: int


@dataclass(frozen=True, slots=True)
class Query:
    """Tokens: all of `every`, one of each group of `any_of`, none of `none_of`."""

    every: tuple[str, ...]
    any_of: tuple[tuple[str, ...], ...]
    none_of: tuple[str, ...]

    @property
    def forbids_what_it_needs(self) -> bool:
        """Whether nothing can have these tokens. An engine finds out only by looking at every row."""
        forbidden = set(self.none_of)
        needs = not forbidden.isdisjoint(self.every)
        return needs or any(forbidden.issuperset(group) for group in self.any_of)


def words(text: str) -> list[str]:
    """The words of a text, each once: lower case, no accents, digits ungrouped. Pure, at most 400."""
    plain = unicodedata.normalize("NFKD", _GROUPED.sub("", text)).casefold()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    found = dict.fromkeys(word[:LONGEST_WORD] for word in _WORD.findall(bare))
    return list(found)[:MOST_WORDS]


def name(value: str) -> str:
    """A value as part of a token: "rare earths" → "rare_earths". Pure."""
    return _NOT_A_NAME.sub("_", value.casefold())


def figures_key(claim: Claim) -> int:
    """A number that two claims share when they put the same figures together, however written. Pure.

    Of the roles and the values in their canonical units to six digits, and the mineral; 63 bits.
    """
    figures = sorted(
        (role, f"{figure.value:.6g}", f"{figure.value_max or 0.0:.6g}", figure.unit)
        for role, figure in claim.figures().items()
    )
    parts = [(f"{part.amount.value:.6g}", part.amount.unit) for part in claim.parts]
    text = repr((figures, parts, claim.mineral)).encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest()) >> 1


def terms(number: int, text: str, marks: Marks) -> list[str]:
    """Every token of a lookup on the server with our `number` (0: none). Pure."""
    return [
        everything(number),
        *(_word(number, word) for word in words(text)),
        *_values(number, "lv", (marks.level,)),
        state_term(number, marks.state),
        *_values(number, "us", () if marks.user is None else (str(marks.user),)),
        *_values(number, "ch", () if marks.channel is None else (str(marks.channel),)),
        *_values(number, "mi", (marks.mineral,)),
        *_values(number, "co", () if marks.country is None else (marks.country,)),
        *_values(number, "or", (marks.origin,)),
        *_values(number, "cm", (marks.command,)),
        figures_term(number, marks.figures_key),
    ]


def everything(number: int) -> str:
    """The token every lookup of a server has."""
    return f"g{number}@a"


def state_term(number: int, state: str) -> str:
    """The token of a review state."""
    return f"g{number}@st{name(state)}"


def figures_term(number: int, key: int) -> str:
    """The token of lookups about the same figures."""
    return f"g{number}@fk{key:x}"


def restated(tokens: Iterable[str], number: int, state: str) -> list[str]:
    """The same tokens with another review state. Pure."""
    prefix = f"g{number}@st"
    return [*(token for token in tokens if not token.startswith(prefix)), state_term(number, state)]


def query(number: int, want: Match, without: Match) -> Query:
    """The tokens that a search needs and forbids. Pure."""
    groups = list(_groups(number, want))
    every = [_word(number, word) for word in words(want.text)]
    every += [group[0] for group in groups if len(group) == 1]
    if not every and not groups:
        every.append(everything(number))
    forbidden = [token for group in _groups(number, without) for token in group]
    forbidden += [_word(number, word) for word in words(without.text)]
    return Query(tuple(every), tuple(group for group in groups if len(group) > 1), tuple(forbidden))


def _groups(number: int, match: Match) -> Iterable[tuple[str, ...]]:
    kinds: tuple[tuple[str, Iterable[object]], ...] = (
        ("us", match.users),
        ("ch", match.channels),
        ("lv", match.levels),
        ("st", match.states),
        ("mi", match.minerals),
        ("co", match.countries),
        ("or", match.origins),
        ("cm", match.commands),
    )
    for kind, values in kinds:
        if group := tuple(_values(number, kind, (str(value) for value in values))):
            yield group


def _word(number: int, word: str) -> str:
    return f"g{number}x{word}"


def _values(number: int, kind: str, values: Iterable[str]) -> Iterable[str]:
    return (f"g{number}@{kind}{name(value)}" for value in values)
