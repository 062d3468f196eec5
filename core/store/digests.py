"""The daily digest's memory: what a server's managers set, which days were claimed and posted, what stood in
them. Decisions are made elsewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import case, func, literal, select

from core.store.engine import Database, uninterrupted
from core.store.rows import clean, micros, moment
from core.store.schema import Big, Small, digest, digest_item, digest_setting, shown
from core.store.servers import insert_into


class DigestState(StrEnum):
    """A day's digest: claimed and perhaps posted; posted for certain; given up; missed at its hour; or with
    nothing to say."""

    CLAIMED = "claimed"
    POSTED = "posted"
    FAILED = "failed"
    MISSED = "missed"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class DigestSettings:
    """Where and when a server reads the news. `since` is when it was set up or resumed: nothing older is
    posted. Empty `minerals` or `languages` mean all. `paused_reason` is "" unless `paused_at` is set."""

    discord_guild_id: int
    discord_channel_id: int
    local_time: time
    zone: str
    since: datetime
    discord_role_id: int | None = None
    minerals: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    paused_at: datetime | None = None
    paused_reason: str = ""


@dataclass(frozen=True, slots=True)
class DigestDay:
    """One server's digest of one local date. `content` is what the poster kept beside it (JSON)."""

    id: int
    discord_guild_id: int
    local_date: date
    state: DigestState
    nonce: str
    claimed_at: datetime
    settled_at: datetime | None
    discord_channel_id: int | None
    discord_message_id: int | None
    reason: str
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DigestItem:
    """One story of a posted digest, in its place. `story_key` has the keys of its articles with spaces between;
    `content` is what is needed to draw it again (JSON)."""

    digest_id: int
    position: int
    lookup_id: int | None
    story_key: str
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a server's digests have come: the newest local date that was claimed, and until when its readers have
    the news (the newest claim that was neither given up nor missed; None where there is none)."""

    last_date: date
    read_until: datetime | None


class Digests:
    """Settings and days of digests. At most one day a server: the claim is a unique key."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def settings(self, discord_guild_id: int) -> DigestSettings | None:
        """A server's settings, None where no digest was set up. Raises StoreError."""
        rows = await self._all(
            select(digest_setting).where(digest_setting.c.discord_guild_id == discord_guild_id)
        )
        return _settings_of(rows[0]) if rows else None

    async def every_setting(self) -> tuple[DigestSettings, ...]:
        """The settings of every server, paused ones too, by server id. Raises StoreError."""
        rows = await self._all(select(digest_setting).order_by(digest_setting.c.discord_guild_id))
        return tuple(map(_settings_of, rows))

    @uninterrupted
    async def save(self, settings: DigestSettings) -> None:
        """Keep a server's settings, in place of earlier ones. Raises StoreError."""
        values: dict[str, Any] = {
            "discord_channel_id": settings.discord_channel_id,
            "local_time": settings.local_time.strftime("%H:%M"),
            "zone": settings.zone,
            "discord_role_id": settings.discord_role_id,
            "minerals": json.dumps(settings.minerals),
            "languages": json.dumps(settings.languages),
            "since": micros(settings.since),
            "paused_at": None if settings.paused_at is None else micros(settings.paused_at),
            "paused_reason": clean(settings.paused_reason),
        }
        row = insert_into(self.db, digest_setting).values(
            discord_guild_id=settings.discord_guild_id, **values
        )
        key = [digest_setting.c.discord_guild_id]
        async with self.db.write("save digest settings") as connection:
            await connection.execute(row.on_conflict_do_update(index_elements=key, set_=values))

    @uninterrupted
    async def claim(
        self, discord_guild_id: int, local_date: date, content: dict[str, Any] | None = None
    ) -> DigestDay | None:
        """Claim a server's day before posting; None where this or another process has it already.

        The nonce is "rcd-" and the row's id, at most 24 characters. Raises StoreError."""
        row = insert_into(self.db, digest).values(
            discord_guild_id=discord_guild_id,
            local_date=local_date.isoformat(),
            state=DigestState.CLAIMED,
            nonce="",
            claimed_at=micros(self.db.clock()),
            reason="",
            content=json.dumps(content or {}),
        )
        key = [digest.c.discord_guild_id, digest.c.local_date]
        async with self.db.write("claim digest") as connection:
            added = row.on_conflict_do_nothing(index_elements=key).returning(digest.c.id)
            claimed = (await connection.execute(added)).scalar()
            if claimed is None:
                return None
            change = digest.update().where(digest.c.id == claimed).values(nonce=f"rcd-{claimed}")
            return _day_of((await connection.execute(change.returning(digest))).one())

    @uninterrupted
    async def settle(
        self,
        digest_id: int,
        state: DigestState,
        *,
        discord_channel_id: int | None = None,
        discord_message_id: int | None = None,
        reason: str = "",
    ) -> None:
        """Say how a claimed day ended. Raises StoreError."""
        change = (
            digest.update()
            .where(digest.c.id == digest_id)
            .values(
                state=state,
                settled_at=micros(self.db.clock()),
                discord_channel_id=discord_channel_id,
                discord_message_id=discord_message_id,
                reason=clean(reason),
            )
        )
        async with self.db.write("settle digest") as connection:
            await connection.execute(change)

    @uninterrupted
    async def confirm(self, digest_id: int, discord_channel_id: int, discord_message_id: int) -> None:
        """Say that a claimed day stands in a message, and that the message shows its lookups: both or neither.
        Raises StoreError."""
        change = (
            digest.update()
            .where(digest.c.id == digest_id)
            .values(
                state=DigestState.POSTED,
                settled_at=micros(self.db.clock()),
                discord_channel_id=discord_channel_id,
                discord_message_id=discord_message_id,
            )
        )
        placed = select(
            digest_item.c.lookup_id,
            literal(discord_message_id, Big),
            literal(discord_channel_id, Big),
            literal("digest"),
            *(literal(0, kind) for kind in (Small, Big, Small)),
        ).where(digest_item.c.digest_id == digest_id, digest_item.c.lookup_id.is_not(None))
        names = [
            "lookup_id",
            "discord_message_id",
            "discord_channel_id",
            "place",
            "ephemeral",
            "version",
            "stuck",
        ]
        async with self.db.write("confirm digest") as connection:
            await connection.execute(change)
            await connection.execute(
                insert_into(self.db, shown).from_select(names, placed.distinct()).on_conflict_do_nothing()
            )

    async def day(self, discord_guild_id: int, local_date: date) -> DigestDay | None:
        """A server's day, None where nobody claimed it. Raises StoreError."""
        rows = await self._all(
            select(digest).where(
                digest.c.discord_guild_id == discord_guild_id,
                digest.c.local_date == local_date.isoformat(),
            )
        )
        return _day_of(rows[0]) if rows else None

    async def days(self, discord_guild_id: int, limit: int = 7) -> tuple[DigestDay, ...]:
        """A server's newest days, newest first. Raises StoreError."""
        query = select(digest).where(digest.c.discord_guild_id == discord_guild_id)
        rows = await self._all(query.order_by(digest.c.local_date.desc()).limit(limit))
        return tuple(map(_day_of, rows))

    async def standings(self) -> dict[int, Standing]:
        """Each server's standing, by server id. Raises StoreError."""
        unread = digest.c.state.in_([DigestState.FAILED, DigestState.MISSED])
        query = select(
            digest.c.discord_guild_id,
            func.max(digest.c.local_date).label("last_date"),
            func.max(case((unread, None), else_=digest.c.claimed_at)).label("read_until"),
        ).group_by(digest.c.discord_guild_id)
        return {
            row.discord_guild_id: Standing(
                date.fromisoformat(row.last_date),
                None if row.read_until is None else moment(row.read_until),
            )
            for row in await self._all(query)
        }

    async def of_id(self, digest_id: int) -> DigestDay | None:
        """A day by its id, None where there is none. Raises StoreError."""
        rows = await self._all(select(digest).where(digest.c.id == digest_id))
        return _day_of(rows[0]) if rows else None

    async def of_message(self, discord_message_id: int) -> DigestDay | None:
        """The day that a message shows, None where it shows none. Raises StoreError."""
        rows = await self._all(select(digest).where(digest.c.discord_message_id == discord_message_id))
        return _day_of(rows[0]) if rows else None

    async def unconfirmed(self) -> tuple[DigestDay, ...]:
        """Every day that is claimed and not settled, oldest first. Raises StoreError."""
        query = select(digest).where(digest.c.state == DigestState.CLAIMED)
        return tuple(map(_day_of, await self._all(query.order_by(digest.c.claimed_at))))

    @uninterrupted
    async def add_items(
        self, items: Sequence[DigestItem], contents: Mapping[int, dict[str, Any]] | None = None
    ) -> None:
        """Keep the stories of claimed days, so that their menus open them later, and for days that are named by id
        what else is kept beside them: all of it or nothing. Raises StoreError."""
        # Servers read the same stories: each is written out once.
        different = {id(item.content): item.content for item in items}
        dumped = {key: json.dumps(content) for key, content in different.items()}
        rows = [
            {
                "digest_id": item.digest_id,
                "position": item.position,
                "lookup_id": item.lookup_id,
                "story_key": clean(item.story_key),
                "content": dumped[id(item.content)],
            }
            for item in items
        ]
        if not rows:
            return
        async with self.db.write("add digest items") as connection:
            await connection.execute(insert_into(self.db, digest_item).on_conflict_do_nothing(), rows)
            for digest_id, content in (contents or {}).items():
                change = digest.update().where(digest.c.id == digest_id)
                await connection.execute(change.values(content=json.dumps(content)))

    async def items(self, digest_id: int) -> tuple[DigestItem, ...]:
        """The stories of a day in their order. Raises StoreError."""
        query = select(digest_item).where(digest_item.c.digest_id == digest_id)
        rows = await self._all(query.order_by(digest_item.c.position))
        return tuple(
            DigestItem(row.digest_id, row.position, row.lookup_id, row.story_key, json.loads(row.content))
            for row in rows
        )

    async def posted_stories(self, discord_guild_id: int, within: timedelta) -> frozenset[str]:
        """The keys of articles whose stories stood in the server's digests claimed within this time. Raises
        StoreError."""
        since = micros(self.db.clock() - within)
        query = (
            select(digest_item.c.story_key)
            .join_from(digest_item, digest, digest_item.c.digest_id == digest.c.id)
            .where(digest.c.discord_guild_id == discord_guild_id, digest.c.claimed_at >= since)
        )
        return frozenset(key for row in await self._all(query) for key in row.story_key.split())

    @uninterrupted
    async def _all(self, query: Any) -> list[Any]:
        async with self.db.read("read digests") as connection:
            return list((await connection.execute(query)).all())


def _settings_of(row: Any) -> DigestSettings:
    return DigestSettings(
        discord_guild_id=row.discord_guild_id,
        discord_channel_id=row.discord_channel_id,
        local_time=time.fromisoformat(row.local_time),
        zone=row.zone,
        since=moment(row.since),
        discord_role_id=row.discord_role_id,
        minerals=tuple(json.loads(row.minerals)),
        languages=tuple(json.loads(row.languages)),
        paused_at=None if row.paused_at is None else moment(row.paused_at),
        paused_reason=row.paused_reason,
    )


def _day_of(row: Any) -> DigestDay:
    return DigestDay(
        id=row.id,
        discord_guild_id=row.discord_guild_id,
        local_date=date.fromisoformat(row.local_date),
        state=DigestState(row.state),
        nonce=row.nonce,
        claimed_at=moment(row.claimed_at),
        settled_at=None if row.settled_at is None else moment(row.settled_at),
        discord_channel_id=row.discord_channel_id,
        discord_message_id=row.discord_message_id,
        reason=row.reason,
        content=json.loads(row.content),
    )
