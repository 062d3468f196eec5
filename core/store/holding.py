"""Long work on SQLite in portions: each holds the only writer for some tens of milliseconds, and lookups pass between
them. Which work, its callers know."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from core.store.engine import Database, in_one_go

T = TypeVar("T")

HOLD_S = 0.03
"""How long a portion should hold the writer: lookups wait behind it."""

PAGES_BETWEEN_CHECKPOINTS = 1_000
"""SQLite's own default: with so many pages in the write-ahead log, whoever commits moves them into the file."""

SETTING_LIMIT_S = 10.0
CHECKPOINT_LIMIT_S = 10.0


class Holding:
    """The long work of one log."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._at_work = 0

    @asynccontextmanager
    async def at_ease(self) -> AsyncGenerator[None]:
        """While this lasts, nobody who commits has to move the many pages of long work into the file: that is done
        behind their backs, at the end and by `checkpoint_beside`. On PostgreSQL nothing. Raises StoreError."""
        if not self.db.is_sqlite:
            yield
            return
        self._at_work += 1
        try:
            await self._checkpoint_from(0)
            yield
        finally:
            self._at_work -= 1
            self.db.behind(self._as_before())

    async def _as_before(self) -> None:
        await checkpoint_beside(self.db)
        if not self._at_work:
            await self._checkpoint_from(PAGES_BETWEEN_CHECKPOINTS)

    async def _checkpoint_from(self, pages: int) -> None:
        async def setting(connection: AsyncConnection) -> None:
            pragma = f"PRAGMA wal_autocheckpoint={pages}"
            await in_one_go(connection, lambda plain: plain.execute(pragma).close())

        await self.db.in_time("prepare long work", setting, SETTING_LIMIT_S)


async def hold(
    db: Database, operation: str, work: Callable[[sqlite3.Connection], T], limit_s: float
) -> tuple[T, float]:
    """Do `work` in a transaction of its own: what it returned, and for how long the writer was held, in seconds. Raises
    StoreError. SQLite alone."""

    def whole(plain: sqlite3.Connection) -> tuple[T, float]:
        plain.execute("BEGIN IMMEDIATE")
        began = time.perf_counter()
        try:
            done = work(plain)
            plain.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                plain.rollback()
            raise
        return done, time.perf_counter() - began

    async def run(connection: AsyncConnection) -> tuple[T, float]:
        return await in_one_go(connection, whole)

    return await db.in_time(operation, run, limit_s)


def portion(last: int, took_s: float, fewest: int, most: int) -> int:
    """How much to do next, when `last` took so long: at most twice as much. Pure."""
    return max(fewest, min(most, int(last * min(2.0, HOLD_S / max(took_s, 1e-6)))))


async def checkpoint_beside(db: Database) -> None:
    """Move what can be moved of the write-ahead log into the file, while others go on writing it. Raises StoreError."""
    await db.at_leisure("checkpoint", _move)


async def _move(connection: AsyncConnection) -> None:
    await in_one_go(connection, lambda plain: plain.execute("PRAGMA wal_checkpoint(PASSIVE)").close())


async def begin_journal_anew(db: Database) -> None:
    """Move all of the write-ahead log into the file, so that the next commit writes it from its beginning: it grows no
    further, and to cut it at the end is soon done. Most is moved beside, and what came meanwhile while the writer waits:
    for as long as somebody commits, the log never ends otherwise. Raises StoreError."""
    await checkpoint_beside(db)
    await db.in_time("checkpoint", _move, CHECKPOINT_LIMIT_S)
