"""The log as one object: opens, migrates, offers its parts, closes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import core.store.backup as backup
import core.store.migrate as migrate
from core.clock import Clock, utc_now
from core.errors import NewerSchema, StoreError
from core.lookups import Request
from core.store.checks_of_day import DayOfChecks
from core.store.copy import Copied, copy_log, raise_sequence, sequence_of, skip_ids
from core.store.digests import Digests
from core.store.engine import Database, reason_of, uninterrupted
from core.store.feeds import Feeds
from core.store.forget import Privacy
from core.store.lookups import Lookups
from core.store.records import Failures
from core.store.reviews import Reviews
from core.store.search import Search
from core.store.servers import Servers
from core.store.shown import Shown
from core.verdict import Verdict

FAREWELL_S = 0.05

NUMBERED = ("lookup", "digest")
"""The tables whose numbers stand in the ids of buttons."""


class Store:
    """An open log. Every method raises StoreError when the engine fails, and nothing of the driver's."""

    def __init__(self, db: Database) -> None:
        """Use `Store.open`."""
        self.db = db
        self._highest_id = 0
        self.servers = Servers(db)
        self.lookups = Lookups(db, self.servers)
        self.search = Search(db, self.servers)
        self.reviews = Reviews(db, self.servers, self.search)
        self.shown = Shown(db)
        self.digests = Digests(db)
        self.feeds = Feeds(db)
        self.checks = DayOfChecks(db)
        self.privacy = Privacy(db)
        db.when_replaced = self._replaced

    @classmethod
    async def open(cls, url: str, *, clock: Clock = utc_now) -> Self:
        """Open `sqlite:///file` (created where missing) or `postgresql://…` and bring it to this program's
        schema. Raises NewerSchema where a newer program wrote it, StoreError, ValueError for another URL."""
        db = Database(url, clock)
        store = cls(db)
        try:
            await store._migrate()
        except BaseException:
            await db.close()
            # The driver's thread reports back to the loop after a connection that failed: let it.
            await asyncio.sleep(FAREWELL_S)
            raise
        db.note_file()
        return store

    async def close(self) -> None:
        """Let running record steps end, then close every connection. Twice does no harm."""
        await self.db.close()

    async def __aenter__(self) -> Self:
        """The store itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        await self.close()

    @property
    def url(self) -> str:
        """The address it was opened with; on PostgreSQL it may hold a password."""
        return self.db.url

    @property
    def is_sqlite(self) -> bool:
        """Whether the log is a file of our own."""
        return self.db.is_sqlite

    @property
    def failures(self) -> Failures:
        """What went wrong with the log since the start."""
        return self.db.failures

    async def record(self, request: Request, verdict: Verdict, took_us: int) -> int | None:
        """As `lookups.record`: a store is a `LookupLog`."""
        row_id = await self.lookups.record(request, verdict, took_us)
        self._highest_id = max(self._highest_id, row_id or 0)
        return row_id

    async def record_headline(
        self, judged: Sequence[tuple[Request, Verdict]], took_us: int
    ) -> tuple[int, ...] | None:
        """As `lookups.record_headline`."""
        ids = await self.lookups.record_headline(judged, took_us)
        self._highest_id = max(self._highest_id, *(ids or (0,)))
        return ids

    @uninterrupted
    async def backup(self, target: Path) -> Copied | None:
        """Write the whole log into a new SQLite file while lookups go on; the counts and the checksum where
        rows were copied from PostgreSQL. Raises FileExistsError, StoreError."""
        if self.db.is_sqlite:
            await backup.backup_sqlite(self.db, target)
            return None
        backup.refuse_existing(target)
        async with await Store.open(f"sqlite:///{target}", clock=self.db.clock) as written:
            return await self.copy_to(written)

    async def copy_to(
        self, target: Store, progress: Callable[[str, int], None] = lambda _table, _rows: None
    ) -> Copied:
        """Copy every row into an empty log, verified by count and checksum. Raises StoreError."""
        return await copy_log(self.db, target.db, progress)

    @uninterrupted
    async def check(self) -> tuple[str, ...]:
        """What is wrong with the log; empty where it is sound. Raises StoreError."""
        return await backup.problems(self.db)

    @uninterrupted
    async def skip_numbers(self, count: int) -> None:
        """Never give the next so many numbers of lookups and digests: buttons carry them. Raises StoreError."""
        async with self.db.write("skip numbers") as connection:
            for table in NUMBERED:
                await skip_ids(connection, table, count)

    async def _migrate(self) -> None:
        try:
            async with self.db.writing.begin() as connection:
                await connection.run_sync(migrate.upgrade)
        except NewerSchema:
            raise
        except Exception as error:
            reason = reason_of(error)
            if reason is None:
                raise
            raise self.db.failed("open", reason) from error

    async def _replaced(self) -> None:
        """Another file stands where ours was: bring it up, and give no id twice."""
        self.servers.forget_numbers()
        await self._migrate()
        async with self.db.writing.begin() as connection:
            highest = max(self._highest_id, await sequence_of(connection, "lookup"))
            await raise_sequence(connection, "lookup", highest)


__all__ = ["Store", "StoreError"]
