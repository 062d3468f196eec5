"""`/check deposit` with its log beside a bare ping, each a process of its own on a sandbox of its own.

`python -m tests.bench.bench_lookup` prints milliseconds from INTERACTION_CREATE to the callback; nothing here is a test.
"""

from __future__ import annotations

import asyncio
import math
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.sandbox import scene
from bot.sandbox.server import SandboxServer, start

sys.path.insert(0, str(Path(__file__).parents[1] / "e2e"))

from program import Program

WARM_UP = 50
ROUNDS = 400
IN_FLIGHT = 50
FLOOD = 2_000

Ask = Callable[[], Awaitable[float]]


async def main() -> None:
    """Side by side: one after the other, then fifty in flight."""
    with tempfile.TemporaryDirectory() as directory:
        ours, bare = await start(scene.standard_world()), await start(scene.standard_world())
        program = Program(ours, Path(directory), RC_LOG_LEVEL="warning")
        began = time.perf_counter()
        await program.start()
        check = _asker(ours, "check deposit", {"ore": "20 Mt", "grade": "700 g/t", "contained": "935,400 t"})
        await check()
        print(f"first answer after launch: {time.perf_counter() - began:.2f} s")
        resident = await asyncio.to_thread(_resident_mib, program.process.pid)
        print(f"resident when idle: {resident:.0f} MiB")
        pinging = await asyncio.create_subprocess_exec(
            sys.executable, str(Path(__file__).with_name("ping_bot.py")), bare.url, env=program.environment
        )
        while not bare.gateway.connected:  # noqa: ASYNC110 - the sandbox has no event for it
            await asyncio.sleep(0.05)
        ping = _asker(bare, "ping", {})
        try:
            await _side_by_side(check, ping)
            await _flood("check", check, program.process.pid)
            await _flood("ping", ping, pinging.pid)
        finally:
            pinging.terminate()
            await pinging.wait()
            await program.stop()
            await ours.close()
            await bare.close()


def _asker(server: SandboxServer, command: str, options: dict[str, str]) -> Ask:
    async def ask() -> float:
        began = time.perf_counter()
        opened = server.driver.slash(scene.MEMBER_ID, scene.GENERAL_ID, command, options)
        reply = await server.driver.reply(opened)
        # No answer within three seconds counts as slower than all others.
        return (time.perf_counter() - began) * 1_000 if reply.outcome == "message" else math.inf

    return ask


async def _side_by_side(check: Ask, ping: Ask) -> None:
    for _ in range(WARM_UP):
        await check()
        await ping()
    times: dict[str, list[float]] = {"check": [], "ping": []}
    for _ in range(ROUNDS):
        times["check"].append(await check())
        times["ping"].append(await ping())
    for name, row in times.items():
        print(f"{name}, one at a time: {_said(row)}")
    ratio = statistics.median(times["check"]) / statistics.median(times["ping"])
    print(f"check ÷ ping, p50: {ratio:.1f} (target 5, aim 3)")


async def _flood(name: str, ask: Ask, pid: int) -> None:
    times: list[float] = []
    waiting = iter(range(FLOOD))
    before_s = await asyncio.to_thread(_processor_s, pid)

    async def worker() -> None:
        for _ in waiting:
            times.append(await ask())

    began = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(IN_FLIGHT)))
    rate = FLOOD / (time.perf_counter() - began)
    spent_ms = (await asyncio.to_thread(_processor_s, pid) - before_s) / FLOOD * 1_000
    print(f"{name}, {IN_FLIGHT} in flight: {_said(times)}, {rate:.0f} a second")
    print(f"{name}: {spent_ms:.2f} ms of processor time each, so at most {1_000 / spent_ms:.0f} a second")


def _said(times: list[float]) -> str:
    ordered = sorted(times)
    late = sum(map(math.isinf, ordered))
    p50, p99 = (ordered[round(share * (len(ordered) - 1))] for share in (0.5, 0.99))
    return f"p50 {p50:.2f} ms, p99 {p99:.2f} ms" + (f", {late} never answered" if late else "")


def _processor_s(pid: int) -> float:
    """Processor time of all threads of a process so far, where the system tells (Linux)."""
    tasks = Path(f"/proc/{pid}/task")
    if not tasks.exists():
        return float("nan")
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9


def _resident_mib(pid: int) -> float:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1_024


if __name__ == "__main__":
    asyncio.run(main())
