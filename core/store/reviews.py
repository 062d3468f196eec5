"""Disputes, decisions and notes: appended, never changed; the latest decision stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Text, cast, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

import core.store.terms as terms
from core.lookups import Origin
from core.store.engine import Database, uninterrupted
from core.store.records import (
    DECISIONS,
    Checked,
    Match,
    QueueItem,
    QueueKey,
    Review,
    ReviewKind,
    State,
    Stats,
)
from core.store.rows import FULL, clean, hit_of, hits, lookup_of, micros, moment, review_of
from core.store.schema import LEVELS, STATES, assessment, level_at, lookup, review, review_session, state_at
from core.store.search import Search, rows_of, within
from core.store.servers import Servers, insert_into
from core.verdict import Level

SESSION = timedelta(hours=1)
"""How long a review button acts for whoever ran /review."""

MOST_COUNTED = 1_000
"""Beyond this a queue is simply long: counting 300,000 hits takes 16 ms."""

LONGEST_NOTE = 1_000
MOST_CHECKED = 5
DAY_US = 86_400_000_000


class Reviews:
    """What moderators and askers say about lookups. Every moderator's method takes a server id, and does
    nothing to another server's rows."""

    def __init__(self, db: Database, servers: Servers, search: Search) -> None:
        self.db = db
        self._servers = servers
        self._search = search

    async def dispute(self, lookup_id: int, discord_user_id: int, reason: str) -> Review | None:
        """An objection, by the asker or anyone who was shown the answer; None where the row is gone.
        Raises StoreError."""
        return await self._append(
            "dispute", lookup_id, discord_user_id, ReviewKind.DISPUTE, State.DISPUTED, None, reason
        )

    async def decide(
        self,
        discord_guild_id: int,
        lookup_id: int,
        discord_user_id: int,
        state: State,
        level: Level | None = None,
        note: str = "",
    ) -> Review | None:
        """A moderator's decision; None where the server has no such row. `level` corrects the verdict's.
        Raises ValueError for a state that is no decision, StoreError."""
        _must_be_decision(state)
        mine = lookup.c.discord_guild_id == discord_guild_id
        kind = ReviewKind.DECISION
        return await self._append("decide", lookup_id, discord_user_id, kind, state, level, note, mine)

    async def operator_decide(
        self, lookup_id: int, state: State, level: Level | None = None, note: str = ""
    ) -> Review | None:
        """The operator's decision, on any row: disputes from direct messages and user installs come here.
        Raises ValueError for a state that is no decision, StoreError."""
        _must_be_decision(state)
        return await self._append("decide", lookup_id, None, ReviewKind.DECISION, state, level, note)

    async def note(
        self, discord_guild_id: int, lookup_id: int, discord_user_id: int, note: str
    ) -> Review | None:
        """A moderator's private note; None where the server has no such row. Raises StoreError."""
        mine = lookup.c.discord_guild_id == discord_guild_id
        return await self._append("note", lookup_id, discord_user_id, ReviewKind.NOTE, None, None, note, mine)

    @uninterrupted
    async def _append(
        self,
        operation: str,
        lookup_id: int,
        discord_user_id: int | None,
        kind: ReviewKind,
        state: State | None,
        level: Level | None,
        note: str,
        *conditions: Any,
    ) -> Review | None:
        async with self.db.write(operation) as connection:
            find = select(lookup.c.discord_guild_id, lookup.c.terms).where(
                lookup.c.id == lookup_id, *conditions
            )
            row = (await connection.execute(find.with_for_update())).one_or_none()
            if row is None:
                return None
            values = {
                "lookup_id": lookup_id,
                "at": micros(self.db.clock()),
                "discord_user_id": discord_user_id,
                "kind": kind,
                "state": None if state is None else STATES.index(state),
                "level": None if level is None else LEVELS.index(level),
                "note": clean(note)[:LONGEST_NOTE],
            }
            added = (await connection.execute(review.insert().returning(review), values)).one()
            if state is not None:
                await self._restate(connection, lookup_id, row, state)
        return review_of(added)

    async def _restate(self, connection: AsyncConnection, lookup_id: int, row: Any, state: State) -> None:
        number = await self._servers.number(connection, row.discord_guild_id)
        had = row.terms.split() if self.db.is_sqlite else row.terms
        tokens = terms.restated(had, number, state)
        await connection.execute(
            lookup.update()
            .where(lookup.c.id == lookup_id)
            .values(
                state=STATES.index(state),
                terms=" ".join(tokens) if self.db.is_sqlite else tokens,
            )
        )

    @uninterrupted
    async def standing(self, lookup_id: int) -> Review | None:
        """The latest decision on a lookup, which is what its card shows. Raises StoreError."""
        query = (
            select(review)
            .where(review.c.lookup_id == lookup_id, review.c.kind == ReviewKind.DECISION)
            .order_by(review.c.id.desc())
            .limit(1)
        )
        async with self.db.read("read decision") as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else review_of(row)

    @uninterrupted
    async def decisions(self, lookup_ids: Sequence[int]) -> dict[int, Review]:
        """The latest decision on each of some hundred lookups, where there is one. Raises StoreError."""
        latest = (
            select(func.max(review.c.id))
            .where(review.c.lookup_id.in_(lookup_ids), review.c.kind == ReviewKind.DECISION)
            .group_by(review.c.lookup_id)
        )
        async with self.db.read("read decisions") as connection:
            rows = (await connection.execute(select(review).where(review.c.id.in_(latest)))).all()
        return {row.lookup_id: review_of(row) for row in rows}

    async def all_of(self, discord_guild_id: int, lookup_id: int) -> tuple[Review, ...]:
        """Everything said about a lookup of the server, oldest first. Raises StoreError."""
        query = (
            select(review)
            .join_from(review, lookup, review.c.lookup_id == lookup.c.id)
            .where(lookup.c.id == lookup_id, lookup.c.discord_guild_id == discord_guild_id)
            .order_by(review.c.id)
        )
        return await self._reviews(query)

    async def operator_all_of(self, lookup_id: int) -> tuple[Review, ...]:
        """As `all_of`, for the operator: any row. Raises StoreError."""
        return await self._reviews(
            select(review).where(review.c.lookup_id == lookup_id).order_by(review.c.id)
        )

    @uninterrupted
    async def _reviews(self, query: Any) -> tuple[Review, ...]:
        async with self.db.read("read reviews") as connection:
            return tuple(review_of(row) for row in (await connection.execute(query)).all())

    @uninterrupted
    async def next(self, discord_guild_id: int, after: QueueKey | None = None) -> QueueItem | None:
        """The first lookup of the queue after a place in it: disputed, impossible, cannot tell, other new
        ones, each newest first; from the digest only what is disputed. Raises StoreError."""
        async with self.db.read("read queue") as connection:
            number = await self._servers.number_for_reading(connection, discord_guild_id)
            if number is None:
                return None
            for rank, tokens in enumerate(_queue(number)):
                if after is not None and rank < after.rank:
                    continue
                ids, key = self._search.matching(tokens)
                if after is not None and rank == after.rank:
                    ids = ids.where(key < after.lookup_id)
                row = (await connection.execute(rows_of(FULL, ids, 1))).one_or_none()
                if row is not None:
                    return QueueItem(QueueKey(rank, row.id), lookup_of(row))
        return None

    @uninterrupted
    async def waiting(self, discord_guild_id: int) -> int:
        """How many lookups the queue has, counted up to 1,000. Raises StoreError."""
        total = 0
        async with self.db.read("count queue") as connection:
            number = await self._servers.number_for_reading(connection, discord_guild_id)
            if number is None:
                return 0
            for tokens in reversed(_queue(number)):  # the longest rank first: often it is enough
                ids, _ = self._search.matching(tokens)
                some = ids.order_by(None).limit(MOST_COUNTED - total).subquery()
                total += (await connection.execute(select(func.count()).select_from(some))).scalar_one()
                if total == MOST_COUNTED:
                    break
        return total

    @uninterrupted
    async def begin(self, discord_guild_id: int, discord_user_id: int) -> None:
        """Note that the user ran /review on the server just now. Raises StoreError."""
        now = micros(self.db.clock())
        row = insert_into(self.db, review_session).values(
            discord_guild_id=discord_guild_id, discord_user_id=discord_user_id, at=now
        )
        async with self.db.write("begin review") as connection:
            await connection.execute(
                row.on_conflict_do_update(
                    index_elements=[review_session.c.discord_guild_id, review_session.c.discord_user_id],
                    set_={"at": now},
                )
            )

    @uninterrupted
    async def may_act(self, discord_guild_id: int, discord_user_id: int) -> bool:
        """Whether the user ran /review on the server within the hour. Raises StoreError."""
        since = micros(self.db.clock() - SESSION)
        query = select(review_session.c.at).where(
            review_session.c.discord_guild_id == discord_guild_id,
            review_session.c.discord_user_id == discord_user_id,
            review_session.c.at >= since,
        )
        async with self.db.read("read review session") as connection:
            return (await connection.execute(query)).first() is not None

    @uninterrupted
    async def stats(self, discord_guild_id: int, since: datetime, until: datetime) -> Stats:
        """Counts of the server's lookups asked in [since, until); days are UTC. Raises StoreError."""
        period = (lookup.c.discord_guild_id == discord_guild_id, *within(lookup.c.id, since, until))
        async with self.db.read("read stats") as connection:
            counted: dict[str, dict[str | None, int]] = {}
            for row in (await connection.execute(_counting(period))).all():
                counted.setdefault(row.what, {})[row.value] = row.times
            decided, agreed = await self._agreement(connection, period)
            checked = await _examples(connection, counted.get("checked", {}))
        days, levels, states, minerals, countries, origins = (
            _most_first(counted.get(what, {}))
            for what in ("day", "level", "state", "mineral", "country", "origin")
        )
        return Stats(
            total=sum(days.values()),
            by_day={moment(int(day) * DAY_US).date(): days[day] for day in sorted(days, key=int)},
            by_level={level_at(int(level)): times for level, times in levels.items()},
            by_state={state_at(int(state)): times for state, times in states.items()},
            by_mineral=minerals,
            by_country=countries,
            by_origin={Origin(origin): times for origin, times in origins.items()},
            decided=decided,
            agreed=agreed,
            most_checked=checked,
        )

    async def _agreement(self, connection: AsyncConnection, period: tuple[Any, ...]) -> tuple[int, int]:
        latest = (
            select(func.max(review.c.id))
            .join_from(review, lookup, review.c.lookup_id == lookup.c.id)
            .where(*period, review.c.kind == ReviewKind.DECISION)
            .group_by(review.c.lookup_id)
        )
        verdicts = (State.CONFIRMED, State.WRONG)
        query = (
            select(review.c.state, func.count().label("times"))
            .where(review.c.id.in_(latest), review.c.state.in_([STATES.index(s) for s in verdicts]))
            .group_by(review.c.state)
        )
        rows: Sequence[Any] = (await connection.execute(query)).all()
        counts: dict[State, int] = {state_at(row.state): row.times for row in rows}
        return sum(counts.values()), counts.get(State.CONFIRMED, 0)


