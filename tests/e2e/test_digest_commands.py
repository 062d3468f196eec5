"""/digest as managers use it, in the real program on the sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from feed_server import FeedServer, thirty_articles
from program import Program

from bot.sandbox import scene
from bot.sandbox.driver import Actor, NotPossibleError, Reply
from bot.sandbox.server import SandboxServer
from bot.sandbox.world import Message

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

PATIENCE_S = 20.0
SET_UP = {"channel": str(scene.NEWS_ID), "time": "18.30", "zone": "Almaty"}


@pytest.fixture
async def feeds() -> AsyncIterator[FeedServer]:
    server = FeedServer(feeds=thirty_articles(), published=datetime.now(UTC) - timedelta(hours=5))
    await server.start()
    yield server
    await server.close()


@pytest.fixture
async def program(sandbox: SandboxServer, feeds: FeedServer, tmp_path: Path) -> AsyncIterator[Program]:
    table = feeds.table(tmp_path / "feeds.csv")
    made = Program(sandbox, tmp_path, RC_ALLOW_LOOPBACK_FEEDS="true", RC_FEEDS_FILE=str(table))
    await made.start()
    yield made
    await made.close()


@pytest.fixture
def manager(sandbox: SandboxServer, program: Program) -> Actor:
    return sandbox.driver.act(scene.MANAGER_ID, scene.GENERAL_ID)


async def after_thinking(sandbox: SandboxServer, reply: Reply) -> Message:
    """The answer that takes the place of "is thinking"."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            message = sandbox.world.messages[reply.shown.id]
            if message.content or message.embeds:
                return message
            await asyncio.sleep(0.05)


def described(message: Message) -> str:
    return message.content + "\n".join(embed.get("description", "") for embed in message.embeds)


async def test_only_managers_see_it_and_only_in_servers(sandbox: SandboxServer, manager: Actor) -> None:
    for user, channel in (
        (scene.MEMBER_ID, scene.GENERAL_ID),
        (scene.MODERATOR_ID, scene.GENERAL_ID),
        (scene.MANAGER_ID, scene.MANAGER_DM_ID),
    ):
        with pytest.raises(NotPossibleError):
            await sandbox.driver.act(user, channel).slash("digest status")
    told = await manager.slash("digest status")
    assert "no digest in this server yet" in told.shown.content
    assert told.shown.visible_to == scene.MANAGER_ID


async def test_setting_up_says_when_it_comes_and_what_was_not_understood(manager: Actor) -> None:
    told = await manager.slash(
        "digest setup",
        **SET_UP,
        role=str(scene.DIGEST_ROLE_ID),
        minerals="lithium, REE",
        languages="en, Russian",
    )
    said = told.shown.content
    assert "at 18:30 (Asia/Almaty)" in said
    assert f"<@&{scene.DIGEST_ROLE_ID}> is mentioned, and nobody else" in said
    assert "Only: Lithium, Rare earths, en, ru." in said
    for option, wrong in (
        ("time", "25:00"),
        ("zone", "Atlantis"),
        ("minerals", "unobtainium"),
        ("languages", "klingon"),
    ):
        refused = await manager.slash("digest setup", **(SET_UP | {option: wrong}))
        assert option in refused.shown.content
        assert wrong in refused.shown.content
        assert refused.shown.visible_to == scene.MANAGER_ID


async def test_zones_are_offered_while_typing(manager: Actor) -> None:
    offered = await manager.choices("digest setup", "zone", zone="berl", channel=str(scene.NEWS_ID), time="8")
    assert offered[0] == "Europe/Berlin"
    assert "Asia/Kolkata" in await manager.choices(
        "digest setup", "zone", zone="kolka", channel=str(scene.NEWS_ID), time="8"
    )


async def test_it_can_be_paused_and_resumed(manager: Actor) -> None:
    await manager.slash("digest setup", **SET_UP)
    assert "Paused" in (await manager.slash("digest pause")).shown.content
    assert "paused already" in (await manager.slash("digest pause")).shown.content
    assert "It goes on" in (await manager.slash("digest resume")).shown.content
    assert "not paused" in (await manager.slash("digest resume")).shown.content


async def test_a_preview_shows_what_the_feeds_hold_and_posts_nothing(
    sandbox: SandboxServer, manager: Actor
) -> None:
    await manager.slash("digest setup", **SET_UP)
    shown = await after_thinking(sandbox, await manager.slash("digest preview"))
    assert shown.visible_to == scene.MANAGER_ID
    assert "none of it will be posted" in shown.content
    assert "20 million t means three things" in described(shown)
    assert not [m for m in sandbox.world.messages.values() if m.channel_id == scene.NEWS_ID]


async def test_a_status_tells_next_run_and_failing_feeds(
    sandbox: SandboxServer, manager: Actor, feeds: FeedServer
) -> None:
    del feeds.feeds["Relay"]
    await manager.slash("digest setup", **SET_UP)
    await after_thinking(sandbox, await manager.slash("digest preview"))
    said = described(await after_thinking(sandbox, await manager.slash("digest status")))
    assert "**Next**: <t:" in said
    assert "**Waiting**: 0 with figures" in said
    assert "⚠️ Relay: answers with error 404, since <t:" in said


async def test_feeds_are_added_tested_listed_and_removed(
    sandbox: SandboxServer, manager: Actor, feeds: FeedServer
) -> None:
    await manager.slash("digest setup", **SET_UP)
    own = f"{feeds.url}/Mining_Daily.xml"
    assert "already" in (await manager.slash("digest feeds add", url=own)).shown.content
    offered = await manager.choices("digest feeds remove", "url", url="daily")
    assert offered == ["Mining_Daily"]
    assert "no longer" in (await manager.slash("digest feeds remove", url=own)).shown.content
    assert "does not read" in (await manager.slash("digest feeds remove", url=own)).shown.content
    tested = await after_thinking(sandbox, await manager.slash("digest feeds test", url=own))
    assert "**Mining Daily**: 25 articles, 10 of the newest with figures" in tested.content
    added = await after_thinking(sandbox, await manager.slash("digest feeds add", url=own))
    assert "is read from now on" in added.content
    listed = described((await manager.slash("digest feeds list")).shown)
    assert listed.count("Mining") == 2
    for wrong, said in (
        (f"{feeds.url}/none.xml", "404"),
        ("http://169.254.169.254/latest", "private address"),
        ("file:///etc/passwd", "must begin with"),
    ):
        refused = await after_thinking(sandbox, await manager.slash("digest feeds add", url=wrong))
        assert said in refused.content, refused.content
