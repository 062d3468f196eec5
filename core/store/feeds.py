"""Feeds and the articles seen in them. Nothing is fetched here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.news.feed_state import FeedState, Validators
from core.store.engine import Database, uninterrupted
from core.store.rows import clean, micros, moment
from core.store.schema import article, article_key, feed, server_feed
from core.store.servers import insert_into

KEYS_IN_ONE = 400
"""Keys asked for in one statement: SQLite takes 32,766 parameters, a plan for so many takes long."""


ARTICLES_IN_ONE = 50
"""Articles written in one transaction: lookups wait behind it."""


@dataclass(frozen=True, slots=True)
class SeenArticle:
    """An article and when it was first seen. `keys` are its identities, `content` the article (JSON)."""

    keys: tuple[str, ...]
    feed_url: str
    first_seen_at: datetime
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ServerFeeds:
    """What a server's managers changed in the default list of feeds."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


class Feeds:
    """States of feeds, choices of servers, and articles by identity."""

    def __init__(self, db: Database) -> None:
        self.db = db

    @uninterrupted
    async def states(self) -> dict[str, FeedState]:
        """Every feed ever fetched, by URL. Raises StoreError."""
        async with self.db.read("read feeds") as connection:
            rows = (await connection.execute(select(feed))).all()
        return {
            row.url: FeedState(
                url=row.url,
                title=row.title,
                moved_to=row.moved_to,
                validators=Validators(row.etag, row.modified),
                fetched_at=_maybe(row.fetched_at),
                ok_at=_maybe(row.ok_at),
                failing_since=_maybe(row.failing_since),
                failures=row.failures,
                error=row.last_error,
                next_at=_maybe(row.next_at),
            )
            for row in rows
        }

    @uninterrupted
    async def save_state(self, state: FeedState) -> None:
        """Keep a feed's state, in place of the earlier one. Raises StoreError."""
        values: dict[str, Any] = {
            "title": clean(state.title),
            "moved_to": clean(state.moved_to),
            "etag": clean(state.validators.etag),
            "modified": clean(state.validators.last_modified),
            "fetched_at": _micros(state.fetched_at),
            "ok_at": _micros(state.ok_at),
            "failing_since": _micros(state.failing_since),
            "failures": state.failures,
            "last_error": clean(state.error),
            "next_at": _micros(state.next_at),
        }
        row = insert_into(self.db, feed).values(url=state.url, **values)
        async with self.db.write("save feed") as connection:
            await connection.execute(row.on_conflict_do_update(index_elements=[feed.c.url], set_=values))

    @uninterrupted
    async def take(self, url: str, now: datetime, until: datetime) -> bool:
        """Whether the feed may be asked now, by this process alone: until `until` no other gets it. Raises
        StoreError."""
        fresh = {"title": "", "etag": "", "modified": "", "failures": 0, "last_error": ""}
        row = insert_into(self.db, feed).values(url=url, next_at=micros(until), **fresh)
        due = or_(feed.c.next_at.is_(None), feed.c.next_at <= micros(now))
        taken = row.on_conflict_do_update(
            index_elements=[feed.c.url], set_={"next_at": micros(until)}, where=due
        ).returning(feed.c.url)
        async with self.db.write("take feed") as connection:
            return (await connection.execute(taken)).scalar() is not None

    @uninterrupted
    async def of_server(self, discord_guild_id: int) -> ServerFeeds:
        """The server's changes to the default list, in the order they were made. Raises StoreError."""
        query = select(server_feed).where(server_feed.c.discord_guild_id == discord_guild_id)
        async with self.db.read("read server feeds") as connection:
            rows = (await connection.execute(query.order_by(server_feed.c.at, server_feed.c.url))).all()
        return ServerFeeds(
            tuple(row.url for row in rows if row.wanted), tuple(row.url for row in rows if not row.wanted)
        )

    @uninterrupted
    async def of_all_servers(self) -> dict[int, ServerFeeds]:
        """The changes of every server that made any, by server id. Raises StoreError."""
        query = select(server_feed).order_by(server_feed.c.at, server_feed.c.url)
        async with self.db.read("read server feeds") as connection:
            rows = (await connection.execute(query)).all()
        lists: dict[int, tuple[list[str], list[str]]] = {}
        for row in rows:
            lists.setdefault(row.discord_guild_id, ([], []))[0 if row.wanted else 1].append(row.url)
        return {guild: ServerFeeds(tuple(wanted), tuple(not_)) for guild, (wanted, not_) in lists.items()}

    @uninterrupted
    async def added_anywhere(self) -> tuple[str, ...]:
        """Every feed that some server added: all of them are fetched once for all. Raises StoreError."""
        query = select(server_feed.c.url).where(server_feed.c.wanted == 1).distinct()
        async with self.db.read("read server feeds") as connection:
            return tuple((await connection.execute(query.order_by(server_feed.c.url))).scalars())

    async def add(self, discord_guild_id: int, url: str) -> None:
        """The server wants this feed. Raises StoreError."""
        await self._want(discord_guild_id, url, wanted=True)

    async def remove(self, discord_guild_id: int, url: str) -> None:
        """The server does not want this feed, be it a default one or its own. Raises StoreError."""
        await self._want(discord_guild_id, url, wanted=False)

    @uninterrupted
    async def _want(self, discord_guild_id: int, url: str, *, wanted: bool) -> None:
        values = {"wanted": int(wanted), "at": micros(self.db.clock())}
        row = insert_into(self.db, server_feed).values(
            discord_guild_id=discord_guild_id, url=clean(url), **values
        )
        key = [server_feed.c.discord_guild_id, server_feed.c.url]
        async with self.db.write("change server feeds") as connection:
            await connection.execute(row.on_conflict_do_update(index_elements=key, set_=values))

    @uninterrupted
    async def known(self, keys: Iterable[str]) -> dict[str, int]:
        """Which identities were seen before, and the article each belongs to. Raises StoreError."""
        async with self.db.read("read articles") as connection:
            return await _known(connection, list(keys))

    @uninterrupted
    async def see(self, articles: Sequence[SeenArticle]) -> int:
        """Keep articles none of whose identities is known; how many were new. An article that is known
        keeps its first date, and learns identities it did not have. Raises StoreError."""
        new = 0
        for start in range(0, len(articles), ARTICLES_IN_ONE):
            some = articles[start : start + ARTICLES_IN_ONE]
            async with self.db.write("see articles") as connection:
                new += await self._see_some(connection, some)
        return new

    async def _see_some(self, connection: AsyncConnection, articles: Sequence[SeenArticle]) -> int:
        known = await _known(connection, [clean(key) for one in articles for key in one.keys])
        learned: dict[str, int] = {}
        new = 0
        for one in articles:
            keys = [clean(key) for key in one.keys]
            article_id = next((known[key] for key in keys if key in known), None)
            if article_id is None:
                new += 1
                row = article.insert().values(
                    feed_url=one.feed_url,
                    first_seen_at=micros(one.first_seen_at),
                    content=json.dumps(one.content),
                )
                article_id = (await connection.execute(row.returning(article.c.id))).scalar_one()
            fresh = {key: article_id for key in keys if key not in known}
            known |= fresh
            learned |= fresh
        if learned:
            await connection.execute(
                insert_into(self.db, article_key).on_conflict_do_nothing(),
                [{"key": key, "article_id": article_id} for key, article_id in learned.items()],
            )
        return new

    @uninterrupted
    async def seen_since(self, since: datetime) -> tuple[SeenArticle, ...]:
        """Articles first seen at or after a time, oldest first. Raises StoreError."""
        query = select(article).where(article.c.first_seen_at >= micros(since))
        async with self.db.read("read articles") as connection:
            rows = (await connection.execute(query.order_by(article.c.first_seen_at, article.c.id))).all()
            keys: dict[int, list[str]] = {row.id: [] for row in rows}
            ids = list(keys)
            for start in range(0, len(ids), KEYS_IN_ONE):
                some = article_key.c.article_id.in_(ids[start : start + KEYS_IN_ONE])
                for found in (await connection.execute(select(article_key).where(some))).all():
                    keys[found.article_id].append(found.key)
        return tuple(
            SeenArticle(
                tuple(sorted(keys[row.id])), row.feed_url, moment(row.first_seen_at), json.loads(row.content)
            )
            for row in rows
        )

    @uninterrupted
    async def seen_after(self, article_id: int, since: datetime, limit: int = 200) -> dict[int, SeenArticle]:
        """At most `limit` articles with a higher id, first seen at or after a time, in the order of their ids, by
        id; `keys` are left empty. Raises StoreError."""
        query = select(article).where(article.c.id > article_id, article.c.first_seen_at >= micros(since))
        async with self.db.read("read articles") as connection:
            rows = (await connection.execute(query.order_by(article.c.id).limit(limit))).all()
        return {
            row.id: SeenArticle((), row.feed_url, moment(row.first_seen_at), json.loads(row.content))
            for row in rows
        }

    @uninterrupted
    async def drop_articles(self, older_than: timedelta) -> int:
        """Forget articles first seen longer ago than this; how many. Raises StoreError."""
        cutoff = micros(self.db.clock() - older_than)
        async with self.db.write("drop articles") as connection:
            done = await connection.execute(delete(article).where(article.c.first_seen_at < cutoff))
        return done.rowcount


async def _known(connection: AsyncConnection, keys: list[str]) -> dict[str, int]:
    wanted = list(dict.fromkeys(keys))
    found: dict[str, int] = {}
    for start in range(0, len(wanted), KEYS_IN_ONE):
        some = article_key.c.key.in_(wanted[start : start + KEYS_IN_ONE])
        rows = (await connection.execute(select(article_key).where(some))).all()
        found.update((row.key, row.article_id) for row in rows)
    return found


def _micros(at: datetime | None) -> int | None:
    return None if at is None else micros(at)


def _maybe(value: int | None) -> datetime | None:
    return None if value is None else moment(value)
