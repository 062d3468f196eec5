"""What runs beside the commands, by the clock: one supervisor. The body of each job is a call downwards."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """`body` runs every `every_s` seconds, the first time `first_s` after the start."""

    name: str
    every_s: float
    body: Callable[[], Awaitable[object]]
    first_s: float = 0.0


async def supervise(jobs: tuple[Job, ...]) -> None:
    """Run every job until cancelled. One that fails is logged and runs again at its next time; the others never
    notice. Cancellation reaches a body that is under way."""
    async with asyncio.TaskGroup() as group:
        for job in jobs:
            group.create_task(_repeat(job), name=job.name)


async def _repeat(job: Job) -> None:
    await asyncio.sleep(job.first_s)
    while True:
        try:
            await job.body()
        except Exception:
            log.exception("job %s failed", job.name)
        await asyncio.sleep(job.every_s)
