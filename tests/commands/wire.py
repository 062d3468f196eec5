"""A Discord that is only a wire: real interactions go in by discord.py's own door, and what it would send is kept.

The private names of discord.py that this needs stand here and nowhere else; the check at the end of the module fails
at import where a new version lacks one.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import discord
from discord.state import ConnectionState

from commands import routing
from commands.services import Services
from commands.tree import Tree, grow

APPLICATION = 700
GUILD = 4_000
CHANNEL = 5_000
ASKER = 6_000
OTHER = 6_001
EVERYWHERE = {"guild": 0, "bot_dm": 1, "private": 2}

_numbers = itertools.count(1)


def snowflake() -> int:
    """A fresh id, made now."""
    return discord.utils.time_snowflake(discord.utils.utcnow()) + next(_numbers)


@dataclass(frozen=True, slots=True)
class Sent:
    """A request the bot made."""

    method: str
    path: str
    body: dict[str, Any]
    files: tuple[bytes, ...] = ()


@dataclass
class Wire:
    """What was sent, and what Discord is to answer. `refuse` maps a part of a path to (status, error code)."""

    sent: list[Sent] = field(default_factory=list)
    refuse: dict[str, tuple[int, int]] = field(default_factory=dict)
    forced_ephemeral: bool = False
    answered: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def answers(self) -> list[dict[str, Any]]:
        """The bodies of the interaction callbacks."""
        return [s.body for s in self.sent if s.path.endswith("/callback")]

    @property
    def messages(self) -> list[dict[str, Any]]:
        """The messages among them."""
        return [body["data"] for body in self.answers if body["type"] == 4]

    @property
    def windows(self) -> list[dict[str, Any]]:
        """The windows among them."""
        return [body["data"] for body in self.answers if body["type"] == 9]

    @property
    def edits(self) -> list[dict[str, Any]]:
        """The changes of the pressed message among them."""
        return [body["data"] for body in self.answers if body["type"] == 7]

    @property
    def later(self) -> list[Sent]:
        """What was sent after a deferral: further messages, and changes of the first one."""
        return [s for s in self.sent if s.path.startswith(f"/webhooks/{APPLICATION}/")]

    def posted(self, channel: int) -> list[dict[str, Any]]:
        """The messages written into a channel without anybody's asking."""
        return [s.body for s in self.sent if s.method == "POST" and s.path == f"/channels/{channel}/messages"]

    @asynccontextmanager
    async def request(self, method: str, url: Any, *, data: Any = None, **_: Any) -> Any:
        """Take a request of discord.py's webhook adapter and answer as Discord would."""
        body, files = await _read(data)
        path = str(url).split("/api/v10")[-1].split("?")[0]
        self.sent.append(Sent(method, path, body, files))
        try:
            for part, (status, code) in self.refuse.items():
                if part in path:
                    yield _Answer(status, {"code": code, "message": "refused"})
                    return
            if path.endswith("/callback"):
                yield _Answer(200, self._callback_object(body))
            elif method == "DELETE":
                yield _Answer(204, {})
            else:
                yield _Answer(200, message_payload(snowflake()))
        finally:
            self.answered.set()

    def _callback_object(self, body: dict[str, Any]) -> dict[str, Any]:
        ephemeral = self.forced_ephemeral or bool(body.get("data", {}).get("flags", 0) & 64)
        message_id = snowflake()
        interaction = {
            "id": "1",
            "type": 2,
            "response_message_id": str(message_id),
            "response_message_ephemeral": ephemeral,
        }
        if body.get("type") != 4:
            return {"interaction": {"id": "1", "type": 2}}
        message = message_payload(message_id, flags=64 if ephemeral else 0)
        return {"interaction": interaction, "resource": {"type": 4, "message": message}}


class _Answer:
    def __init__(self, status: int, body: dict[str, Any]) -> None:
        self.status, self.reason = status, "reason"
        self.headers = {"content-type": "application/json", "Content-Type": "application/json"}
        self._text = json.dumps(body)

    async def text(self, encoding: str = "utf-8") -> str:
        """The body."""
        return self._text


async def _read(data: Any) -> tuple[dict[str, Any], tuple[bytes, ...]]:
    if isinstance(data, aiohttp.FormData):
        fields = {options["name"]: value for options, _, value in data._fields}
        files = tuple(v.read() for name, v in fields.items() if name != "payload_json")
        return json.loads(fields["payload_json"]), files
    return (json.loads(data) if data else {}), ()


class Client(discord.Client):
    """A client with our commands and buttons that never connects."""

    services: Services
    tree: Tree

    async def on_interaction(self, interaction: Any) -> None:
        """As the program's own client."""
        await routing.route(interaction)


async def client(services: Services, wire: Wire) -> Client:
    """A client on this wire, as if logged in."""
    made = Client(intents=discord.Intents(guilds=True), allowed_mentions=discord.AllowedMentions.none())
    made.services = services
    made.tree = grow(made, services)
    await made._async_setup_hook()
    made._connection.application_id = APPLICATION
    made._connection.user = discord.ClientUser(
        state=made._connection, data=user_payload(APPLICATION, bot=True)
    )
    made.http._HTTPClient__session = wire
    made.http._global_over = asyncio.Event()
    made.http._global_over.set()
    return made


