"""What takes long of an export: unpacking verdicts and wording them. Equal assessments are worded once as long as they
are remembered, and in processes of their own where there are many. What the words are is each format's own."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b

from core.exports.answers import Answer
from core.store.records import StoredAssessment

Words = tuple[str, ...]
Say = Callable[[StoredAssessment], Words]
"""A function of a module, so that another process finds it. Pure. Raises pydantic.ValidationError for a row that was
tampered with."""

BEFORE_PROCESSES = 2_000
"""Assessments worded here first: a process takes a second to start, and a small export is written by then."""

CHUNK = 200
"""Assessments sent to a process together."""

AHEAD = 3
"""Chunks under way per process: none idles, and memory stays flat."""

MOST_CHARACTERS = 8_000_000
"""Words remembered, at least so many and twice as many at most."""


class Remembered:
    """The words of assessments seen lately. Two generations: when the younger is full, the older is dropped."""

    def __init__(self) -> None:
        self._young: dict[bytes, Words] = {}
        self._old: dict[bytes, Words] = {}
        self._characters = 0

    def get(self, key: bytes) -> Words | None:
        """The words, if they are still known."""
        words = self._young.get(key)
        if words is None and (words := self._old.get(key)) is not None:
            self.learn(key, words)
        return words

    def learn(self, key: bytes, words: Words) -> None:
        """Keep the words of an assessment."""
        if self._characters >= MOST_CHARACTERS:
            self._young, self._old, self._characters = {}, self._young, 0
        self._young[key] = words
        self._characters += sum(map(len, words))


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Answers, the words known of them already, and those that are being found."""

    answers: Sequence[tuple[bytes, Answer]]
    known: dict[bytes, Words]
    new: Sequence[bytes]
    saying: asyncio.Future[list[Words]]


async def worded(
    found: AsyncIterator[Answer], say: Say, workers: int = 0
) -> AsyncGenerator[tuple[Answer, Words]]:
    """The answers, each with what `say` says of its assessment, in the same order.

    `workers`: so many processes help with a long export; 0 or 1: none. Raises what `found` and `say` raise."""
    known, said = Remembered(), 0
    async for answer in found:
        key = key_of(answer.row.assessed)
        words = known.get(key)
        if words is None:
            words, said = say(answer.row.assessed), said + 1
            known.learn(key, words)
        yield answer, words
        if workers > 1 and said == BEFORE_PROCESSES:
            break
    else:
        return
    async for pair in _in_processes(found, say, workers, known):
        yield pair


def key_of(assessed: StoredAssessment) -> bytes:
    """The same for assessments that are equal to the byte. Pure."""
    parts = (assessed.claim, str(assessed.schema), assessed.calculator, assessed.editions)
    return blake2b("\0".join(parts).encode() + assessed.verdict, digest_size=16).digest()


async def _in_processes(
    found: AsyncIterator[Answer], say: Say, workers: int, known: Remembered
) -> AsyncGenerator[tuple[Answer, Words]]:
    # Spawned, not forked: a fork would carry the threads and connections of the store along.
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
    under_way = deque[_Chunk]()
    try:
        async for some in _chunks(found):
            under_way.append(_begun(some, say, known, pool))
            if len(under_way) >= workers * AHEAD:
                for pair in await _finished(under_way.popleft(), known):
                    yield pair
        for chunk in under_way:
            for pair in await _finished(chunk, known):
                yield pair
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begun(
    some: Sequence[tuple[bytes, Answer]], say: Say, known: Remembered, pool: ProcessPoolExecutor
) -> _Chunk:
    words = {key: said for key, _ in some if (said := known.get(key)) is not None}
    new = {key: answer.row.assessed for key, answer in some if key not in words}
    saying = asyncio.get_running_loop().run_in_executor(pool, say_all, say, tuple(new.values()))
    return _Chunk(some, words, tuple(new), saying)


async def _finished(chunk: _Chunk, known: Remembered) -> list[tuple[Answer, Words]]:
    words = chunk.known | dict(zip(chunk.new, await chunk.saying, strict=True))
    for key in chunk.new:
        known.learn(key, words[key])
    return [(answer, words[key]) for key, answer in chunk.answers]


def say_all(say: Say, assessments: Sequence[StoredAssessment]) -> list[Words]:
    """What `say` says of each, in their order. Pure."""
    return [say(one) for one in assessments]


async def _chunks(found: AsyncIterator[Answer]) -> AsyncIterator[list[tuple[bytes, Answer]]]:
    chunk: list[tuple[bytes, Answer]] = []
    async for answer in found:
        chunk.append((key_of(answer.row.assessed), answer))
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
