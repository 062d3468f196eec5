"""The supervisor: a job that fails runs again, and no job holds up another."""

from __future__ import annotations

import asyncio

import pytest

from bot.jobs import Job, supervise


async def test_a_failing_job_runs_again_and_the_others_never_notice(caplog: pytest.LogCaptureFixture) -> None:
    runs = {"bad": 0, "good": 0}
    enough = asyncio.Event()

    async def bad() -> None:
        runs["bad"] += 1
        raise ValueError("on purpose")

    async def good() -> None:
        runs["good"] += 1
        if runs["good"] >= 3 and runs["bad"] >= 3:
            enough.set()

    work = asyncio.create_task(supervise((Job("bad", 0.001, bad), Job("good", 0.001, good))))
    async with asyncio.timeout(5):
        await enough.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert "job bad failed" in caplog.text


async def test_a_stop_reaches_a_job_that_is_under_way() -> None:
    began, cancelled = asyncio.Event(), asyncio.Event()

    async def long() -> None:
        began.set()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.set()
            raise

    work = asyncio.create_task(supervise((Job("long", 1, long),)))
    await began.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert cancelled.is_set()
