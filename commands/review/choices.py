"""What a moderator can do with a lookup, as the numbers that stand in the ids of buttons: append only."""

from __future__ import annotations

from enum import IntEnum

from core.store.records import State


class Choice(IntEnum):
    """A press under a lookup."""

    CONFIRM = 0
    WRONG = 1
    NEEDS_SOURCE = 2
    DISMISS = 3
    SKIP = 4


DECIDES: dict[Choice, State] = {
    Choice.CONFIRM: State.CONFIRMED,
    Choice.WRONG: State.WRONG,
    Choice.NEEDS_SOURCE: State.NEEDS_SOURCE,
    Choice.DISMISS: State.DISMISSED,
}
"""What state a choice decides; a skip decides nothing."""

NOWHERE = 9
"""Stands for the rank in the queue of a lookup that was opened outside of it: no next one follows."""
