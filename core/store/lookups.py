"""Writing lookups, and reading them one by one."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

import core.store.terms as terms
from core.errors import StoreError
from core.lookups import Request
from core.store.engine import Database, in_one_go, uninterrupted
from core.store.records import Gone, GoneReason, LookupRow, Page, State
from core.store.rows import (
    EDITIONS,
    claim_json,
    clean,
    hit_of,
    hits,
    lookup_of,
    lookups,
    micros,
    moment,
    packed,
)
from core.store.schema import LEVELS, STATES, assessment, gone, headline, lookup
from core.store.servers import Servers, insert_into
from core.store.together import Work
from core.verdict import Verdict

log = logging.getLogger(__name__)

SHARED_IN_ONE = 200
"""Rows of a digest written in one transaction: lookups wait behind it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """The values of the two rows of a lookup; `assessment_id` and `terms` are still to come."""

    assessment: dict[str, Any]
    lookup: dict[str, Any]
    marks: terms.Marks


class _OtherNumbers(Exception):  # noqa: N818 - caught here and never an error
    """Another file stands where the log was, and may number its servers otherwise."""


class Lookups:
    """The log's own rows."""

    def __init__(self, db: Database, servers: Servers) -> None:
        self.db = db
        self._servers = servers
        self._add_assessment = assessment.insert()
        self._add_lookup = (
            insert_into(db, lookup)
            .on_conflict_do_nothing(index_elements=[lookup.c.interaction_id])
            .returning(lookup.c.id)
        )
        self._assessment_sql, self._assessment_order = _compiled(self._add_assessment, assessment)
        self._lookup_sql, self._lookup_order = _compiled(self._add_lookup, lookup)

    async def record(self, request: Request, verdict: Verdict, took_us: int) -> int | None:
        """Commit one row within a second; its id, or None where the interaction id is already known.

        Raises StoreError, and nothing else: whatever goes wrong here must not cost the user the answer.
        """
        try:
            entry = _entry(request, verdict, took_us)
            number = self._servers.known_number(request.discord_guild_id)
            if self.db.is_sqlite and number is not None:
                with suppress(_OtherNumbers):
                    return await self.db.soon("record", self._writing(entry, number))
            return await self.db.in_time("record", lambda connection: self._record(connection, entry))
        except StoreError:
            raise
        except Exception as error:
            log.exception("a lookup could not be recorded")
            raise self.db.failed("record", "broken") from error

    async def _record(self, connection: AsyncConnection, entry: _Entry) -> int | None:
        guild = entry.lookup["discord_guild_id"]
        async with connection.begin() as transaction:
            number = await self._servers.number(connection, guild)
            (row,) = await self._rows(connection, number, [entry])
            found: int | None = (await connection.execute(self._add_lookup, row)).scalar()
            if found is None:
                await transaction.rollback()
                return None
        self._servers.remember(guild, number)
        return found

    def _writing(self, entry: _Entry, number: int) -> Work[int | None]:
        """The same as plain statements, for the server with that number: through SQLAlchemy they take several times
        as long. Raises _OtherNumbers where the log was replaced meanwhile."""
        row: dict[str, Any] = {**entry.lookup, "terms": self._terms(number, entry)}
        judged = [entry.assessment.get(name) for name in self._assessment_order]

        def write(plain: sqlite3.Connection) -> int | None:
            if self._servers.known_number(row["discord_guild_id"]) != number:
                raise _OtherNumbers
            added = plain.execute(self._assessment_sql, judged).lastrowid
            beside = {"assessment_id": added, "parent_id": _parent_id(plain, row["parent_id"])}
            values = [(row | beside).get(name) for name in self._lookup_order]
            found = plain.execute(self._lookup_sql, values).fetchone()
            if found is None:
                plain.execute("DELETE FROM assessment WHERE id = ?", (added,))
                return None
            return found[0]

        return write

    async def record_headline(
        self, judged: Sequence[tuple[Request, Verdict]], took_us: int
    ) -> tuple[int, ...] | None:
        """Commit a row for each claim of one text within a second, all or none; their ids in the order given, or
        None where the first's interaction id is already known. That of the others is not kept.

        Raises StoreError, and nothing else. `judged` is not empty.
        """
        try:
            entries = [_entry(request, verdict, took_us) for request, verdict in judged]
            return await self.db.in_time("record", lambda connection: self._record_all(connection, entries))
        except StoreError:
            raise
        except Exception as error:
            log.exception("the lookups of a text could not be recorded")
            raise self.db.failed("record", "broken") from error

    async def _record_all(
        self, connection: AsyncConnection, entries: Sequence[_Entry]
    ) -> tuple[int, ...] | None:
        guild = entries[0].lookup["discord_guild_id"]
        async with connection.begin() as transaction:
            number = await self._servers.number(connection, guild)
            first, *others = await self._rows(connection, number, entries)
            found = (await connection.execute(self._add_lookup, first)).scalar()
            if found is None:
                await transaction.rollback()
                return None
            ids = [found]
            if others:
                ids += await self._add_rows(connection, others)
            of_one_text = [{"lookup_id": row_id, "first_id": found} for row_id in ids]
            await connection.execute(headline.insert(), of_one_text)
        self._servers.remember(guild, number)
        return tuple(ids)

    @uninterrupted
    async def record_others(
        self, first_id: int, judged: Sequence[tuple[Request, Verdict]], took_us: int = 0
    ) -> tuple[int, ...]:
        """Commit a row for each further claim of the text whose first claim is a lookup, once: where it has others
        already, those stay alone. Ids of all of them, the first one's too; none where that is gone. Interaction ids
        are not kept. `judged` is not empty. Raises StoreError."""
        entries = [_entry(request, verdict, took_us) for request, verdict in judged]
        guild = entries[0].lookup["discord_guild_id"]
        theirs = select(headline.c.lookup_id).where(headline.c.first_id == first_id)
        async with self.db.write("record claims") as connection:
            first = select(lookup.c.id).where(lookup.c.id == first_id).with_for_update()
            if (await connection.execute(first)).scalar() is None:
                return ()
            ids = list((await connection.execute(theirs.order_by(headline.c.lookup_id))).scalars())
            if ids:
                return tuple(ids)
            number = await self._servers.number(connection, guild)
            rows = [{**row, "interaction_id": None} for row in await self._rows(connection, number, entries)]
            ids = [first_id, *await self._add_rows(connection, rows)]
            of_one_text = [{"lookup_id": row_id, "first_id": first_id} for row_id in ids]
            await connection.execute(headline.insert(), of_one_text)
        self._servers.remember(guild, number)
        return tuple(ids)

    async def _rows(
        self, connection: AsyncConnection, number: int, entries: Sequence[_Entry]
    ) -> list[dict[str, Any]]:
        """The rows of the lookups of one text, their assessments added. Only the first keeps the interaction id."""
        many = assessment.insert().returning(assessment.c.id, sort_by_parameter_order=True)
        added = (await connection.execute(many, [entry.assessment for entry in entries])).scalars().all()
        parent = await _parent(connection, entries[0].lookup["parent_id"])
        return [
            {
                **entry.lookup,
                "terms": self._terms(number, entry),
                "assessment_id": assessment_id,
                "parent_id": parent,
                "interaction_id": entry.lookup["interaction_id"] if place == 0 else None,
            }
            for place, (entry, assessment_id) in enumerate(zip(entries, added, strict=True))
        ]

    @uninterrupted
    async def record_shared(
        self, verdict: Verdict, requests: Sequence[Request], took_us: int = 0, *, like: int | None = None
    ) -> tuple[int, ...]:
        """One assessment, a row for each request (a digest item on many servers). Ids in the order of the
        requests, whose interaction and parent ids are not kept. `like` is a lookup of the same verdict, whose
        assessment is shared if the row is still there. Raises StoreError."""
        ids: list[int] = []
        added = self._add_assessment.returning(assessment.c.id)
        assessment_id: int | None = None
        judged = assessment_values(verdict)
        for start in range(0, len(requests), SHARED_IN_ONE):
            some = requests[start : start + SHARED_IN_ONE]
            entries = [_entry(one, verdict, took_us, judged) for one in some]
            async with self.db.write("record shared") as connection:
                if assessment_id is None and like is not None:
                    shared = select(lookup.c.assessment_id).where(lookup.c.id == like)
                    assessment_id = (await connection.execute(shared)).scalar()
                if assessment_id is None:
                    assessment_id = (await connection.execute(added, entries[0].assessment)).scalar_one()
                numbers = {
                    guild: await self._servers.number(connection, guild)
                    for guild in {entry.lookup["discord_guild_id"] for entry in entries}
                }
                rows = [
                    {
                        **entry.lookup,
                        "terms": self._terms(numbers[entry.lookup["discord_guild_id"]], entry),
                        "assessment_id": assessment_id,
                        "interaction_id": None,
                        "parent_id": None,
                    }
                    for entry in entries
                ]
                ids += await self._add_rows(connection, rows)
            for guild, number in numbers.items():
                self._servers.remember(guild, number)
        return tuple(ids)

    async def _add_rows(self, connection: AsyncConnection, rows: Sequence[dict[str, Any]]) -> list[int]:
        """Insert lookups without interaction ids; their ids in the same order."""
        if not self.db.is_sqlite:
            many = lookup.insert().returning(lookup.c.id, sort_by_parameter_order=True)
            return list((await connection.execute(many, list(rows))).scalars())
        # SQLAlchemy goes to the driver's thread once a row, and back.
        values = [[row.get(name) for name in self._lookup_order] for row in rows]

        def write(plain: sqlite3.Connection) -> list[int]:
            return [plain.execute(self._lookup_sql, one).fetchone()[0] for one in values]

        return await in_one_go(connection, write)

    def _terms(self, number: int, entry: _Entry) -> str | list[str]:
        tokens = terms.terms(number, entry.lookup["text"], entry.marks)
        return " ".join(tokens) if self.db.is_sqlite else tokens

    async def get(self, lookup_id: int) -> LookupRow | None:
        """The row, from whatever server: the caller checks who may see it. Raises StoreError."""
        return await self._one("read lookup", lookup_id)

    async def get_in(self, discord_guild_id: int, lookup_id: int) -> LookupRow | None:
        """The row if it belongs to the server. Raises StoreError."""
        return await self._one("read lookup", lookup_id, lookup.c.discord_guild_id == discord_guild_id)

    @uninterrupted
    async def _one(self, operation: str, lookup_id: int, *conditions: Any) -> LookupRow | None:
        async with self.db.read(operation) as connection:
            row = (
                await connection.execute(lookups().where(lookup.c.id == lookup_id, *conditions))
            ).one_or_none()
        return None if row is None else lookup_of(row)

    @uninterrupted
    async def headline(self, lookup_id: int) -> tuple[LookupRow, ...]:
        """Every lookup that is left of the text this one is a claim of, itself among them, in the order of the
        text; empty where it is a claim of no text or gone. Works for the first one's id even when its row went.
        Raises StoreError."""
        first = select(headline.c.first_id).where(
            or_(headline.c.lookup_id == lookup_id, headline.c.first_id == lookup_id)
        )
        ids = select(headline.c.lookup_id).where(headline.c.first_id.in_(first))
        query = lookups().where(lookup.c.id.in_(ids)).order_by(lookup.c.id)
        async with self.db.read("read headline") as connection:
            return tuple(map(lookup_of, (await connection.execute(query)).all()))

    @uninterrupted
    async def gone(self, lookup_id: int) -> Gone | None:
        """When and why a row went; None where it is there or never was. Raises StoreError."""
        async with self.db.read("read gone") as connection:
            row = (await connection.execute(select(gone).where(gone.c.lookup_id == lookup_id))).one_or_none()
        return None if row is None else Gone(row.lookup_id, moment(row.at), GoneReason(row.reason))

    @uninterrupted
    async def history(self, discord_user_id: int, before: int | None = None, limit: int = 20) -> Page:
        """A user's own lookups, from everywhere, newest first. Raises StoreError."""
        query = hits().where(lookup.c.discord_user_id == discord_user_id)
        if before is not None:
            query = query.where(lookup.c.id < before)
        async with self.db.read("read history") as connection:
            rows = (await connection.execute(query.order_by(lookup.c.id.desc()).limit(limit + 1))).all()
        return page_of([hit_of(row) for row in rows], limit)

    @uninterrupted
    async def count(self) -> int:
        """How many rows the log has. Reads all of an index: not for a command. Raises StoreError."""
        async with self.db.read("count lookups") as connection:
            return (await connection.execute(select(func.count()).select_from(lookup))).scalar_one()


