"""Taking lookups out of the tables, a batch in a transaction, with all that hangs on them. Which, and why, is the
caller's business; so is what they leave behind in index and journal."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from sqlalchemy import BigInteger, any_, bindparam, delete, exists, literal, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store.engine import Database
from core.store.holding import hold, portion
from core.store.records import GoneReason
from core.store.rows import micros
from core.store.schema import assessment, gone, lookup

FIRST_ROWS, FEWEST_ROWS, MOST_ROWS = 200, 100, 1_000
"""Rows of a batch on SQLite: as many as the last one's time tells."""

ROWS_ON_POSTGRES = 2_000
"""Nobody waits behind a batch there."""

BATCH_LIMIT_S = 60.0

_CHOSEN = "(SELECT value FROM json_each(?))"
_JUDGED = f"SELECT DISTINCT assessment_id FROM lookup WHERE id IN {_CHOSEN}"
_REMOVE = f"DELETE FROM lookup WHERE id IN {_CHOSEN}"
_REMOVE_ORPHANS = (
    f"DELETE FROM assessment WHERE id IN {_CHOSEN} "
    "AND NOT EXISTS (SELECT 1 FROM lookup WHERE assessment_id = assessment.id)"
)
_REMEMBER = "INSERT INTO gone(lookup_id, at, reason) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"


class Removal:
    """Removes lookups, a batch at a time."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._rows = FIRST_ROWS

    async def batch(self, condition: Any, reason: GoneReason) -> int:
        """Remove some of the lookups that meet the condition, the oldest first, their assessments where no other lookup
        shares them, and note that they are gone. How many: 0 when there are none left. Raises StoreError."""
        now = micros(self.db.clock())
        which = select(lookup.c.id).where(condition).order_by(lookup.c.id)
        if self.db.is_sqlite:
            return await self._batch_sqlite(which, now, reason)
        async with self.db.write("remove lookups") as connection:
            return await _remove_postgres(connection, which.limit(ROWS_ON_POSTGRES), now, reason)

    async def _batch_sqlite(self, which: Any, now: int, reason: GoneReason) -> int:
        compiled = which.limit(min(self._rows, MOST_ROWS)).compile(dialect=sqlite.dialect())
        values = [compiled.params[name] for name in compiled.positiontup or ()]

        def work(plain: sqlite3.Connection) -> int:
            return _remove_sqlite(plain, str(compiled), values, now, reason)

        removed, took_s = await hold(self.db, "remove lookups", work, BATCH_LIMIT_S)
        self._rows = portion(self._rows, took_s, FEWEST_ROWS, MOST_ROWS)
        return removed


def _remove_sqlite(
    plain: sqlite3.Connection, which: str, values: list[Any], now: int, reason: GoneReason
) -> int:
    ids = [row_id for (row_id,) in plain.execute(which, values)]
    if ids:
        chosen = json.dumps(ids)
        judged = json.dumps([row_id for (row_id,) in plain.execute(_JUDGED, (chosen,))])
        plain.execute(_REMOVE, (chosen,))
        plain.execute(_REMOVE_ORPHANS, (judged,))
        plain.executemany(_REMEMBER, [(row_id, now, reason) for row_id in ids])
    return len(ids)


async def _remove_postgres(connection: AsyncConnection, which: Any, now: int, reason: GoneReason) -> int:
    # Removed and remembered in one statement: the rows are read once, and nothing goes there and back.
    removed = (
        delete(lookup)
        .where(lookup.c.id.in_(which))
        .returning(lookup.c.id, lookup.c.assessment_id)
        .cte("removed")
    )
    noted = select(removed.c.id, literal(now, BigInteger), literal(str(reason)))
    remembered = insert(gone).from_select(["lookup_id", "at", "reason"], noted).on_conflict_do_nothing()
    of_removed = select(removed.c.assessment_id).add_cte(remembered.cte("remembered"))
    judged = list((await connection.execute(of_removed)).scalars())
    if judged:
        chosen = any_(bindparam("chosen", type_=ARRAY(BigInteger)))
        orphan = ~exists().where(lookup.c.assessment_id == assessment.c.id)
        orphans = delete(assessment).where(assessment.c.id == chosen, orphan)
        await connection.execute(orphans, {"chosen": sorted(set(judged))})
    return len(judged)
