"""Connections to the log: two engines behind one face, one writer at a time on SQLite. No tables here."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from core.clock import Clock
from core.errors import StoreError
from core.store.records import Failures
from core.store.together import Together, Work

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

BUSY_TIMEOUT_MS = 800
"""How long SQLite waits for another process: an interaction is lost after three seconds, and the record step
has one."""

RECORD_LIMIT_S = 1.0
"""The whole record step, however many wait."""

READERS = 3
CLOSE_LIMIT_S = 2.0
CONNECT_LIMIT_S = 2.0
POOL_WAIT_S = 5.0

REASONS = {
    "SQLITE_BUSY": "locked",
    "SQLITE_LOCKED": "locked",
    "SQLITE_READONLY": "read_only",
    "SQLITE_CORRUPT": "corrupt",
    "SQLITE_NOTADB": "corrupt",
    "SQLITE_FULL": "full",
    "SQLITE_IOERR": "full",
    "SQLITE_CANTOPEN": "missing",
}
"""The primary result code of SQLite (its name up to the second underscore) → our word for it."""

FileId = tuple[int, int]


class Database:
    """The connections of one log. `read` and `write` are transactions; every driver error leaves as StoreError
    and is counted in `failures`.

    On SQLite the file is looked at before each use: where another one has taken its place, everything that
    was committed is first brought from the write-ahead log into the old file, then the new one is opened.
    """

    def __init__(self, url: str, clock: Clock) -> None:
        """`url` is sqlite:///file or postgresql://…; nothing is opened yet. Raises ValueError for others."""
        self.url = url
        self.clock = clock
        self.failures = Failures()
        self.path: Path | None = None
        if url.startswith("sqlite:///"):
            self.path = Path(url.removeprefix("sqlite:///"))
        elif not url.startswith(("postgresql://", "postgres://")):
            raise ValueError(url.split(":", 1)[0])
        self._writer = asyncio.Lock()
        self._opening = asyncio.Lock()
        self._pending: set[asyncio.Task[Any]] = set()
        self._together = Together(self._run_on_writer)
        self._file: FileId | None = None
        self.when_replaced: Callable[[], Awaitable[None]] | None = None
        self._open_engines()

    @property
    def is_sqlite(self) -> bool:
        """Whether this is a file of our own and not a PostgreSQL server."""
        return self.path is not None

    def _open_engines(self) -> None:
        if self.path is None:
            self.writing = self.reading = _postgres_engine(self.url)
        else:
            self.writing, self.reading = (_sqlite_engine(self.path, read_only=read) for read in (False, True))

    async def close(self) -> None:
        """Let what runs end, for some seconds, then close every connection."""
        if self._pending:
            await asyncio.wait(self._pending, timeout=CLOSE_LIMIT_S)
        await self._dispose()

    async def _dispose(self) -> None:
        await self.reading.dispose()
        await self.writing.dispose()

    def note_file(self) -> None:
        """Remember which file is open, to see when another takes its place."""
        self._file = _file_id(self.path)

    @asynccontextmanager
    async def read(self, operation: str) -> AsyncGenerator[AsyncConnection]:
        """A connection for queries, each of which sees one moment. Raises StoreError."""
        async with self._counted(operation):
            await self._follow_file()
            async with self.reading.connect() as connection:
                yield connection

    @asynccontextmanager
    async def moment(self, operation: str) -> AsyncGenerator[AsyncConnection]:
        """A connection all of whose queries see the same moment. Raises StoreError."""
        async with self.read(operation) as connection:
            if not self.is_sqlite:
                await connection.execution_options(isolation_level="REPEATABLE READ")
                yield connection
                return
            await connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                await connection.exec_driver_sql("ROLLBACK")

    @asynccontextmanager
    async def write(self, operation: str) -> AsyncGenerator[AsyncConnection]:
        """A transaction that may change things; keep it short, lookups wait behind it. Raises StoreError."""
        async with self._counted(operation):
            await self._follow_file()
            if not self.is_sqlite:
                async with self.writing.begin() as connection:
                    yield connection
                return
            async with self._writer, self.writing.begin() as connection:
                yield connection

    async def at_leisure(self, operation: str, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Run `work`, which may take long, on a connection that changes nothing of a SQLite file, outside a
        transaction of ours. Raises StoreError."""
        async with self._counted(operation):
            await self._follow_file()
            async with self.reading.connect() as connection:
                return await work(connection)

    async def to_its_end(self, work: Coroutine[Any, Any, T]) -> T:
        """Await `work`, which goes on when the waiting is cancelled."""
        return await asyncio.shield(self._running(work))

    def behind(self, work: Coroutine[Any, Any, object]) -> None:
        """Let `work` run behind the caller's back. `close` waits for it; what it raises is lost."""
        self._running(work)

    def _running(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._pending.add(task)
        task.add_done_callback(self._forget_task)
        return task

    async def in_time(
        self,
        operation: str,
        work: Callable[[AsyncConnection], Awaitable[T]],
        limit_s: float | None = None,
    ) -> T:
        """Run `work` on the writing connection, outside a transaction of ours, and give up after a second.

        Whoever still waits then is let go; work that has begun is left to end by itself, so that no
        connection is ever broken in the middle of a statement. Raises StoreError.
        """
        begun = False

        async def run() -> T:
            nonlocal begun
            await self._follow_file()
            async with self._writer if self.is_sqlite else _no_lock(), self.writing.connect() as connection:
                begun = True
                return await work(connection)

        async with self._counted(operation):
            task = self._running(run())
            done, _ = await asyncio.wait({task}, timeout=limit_s or RECORD_LIMIT_S)
            if done:
                return task.result()
            if not begun:
                task.cancel()
            raise TimeoutError

    async def soon(self, operation: str, work: Work[T], limit_s: float | None = None) -> T:
        """Run `work` in a transaction that it shares with others which wait at the same time, and return once that is
        committed; give up after a second, as `in_time` does. SQLite alone. Raises StoreError and what `work` raises."""
        async with self._counted(operation), asyncio.timeout(limit_s or RECORD_LIMIT_S):
            return await self._together.add(work, self._running)

    async def _run_on_writer(self, begin: Callable[[], Work[T]]) -> T:
        await self._follow_file()
        async with self._writer, self.writing.connect() as connection:
            return await in_one_go(connection, begin())

    def _forget_task(self, task: asyncio.Task[Any]) -> None:
        self._pending.discard(task)
        if not task.cancelled():
            task.exception()

    @asynccontextmanager
    async def _counted(self, operation: str) -> AsyncGenerator[None]:
        try:
            yield
        except StoreError:
            raise
        except Exception as error:
            reason = reason_of(error)
            if reason is None:
                raise
            raise self.failed(operation, reason) from error

    def failed(self, operation: str, reason: str) -> StoreError:
        """Count a failure and give the error to raise."""
        seen = self.failures
        self.failures = replace(
            seen,
            count=seen.count + 1,
            last_at=self.clock(),
            last_operation=operation,
            last_reason=reason,
        )
        return StoreError(operation, reason=reason)

    async def _follow_file(self) -> None:
        """Open the file that now stands at our path, where it is not the one we have open."""
        if self._file is None or _file_id(self.path) == self._file:
            return
        async with self._opening:
            if _file_id(self.path) == self._file:
                return
            log.error("the log file was replaced; opening what stands at %s now", self.path)
            async with self._writer:
                await self._empty_write_ahead_log()
                await self._dispose()
                self._open_engines()
                self._file = None
                self.failures = replace(self.failures, reopened=self.failures.reopened + 1)
                if self.when_replaced is not None:
                    await self.when_replaced()
                self.note_file()

    async def _empty_write_ahead_log(self) -> None:
        # Left as it is, the old file's write-ahead log would be replayed into the new file.
        try:
            async with self.writing.connect() as connection:
                raw = (await connection.get_raw_connection()).driver_connection
                assert raw is not None
                await raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except (SQLAlchemyError, sqlite3.Error) as error:
            log.error("the replaced log file could not be completed: %s", error)


async def in_one_go(connection: AsyncConnection, work: Work[T]) -> T:
    """Run `work`, some statements of plain SQLite, in the driver's thread: there and back once. Through the driver's
    own methods each statement makes that way by itself, and under load each way waits for the interpreter. `work` says
    BEGIN and ends what it began. Raises sqlite3.Error. SQLite alone."""
    driver: Any = (await connection.get_raw_connection()).driver_connection
    return await driver._execute(work, driver._conn)


class OnDatabase(Protocol):
    """What has a database to work on."""

    db: Database


S = TypeVar("S", bound=OnDatabase)


def uninterrupted(
    method: Callable[Concatenate[S, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[S, P], Coroutine[Any, Any, T]]:
    """The same method, running to its end when whoever awaits it is cancelled.

    A statement broken off in its thread leaves its connection inside a transaction, and with it the whole log
    locked, until somebody collects the garbage. `Database.close` waits for what still runs.
    """

    @wraps(method)
    async def whole(self: S, *args: P.args, **kwargs: P.kwargs) -> T:
        return await self.db.to_its_end(method(self, *args, **kwargs))

    return whole


@asynccontextmanager
async def _no_lock() -> AsyncGenerator[None]:
    yield


def _file_id(path: Path | None) -> FileId | None:
    if path is None:
        return None
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


PLANNING = {"plan_cache_mode": "force_custom_plan", "jit": "off"}
"""How PostgreSQL plans (12 and later). A token stands in half of the rows or in none: a plan made for any token, which
the server keeps from the fifth time on, walks the whole table for the rare ones (0.9 s of a million rows). And no page
of hits takes as long as compiling its query."""


def _postgres_engine(url: str) -> AsyncEngine:
    where = make_url(url).set(drivername="postgresql+asyncpg")
    return create_async_engine(
        where,
        pool_size=10,
        max_overflow=5,
        pool_timeout=POOL_WAIT_S,
        pool_pre_ping=True,
        connect_args={"timeout": CONNECT_LIMIT_S, "server_settings": PLANNING},
    )


def _sqlite_engine(path: Path, *, read_only: bool) -> AsyncEngine:
    # A reader's statement is a transaction of its own: BEGIN and ROLLBACK around it would triple its way
    # through the driver's thread.
    alone = {"isolation_level": "AUTOCOMMIT", "skip_autocommit_rollback": True, "pool_reset_on_return": None}
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{path}",
        pool_size=READERS if read_only else 1,
        max_overflow=0,
        pool_timeout=POOL_WAIT_S,
        connect_args={"timeout": BUSY_TIMEOUT_MS / 1_000},
        **(alone if read_only else {"pool_reset_on_return": None}),
    )
    pragmas = [
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "foreign_keys=ON",
        "secure_delete=ON",
        "synchronous=NORMAL",
        "query_only=ON" if read_only else "journal_mode=WAL",
    ]

    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves: DDL becomes transactional
        cursor = connection.cursor()
        try:
            for pragma in pragmas:
                cursor.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()  # the pool does not know it yet, and its thread would outlive us
            raise
        cursor.close()

    event.listen(engine.sync_engine, "connect", prepare)
    if not read_only:
        event.listen(engine.sync_engine, "begin", _begin_immediate)
        event.listen(engine.sync_engine, "reset", _roll_back_if_open)
    return engine


def _roll_back_if_open(connection: Any, _record: Any, _state: Any) -> None:
    # The pool's own ROLLBACK after every use is a way to the driver's thread for nothing.
    if connection.driver_connection.in_transaction:
        connection.rollback()


def _begin_immediate(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def reason_of(error: BaseException) -> str | None:
    """Our word for a driver's error, None where it is not one. Pure."""
    if isinstance(error, TimeoutError | PoolTimeout):
        return "timeout"
    if isinstance(error, DBAPIError) and error.orig is not None:
        return _driver_reason(error.orig) or "broken"
    if isinstance(error, SQLAlchemyError):
        return "broken"
    return _driver_reason(error)


def _driver_reason(error: BaseException) -> str | None:
    if isinstance(error, sqlite3.Error):
        code: str = getattr(error, "sqlite_errorname", "")
        return REASONS.get("_".join(code.split("_")[:2]), "broken")
    if isinstance(error, OSError):
        return "unreachable"
    kinds = {kind.__module__.split(".")[0] for kind in type(error).__mro__}
    if "asyncpg" not in kinds:
        return None
    return _POSTGRES_REASONS.get(str(getattr(error, "sqlstate", ""))[:2], "broken")


_POSTGRES_REASONS = {
    "08": "unreachable",
    "57": "unreachable",
    "53": "full",
    "55": "locked",
    "25": "read_only",
}
"""The class of an SQLSTATE (PostgreSQL manual, appendix A) → our word for it."""
