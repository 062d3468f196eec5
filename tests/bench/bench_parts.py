"""What a lookup's processor time goes to, part by part, in this process: `python -m tests.bench.bench_parts`.

Least of many rounds, so that other work on the machine counts little. In the running bot the same parts take up to twice
as long, with the caches cold and the collector at work; what Discord's library takes is seen in `bench_lookup` alone.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from commands import buttons, card
from commands.check.claims import read
from commands.check.questions import QUESTIONS
from core.calculator.assess import assess
from core.lookups import Origin, Request
from core.reference.library import load
from core.store import Store
from core.store.lookups import assessment_values
from core.verdict import Verdict

ROUNDS = 30
CALLS = 100
AT_ONCE = (1, 50)

TYPED = {"ore": "20 Mt", "grade": "700 g/t", "contained": "935,400 t"}
TEXT = "ore:20 Mt grade:700 g/t contained:935,400 t"


async def main() -> None:
    """Each part by itself, then recording with its commit: alone, and with fifty that wait at the same time."""
    library = load()
    library.warm()
    question = next(one for one in QUESTIONS if one.name == "deposit")
    claim = read(question, TYPED, library)
    verdict = assess(claim, library)
    gc.collect()
    gc.freeze()
    _print("reading the options", _least_us(lambda: read(question, TYPED, library)))
    _print("assess", _least_us(lambda: assess(claim.model_copy(), library)))
    _print("card", _least_us(lambda: card.draw(verdict, library, lookup_id=1)))
    _print("buttons", _least_us(lambda: buttons.under_answer(1)))
    _print("row of the verdict", _least_us(lambda: assessment_values(verdict)))
    with tempfile.TemporaryDirectory() as directory:
        async with await Store.open(f"sqlite:///{Path(directory) / 'log.db'}") as store:
            for many in AT_ONCE:
                _print(f"recording, {many} at once", await _recording_us(store, verdict, many))


def _least_us(part: Callable[[], object]) -> float:
    least = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time_ns()
        for _ in range(CALLS):
            part()
        least = min(least, (time.process_time_ns() - began) / CALLS)
    return least / 1_000


async def _recording_us(store: Store, verdict: Verdict, many: int) -> float:
    """All threads of this process, the driver's too; the verdict's row among it."""
    numbers = count(many * 1_000_000)
    least = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time_ns()
        for _ in range(CALLS // many):
            requests = [_request(verdict, next(numbers)) for _ in range(many)]
            await asyncio.gather(*(store.record(request, verdict, 1) for request in requests))
        least = min(least, (time.process_time_ns() - began) / (CALLS // many * many))
    return least / 1_000


def _request(verdict: Verdict, number: int) -> Request:
    return Request(verdict.claim, TEXT, Origin.SLASH, "check deposit", datetime.now(UTC), number, 1, 2, 3)


def _print(part: str, least_us: float) -> None:
    sys.stdout.write(f"{part:<24}{least_us:8.0f} µs\n")


if __name__ == "__main__":
    asyncio.run(main())
