"""Stored lookups together with what stands about them now: the latest decision, and where the answer was shown."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from core.store.records import Placed, Review, StoredLookup
from core.store.reviews import Reviews
from core.store.shown import Shown
from core.verdict import Level

TOGETHER = 200
"""Lookups whose decisions are read at once."""

MESSAGE = "https://discord.com/channels/{guild}/{channel}/{message}"


@dataclass(frozen=True, slots=True)
class Answer:
    """A lookup, the decision that stands (None: none yet) and the first message that shows it."""

    row: StoredLookup
    decision: Review | None = None
    placed: Placed | None = None

    @property
    def level(self) -> Level:
        """The level that stands: the moderator's where one was given, else the calculator's."""
        return self.row.level if self.decision is None or self.decision.level is None else self.decision.level

    @property
    def link(self) -> str:
        """Where to see the answer in Discord; "" where nobody else could."""
        if self.placed is None or self.placed.ephemeral:
            return ""
        return MESSAGE.format(
            guild=self.row.discord_guild_id or "@me",
            channel=self.placed.discord_channel_id,
            message=self.placed.discord_message_id,
        )


async def answers(rows: AsyncIterator[StoredLookup], reviews: Reviews, shown: Shown) -> AsyncIterator[Answer]:
    """The rows with their decisions and messages, in the same order. Raises StoreError.

    Between any two answers the loop gets its turn: a long export holds up nobody."""
    batch: list[StoredLookup] = []
    async for row in rows:
        batch.append(row)
        if len(batch) == TOGETHER:
            async for answer in _joined(batch, reviews, shown):
                yield answer
            batch = []
    async for answer in _joined(batch, reviews, shown):
        yield answer


async def _joined(batch: list[StoredLookup], reviews: Reviews, shown: Shown) -> AsyncIterator[Answer]:
    if not batch:
        return
    ids = [row.id for row in batch]
    decisions, placed = await reviews.decisions(ids), await shown.of_many(ids)
    for row in batch:
        await asyncio.sleep(0)
        yield Answer(row, decisions.get(row.id), next(iter(placed.get(row.id, ())), None))
