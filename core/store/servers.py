"""Servers: the number that prefixes their tokens, and what their managers chose."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from core.errors import InputError, OutOfRange
from core.store.engine import Database, uninterrupted
from core.store.records import (
    RETENTION_DAYS,
    RETENTION_LONGEST_DAYS,
    RETENTION_SHORTEST_DAYS,
    ServerSettings,
)
from core.store.schema import server

NOWHERE = 0
"""The number of lookups that belong to no server: direct messages, user installs, command line."""


def insert_into(db: Database, table: Any) -> Any:
    """An insert that knows ON CONFLICT, for the engine at hand."""
    return sqlite.insert(table) if db.is_sqlite else postgresql.insert(table)


class Servers:
    """Settings and numbers of servers. A server that never chose has the defaults."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._numbers: dict[int, int] = {}

    def forget_numbers(self) -> None:
        """Drop what is remembered: another file may number its servers otherwise."""
        self._numbers.clear()

    def known_number(self, discord_guild_id: int | None) -> int | None:
        """The server's number where it is at hand; 0 for none."""
        return NOWHERE if discord_guild_id is None else self._numbers.get(discord_guild_id)

    async def number(self, connection: AsyncConnection, discord_guild_id: int | None) -> int:
        """The server's number, given now if it has none. In the caller's transaction."""
        if (known := self.known_number(discord_guild_id)) is not None:
            return known
        assert discord_guild_id is not None
        find = select(server.c.number).where(server.c.discord_guild_id == discord_guild_id)
        found = (await connection.execute(find)).scalar()
        while found is None:
            free = select(func.coalesce(func.max(server.c.number), NOWHERE) + 1).scalar_subquery()
            fresh = insert_into(self.db, server).values(
                discord_guild_id=discord_guild_id,
                number=free,
                retention_days=RETENTION_DAYS,
                private_by_default=0,
            )
            await connection.execute(fresh.on_conflict_do_nothing())
            found = (await connection.execute(find)).scalar()
        return found

    def remember(self, discord_guild_id: int | None, number: int) -> None:
        """Keep a number that is committed."""
        if discord_guild_id is not None:
            self._numbers[discord_guild_id] = number

    async def number_for_reading(self, connection: AsyncConnection, discord_guild_id: int) -> int | None:
        """The server's number, None where it never had a lookup."""
        if (known := self._numbers.get(discord_guild_id)) is not None:
            return known
        find = select(server.c.number).where(server.c.discord_guild_id == discord_guild_id)
        return (await connection.execute(find)).scalar()

    @uninterrupted
    async def get(self, discord_guild_id: int) -> ServerSettings:
        """What the server's managers chose, or the defaults. Raises StoreError."""
        async with self.db.read("read server settings") as connection:
            row = (
                await connection.execute(select(server).where(server.c.discord_guild_id == discord_guild_id))
            ).one_or_none()
        if row is None:
            return ServerSettings(discord_guild_id)
        return ServerSettings(
            discord_guild_id, row.retention_days, bool(row.private_by_default), row.review_channel_id
        )

    @uninterrupted
    async def save(self, settings: ServerSettings) -> None:
        """Keep the settings. Raises OutOfRange for a retention outside 7–730 days, StoreError."""
        days = settings.retention_days
        if days is not None and not RETENTION_SHORTEST_DAYS <= days <= RETENTION_LONGEST_DAYS:
            raise _retention_out_of_range(days)
        async with self.db.write("save server settings") as connection:
            await self.number(connection, settings.discord_guild_id)
            await connection.execute(
                server.update()
                .where(server.c.discord_guild_id == settings.discord_guild_id)
                .values(
                    retention_days=days,
                    private_by_default=int(settings.private_by_default),
                    review_channel_id=settings.review_channel_id,
                )
            )


def _retention_out_of_range(days: int) -> InputError:
    return OutOfRange(
        str(days),
        low=RETENTION_SHORTEST_DAYS,
        high=RETENTION_LONGEST_DAYS,
        unit="days",
        option="retention",
    )
