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


async def csv_text(found: AsyncIterator[Answer]) -> AsyncIterator[str]:
    """A head and a line for each answer (RFC 4180, CRLF). Raises what `found` raises."""
    yield _csv_line(COLUMNS)
    async for answer in found:
        yield _csv_line([_safe(value) for value in _values(answer)])


async def json_lines(found: AsyncIterator[Answer]) -> AsyncIterator[str]:
    """A JSON object on a line of its own for each answer; the verdict as the command line prints it."""
    async for answer in found:
        record: dict[str, Any] = dict(zip(COLUMNS, _values(answer), strict=True))
        record["editions"] = [edition.model_dump() for edition in answer.row.editions]
        record["level"] = answer.row.level
        record["verdict"] = to_json(answer.row.verdict)
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


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


def _values(answer: Answer) -> list[Any]:
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
        headline(row.verdict),
        row.state.value,
        None if decision is None or decision.level is None else level_word(decision.level),
        None if decision is None else decision.discord_user_id,
        None if decision is None else decision.at.isoformat(),
        "" if decision is None else decision.note,
        row.mineral,
        row.country,
        row.calculator,
        "; ".join(f"{edition.dataset} {edition.edition}" for edition in row.editions),
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
