"""One newsroom for all servers: asks the feeds that are due, remembers what is new, and hands out stories.

Everything slow is done off the event loop. What to ask and what to remember is decided elsewhere (`decide`).
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from core.clock import Clock
from core.errors import SourceError
from core.news.article import Article
from core.news.decide import Outcome, Remembered, decide, due_feeds
from core.news.default_feeds import TABLE, DefaultFeed, feeds_of, read_feeds
from core.news.feed_state import FeedState
from core.news.feeds import read_feed
from core.news.fetch import Fetcher
from core.news.identity import identities
from core.news.items import Choice, Item, chosen, heaviest, make_item, stories_of
from core.news.pages import Pages
from core.news.readings import Reading, read_article
from core.reference.library import Library
from core.store import Store
from core.store.digests import DigestSettings
from core.store.feeds import SeenArticle

log = logging.getLogger(__name__)

WINDOW = timedelta(days=10)
"""Articles older than this are not joined to anything any more."""

KEPT = timedelta(days=90)
"""How long an article is known, so that an old entry of a feed is not taken for news."""

TURN = timedelta(minutes=5)
"""For so long a feed that a process asks is not asked by another."""

OVERLAP = 500
"""Ids read again each time: with several writers a lower id may become visible after a higher one."""

READ_AT_ONCE = 50
"""Articles judged in one go: a thread that is left holds nothing up when the program stops."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a round of fetching did: feeds asked, of them failed, articles that are news."""

    asked: int
    failed: int
    news: int


@dataclass(frozen=True, slots=True)
class Tried:
    """A feed that was read once, for a look. `url` is where it is to be asked from now on."""

    url: str
    title: str
    articles: tuple[Article, ...]
    with_figures: int


