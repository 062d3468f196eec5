"""Stored claims through today's calculator and data: whose level would change. Nothing is written."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from pydantic import TypeAdapter

from core.calculator.assess import assess
from core.claim import Claim
from core.reference.library import load
from core.store.records import StoredClaim
from core.verdict import CALCULATOR_VERSION, EditionUsed, Level

IN_DISCORD_AT_MOST = 20_000
"""Above so many rows a replay is for the command line."""

CHUNK = 500
"""Claims read, judged and told of together."""

AHEAD = 4
"""Chunks under way per process: none idles, and memory stays flat."""

REMEMBERED = 200_000
"""Many lookups are the same claim: what was judged is kept, the last so many at least and twice as many at most, some
130 bytes each. More than are under way."""

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
class Today:
    """What today's calculator says of a claim. `level` is None where it cannot be read or judged any more."""

    level: Level | None
    editions: tuple[EditionUsed, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Claims, each with its key, and what is being judged for them: the claims nobody asked about before."""

    claims: Sequence[tuple[bytes, StoredClaim]]
    new: Sequence[bytes]
    judging: asyncio.Future[list[Today]]


class _Known:
    """What was judged so far. Two generations: when the younger is full, the older is dropped."""

    def __init__(self) -> None:
        self._young: dict[bytes, Today | None] = {}
        self._old: dict[bytes, Today | None] = {}
        self._alike: dict[Today, Today] = {}

    def asks(self, key: bytes) -> bool:
        """Whether nobody asked for this claim before; it counts as asked for from now on."""
        if key in self._young:
            return False
        found = self._old.get(key)
        self._set(key, found)
        return found is None

    def learn(self, key: bytes, today: Today) -> None:
        """Keep an answer. A few thousand different ones stand for all claims: each is held once."""
        self._set(key, today if today.problem else self._alike.setdefault(today, today))

    def answer(self, key: bytes) -> Today:
        """The answer to a claim asked for within the last chunks, and learned."""
        today = self._young.get(key) or self._old[key]
        assert today is not None
        return today

    def _set(self, key: bytes, today: Today | None) -> None:
        if len(self._young) >= REMEMBERED:
            self._young, self._old = {}, self._young
        self._young[key] = today


async def replay(
    claims: AsyncIterator[StoredClaim],
    *,
    workers: int | None = None,
    progress: Callable[[int], None] = lambda _done: None,
) -> AsyncGenerator[Change]:
    """The changes, in the order of the claims. `progress` is told how many claims are done.

    Judged in `workers` processes of their own (None: one a core), each different claim once, so that the loop stays
    free and all cores work. Raises what `claims` raises.
    """
    count = workers or os.cpu_count() or 1
    # Spawned, not forked: a fork would carry the threads and connections of the store along.
    pool = ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"))
    known, under_way, done = _Known(), deque[_Chunk](), 0
    try:
        async for some in _chunks(claims):
            under_way.append(_begun(some, known, pool))
            if len(under_way) < count * AHEAD:
                continue
            for change in await _finished(under_way[0], known):
                yield change
            done += len(under_way.popleft().claims)
            progress(done)
        for chunk in under_way:
            for change in await _finished(chunk, known):
                yield change
            done += len(chunk.claims)
            progress(done)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begun(some: Sequence[StoredClaim], known: _Known, pool: ProcessPoolExecutor) -> _Chunk:
    keyed = [(blake2b(stored.claim.encode(), digest_size=16).digest(), stored) for stored in some]
    new = {key: stored.claim for key, stored in keyed if known.asks(key)}
    loop = asyncio.get_running_loop()
    judging: asyncio.Future[list[Today]]
    if new:
        judging = loop.run_in_executor(pool, judge_all, tuple(new.values()))
    else:
        judging = loop.create_future()
        judging.set_result([])
    return _Chunk(keyed, tuple(new), judging)


async def _finished(chunk: _Chunk, known: _Known) -> list[Change]:
    """The changes of a chunk. Those before it are finished: what it did not ask for itself is known."""
    for key, today in zip(chunk.new, await chunk.judging, strict=True):
        known.learn(key, today)
    return list(_changes(chunk, known))


def _changes(chunk: _Chunk, known: _Known) -> Iterator[Change]:
    for key, stored in chunk.claims:
        today = known.answer(key)
        if today.level is not stored.level:
            yield _change(stored, today)


def judge_all(claims: Sequence[str]) -> list[Today]:
    """What today's calculator says of stored claims, in their order. Pure."""
    return [_judge(claim) for claim in claims]


def _judge(claim_json: str) -> Today:
    try:
        verdict = assess(Claim.model_validate_json(claim_json), load())
    except Exception as error:  # one row from an older time must not end a replay of a million
        return Today(None, (), f"{type(error).__name__}: {error}"[:200])
    return Today(verdict.level, verdict.editions)


def _change(stored: StoredClaim, today: Today) -> Change:
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
