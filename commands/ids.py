"""The ids of buttons, menus and modals: `rc1:kind:number…`. State lives in them, so that they outlive a restart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

VERSION = "rc1"
LONGEST = 100
"""Discord's limit on a custom id, in characters."""

LARGEST = 2**63 - 1
"""The largest number an id may hold: what fits the log's columns."""

_OURS = re.compile(r"rc[0-9]+:.*", re.DOTALL)
_NUMBER = re.compile(r"[0-9]{1,19}")


class Kind(StrEnum):
    """What a press asks for; a modal has the kind of the button that opened it. A kind that is taken out of use goes
    from here, and its ids become retired."""

    WORKING = "working"
    STEPS = "steps"
    COPY = "copy"
    AWAY = "away"
    WHAT_IF = "what-if"
    CHART = "chart"
    DISPUTE = "dispute"
    HISTORY = "history"
    MINE = "mine"
    MY_DATA = "my-data"
    FORGET = "forget"
    FORGET_NOW = "forget-now"
    CLAIM = "claim"
    REREAD = "reread"
    STORY = "story"
    JUDGE = "judge"
    NOTE = "note"
    OPEN = "open"
    HITS = "hits"
    CHANGES = "changes"


UNDER_ANSWERS = frozenset((Kind.WORKING, Kind.WHAT_IF, Kind.CHART, Kind.DISPUTE, Kind.CLAIM, Kind.REREAD))
"""The kinds of buttons that stand under an answer, and begin with its lookup."""

MODERATING = frozenset((Kind.JUDGE, Kind.NOTE, Kind.OPEN, Kind.HITS, Kind.CHANGES))
"""The kinds that only a moderator presses."""

_NUMBERS: dict[Kind, int] = {
    Kind.WORKING: 1,  # lookup
    Kind.STEPS: 2,  # lookup, page
    Kind.COPY: 1,  # lookup
    Kind.AWAY: 2,  # lookup, message
    Kind.WHAT_IF: 1,  # lookup
    Kind.CHART: 2,  # lookup, picture
    Kind.DISPUTE: 1,  # lookup
    Kind.HISTORY: 1,  # below which lookup; 0: from the newest on
    Kind.MINE: 0,  # the lookup is what is chosen
    Kind.MY_DATA: 0,
    Kind.FORGET: 0,
    Kind.FORGET_NOW: 0,
    Kind.CLAIM: 1,  # a lookup of the text; which one opens is what is chosen
    Kind.REREAD: 1,  # a lookup of the text
    Kind.STORY: 1,  # digest
    Kind.JUDGE: 3,  # lookup, choice, rank in the queue
    Kind.NOTE: 2,  # lookup, rank in the queue
    Kind.OPEN: 0,  # the lookup is what is chosen
    Kind.HITS: 1,  # below which id
    Kind.CHANGES: 1,  # below which id
}
"""How many numbers follow the kind, and which."""


@dataclass(frozen=True, slots=True)
class Address:
    """What an id says: the kind, and its numbers."""

    kind: Kind
    numbers: tuple[int, ...]


def make(kind: Kind, *numbers: int) -> str:
    """The id of a button. Pure. Raises ValueError for a wrong count of numbers."""
    if len(numbers) != _NUMBERS[kind]:
        raise ValueError(kind)
    return ":".join((VERSION, kind.value, *map(str, numbers)))


def is_ours(custom_id: str) -> bool:
    """Whether an id was made by any version of this program. Pure."""
    return _OURS.fullmatch(custom_id) is not None


def parse(custom_id: str) -> Address | None:
    """What an id says; None for one of an older version, of a kind taken out of use, or of somebody else. Pure."""
    version, *rest = custom_id.split(":")
    if version != VERSION or not rest or rest[0] not in set(Kind):
        return None
    kind, numbers = Kind(rest[0]), rest[1:]
    if len(numbers) != _NUMBERS[kind] or not all(map(_NUMBER.fullmatch, numbers)):
        return None
    read = tuple(map(int, numbers))
    return Address(kind, read) if all(number <= LARGEST for number in read) else None
