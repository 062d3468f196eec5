"""Discord's own error codes for what is late, double, foreign, unknown or not allowed."""

import json

import aiohttp
import pytest
from sandbox_api import COMMANDS, MESSAGES, Api, callback, slash

from bot.sandbox.limits import LIMITS, most
from bot.sandbox.permissions import Permission
from bot.sandbox.routes import ROUTES
from bot.sandbox.scene import (
    APPLICATION_ID,
    DIGEST_ROLE_ID,
    FOREIGN_GUILD_ID,
    GENERAL_ID,
    GUILD_ID,
    LOUNGE_ID,
    MEMBER_DM_ID,
    MEMBER_ID,
    MODERATORS_CHANNEL_ID,
    OUTSIDER_DM_ID,
    SECOND_GUILD_ID,
    SECOND_MEMBER_ID,
    standard_world,
)
from bot.sandbox.server import NotLoopbackError, SandboxServer, start
from bot.sandbox.world import Interaction

TEXT = {"type": 4, "data": {"content": "c"}}


def _hook(interaction: Interaction) -> str:
    return f"/webhooks/{APPLICATION_ID}/{interaction.token}"


async def test_unknown_route_is_refused_by_name(api: Api, sandbox: SandboxServer) -> None:
    status, body = await api("GET", "/guilds/1/soundboard-sounds")
    assert status == 404
    assert "GET /guilds/1/soundboard-sounds" in body["message"]
    assert sandbox.world.refusals[0].path == "/guilds/1/soundboard-sounds"


async def test_unknown_method_of_a_known_route_is_refused(api: Api) -> None:
    assert (await api("PUT", MESSAGES, {}))[0] == 405


async def test_unknown_query_parameter_is_refused_by_name(api: Api) -> None:
    status, body = await api("GET", f"{MESSAGES}?count=3")
    assert (status, list(body["errors"])) == (400, ["count"])


async def test_page_of_101_messages_is_refused(api: Api) -> None:
    assert "limit" in (await api("GET", f"{MESSAGES}?limit=101"))[1]["errors"]


async def test_position_in_the_history_must_be_an_id(api: Api) -> None:
    assert "before" in (await api("GET", f"{MESSAGES}?before=yesterday"))[1]["errors"]


@pytest.mark.parametrize("header", [None, "Bot wrong", "sandbox-token", "Bearer sandbox-token"])
async def test_wrong_token_is_unauthorised(sandbox: SandboxServer, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.get(f"{sandbox.url}/api/v10/users/@me") as answer,
    ):
        assert (answer.status, await answer.json()) == (401, {"message": "401: Unauthorized", "code": 0})


@pytest.mark.parametrize(("content_type", "code"), [("application/json", 50109), ("text/plain", 50035)])
async def test_body_that_is_not_json_is_refused(sandbox: SandboxServer, content_type: str, code: int) -> None:
    headers = {"Authorization": "Bot sandbox-token", "Content-Type": content_type}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(f"{sandbox.url}/api/v10{MESSAGES}", data="{oops") as answer,
    ):
        assert (answer.status, (await answer.json())["code"]) == (400, code)


async def test_answers_carry_the_bare_content_type(sandbox: SandboxServer) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{sandbox.url}/api/v10/gateway") as answer:
        assert answer.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("body", [{}, {"content": "  "}, {"embeds": []}])
async def test_empty_message_is_refused(api: Api, body: dict[str, object]) -> None:
    status, answer = await api("POST", MESSAGES, body)
    assert (status, answer["code"]) == (400, 50006)


async def test_too_large_a_file_is_refused(api: Api) -> None:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("payload_json", json.dumps({"content": "c"}), content_type="application/json")
    form.add_field("files[0]", b"0" * (most("attachment.bytes") + 1), filename="big.bin")
    status, answer = await api("POST", MESSAGES, data=form)
    assert (status, answer["code"]) == (413, 40005)