class Newsroom:
    """The articles of all servers' feeds. One a process."""

    def __init__(
        self,
        store: Store,
        library: Library,
        clock: Clock,
        *,
        feeds_file: Path | None = None,
        allow_loopback: bool = False,
        fetch_pages: bool = False,
        host_pause_s: float = 1.0,
    ) -> None:
        """`feeds_file` is a table to be read in place of the shipped one. Raises OSError and ValueError for it."""
        self._store = store
        self._library = library
        self._clock = clock
        self.defaults: tuple[DefaultFeed, ...] = read_feeds(feeds_file or TABLE)
        self._by_url = {feed.url: feed for feed in self.defaults}
        self._allow_loopback = allow_loopback
        self._fetch_pages = fetch_pages
        self._host_pause_s = host_pause_s
        self._known: dict[int, Reading | None] = {}
        self._judged: dict[str, Reading | None] = {}
        self._last_id = 0
        self._stories: tuple[tuple[Reading, ...], ...] = ()
        self._items: dict[tuple[str, ...], Item] = {}
        self._chosen: dict[Choice, tuple[Sequence[Reading], ...]] = {}
        self._reading = asyncio.Lock()
        # One at a time: several threads at work would keep the event loop waiting for its turn.
        self._parsing = asyncio.Lock()

    # --- fetching ----------------------------------------------------------------------------------------

    async def fetch(self) -> Round:
        """Ask every feed that some server with a digest reads and that is due. A feed that fails holds up no other.
        Raises StoreError."""
        now = self._clock()
        states = await self._store.feeds.states()
        wanted = [states.get(url, FeedState(url)) for url in await self._wanted()]
        due = {
            feed.url: feed
            for feed in due_feeds(wanted, now)
            if await self._store.feeds.take(feed.url, now, now + TURN)
        }
        if not due:
            return Round(0, 0, 0)
        async with self._fetcher() as fetcher:
            outcomes = await asyncio.gather(*(self._ask(fetcher, feed) for feed in due.values()))
            intents = decide(due, await self._known_keys(outcomes), outcomes, now)
            remembered = intents.remember
            if self._fetch_pages:
                remembered = await Pages(fetcher).fill(remembered)
        await self._remember(remembered, now)
        for state in intents.feeds.values():
            await self._store.feeds.save_state(state)
        news = sum(one.news for one in remembered)
        failed = sum(outcome.error is not None for outcome in outcomes)
        log.info("%d feeds asked, %d failed, %d new articles", len(due), failed, news)
        return Round(len(due), failed, news)

    async def try_feed(self, url: str) -> Tried:
        """Read a feed once and keep nothing. Raises FeedUnavailable, FeedUnreadable, ForbiddenAddress."""
        async with self._fetcher() as fetcher:
            fetched = await fetcher.get(url)
        body = fetched.body or b""
        articles = await asyncio.to_thread(
            read_feed, body, url=fetched.url, content_type=fetched.content_type
        )
        now = self._clock()
        readings = await self._judge(
            [Remembered((), article, True) for article in articles[:READ_AT_ONCE]], now
        )
        return Tried(
            url=fetched.moved_to or url,
            title=articles[0].outlet if articles else "",
            articles=articles,
            with_figures=sum(reading is not None for reading in readings),
        )

    async def forget_old(self) -> int:
        """Drop articles nobody needs any more; how many. Raises StoreError."""
        return await self._store.feeds.drop_articles(KEPT)

    def _fetcher(self) -> Fetcher:
        return Fetcher(allow_loopback=self._allow_loopback, host_pause_s=self._host_pause_s, now=self._clock)

    async def _wanted(self) -> tuple[str, ...]:
        """The feeds of every server that has a digest, paused or not."""
        changes = await self._store.feeds.of_all_servers()
        servers = await self._store.digests.every_setting()
        lists = {feeds_of(self.defaults, changes.get(one.discord_guild_id)) for one in servers}
        return tuple(dict.fromkeys(url for urls in sorted(lists) for url in urls))

    async def _ask(self, fetcher: Fetcher, feed: FeedState) -> Outcome:
        try:
            fetched = await fetcher.get(feed.url, feed.validators)
            if fetched.body is None:
                return Outcome(feed.url, None, fetched.validators)
            async with self._parsing:
                articles = await asyncio.to_thread(
                    read_feed, fetched.body, url=fetched.url, content_type=fetched.content_type
                )
        except SourceError as error:
            log.warning("feed %s: %s %s", feed.url, type(error).__name__, getattr(error, "reason", ""))
            return Outcome(feed.url, error=error)
        except Exception:
            log.exception("feed %s could not be read", feed.url)
            return Outcome(feed.url, error=SourceError(feed.url))
        return Outcome(feed.url, tuple(self._as_ours(feed.url, a) for a in articles), fetched.validators)

    def _as_ours(self, url: str, article: Article) -> Article:
        """The article under the address its feed is known by; language as in our table where the feed names none."""
        known = self._by_url.get(url)
        language = article.language or (known.language if known else "")
        return article.model_copy(update={"feed_url": url, "language": language})

    async def _known_keys(self, outcomes: Iterable[Outcome]) -> frozenset[str]:
        keys = (key for o in outcomes for article in o.articles or () for key in identities(article))
        return frozenset(await self._store.feeds.known(keys))

    async def _remember(self, remembered: Sequence[Remembered], now: datetime) -> None:
        readings = await self._judge(remembered, now)
        self._judged |= {identities(one.article)[0]: r for one, r in zip(remembered, readings, strict=True)}
        seen = [
            SeenArticle(one.keys, one.article.feed_url, now, _content(one, told=reading is not None))
            for one, reading in zip(remembered, readings, strict=True)
        ]
        await self._store.feeds.see(seen)

    # --- reading -----------------------------------------------------------------------------------------

    async def refresh(self) -> None:
        """Take in what was remembered since the last time, by this process or another. Raises StoreError."""
        async with self._reading:
            horizon = self._clock() - WINDOW
            fresh = await self._take_in(horizon)
            gone = [i for i, r in self._known.items() if r is not None and r.seen_at < horizon]
            for article_id in gone:
                self._known[article_id] = None
            self._chosen.clear()
            if fresh or gone:
                readings = [reading for reading in self._known.values() if reading is not None]
                self._stories = await asyncio.to_thread(stories_of, readings)
                self._items.clear()
            self._judged.clear()

    async def _take_in(self, horizon: datetime) -> bool:
        changed = False
        last = max(0, self._last_id - OVERLAP)
        while batch := await self._store.feeds.seen_after(last, horizon):
            last = max(batch)
            new = {article_id: seen for article_id, seen in batch.items() if article_id not in self._known}
            for start in range(0, len(new), READ_AT_ONCE):
                some = dict(list(new.items())[start : start + READ_AT_ONCE])
                self._known |= await asyncio.to_thread(self._read_stored, some)
            changed = changed or bool(new)
        self._last_id = max(last, self._last_id)
        return changed

    def _read_stored(self, seen: dict[int, SeenArticle]) -> dict[int, Reading | None]:
        return {article_id: self._read_one(one) for article_id, one in seen.items()}

    def _read_one(self, seen: SeenArticle) -> Reading | None:
        if not seen.content["told"]:
            return None
        article = Article.model_validate(seen.content["article"])
        key = identities(article)[0]
        if key in self._judged:
            return self._judged[key]
        return self._reading_of(article, seen.first_seen_at, news=seen.content["news"])

    async def _judge(self, remembered: Sequence[Remembered], now: datetime) -> list[Reading | None]:
        def some(part: Sequence[Remembered]) -> list[Reading | None]:
            return [self._reading_of(one.article, now, news=one.news) for one in part]

        readings: list[Reading | None] = []
        for start in range(0, len(remembered), READ_AT_ONCE):
            readings += await asyncio.to_thread(some, remembered[start : start + READ_AT_ONCE])
        return readings

    def _reading_of(self, article: Article, seen_at: datetime, *, news: bool) -> Reading | None:
        """One article that cannot be read is one article less."""
        try:
            known = self._by_url.get(article.feed_url)
            minerals = known.minerals if known else frozenset[str]()
            return read_article(article, self._library, seen_at=seen_at, news=news, minerals=minerals)
        except Exception:
            log.exception("article %s of %s could not be read", article.link, article.feed_url)
            return None

    # --- handing out -------------------------------------------------------------------------------------

    async def feeds_of(self, discord_guild_id: int) -> tuple[str, ...]:
        """The feeds a server reads. Raises StoreError."""
        return feeds_of(self.defaults, await self._store.feeds.of_server(discord_guild_id))

    def choice(self, settings: DigestSettings, feeds: Sequence[str], since: datetime) -> Choice:
        """What a server wants to read, before what it has read already. Pure."""
        return Choice(
            feeds=frozenset(feeds),
            since=since,
            minerals=frozenset(settings.minerals),
            languages=frozenset(settings.languages),
        )

    async def items(self, choices: Sequence[Choice], limit: int) -> tuple[tuple[Item, ...], ...]:
        """The items of each choice, at most `limit`, heaviest first, as of the last `refresh`. The same story for the
        same readings is the same object."""
        return await asyncio.to_thread(lambda: tuple(self._items_of(choice, limit) for choice in choices))

    async def waiting(self, choice: Choice) -> int:
        """How many items a choice has, as of the last `refresh`."""
        return len(await asyncio.to_thread(chosen, self._stories, choice))

    def _items_of(self, choice: Choice, limit: int) -> tuple[Item, ...]:
        """Most servers want the same, but for what they have read."""
        wanted = replace(choice, posted=frozenset())
        stories = self._chosen.get(wanted)
        if stories is None:
            found = chosen(self._stories, wanted)
            stories = self._chosen[wanted] = heaviest(found, len(found))
        unread = (story for story in stories if not any(one.key in choice.posted for one in story))
        return tuple(map(self._item, itertools.islice(unread, limit)))

    def _item(self, story: Sequence[Reading]) -> Item:
        key = tuple(reading.key for reading in story)
        item = self._items.get(key)
        if item is None:
            item = self._items[key] = make_item(story, self._library)
        return item


def _content(remembered: Remembered, *, told: bool) -> dict[str, Any]:
    """What is kept of an article; not its text where nothing is claimed in figures."""
    article = remembered.article if told else remembered.article.model_copy(update={"text": ""})
    return {"article": article.model_dump(mode="json"), "news": remembered.news, "told": told}
