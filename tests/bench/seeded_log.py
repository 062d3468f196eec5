"""A log of any size, the same for the same seed: one server with three tenths of it, one with a tenth, 600 small.

Claims and verdicts are real ones; a tenth as many are different as there are rows, and some are asked far more often
than others, as a headline is.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

import core.store.terms as terms
from core.lookups import Origin
from core.store import Store
from core.store.engine import in_one_go
from core.store.rows import micros
from core.store.schema import LEVELS, STATES, server
from tests.bench.seeded_claims import Judged, judged_claims

SEED = 20261124
BIG, MIDDLE, SMALL = 1, 2, 600
"""Numbers of the server with 30% and of that with 10%; how many share the rest."""

START = datetime(2026, 6, 1, tzinfo=UTC)
DAYS = 170
BATCH = 5_000
VOCABULARY = 4_000
USERS, CHANNELS = 5_000, 40
HEAVY_USER, HEAVY_ROWS = 77, 10_000
"""Who has most lookups, and how many: the one who asks to be forgotten."""

COMMON = ("tons", "mt", "rare", "earths", "grade", "third", "world", "deposit", "700", "20")
ASKED_AGAIN = 10
"""How often a claim is asked for on average."""

ASSESSMENT = ("id", "claim", "verdict", "verdict_schema", "level", "mineral", "country", "figures_key", "calculator",
              "editions")  # fmt: skip
LOOKUP = ("id", "interaction_id", "at", "origin", "command", "discord_guild_id", "discord_channel_id",
          "discord_user_id", "text", "assessment_id", "parent_id", "state", "took_us", "terms")  # fmt: skip

Rows = list[tuple[Any, ...]]


def word(pick: random.Random) -> str:
    """A word: common ones often, the others by Zipf's law."""
    if pick.random() < 0.5:
        return pick.choice(COMMON)
    return f"w{int(VOCABULARY ** pick.random())}"


async def seed(store: Store, rows: int, different: int | None = None) -> None:
    """Fill an empty log with so many lookups, in order of time, of so many different claims."""
    claims = list(judged_claims(SEED, different or -(-rows // ASKED_AGAIN)))
    async with store.db.write("seed") as connection:
        servers = [
            {"discord_guild_id": number, "number": number, "retention_days": 180, "private_by_default": 0}
            for number in range(1, SMALL + 3)
        ]
        await connection.execute(server.insert(), servers)
    load = _load_sqlite if store.is_sqlite else _load_postgres
    if not store.is_sqlite:
        await _plainly(store, "DROP INDEX ix_lookup_terms")
    for judged, asked in _batches(claims, rows, as_text=store.is_sqlite):
        async with store.db.write("seed") as connection:
            await load(connection, "assessment", ASSESSMENT, judged)
            await load(connection, "lookup", LOOKUP, asked)
    if not store.is_sqlite:
        await _finish_postgres(store, rows)


async def _load_sqlite(connection: AsyncConnection, table: str, columns: Sequence[str], rows: Rows) -> None:
    into = f"INSERT INTO {table}({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    await in_one_go(connection, lambda plain: plain.executemany(into, rows).close())


async def _load_postgres(connection: AsyncConnection, table: str, columns: Sequence[str], rows: Rows) -> None:
    driver: Any = (await connection.get_raw_connection()).driver_connection
    await driver.copy_records_to_table(table, records=rows, columns=columns)


async def _finish_postgres(store: Store, rows: int) -> None:
    await _plainly(
        store,
        *(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {rows})"
            for table in ("assessment", "lookup")
        ),
        "SET maintenance_work_mem = '512MB'",
        "CREATE INDEX ix_lookup_terms ON lookup USING gin (terms) WITH (fastupdate = off)",
        "VACUUM ANALYZE assessment",
        "VACUUM ANALYZE lookup",
    )


async def _plainly(store: Store, *statements: str) -> None:
    async with store.db.writing.connect() as connection:
        plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
        for statement in statements:
            await plain.execute(text(statement))


def _batches(claims: list[Judged], rows: int, *, as_text: bool) -> Iterator[tuple[Rows, Rows]]:
    pick = random.Random(SEED)
    heavy = set(pick.sample(range(rows), min(HEAVY_ROWS, rows // 10)))
    step = timedelta(days=DAYS) / rows
    pairs = (
        _row(
            pick,
            _claim(pick, claims, number, rows),
            number + 1,
            START + number * step,
            is_heavy=number in heavy,
            as_text=as_text,
        )
        for number in range(rows)
    )
    while some := list(islice(pairs, BATCH)):
        yield [judged for judged, _ in some], [asked for _, asked in some]


def _claim(pick: random.Random, claims: list[Judged], number: int, rows: int) -> Judged:
    """The row's own where there are enough of them, else one of all, some far more often than others."""
    if len(claims) >= rows:
        return claims[number]
    return claims[int(len(claims) * pick.random() ** 3)]


def _row(
    pick: random.Random, judged: Judged, row_id: int, at: datetime, *, is_heavy: bool, as_text: bool
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    share = pick.random()
    number = BIG if share < 0.3 else MIDDLE if share < 0.4 else pick.randint(3, SMALL + 2)
    user = HEAVY_USER if is_heavy else 1_000 + int(USERS * pick.random() ** 2)
    values = judged.values
    state = pick.choices(STATES, (90, 1, 4, 2, 2, 1))[0]
    said = " ".join((judged.typed, *(word(pick) for _ in range(pick.randint(2, 20)))))
    channel, origin = pick.randint(1, CHANNELS), pick.choice(tuple(Origin))
    marks = terms.Marks(
        user, channel, LEVELS[values["level"]], state, values["mineral"], values["country"], origin,
        judged.command, values["figures_key"],
    )  # fmt: skip
    tokens = terms.terms(number, said, marks)
    return (
        (row_id, *(values[name] for name in ASSESSMENT[1:])),
        (row_id, row_id, micros(at), str(origin), judged.command, number, channel, user, said, row_id, None,
         STATES.index(state), 400, " ".join(tokens) if as_text else tokens),
    )  # fmt: skip
