"""One newsroom for all servers: asks the feeds that are due, remembers what is new, and hands out stories.

Everything slow is done off the event loop. What to ask and what to remember is decided elsewhere (`decide`).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from core.clock import Clock
from core.errors import SourceError
from core.news.article import Article
from core.news.clippings import Clippings
from core.news.decide import Outcome, Remembered, decide, due_feeds
from core.news.default_feeds import TABLE, DefaultFeed, feeds_of, read_feeds
from core.news.edition import Edition
from core.news.feed_state import FeedState
from core.news.feeds import read_feed
from core.news.fetch import Fetcher
from core.news.identity import identities
from core.news.items import Choice, stories_of
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
        self._clippings = Clippings()
        self._stories: tuple[tuple[Reading, ...], ...] | None = None
        self._reading = asyncio.Lock()
        # One at a time: several threads at work would keep the event loop waiting for its turn.
        self._parsing = asyncio.Lock()

    # --- fetching ----------------------------------------------------------------------------------------

    async def fetch(self, also: Iterable[str] = ()) -> Round:
        """Ask every feed that some server reads whose digest does not rest, and those named, where they are due. A
        feed that fails holds up no other. Raises StoreError."""
        now = self._clock()
        states = await self._store.feeds.states()
        urls = dict.fromkeys((*await self._wanted(), *also))
        wanted = [states.get(url, FeedState(url)) for url in urls]
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
        """The feeds of every server whose digest is posted: nobody waits for those of one that is paused."""
        changes = await self._store.feeds.of_all_servers()
        servers = await self._store.digests.every_setting()
        awake = (one.discord_guild_id for one in servers if one.paused_at is None)
        lists = {feeds_of(self.defaults, changes.get(guild)) for guild in awake}
        return tuple(dict.fromkeys(url for urls in sorted(lists) for url in urls))

    async def _ask(self, fetcher: Fetcher, feed: FeedState) -> Outcome:
        try:
            fetched = await fetcher.get(feed.address, feed.validators)
            if fetched.body is None:
                return Outcome(feed.url, None, fetched.validators, fetched.moved_to)
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
        ours = tuple(self._as_ours(feed.url, article) for article in articles)
        return Outcome(feed.url, ours, fetched.validators, fetched.moved_to)

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
        seen = [
            SeenArticle(one.keys, one.article.feed_url, now, _content(one, told=reading is not None))
            for one, reading in zip(remembered, readings, strict=True)
        ]
        await self._store.feeds.see(seen)
        async with self._reading:
            await self._take_in(
                {identities(one.article)[0]: r for one, r in zip(remembered, readings, strict=True)}
            )

    # --- reading -----------------------------------------------------------------------------------------

    async def edition(self) -> Edition:
        """The news as they stand: what this process or another remembered is taken in first. Raises StoreError."""
        async with self._reading:
            await self._take_in({})
            if self._stories is None:
                self._stories = await asyncio.to_thread(stories_of, self._clippings.readings)
            return Edition(self._stories, self._library)

    async def _take_in(self, judged: Mapping[str, Reading | None]) -> None:
        """Read what was remembered since the last time, and drop what is too old. `judged` are articles by their
        strongest identity that were read already."""
        horizon, changed = self._clock() - WINDOW, False
        last = self._clippings.after_id
        while batch := await self._store.feeds.seen_after(last, horizon):
            last = max(batch)
            new = [(i, seen) for i, seen in batch.items() if not self._clippings.knows(i)]
            for start in range(0, len(new), READ_AT_ONCE):
                some = new[start : start + READ_AT_ONCE]
                changed |= self._clippings.add(await asyncio.to_thread(self._read_stored, some, judged))
        if self._clippings.forget(horizon) or changed:
            self._stories = None

    def _read_stored(
        self, some: Iterable[tuple[int, SeenArticle]], judged: Mapping[str, Reading | None]
    ) -> dict[int, Reading | None]:
        return {article_id: self._read_one(seen, judged) for article_id, seen in some}

    def _read_one(self, seen: SeenArticle, judged: Mapping[str, Reading | None]) -> Reading | None:
        if not seen.content["told"]:
            return None
        article = Article.model_validate(seen.content["article"])
        key = identities(article)[0]
        return (
            judged[key]
            if key in judged
            else self._reading_of(article, seen.first_seen_at, news=seen.content["news"])
        )

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

    # --- for a server ------------------------------------------------------------------------------------

    async def feeds_of(self, discord_guild_id: int) -> tuple[str, ...]:
        """The feeds a server reads. Raises StoreError."""
        return feeds_of(self.defaults, await self._store.feeds.of_server(discord_guild_id))

    def choice(self, settings: DigestSettings, feeds: Sequence[str], since: datetime) -> Choice:
        """What a server wants to read, before what it has read already. Pure."""
        return Choice(
            feeds=frozenset(feeds),
            since=since,
            begun=settings.since,
            minerals=frozenset(settings.minerals),
            languages=frozenset(settings.languages),
        )


def _content(remembered: Remembered, *, told: bool) -> dict[str, Any]:
    """What is kept of an article; not its text where nothing is claimed in figures."""
    article = remembered.article if told else remembered.article.model_copy(update={"text": ""})
    return {"article": article.model_dump(mode="json"), "news": remembered.news, "told": told}
