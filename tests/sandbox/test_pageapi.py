"""The page's routes and socket, without a browser."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.sandbox import pageapi, server
from bot.sandbox.pageviews import rights_in_words
from bot.sandbox.scene import (
    GENERAL_ID,
    MANAGER_ID,
    MEMBER_ID,
    MODERATOR_ID,
    MODERATORS_CHANNEL_ID,
    OUTSIDER_ID,
    SECOND_MEMBER_ID,
    standard_world,
)
from bot.sandbox.world import EPHEMERAL, Attachment, Message


@dataclass
class Client:
    """A browser's side of the socket."""

    session: aiohttp.ClientSession
    running: server.SandboxServer
    socket: aiohttp.ClientWebSocketResponse
    asked: int = 0

    async def ask(self, action: str, **fields: Any) -> Any:
        """Ask and take the answer; events that come first are skipped."""
        self.asked += 1
        await self.socket.send_json({"id": self.asked, "do": action, **fields})
        while True:
            packet = await self.socket.receive_json(timeout=5)
            if packet.get("id") == self.asked:
                return packet.get("answer", {"error": packet.get("error")})

    async def event(self, kind: str) -> Any:
        """The next event of a kind."""
        while True:
            packet = await self.socket.receive_json(timeout=5)
            if packet.get("event") == kind:
                return packet


@pytest_asyncio.fixture
async def client() -> AsyncIterator[Client]:
    running = await server.start(standard_world(), page=pageapi.attach)
    async with (
        aiohttp.ClientSession(running.url) as session,
        session.ws_connect("/page/socket") as socket,
    ):
        yield Client(session, running, socket)
    await running.close()


def _private_note(client: Client, user_id: int) -> Message:
    world = client.running.world
    return world.add_message(
        Message(
            id=world.snowflake(),
            channel_id=GENERAL_ID,
            author_id=world.bot.id,
            content="for you alone",
            flags=EPHEMERAL,
            visible_to=user_id,
            timestamp=world.timestamp(),
        )
    )


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/", "text/html"), ("/page/main.js", "text/javascript"), ("/page/style.css", "text/css")],
)
async def test_files_come_with_their_type_and_a_policy_against_foreign_code(
    client: Client, path: str, kind: str
) -> None:
    async with client.session.get(path) as answer:
        assert answer.status == 200
        assert answer.content_type == kind
        policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/page/none.js", "/page/..%2fworld.py", "/page/index.html", "/world.py"])
async def test_nothing_but_the_pages_own_files_is_served(client: Client, path: str) -> None:
    async with client.session.get(path) as answer:
        assert answer.status == 404


async def test_every_file_the_page_asks_for_is_there_and_nothing_is_inline(client: Client) -> None:
    for path in pageapi.PAGE.iterdir():
        text = path.read_text(encoding="utf-8")
        assert "innerHTML" not in text
        assert "http://" not in text.replace("http://www.w3.org/2000/svg", "")
        if path.suffix == ".html":
            assert "<style" not in text
            assert " onclick" not in text


async def test_a_file_of_a_message_cannot_run_code_in_the_pages_origin(client: Client) -> None:
    world = client.running.world
    evil = Attachment(world.snowflake(), "evil.html", b"<script>alert(1)</script>", "text/html")
    world.files[evil.id] = evil
    async with client.session.get(f"/attachments/{GENERAL_ID}/{evil.id}/evil.html") as answer:
        assert answer.status == 200
        assert "sandbox" in answer.headers["Content-Security-Policy"].split("; ")


async def test_a_page_from_elsewhere_cannot_open_the_socket(client: Client) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await client.session.ws_connect("/page/socket", headers={"Origin": "http://evil.example"})
    assert refused.value.status == 403


async def test_each_user_sees_the_places_their_rights_open(client: Client) -> None:
    def channels(view: Any) -> set[str]:
        return {channel["id"] for server_ in view["state"]["servers"] for channel in server_["channels"]}

    member = await client.ask("become", user=str(MEMBER_ID))
    moderator = await client.ask("become", user=str(MODERATOR_ID))
    assert str(MODERATORS_CHANNEL_ID) not in channels(member)
    assert str(MODERATORS_CHANNEL_ID) in channels(moderator)