def page_of(found: Sequence[Any], limit: int) -> Page:
    """A page of at most `limit` of the `limit + 1` rows asked for."""
    more = len(found) > limit
    return Page(tuple(found[:limit]), found[limit - 1].id if more else None)


async def _parent(connection: AsyncConnection, parent_id: int | None) -> int | None:
    """The parent's id if its row is still there."""
    if parent_id is None:
        return None
    return (await connection.execute(select(lookup.c.id).where(lookup.c.id == parent_id))).scalar()


def _parent_id(plain: sqlite3.Connection, parent_id: int | None) -> int | None:
    """The same by plain SQLite."""
    if parent_id is None:
        return None
    found = plain.execute("SELECT id FROM lookup WHERE id = ?", (parent_id,)).fetchone()
    return None if found is None else found[0]


def assessment_values(verdict: Verdict) -> dict[str, Any]:
    """The values of the row that a verdict makes. Pure."""
    claim = verdict.claim
    return {
        "claim": claim_json(claim),
        "verdict": packed(verdict),
        "verdict_schema": verdict.schema_version,
        "level": LEVELS.index(verdict.level),
        "mineral": clean(claim.mineral),
        "country": None if claim.country is None else clean(claim.country),
        "figures_key": terms.figures_key(claim),
        "calculator": verdict.calculator,
        "editions": EDITIONS.dump_json(verdict.editions).decode(),
    }


