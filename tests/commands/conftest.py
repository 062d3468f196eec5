"""A log in a temporary file, services around it, a client on a wire."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import wire as wires

from commands.services import Running, Services
from core.reference.library import Library, load
from core.store import Store

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def library() -> Library:
    return load()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with await Store.open(f"sqlite:///{tmp_path / 'log.sqlite3'}", clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def services(library: Library, store: Store) -> Services:
    return Services(library=library, store=store, clock=lambda: NOW, running=Running(NOW))


@pytest.fixture
def wire() -> wires.Wire:
    return wires.Wire()


@pytest.fixture
async def client(services: Services, wire: wires.Wire) -> wires.Client:
    return await wires.client(services, wire)
