"""Removing rows: a person's on request, old ones by each server's retention; and every trace they left.

SQLite keeps deleted words in its index until segments are merged, and deleted rows in the write-ahead log until
a checkpoint: `finish` does both, in steps short enough for lookups to pass between them.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store.engine import Database, uninterrupted
from core.store.holding import Holding, begin_journal_anew, checkpoint_beside, hold, portion
from core.store.records import RETENTION_DAYS, GoneReason, LookupRow, Review
from core.store.removal import Removal
from core.store.rows import lookup_of, lookups, micros, review_of
from core.store.schema import gone, lookup, review, review_session, server

ROWS_BETWEEN_CHECKPOINTS = 3_000
MERGED_BETWEEN_CHECKPOINTS = 2_000
"""Rows removed, and pages merged, after which the write-ahead log is moved into the file and begins anew (some 60 MB).
Left to grow, it would outgrow the file, and to cut it would hold up everybody (0.3 to 0.8 s for 270 MB)."""

FIRST_MERGE_PAGES, FEWEST_MERGE_PAGES, MOST_MERGE_PAGES = 200, 50, 2_000
"""Pages of the search index rewritten in one step; as many as the last one's time tells."""

MOST_MERGE_STEPS = 50_000
MERGE_LIMIT_S = 60.0
CHECKPOINT_TRIES = 40
CHECKPOINT_PAUSE_S = 0.1
CHECKPOINT_LIMIT_S = 10.0
EXPORT_ROWS = 500

_MERGE = "INSERT INTO lookup_search(lookup_search, rank) VALUES ('merge', ?)"

REMEMBER_GONE = timedelta(days=RETENTION_DAYS * 4)
"""How long a button can say when its row went."""


