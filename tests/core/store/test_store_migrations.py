"""The schema's history: up and down from every revision on both engines, and what the tables' definition says."""

from __future__ import annotations

import zlib

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection
from store_builders import HOME, FakeClock, put

from core.store import Store, migrate
from core.store.engine import Database
from core.store.records import Filters, Match
from core.store.schema import LEVELS, STATES, metadata
from core.verdict import Level

REVISIONS = ("0001", "0002", "0003", "0004", "0005")


async def to(db: Database, revision: str, *, down: bool = False) -> None:
    """Bring the log to a revision."""
    async with db.writing.begin() as connection:
        await connection.run_sync(migrate.downgrade if down else migrate.upgrade, revision)


async def columns(db: Database) -> set[str]:
    """What is there: "table.column"."""

    def of(sync: Connection) -> set[str]:
        found = inspect(sync)
        return {
            f"{table}.{one['name']}" for table in found.get_table_names() for one in found.get_columns(table)
        }

    async with db.writing.begin() as connection:
        return await connection.run_sync(of)


def test_the_newest_revision_is_the_one_the_code_names() -> None:
    script = ScriptDirectory(str(migrate.HERE))
    assert script.get_heads() == [migrate.HEAD]
    assert tuple(sorted(one.revision for one in script.walk_revisions())) == REVISIONS


@pytest.mark.parametrize("start", ["base", *REVISIONS])
async def test_a_log_of_any_age_is_brought_up_with_its_rows(
    empty_url: str, clock: FakeClock, start: str
) -> None:
    if start != "base":
        old = Database(empty_url, clock)
        await to(old, start)
        await _add_row(old)
        await old.close()
    async with await Store.open(empty_url, clock=clock) as store:
        found = await store.search.page(HOME, Filters(Match(text="old")))
        assert [hit.text for hit in found.hits] == ([] if start == "base" else ["old row"])
        await put(store)
        assert await store.check() == ()


@pytest.mark.parametrize("end", ["base", *REVISIONS[:-1]])
async def test_the_newest_log_goes_back_to_any_age_and_up_again(
    empty_url: str, clock: FakeClock, end: str
) -> None:
    async with await Store.open(empty_url, clock=clock) as store:
        await put(store)
    db = Database(empty_url, clock)
    full = await columns(db)
    await to(db, end, down=True)
    assert await columns(db) < full
    if end == "base":
        assert await columns(db) == {"alembic_version.version_num"}
    await db.close()
    async with await Store.open(empty_url, clock=clock) as store:
        assert await store.lookups.count() == (0 if end == "base" else 1)
        await put(store)
        assert await store.check() == ()


async def test_the_tables_are_those_the_code_defines(empty_url: str, clock: FakeClock) -> None:
    async with await Store.open(empty_url, clock=clock) as store, store.db.writing.begin() as connection:
        different = await connection.run_sync(
            lambda sync: compare_metadata(
                MigrationContext.configure(sync, opts={"include_object": _is_ours}), metadata
            )
        )
    assert different == []


async def test_every_table_of_the_file_is_strict(sqlite_store: Store) -> None:
    async with sqlite_store.db.read("look") as connection:
        rows = (await connection.execute(text("SELECT name, strict FROM pragma_table_list"))).all()
    loose = {row.name for row in rows if not row.strict and row.name in metadata.tables}
    assert loose == set()


async def test_a_migration_that_fails_leaves_an_empty_log(
    empty_url: str, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_late(connection: object, to: str = "head") -> None:
        migrate_upgrade(connection, to)  # type: ignore[arg-type]
        raise RuntimeError("power cut")

    migrate_upgrade = migrate.upgrade
    monkeypatch.setattr(migrate, "upgrade", fail_late)
    with pytest.raises(RuntimeError, match="power cut"):
        await Store.open(empty_url, clock=clock)
    db = Database(empty_url, clock)
    assert await columns(db) == set()
    await db.close()


def test_every_level_has_its_number_and_keeps_it() -> None:
    assert set(LEVELS) == set(Level)
    assert [level.value for level in LEVELS] == [
        "holds_up",
        "unproven",
        "doubtful",
        "does_not_add_up",
        "impossible",
        "worked_out",
        "cannot_tell",
    ]
    assert [state.value for state in STATES] == [
        "new",
        "disputed",
        "confirmed",
        "wrong",
        "needs_source",
        "dismissed",
    ]


def _is_ours(_thing: object, name: str | None, kind: str, *_rest: object) -> bool:
    """Not the search index: its tables are SQLite's own, its column an expression on PostgreSQL."""
    return not (name or "").startswith(("lookup_search", "ix_lookup_terms", "sqlite_", "alembic_version"))


async def _add_row(db: Database) -> None:
    """A lookup as the first revision kept it."""

    async def add(connection: AsyncConnection) -> None:
        verdict = zlib.compress(b'{"level":"holds_up","findings":[]}')
        terms = "g1@a g1xold g1xrow" if db.is_sqlite else ["g1@a", "g1xold", "g1xrow"]
        for statement in (
            "INSERT INTO server(discord_guild_id, number, private_by_default) VALUES (:guild, 1, 0)",
            "INSERT INTO assessment(claim, verdict, verdict_schema, level, mineral, figures_key, calculator, "
            "editions) VALUES ('{}', :verdict, 1, 0, 'rare earths', 7, '1', '[]')",
            "INSERT INTO lookup(at, origin, command, discord_guild_id, text, assessment_id, state, took_us, terms)"
            " VALUES (1, 'slash', 'check deposit', :guild, 'old row', 1, 0, 5, :terms)",
        ):
            await connection.execute(
                text(statement).bindparams(**_used(statement, guild=HOME, terms=terms, verdict=verdict))
            )

    async with db.writing.begin() as connection:
        await add(connection)


def _used(statement: str, **values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if f":{name}" in statement}