def _entry(request: Request, verdict: Verdict, took_us: int, judged: dict[str, Any] | None = None) -> _Entry:
    """`judged` is the assessment's row where it was made before."""
    judged = assessment_values(verdict) if judged is None else judged
    return _Entry(
        assessment=judged,
        lookup={
            "interaction_id": request.interaction_id,
            "at": micros(request.at),
            "origin": request.origin,
            "command": request.command,
            "discord_guild_id": request.discord_guild_id,
            "discord_channel_id": request.discord_channel_id,
            "discord_user_id": request.discord_user_id,
            "text": clean(request.text),
            "parent_id": request.parent_id,
            "state": STATES.index(State.NEW),
            "took_us": took_us,
        },
        marks=terms.Marks(
            user=request.discord_user_id,
            channel=request.discord_channel_id,
            level=verdict.level,
            state=State.NEW,
            mineral=judged["mineral"],
            country=judged["country"],
            origin=request.origin,
            command=request.command,
            figures_key=judged["figures_key"],
        ),
    )


def _compiled(statement: Any, table: Any) -> tuple[str, list[str]]:
    """The statement as SQLite's driver takes it, and the order of its values; the id is the engine's."""
    columns = [column.name for column in table.columns if column.name != "id"]
    compiled = statement.compile(dialect=sqlite.dialect(), column_keys=columns)
    return str(compiled), list(compiled.positiontup or ())
