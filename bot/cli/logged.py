"""A lookup of the command line that goes into the log."""

from __future__ import annotations

import asyncio

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
    url = context.settings_or_exit().database_url
    request = lookups.Request(
        claim=claim, text=text, origin=lookups.Origin.CLI, command=command, at=utc_now()
    )

    async def work() -> Verdict:
        store = await Store.open(url, clock=utc_now)
        try:
            return (await lookups.look_up(request, library, store)).verdict
        finally:
            await store.close()

    try:
        return asyncio.run(work())
    except StoreError as error:
        context.store_failed(error)
