"""How long a digest takes for a thousand servers: 30 feeds with 3,000 articles fetched, read, judged, joined, recorded
and handed to a local stand-in for Discord; and what that leaves in memory.
`python -m tests.bench.bench_digest [--days 14] [--servers 100] [--trace]`

The aim is 60 s beyond Discord's own rate limits, with memory flat from day to day: ten days of news are kept, so that it
may grow for so long. After each day come the steps that held the event loop longest, while it fetched and while it
posted (aim: none 100 ms of processor). `--trace` also counts what Python itself holds, which takes several times as long.
"""

from __future__ import annotations

import argparse
import asyncio
import ctypes
import gc
import itertools
import random
import resource
import sys
import tempfile
import time as clocks
import tracemalloc
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import discord
from aiohttp import web

from bot.app import COLLECT
from commands.charts.canvas import Picture
from commands.digest import sending
from commands.digest.card import Post
from commands.digest.desk import Desk
from core.news.newsroom import Newsroom
from core.reference.library import load
from core.store import Store
from core.store.digests import DigestSettings
from tests.bench.watching import longest, watch

SERVERS, FEEDS, ARTICLES = 1_000, 30, 3_000
HELD = 3
"""Steps named a day."""

HAND_OVER_S = 0.02
"""What one post costs at the stand-in: a quick answer of Discord's."""

START = datetime(2026, 5, 4, 6, tzinfo=UTC)
PLACES = ("Lake", "Ridge", "Valley", "Creek", "Hill", "Basin")
NEWS = (
    "reports a first estimate",
    "is drilled again",
    "finds a partner",
    "gets its licence",
    "raises money",
    "is sold",
)


class Clock:
    """A clock that is set."""

    now = START

    def __call__(self) -> datetime:
        return self.now


class Feeds:
    """Thirty feeds; each day a hundred fresh articles in each, a third of them with figures to check."""

    def __init__(self) -> None:
        self.day = 0
        self.at = START
        self.url = ""

    async def start(self) -> web.AppRunner:
        app = web.Application()
        app.router.add_get("/{feed}", self._answer)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        return runner

    async def _answer(self, request: web.Request) -> web.Response:
        return web.Response(
            body=self._rss(int(request.match_info["feed"])), content_type="application/rss+xml"
        )

    def _rss(self, feed: int) -> bytes:
        dice = random.Random(self.day * FEEDS + feed)
        items = "".join(
            self._item(feed, number, dice) for number in range(ARTICLES // FEEDS if self.day else 1)
        )
        head = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Outlet {feed}</title>"
        return f"{head}{items}</channel></rss>".encode()

    def _item(self, feed: int, number: int, dice: random.Random) -> str:
        name = f"{dice.choice(PLACES)} {self.day}-{feed}-{number}"
        background = "The company said that work goes on and that it is content with the results so far. " * 6
        figures = ""
        if number % 3 == 0:
            ore, grade = dice.uniform(1, 900), dice.uniform(0.1, 8)
            held = ore * grade / 100 * dice.choice((1, 1, 1, 4, 60))
            figures = (
                f"The {name} deposit holds {ore:.1f} million tonnes of ore at {grade:.2f}% TREO, "
                f"{held:.3f} million tonnes of contained rare earth oxides, which would rank it third in the world. "
            )
        return (
            f"<item><title>{name} {dice.choice(NEWS)}</title><guid>{self.day}-{feed}-{number}</guid>"
            f"<link>https://o{feed}.example/{self.day}/{number}</link><description>{figures}{background}</description>"
            f"<pubDate>{format_datetime(self.at)}</pubDate></item>"
        )


async def main(days: int, servers: int) -> None:
    """Run the days and print what each took."""
    clock, feeds, numbers = Clock(), Feeds(), itertools.count(1)
    posted: list[int] = []

    async def hand_over(_: discord.Client, to: sending.Address, _post: Post, _picture: Picture | None) -> int:
        await asyncio.sleep(HAND_OVER_S)
        posted.append(to.discord_channel_id)
        return next(numbers)

    sending.send = hand_over
    runner = await feeds.start()
    with tempfile.TemporaryDirectory() as directory:
        table = Path(directory) / "feeds.csv"
        rows = [f"F{n},{feeds.url}/{n},en," for n in range(FEEDS)]
        table.write_text("\n".join(("name,url,language,minerals", *rows)), "utf-8")
        async with await Store.open(f"sqlite:///{directory}/log.sqlite3", clock=clock) as store:
            for guild in range(servers):
                await store.digests.save(DigestSettings(guild + 1, guild + 100_001, time(8), "UTC", START))
            newsroom = Newsroom(store, load(), clock, feeds_file=table, allow_loopback=True, host_pause_s=0.0)
            desk = Desk(store, load(), newsroom, clock)
            await newsroom.fetch()
            # As the bot does once it is up: the collector would else hold the loop for a tenth of a second at times.
            gc.collect()
            gc.freeze()
            gc.set_threshold(*COLLECT)
            for day in range(1, days + 1):
                assert await _day(day, clock, feeds, newsroom, lambda: desk.run(_nobody()), posted) == servers
    await runner.cleanup()


def _nobody() -> Any:
    return discord.Client(intents=discord.Intents.none())


async def _day(
    day: int,
    clock: Clock,
    feeds: Feeds,
    newsroom: Newsroom,
    run: Callable[[], Awaitable[int]],
    posted: list[int],
) -> int:
    clock.now = START + timedelta(days=day, hours=1)
    feeds.day, feeds.at = day, clock.now
    posted.clear()
    longest()
    began, worked = clocks.perf_counter(), clocks.process_time()
    done = await newsroom.fetch()
    fetched = clocks.perf_counter()
    held_fetching = longest()
    clock.now = START + timedelta(days=day, hours=2)
    count = await run()
    ended = clocks.perf_counter()
    held_posting = longest()
    assert count == len(posted) == len(set(posted)), count
    print(
        f"day {day}: {done.news} articles fetched and judged in {fetched - began:.1f} s, "
        f"{count} servers posted in {ended - fetched:.1f} s, {ended - began:.1f} s in all, {clocks.process_time() - worked:.1f} s of them at work; "
        f"{_memory()}",
        flush=True,
    )
    for name, held in (("fetching", held_fetching), ("posting", held_posting)):
        print("\n".join(f"  {name}: {line}" for line in held[:HELD]), flush=True)
    return count


def _memory() -> str:
    """What is resident after a collection, and what of it is only free in the allocator's arenas."""
    gc.collect()
    before = _resident_mib()
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    said = f"{before:.0f} MiB resident, {_resident_mib():.0f} without what malloc keeps free"
    if tracemalloc.is_tracing():
        said += f", {tracemalloc.get_traced_memory()[0] / 2**20:.0f} held by Python"
    return said


def _resident_mib() -> float:
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1_024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1_024 if sys.platform != "darwin" else 1_048_576
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=3)
    parser.add_argument("--servers", type=int, default=SERVERS)
    parser.add_argument("--trace", action="store_true", help="count what Python allocates")
    wanted = parser.parse_args()
    if wanted.trace:
        tracemalloc.start()
    watch()
    asyncio.run(main(wanted.days, wanted.servers))
