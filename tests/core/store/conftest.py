"""A log on each engine: SQLite in a file, PostgreSQL in a server of the test run's own."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from store_builders import FakeClock
from store_postgres import Postgres

from core.store import Store


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A running PostgreSQL."""
    # Not under pytest's own directory: a socket's path may have 107 characters, and other runs tidy up there.
    with tempfile.TemporaryDirectory(prefix="rcpg") as directory:
        os.environ.setdefault("XDG_RUNTIME_DIR", directory)
        running = Postgres(Path(directory) / "data")
        yield running
        running.server.cleanup()


@pytest.fixture(scope="session")
def migrated(postgres: Postgres) -> str:
    """The name of a database with the newest schema, from which others are copied."""
    database = postgres.create()

    async def migrate() -> None:
        await (await Store.open(postgres.url(database))).close()

    asyncio.run(migrate())
    return database


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine fails no test that is not about time."""
    monkeypatch.setattr("core.store.engine.RECORD_LIMIT_S", 30.0)


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still until it is told to go on."""
    return FakeClock()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A file that is not there yet."""
    return f"sqlite:///{tmp_path / 'log.db'}"


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """An empty database."""
    database = postgres.create()
    yield postgres.url(database)
    postgres.drop(database)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest) -> str:
    """The address of a log that is not there yet, for each engine."""
    return request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """As `empty_url`, but on PostgreSQL with the newest schema, which saves the migrations."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    database = postgres.create(request.getfixturevalue("migrated"))
    yield postgres.url(database)
    postgres.drop(database)


@pytest.fixture
async def store(url: str, clock: FakeClock) -> AsyncIterator[Store]:
    """An open, empty log, once for each engine."""
    async with await Store.open(url, clock=clock) as opened:
        yield opened


@pytest.fixture
async def sqlite_store(sqlite_url: str, clock: FakeClock) -> AsyncIterator[Store]:
    """An open, empty log in a file, for what only a file can suffer."""
    async with await Store.open(sqlite_url, clock=clock) as opened:
        yield opened
