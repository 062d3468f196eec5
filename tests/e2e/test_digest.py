"""The digest from feed to menu: loopback feeds, the real program, a desk with a clock of its own."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import discord
import pytest
from feed_server import Entry, FeedServer, thirty_articles, zhana_feeds
from program import Program

from bot import discord_address
from bot.sandbox import scene
from bot.sandbox.driver import Actor
from bot.sandbox.faults import RestFault
from bot.sandbox.server import SandboxServer
from bot.sandbox.world import Message
from commands import corrections
from commands.digest.desk import Desk
from commands.services import Running, Services
from core.headline import judge
from core.news.article import Article
from core.news.newsroom import Newsroom
from core.news.readings import text_of
from core.reference.library import Library, load
from core.store import Store
from core.store.digests import DigestSettings, DigestState
from core.store.records import Filters, Match, State
from core.verdict import Level
from core.wording.verdicts import level_icon, level_word

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]


class Clock:
    def __init__(self) -> None:
        self.now = datetime.now(UTC).replace(microsecond=0)

    def __call__(self) -> datetime:
        return self.now


class Office:
    """A newsroom and a desk on a log, posting to a sandbox."""

    def __init__(
        self,
        store: Store,
        client: discord.Client,
        sandbox: SandboxServer,
        feeds: FeedServer,
        table: Path,
        clock: Clock,
    ) -> None:
        self.sandbox = sandbox
        self.store, self.client, self.feeds, self.clock = store, client, feeds, clock
        self.newsroom = Newsroom(
            store, load(), clock, feeds_file=table, allow_loopback=True, host_pause_s=0.0
        )
        self.desk = Desk(store, load(), self.newsroom, clock)

    async def news(self, feeds: dict[str, list[Any]]) -> None:
        """An hour later the feeds hold this."""
        self.clock.now += timedelta(hours=1, minutes=1)
        self.feeds.feeds, self.feeds.published = feeds, self.clock.now
        await self.newsroom.fetch()

    async def day(self, settings: DigestSettings) -> int:
        """The next time the digest is due."""
        at = self.clock.now.astimezone(UTC)
        due = datetime.combine(at.date(), settings.local_time, tzinfo=UTC)
        self.clock.now = due if due > at else due + timedelta(days=1)
        return await self.desk.run(self.client)


@pytest.fixture
async def feeds() -> AsyncIterator[FeedServer]:
    server = FeedServer(feeds={name: [] for name in thirty_articles()})
    await server.start()
    yield server
    await server.close()


@pytest.fixture
async def office(sandbox: SandboxServer, feeds: FeedServer, tmp_path: Path) -> AsyncIterator[Office]:
    clock = Clock()
    discord_address.point_at(sandbox.url)
    async with (
        await Store.open(f"sqlite:///{tmp_path / 'log.sqlite3'}", clock=clock) as store,
        discord.Client(intents=discord.Intents(guilds=True)) as client,
    ):
        await client.login("sandbox-token")
        yield Office(store, client, sandbox, feeds, feeds.table(tmp_path / "feeds.csv"), clock)
    discord_address.point_at(None)


def settings(since: datetime, **given: Any) -> DigestSettings:
    base = {"discord_role_id": scene.DIGEST_ROLE_ID} | given
    return DigestSettings(scene.GUILD_ID, scene.NEWS_ID, time(8), "UTC", since, **base)


def posts(sandbox: SandboxServer) -> list[Message]:
    found = [m for m in sandbox.world.messages.values() if m.channel_id == scene.NEWS_ID and m.nonce]
    return sorted(found, key=lambda message: message.id)


def described(message: Message) -> str:
    return "\n".join(embed.get("description", "") for embed in message.embeds)


def options(message: Message) -> list[dict[str, Any]]:
    return message.components[0]["components"][0]["options"]


def level_of(told: str, article: Article, library: Library) -> tuple[Level, str]:
    level = judge(text_of(article), library, article.published and article.published.date()).level
    return level, f"{level_icon(level)} **{level_word(level)}** · **{told}**"


async def test_thirty_articles_make_one_message(office: Office, sandbox: SandboxServer) -> None:
    mine = settings(office.clock.now)
    await office.store.digests.save(mine)
    await office.newsroom.fetch()
    await office.news(thirty_articles())
    assert await office.day(mine) == 1
    (post,) = posts(sandbox)
    assert f"<@&{scene.DIGEST_ROLE_ID}>" in post.content
    assert "11 stories" in post.content
    text = described(post)
    assert "Minister" not in text
    assert text.count("Kazakhstan set to become top 3 global holder") == 1
    assert "20 million t means three things" in text
    assert [option["value"] for option in options(post)] == [str(n) for n in range(11)]


async def test_every_level_is_that_of_the_headline(office: Office, sandbox: SandboxServer) -> None:
    mine = settings(office.clock.now)
    await office.store.digests.save(mine)
    await office.newsroom.fetch()
    articles = thirty_articles()
    await office.news({"Mining_Daily": articles["Mining_Daily"]})
    await office.day(mine)
    (post,) = posts(sandbox)
    checked = 0
    for entry in articles["Mining_Daily"]:
        if entry.title in described(post):
            article = Article(
                title=entry.title, text=entry.text, feed_url="x", outlet="x", published=office.feeds.published
            )
            _, said = level_of(entry.title, article, load())
            assert said in described(post)
            checked += 1
    assert checked == 8


async def test_nobody_but_the_role_is_mentioned(office: Office, sandbox: SandboxServer) -> None:
    mine = settings(office.clock.now)
    await office.store.digests.save(mine)
    await office.newsroom.fetch()
    evil = thirty_articles()["Mining_Daily"][0]
    loud = type(evil)(title="@everyone <@&1> deposit measured", text=evil.text)
    await office.news({"Mining_Daily": [loud]})
    await office.day(mine)
    (post,) = posts(sandbox)
    assert post.mention_role_ids == [scene.DIGEST_ROLE_ID]
    assert not post.mention_everyone
    assert "@everyone" not in post.content


async def posted(office: Office, program: Program, feeds: dict[str, list[Any]]) -> Message:
    """The post of these feeds, with the real program to press its menu."""
    await program.start()
    sandbox = office.sandbox
    manager = sandbox.driver.act(scene.MANAGER_ID, scene.NEWS_ID)
    told = await manager.slash("digest setup", channel=str(scene.NEWS_ID), time="8", zone="utc")
    assert "every day at 08:00 (UTC)" in told.shown.content
    mine = await office.store.digests.settings(scene.GUILD_ID)
    assert mine is not None
    await office.newsroom.fetch()
    await office.news(feeds)
    await office.day(mine)
    return posts(sandbox)[-1]


def menu_of(message: Message) -> str:
    return message.components[0]["components"][0]["custom_id"]


async def open_story(actor: Actor, post: Message, title: str) -> Message:
    position = next(o["value"] for o in options(post) if title in o["label"])
    return (await actor.choose(post, menu_of(post), position)).shown


async def test_a_story_opens_with_every_claim_and_every_outlet(
    office: Office, sandbox: SandboxServer, program: Program
) -> None:
    post = await posted(office, program, thirty_articles())
    member = sandbox.driver.act(scene.MEMBER_ID, scene.NEWS_ID)
    shown = await open_story(member, post, "top 3")
    assert shown.visible_to == scene.MEMBER_ID
    assert shown.content.startswith("🔴 **Does not add up:**")
    claims, who = (embed.get("description", "") for embed in shown.embeds)
    assert len(options(shown)) > 1
    assert all(f"**{number}** " in claims for number in range(2, len(options(shown)) + 1))
    for outlet in zhana_feeds():
        assert f"[{outlet.replace('_', ' ')}](https://news.example/" in who
    assert "935,400 tonnes" in who
    one = (await member.choose(shown, menu_of(shown), options(shown)[0]["value"])).shown
    working = await member.press(one, "Working")
    assert "14,000 t" in described(working.shown)


async def test_the_claims_of_a_story_are_kept_once_however_often_it_is_opened(
    office: Office, sandbox: SandboxServer, program: Program
) -> None:
    post = await posted(office, program, thirty_articles())
    before = len([row async for row in office.store.search.operator_stream(Filters())])
    values: list[list[str]] = []
    for user in (scene.MEMBER_ID, scene.MODERATOR_ID, scene.MEMBER_ID):
        shown = await open_story(sandbox.driver.act(user, scene.NEWS_ID), post, "top 3")
        values.append([option["value"] for option in options(shown)])
    assert values[0] == values[1] == values[2]
    after = len([row async for row in office.store.search.operator_stream(Filters())])
    assert after == before + len(values[0]) - 1
    assert await office.store.reviews.waiting(scene.GUILD_ID) == 0


async def test_a_story_reaches_the_moderators_only_when_it_is_disputed(
    office: Office, sandbox: SandboxServer, program: Program
) -> None:
    post = await posted(office, program, thirty_articles())
    assert await office.store.reviews.waiting(scene.GUILD_ID) == 0
    member = sandbox.driver.act(scene.MEMBER_ID, scene.NEWS_ID)
    one = await open_story(member, post, "Deposit 3")
    asked = await member.press(one, "Dispute")
    thanks = (await member.submit(asked, reason="The report says 3.4%, not 4.3%")).shown
    assert "moderators" in thanks.content
    assert await office.store.reviews.waiting(scene.GUILD_ID) == 1
    moderator = sandbox.driver.act(scene.MODERATOR_ID, scene.GENERAL_ID)
    queue = (await moderator.slash("review queue")).shown
    assert "The report says 3.4%, not 4.3%" in queue.content + described(queue)


async def test_what_a_menu_cannot_hold_stands_on_its_next_page_and_nothing_is_left_out_in_silence(
    office: Office, sandbox: SandboxServer, program: Program
) -> None:
    many = [
        Entry(
            f"Deposit {n} measured", f"Deposit {n} holds {1.13**n:.1f} Mt of ore at {1.07**n / 9:.3f}% TREO."
        )
        for n in range(1, 71)
    ]
    post = await posted(office, program, {"Mining_Daily": many})
    assert "70 stories" in post.content
    assert "… and 40 more behind the menu. 22 with less to check" in described(post)
    assert len(options(post)) == 25
    member = sandbox.driver.act(scene.MEMBER_ID, scene.NEWS_ID)
    page = (await member.choose(post, menu_of(post), options(post)[-1]["value"])).shown
    assert page.visible_to == scene.MEMBER_ID
    assert "Stories 25 to 48 of 70" in page.content
    titles = described(post) + described(page) + "".join(o["label"] for o in options(post))
    assert all(f"Deposit {n} measured" in titles for n in range(1, 71))
    one = (await member.choose(page, menu_of(page), options(page)[0]["value"])).shown
    await member.press(one, "Working")


async def test_every_item_is_a_logged_lookup_that_no_moderator_has_to_see(office: Office) -> None:
    mine = settings(office.clock.now)
    await office.store.digests.save(mine)
    await office.newsroom.fetch()
    await office.news(thirty_articles())
    await office.day(mine)
    page = await office.store.search.page(scene.GUILD_ID, Filters(Match(origins=("digest",))), limit=50)  # type: ignore[arg-type]
    assert len(page.hits) == 11
    assert await office.store.reviews.waiting(scene.GUILD_ID) == 0


async def test_a_story_does_not_come_back_the_next_day(office: Office, sandbox: SandboxServer) -> None:
    mine = settings(office.clock.now)
    await office.store.digests.save(mine)
    await office.newsroom.fetch()
    articles = thirty_articles()
    late = articles.pop("Relay")
    await office.news(articles)
    await office.day(mine)
    await office.news({"Relay": late})
    assert await office.day(mine) == 0
    (day, *_) = await office.store.digests.days(scene.GUILD_ID)
    assert day.state is DigestState.EMPTY
    assert len(posts(sandbox)) == 1


async def test_what_the_feeds_held_before_is_never_posted(office: Office, sandbox: SandboxServer) -> None:
    mine = settings(office.clock.now)
    await office.store.digests.save(mine)
    office.feeds.feeds = thirty_articles()
    await office.newsroom.fetch()
    await office.day(mine)
    assert posts(sandbox) == []


async def test_the_feeds_of_a_paused_server_are_left_alone(office: Office, feeds: FeedServer) -> None:
    mine = settings(office.clock.now)
    await office.store.digests.save(replace(mine, paused_at=mine.since, paused_reason="asked"))
    await office.newsroom.fetch()
    assert feeds.asked == {}
    own = await office.newsroom.feeds_of(scene.GUILD_ID)
    await office.newsroom.fetch(also=own[:1])  # a look that somebody asks for
    assert set(feeds.asked.values()) == {1}
    assert len(feeds.asked) == 1


async def test_what_was_told_during_a_pause_is_not_posted(office: Office, sandbox: SandboxServer) -> None:
    mine = settings(office.clock.now)
    await office.store.digests.save(mine)
    await office.newsroom.fetch()
    await office.store.digests.save(replace(mine, paused_at=mine.since, paused_reason="asked"))
    office.clock.now += timedelta(hours=5)
    office.feeds.feeds, office.feeds.published = thirty_articles(), office.clock.now
    office.clock.now += timedelta(hours=1)
    resumed = replace(mine, since=office.clock.now)
    await office.store.digests.save(resumed)
    await office.newsroom.fetch()
    assert await office.day(resumed) == 0
    assert posts(sandbox) == []


async def test_feeds_are_fetched_once_for_all_servers(office: Office, feeds: FeedServer) -> None:
    for guild in (scene.GUILD_ID, scene.SECOND_GUILD_ID, 77, 78):
        mine = settings(office.clock.now)
        await office.store.digests.save(
            DigestSettings(guild, mine.discord_channel_id, mine.local_time, mine.zone, mine.since)
        )
    await office.newsroom.fetch()
    await office.newsroom.fetch()
    assert set(feeds.asked.values()) == {1}


async def test_lost_rights_pause_the_digest_with_a_reason(office: Office, sandbox: SandboxServer) -> None:
    mine = settings(office.clock.now, discord_role_id=None)
    gone = DigestSettings(scene.FOREIGN_GUILD_ID, scene.LOUNGE_ID, mine.local_time, "UTC", mine.since)
    nowhere = DigestSettings(78, 4711, mine.local_time, "UTC", mine.since)
    for one in (mine, gone, nowhere):
        await office.store.digests.save(one)
    await office.newsroom.fetch()
    await office.news(thirty_articles())
    assert await office.day(mine) == 1
    reasons = {s.discord_guild_id: s.paused_reason for s in await office.store.digests.every_setting()}
    assert reasons == {scene.GUILD_ID: "", scene.FOREIGN_GUILD_ID: "no_rights", 78: "channel_gone"}
    assert await office.desk.run(office.client) == 0


async def test_an_assessment_is_kept_once_for_all_servers(office: Office, tmp_path: Path) -> None:
    mine = settings(office.clock.now, discord_role_id=None)
    await office.store.digests.save(mine)
    second = DigestSettings(
        scene.SECOND_GUILD_ID, scene.SECOND_GENERAL_ID, mine.local_time, "UTC", mine.since
    )
    await office.store.digests.save(second)
    await office.newsroom.fetch()
    await office.news(thirty_articles())
    assert await office.day(mine) == 2
    rows = [row async for row in office.store.search.operator_stream(Filters())]
    assert len(rows) == 22

    with sqlite3.connect(tmp_path / "log.sqlite3") as log:
        assert log.execute("select count(*) from assessment").fetchone() == (11,)


async def test_an_outage_is_ridden_out_with_one_message(office: Office, sandbox: SandboxServer) -> None:

    mine = settings(office.clock.now)
    await office.store.digests.save(mine)
    await office.newsroom.fetch()
    await office.news(thirty_articles())
    path = f"/channels/{scene.NEWS_ID}/messages"
    sandbox.faults.arm(RestFault("lose_answer", path=path, method="POST"))
    sandbox.faults.arm(RestFault("status", path=path, method="POST", status=503))
    assert await office.day(mine) == 1
    assert len(posts(sandbox)) == 1
    (day,) = await office.store.digests.days(scene.GUILD_ID)
    assert (day.state, day.discord_message_id) == (DigestState.POSTED, posts(sandbox)[0].id)


async def test_a_correction_is_drawn_in_the_digest(office: Office, sandbox: SandboxServer) -> None:

    mine = settings(office.clock.now)
    await office.store.digests.save(mine)
    await office.newsroom.fetch()
    await office.news(thirty_articles())
    await office.day(mine)
    (day,) = await office.store.digests.days(scene.GUILD_ID)
    first = (await office.store.digests.items(day.id))[0]
    assert first.lookup_id is not None
    await office.store.reviews.decide(scene.GUILD_ID, first.lookup_id, 9, State.WRONG, Level.HOLDS_UP)
    services = Services(load(), office.store, office.clock, Running(office.clock()))
    row = await office.store.lookups.get(first.lookup_id)
    assert row is not None
    outcome = await corrections.redraw(office.client, services, row)
    assert len(outcome.drawn) == 1
    (post,) = posts(sandbox)
    assert "🟢 **Holds up** · **Kazakhstan set to become" in described(post)
    assert "corrected by the moderators, was Does not add up" in described(post)
    assert post.attachments, "the picture stays"


async def test_a_stop_lets_the_post_under_way_be_confirmed(office: Office, sandbox: SandboxServer) -> None:
    mine = settings(office.clock.now)
    await office.store.digests.save(mine)
    await office.newsroom.fetch()
    await office.news(thirty_articles())
    path = f"/channels/{scene.NEWS_ID}/messages"
    sandbox.faults.arm(RestFault("slow_answer", path=path, method="POST", delay_s=0.5))
    running = Running(office.clock())
    desk = Desk(office.store, load(), office.newsroom, office.clock, busy=running.reply)
    office.clock.now = office.clock.now.replace(hour=8, minute=0) + timedelta(days=1)
    work = asyncio.create_task(desk.run(office.client))
    async with asyncio.timeout(10):
        while not posts(sandbox):  # noqa: ASYNC110 - the sandbox has no event for it
            await asyncio.sleep(0.01)
    work.cancel()
    assert running.under_way == 1
    async with asyncio.timeout(5):
        await running.idle()
    (day,) = await office.store.digests.days(scene.GUILD_ID)
    assert day.state is DigestState.POSTED


async def test_a_miss_that_was_not_reported_to_the_end_is_reported_later(office: Office) -> None:
    mine = settings(office.clock.now - timedelta(days=2))
    await office.store.digests.save(mine)
    day = await office.store.digests.claim(scene.GUILD_ID, office.clock.now.date())
    assert day is not None
    office.clock.now += timedelta(seconds=60)
    await office.desk.run(office.client)
    (after,) = await office.store.digests.days(scene.GUILD_ID)
    assert after.state is DigestState.MISSED
