"""Stored claims through today's calculator and data: whose level would change. Nothing is written."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from pydantic import TypeAdapter

from core.calculator.assess import assess
from core.claim import Claim
from core.reference.library import load
from core.store.records import StoredClaim
from core.verdict import CALCULATOR_VERSION, EditionUsed, Level

IN_DISCORD_AT_MOST = 20_000
"""Above so many rows a replay is for the command line."""

CHUNK = 200
AHEAD = 4
"""Chunks handed out per process before the first comes back: none idles, and memory stays flat."""

REMEMBERED = 20_000
"""The same claim is often asked again: its answer is kept."""

_EDITIONS = TypeAdapter(tuple[EditionUsed, ...])


@dataclass(frozen=True, slots=True)
class Change:
    """A lookup whose level is another today. `new_level` is None where the stored claim can no longer be read
    or judged; `problem` then says why."""

    lookup_id: int
    at: datetime
    text: str
    old_level: Level
    new_level: Level | None
    old_editions: tuple[EditionUsed, ...]
    new_editions: tuple[EditionUsed, ...]
    old_calculator: str
    new_calculator: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Today:
    """What today's calculator says of a claim."""

    level: Level | None
    editions: tuple[EditionUsed, ...]
    problem: str = ""


async def replay(
    claims: AsyncIterator[StoredClaim],
    *,
    workers: int | None = None,
    progress: Callable[[int], None] = lambda _done: None,
) -> AsyncGenerator[Change]:
    """The changes, in the order of the claims. `progress` is told how many claims are done.

    Judged in `workers` processes of their own (None: one a core), so that the loop stays free and all cores
    work. Raises what `claims` raises.
    """
    count = workers or os.cpu_count() or 1
    loop = asyncio.get_running_loop()
    # Spawned, not forked: a fork would carry the threads and connections of the store along.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, mp_context=context)
    waiting: list[tuple[int, asyncio.Future[list[Change]]]] = []
    done = 0
    try:
        async for chunk in _chunks(claims):
            waiting.append((len(chunk), loop.run_in_executor(pool, changes, chunk)))
            if len(waiting) >= count * AHEAD:
                size, ready = waiting.pop(0)
                for change in await ready:
                    yield change
                done += size
                progress(done)
        for size, ready in waiting:
            for change in await ready:
                yield change
            done += size
            progress(done)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def changes(claims: Iterable[StoredClaim]) -> list[Change]:
    """The claims whose level is another today, in their order. Pure but for what it remembers."""
    found = ((stored, _today(stored.claim)) for stored in claims)
    return [_change(stored, today) for stored, today in found if today.level is not stored.level]


@lru_cache(maxsize=REMEMBERED)
def _today(claim_json: str) -> _Today:
    try:
        verdict = assess(Claim.model_validate_json(claim_json), load())
    except Exception as error:  # one row from an older time must not end a replay of a million
        return _Today(None, (), f"{type(error).__name__}: {error}"[:200])
    return _Today(verdict.level, verdict.editions)


def _change(stored: StoredClaim, today: _Today) -> Change:
    return Change(
        lookup_id=stored.id,
        at=stored.at,
        text=stored.text,
        old_level=stored.level,
        new_level=today.level,
        old_editions=_EDITIONS.validate_json(stored.editions),
        new_editions=today.editions,
        old_calculator=stored.calculator,
        new_calculator=CALCULATOR_VERSION,
        problem=today.problem,
    )


async def _chunks(claims: AsyncIterator[StoredClaim]) -> AsyncIterator[list[StoredClaim]]:
    chunk: list[StoredClaim] = []
    async for stored in claims:
        chunk.append(stored)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
