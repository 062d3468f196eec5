"""A watch on event loops: which steps held them longest, and how long.

Two times a step: by the clock, in which a busy machine has its share, and of the thread's own processor time.
"""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

KEPT = 8

_longest: list[tuple[float, float, str]] = []
"""Milliseconds of processor, by the clock, and the step."""


def watch() -> None:
    """Time every step of every loop from now on."""
    run: Any = asyncio.Handle._run

    def timed(handle: Any) -> None:
        wall, own = time.perf_counter(), time.thread_time()
        run(handle)
        own_ms, wall_ms = (time.thread_time() - own) * 1e3, (time.perf_counter() - wall) * 1e3
        if len(_longest) < KEPT or own_ms > _longest[-1][0]:
            _longest.append((own_ms, wall_ms, _name(handle)))
            _longest.sort(reverse=True)
            del _longest[KEPT:]

    asyncio.Handle._run = timed  # type: ignore[method-assign]


def longest() -> list[str]:
    """The steps that held a loop longest since the last call, a line each."""
    lines = [
        f"loop held {own_ms:.0f} ms of processor, {wall_ms:.0f} ms by the clock: {name}"
        for own_ms, wall_ms, name in _longest
    ]
    _longest.clear()
    return lines


def _name(handle: Any) -> str:
    task = getattr(handle._callback, "__self__", None)
    if not isinstance(task, asyncio.Task):
        return getattr(handle._callback, "__qualname__", repr(handle._callback))
    awaiting: Any = task.get_coro()
    place = getattr(awaiting, "__qualname__", "task")
    while (inner := getattr(awaiting, "cr_await", None) or getattr(awaiting, "ag_await", None)) is not None:
        awaiting = inner
        frame = getattr(awaiting, "cr_frame", None) or getattr(awaiting, "ag_frame", None)
        if frame is not None:
            place = f"up to {Path(frame.f_code.co_filename).name}:{frame.f_lineno}"
    return place
