"""How often one person may ask. In memory: a restart forgives everybody."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `times` within any `seconds`."""

    times: int
    seconds: int


LIMITS = (Limit(5, 10), Limit(30, 300))
"""Nobody who reads the answers comes near either; somebody who floods a channel meets the first (docs/decisions.md)."""

REMEMBERED = 10_000
"""Beyond so many people, those who asked nothing for a while are forgotten."""


class Cooldown:
    """Who asked when, as far back as the longest limit looks. One for a process."""

    def __init__(self, limits: Sequence[Limit] = LIMITS) -> None:
        self._limits = tuple(limits)
        self._asked: dict[int, deque[datetime]] = {}
        self._longest = timedelta(seconds=max((limit.seconds for limit in limits), default=0))
        self._most = max((limit.times for limit in limits), default=0)

    def admit(self, discord_user_id: int, now: datetime) -> datetime | None:
        """None where the person may ask, which then counts; else from when on, a whole second, and nothing counts."""
        if not self._limits:
            return None
        asked = self._asked.setdefault(discord_user_id, deque(maxlen=self._most))
        free = max((_free(limit, asked, now) for limit in self._limits), default=now)
        if free > now:
            return free
        asked.append(now)
        if len(self._asked) > REMEMBERED:
            self._forget(now)
        return None

    def _forget(self, now: datetime) -> None:
        old = [user for user, asked in self._asked.items() if asked[-1] + self._longest <= now]
        for user in old:
            del self._asked[user]


def _free(limit: Limit, asked: deque[datetime], now: datetime) -> datetime:
    """From when on the limit allows another one, rounded up to a whole second, as Discord shows it."""
    if len(asked) < limit.times:
        return now
    free = asked[-limit.times] + timedelta(seconds=limit.seconds)
    return free if free <= now else datetime.fromtimestamp(math.ceil(free.timestamp()), free.tzinfo)
