"""The ids of buttons and modals: `rc1:kind:number[:number]`. State lives in them, so that they outlive a restart."""

from __future__ import annotations

import re
from enum import StrEnum

VERSION = "rc1"
LONGEST = 100
"""Discord's limit on a custom id, in characters."""


class Kind(StrEnum):
    """What a press asks for. A kind that is taken out of use goes from here, and its ids become retired."""

    WORKING = "working"
    AWAY = "away"


_NUMBERS = {Kind.WORKING: 1, Kind.AWAY: 2}
"""How many numbers follow the kind: the lookup, then a message."""

_GROUPS = ("lookup", "message")


def make(kind: Kind, *numbers: int) -> str:
    """The id of a button. Pure. Raises ValueError for a wrong count of numbers."""
    if len(numbers) != _NUMBERS[kind]:
        raise ValueError(kind)
    return ":".join((VERSION, kind.value, *map(str, numbers)))


def template(kind: Kind) -> re.Pattern[str]:
    """What the ids of a kind look like, with the groups `lookup` and `message`. No two kinds match one id. Pure."""
    groups = "".join(rf":(?P<{name}>[0-9]{{1,20}})" for name in _GROUPS[: _NUMBERS[kind]])
    return re.compile(f"{VERSION}:{kind.value}{groups}")


def retired() -> re.Pattern[str]:
    """Every id of ours that no kind of today answers: an older version, or a kind taken out of use. Pure."""
    living = "|".join(f"{VERSION}:{kind.value}{':[0-9]{1,20}' * count}" for kind, count in _NUMBERS.items())
    return re.compile(rf"(?!(?:{living})\Z)rc[0-9]+:.*", re.DOTALL)
