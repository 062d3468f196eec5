"""A backup comes back on either engine, whole, and no number that a button may carry is given twice."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from store_builders import HOME, START, FakeClock, put

from core.errors import TargetNotEmpty
from core.store import Store
from core.store.restore import SKIPPED, restore


@pytest.fixture
async def backup(tmp_path: Path, clock: FakeClock) -> Path:
    """Of a log with two lookups and a day's digest."""
    target = tmp_path / "backup.sqlite3"
    async with await Store.open(f"sqlite:///{tmp_path / 'source.db'}", clock=clock) as store:
        for text in ("first", "second"):
            await put(store, text)
        assert await store.digests.claim(HOME, START.date()) is not None
        await store.backup(target)
    return target


async def test_a_backup_comes_back_and_numbers_go_on_beyond_those_given_since(
    backup: Path, empty_url: str, clock: FakeClock
) -> None:
    before = _bytes(backup)
    assert await restore(backup, empty_url, clock=clock) == ()
    assert _bytes(backup) == before
    async with await Store.open(empty_url, clock=clock) as store:
        assert await store.lookups.count() == 2
        assert await put(store, "third") > SKIPPED
        day = await store.digests.claim(HOME, START.date() + timedelta(days=1))
        assert day is not None
        assert day.id > SKIPPED


async def test_a_log_that_stands_there_is_not_touched(backup: Path, url: str, clock: FakeClock) -> None:
    async with await Store.open(url, clock=clock) as store:
        await put(store, "mine")
    with pytest.raises((FileExistsError, TargetNotEmpty)):
        await restore(backup, url, clock=clock)
    async with await Store.open(url, clock=clock) as store:
        assert await store.lookups.count() == 1


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
async def test_a_journal_left_behind_is_refused(backup: Path, tmp_path: Path, ending: str) -> None:
    """SQLite would replay it into the file that takes its file's place."""
    (tmp_path / f"log.db{ending}").touch()
    with pytest.raises(FileExistsError):
        await restore(backup, f"sqlite:///{tmp_path / 'log.db'}")
    assert not (tmp_path / "log.db").exists()


def _bytes(path: Path) -> bytes:
    return path.read_bytes()
