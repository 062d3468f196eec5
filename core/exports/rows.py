"""Answers as CSV and as JSON lines, in pieces of text. Spreadsheets never take a cell for a formula."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import zlib
from collections.abc import AsyncIterator
from typing import Any

from core.exports.answers import Answer
from core.exports.worded import Words, worded
from core.store.records import StoredAssessment
from core.store.rows import EDITIONS, verdict_of
from core.wording.verdicts import headline, level_word, to_json

COLUMNS = (
    "id",
    "at",
    "origin",
    "command",
    "server",
    "channel",
    "user",
    "text",
    "level",
    "headline",
    "state",
    "decided_level",
    "decided_by",
    "decided_at",
    "note",
    "mineral",
    "country",
    "calculator",
    "editions",
    "link",
)

PACKED_TOGETHER = 256 * 1024
"""Bytes packed in one go."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the start of a formula (OWASP, CSV Injection); the wide forms too."""


async def csv_text(found: AsyncIterator[Answer], workers: int = 0) -> AsyncIterator[str]:
    """A head and a line for each answer (RFC 4180, CRLF). `workers` as for `worded`. Raises what `found` raises."""
    yield _csv_line(COLUMNS)
    async for answer, (headline_said, editions) in worded(found, in_a_line, workers):
        yield _csv_line([_safe(value) for value in _values(answer, headline_said, editions)])


def in_a_line(assessed: StoredAssessment) -> Words:
    """The headline, and the editions with a semicolon between. Pure."""
    editions = EDITIONS.validate_json(assessed.editions)
    listed = "; ".join(f"{edition.dataset} {edition.edition}" for edition in editions)
    return headline(verdict_of(assessed)), listed


async def json_lines(found: AsyncIterator[Answer], workers: int = 0) -> AsyncIterator[str]:
    """A JSON object on a line of its own for each answer; the verdict as the command line prints it. `workers` as for
    `worded`."""
    async for answer, (headline_said, verdict) in worded(found, as_json, workers):
        editions = json.loads(answer.row.assessed.editions)
        record: dict[str, Any] = dict(zip(COLUMNS, _values(answer, headline_said, editions), strict=True))
        record["level"] = answer.row.level
        yield f'{_json(record)[:-1]},"verdict":{verdict}}}\n'


def as_json(assessed: StoredAssessment) -> Words:
    """The headline, and the whole verdict as JSON. Pure."""
    verdict = verdict_of(assessed)
    return headline(verdict), _json(to_json(verdict))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


async def gzipped_within(pieces: AsyncIterator[str], limit_bytes: int) -> bytes | None:
    """The text as a gzip file of at most so many bytes; None where it does not fit, found out as early as can
    be. Packed in a thread: a megabyte takes a tenth of a second, and lookups shall not wait for it."""
    packing = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    packed = bytearray()
    async for some in _together(pieces):
        packed += await asyncio.to_thread(packing.compress, some)
        if len(packed) > limit_bytes:
            return None
    packed += packing.flush()
    return bytes(packed) if len(packed) <= limit_bytes else None


async def _together(pieces: AsyncIterator[str]) -> AsyncIterator[bytes]:
    """The pieces in UTF-8, some hundred kilobytes at a time."""
    some = bytearray()
    async for piece in pieces:
        some += piece.encode()
        if len(some) >= PACKED_TOGETHER:
            yield bytes(some)
            some.clear()
    yield bytes(some)


def _values(answer: Answer, headline_said: str, editions: Any) -> list[Any]:
    row, decision = answer.row, answer.decision
    return [
        row.id,
        row.at.isoformat(),
        row.origin.value,
        row.command,
        row.discord_guild_id,
        row.discord_channel_id,
        row.discord_user_id,
        row.text,
        level_word(row.level),
        headline_said,
        row.state.value,
        None if decision is None or decision.level is None else level_word(decision.level),
        None if decision is None else decision.discord_user_id,
        None if decision is None else decision.at.isoformat(),
        "" if decision is None else decision.note,
        row.mineral,
        row.country,
        row.assessed.calculator,
        editions,
        answer.link,
    ]


def _safe(value: object) -> str:
    """A cell that is text to every spreadsheet."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def _csv_line(cells: Any) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
