"""Lookups that wait at the same time share a transaction, and nothing else."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from store_builders import ANN, put, request, verdict

from core.errors import StoreError
from core.store import Store
from core.store.together import Failed, commit


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A file with one table, whose connection begins nothing by itself."""
    connection = sqlite3.connect(tmp_path / "plain.db", isolation_level=None)
    connection.execute("CREATE TABLE row(id INTEGER PRIMARY KEY)")
    yield connection
    connection.close()


def adding(row_id: int) -> Any:
    """A work that adds a row and returns its id."""
    return lambda plain: plain.execute("INSERT INTO row VALUES (?)", (row_id,)).lastrowid


def rows(plain: sqlite3.Connection) -> list[int]:
    """The ids that are there."""
    return [row_id for (row_id,) in plain.execute("SELECT id FROM row ORDER BY id")]


def begun(plain: sqlite3.Connection) -> list[str]:
    """Every transaction that is begun from now on."""
    seen: list[str] = []
    plain.set_trace_callback(lambda said: seen.append(said) if said.startswith("BEGIN") else None)
    return seen


def test_works_share_one_transaction(plain: sqlite3.Connection) -> None:
    seen = begun(plain)
    assert commit(plain, [adding(number) for number in range(1, 9)]) == list(range(1, 9))
    assert rows(plain) == list(range(1, 9))
    assert len(seen) == 1


@pytest.mark.parametrize("place", range(8))
def test_a_work_that_fails_costs_no_other_its_row(plain: sqlite3.Connection, place: int) -> None:
    works = [adding(number) for number in range(1, 9)]
    works[place] = adding(twice := (place + 1) % 8 + 1)
    ends = commit(plain, works)
    failed = [end for end in ends if isinstance(end, Failed)]
    assert len(failed) == 1
    assert isinstance(failed[0].error, sqlite3.IntegrityError)
    assert twice in rows(plain)
    assert rows(plain) == sorted(end for end in ends if isinstance(end, int))
    assert len(rows(plain)) == 7
    assert not plain.in_transaction


def test_a_transaction_that_cannot_begin_fails_them_all_at_once(
    plain: sqlite3.Connection, tmp_path: Path
) -> None:
    plain.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(tmp_path / "plain.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    seen = begun(plain)
    ends = commit(plain, [adding(number) for number in range(1, 9)])
    other.close()
    assert all(isinstance(end, Failed) for end in ends)
    assert len(seen) == 1
    assert rows(plain) == []


async def test_a_lookup_that_is_refused_costs_no_other_its_row(sqlite_store: Store) -> None:
    await put(sqlite_store)
    async with sqlite_store.db.write("break") as connection:
        await connection.execute(
            text(
                "CREATE TRIGGER refuse BEFORE INSERT ON lookup WHEN new.text = 'refused' "
                "BEGIN SELECT raise(ABORT, 'no'); END"
            )
        )
    asked = ["refused" if number % 10 == 3 else f"taken {number}" for number in range(40)]
    ends = await asyncio.gather(*(put(sqlite_store, said) for said in asked), return_exceptions=True)
    assert [isinstance(end, StoreError) for end in ends] == [said == "refused" for said in asked]
    assert sqlite_store.failures.count == 4
    kept = {hit.id: hit.text for hit in (await sqlite_store.lookups.history(ANN, limit=100)).hits}
    for said, end in zip(asked, ends, strict=True):
        assert isinstance(end, StoreError) or kept[end] == said
    assert await sqlite_store.check() == ()


async def test_the_same_interaction_twice_at_once_has_one_row_and_one_assessment(sqlite_store: Store) -> None:
    await put(sqlite_store)
    asked = request("twice", interaction_id=77)
    ends = await asyncio.gather(*(sqlite_store.record(asked, verdict(), 1) for _ in range(5)))
    assert len([end for end in ends if end is not None]) == 1
    async with sqlite_store.db.read("count") as connection:
        for table in ("lookup", "assessment"):
            assert (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one() == 2


async def test_whoever_leaves_before_the_turn_comes_is_not_kept(sqlite_store: Store) -> None:
    await put(sqlite_store)
    async with sqlite_store.db.write("hold the writer"):
        leaving, staying = (asyncio.create_task(put(sqlite_store, said)) for said in ("left", "stayed"))
        await asyncio.sleep(0.05)
        leaving.cancel()
        await asyncio.gather(leaving, return_exceptions=True)
    assert await staying
    said = [hit.text for hit in (await sqlite_store.lookups.history(ANN)).hits]
    assert "left" not in said
    assert "stayed" in said
