"""Moving a log from one engine to the other, row by row, and proving that it arrived whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from core.errors import CopyMismatch, TargetNotEmpty
from core.store.engine import Database
from core.store.schema import metadata

COPY_ROWS = 500


@dataclass(frozen=True, slots=True)
class Copied:
    """What arrived: rows by table, and one checksum over all of them that both sides have."""

    rows: dict[str, int]
    checksum: str


async def copy_log(
    source: Database, target: Database, progress: Callable[[str, int], None] = lambda _table, _rows: None
) -> Copied:
    """Copy every row of `source` into the empty log `target`, in one transaction, and compare both by count
    and checksum. `progress` is told the table and its rows so far. Nothing is left in the target when this
    raises TargetNotEmpty, CopyMismatch or StoreError. Let nothing write to the source meanwhile."""
    async with source.moment("copy") as reading, target.write("copy") as writing:
        for table in metadata.sorted_tables:
            if (await writing.execute(select(func.count()).select_from(table))).scalar_one():
                raise TargetNotEmpty(table.name)
        for table in metadata.sorted_tables:
            await _copy_table(reading, writing, table, progress)
        await _continue_ids(reading, writing)
        return await _compare(reading, writing)


async def _copy_table(
    reading: AsyncConnection,
    writing: AsyncConnection,
    table: Table,
    progress: Callable[[str, int], None],
) -> None:
    done = 0
    async with reading.stream(_ordered(table)) as rows:
        async for batch in rows.mappings().partitions(COPY_ROWS):
            values = [_translated(dict(row), writing.dialect.name) for row in batch]
            await writing.execute(table.insert(), values)
            done += len(batch)
            progress(table.name, done)


def _ordered(table: Table) -> Any:
    return select(table).order_by(*table.primary_key.columns)


def _translated(row: dict[str, Any], dialect: str) -> dict[str, Any]:
    """The row for the other engine: terms are one text on SQLite and an array on PostgreSQL."""
    if "terms" in row:
        tokens = _tokens(row["terms"])
        row["terms"] = tokens if dialect == "postgresql" else " ".join(tokens)
    return row


def _tokens(stored: str | list[str]) -> list[str]:
    return stored.split() if isinstance(stored, str) else list(stored)


async def _continue_ids(reading: AsyncConnection, writing: AsyncConnection) -> None:
    """Ids go on where the source stood, above rows that were deleted there too."""
    for table in metadata.sorted_tables:
        if table.dialect_options["sqlite"].get("autoincrement") is not True:
            continue
        highest = await _highest_id(reading, table)
        if not highest:
            continue
        if writing.dialect.name == "postgresql":
            await writing.execute(
                text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :highest)"),
                {"table": table.name, "highest": highest},
            )
        else:
            await raise_sequence(writing, table.name, highest)


async def _highest_id(connection: AsyncConnection, table: Table) -> int:
    if connection.dialect.name == "postgresql":
        sequence = (
            await connection.execute(
                text("SELECT pg_get_serial_sequence(:table, 'id')"), {"table": table.name}
            )
        ).scalar_one()
        used, last = (await connection.execute(text(f"SELECT is_called, last_value FROM {sequence}"))).one()
        return last if used else 0
    return await sequence_of(connection, table.name)


async def sequence_of(connection: AsyncConnection, table: str) -> int:
    """SQLite: the highest id ever given in a table, 0 where none was."""
    query = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
    return (await connection.execute(query, {"table": table})).scalar() or 0


async def raise_sequence(connection: AsyncConnection, table: str, highest: int) -> None:
    """SQLite: give no id up to `highest` again."""
    changed = await connection.execute(
        text("UPDATE sqlite_sequence SET seq = max(seq, :highest) WHERE name = :table"),
        {"table": table, "highest": highest},
    )
    if not changed.rowcount:
        await connection.execute(
            text("INSERT INTO sqlite_sequence(name, seq) VALUES (:table, :highest)"),
            {"table": table, "highest": highest},
        )


async def skip_ids(connection: AsyncConnection, table: str, count: int) -> None:
    """Give none of the next `count` ids of a table, on either engine."""
    if connection.dialect.name == "sqlite":
        await raise_sequence(connection, table, await sequence_of(connection, table) + count)
        return
    sequence = f"pg_get_serial_sequence('{table}', 'id')"
    await connection.execute(
        text(f"SELECT setval({sequence}, nextval({sequence}) + :count)"), {"count": count}
    )


async def _compare(reading: AsyncConnection, writing: AsyncConnection) -> Copied:
    rows: dict[str, int] = {}
    whole = hashlib.sha256()
    for table in metadata.sorted_tables:
        count, checksum = await _checksum(reading, table)
        if (count, checksum) != await _checksum(writing, table):
            raise CopyMismatch(table.name)
        rows[table.name] = count
        whole.update(checksum.encode())
    return Copied(rows, whole.hexdigest())


async def _checksum(connection: AsyncConnection, table: Table) -> tuple[int, str]:
    seen, count = hashlib.sha256(), 0
    async with connection.stream(_ordered(table)) as rows:
        async for row in rows.mappings():
            values: dict[str, Any] = dict(row)
            if "terms" in values:
                values["terms"] = _tokens(values["terms"])
            seen.update(json.dumps(values, sort_keys=True, default=bytes.hex).encode())
            count += 1
    return count, seen.hexdigest()