async def test_part_of_another_name_is_refused(api: Api) -> None:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("upload", b"x", filename="a.txt")
    status, answer = await api("POST", MESSAGES, data=form)
    assert (status, list(answer["errors"])) == (400, ["upload"])


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("GET", "/channels/1", 10003),
        ("GET", f"/channels/{LOUNGE_ID}", 50001),
        ("POST", f"/channels/{LOUNGE_ID}/messages", 50001),
        ("GET", f"{MESSAGES}/1", 10008),
        ("DELETE", f"{MESSAGES}/1", 10008),
        ("GET", "/guilds/1", 10004),
        ("GET", f"/guilds/{FOREIGN_GUILD_ID}", 50001),
        ("GET", f"/guilds/{GUILD_ID}/members/1", 10007),
        ("GET", "/users/1", 10013),
        ("GET", f"{COMMANDS}/1", 10063),
        ("PUT", "/applications/1/commands", 50001),
        ("POST", f"/channels/{OUTSIDER_DM_ID}/messages", 50278),
        ("POST", "/interactions/1/abc/callback", 10062),
        ("POST", f"/webhooks/{APPLICATION_ID}/abc", 10015),
    ],
)
async def test_what_is_not_there_or_not_allowed_has_its_code(
    api: Api, sandbox: SandboxServer, method: str, path: str, code: int
) -> None:
    for guild in sandbox.world.guilds.values():
        guild.members.pop(sandbox.world.channel(OUTSIDER_DM_ID).recipient_ids[1], None)
    body = None if method == "GET" else {"content": "c"}
    assert (await api(method, path, body))[1]["code"] == code


async def test_channel_without_the_right_to_write_is_refused(api: Api, sandbox: SandboxServer) -> None:
    guild = sandbox.world.guild(GUILD_ID)
    bot_member = guild.members[sandbox.world.bot.id]
    for role_id in (GUILD_ID, *bot_member.role_ids):
        guild.roles[role_id].permissions &= ~Permission.SEND_MESSAGES
    assert (await api("POST", MESSAGES, {"content": "c"}))[1]["code"] == 50013
    guild.roles[bot_member.role_ids[0]].permissions = 0
    assert (await api("POST", f"/channels/{MODERATORS_CHANNEL_ID}/messages", {"content": "c"}))[1][
        "code"
    ] == 50013


async def test_anothers_message_cannot_be_edited(api: Api, sandbox: SandboxServer) -> None:
    said = sandbox.driver.act(MEMBER_ID, GENERAL_ID).say("hello")
    assert (await api("PATCH", f"{MESSAGES}/{said.id}", {"content": "c"}))[1]["code"] == 50005
    assert (await api("DELETE", f"{MESSAGES}/{said.id}"))[1]["code"] == 50013


@pytest.mark.usefixtures("published")
async def test_second_answer_is_refused(api: Api, sandbox: SandboxServer) -> None:
    interaction = slash(sandbox.driver)
    status, answer = await api("POST", f"{callback(interaction)}?with_response=true", TEXT)
    assert (status, answer["resource"]["message"]["content"]) == (200, "c")
    status, answer = await api("POST", callback(interaction), TEXT)
    assert (status, answer["code"]) == (400, 40060)


async def test_wrong_query_value_is_refused_by_name(api: Api) -> None:
    status, body = await api("POST", "/interactions/1/abc/callback?with_response=perhaps", TEXT)
    assert (status, list(body["errors"])) == (400, ["with_response"])


@pytest.mark.usefixtures("published")
async def test_answer_after_three_seconds_is_refused(api: Api, sandbox: SandboxServer) -> None:
    interaction = slash(sandbox.driver)
    interaction.created_s -= 3.01
    status, answer = await api("POST", callback(interaction), TEXT)
    assert (status, answer["code"]) == (404, 10062)


@pytest.mark.usefixtures("published")
async def test_wrong_token_of_an_interaction_is_refused(api: Api, sandbox: SandboxServer) -> None:
    first, second = slash(sandbox.driver), slash(sandbox.driver)
    path = f"/interactions/{first.id}/{second.token}/callback"
    assert (await api("POST", path, TEXT))[1]["code"] == 10062


@pytest.mark.usefixtures("published")
async def test_follow_up_before_the_answer_is_refused(api: Api, sandbox: SandboxServer) -> None:
    hook = _hook(slash(sandbox.driver))
    assert (await api("POST", hook, {"content": "c"}))[1]["code"] == 10015
    assert (await api("GET", f"{hook}/messages/@original"))[1]["code"] == 10015


