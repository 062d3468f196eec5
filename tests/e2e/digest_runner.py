"""Runs of the digest's desk, each in a process of its own that may kill itself at a step: python digest_runner.py

Reads an order a line, {"url", "api", "feeds", "now", "kill": "step" or "", "fetch"}, and answers each with the exit code
of the process it forked for it (-9 where that killed itself). A step is "claim:before", "claim:after" and so on. Forked
from a process that has everything imported, a run costs a tenth of what starting Python costs.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import traceback
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import discord

from bot import discord_address
from commands.digest import sending
from commands.digest.desk import Desk
from core.news.newsroom import Newsroom
from core.reference.library import load
from core.store import Store

STEPS = ("claim", "record", "items", "send", "confirm")


def deadly(call: Callable[..., Awaitable[Any]], step: str, kill: str) -> Callable[..., Awaitable[Any]]:
    """The call, with kill -9 before or after it."""

    async def whole(*args: Any, **kwargs: Any) -> Any:
        if kill == f"{step}:before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = await call(*args, **kwargs)
        if kill == f"{step}:after":
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return whole


def arm(store: Store, kill: str) -> None:
    """Wrap the one call that the step names."""
    step, _, _ = kill.partition(":")
    owner, name = {
        "claim": (store.digests, "claim"),
        "record": (store.lookups, "record_shared"),
        "items": (store.digests, "add_items"),
        "send": (sending, "send"),
        "confirm": (store.digests, "confirm"),
    }[step]
    setattr(owner, name, deadly(getattr(owner, name), step, kill))


async def run(order: dict[str, Any]) -> int:
    began, start = asyncio.get_running_loop().time(), datetime.fromisoformat(order["now"])

    def clock() -> datetime:
        return start + timedelta(seconds=asyncio.get_running_loop().time() - began)

    discord_address.point_at(order["api"])
    async with await Store.open(order["url"], clock=clock) as store:
        library, kill = load(), order["kill"]
        newsroom = Newsroom(
            store, library, clock, feeds_file=Path(order["feeds"]), allow_loopback=True, host_pause_s=0.0
        )
        if kill:
            arm(store, kill)
        async with discord.Client(intents=discord.Intents(guilds=True)) as client:
            await client.login("sandbox-token")
            if order.get("fetch"):
                await newsroom.fetch()
            return await Desk(store, library, newsroom, clock).run(client)


def apart(order: dict[str, Any]) -> int:
    """The run in a process of its own; its exit code."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            asyncio.run(run(order))
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    load().warm()
    for line in sys.stdin:
        print(apart(json.loads(line)), flush=True)
