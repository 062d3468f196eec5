"""A copy of a running log in one step, and whether a log is sound."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from core.errors import StoreError
from core.store.engine import Database

PART = ".part"
"""Written under this ending first: a broken backup never stands under the name of a good one."""


def refuse_existing(target: Path) -> None:
    """Raises FileExistsError where something stands at the target: a backup never replaces another."""
    if target.exists():
        raise FileExistsError(target)


async def backup_sqlite(db: Database, target: Path) -> None:
    """Copy the file as it is at one moment, while lookups go on (1.9 GB in 10 s). All pages in one step: a
    stepwise copy begins anew at every write and never ends. Raises StoreError; FileExistsError."""
    refuse_existing(target)
    part = target.with_name(target.name + PART)
    part.unlink(missing_ok=True)

    async def copy(connection: AsyncConnection) -> None:
        raw: Any = (await connection.get_raw_connection()).driver_connection
        written = await asyncio.to_thread(sqlite3.connect, part, check_same_thread=False)
        try:
            await raw.backup(written, pages=-1)
            # A plain file of its own: no write-ahead log beside it.
            await asyncio.to_thread(written.execute, "PRAGMA journal_mode=DELETE")
        finally:
            await asyncio.to_thread(written.close)

    try:
        await db.at_leisure("backup", copy)
        part.rename(target)
    except StoreError:
        part.unlink(missing_ok=True)
        raise


async def problems(db: Database) -> tuple[str, ...]:
    """What is wrong with the log, as the engine says it; empty where it is sound. Raises StoreError."""
    if not db.is_sqlite:
        async with db.read("check") as connection:
            await connection.execute(text("SELECT count(*) FROM lookup"))
            return ()
    found: list[str] = []
    async with db.read("check") as connection:
        answers = (await connection.execute(text("PRAGMA integrity_check"))).scalars().all()
        found += [answer for answer in answers if answer != "ok"]
        broken = (await connection.execute(text("PRAGMA foreign_key_check"))).all()
        found += [f"row {row[1]} of {row[0]} points to a missing row of {row[2]}" for row in broken]
    if not found:
        async with db.write("check") as connection:
            await connection.execute(
                text("INSERT INTO lookup_search(lookup_search, rank) VALUES ('integrity-check', 1)")
            )
    return tuple(found)