@pytest.mark.usefixtures("published")
async def test_token_ends_after_fifteen_minutes(api: Api, sandbox: SandboxServer) -> None:
    interaction = slash(sandbox.driver)
    await api("POST", callback(interaction), TEXT)
    interaction.created_s -= 15 * 60
    status, answer = await api("PATCH", f"{_hook(interaction)}/messages/@original", {"content": "d"})
    assert (status, answer["code"]) == (401, 50027)


@pytest.mark.usefixtures("published")
async def test_follow_up_straight_after_a_deferral_takes_its_place(api: Api, sandbox: SandboxServer) -> None:
    interaction = slash(sandbox.driver)
    await api("POST", callback(interaction), {"type": 5, "data": {"flags": 64}})
    assert sandbox.world.message(interaction.response_message_id or 0).thinking
    _, message = await api("POST", f"{_hook(interaction)}?wait=true", {"content": "done"})
    assert int(message["id"]) == interaction.response_message_id
    assert message["flags"] == 64
    assert interaction.state == "answered"


@pytest.mark.usefixtures("published")
async def test_user_install_has_five_follow_ups(api: Api, sandbox: SandboxServer) -> None:
    interaction = sandbox.driver.slash(MEMBER_ID, LOUNGE_ID, "check", {"ore": "1 t"})
    await api("POST", callback(interaction), TEXT)
    codes = [(await api("POST", _hook(interaction), {"content": str(i)}))[0] for i in range(6)]
    assert codes == [200] * 5 + [400]
    assert sandbox.world.refusals[-1].code == 40094


@pytest.mark.usefixtures("published")
async def test_user_install_answers_to_one_alone_where_external_apps_are_off(
    api: Api, sandbox: SandboxServer
) -> None:
    sandbox.world.guild(FOREIGN_GUILD_ID).roles[FOREIGN_GUILD_ID].permissions &= ~Permission.USE_EXTERNAL_APPS
    interaction = sandbox.driver.slash(MEMBER_ID, LOUNGE_ID, "check", {"ore": "1 t"})
    _, answer = await api("POST", f"{callback(interaction)}?with_response=true", TEXT)
    assert answer["resource"]["message"]["flags"] == 64
    assert sandbox.driver.act(SECOND_MEMBER_ID, LOUNGE_ID).sees() == []


@pytest.mark.usefixtures("published")
async def test_ephemeral_answer_is_unknown_to_the_channel_routes(api: Api, sandbox: SandboxServer) -> None:
    interaction = slash(sandbox.driver)
    await api("POST", callback(interaction), {"type": 4, "data": {"content": "c", "flags": 64}})
    path = f"{MESSAGES}/{interaction.response_message_id}"
    assert (await api("PATCH", path, {"content": "d"}))[1]["code"] == 10008
    assert (await api("PATCH", f"{_hook(interaction)}/messages/@original", {"content": "d"}))[0] == 200


async def test_nonce_finds_the_earlier_message_for_some_minutes(api: Api, sandbox: SandboxServer) -> None:
    body = {"content": "c", "nonce": "rcd-1", "enforce_nonce": True}
    first, second = [(await api("POST", MESSAGES, body))[1]["id"] for _ in range(2)]
    assert first == second
    shift = 6 * 60
    before = sandbox.world.now
    sandbox.world.now = lambda: before() + shift
    assert (await api("POST", MESSAGES, body))[1]["id"] != first


async def test_nonce_that_is_not_enforced_stops_nothing(api: Api) -> None:
    body = {"content": "c", "nonce": "rcd-1"}
    first, second = [(await api("POST", MESSAGES, body))[1]["id"] for _ in range(2)]
    assert first != second


async def test_only_allowed_mentions_ping(api: Api) -> None:
    text = f"<@{MEMBER_ID}> <@&{DIGEST_ROLE_ID}> @everyone"
    _, quiet = await api("POST", MESSAGES, {"content": text, "allowed_mentions": {"parse": []}})
    assert (quiet["mentions"], quiet["mention_roles"], quiet["mention_everyone"]) == ([], [], False)
    _, role = await api(
        "POST", MESSAGES, {"content": text, "allowed_mentions": {"roles": [str(DIGEST_ROLE_ID)]}}
    )
    assert (role["mentions"], role["mention_roles"]) == ([], [str(DIGEST_ROLE_ID)])
    _, loud = await api("POST", MESSAGES, {"content": text})
    assert loud["mention_everyone"]
    assert [user["id"] for user in loud["mentions"]] == [str(MEMBER_ID)]


