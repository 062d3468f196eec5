"""The digest's memory: settings, days claimed once, feeds, articles."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, time, timedelta

from store_builders import AWAY, HOME, NEWS, START, FakeClock, put

from core.news.feed_state import FeedState, Validators
from core.store import Store
from core.store.digests import DigestItem, DigestSettings, DigestState, Standing
from core.store.feeds import SeenArticle, ServerFeeds

DAY = date(2026, 11, 24)


async def test_settings_are_kept_and_replaced(store: Store) -> None:
    assert await store.digests.settings(HOME) is None
    first = DigestSettings(HOME, NEWS, time(7, 30), "Asia/Almaty", START, minerals=("lithium",))
    paused = DigestSettings(
        HOME,
        NEWS,
        time(8),
        "Europe/Berlin",
        START,
        discord_role_id=5,
        languages=("en", "ru"),
        paused_at=START,
        paused_reason="channel gone",
    )
    other = DigestSettings(AWAY, NEWS, time(23, 59), "UTC", START)
    await store.digests.save(first)
    await store.digests.save(other)
    assert await store.digests.settings(HOME) == first
    await store.digests.save(paused)
    assert await store.digests.every_setting() == (paused, other)


async def test_a_day_is_claimed_once(store: Store) -> None:
    day = await store.digests.claim(HOME, DAY, {"heading": "Заголовок"})
    assert day is not None
    assert day.state is DigestState.CLAIMED
    assert day.content == {"heading": "Заголовок"}
    assert day.nonce == f"rcd-{day.id}"
    assert len(f"rcd-{2**63}") <= 25, "Discord takes a nonce of 25 characters"
    assert await store.digests.claim(HOME, DAY) is None
    assert await store.digests.claim(AWAY, DAY) is not None
    assert await store.digests.claim(HOME, DAY + timedelta(days=1)) is not None


async def test_of_two_processes_one_claims(url: str, clock: FakeClock) -> None:
    async with await Store.open(url, clock=clock) as one, await Store.open(url, clock=clock) as two:
        for number in range(10):
            day = DAY + timedelta(days=number)
            claims = await asyncio.gather(*(store.digests.claim(HOME, day) for store in (one, two, one, two)))
            assert sum(claim is not None for claim in claims) == 1


async def test_a_claim_stays_open_until_it_is_settled(store: Store, clock: FakeClock) -> None:
    day = await store.digests.claim(HOME, DAY)
    assert day is not None
    assert [one.id for one in await store.digests.unconfirmed()] == [day.id]
    clock.forward(seconds=5)
    await store.digests.settle(day.id, DigestState.POSTED, discord_channel_id=NEWS, discord_message_id=77)
    assert await store.digests.unconfirmed() == ()
    settled = await store.digests.day(HOME, DAY)
    assert settled is not None
    assert (settled.state, settled.discord_message_id) == (DigestState.POSTED, 77)
    assert settled.settled_at == START + timedelta(seconds=5)
    assert await store.digests.claim(HOME, DAY) is None, "settled is still claimed"


async def test_the_newest_days_come_first(store: Store) -> None:
    for number in range(10):
        await store.digests.claim(HOME, DAY + timedelta(days=number))
    days = await store.digests.days(HOME, limit=3)
    assert [day.local_date for day in days] == [DAY + timedelta(days=n) for n in (9, 8, 7)]


async def test_stories_of_a_day_are_kept_for_its_menu(store: Store, clock: FakeClock) -> None:
    day = await store.digests.claim(HOME, DAY)
    assert day is not None
    row_id = await put(store)
    items = (
        DigestItem(day.id, 0, row_id, "figures:20Mt", {"outlets": ["a", "б"]}),
        DigestItem(day.id, 1, None, "figures:700", {}),
    )
    await store.digests.add_items(items)
    await store.digests.add_items(items)
    await store.digests.add_items(())
    assert await store.digests.items(day.id) == items
    week = timedelta(days=7)
    assert await store.digests.posted_stories(HOME, week) == {"figures:20Mt", "figures:700"}
    assert await store.digests.posted_stories(AWAY, week) == frozenset()
    clock.forward(days=8)
    assert await store.digests.posted_stories(HOME, week) == frozenset()


async def test_a_feed_remembers_its_validators_and_failures(store: Store) -> None:
    failing = FeedState(
        "https://a/feed",
        title="Ä",
        validators=Validators('W/"x"', "Tue, 24 Nov 2026 12:00:00 GMT"),
        fetched_at=START,
        ok_at=START - timedelta(days=1),
        failing_since=START,
        failures=3,
        error="status 503",
        next_at=START + timedelta(hours=1),
    )
    await store.feeds.save_state(FeedState("https://a/feed"))
    await store.feeds.save_state(failing)
    await store.feeds.save_state(FeedState("https://b/feed"))
    assert await store.feeds.states() == {
        "https://a/feed": failing,
        "https://b/feed": FeedState("https://b/feed"),
    }


async def test_of_two_processes_one_asks_a_feed(url: str, clock: FakeClock) -> None:
    async with await Store.open(url, clock=clock) as one, await Store.open(url, clock=clock) as two:
        until = START + timedelta(minutes=5)
        taken = await asyncio.gather(
            *(store.feeds.take("https://a", START, until) for store in (one, two, one, two))
        )
        assert sum(taken) == 1
        assert not await one.feeds.take("https://a", until - timedelta(seconds=1), until)
        assert await two.feeds.take("https://a", until, until + timedelta(minutes=5))


async def test_taking_a_feed_leaves_what_is_known_of_it(store: Store) -> None:
    known = FeedState("https://a", validators=Validators("1"), ok_at=START, failures=2, error="timeout")
    await store.feeds.save_state(known)
    assert await store.feeds.take("https://a", START, START + timedelta(minutes=5))
    assert (await store.feeds.states())["https://a"] == replace(known, next_at=START + timedelta(minutes=5))


async def test_a_server_changes_its_list_of_feeds(store: Store, clock: FakeClock) -> None:
    await store.feeds.add(HOME, "https://mine")
    clock.forward(seconds=1)
    await store.feeds.add(HOME, "https://also")
    await store.feeds.remove(HOME, "https://default")
    await store.feeds.add(AWAY, "https://theirs")
    assert await store.feeds.of_server(HOME) == ServerFeeds(
        ("https://mine", "https://also"), ("https://default",)
    )
    await store.feeds.remove(HOME, "https://mine")
    assert (await store.feeds.of_server(HOME)).added == ("https://also",)
    assert await store.feeds.added_anywhere() == ("https://also", "https://theirs")


async def test_an_article_is_new_once_by_any_of_its_identities(store: Store) -> None:
    first = SeenArticle(("guid:1", "link:x"), "https://f", START, {"title": "Zhana"})
    assert await store.feeds.see([first]) == 1
    redated = SeenArticle(("link:x", "title:zhana"), "https://g", START + timedelta(days=1), {"title": "new"})
    other = SeenArticle(("guid:2",), "https://f", START + timedelta(hours=1), {"title": "other"})
    assert await store.feeds.see([redated, other]) == 1
    known = await store.feeds.known(["guid:1", "title:zhana", "guid:2", "guid:3"])
    assert set(known) == {"guid:1", "title:zhana", "guid:2"}
    assert known["guid:1"] == known["title:zhana"] != known["guid:2"]
    seen = await store.feeds.seen_since(START)
    assert [one.content["title"] for one in seen] == ["Zhana", "other"]
    assert seen[0].keys == ("guid:1", "link:x", "title:zhana")
    assert await store.feeds.seen_since(START + timedelta(hours=2)) == ()


async def test_many_identities_are_asked_for_at_once(store: Store) -> None:
    many = [SeenArticle((f"guid:{n}",), "https://f", START, {}) for n in range(1_000)]
    assert await store.feeds.see(many) == 1_000
    assert len(await store.feeds.known(f"guid:{n}" for n in range(2_000))) == 1_000


async def test_old_articles_are_dropped_with_their_identities(store: Store, clock: FakeClock) -> None:
    await store.feeds.see([SeenArticle(("guid:old",), "https://f", START, {})])
    clock.forward(days=40)
    await store.feeds.see([SeenArticle(("guid:new",), "https://f", clock.now, {})])
    assert await store.feeds.drop_articles(timedelta(days=30)) == 1
    assert set(await store.feeds.known(["guid:old", "guid:new"])) == {"guid:new"}


async def test_a_standing_says_until_when_the_news_was_read(store: Store, clock: FakeClock) -> None:
    for number, state in enumerate((DigestState.POSTED, DigestState.MISSED, DigestState.FAILED)):
        day = await store.digests.claim(HOME, DAY + timedelta(days=number))
        assert day is not None
        await store.digests.settle(day.id, state)
        clock.forward(days=1)
    missed = await store.digests.claim(AWAY, DAY)
    assert missed is not None
    await store.digests.settle(missed.id, DigestState.MISSED)
    assert await store.digests.standings() == {
        HOME: Standing(DAY + timedelta(days=2), START),
        AWAY: Standing(DAY, None),
    }


async def test_a_day_is_found_by_its_message(store: Store) -> None:
    day = await store.digests.claim(HOME, DAY)
    assert day is not None
    assert await store.digests.of_message(77) is None
    await store.digests.settle(day.id, DigestState.POSTED, discord_channel_id=NEWS, discord_message_id=77)
    found = await store.digests.of_message(77)
    assert found is not None
    assert found == await store.digests.of_id(day.id)
    assert await store.digests.of_id(day.id + 1) is None


async def test_the_lists_of_all_servers_are_read_at_once(store: Store) -> None:
    await store.feeds.add(HOME, "https://mine")
    await store.feeds.remove(HOME, "https://default")
    await store.feeds.remove(AWAY, "https://default")
    assert await store.feeds.of_all_servers() == {
        HOME: ServerFeeds(("https://mine",), ("https://default",)),
        AWAY: ServerFeeds((), ("https://default",)),
    }


async def test_articles_are_read_on_from_where_one_stopped(store: Store, clock: FakeClock) -> None:
    await store.feeds.see([SeenArticle((f"g{n}",), "https://f", START, {"n": n}) for n in range(5)])
    first = await store.feeds.seen_after(0, START, limit=3)
    assert [one.content["n"] for one in first.values()] == [0, 1, 2]
    rest = await store.feeds.seen_after(max(first), START, limit=3)
    assert [one.content["n"] for one in rest.values()] == [3, 4]
    assert await store.feeds.seen_after(0, START + timedelta(seconds=1)) == {}


async def test_a_confirmed_day_shows_its_lookups_in_its_message(store: Store) -> None:
    day = await store.digests.claim(HOME, DAY)
    assert day is not None
    row_id = await put(store)
    await store.digests.add_items(
        (DigestItem(day.id, 0, row_id, "a b", {}), DigestItem(day.id, 1, None, "c", {}))
    )
    await store.digests.confirm(day.id, NEWS, 77)
    await store.digests.confirm(day.id, NEWS, 77)
    (placed,) = await store.shown.of(row_id)
    assert (placed.discord_channel_id, placed.discord_message_id, placed.place) == (NEWS, 77, "digest")
    assert not placed.ephemeral
    settled = await store.digests.of_id(day.id)
    assert settled is not None
    assert (settled.state, settled.discord_message_id) == (DigestState.POSTED, 77)
    assert await store.digests.posted_stories(HOME, timedelta(days=1)) == {"a", "b", "c"}
