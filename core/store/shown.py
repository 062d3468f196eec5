"""Which messages show a lookup, so that a correction can be drawn where the answer was seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store.engine import Database, uninterrupted
from core.store.records import Placed, ReviewKind, State
from core.store.schema import STATES, lookup, review, shown
from core.store.servers import insert_into

NOTE_LIMIT_S = 10.0
"""Nobody waits for a note, but it must not wait for ever either."""


class Shown:
    """Messages by lookup. A digest message shows many lookups, a lookup may stand in many messages."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._note = _noting(db)
        compiled = self._note.compile(dialect=sqlite.dialect())
        self._note_sql, self._note_order = str(compiled), list(compiled.positiontup or ())

    @uninterrupted
    async def note(
        self,
        lookup_id: int,
        discord_channel_id: int,
        discord_message_id: int,
        place: str = "reply",
        *,
        ephemeral: bool = False,
        version: int = 0,
    ) -> None:
        """Remember that the message shows the lookup. Noting it twice, or for a row that is gone, changes
        nothing. Raises StoreError."""
        row: dict[str, Any] = {
            "of": lookup_id,
            "message": discord_message_id,
            "channel": discord_channel_id,
            "where": place,
            "unseen": int(ephemeral),
            "drawn": version,
            "behind": 0,
        }

        if self.db.is_sqlite:
            values = [row[name] for name in self._note_order]
            await self.db.soon(
                "note message", lambda plain: plain.execute(self._note_sql, values).close(), NOTE_LIMIT_S
            )
            return

        async def write(connection: AsyncConnection) -> None:
            async with connection.begin():
                await connection.execute(self._note, row)

        await self.db.in_time("note message", write, NOTE_LIMIT_S)

    async def of(self, lookup_id: int) -> tuple[Placed, ...]:
        """The messages that show the lookup, in the order of their ids. Raises StoreError."""
        return (await self.of_many((lookup_id,))).get(lookup_id, ())

    @uninterrupted
    async def of_many(self, lookup_ids: Sequence[int]) -> dict[int, tuple[Placed, ...]]:
        """The messages that show each of some hundred lookups, where there are any. Raises StoreError."""
        query = select(shown).where(shown.c.lookup_id.in_(lookup_ids))
        async with self.db.read("read messages") as connection:
            rows = (await connection.execute(query.order_by(shown.c.discord_message_id))).all()
        found: dict[int, tuple[Placed, ...]] = {}
        for row in rows:
            found[row.lookup_id] = (*found.get(row.lookup_id, ()), _placed_of(row))
        return found

    @uninterrupted
    async def behind(self, limit: int) -> tuple[int, ...]:
        """Lookups with a message that still shows something else than the decision that stands, though it can be
        edited; the oldest decisions first. Raises StoreError."""
        latest = (
            select(func.max(review.c.id).label("id"))
            .where(review.c.kind == ReviewKind.DECISION)
            .group_by(review.c.lookup_id)
            .subquery()
        )
        changes_it = or_(review.c.state == STATES.index(State.WRONG), shown.c.version > 0)
        query = (
            select(review.c.lookup_id)
            .join(latest, review.c.id == latest.c.id)
            .join(shown, shown.c.lookup_id == review.c.lookup_id)
            .where(shown.c.version < review.c.id, shown.c.stuck == 0, changes_it)
            .group_by(review.c.lookup_id, review.c.id)
            .order_by(review.c.id)
            .limit(limit)
        )
        async with self.db.read("read corrections") as connection:
            return tuple((await connection.execute(query)).scalars())

    async def drawn(self, lookup_id: int, discord_message_id: int, version: int) -> None:
        """The message now shows decision `version`. Raises StoreError."""
        await self._set(lookup_id, discord_message_id, version=version, stuck=0)

    async def stuck(self, lookup_id: int, discord_message_id: int) -> None:
        """The message could not be edited: its next button press redraws it. Raises StoreError."""
        await self._set(lookup_id, discord_message_id, stuck=1)

    @uninterrupted
    async def _set(self, lookup_id: int, discord_message_id: int, **values: Any) -> None:
        change = shown.update().where(
            shown.c.lookup_id == lookup_id, shown.c.discord_message_id == discord_message_id
        )
        async with self.db.write("note redrawn message") as connection:
            await connection.execute(change.values(**values))


def _noting(db: Database) -> Any:
    """Insert a message if its lookup is still there, in one statement."""
    there: Any = select(
        lookup.c.id,
        bindparam("message", type_=shown.c.discord_message_id.type),
        bindparam("channel", type_=shown.c.discord_channel_id.type),
        bindparam("where", type_=shown.c.place.type),
        bindparam("unseen", type_=shown.c.ephemeral.type),
        bindparam("drawn", type_=shown.c.version.type),
        bindparam("behind", type_=shown.c.stuck.type),
    ).where(lookup.c.id == bindparam("of", type_=lookup.c.id.type))
    columns = [column.name for column in shown.columns]
    return insert_into(db, shown).from_select(columns, there).on_conflict_do_nothing()


def _placed_of(row: Any) -> Placed:
    return Placed(
        lookup_id=row.lookup_id,
        discord_channel_id=row.discord_channel_id,
        discord_message_id=row.discord_message_id,
        place=row.place,
        ephemeral=bool(row.ephemeral),
        version=row.version,
        stuck=bool(row.stuck),
    )
