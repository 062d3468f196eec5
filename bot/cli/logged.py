"""A lookup of the command line that goes into the log."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from bot.cli import context
from core import lookups
from core.claim import Claim
from core.clock import utc_now
from core.errors import StoreError
from core.reference.library import Library
from core.store import Store
from core.verdict import Verdict


def look_up(command: str, text: str, claim: Claim, library: Library) -> Verdict:
    """Judge and record. Ends the program with 74 where the log cannot be opened."""
    (verdict,) = _recorded(command, text, [claim], lambda requests, log: _one(requests[0], library, log))
    return verdict


def look_up_all(command: str, text: str, claims: Sequence[Claim], library: Library) -> tuple[Verdict, ...]:
    """The same for all claims of one text, which know each other in the log."""

    async def work(requests: Sequence[lookups.Request], log: Store) -> tuple[Verdict, ...]:
        return tuple(one.verdict for one in await lookups.look_up_all(requests, library, log))

    return _recorded(command, text, claims, work)


async def _one(request: lookups.Request, library: Library, log: Store) -> tuple[Verdict, ...]:
    return ((await lookups.look_up(request, library, log)).verdict,)


def _recorded(
    command: str,
    text: str,
    claims: Sequence[Claim],
    work: Callable[[Sequence[lookups.Request], Store], Awaitable[tuple[Verdict, ...]]],
) -> tuple[Verdict, ...]:
    url = context.settings_or_exit().database_url
    requests = [
        lookups.Request(claim=claim, text=text, origin=lookups.Origin.CLI, command=command, at=utc_now())
        for claim in claims
    ]

    async def run() -> tuple[Verdict, ...]:
        async with await Store.open(url, clock=utc_now) as store:
            return await work(requests, store)

    try:
        return asyncio.run(run())
    except StoreError as error:
        context.store_failed(error)
