"""Bringing a backup back in the place of a log, so that no number is given twice."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path

from core.clock import Clock, utc_now
from core.store.backup import PART
from core.store.store import Store

SKIPPED = 1_000_000
"""Numbers left out after a restore: those given since the backup stand under answers on Discord, and their buttons must
open nothing rather than another's lookup."""

JOURNALS = ("-wal", "-shm", "-journal")


async def restore(backup: Path, url: str, *, clock: Clock = utc_now) -> tuple[str, ...]:
    """Bring `backup`, a SQLite file that `Store.backup` wrote, back as the log at `url`, where nothing may stand yet,
    and what is wrong with it then: empty where it is sound. The backup stays as it is.

    Raises FileExistsError where a file or the journal of one stands there, TargetNotEmpty for a PostgreSQL database that
    has lookups, NewerSchema, StoreError, OSError.
    """
    if url.startswith("sqlite:///"):
        await asyncio.to_thread(_copy_in_place, backup, Path(url.removeprefix("sqlite:///")))
        async with await Store.open(url, clock=clock) as store:
            return await _made_ready(store)
    with tempfile.TemporaryDirectory(prefix="reality-check") as directory:
        copy = Path(directory) / "backup.sqlite3"
        await asyncio.to_thread(shutil.copyfile, backup, copy)
        async with (
            await Store.open(f"sqlite:///{copy}", clock=clock) as source,
            await Store.open(url, clock=clock) as store,
        ):
            await source.copy_to(store)
            return await _made_ready(store)


def _copy_in_place(backup: Path, path: Path) -> None:
    for part in (path, *(path.with_name(path.name + ending) for ending in JOURNALS)):
        # A journal that is left behind would be replayed into the file that takes its file's place.
        if part.exists():
            raise FileExistsError(part)
    part = path.with_name(path.name + PART)
    shutil.copyfile(backup, part)
    part.rename(path)


async def _made_ready(store: Store) -> tuple[str, ...]:
    await store.skip_numbers(SKIPPED)
    return await store.check()
