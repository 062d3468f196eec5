"""The digest by the command line: one server's posted at once, and every level of it the one `headline` gives."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from feed_server import Entry, FeedServer, thirty_articles
from typer.testing import CliRunner

from bot.cli.program import program
from bot.exits import Exit
from bot.sandbox import scene
from bot.sandbox.server import SandboxServer
from core.news.newsroom import Newsroom
from core.reference.library import load
from core.store import Store
from core.store.digests import DigestSettings
from core.verdict import Level
from core.wording.verdicts import level_icon, level_word

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]


@dataclass
class Town:
    """A server with a digest whose feeds were read two hours ago, and hold thirty fresh articles now."""

    sandbox: SandboxServer
    environment: dict[str, str]

    async def run(self, guild: int) -> tuple[int, str]:
        """`reality-check digest run --guild` as a process of its own: exit code, and what it said."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "digest", "run", "--guild", str(guild),
            env=self.environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        said, _ = await process.communicate()
        return process.returncode or 0, said.decode()

    def posts(self) -> list[Any]:
        return [m for m in self.sandbox.world.messages.values() if m.channel_id == scene.NEWS_ID and m.nonce]


@pytest.fixture
async def town(
    sandbox: SandboxServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Town]:
    server = FeedServer(feeds={name: [] for name in thirty_articles()})
    server.feeds["Mining_Daily"] = [Entry("Nothing yet", "No figures.")]
    await server.start()
    earlier = datetime.now(UTC) - timedelta(hours=2)
    url, table = f"sqlite:///{tmp_path / 'log.sqlite3'}", server.table(tmp_path / "feeds.csv")
    async with await Store.open(url, clock=lambda: earlier) as store:
        await store.digests.save(DigestSettings(scene.GUILD_ID, scene.NEWS_ID, time(8), "UTC", earlier))
        newsroom = Newsroom(
            store, load(), lambda: earlier, feeds_file=table, allow_loopback=True, host_pause_s=0.0
        )
        await newsroom.fetch()
    server.feeds, server.published = thirty_articles(), datetime.now(UTC) - timedelta(minutes=30)
    settings = {
        "DISCORD_TOKEN": "sandbox-token",
        "RC_DISCORD_API": sandbox.url,
        "RC_DATABASE_URL": url,
        "RC_FEEDS_FILE": str(table),
        "RC_ALLOW_LOOPBACK_FEEDS": "true",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PATH": "",
    }
    monkeypatch.chdir(tmp_path)
    yield Town(sandbox, settings)
    await server.close()


async def test_a_servers_digest_is_posted_at_once_and_not_twice(town: Town) -> None:
    code, said = await town.run(scene.GUILD_ID)
    assert (code, said.strip().splitlines()[-1].partition(": ")[2]) == (Exit.OK, "posted"), said
    (post,) = town.posts()
    assert "11 stories" in post.content
    code, said = await town.run(scene.GUILD_ID)
    assert code == Exit.REFUSED
    assert "today's was begun already" in said
    assert len(town.posts()) == 1


async def test_a_server_without_a_digest_is_said_to_have_none(town: Town) -> None:
    code, said = await town.run(4711)
    assert code == Exit.REFUSED
    assert "server 4711 has no digest set up" in said
    assert town.posts() == []


async def test_every_level_is_the_one_the_command_line_gives_for_the_same_text(town: Town) -> None:
    await town.run(scene.GUILD_ID)
    (post,) = town.posts()
    options = post.components[0]["components"][0]["options"]
    told = {entry.title: entry for entries in thirty_articles().values() for entry in entries}
    day = datetime.now(UTC).date()
    assert len(options) == 11
    for option in options:
        level = await asyncio.to_thread(level_of, told[option["label"]], day)
        assert option["emoji"]["name"] == level_icon(level), option["label"]
        assert option["description"].startswith(level_word(level)), option["label"]


def level_of(entry: Entry, day: date) -> Level:
    """The level that `reality-check headline` gives an article."""
    text = f"{entry.title}.\n{entry.text}"
    done = CliRunner().invoke(program, ["headline", text, "--date", day.isoformat(), "--json"])
    assert done.exit_code == Exit.OK, done.output
    return Level(json.loads(done.stdout)["level"])
