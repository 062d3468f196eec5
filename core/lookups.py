"""The one road: request, assess, record. Slash commands, menu, What if, digest and command line all take it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from core.calculator.assess import assess
from core.claim import Claim
from core.errors import StoreError
from core.reference.library import Library
from core.verdict import Verdict

log = logging.getLogger(__name__)


class Origin(StrEnum):
    """How a lookup was asked for. A What if keeps the origin of its parent and names it in `parent_id`."""

    SLASH = "slash"
    MENU = "menu"
    DIGEST = "digest"
    CLI = "cli"


@dataclass(frozen=True, slots=True)
class Request:
    """A claim to be judged, and who asked where.

    `text` is what was typed, `command` the command's full name ("check deposit"), `at` aware. The Discord
    ids are None outside Discord; `discord_guild_id` is None unless the bot is installed in that server.
    """

    claim: Claim
    text: str
    origin: Origin
    command: str
    at: datetime
    interaction_id: int | None = None
    discord_guild_id: int | None = None
    discord_channel_id: int | None = None
    discord_user_id: int | None = None
    parent_id: int | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """A request with its verdict. `id` is the log's row, None where there is none.

    `recorded` is False where no log was given or the log failed: the answer then goes out without buttons.
    `duplicate` says that this interaction was recorded before: nothing is to be answered.
    """

    request: Request
    verdict: Verdict
    id: int | None
    recorded: bool
    duplicate: bool
    took_us: int


class LookupLog(Protocol):
    """Where lookups are kept. `core.store.Store` is one."""

    async def record(self, request: Request, verdict: Verdict, took_us: int) -> int | None:
        """Commit one row within a second and return its id; None where the interaction id is already known.

        Raises StoreError, and nothing else, when the row could not be committed.
        """
        ...

    async def record_headline(
        self, judged: Sequence[tuple[Request, Verdict]], took_us: int
    ) -> Sequence[int] | None:
        """Commit a row for each claim of one text within a second, all or none, and return their ids in order; None
        where the first's interaction id is already known.

        Raises StoreError, and nothing else, when the rows could not be committed.
        """
        ...


async def look_up_all(
    requests: Sequence[Request], library: Library, lookup_log: LookupLog | None
) -> tuple[Lookup, ...]:
    """Judge the claims of one text and record them together: all of them or none. At least one; only the first's
    interaction id is kept. Raises what `assess` raises; never for a failing log."""
    started = time.perf_counter_ns()
    # Off the event loop: two dozen claims take a tenth of a second, and other lookups shall not wait for them.
    judged = await asyncio.to_thread(_judge_all, requests, library)
    took_us = (time.perf_counter_ns() - started) // 1_000
    ids: Sequence[int | None] | None = [None] * len(judged)
    recorded = lookup_log is not None
    if lookup_log is not None:
        try:
            ids = await lookup_log.record_headline(judged, took_us)
        except StoreError as error:
            log.error("lookups not recorded: %s (%s)", error.operation, error.reason)
            recorded = False
    return tuple(
        Lookup(request, verdict, row_id, recorded=recorded, duplicate=ids is None, took_us=took_us)
        for (request, verdict), row_id in zip(judged, ids or [None] * len(judged), strict=True)
    )


def _judge_all(requests: Sequence[Request], library: Library) -> list[tuple[Request, Verdict]]:
    return [(request, assess(request.claim, library)) for request in requests]


async def look_up(request: Request, library: Library, lookup_log: LookupLog | None) -> Lookup:
    """Judge the claim and record it. Raises what `assess` raises; never for a failing log."""
    started = time.perf_counter_ns()
    verdict = assess(request.claim, library)
    took_us = (time.perf_counter_ns() - started) // 1_000
    if lookup_log is None:
        return Lookup(request, verdict, None, recorded=False, duplicate=False, took_us=took_us)
    try:
        row_id = await lookup_log.record(request, verdict, took_us)
    except StoreError as error:
        log.error("lookup not recorded: %s (%s)", error.operation, error.reason)
        return Lookup(request, verdict, None, recorded=False, duplicate=False, took_us=took_us)
    return Lookup(request, verdict, row_id, recorded=True, duplicate=row_id is None, took_us=took_us)