async def deliver(to: Client, payload: dict[str, Any]) -> None:
    """Hand an interaction over and wait until everything it started has ended."""
    before = asyncio.all_tasks()
    to._connection.parse_interaction_create(payload)
    while started := {task for task in asyncio.all_tasks() - before if not _is_a_timer(task)}:
        _, slow = await asyncio.wait(started, timeout=5)
        assert not slow


def _is_a_timer(task: asyncio.Task[Any]) -> bool:
    """discord.py lets the view of a private message run out after a quarter of an hour."""
    return "timeout_task" in getattr(task.get_coro(), "__qualname__", "")


def user_payload(user_id: int, *, bot: bool = False) -> dict[str, Any]:
    """A user as Discord prints one."""
    return {
        "id": str(user_id),
        "username": f"u{user_id}",
        "discriminator": "0",
        "avatar": None,
        "global_name": None,
        "bot": bot,
    }


def message_payload(message_id: int, *, flags: int = 0, components: Any = ()) -> dict[str, Any]:
    """A message of the bot's as Discord prints one."""
    return {
        "id": str(message_id),
        "channel_id": str(CHANNEL),
        "author": user_payload(APPLICATION, bot=True),
        "content": "",
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "type": 20,
        "flags": flags,
        "components": list(components),
    }


def interaction(
    kind: int,
    data: dict[str, Any],
    *,
    user: int = ASKER,
    where: str = "guild",
    installed: bool = True,
    **more: Any,
) -> dict[str, Any]:
    """An interaction as the gateway delivers it. `where` is guild, bot_dm or private."""
    payload: dict[str, Any] = {
        "id": str(snowflake()),
        "application_id": str(APPLICATION),
        "type": kind,
        "data": data,
        "token": "token",
        "version": 1,
        "channel_id": str(CHANNEL),
        "app_permissions": "0",
        "locale": "en-US",
        "context": EVERYWHERE[where],
        "attachment_size_limit": 10_485_760,
        "entitlements": [],
        "channel": {
            "id": str(CHANNEL),
            "type": 0 if where == "guild" else 1,
            "name": "c",
            "position": 0,
            "permissions": "0",
            "recipients": [],
        },
        "authorizing_integration_owners": {"0": str(GUILD)} if installed else {"1": str(user)},
    }
    if where == "guild":
        payload["guild_id"] = str(GUILD)
        payload["guild"] = {"id": str(GUILD), "features": [], "locale": "en-US"}
        payload["member"] = {
            "user": user_payload(user),
            "roles": [],
            "joined_at": "2026-01-01T00:00:00+00:00",
            "deaf": False,
            "mute": False,
            "permissions": "0",
            "flags": 0,
        }
    else:
        payload["user"] = user_payload(user)
    return payload | more


def slash(command: str, options: Mapping[str, Any] = {}, **more: Any) -> dict[str, Any]:
    """A slash command with its options, "check deposit"."""
    top, _, sub = command.partition(" ")
    given = [{"name": n, "type": 5 if isinstance(v, bool) else 3, "value": v} for n, v in options.items()]
    inner = [{"name": sub, "type": 1, "options": given}] if sub else given
    return interaction(2, {"id": "1", "name": top, "type": 1, "options": inner}, **more)


def typing(command: str, option: str, text: str, **more: Any) -> dict[str, Any]:
    """An autocomplete of one option."""
    top, _, sub = command.partition(" ")
    given = [{"name": option, "type": 3, "value": text, "focused": True}]
    return interaction(
        4,
        {"id": "1", "name": top, "type": 1, "options": [{"name": sub, "type": 1, "options": given}]},
        **more,
    )


def menu(name: str, message: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A message menu on a message."""
    resolved = {"messages": {message["id"]: message}}
    data = {"id": "1", "name": name, "type": 3, "target_id": message["id"], "resolved": resolved}
    return interaction(2, data, **more)


def press(custom_id: str, message_id: int, **more: Any) -> dict[str, Any]:
    """A press of a button on a message of the bot's."""
    flags = more.pop("message_flags", 0)
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "x", "custom_id": custom_id}]}
    message = message_payload(message_id, flags=flags, components=[row])
    return interaction(3, {"custom_id": custom_id, "component_type": 2}, message=message, **more)


def choose(custom_id: str, value: str, message_id: int, **more: Any) -> dict[str, Any]:
    """A choice in a menu on a message of the bot's that only the chooser sees."""
    message = message_payload(message_id, flags=64)
    data = {"custom_id": custom_id, "component_type": 3, "values": [value]}
    return interaction(3, data, message=message, **more)


def submit(custom_id: str, entered: Mapping[str, str], message_id: int, **more: Any) -> dict[str, Any]:
    """A window that comes back, opened from a message of the bot's."""
    flags = more.pop("message_flags", 0)
    parts = [
        {"type": 18, "id": number, "component": {"type": 4, "id": 50 + number, "custom_id": n, "value": v}}
        for number, (n, v) in enumerate(entered.items())
    ]
    message = message_payload(message_id, flags=flags)
    return interaction(5, {"custom_id": custom_id, "components": parts}, message=message, **more)


for _owner, _name in (
    (ConnectionState, "parse_interaction_create"),
    (discord.Client, "_async_setup_hook"),
):
    if not hasattr(_owner, _name):
        raise ImportError(f"discord.py has no {_name} any more: mend tests/commands/wire.py")