class Privacy:
    """Forgetting, expiring, and handing a person what is kept of them."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._removal = Removal(db)
        self._holding = Holding(db)
        self._finishing = asyncio.Lock()

    async def forget(self, discord_user_id: int) -> int:
        """Remove every lookup of the user with its reviews and messages, and the user from what they said
        about others' lookups. The number of lookups removed; call `finish` afterwards. Raises StoreError."""
        mine = lookup.c.discord_user_id == discord_user_id
        removed = await self._remove(mine, GoneReason.FORGOTTEN)
        await self._forget_reviews(discord_user_id)
        return removed

    @uninterrupted
    async def _forget_reviews(self, discord_user_id: int) -> None:
        by_user = review.c.discord_user_id == discord_user_id
        async with self.db.write("forget reviews") as connection:
            await connection.execute(update(review).where(by_user).values(discord_user_id=None, note=""))
            await connection.execute(
                delete(review_session).where(review_session.c.discord_user_id == discord_user_id)
            )

    async def purge(self) -> int:
        """Remove lookups that are older than their server keeps them; those of no server after 180 days. The
        number removed. May be broken off and called again at any time. Raises StoreError."""
        removed = 0
        now = self.db.clock()
        for guild, days in await self._retentions():
            if days is not None:
                removed += await self._expire(guild, now - timedelta(days=days))
        await self._drop_tombstones(now)
        await self.finish()  # also what a forgetting left that was broken off before its own `finish`
        return removed

    @uninterrupted
    async def _drop_tombstones(self, now: datetime) -> None:
        async with self.db.write("drop tombstones") as connection:
            await connection.execute(delete(gone).where(gone.c.at < micros(now - REMEMBER_GONE)))
            await connection.execute(
                delete(review_session).where(review_session.c.at < micros(now - timedelta(days=1)))
            )

    @uninterrupted
    async def _retentions(self) -> list[tuple[int | None, int | None]]:
        async with self.db.read("read retentions") as connection:
            rows = (
                await connection.execute(select(server.c.discord_guild_id, server.c.retention_days))
            ).all()
        return [(None, RETENTION_DAYS), *((row.discord_guild_id, row.retention_days) for row in rows)]

    async def _expire(self, guild: int | None, cutoff: datetime) -> int:
        old = and_(lookup.c.discord_guild_id.is_not_distinct_from(guild), lookup.c.at < micros(cutoff))
        return await self._remove(old, GoneReason.EXPIRED)

    async def _remove(self, condition: Any, reason: GoneReason) -> int:
        """Remove all lookups that meet the condition; how many. Lookups pass between the batches."""
        removed = moved = 0
        async with self._holding.at_ease():
            while batch := await self._batch(condition, reason):
                removed += batch
                if self.db.is_sqlite and removed - moved >= ROWS_BETWEEN_CHECKPOINTS:
                    await begin_journal_anew(self.db)
                    moved = removed
        return removed

    @uninterrupted
    async def _batch(self, condition: Any, reason: GoneReason) -> int:
        return await self._removal.batch(condition, reason)

    async def finish(self) -> None:
        """Remove what deleted rows left behind in index, file and write-ahead log. Lookups pass between the
        steps. Raises StoreError."""
        async with self._finishing:
            if not self.db.is_sqlite:
                await self._vacuum_postgres()
                return
            async with self._holding.at_ease():
                await self._merge_index()
            await self._empty_write_ahead_log()

    async def _merge_index(self) -> None:
        # A negative number begins a merge of all segments into one; positive ones go on with it.
        pages, sign, merged = FIRST_MERGE_PAGES, -1, 0
        for _ in range(MOST_MERGE_STEPS):
            changes, took_s = await self._merge_step(sign * pages)
            if changes < 2:
                return
            merged += pages
            if merged >= MERGED_BETWEEN_CHECKPOINTS:
                await begin_journal_anew(self.db)
                merged = 0
            pages, sign = portion(pages, took_s, FEWEST_MERGE_PAGES, MOST_MERGE_PAGES), 1

    @uninterrupted
    async def _merge_step(self, pages: int) -> tuple[int, float]:
        """Merge some pages: how many changes that made (fewer than two say that all is done), and how long it took, in
        seconds."""

        def merge(plain: sqlite3.Connection) -> int:
            before = plain.total_changes
            plain.execute(_MERGE, (pages,))
            return plain.total_changes - before

        return await hold(self.db, "merge search index", merge, MERGE_LIMIT_S)

    async def _empty_write_ahead_log(self) -> None:
        await checkpoint_beside(self.db)  # most of it while nobody waits
        for _ in range(CHECKPOINT_TRIES):
            busy = await self.db.in_time("checkpoint", _checkpoint, CHECKPOINT_LIMIT_S)
            if not busy:
                return
            await asyncio.sleep(CHECKPOINT_PAUSE_S)
        raise self.db.failed("checkpoint", "locked")

    async def _vacuum_postgres(self) -> None:
        async def vacuum(connection: AsyncConnection) -> None:
            plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
            for name in ("lookup", "assessment", "review", "shown"):
                # Index entries too, however few: they are words that somebody typed.
                await plain.execute(text(f"VACUUM (INDEX_CLEANUP ON) {name}"))

        await self.db.at_leisure("vacuum", vacuum)

    async def export(self, discord_user_id: int) -> AsyncIterator[dict[str, Any]]:
        """Everything kept of a user, a record at a time: lookups in full, and what they said about lookups.
        Raises StoreError."""
        after = 0
        while rows := await self._lookups_after(discord_user_id, after):
            for row in rows:
                yield _exported_lookup(lookup_of(row))
            after = rows[-1].id
        for row in await self._reviews_by(discord_user_id):
            yield _exported_review(review_of(row))

    @uninterrupted
    async def _lookups_after(self, discord_user_id: int, after: int) -> Sequence[Any]:
        query = lookups().where(lookup.c.discord_user_id == discord_user_id, lookup.c.id > after)
        async with self.db.read("export user") as connection:
            return (await connection.execute(query.order_by(lookup.c.id).limit(EXPORT_ROWS))).all()

    @uninterrupted
    async def _reviews_by(self, discord_user_id: int) -> Sequence[Any]:
        said = select(review).where(review.c.discord_user_id == discord_user_id).order_by(review.c.id)
        async with self.db.read("export user") as connection:
            return (await connection.execute(said)).all()

    @uninterrupted
    async def kept(self, discord_user_id: int) -> int:
        """How many lookups are kept of a user. Raises StoreError."""
        counted = select(func.count()).select_from(lookup)
        async with self.db.read("count user") as connection:
            found = await connection.execute(counted.where(lookup.c.discord_user_id == discord_user_id))
            return found.scalar_one()


def _exported_lookup(found: LookupRow) -> dict[str, Any]:
    return {
        "kind": "lookup",
        "id": found.id,
        "at": found.at.isoformat(),
        "origin": found.origin,
        "command": found.command,
        "server": found.discord_guild_id,
        "channel": found.discord_channel_id,
        "text": found.text,
        "level": found.level,
        "state": found.state,
        "claim": found.claim.model_dump(mode="json", exclude_defaults=True),
        "verdict": found.verdict.model_dump(mode="json", exclude={"claim"}),
    }


def _exported_review(one: Review) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "lookup": one.lookup_id,
        "at": one.at.isoformat(),
        "state": one.state,
        "level": one.level,
        "note": one.note,
    }


async def _checkpoint(connection: AsyncConnection) -> bool:
    """Move the write-ahead log into the file and cut it to nothing; whether a reader was in the way."""
    raw: Any = (await connection.get_raw_connection()).driver_connection
    ((busy, _, _),) = await raw.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
    return bool(busy)
