"""What holds the event loop? `python -m tests.bench.bench_loop [--rows 100000] [--seconds 20]`. Judges nothing.

Lookups go on while moderators search, export, replay, count and work through the queue of a large log, and texts are
read; then the program says which steps held its loop longest (aim: none 100 ms). The digest of a thousand servers is watched
by `bench_digest`, which drives it.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.sandbox import scene
from bot.sandbox.driver import Actor
from bot.sandbox.server import start
from core.store import Store
from tests.bench.seeded_log import BIG, seed, word

sys.path.insert(0, str(Path(__file__).parents[1] / "e2e"))

from program import Program

ASKING = 4
HEADLINE = (
    "Kazakhstan has found a deposit of 20 million tonnes of rare earths at 700 grams per tonne, holding 935,400 tonnes "
    "of metal, which would make it the third largest in the world and be worth 734% of GDP. "
)
ANSWER_S = 120.0


async def main() -> None:
    """Fill a log, drive the program on it for some seconds, stop it and print what it says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=20.0)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        server = await start(scene.standard_world())
        program = Program(server, Path(directory), RC_LOG_LEVEL="warning", module="tests.bench.watched_bot")
        await _fill(f"sqlite:///{program.database}", wanted.rows)
        await program.start()
        counts: dict[str, int] = {}
        until = time.monotonic() + wanted.seconds
        member = server.driver.act(scene.MEMBER_ID, scene.GENERAL_ID)
        moderator = server.driver.act(scene.MODERATOR_ID, scene.GENERAL_ID)
        await asyncio.gather(
            *(_over_and_over(counts, until, name, once) for name, once in _asking(member)),
            *(_over_and_over(counts, until, name, once) for name, once in _moderating(moderator)),
        )
        print(", ".join(f"{name} {times}" for name, times in counts.items()))
        await program.stop()
        print("\n".join(line for line in program.log.splitlines() if line.startswith("loop held")))
        await server.close()


Once = Callable[[], Awaitable[Any]]


def _asking(member: Actor) -> list[tuple[str, Once]]:
    async def deposit() -> None:
        await member.slash("check deposit", ore="20 Mt", grade="700 g/t", contained="935,400 t")

    async def headline() -> None:
        await member.slash("check headline", text=HEADLINE * 12)

    return [("deposit", deposit)] * ASKING + [("headline", headline)]


def _moderating(moderator: Actor) -> list[tuple[str, Once]]:
    pick = random.Random(1)

    def finished(command: str, **options: Any) -> Once:
        async def once() -> None:
            reply = await moderator.slash(command, **options)
            await moderator.driver.reply(reply.interaction, finished=True, timeout_s=ANSWER_S)

        return once

    async def search() -> None:
        await finished("review search", text=word(pick), without="state:dismissed")()

    return [
        ("search", search),
        ("queue", finished("review queue")),
        ("stats", finished("review stats", days=730)),
        ("export csv", finished("review export", text="grade", format="csv")),
        ("export claimreview", finished("review export", text="w7", format="claimreview")),
        ("replay", finished("review replay", text="grade")),
    ]


async def _over_and_over(counts: dict[str, int], until: float, name: str, once: Once) -> None:
    while time.monotonic() < until:
        await once()
        counts[name] = counts.get(name, 0) + 1


async def _fill(url: str, rows: int) -> None:
    """A seeded log whose big server is the sandbox's own."""
    async with await Store.open(url) as store:
        await seed(store, rows)
        async with store.db.write("seed") as connection:
            for table in ("server", "lookup"):
                change = f"UPDATE {table} SET discord_guild_id = :town WHERE discord_guild_id = :big"
                await connection.execute(text(change), {"town": scene.GUILD_ID, "big": BIG})


if __name__ == "__main__":
    asyncio.run(main())
