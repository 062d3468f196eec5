"""The loopback port of the real program: unfit before Discord is there, fit after, and it counts."""

from __future__ import annotations

import asyncio
import json
import socket
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from program import Program

from bot.exits import Exit
from bot.sandbox.driver import Actor
from bot.sandbox.server import SandboxServer

pytestmark = pytest.mark.e2e


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


async def health(port: int, wanted: str) -> int:
    """The HTTP status of the health answer, once it says this."""
    async with asyncio.timeout(20):
        while True:
            code, said = await asyncio.to_thread(get, port, "/healthz")
            if json.loads(said)["status"] == wanted:
                return code
            await asyncio.sleep(0.05)


async def metrics(port: int, wanted: str) -> str:
    """The metrics, once they hold this line: a lookup is counted just after its answer is out."""
    async with asyncio.timeout(20):
        while True:
            _, numbers = await asyncio.to_thread(get, port, "/metrics")
            if wanted in numbers:
                return numbers
            await asyncio.sleep(0.05)


async def test_health_follows_the_gateway_and_lookups_are_counted(
    sandbox: SandboxServer, member: Actor, tmp_path: Path
) -> None:
    port = free_port()
    program = Program(sandbox, tmp_path, RC_METRICS_PORT=str(port))
    try:
        await program.start()
        assert await health(port, "ok") == 200
        await member.slash("check deposit", ore="20 Mt", grade="700 g/t", contained="935,400 t")
        numbers = await metrics(port, "rc_answer_age_seconds_count 1.0")
        assert 'rc_lookups_total{level="does_not_add_up",origin="slash"} 1.0' in numbers
        assert "rc_connected 1.0" in numbers
    finally:
        await program.close()


async def test_a_port_in_use_is_one_line_and_a_setting_to_mend(
    sandbox: SandboxServer, tmp_path: Path
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        program = Program(sandbox, tmp_path, RC_METRICS_PORT=str(taken.getsockname()[1]))
        try:
            await program.launch()
            assert await program.ended() == Exit.BAD_CONFIG
        finally:
            await program.close()
    assert "RC_METRICS_PORT" in program.log
    assert "Traceback" not in program.log
