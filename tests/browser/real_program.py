"""The real program's sandbox as a process of its own, as a newcomer starts it."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from pathlib import Path

START_S = 30.0
STOP_S = 10.0
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


class RealProgram:
    """`reality-check sandbox --no-open --port 0`, its files in `directory`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.database = directory / "sandbox.sqlite3"
        self.url = ""
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._said: list[str] = []

    async def start(self) -> None:
        """Start it and read the page's address from what it says."""
        clean = {k: v for k, v in os.environ.items() if not k.startswith("RC_") and k != "DISCORD_TOKEN"}
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "sandbox", "--no-open", "--port", "0", "--database", str(self.database),
            cwd=self._directory,
            # A script types faster than the patience with one person lasts.
            env=clean | {"PYTHONPATH": str(Path(__file__).parents[2]), "RC_COOLDOWN": "off"},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        self._reading = asyncio.create_task(self._read())
        async with asyncio.timeout(START_S):
            while not self.url:
                assert self._process.returncode is None, "".join(self._said)
                await asyncio.sleep(0.05)

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            self._said.append(line.decode("utf-8"))
            found = _ADDRESS.search(self._said[-1])
            if found:
                self.url = self.url or found[0]

    async def stop(self) -> int:
        """Ask it to stop; its exit code."""
        assert self._process is not None
        assert self._reading is not None
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(STOP_S):
                code = await self._process.wait()
        except TimeoutError:
            self._process.kill()
            code = await self._process.wait()
        await self._reading
        return code
