"""What a file can suffer: locked, read-only, corrupt, full, newer, moved away. SQLite alone has a file."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from store_builders import ANN, HOME, FakeClock, claim, put, request, verdict

from core.errors import NewerSchema, StoreError
from core.lookups import look_up
from core.reference.library import load
from core.store import Store
from core.store.records import Filters, Match


@pytest.fixture(autouse=True)
def patience() -> None:
    """None here: the second that a record step has is what these tests are about."""


@pytest.fixture
def path(sqlite_url: str) -> Path:
    return Path(sqlite_url.removeprefix("sqlite:///"))


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another process, as it were, holds the file's write lock."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def rows_in(path: Path) -> list[int]:
    """The ids in a file, read without our code."""
    with sqlite3.connect(path) as reading:
        found = [row_id for (row_id,) in reading.execute("SELECT id FROM lookup ORDER BY id")]
    reading.close()
    return found


def move(path: Path, to: Path) -> None:
    """Another hand moves the file away."""
    path.rename(to)


def write(path: Path, content: bytes) -> None:
    """Another hand writes the file."""
    path.write_bytes(content)


def read(path: Path) -> bytes:
    """What is in the file."""
    return path.read_bytes()


async def test_the_file_is_as_it_should_be(sqlite_store: Store, path: Path) -> None:
    async with sqlite_store.db.write("look") as connection:
        found = {
            name: (await connection.execute(text(f"PRAGMA {name}"))).scalar()
            for name in ("journal_mode", "foreign_keys", "secure_delete", "busy_timeout", "synchronous")
        }
    assert found == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 800,
        "synchronous": 1,
    }


async def test_reading_connections_cannot_write(sqlite_store: Store) -> None:
    with pytest.raises(StoreError) as caught:
        async with sqlite_store.db.read("try") as connection:
            await connection.execute(text("DELETE FROM lookup"))
    assert caught.value.reason == "read_only"


async def test_locked_by_another_process_fails_within_a_second_and_recovers(
    sqlite_store: Store, path: Path, clock: FakeClock
) -> None:
    kept = await put(sqlite_store)
    with locked(path):
        started = time.perf_counter()
        with pytest.raises(StoreError) as caught:
            await put(sqlite_store)
        assert time.perf_counter() - started < 1.3
        assert caught.value.reason in ("locked", "timeout")
        assert await sqlite_store.lookups.get(kept) is not None
    assert sqlite_store.failures.count == 1
    assert sqlite_store.failures.last_at == clock.now
    assert sqlite_store.failures.last_operation == "record"
    await put(sqlite_store)


async def test_however_many_wait_each_is_let_go_within_a_second(
    sqlite_store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.store.engine.RECORD_LIMIT_S", 1.0)
    with locked(path):
        started = time.perf_counter()
        ends = await asyncio.gather(*(put(sqlite_store) for _ in range(50)), return_exceptions=True)
        assert time.perf_counter() - started < 1.5
    assert all(isinstance(end, StoreError) for end in ends)
    assert sqlite_store.failures.count == 50
    await asyncio.sleep(1.0)
    assert await put(sqlite_store)
    assert await sqlite_store.check() == ()


async def test_the_answer_arrives_when_the_log_fails(sqlite_store: Store, path: Path) -> None:
    library = load()
    with locked(path):
        lookup = await look_up(request(), library, sqlite_store)
    assert (lookup.id, lookup.recorded, lookup.duplicate) == (None, False, False)
    assert lookup.verdict.claim == claim()


async def test_a_lookup_without_a_log_is_answered_too() -> None:
    lookup = await look_up(request(), load(), None)
    assert (lookup.id, lookup.recorded) == (None, False)
    assert lookup.verdict.findings


async def test_the_whole_road_records_and_knows_the_second_delivery(sqlite_store: Store) -> None:
    asked, library = request(), load()
    first = await look_up(asked, library, sqlite_store)
    again = await look_up(asked, library, sqlite_store)
    assert (first.recorded, first.duplicate, again.duplicate, again.id) == (True, False, True, None)
    assert first.id is not None
    row = await sqlite_store.lookups.get(first.id)
    assert row is not None
    assert row.verdict == first.verdict


async def test_a_broken_statement_does_not_leave_the_writer_in_a_transaction(sqlite_store: Store) -> None:
    async with sqlite_store.db.write("break") as connection:
        await connection.execute(
            text(
                "CREATE TRIGGER refuse BEFORE INSERT ON lookup WHEN new.text = 'refused' "
                "BEGIN SELECT raise(ABORT, 'no'); END"
            )
        )
    with pytest.raises(StoreError):
        await put(sqlite_store, "refused")
    row_id = await put(sqlite_store, "taken")
    assert [hit.id for hit in (await sqlite_store.lookups.history(ANN)).hits] == [row_id]


async def test_a_full_disk_costs_no_answer_and_nothing_acknowledged(sqlite_store: Store, path: Path) -> None:
    kept = [await put(sqlite_store) for _ in range(3)]
    async with sqlite_store.db.write("fill") as connection:
        pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
        await connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    reasons: list[str] = []
    for number in range(200):
        try:
            kept.append(await put(sqlite_store, f"filling {number} " + "x" * 2_000))
        except StoreError as error:
            reasons.append(error.reason)
    assert reasons
    assert set(reasons) == {"full"}
    async with sqlite_store.db.write("make room") as connection:
        await connection.execute(text("PRAGMA max_page_count = 1000000"))
    kept.append(await put(sqlite_store))
    assert rows_in(path) == kept
    assert await sqlite_store.check() == ()


async def test_a_file_that_is_no_database_is_refused(sqlite_url: str, path: Path) -> None:
    write(path, b"This is not a database. " * 400)
    with pytest.raises(StoreError) as caught:
        await Store.open(sqlite_url)
    assert caught.value.reason == "corrupt"
    assert read(path).startswith(b"This is not")


async def test_a_damaged_file_is_found_by_check(sqlite_url: str, path: Path) -> None:
    async with await Store.open(sqlite_url) as store:
        for _ in range(40):
            await put(store)
    whole = bytearray(read(path))
    middle = len(whole) // 2 // 4096 * 4096
    whole[middle : middle + 8192] = b"\xff" * 8192
    write(path, bytes(whole))
    async with await Store.open(sqlite_url) as store:
        try:
            problems = await store.check()
        except StoreError as error:
            problems = (error.reason,)
    assert problems


async def test_a_directory_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        await Store.open(f"sqlite:///{tmp_path}/nowhere/log.db")
    assert caught.value.reason == "missing"


async def test_a_read_only_log_answers_and_refuses_to_record(sqlite_store: Store) -> None:
    kept = await put(sqlite_store)
    async with sqlite_store.db.writing.connect() as connection:
        # The superuser may write to any file: this is the same error from the same place.
        raw = (await connection.get_raw_connection()).driver_connection
        assert raw is not None
        await raw.execute("PRAGMA query_only=ON")
    with pytest.raises(StoreError) as caught:
        await put(sqlite_store)
    assert caught.value.reason == "read_only"
    assert await sqlite_store.lookups.get(kept) is not None


async def test_a_newer_schema_is_refused_and_left_alone(sqlite_url: str, path: Path) -> None:
    async with await Store.open(sqlite_url) as store:
        await put(store)
    with sqlite3.connect(path) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.close()
    with pytest.raises(NewerSchema) as caught:
        await Store.open(sqlite_url)
    assert caught.value.found == ("9999",)
    assert len(rows_in(path)) == 1


async def test_the_loop_is_never_held_up_by_a_locked_file(sqlite_store: Store, path: Path) -> None:
    worst = 0.0

    async def beat() -> None:
        nonlocal worst
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            worst = max(worst, time.perf_counter() - before - 0.005)

    beating = asyncio.create_task(beat())
    with locked(path):
        await asyncio.gather(*(put(sqlite_store) for _ in range(5)), return_exceptions=True)
    beating.cancel()
    assert worst < 0.5


async def test_a_file_moved_away_is_completed_and_a_new_one_is_begun(
    sqlite_store: Store, path: Path, tmp_path: Path
) -> None:
    before = [await put(sqlite_store) for _ in range(5)]
    aside = tmp_path / "aside.db"
    move(path, aside)
    after = await put(sqlite_store)
    assert rows_in(path) == [after]
    assert after not in before
    assert sqlite_store.failures.reopened == 1
    assert rows_in(aside) == before


async def test_an_older_copy_in_its_place_is_taken_up_and_nothing_acknowledged_is_lost(
    sqlite_store: Store, path: Path, tmp_path: Path
) -> None:
    early = [await put(sqlite_store, f"early {number}") for number in range(3)]
    copy = tmp_path / "copy.db"
    await sqlite_store.backup(copy)
    late = [await put(sqlite_store, f"late {number}") for number in range(3)]
    aside = tmp_path / "aside.db"
    move(path, aside)
    shutil.copy(copy, path)
    after = await put(sqlite_store, "after")
    assert rows_in(aside) == early + late
    assert rows_in(path) == [*early, after]
    assert after > late[-1], "a button of a lost row must not open another row"
    page = await sqlite_store.search.page(HOME, Filters(Match(text="after")))
    assert [hit.id for hit in page.hits] == [after]
    assert await sqlite_store.check() == ()


async def test_a_replaced_file_is_noticed_by_many_at_once(sqlite_store: Store, path: Path) -> None:
    await put(sqlite_store)
    move(path, path.with_suffix(".aside"))
    ids = await asyncio.gather(*(put(sqlite_store, f"{number}") for number in range(20)))
    assert rows_in(path) == sorted(ids)
    assert sqlite_store.failures.reopened == 1


async def test_reading_follows_a_replaced_file_too(sqlite_store: Store, path: Path) -> None:
    row_id = await put(sqlite_store)
    move(path, path.with_suffix(".aside"))
    assert await sqlite_store.lookups.get(row_id) is None


async def test_a_backup_is_one_sound_file_made_while_lookups_go_on(
    sqlite_store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    before = [await put(sqlite_store) for _ in range(20)]
    target = tmp_path / "backup.db"
    backing_up = asyncio.create_task(sqlite_store.backup(target))
    for _ in range(20):
        await put(sqlite_store)
    await backing_up
    assert not target.with_name("backup.db-wal").exists()
    async with await Store.open(f"sqlite:///{target}", clock=clock) as copy:
        assert await copy.check() == ()
        hits = (await copy.lookups.history(ANN, limit=100)).hits
    assert {*before} <= {hit.id for hit in hits}


async def test_a_backup_never_replaces_a_file(sqlite_store: Store, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("keep")
    with pytest.raises(FileExistsError):
        await sqlite_store.backup(target)
    assert target.read_text() == "keep"


async def test_a_backup_that_fails_leaves_nothing(sqlite_store: Store, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "backup.db"
    with pytest.raises(StoreError):
        await sqlite_store.backup(target)
    assert not target.parent.exists()


async def test_ids_of_forgotten_rows_are_never_given_again(sqlite_url: str, clock: FakeClock) -> None:
    async with await Store.open(sqlite_url, clock=clock) as store:
        newest = await put(store)
        await store.privacy.forget(ANN)
    async with await Store.open(sqlite_url, clock=clock) as store:
        assert await put(store) > newest


async def test_work_broken_off_anywhere_leaves_the_log_free(sqlite_store: Store) -> None:
    row_id = await put(sqlite_store)
    for turns in range(60):
        cut = asyncio.create_task(sqlite_store.reviews.dispute(row_id, ANN, "cut off"))
        for _ in range(turns):
            await asyncio.sleep(0)
        cut.cancel()
        reading = asyncio.create_task(sqlite_store.lookups.get(row_id))
        await asyncio.sleep(0)
        reading.cancel()
        await asyncio.gather(cut, reading, return_exceptions=True)
        await put(sqlite_store)
    assert sqlite_store.failures.count == 0
    await sqlite_store.privacy.finish()


async def test_closing_waits_for_a_running_record_step(sqlite_url: str, path: Path) -> None:
    store = await Store.open(sqlite_url)
    running = [asyncio.create_task(store.record(request(), verdict(), 1)) for _ in range(5)]
    await asyncio.sleep(0)
    await store.close()
    ends = await asyncio.gather(*running, return_exceptions=True)
    assert rows_in(path) == sorted(end for end in ends if isinstance(end, int))
    assert len(rows_in(path)) == 5
