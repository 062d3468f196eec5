"""Whatever is sent, the sandbox answers as Discord would: never with a failure of its own."""

import asyncio

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sandbox.routes import ROUTES
from bot.sandbox.scene import APPLICATION_ID, GENERAL_ID, GUILD_ID, MEMBER_ID, standard_world
from bot.sandbox.server import start

NAMES = st.sampled_from(
    [
        "type",
        "data",
        "content",
        "embeds",
        "title",
        "fields",
        "name",
        "value",
        "components",
        "custom_id",
        "style",
        "label",
        "options",
        "choices",
        "description",
        "allowed_mentions",
        "parse",
        "users",
        "attachments",
        "id",
        "flags",
        "nonce",
        "message_reference",
        "message_id",
        "footer",
        "text",
        "image",
        "url",
        "contexts",
        "recipient_id",
        "min_value",
        "required",
        "default_member_permissions",
    ]
)
LEAVES = st.none() | st.booleans() | st.integers(-2, 70) | st.floats() | st.text(max_size=5)
BODIES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=25,
)
PATHS = [(route.method, route.path) for route in ROUTES if route.method in ("POST", "PUT", "PATCH")]


@pytest.mark.parametrize(("method", "path"), PATHS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies=st.lists(BODIES, min_size=1, max_size=8))
def test_any_body_is_answered_and_never_by_a_failure(method: str, path: str, bodies: list[object]) -> None:
    async def send() -> None:
        server = await start(standard_world())
        try:
            await _send_all(server.url, _fill(path), method, bodies)
        finally:
            await server.close()

    asyncio.run(send())


@settings(max_examples=60)
@given(
    first=BODIES,
    kind=st.sampled_from([4, 5, 9]),
    data=st.dictionaries(NAMES, BODIES, max_size=6),
    later=st.lists(st.dictionaries(NAMES, BODIES, max_size=6), max_size=3),
)
def test_any_answer_to_an_interaction_is_answered(
    first: object, kind: int, data: dict[str, object], later: list[object]
) -> None:
    async def send() -> None:
        server = await start(standard_world())
        try:
            commands = [{"name": "ping", "description": "Ping"}]
            await _send_all(server.url, f"/applications/{APPLICATION_ID}/commands", "PUT", [commands])
            opened = server.driver.slash(MEMBER_ID, GENERAL_ID, "ping")
            bodies = [first, {"type": kind, "data": data}, {"type": 4, "data": {"content": "c"}}]
            await _send_all(server.url, f"/interactions/{opened.id}/{opened.token}/callback", "POST", bodies)
            hook = f"/webhooks/{APPLICATION_ID}/{opened.token}"
            await _send_all(server.url, hook, "POST", later)
            await _send_all(server.url, f"{hook}/messages/@original", "PATCH", later)
        finally:
            await server.close()

    asyncio.run(send())


def _fill(path: str) -> str:
    ids = {
        "application_id": APPLICATION_ID,
        "guild_id": GUILD_ID,
        "channel_id": GENERAL_ID,
        "user_id": MEMBER_ID,
        "token": "token",
    }
    for name in ("message_id", "command_id", "interaction_id"):
        ids[name] = 1
    return path.format(**ids)


async def _send_all(url: str, path: str, method: str, bodies: list[object]) -> None:
    headers = {"Authorization": "Bot sandbox-token"}
    async with aiohttp.ClientSession(headers=headers) as session:
        for body in bodies:
            async with session.request(method, f"{url}/api/v10{path}", json=body) as answer:
                assert answer.status < 500, (body, await answer.text())
