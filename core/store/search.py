"""Finding lookups: words and filters of one server in one index; the operator's slower way over all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Text,
    column,
    func,
    literal_column,
    select,
    table,
    text,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection

import core.store.terms as terms
from core.store.engine import Database, uninterrupted
from core.store.lookups import page_of
from core.store.records import Filters, Hit, Match, Page, StoredClaim, StoredLookup
from core.store.rows import CLAIM, FULL, HIT, claim_of, hit_of, micros, stored_of
from core.store.schema import LEVELS, STATES, assessment, lookup
from core.store.servers import Servers

STREAM_ROWS = 500
"""Rows held at a time by a stream: a million of them do not fill the memory."""

SKEW = timedelta(minutes=1)
"""How far the order of ids and the order of times may differ: a lookup is recorded within a second of being
asked, and the clocks of several processes are near each other."""

HIGHEST_ID = 2**63 - 1

_edge = lookup.alias("edge")
_index = table("lookup_search", column("rowid", Integer))


class Search:
    """Queries over lookups, newest first, paged by id. Everything but `operator_…` is within one server, by
    the very tokens that are looked for."""

    def __init__(self, db: Database, servers: Servers) -> None:
        self.db = db
        self._servers = servers

    @uninterrupted
    async def page(
        self, discord_guild_id: int, filters: Filters, before: int | None = None, limit: int = 20
    ) -> Page:
        """At most `limit` hits with an id below `before`. Raises StoreError."""
        async with self.db.read("search") as connection:
            ids = await self._ids(connection, discord_guild_id, filters, before)
            if ids is None:
                return Page((), None)
            rows = (await connection.execute(rows_of(HIT, ids, limit + 1))).all()
        return page_of([hit_of(row) for row in rows], limit)

    async def stream(self, discord_guild_id: int, filters: Filters) -> AsyncIterator[StoredLookup]:
        """Every hit in full, newest first, a few hundred in memory at a time. Raises StoreError."""
        async for row in self._stream(FULL, discord_guild_id, filters):
            yield stored_of(row)

    async def claims(self, discord_guild_id: int, filters: Filters) -> AsyncIterator[StoredClaim]:
        """As `stream`, with what a replay needs. Raises StoreError."""
        async for row in self._stream(CLAIM, discord_guild_id, filters):
            yield claim_of(row)

    @uninterrupted
    async def count(self, discord_guild_id: int, filters: Filters, at_most: int) -> int:
        """How many hits there are, counted up to `at_most`. Raises StoreError."""
        async with self.db.read("count hits") as connection:
            ids = await self._ids(connection, discord_guild_id, filters, None)
            if ids is None:
                return 0
            some = ids.order_by(None).limit(at_most).subquery()
            return (await connection.execute(select(func.count()).select_from(some))).scalar_one()

    async def _stream(
        self, columns: tuple[Any, ...], discord_guild_id: int, filters: Filters
    ) -> AsyncIterator[Any]:
        before: int | None = None
        while True:
            rows = await self._batch(columns, discord_guild_id, filters, before)
            for row in rows:
                yield row
            if len(rows) < STREAM_ROWS:
                return
            before = rows[-1].id

    @uninterrupted
    async def _batch(
        self, columns: tuple[Any, ...], discord_guild_id: int, filters: Filters, before: int | None
    ) -> Sequence[Any]:
        async with self.db.read("stream") as connection:
            ids = await self._ids(connection, discord_guild_id, filters, before)
            if ids is None:
                return ()
            return (await connection.execute(rows_of(columns, ids, STREAM_ROWS))).all()

    @uninterrupted
    async def same_figures(self, discord_guild_id: int, lookup_id: int, limit: int = 5) -> tuple[Hit, ...]:
        """The newest other lookups of the server that put the same figures together. Raises StoreError."""
        async with self.db.read("search same figures") as connection:
            number = await self._servers.number_for_reading(connection, discord_guild_id)
            find = (
                select(assessment.c.figures_key)
                .join_from(assessment, lookup, lookup.c.assessment_id == assessment.c.id)
                .where(lookup.c.id == lookup_id, lookup.c.discord_guild_id == discord_guild_id)
            )
            key = (await connection.execute(find)).scalar()
            if number is None or key is None:
                return ()
            tokens = terms.Query((terms.figures_term(number, key),), (), ())
            ids, key_column = self.matching(tokens)
            others = rows_of(HIT, ids.where(key_column != lookup_id), limit)
            rows = (await connection.execute(others)).all()
        return tuple(hit_of(row) for row in rows)

    async def operator_page(
        self,
        filters: Filters,
        discord_guild_id: int | None = None,
        before: int | None = None,
        limit: int = 20,
    ) -> Page:
        """As `page`, over every server and none unless one is named. For the operator's command line alone:
        reads row by row. Raises StoreError."""
        found: list[Hit] = []
        async for row in self._walk(HIT, filters, discord_guild_id, before):
            found.append(hit_of(row))
            if len(found) > limit:
                break
        return page_of(found, limit)

    async def operator_stream(
        self, filters: Filters, discord_guild_id: int | None = None
    ) -> AsyncIterator[StoredLookup]:
        """As `stream`, over every server and none unless one is named. For the operator alone."""
        async for row in self._walk(FULL, filters, discord_guild_id, None):
            yield stored_of(row)

    async def operator_claims(
        self, filters: Filters, discord_guild_id: int | None = None
    ) -> AsyncIterator[StoredClaim]:
        """As `claims`, over every server and none unless one is named. For the operator alone."""
        async for row in self._walk(CLAIM, filters, discord_guild_id, None):
            yield claim_of(row)

    async def _ids(
        self, connection: AsyncConnection, discord_guild_id: int, filters: Filters, before: int | None
    ) -> Any:
        """The ids of the hits, newest first, without a limit; None where there can be none."""
        if filters.want == Match() and filters.without == Match():
            ids, key = _newest(lookup.c.id, lookup, lookup.c.discord_guild_id == discord_guild_id)
        else:
            number = await self._servers.number_for_reading(connection, discord_guild_id)
            if number is None:
                return None
            tokens = terms.query(number, filters.want, filters.without)
            if tokens.forbids_what_it_needs:
                return None
            ids, key = self.matching(tokens)
            if self.db.is_sqlite and (filters.since or filters.until):
                ids = ids.join_from(_index, lookup, lookup.c.id == _index.c.rowid)
        if before is not None:
            ids = ids.where(key < before)
        return ids.where(*within(key, filters.since, filters.until))

    def matching(self, tokens: terms.Query) -> tuple[Any, Any]:
        """The ids of lookups with the tokens, newest first, and the column to narrow them by. Every token names its
        server: to name it once more would make PostgreSQL expect a fraction of the rows there are."""
        if self.db.is_sqlite:
            match = text("lookup_search MATCH :match").bindparams(match=fts_expression(tokens))
            return _newest(_index.c.rowid, _index, match)
        return _newest(lookup.c.id, lookup, *_array_conditions(tokens))

    async def _walk(
        self,
        columns: tuple[Any, ...],
        filters: Filters,
        discord_guild_id: int | None,
        before: int | None,
    ) -> AsyncIterator[Any]:
        wanted, unwanted = set(terms.words(filters.want.text)), set(terms.words(filters.without.text))
        while True:
            rows = await self._operator_batch(columns, filters, discord_guild_id, before)
            for row in rows:
                has = set(terms.words(row.text)) if wanted or unwanted else set[str]()
                if wanted <= has and not unwanted & has:
                    yield row
            if len(rows) < STREAM_ROWS:
                return
            before = rows[-1].id

    @uninterrupted
    async def _operator_batch(
        self,
        columns: tuple[Any, ...],
        filters: Filters,
        discord_guild_id: int | None,
        before: int | None,
    ) -> Sequence[Any]:
        query = _joined(select(*columns), lookup).where(*_column_conditions(filters))
        if discord_guild_id is not None:
            query = query.where(lookup.c.discord_guild_id == discord_guild_id)
        if before is not None:
            query = query.where(lookup.c.id < before)
        async with self.db.read("operator search") as connection:
            newest = query.order_by(lookup.c.id.desc()).limit(STREAM_ROWS)
            return (await connection.execute(newest)).all()


def rows_of(columns: tuple[Any, ...], ids: Any, limit: int) -> Any:
    """The first lookups of some ids, newest first. The ids are cut before anything is joined to them."""
    some = ids.limit(limit).subquery()
    return (
        _joined(select(*columns), lookup)
        .where(lookup.c.id.in_(select(some.c[0])))
        .order_by(lookup.c.id.desc())
    )


def _newest(key: Any, source: Any, *conditions: Any) -> tuple[Any, Any]:
    return select(key).select_from(source).where(*conditions).order_by(key.desc()), key


def fts_expression(tokens: terms.Query) -> str:
    """The tokens as SQLite's FTS5 takes them. Pure."""
    parts = [_quoted(token) for token in tokens.every]
    parts += [f"({' OR '.join(map(_quoted, group))})" for group in tokens.any_of]
    wanted = " AND ".join(parts)
    if not tokens.none_of:
        return wanted
    return f"({wanted}) NOT ({' OR '.join(map(_quoted, tokens.none_of))})"


