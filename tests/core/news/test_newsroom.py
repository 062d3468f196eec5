"""One newsroom for all servers: what it asks, what it keeps, what it survives."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from core.claim import Claim
from core.errors import FeedUnavailable, ForbiddenAddress
from core.news.article import Article
from core.news.items import Choice, Item
from core.news.newsroom import Newsroom
from core.news.readings import Reading
from core.reference.library import load
from core.store import Store
from core.store.digests import DigestSettings
from core.verdict import Verdict

START = datetime(2026, 5, 4, 6, tzinfo=UTC)
RSS = "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Daily</title>{items}</channel></rss>"
ITEM = "<item><guid>{guid}</guid><title>{title}</title><link>{link}</link><description>{text}</description></item>"
FIND = "The find holds 20 Mt of ore at 1.5% TREO."


def item(guid: str, title: str = "A find", text: str = FIND, link: str = "") -> str:
    return ITEM.format(guid=guid, title=title, text=text, link=link or f"/articles/{guid}")


@dataclass
class Feeds:
    """A server whose feeds and pages a test decides; (status, body) or a body by path."""

    pages: dict[str, str | bytes | tuple[int, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    url: str = ""

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(request.path)
        found = self.pages.get(request.path, (404, ""))
        status, body = found if isinstance(found, tuple) else (200, found)
        if status in (301, 302, 308):
            return web.Response(status=status, headers={"Location": str(body)})
        if request.headers.get("If-None-Match") == '"same"':
            return web.Response(status=304)
        kind = "text/html" if request.path.endswith(".html") else "application/rss+xml"
        data = body if isinstance(body, bytes) else body.encode()
        return web.Response(status=status, body=data, content_type=kind)


class Clock:
    now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
async def feeds() -> AsyncIterator[Feeds]:
    server = Feeds()
    app = web.Application()
    app.router.add_get("/{path:.*}", server.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield server
    await runner.cleanup()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path, clock: Clock) -> AsyncIterator[Store]:
    async with await Store.open(f"sqlite:///{tmp_path / 'log.sqlite3'}", clock=clock) as opened:
        await opened.digests.save(DigestSettings(1, 10, time(8), "UTC", START))
        yield opened


def newsroom(
    store: Store, clock: Clock, feeds: Feeds, tmp_path: Path, *names: str, pages: bool = False
) -> Newsroom:
    table = tmp_path / "feeds.csv"
    rows = [f"{name},{feeds.url}/{name},en,rare earths" for name in names]
    table.write_text("\n".join(("name,url,language,minerals", *rows)), "utf-8")
    return Newsroom(
        store, load(), clock, feeds_file=table, allow_loopback=True, fetch_pages=pages, host_pause_s=0.0
    )


async def titles(room: Newsroom, feeds: Feeds, *names: str, since: datetime = START) -> list[str]:
    choice = Choice(feeds=frozenset(f"{feeds.url}/{name}" for name in names), since=since)
    (selection,) = await (await room.edition()).select([choice], 25)
    return [one.title for one in selection.items]


async def test_what_a_feed_holds_first_is_old_and_what_comes_later_is_news(
    store: Store, clock: Clock, feeds: Feeds, tmp_path: Path
) -> None:
    feeds.pages["/a"] = RSS.format(items=item("1", "Old find"))
    room = newsroom(store, clock, feeds, tmp_path, "a")
    assert (await room.fetch()).news == 0
    clock.now += timedelta(minutes=59)
    assert (await room.fetch()).asked == 0
    clock.now += timedelta(minutes=1)
    new = item("2", "New find", "The find holds 31 Mt of ore at 2.2% TREO.")
    feeds.pages["/a"] = RSS.format(items=item("1", "Old find, reworded") + new)
    assert (await room.fetch()).news == 1
    assert await titles(room, feeds, "a") == ["New find"]


async def test_a_process_that_starts_later_reads_what_another_kept(
    store: Store, clock: Clock, feeds: Feeds, tmp_path: Path
) -> None:
    feeds.pages["/a"] = RSS.format(items=item("0", "Nothing", "No figures here."))
    room = newsroom(store, clock, feeds, tmp_path, "a")
    await room.fetch()
    clock.now += timedelta(hours=2)
    feeds.pages["/a"] = RSS.format(items=item("1"))
    await room.fetch()
    other = newsroom(store, clock, feeds, tmp_path, "a")
    assert await titles(other, feeds, "a") == await titles(room, feeds, "a") == ["A find"]


async def test_one_bad_feed_holds_up_no_other(
    store: Store, clock: Clock, feeds: Feeds, tmp_path: Path
) -> None:
    feeds.pages |= {
        "/good": RSS.format(items=item("1")),
        "/html": "<html><body>no feed</body></html>",
        "/bomb": "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><rss><channel>&b;</channel></rss>",
        "/broken": (500, ""),
    }
    room = newsroom(store, clock, feeds, tmp_path, "good", "html", "bomb", "broken", "missing")
    done = await room.fetch()
    assert (done.asked, done.failed) == (5, 4)
    states = await store.feeds.states()
    errors = {url.rpartition("/")[2]: state.error for url, state in states.items()}
    assert errors == {
        "good": "",
        "html": "not_a_feed",
        "bomb": "entities",
        "broken": "status 500",
        "missing": "status 404",
    }
    assert states[f"{feeds.url}/missing"].failing_since == START


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (RSS.format(items=item("1", "Fund in &lt;b&gt;Köln&lt;/b&gt;", FIND)), "Fund in Köln"),
        (
            RSS.format(items=item("1", "Fund in Köln")).encode("latin-1").replace(b"utf-8", b"iso-8859-1"),
            "Fund in Köln",
        ),
        (RSS.format(items=item("1", "Fund in KÃ¶ln")), "Fund in Köln"),
    ],
)
async def test_quirks_of_titles_are_mended(
    store: Store, clock: Clock, feeds: Feeds, tmp_path: Path, body: str | bytes, title: str
) -> None:
    feeds.pages["/a"] = RSS.format(items=item("0", "x", "y"))
    room = newsroom(store, clock, feeds, tmp_path, "a")
    await room.fetch()
    clock.now += timedelta(hours=2)
    feeds.pages["/a"] = body
    await room.fetch()
    assert await titles(room, feeds, "a") == [title]


async def test_an_article_that_names_no_mineral_is_about_what_its_feed_is_about(
    store: Store, clock: Clock, feeds: Feeds, tmp_path: Path
) -> None:
    feeds.pages["/a"] = RSS.format(items=item("0", "x", "y"))
    room = newsroom(store, clock, feeds, tmp_path, "a")
    await room.fetch()
    clock.now += timedelta(hours=2)
    feeds.pages["/a"] = RSS.format(items=item("1", "A find", "The find holds 20 Mt of ore at 2.5%."))
    await room.fetch()
    choice = Choice(feeds=frozenset({f"{feeds.url}/a"}), since=START, minerals=frozenset({"rare earths"}))
    (selection,) = await (await room.edition()).select([choice], 25)
    assert len(selection.items) == 1


async def test_trying_a_feed_keeps_nothing(store: Store, clock: Clock, feeds: Feeds, tmp_path: Path) -> None:
    feeds.pages["/a"] = RSS.format(items=item("1") + item("2", "Other", "No figures."))
    room = newsroom(store, clock, feeds, tmp_path)
    tried = await room.try_feed(f"{feeds.url}/a")
    assert (tried.title, len(tried.articles), tried.with_figures) == ("Daily", 2, 1)
    assert await store.feeds.states() == {}
    with pytest.raises(FeedUnavailable):
        await room.try_feed(f"{feeds.url}/none")
    closed = Newsroom(store, load(), clock)
    with pytest.raises(ForbiddenAddress):
        await closed.try_feed(f"{feeds.url}/a")


async def test_the_text_of_an_article_without_figures_is_not_kept(
    store: Store, clock: Clock, feeds: Feeds, tmp_path: Path
) -> None:
    feeds.pages["/a"] = RSS.format(items=item("1", "Talk", "Long talk without a number.") + item("2"))
    await newsroom(store, clock, feeds, tmp_path, "a").fetch()
    kept = {
        s.content["article"]["title"]: s.content["article"]["text"]
        for s in await store.feeds.seen_since(START)
    }
    assert kept == {"Talk": "", "A find": FIND}


async def test_a_permanent_redirect_is_followed_at_once_the_next_time(
    store: Store, clock: Clock, feeds: Feeds, tmp_path: Path
) -> None:
    feeds.pages |= {"/old": (308, "/new"), "/new": RSS.format(items=item("0", "x", "y"))}
    room = newsroom(store, clock, feeds, tmp_path, "old")
    await room.fetch()
    clock.now += timedelta(hours=2)
    feeds.asked.clear()
    feeds.pages["/new"] = RSS.format(items=item("1"))
    await room.fetch()
    assert feeds.asked == ["/new"]
    assert await titles(room, feeds, "old") == ["A find"]
    del feeds.pages["/new"]
    feeds.pages["/old"] = RSS.format(
        items=item("2", "Back again", "The find holds 31 Mt of ore at 2.2% TREO.")
    )
    for _ in range(2):
        clock.now += timedelta(days=1)
        await room.fetch()
    assert "Back again" in await titles(room, feeds, "old")


async def test_a_temporary_redirect_is_asked_anew_each_time(
    store: Store, clock: Clock, feeds: Feeds, tmp_path: Path
) -> None:
    feeds.pages |= {"/old": (302, "/new"), "/new": RSS.format(items=item("1"))}
    room = newsroom(store, clock, feeds, tmp_path, "old")
    for _ in range(2):
        await room.fetch()
        clock.now += timedelta(hours=2)
    assert feeds.asked == ["/old", "/new"] * 2


async def test_a_move_to_a_private_address_is_refused_and_not_remembered(
    store: Store, clock: Clock, feeds: Feeds, tmp_path: Path
) -> None:
    feeds.pages["/old"] = (301, "http://169.254.169.254/latest/meta-data/")
    await newsroom(store, clock, feeds, tmp_path, "old").fetch()
    state = (await store.feeds.states())[f"{feeds.url}/old"]
    assert (state.error, state.address) == ("private", f"{feeds.url}/old")


async def test_weeks_of_news_leave_ten_days_of_readings_and_one_days_claims(
    store: Store, clock: Clock, feeds: Feeds, tmp_path: Path
) -> None:
    heavy = (Article, Claim, Verdict, Item)
    room = newsroom(store, clock, feeds, tmp_path, "a")
    feeds.pages["/a"] = RSS.format(items=item("0", "x", "y"))
    await room.fetch()
    counted: list[tuple[int, int]] = []
    for day in range(1, 26):
        clock.now = START + timedelta(days=day)
        figures = (f"It holds {day * 9.7 + n:.1f} Mt of ore at {n}.{day:02}% TREO." for n in range(1, 5))
        feeds.pages["/a"] = RSS.format(
            items="".join(item(f"{day}-{n}", f"Find {day}-{n}", text) for n, text in enumerate(figures))
        )
        await room.fetch()
        assert len(await titles(room, feeds, "a", since=clock.now - timedelta(hours=1))) == 4
        counted.append((alive(Reading), alive(*heavy)))
    assert max(counted) == counted[-1] == (11 * 4, counted[0][1])


def alive(*kinds: type) -> int:
    """How many objects of these kinds there are."""
    gc.collect()
    return sum(isinstance(thing, kinds) for thing in gc.get_objects())


# --- pages ------------------------------------------------------------------------------------------------

PAGE = f"<html><body><article><h1>A find</h1>{'<p>Much was said about it, and more will be.</p>' * 20}<p>{FIND}</p></article></body></html>"


async def told_by_page(store: Store, clock: Clock, feeds: Feeds, tmp_path: Path, *, pages: bool) -> list[str]:
    feeds.pages["/a"] = RSS.format(items=item("0", "x", "y"))
    room = newsroom(store, clock, feeds, tmp_path, "a", pages=pages)
    await room.fetch()
    clock.now += timedelta(hours=2)
    feeds.pages["/a"] = RSS.format(items=item("1", "A find", "Read on.", link="/find.html"))
    await room.fetch()
    return await titles(room, feeds, "a")


async def test_pages_are_not_fetched_unless_asked_for(
    store: Store, clock: Clock, feeds: Feeds, tmp_path: Path
) -> None:
    feeds.pages["/find.html"] = PAGE
    assert await told_by_page(store, clock, feeds, tmp_path, pages=False) == []
    assert set(feeds.asked) == {"/a"}


async def test_a_page_gives_the_text_its_feed_lacks(
    store: Store, clock: Clock, feeds: Feeds, tmp_path: Path
) -> None:
    feeds.pages["/find.html"] = PAGE
    assert await told_by_page(store, clock, feeds, tmp_path, pages=True) == ["A find"]
    assert feeds.asked.count("/robots.txt") == 1


@pytest.mark.parametrize("robots", ["User-agent: *\nDisallow: /find", (503, "")])
async def test_robots_txt_is_honoured(
    store: Store, clock: Clock, feeds: Feeds, tmp_path: Path, robots: str | tuple[int, str]
) -> None:
    feeds.pages |= {"/find.html": PAGE, "/robots.txt": robots}
    assert await told_by_page(store, clock, feeds, tmp_path, pages=True) == []
    assert "/find.html" not in feeds.asked