async def test_an_unknown_user_is_the_first_person_and_never_the_bot(client: Client) -> None:
    for user in (None, "1", str(client.running.world.bot.id)):
        view = await client.ask("become", user=user)
        assert view["state"]["you"] == str(MEMBER_ID)


async def test_a_message_is_told_to_those_who_may_see_it(client: Client) -> None:
    await client.ask("become", user=str(MEMBER_ID))
    _private_note(client, MODERATOR_ID)
    client.running.driver.post(MODERATOR_ID, GENERAL_ID, "for all")
    told = await client.event("message")
    assert told["message"]["content"] == "for all"


async def test_a_dismissed_answer_stays_in_the_world_and_leaves_the_persons_sight(client: Client) -> None:
    note = _private_note(client, MEMBER_ID)
    assert await client.ask("dismiss", message=str(note.id)) is None
    view = await client.ask("become", user=str(MEMBER_ID))
    assert view["history"][str(GENERAL_ID)] == []
    assert client.running.world.message(note.id) is note


async def test_only_private_answers_of_ones_own_can_be_dismissed(client: Client) -> None:
    theirs = _private_note(client, MODERATOR_ID)
    public = client.running.driver.post(MODERATOR_ID, GENERAL_ID, "for all")
    for message in (theirs, public):
        answer = await client.ask("dismiss", message=str(message.id))
        assert answer["error"] == "Only an answer that you alone see can be dismissed."


@pytest.mark.parametrize(
    ("action", "fields", "words"),
    [
        ("fly", {}, "does not understand"),
        ("post", {"channel": "x", "content": "y"}, "does not understand"),
        ("press", {"message": "1", "custom_id": "a"}, "not there any more"),
        ("post", {"channel": str(MODERATORS_CHANNEL_ID), "content": "y"}, "cannot see"),
        ("slash", {"channel": str(GENERAL_ID), "command": "none", "options": {}}, "not offered"),
        ("submit", {"interaction": "1", "entered": {}}, "no such window"),
        ("fault", {"order": {"kind": "earthquake"}}, "Invalid Form Body"),
    ],
)
async def test_what_cannot_be_done_is_said_and_the_socket_stays_open(
    client: Client, action: str, fields: dict[str, Any], words: str
) -> None:
    assert words in (await client.ask(action, **fields))["error"]
    assert (await client.ask("become", user=None))["state"]["you"] == str(MEMBER_ID)


async def test_text_that_is_no_request_is_answered(client: Client) -> None:
    for text in ("nonsense", "[]", "null"):
        await client.socket.send_str(text)
        assert "does not understand" in (await client.socket.receive_json(timeout=5))["error"]


async def test_a_fault_is_armed_and_taken_back(client: Client) -> None:
    await client.ask("fault", order={"kind": "status", "status": 503})
    assert client.running.faults.listed()["rest"][0]["status"] == 503
    await client.ask("fault", order=None)
    assert client.running.faults.listed() == {"rest": [], "gateway": {}}


async def test_the_examples_given_at_the_start_reach_the_page() -> None:
    def with_examples(app: Any, driver: Any, faults: Any) -> None:
        pageapi.attach(app, driver, faults, examples=("/about",))

    running = await server.start(standard_world(), page=with_examples)
    try:
        async with (
            aiohttp.ClientSession(running.url) as session,
            session.ws_connect("/page/socket") as socket,
        ):
            view = await Client(session, running, socket).ask("become", user=None)
    finally:
        await running.close()
    assert view["state"]["examples"] == ["/about"]


@pytest.mark.parametrize(
    ("user_id", "words"),
    [
        (MEMBER_ID, "no special rights, has the app"),
        (MODERATOR_ID, "may manage messages, has the app"),
        (MANAGER_ID, "may manage the server"),
        (OUTSIDER_ID, "not in Strategic Minerals Club, has the app"),
        (SECOND_MEMBER_ID, "no special rights"),
    ],
)
def test_rights_are_said_in_words(user_id: int, words: str) -> None:
    assert rights_in_words(standard_world(), user_id) == words
