"""When Discord misbehaves: one running program, and every fault the sandbox knows."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from program import READY_S, Program

from bot.sandbox import scene
from bot.sandbox.driver import Actor, Reply
from bot.sandbox.faults import GatewayAction, RestFault
from bot.sandbox.server import SandboxServer, start

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]

CALLBACK = "/interactions/*/*/callback"
DEPOSIT = {"ore": "20 Mt", "grade": "700 g/t"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def discord() -> AsyncIterator[SandboxServer]:
    server = await start(scene.standard_world())
    yield server
    await server.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(discord: SandboxServer, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Program]:
    made = Program(discord, tmp_path_factory.mktemp("faults"))
    await made.start()
    yield made
    await made.close()


@pytest_asyncio.fixture(loop_scope="module", autouse=True)
async def _behave_again(discord: SandboxServer, bot: Program) -> AsyncIterator[None]:
    """Every test finds a connected program and a Discord that behaves."""
    await _until(lambda: bool(discord.gateway.connected))
    yield
    discord.faults.clear()
    await _until(lambda: bool(discord.gateway.connected))
    assert "Traceback" not in bot.log, bot.log
    assert discord.world.refusals == []


@pytest.fixture
def mira(discord: SandboxServer) -> Actor:
    return discord.driver.act(scene.MEMBER_ID, scene.GENERAL_ID)


async def _until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(READY_S):
        while not happened():  # noqa: ASYNC110 - the sandbox has no event for it
            await asyncio.sleep(0.02)


def _rows(bot: Program, reply: Reply) -> int:
    """How many rows the log has for the interaction."""
    with sqlite3.connect(bot.database) as log:
        query = "SELECT count(*) FROM lookup WHERE interaction_id = ?"
        return int(log.execute(query, (reply.interaction.id,)).fetchone()[0])


def _shown(discord: SandboxServer, reply: Reply) -> int:
    """How many messages answer the interaction."""
    return sum(m.interaction_id == reply.interaction.id for m in discord.world.messages.values())


@pytest.mark.parametrize(
    "fault",
    [
        RestFault("rate_limit", path=CALLBACK, retry_after_s=0.2),
        RestFault("rate_limit", path=CALLBACK, retry_after_s=0.2, via=False),
        RestFault("status", path=CALLBACK, status=502),
        RestFault("lose_request", path=CALLBACK),
        RestFault("slow", path=CALLBACK, delay_s=1.0),
        RestFault("slow_answer", path=CALLBACK, delay_s=1.0),
    ],
    ids=lambda fault: f"{fault.kind}{'' if fault.via else '-without-via'}",
)
async def test_an_answer_arrives_once_though_its_way_is_disturbed(
    bot: Program, discord: SandboxServer, mira: Actor, fault: RestFault
) -> None:
    discord.faults.arm(fault)
    reply = await mira.slash("check deposit", **DEPOSIT)
    assert "14,000 t" in reply.shown.content
    assert fault.times == 0
    assert (_rows(bot, reply), _shown(discord, reply)) == (1, 1)


async def test_an_answer_whose_receipt_is_lost_is_not_given_twice(
    bot: Program, discord: SandboxServer, mira: Actor
) -> None:
    """The library asks again and hears that it is answered: that is no failure."""
    discord.faults.arm(RestFault("lose_answer", path=CALLBACK))
    reply = await mira.slash("check deposit", **DEPOSIT)
    assert "14,000 t" in reply.shown.content
    await _until(lambda: bool(discord.world.refusals))
    assert (_rows(bot, reply), _shown(discord, reply)) == (1, 1)
    discord.world.refusals.clear()


async def test_a_discord_that_fails_twice_costs_the_answer_but_not_the_row(
    bot: Program, discord: SandboxServer, mira: Actor
) -> None:
    discord.faults.arm(RestFault("status", path=CALLBACK, status=503, times=2))
    reply = await mira.slash("check deposit", **DEPOSIT)
    assert reply.outcome == "nothing"
    assert _rows(bot, reply) == 1
    await _until(lambda: bool(discord.world.refusals))
    assert (await mira.slash("check deposit", **DEPOSIT)).outcome == "message"
    discord.world.refusals.clear()


async def test_an_interaction_delivered_twice_has_one_row_and_one_answer(
    bot: Program, discord: SandboxServer, mira: Actor
) -> None:
    discord.faults.arm_gateway("duplicate_interaction")
    reply = await mira.slash("check deposit", **DEPOSIT)
    after = await mira.slash("check deposit", **DEPOSIT)
    assert (_rows(bot, reply), _shown(discord, reply)) == (1, 1)
    assert (_rows(bot, after), _shown(discord, after)) == (1, 1)


async def test_an_interaction_that_never_arrives_harms_none_after_it(
    bot: Program, discord: SandboxServer, mira: Actor
) -> None:
    discord.faults.arm_gateway("lose_interaction")
    lost, answered = await asyncio.gather(
        mira.slash("check deposit", **DEPOSIT), mira.slash("check deposit", **DEPOSIT)
    )
    assert (lost.outcome, answered.outcome) == ("nothing", "message")
    assert _rows(bot, lost) == 0


@pytest.mark.parametrize("action", ["drop", "reconnect"])
async def test_a_session_that_breaks_is_resumed_and_nothing_is_missed(
    bot: Program, discord: SandboxServer, mira: Actor, action: GatewayAction
) -> None:
    resumed = discord.gateway.resumed
    discord.faults.do(action)
    reply = await mira.slash("check deposit", **DEPOSIT)
    assert "14,000 t" in reply.shown.content
    assert _rows(bot, reply) == 1
    assert discord.gateway.resumed == resumed + 1


async def test_a_session_that_discord_closes_is_resumed(
    bot: Program, discord: SandboxServer, mira: Actor
) -> None:
    """The library waits some seconds first, so that what was asked meanwhile may be too late."""
    resumed = discord.gateway.resumed
    discord.faults.do("close")
    await _until(lambda: discord.gateway.resumed == resumed + 1)
    assert (await mira.slash("check deposit", **DEPOSIT)).outcome == "message"


async def test_a_session_that_cannot_be_resumed_is_begun_anew(
    bot: Program, discord: SandboxServer, mira: Actor
) -> None:
    begun = discord.gateway.identified
    discord.faults.arm_gateway("refuse_resume")
    discord.faults.do("drop")
    await _until(lambda: discord.gateway.identified == begun + 1)
    assert (await mira.slash("check deposit", **DEPOSIT)).outcome == "message"


async def test_a_session_declared_invalid_is_begun_anew(
    bot: Program, discord: SandboxServer, mira: Actor
) -> None:
    begun = discord.gateway.identified
    discord.faults.do("invalid_session")
    await _until(lambda: discord.gateway.identified == begun + 1)
    assert (await mira.slash("check deposit", **DEPOSIT)).outcome == "message"


async def test_a_gateway_that_refuses_for_a_while_is_asked_again(
    bot: Program, discord: SandboxServer, mira: Actor
) -> None:
    discord.faults.arm_gateway("refuse_connection", 2)
    discord.faults.do("drop")
    await _until(lambda: not discord.faults.gateway["refuse_connection"])
    await _until(lambda: bool(discord.gateway.connected))
    assert (await mira.slash("check deposit", **DEPOSIT)).outcome == "message"


async def test_a_button_pressed_twice_by_a_nervous_finger_is_answered_each_time(
    bot: Program, discord: SandboxServer, mira: Actor
) -> None:
    answer = (await mira.slash("check deposit", **DEPOSIT)).shown
    replies = await asyncio.gather(mira.press(answer, "Working"), mira.press(answer, "Working"))
    assert [reply.outcome for reply in replies] == ["message", "message"]


async def test_a_discord_that_is_away_at_the_start_is_waited_for(tmp_path: Path) -> None:
    server = await start(scene.standard_world())
    program = Program(server, tmp_path)
    server.faults.arm(RestFault("status", path="/users/@me", status=503))
    server.faults.arm_gateway("refuse_connection")
    try:
        await program.start()
        assert "trying again" in program.log
        assert "Traceback" not in program.log
        mira = server.driver.act(scene.MEMBER_ID, scene.GENERAL_ID)
        assert (await mira.slash("check deposit", **DEPOSIT)).outcome == "message"
    finally:
        await program.close()
        await server.close()
