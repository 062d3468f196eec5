"""Small writes to SQLite that wait at the same time go to the driver's thread once and share one transaction."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")

Work = Callable[[sqlite3.Connection], T]
"""Some plain statements inside a transaction that somebody else begins and ends. It may be run again after its
transaction was rolled back."""

MOST = 100
"""So many share one transaction: some ten milliseconds, for which others wait."""


@dataclass(frozen=True, slots=True)
class Failed:
    """How a work ended that was not committed."""

    error: Exception


@dataclass(frozen=True, slots=True)
class _Waiting:
    work: Work[Any]
    ended: asyncio.Future[Any]


class Together:
    """Works that wait for the next transaction. One for each file."""

    def __init__(self, run: Callable[[Callable[[], Work[list[Any]]]], Awaitable[list[Any]]]) -> None:
        """`run` waits until the writing connection is free, and only then asks what is to be run there."""
        self._run = run
        self._waiting: list[_Waiting] = []
        self._committing = False

    async def add(self, work: Work[T], start: Callable[[Any], object]) -> T:
        """What `work` returns, as soon as it is committed. Where whoever awaits is cancelled, work that has not begun is
        never done. `start` is given a coroutine to be run to its end. Raises what kept the work from being committed."""
        ended: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(work, ended))
        if not self._committing:
            self._committing = True
            start(self._commit_all())
        return await ended

    async def _commit_all(self) -> None:
        try:
            while self._waiting:
                await self._commit_some()
        finally:
            self._committing = False

    async def _commit_some(self) -> None:
        begun: list[_Waiting] = []

        def begin() -> Work[list[Any]]:
            # Only now: what came while the connection was in use goes along.
            begun.extend(one for one in self._waiting[:MOST] if not one.ended.done())
            del self._waiting[:MOST]
            works = [one.work for one in begun]
            return lambda plain: commit(plain, works)

        try:
            ends = await self._run(begin)
        except Exception as error:
            if not begun:
                begun, self._waiting = self._waiting, []
            ends = [Failed(error)] * len(begun)
        for one, end in zip(begun, ends, strict=True):
            _tell(one.ended, end)


def commit(plain: sqlite3.Connection, works: Sequence[Work[Any]]) -> list[Any]:
    """Commit the works in one transaction; what each returned, or Failed. Where one fails, each half is tried by itself:
    a bad row costs the others a second try and not their rows."""
    try:
        plain.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        return [Failed(error)] * len(works)
    try:
        ends = [work(plain) for work in works]
        plain.execute("COMMIT")
    except Exception as error:
        with suppress(sqlite3.Error):
            plain.rollback()
        if len(works) == 1:
            return [Failed(error)]
        half = len(works) // 2
        return [*commit(plain, works[:half]), *commit(plain, works[half:])]
    return ends


def _tell(ended: asyncio.Future[Any], end: Any) -> None:
    if ended.done():
        return
    if isinstance(end, Failed):
        ended.set_exception(end.error)
    else:
        ended.set_result(end)