def _quoted(token: str) -> str:
    return f'"{token}"'


def _array_conditions(tokens: terms.Query) -> list[ColumnElement[bool]]:
    has = type_coerce(lookup.c.terms, ARRAY(Text))
    conditions = [has.contains(list(tokens.every))] if tokens.every else []
    conditions += [has.overlap(list(group)) for group in tokens.any_of]
    if tokens.none_of:
        conditions.append(~has.overlap(list(tokens.none_of)))
    return conditions


def _column_conditions(filters: Filters) -> list[ColumnElement[bool]]:
    conditions = [condition for _, condition in _matches(filters.want)]
    conditions += [
        ~condition if always else func.coalesce(~condition, literal_column("1 = 1"))
        for always, condition in _matches(filters.without)
    ]
    if filters.since is not None:
        conditions.append(lookup.c.at >= micros(filters.since))
    if filters.until is not None:
        conditions.append(lookup.c.at < micros(filters.until))
    return conditions


def _matches(match: Match) -> list[tuple[bool, ColumnElement[bool]]]:
    """A condition for each field that asks something, and whether its column always has a value."""
    fields: tuple[tuple[Any, list[Any], bool], ...] = (
        (lookup.c.discord_user_id, list(match.users), False),
        (lookup.c.discord_channel_id, list(match.channels), False),
        (assessment.c.level, [LEVELS.index(level) for level in match.levels], True),
        (lookup.c.state, [STATES.index(state) for state in match.states], True),
        (assessment.c.mineral, list(match.minerals), True),
        (assessment.c.country, list(match.countries), False),
        (lookup.c.origin, [str(origin) for origin in match.origins], True),
        (lookup.c.command, list(match.commands), True),
    )
    return [(always, column.in_(values)) for column, values, always in fields if values]


def _joined(query: Any, source: Any) -> Any:
    return query.select_from(source.join(assessment, lookup.c.assessment_id == assessment.c.id))


def within(key: Any, since: datetime | None, until: datetime | None) -> list[ColumnElement[bool]]:
    """Conditions for lookups asked in [since, until): by the range of `key` (the id) that they lie in, which an
    index understands, and then exactly."""
    conditions: list[ColumnElement[bool]] = []
    if since is not None:
        earlier = select(_edge.c.id).where(_edge.c.at < micros(since - SKEW))
        newest = earlier.order_by(_edge.c.at.desc()).limit(1).scalar_subquery()
        conditions += [lookup.c.at >= micros(since), key > func.coalesce(newest, 0)]
    if until is not None:
        later = select(_edge.c.id).where(_edge.c.at > micros(until + SKEW))
        oldest = later.order_by(_edge.c.at).limit(1).scalar_subquery()
        conditions += [lookup.c.at < micros(until), key < func.coalesce(oldest, HIGHEST_ID)]
    return conditions
