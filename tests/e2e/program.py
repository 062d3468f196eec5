"""The real program as a process of its own, on a local Discord that the test runs."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

from bot.sandbox.server import SandboxServer

READY_S = 30.0
STOP_S = 5.0
TOKEN = "sandbox-token"


class Program:
    """`python -m bot run` against a sandbox, its files in `directory`. `module` may be another one that runs the bot."""

    def __init__(
        self, sandbox: SandboxServer, directory: Path, *, module: str = "bot", **settings: str
    ) -> None:
        self._sandbox = sandbox
        self._module = module
        self._log_path = directory / "bot.log"
        self.database = directory / "log.sqlite3"
        self._directory = directory
        self._settings = {
            "DISCORD_TOKEN": TOKEN,
            "RC_DISCORD_API": sandbox.url,
            "RC_DATABASE_URL": f"sqlite:///{self.database}",
            # One member asks more here than a person would.
            "RC_COOLDOWN": "off",
            **settings,
        }
        self._process: asyncio.subprocess.Process | None = None

    @property
    def process(self) -> asyncio.subprocess.Process:
        """The running process."""
        assert self._process is not None
        return self._process

    @property
    def environment(self) -> dict[str, str]:
        """What it is started with: nothing of the developer's own settings."""
        # Where Python may keep no compiled files, each start compiles the whole program.
        clean = {
            k: v for k, v in os.environ.items() if not k.startswith("RC_") and k != "PYTHONDONTWRITEBYTECODE"
        }
        return clean | self._settings | {"PYTHONPATH": str(Path(__file__).parents[2])}

    @property
    def log(self) -> str:
        """Everything it wrote so far."""
        return self._log_path.read_text("utf-8")

    async def launch(self) -> None:
        """Start it, without waiting."""
        with self._log_path.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", self._module, "run",
                cwd=self._directory,
                env=self.environment,
                stdout=log, stderr=log,
            )  # fmt: skip

    async def start(self) -> float:
        """Start it and wait until its gateway session stands; how long that took, in seconds."""
        began = time.monotonic()
        await self.launch()
        async with asyncio.timeout(READY_S):
            while not self._sandbox.gateway.connected:
                assert self.process.returncode is None, self.log
                await asyncio.sleep(0.02)
        return time.monotonic() - began

    async def says(self, words: str, *, within_s: float = READY_S) -> None:
        """Wait until its log has these words."""
        async with asyncio.timeout(within_s):
            while words not in self.log:  # noqa: ASYNC110 - a file has no event
                await asyncio.sleep(0.02)

    async def kill(self) -> None:
        """kill -9, as a power cut would, and wait until the sandbox has noticed."""
        self.process.kill()
        await self.process.wait()
        async with asyncio.timeout(READY_S):
            while self._sandbox.gateway.connected:  # noqa: ASYNC110 - the sandbox has no event for it
                await asyncio.sleep(0.02)

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Ask it to stop; its exit code and how long it took, in seconds."""
        began = time.monotonic()
        self.process.send_signal(number)
        async with asyncio.timeout(2 * STOP_S):
            code = await self.process.wait()
        return code, time.monotonic() - began

    async def ended(self) -> int:
        """Its exit code, when it ends by itself."""
        async with asyncio.timeout(READY_S):
            return await self.process.wait()

    async def close(self) -> None:
        """Leave nothing running behind a test."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