async def test_direct_channel_is_opened_once(api: Api) -> None:
    _, channel = await api("POST", "/users/@me/channels", {"recipient_id": str(MEMBER_ID)})
    assert int(channel["id"]) == MEMBER_DM_ID


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "sandbox.example.org"}, 403),
        ({"Host": "127.0.0.1.example.org"}, 403),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:1"}, 403),
        ({}, 200),
    ],
)
async def test_pages_elsewhere_cannot_reach_it(
    sandbox: SandboxServer, headers: dict[str, str], status: int
) -> None:
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.get(f"{sandbox.url}/api/v10/gateway") as answer,
    ):
        assert answer.status == status


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.org", "::"])
async def test_it_listens_on_loopback_alone(host: str) -> None:
    with pytest.raises(NotLoopbackError):
        await start(standard_world(), host=host)


@pytest.mark.parametrize(
    ("identify", "code"),
    [
        ({"token": "wrong"}, 4004),
        ({"intents": 1 << 15}, 4014),
        ({"intents": 1 << 40}, 4013),
        ({"shard": [2, 2]}, 4010),
        ({"colour": 1}, 4002),
    ],
)
async def test_wrong_identify_is_closed_with_its_code(
    sandbox: SandboxServer, identify: dict[str, object], code: int
) -> None:
    body = {"token": "sandbox-token", "intents": 1, "properties": {}, **identify}
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{sandbox.url}/gateway?v=10&encoding=json") as ws,
    ):
        assert (await ws.receive_json())["d"]["heartbeat_interval"] == 41250
        await ws.send_json({"op": 2, "d": body})
        assert (await ws.receive()).data == code


@pytest.mark.parametrize(
    ("sent", "code"), [("{oops", 4002), ('{"op": 3, "d": null}', 4003), ('{"op": 99, "d": null}', 4003)]
)
async def test_wrong_payload_is_closed_with_its_code(sandbox: SandboxServer, sent: str, code: int) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{sandbox.url}/gateway?v=10&encoding=json") as ws,
    ):
        await ws.receive_json()
        await ws.send_str(sent)
        assert (await ws.receive()).data == code


async def test_older_gateway_version_is_closed(sandbox: SandboxServer) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{sandbox.url}/gateway?v=9&encoding=json") as ws,
    ):
        assert (await ws.receive()).data == 4012


@pytest.mark.usefixtures("published")
async def test_each_interaction_reaches_the_shard_of_its_guild_alone(sandbox: SandboxServer) -> None:
    address = f"{sandbox.url}/gateway?v=10&encoding=json"
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(address) as even,
        session.ws_connect(address) as odd,
    ):
        for number, (ws, guild_id) in enumerate(((even, SECOND_GUILD_ID), (odd, GUILD_ID))):
            await ws.receive_json()
            body = {"token": "sandbox-token", "intents": 0, "properties": {}, "shard": [number, 2]}
            await ws.send_json({"op": 2, "d": body})
            assert [guild["id"] for guild in (await ws.receive_json())["d"]["guilds"]] == [str(guild_id)]
        in_guild = sandbox.driver.slash(MEMBER_ID, GENERAL_ID, "check", {"ore": "1 t"})
        direct = sandbox.driver.slash(MEMBER_ID, MEMBER_DM_ID, "check", {"ore": "1 t"})
        for ws, expected in ((odd, in_guild), (even, direct)):
            assert (await ws.receive_json(timeout=2))["d"]["id"] == str(expected.id)
            await ws.send_json({"op": 1, "d": None})
            assert (await ws.receive_json(timeout=2))["op"] == 11


def test_limits_are_each_stated_once_with_their_source() -> None:
    names = [limit.name for limit in LIMITS]
    assert len(names) == len(set(names))
    assert all(limit.document and limit.least <= limit.most for limit in LIMITS)


def test_routes_are_each_stated_once() -> None:
    stated = [(route.method, route.path) for route in ROUTES]
    assert len(stated) == len(set(stated))
