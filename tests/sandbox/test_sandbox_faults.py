"""Each way the sandbox can misbehave, seen from the real discord.py and from a bare HTTP client."""

import asyncio
import time

import aiohttp
import discord
import pytest
from sandbox_bot import TestBot, until

from bot.sandbox.faults import RestFault
from bot.sandbox.scene import GENERAL_ID, MEMBER_ID, NEWS_ID
from bot.sandbox.server import SandboxServer


async def _news(client: TestBot) -> discord.TextChannel:
    channel = client.get_channel(NEWS_ID)
    assert isinstance(channel, discord.TextChannel)
    return channel


async def test_dropped_socket_is_resumed_and_nothing_is_missed(
    sandbox: SandboxServer, client: TestBot
) -> None:
    assert sandbox.faults.do("drop") == 1
    opened = sandbox.driver.slash(MEMBER_ID, GENERAL_ID, "silent")
    await until(lambda: client.resumed_count == 1)
    await until(lambda: [i.id for i in client.seen] == [opened.id])
    assert (sandbox.gateway.identified, sandbox.gateway.resumed) == (1, 1)


async def test_refused_resume_makes_the_bot_identify_again(sandbox: SandboxServer, client: TestBot) -> None:
    sandbox.faults.arm_gateway("refuse_resume")
    sandbox.faults.do("drop")
    await until(lambda: client.ready_count == 2, within_s=15)
    assert (sandbox.gateway.identified, sandbox.gateway.resumed) == (2, 0)
    reply = await sandbox.driver.act(MEMBER_ID, GENERAL_ID).slash("check deposit", ore="1 t")
    assert reply.outcome == "message"


async def test_reconnect_request_is_followed(sandbox: SandboxServer, client: TestBot) -> None:
    sandbox.faults.do("reconnect")
    await until(lambda: sandbox.gateway.resumed == 1)


async def test_invalid_session_ends_in_a_fresh_one(sandbox: SandboxServer, client: TestBot) -> None:
    sandbox.faults.do("invalid_session")
    await until(lambda: sandbox.gateway.identified == 2, within_s=15)


async def test_close_code_of_a_bad_token_stops_the_client(sandbox: SandboxServer, client: TestBot) -> None:
    sandbox.faults.do("close", code=4004)
    await until(client.is_closed)


async def test_refused_connection_is_tried_again(sandbox: SandboxServer, client: TestBot) -> None:
    sandbox.faults.arm_gateway("refuse_connection")
    sandbox.faults.do("drop")
    await until(lambda: client.resumed_count == 1, within_s=20)


async def test_unanswered_heartbeats_end_the_connection(sandbox: SandboxServer) -> None:
    sandbox.faults.arm_gateway("ignore_heartbeats")
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{sandbox.url}/gateway?v=10&encoding=json") as ws,
    ):
        assert (await ws.receive_json())["op"] == 10
        await ws.send_json({"op": 1, "d": None})
        await ws.send_json({"op": 1, "d": None})
        with pytest.raises(asyncio.TimeoutError):
            await ws.receive(timeout=0.2)
        sandbox.faults.clear()
        await ws.send_json({"op": 1, "d": None})
        assert (await ws.receive_json(timeout=2))["op"] == 11


async def test_duplicate_delivery_reaches_the_bot_twice(sandbox: SandboxServer, client: TestBot) -> None:
    sandbox.faults.arm_gateway("duplicate_interaction")
    reply = await sandbox.driver.act(MEMBER_ID, GENERAL_ID).slash("check deposit", ore="1 t")
    await until(lambda: len(client.seen) == 2)
    assert {i.id for i in client.seen} == {reply.interaction.id}
    await until(lambda: [r.code for r in sandbox.world.refusals] == [40060])


async def test_lost_interaction_fails_for_the_user_after_three_seconds(
    sandbox: SandboxServer, client: TestBot
) -> None:
    sandbox.faults.arm_gateway("lose_interaction")
    reply = await sandbox.driver.act(MEMBER_ID, GENERAL_ID).slash("check deposit", ore="1 t")
    assert (reply.outcome, client.seen) == ("nothing", [])


async def test_late_answer_meets_unknown_interaction(sandbox: SandboxServer, client: TestBot) -> None:
    reply = await sandbox.driver.act(MEMBER_ID, GENERAL_ID).slash("silent")
    assert reply.outcome == "nothing"
    with pytest.raises(discord.NotFound) as refused:
        await client.seen[0].response.send_message("too late")
    assert refused.value.code == 10062


async def test_answer_of_503_reaches_the_caller_and_changes_nothing(
    sandbox: SandboxServer, client: TestBot
) -> None:
    sandbox.faults.arm(RestFault("status", "/channels/*/messages", "POST", status=503))
    channel = await _news(client)
    with pytest.raises(discord.DiscordServerError):
        await channel.send("digest")
    assert sandbox.driver.act(MEMBER_ID, NEWS_ID).sees() == []
    await channel.send("digest")


