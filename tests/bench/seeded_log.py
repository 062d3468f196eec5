"""A log of any size, the same for the same seed: one server with three tenths of it, one with a tenth, 600 small.

The verdicts are short (one finding): it is the rows and the index that are measured, not the disk.
"""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import text

import core.store.terms as terms
from core.claim import Claim
from core.lookups import Origin
from core.quantities.figure import Dimension, Figure, Printed
from core.store import Store
from core.store.rows import claim_json, micros
from core.store.schema import LEVELS, STATES, assessment, lookup, server
from core.verdict import CALCULATOR_VERSION, SCHEMA

SEED = 20261124
BIG, MIDDLE, SMALL = 1, 2, 600
"""Numbers of the server with 30% and of that with 10%; how many share the rest."""

START = datetime(2026, 6, 1, tzinfo=UTC)
DAYS = 170
BATCH = 2_000
VOCABULARY = 4_000
USERS, CHANNELS = 5_000, 40
HEAVY_USER, HEAVY_ROWS = 77, 10_000
"""Who has most lookups, and how many: the one who asks to be forgotten."""

MINERALS = ("rare earths", "lithium", "copper", "nickel", "cobalt", "graphite", "uranium", "tungsten")
COUNTRIES = ("KAZ", "CHN", "USA", "AUS", "BRA", "VNM", "RUS", "IND", "NOR", "SWE", "CAN", None)
COMMANDS = ("check deposit", "check headline", "check rank", "check gdp")
COMMON = ("tons", "mt", "rare", "earths", "grade", "third", "world", "deposit", "700", "20")


def word(pick: random.Random) -> str:
    """A word: common ones often, the others by Zipf's law."""
    if pick.random() < 0.5:
        return pick.choice(COMMON)
    return f"w{int(VOCABULARY ** pick.random())}"


async def seed(store: Store, rows: int) -> None:
    """Fill an empty log with so many lookups, in order of time."""
    async with store.db.write("seed") as connection:
        servers = [
            {"discord_guild_id": number, "number": number, "retention_days": 180, "private_by_default": 0}
            for number in range(1, SMALL + 3)
        ]
        await connection.execute(server.insert(), servers)
    batches = _rows(rows, as_text=store.is_sqlite)
    for judged, asked in batches:
        async with store.db.write("seed") as connection:
            await connection.execute(assessment.insert(), judged)
            await connection.execute(lookup.insert(), asked)
    if not store.is_sqlite:
        await _finish_postgres(store, rows)


async def _finish_postgres(store: Store, rows: int) -> None:
    async with store.db.write("seed") as connection:
        for table in ("assessment", "lookup"):
            await connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {rows})"))
    async with store.db.writing.connect() as connection:
        plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
        for table in ("assessment", "lookup"):
            await plain.execute(text(f"VACUUM ANALYZE {table}"))


def _rows(rows: int, *, as_text: bool) -> Iterator[tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    pick = random.Random(SEED)
    heavy = set(pick.sample(range(rows), min(HEAVY_ROWS, rows // 10)))
    step = timedelta(days=DAYS) / rows
    for start in range(0, rows, BATCH):
        pairs = [
            _row(pick, number + 1, START + number * step, is_heavy=number in heavy, as_text=as_text)
            for number in range(start, min(start + BATCH, rows))
        ]
        yield [judged for judged, _ in pairs], [asked for _, asked in pairs]


def _row(
    pick: random.Random, row_id: int, at: datetime, *, is_heavy: bool, as_text: bool
) -> tuple[dict[str, Any], dict[str, Any]]:
    share = pick.random()
    number = BIG if share < 0.3 else MIDDLE if share < 0.4 else pick.randint(3, SMALL + 2)
    user = HEAVY_USER if is_heavy else 1_000 + int(USERS * pick.random() ** 2)
    claim = Claim(
        ore=_figure(pick.randint(1, 99_999) * 1e3, "t", Dimension.MASS),
        grade=_figure(pick.randint(100, 90_000), "ppm", Dimension.GRADE),
        mineral=pick.choice(MINERALS),
        country=pick.choice(COUNTRIES),
    )
    level = pick.choices(LEVELS, (20, 15, 15, 20, 5, 20, 5))[0]
    state = pick.choices(STATES, (90, 1, 4, 2, 2, 1))[0]
    said = " ".join(word(pick) for _ in range(pick.randint(6, 30)))
    channel, origin, command = pick.randint(1, CHANNELS), pick.choice(tuple(Origin)), pick.choice(COMMANDS)
    key = terms.figures_key(claim)
    marks = terms.Marks(user, channel, level, state, claim.mineral, claim.country, origin, command, key)
    tokens = terms.terms(number, said, marks)
    judged = {
        "id": row_id,
        "claim": claim_json(claim),
        "verdict": zlib.compress(json.dumps({"level": level, "findings": [_FINDING]}).encode()),
        "verdict_schema": SCHEMA,
        "level": LEVELS.index(level),
        "mineral": claim.mineral,
        "country": claim.country,
        "figures_key": key,
        "calculator": CALCULATOR_VERSION,
        "editions": "[]",
    }
    asked = {
        "id": row_id,
        "interaction_id": row_id,
        "at": micros(at),
        "origin": origin,
        "command": command,
        "discord_guild_id": number,
        "discord_channel_id": channel,
        "discord_user_id": user,
        "text": said,
        "assessment_id": row_id,
        "parent_id": None,
        "state": STATES.index(state),
        "took_us": 400,
        "terms": " ".join(tokens) if as_text else tokens,
    }
    return judged, asked


def _figure(value: float, unit: str, dimension: Dimension) -> Figure:
    printed = Printed(digits=f"{value:.0f}", number=value, unit=unit)
    return Figure(
        text=f"{value:.0f} {unit}", dimension=dimension, unit=unit, value=value, half=0.5, printed=printed
    )


_FINDING = {
    "check": "contained",
    "outcome": "worked_out",
    "level": None,
    "computed": {"low": 13_000.0, "likely": 14_000.0, "high": 15_000.0, "unit": "t"},
}
