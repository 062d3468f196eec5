"""Working with the log from the command line: open it, do something, close it; a database that fails is one line."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.cli import context
from core.clock import utc_now
from core.errors import StoreError
from core.store import Store

T = TypeVar("T")


def with_store(body: Callable[[Store], Awaitable[T]], url: str | None = None) -> T:
    """What the body returns, with the log of the settings or of this address. Ends the program with 74 where the
    database cannot be used."""
    address = context.settings_or_exit().database_url if url is None else url

    async def work() -> T:
        async with await Store.open(address, clock=utc_now) as store:
            return await body(store)

    try:
        return asyncio.run(work())
    except StoreError as error:
        context.store_failed(error)