def _counting(period: tuple[Any, ...]) -> Any:
    """How many lookups of the period have each value of each column, and the claims checked most, by the newest lookup
    of each. The lookups are read once, however many columns are counted."""
    asked = (
        select(
            lookup.c.id,
            (lookup.c.at // DAY_US).label("day"),
            lookup.c.state,
            lookup.c.origin,
            assessment.c.level,
            assessment.c.mineral,
            assessment.c.country,
            assessment.c.figures_key,
        )
        .join_from(lookup, assessment, lookup.c.assessment_id == assessment.c.id)
        .where(*period)
        .cte("asked")
    )
    times, newest = func.count().label("times"), func.max(asked.c.id).label("newest")
    often = (
        select(newest, times)
        .where(asked.c.origin != Origin.DIGEST)
        .group_by(asked.c.figures_key)
        .having(func.count() > 1)
        .order_by(times.desc(), newest.desc())
        .limit(MOST_CHECKED)
        .subquery()
    )
    columns = [asked.c[name] for name in ("day", "level", "state", "mineral", "country", "origin")]
    return union_all(
        *(
            select(literal(column.name).label("what"), cast(column, Text).label("value"), times).group_by(
                column
            )
            for column in columns
        ),
        select(literal("checked"), cast(often.c.newest, Text), often.c.times),
    )


def _most_first(counts: dict[str | None, int]) -> dict[str, int]:
    """Most first; what has no value is left out."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
    return {value: times for value, times in ordered if value is not None}


async def _examples(connection: AsyncConnection, counted: dict[str | None, int]) -> tuple[Checked, ...]:
    """The claims checked most, each with its newest lookup. `counted` has their ids."""
    times_of = {int(newest): times for newest, times in _most_first(counted).items()}
    rows = (await connection.execute(hits().where(lookup.c.id.in_(times_of)))).all()
    examples = {row.id: hit_of(row) for row in rows}
    order = sorted(times_of, key=lambda newest: (-times_of[newest], -newest))
    return tuple(Checked(times_of[newest], examples[newest]) for newest in order)


def _queue(number: int) -> tuple[terms.Query, ...]:
    """The tokens of each rank of a server's queue."""

    def new(*levels: Level, without: tuple[Level, ...] = ()) -> terms.Query:
        return terms.query(
            number,
            Match(states=(State.NEW,), levels=levels),
            Match(origins=(Origin.DIGEST,), levels=without),
        )

    return (
        terms.query(number, Match(states=(State.DISPUTED,)), Match()),
        new(Level.IMPOSSIBLE),
        new(Level.CANNOT_TELL),
        new(without=(Level.IMPOSSIBLE, Level.CANNOT_TELL)),
    )


def _must_be_decision(state: State) -> None:
    if state not in DECISIONS:
        raise ValueError(state)