async def test_answer_of_500_is_retried_by_the_library(sandbox: SandboxServer, client: TestBot) -> None:
    sandbox.faults.arm(RestFault("status", "/interactions/*", status=500))
    reply = await sandbox.driver.act(MEMBER_ID, GENERAL_ID).slash("check deposit", ore="1 t")
    assert reply.outcome == "message"


@pytest.mark.parametrize("whole_bot", [False, True])
async def test_rate_limit_with_via_is_waited_for(
    sandbox: SandboxServer, client: TestBot, whole_bot: bool
) -> None:
    sandbox.faults.arm(RestFault("rate_limit", "/channels/*", retry_after_s=0.3, whole_bot=whole_bot))
    started = time.monotonic()
    await (await _news(client)).send("digest")
    assert time.monotonic() - started >= 0.3


async def test_rate_limit_without_via_is_raised(sandbox: SandboxServer, client: TestBot) -> None:
    sandbox.faults.arm(RestFault("rate_limit", "/channels/*", via=False))
    with pytest.raises(discord.HTTPException) as refused:
        await (await _news(client)).send("digest")
    assert refused.value.status == 429


async def test_lost_answer_leaves_the_message_and_the_nonce_finds_it(
    sandbox: SandboxServer, client: TestBot
) -> None:
    sandbox.faults.arm(RestFault("lose_answer", "/channels/*/messages", "POST", times=5))
    channel = await _news(client)
    with pytest.raises((aiohttp.ClientError, OSError)):
        await channel.send("digest", nonce="rcd-7")
    sandbox.faults.clear()
    found = await channel.send("digest", nonce="rcd-7")
    assert [m.id for m in sandbox.driver.act(MEMBER_ID, NEWS_ID).sees()] == [found.id]


async def test_lost_request_did_nothing(sandbox: SandboxServer) -> None:
    sandbox.faults.arm(RestFault("lose_request", "/users/@me/channels"))
    headers = {"Authorization": "Bot sandbox-token"}
    async with aiohttp.ClientSession(headers=headers) as session:
        body, address = {"recipient_id": "1"}, f"{sandbox.url}/api/v10/users/@me/channels"
        with pytest.raises(aiohttp.ClientError):
            await session.post(address, json=body)
        assert sandbox.world.refusals == []
        async with session.post(address, json=body) as answer:
            assert answer.status == 400


@pytest.mark.parametrize("kind", ["slow", "slow_answer"])
async def test_slow_answers_take_their_time(sandbox: SandboxServer, client: TestBot, kind: str) -> None:
    sandbox.faults.arm(RestFault(kind, "/channels/*", delay_s=0.4))  # pyright: ignore[reportArgumentType]
    started = time.monotonic()
    await (await _news(client)).send("digest")
    assert time.monotonic() - started >= 0.4


async def test_slow_callback_is_too_late(sandbox: SandboxServer, client: TestBot) -> None:
    sandbox.faults.arm(RestFault("slow", "/interactions/*", delay_s=3.2))
    reply = await sandbox.driver.act(MEMBER_ID, GENERAL_ID).slash("check deposit", ore="1 t")
    assert reply.outcome == "nothing"
    await until(lambda: [r.code for r in sandbox.world.refusals] == [10062])


async def test_lost_callback_answer_meets_already_acknowledged(
    sandbox: SandboxServer, client: TestBot
) -> None:
    sandbox.faults.arm(RestFault("lose_answer", "/interactions/*"))
    reply = await sandbox.driver.act(MEMBER_ID, GENERAL_ID).slash("check deposit", ore="1 t")
    assert reply.outcome == "message"
    await until(lambda: sandbox.faults.listed()["rest"] == [])


async def test_faults_are_ordered_over_http(sandbox: SandboxServer) -> None:
    address = f"{sandbox.url}/sandbox/faults"
    async with aiohttp.ClientSession() as session:
        order = {"kind": "status", "path": "/users/*", "status": 502, "times": 2}
        async with session.post(address, json=order) as answer:
            listed = await answer.json()
        assert [(fault["kind"], fault["times"]) for fault in listed["rest"]] == [("status", 2)]
        async with session.get(f"{sandbox.url}/api/v10/users/@me") as answer:
            assert answer.status == 502
        async with session.post(address, json={"kind": "explode"}) as answer:
            assert answer.status == 400
            assert "kind" in (await answer.json())["errors"]
        async with session.post(address, json={"kind": "refuse_resume", "times": 3}) as answer:
            assert (await answer.json())["gateway"] == {"refuse_resume": 3}
        async with session.delete(address) as answer:
            assert await answer.json() == {"rest": [], "gateway": {}}
