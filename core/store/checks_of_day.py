"""What a community checked lately: counts, the most striking, what was overruled. Only answers that stood in public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from core.lookups import Origin
from core.store.engine import Database, uninterrupted
from core.store.records import ReviewKind, State
from core.store.rows import micros
from core.store.schema import LEVELS, STATES, assessment, level_at, lookup, review, shown
from core.verdict import GRAVITY, Level


@dataclass(frozen=True, slots=True)
class PublicCheck:
    """A check whose answer everybody in the channel saw. `level` is as answered, `corrected` what a moderator made
    of it, None where nobody did or no other level was named."""

    lookup_id: int
    text: str
    level: Level
    corrected: Level | None
    discord_channel_id: int
    discord_message_id: int


@dataclass(frozen=True, slots=True)
class ChecksOfDay:
    """`by_level` counts public checks of the period; `striking` is the gravest of them, the newest among equals,
    None where none is worse than unproven; `overruled` were decided to be wrong in the period, newest first."""

    by_level: dict[Level, int]
    striking: PublicCheck | None
    overruled: tuple[PublicCheck, ...]


class DayOfChecks:
    """Reads a server's public checks. The news of the digest itself is none of them."""

    def __init__(self, db: Database) -> None:
        self.db = db

    @uninterrupted
    async def between(
        self, discord_guild_id: int, since: datetime, until: datetime, limit: int = 3
    ) -> ChecksOfDay:
        """Checks asked, and at most `limit` overruled, in [`since`, `until`). Raises StoreError."""
        asked = and_(
            lookup.c.discord_guild_id == discord_guild_id,
            lookup.c.at >= micros(since),
            lookup.c.at < micros(until),
            lookup.c.origin != Origin.DIGEST,
        )
        counting = (
            select(assessment.c.level, func.count(lookup.c.id.distinct()).label("times"))
            .select_from(_PUBLIC)
            .where(asked, _IN_PUBLIC)
            .group_by(assessment.c.level)
        )
        async with self.db.read("checks of the day") as connection:
            counts = {level_at(row.level): row.times for row in (await connection.execute(counting)).all()}
            grave = [level for level in counts if level in _STRIKING]
            striking = None
            if grave:
                worst = max(grave, key=GRAVITY.index)
                query = _checks(
                    asked,
                    assessment.c.level == LEVELS.index(worst),
                    lookup.c.state != STATES.index(State.WRONG),
                )
                row = (await connection.execute(query.order_by(lookup.c.id.desc()).limit(1))).first()
                striking = None if row is None else _check(row, None)
            overruled = await self._overruled(connection, discord_guild_id, (since, until), limit)
        return ChecksOfDay(counts, striking, overruled)

    async def _overruled(
        self, connection: Any, discord_guild_id: int, period: tuple[datetime, datetime], limit: int
    ) -> tuple[PublicCheck, ...]:
        query = (
            _checks(
                lookup.c.discord_guild_id == discord_guild_id,
                lookup.c.state == STATES.index(State.WRONG),
                review.c.kind == ReviewKind.DECISION,
                review.c.state == STATES.index(State.WRONG),
                review.c.at >= micros(period[0]),
                review.c.at < micros(period[1]),
            )
            .join(review, review.c.lookup_id == lookup.c.id)
            .add_columns(review.c.level.label("corrected"))
            .order_by(review.c.id.desc())
        )
        found: dict[int, PublicCheck] = {}
        for row in (await connection.execute(query.limit(4 * limit))).all():
            corrected = None if row.corrected is None else level_at(row.corrected)
            found.setdefault(row.id, _check(row, corrected))
        return tuple(found.values())[:limit]


_STRIKING = (Level.DOUBTFUL, Level.DOES_NOT_ADD_UP, Level.IMPOSSIBLE)

_PUBLIC = lookup.join(assessment, lookup.c.assessment_id == assessment.c.id).join(
    shown, shown.c.lookup_id == lookup.c.id
)
_IN_PUBLIC = and_(shown.c.ephemeral == 0, shown.c.place == "reply")


def _checks(*conditions: ColumnElement[bool]) -> Any:
    columns = (
        lookup.c.id,
        lookup.c.text,
        assessment.c.level,
        shown.c.discord_channel_id,
        shown.c.discord_message_id,
    )
    return select(*columns).select_from(_PUBLIC).where(_IN_PUBLIC, *conditions)


def _check(row: Any, corrected: Level | None) -> PublicCheck:
    return PublicCheck(
        lookup_id=row.id,
        text=row.text,
        level=level_at(row.level),
        corrected=corrected,
        discord_channel_id=row.discord_channel_id,
        discord_message_id=row.discord_message_id,
    )
