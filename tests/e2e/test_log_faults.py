"""When the log misbehaves: answers go on, nothing acknowledged is lost, the operator sees it."""

from __future__ import annotations

import asyncio
import re
import resource
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from program import Program

from bot.sandbox.driver import Actor, Reply

pytestmark = pytest.mark.e2e

DEPOSIT = {"ore": "20 Mt", "grade": "700 g/t"}


async def _ask(member: Actor) -> Reply:
    return await member.slash("check deposit", **DEPOSIT)


def _is_kept(reply: Reply) -> bool:
    """Whether the answer has buttons: they need a row."""
    assert "14,000 t" in reply.shown.content
    return bool(reply.shown.components)


def _number(reply: Reply) -> int:
    return int(reply.shown.components[0]["components"][0]["custom_id"].split(":")[2])


def _rows(path: Path) -> set[int]:
    with closing(sqlite3.connect(path)) as log:
        return {row[0] for row in log.execute("SELECT id FROM lookup")}


async def _about(member: Actor) -> str:
    return str((await member.slash("about")).shown.embeds[0]["description"])


async def test_a_log_that_another_process_holds_costs_only_the_buttons(
    program: Program, member: Actor
) -> None:
    await program.start()
    first = _number(await _ask(member))
    assert "no failure" in await _about(member)
    with closing(sqlite3.connect(program.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        replies = await asyncio.gather(*(_ask(member) for _ in range(5)))
        assert not any(_is_kept(reply) for reply in replies)
        other.execute("ROLLBACK")
    last = _number(await _ask(member))
    assert {first, last} <= _rows(program.database)
    failed = re.search(r"failed (\d+) times", await _about(member))
    assert failed is not None
    # Beside the five, the first answer's place may have been due to be noted just then.
    assert int(failed[1]) >= 5
    assert "lookup not recorded: record" in program.log
    assert "Traceback" not in program.log


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of a running process is Linux's own")
async def test_a_full_disk_costs_only_the_buttons(program: Program, member: Actor) -> None:
    await program.start()
    assert _is_kept(await _ask(member))
    pid, size = program.process.pid, program.database.with_name(f"{program.database.name}-wal").stat().st_size
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    assert not _is_kept(await _ask(member))
    assert not _is_kept(await _ask(member))
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert _is_kept(await _ask(member))
    assert "lookup not recorded: record (full)" in program.log
    assert "failed" in await _about(member)


async def test_an_older_copy_in_the_file_s_place_is_taken_up_and_nothing_is_lost(
    program: Program, member: Actor
) -> None:
    """As after a hasty restore: the moved file keeps all it had, the copy goes on, no id is given twice."""
    await program.start()
    before = _number(await _ask(member))
    copy, away = program.database.with_name("copy.sqlite3"), program.database.with_name("away.sqlite3")
    with closing(sqlite3.connect(program.database)) as live, closing(sqlite3.connect(copy)) as older:
        live.backup(older)
    between = [_number(await _ask(member)) for _ in range(3)]
    program.database.rename(away)
    copy.rename(program.database)
    answer = await _ask(member)
    after = _number(answer)
    assert "the log file was replaced" in program.log
    assert after > max(between)
    assert (await member.press(answer.shown, "Working")).outcome == "message"
    code, _ = await program.stop()
    assert code == 0
    assert {before, *between} <= _rows(away)
    assert _rows(program.database) == {before, after}
