"""Signals set the event once, and are given back."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from bot.stopping import listening


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_asks_for_a_stop_and_the_next_one_has_its_old_meaning(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with listening() as asked:
        assert not asked.is_set()
        os.kill(os.getpid(), number)
        async with asyncio.timeout(2):
            await asked.wait()
        assert signal.getsignal(number) == before
    assert signal.getsignal(number) == before
