"""The gateway: HELLO, IDENTIFY, READY, events, heartbeats, RESUME, close codes (Events: Gateway)."""

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import Any

from aiohttp import WSMsgType, web

from bot.sandbox.errors import FieldErrors
from bot.sandbox.faults import Faults, GatewayAction
from bot.sandbox.objects import application_object, guild_create, own_user_object
from bot.sandbox.shapes import Boolean, Field, Integer, ListOf, Record, Shape, Text
from bot.sandbox.world import Json, World


class Op(IntEnum):
    """Gateway opcodes."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE_UPDATE = 3
    RESUME = 6
    RECONNECT = 7
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Close(IntEnum):
    """Gateway close codes (Topics: Opcodes and Status Codes)."""

    UNKNOWN_OPCODE = 4001
    DECODE_ERROR = 4002
    NOT_AUTHENTICATED = 4003
    AUTHENTICATION_FAILED = 4004
    ALREADY_AUTHENTICATED = 4005
    INVALID_SEQ = 4007
    INVALID_SHARD = 4010
    INVALID_VERSION = 4012
    INVALID_INTENTS = 4013
    DISALLOWED_INTENTS = 4014


class Intent(IntFlag):
    """The intents that decide something here."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    DIRECT_MESSAGES = 1 << 12
    MESSAGE_CONTENT = 1 << 15


PRIVILEGED = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT
KNOWN_INTENTS = (1 << 26) - 1
KEPT_EVENTS = 5_000
SESSION_KEPT_S = 180.0
CLOSE_S = 2.0
"""How long a closed connection may take to say so too."""


@dataclass(slots=True)
class Session:
    """One identified connection of the bot, kept a while after the socket is gone, for RESUME."""

    id: str
    intents: int
    shard: tuple[int, int]
    sequence: int = 0
    kept: deque[tuple[int, str]] = field(default_factory=lambda: deque[tuple[int, str]](maxlen=KEPT_EVENTS))
    connection: "Connection | None" = None
    left_s: float = 0.0


class Connection:
    """An open socket with its outgoing queue, which keeps events in order."""

    def __init__(self, socket: web.WebSocketResponse, transport: asyncio.Transport | None) -> None:
        self.socket = socket
        self._transport = transport
        self.session: Session | None = None
        self.cut = False
        self._queue: asyncio.Queue[str | int | None] = asyncio.Queue()

    def send(self, text: str) -> None:
        """Send after everything before it."""
        self._queue.put_nowait(text)

    def send_op(self, op: Op, data: Any) -> None:
        """Send a payload that is not an event."""
        self.send(json.dumps({"op": int(op), "d": data, "s": None, "t": None}))

    def close(self, code: int) -> None:
        """Close after everything before it. The client's own close frame, which answers ours, gives up nothing."""
        self.cut = True
        self._queue.put_nowait(code)

    def stop(self) -> None:
        """End the writer."""
        self._queue.put_nowait(None)

    async def write(self) -> None:
        """Write the queue to the socket until it is closed."""
        while (item := await self._queue.get()) is not None:
            try:
                if isinstance(item, int):
                    await self.socket.close(code=item)
                else:
                    await self.socket.send_str(item)
            except ConnectionError:
                return

    def drop(self) -> None:
        """Cut the line without a close frame."""
        self.cut = True
        if self._transport is not None:
            self._transport.abort()


_ACTIVITY = Record(
    {
        "name": Field(Text(), required=True),
        "type": Field(Integer(), required=True),
        "state": Field(Text(), nullable=True),
        "url": Field(Text(), nullable=True),
    }
)

_PRESENCE = Record(
    {
        "since": Field(Integer(), nullable=True),
        "activities": Field(ListOf(_ACTIVITY)),
        # "game" is the field's older form, which client libraries still send with IDENTIFY.
        "game": Field(_ACTIVITY, nullable=True),
        "status": Field(Text(), nullable=True),
        "afk": Field(Boolean()),
    }
)

_IDENTIFY = Record(
    {
        "token": Field(Text(), required=True),
        "properties": Field(
            Record({name: Field(Text()) for name in ("os", "browser", "device")}), required=True
        ),
        "compress": Field(Boolean()),
        "large_threshold": Field(Integer()),
        "shard": Field(ListOf(Integer())),
        "presence": Field(_PRESENCE, nullable=True),
        "intents": Field(Integer(), required=True),
    }
)

_RESUME = Record(
    {
        "token": Field(Text(), required=True),
        "session_id": Field(Text(), required=True),
        "seq": Field(Integer(), required=True),
    }
)


class Gateway:
    """All sessions of the bot. Lives on one event loop."""

    def __init__(self, world: World, faults: Faults, *, token: str, heartbeat_s: float = 41.25) -> None:
        self._world = world
        self._faults = faults
        self._token = token
        self._heartbeat_s = heartbeat_s
        self.url = "ws://127.0.0.1/gateway"
        self.sessions: dict[str, Session] = {}
        self.connections: set[Connection] = set()
        self.identified = 0
        self.resumed = 0
        world.connect(self.dispatch)
        faults.act = self._act

    @property
    def connected(self) -> list[Session]:
        """Sessions with an open socket."""
        return [session for session in self.sessions.values() if session.connection is not None]

    # Events out

    def dispatch(self, name: str, data: Json, guild_id: int | None) -> None:
        """Send an event to each session it concerns, by shard and by intents."""
        if name == "INTERACTION_CREATE" and self._faults.take_gateway("lose_interaction"):
            return
        again = name == "INTERACTION_CREATE" and self._faults.take_gateway("duplicate_interaction")
        for session in tuple(self.sessions.values()):
            if not _concerns(session, name, guild_id):
                continue
            body = _as_seen(self._world, session, name, data)
            for _ in range(2 if again else 1):
                self._send(session, name, body)

    def _send(self, session: Session, name: str, data: Json) -> None:
        session.sequence += 1
        text = json.dumps({"op": 0, "t": name, "s": session.sequence, "d": data})
        session.kept.append((session.sequence, text))
        if session.connection is not None:
            session.connection.send(text)

    # Connections in

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection from HELLO to its end."""
        socket = web.WebSocketResponse(timeout=CLOSE_S, compress=False, max_msg_size=0)
        if self._faults.take_gateway("refuse_connection"):
            raise web.HTTPServiceUnavailable
        await socket.prepare(request)
        connection = Connection(socket, request.transport)
        self.connections.add(connection)
        writer = asyncio.create_task(connection.write())
        try:
            if request.query.get("v") != "10" or request.query.get("encoding") != "json":
                await socket.close(code=Close.INVALID_VERSION, message=b"only v=10 and encoding=json")
                return socket
            connection.send_op(Op.HELLO, {"heartbeat_interval": int(self._heartbeat_s * 1000), "_trace": []})
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._receive(connection, message.data)
                elif message.type is WSMsgType.BINARY:
                    connection.close(Close.DECODE_ERROR)
        finally:
            self._leave(connection)
            connection.stop()
            await writer
        return socket

    def _receive(self, connection: Connection, text: str) -> None:
        try:
            payload: Json = json.loads(text)
            op, data = payload["op"], payload.get("d")
        except (ValueError, KeyError, TypeError):
            connection.close(Close.DECODE_ERROR)
            return
        if op == Op.HEARTBEAT:
            if not self._faults.gateway.get("ignore_heartbeats"):
                connection.send_op(Op.HEARTBEAT_ACK, None)
        elif op == Op.IDENTIFY:
            self._identify(connection, data)
        elif op == Op.RESUME:
            self._resume(connection, data)
        elif connection.session is None:
            connection.close(Close.NOT_AUTHENTICATED)
        elif op != Op.PRESENCE_UPDATE:
            connection.close(Close.UNKNOWN_OPCODE)

    def _identify(self, connection: Connection, data: Any) -> None:
        refused = self._refused_identify(connection, data)
        if refused is not None:
            connection.close(refused)
            return
        number, count = data.get("shard", [0, 1])
        session = Session(self._world.token()[:32], data["intents"], (number, count), connection=connection)
        self._forget_old_sessions()
        self.sessions[session.id] = session
        connection.session = session
        self.identified += 1
        self._online()
        self._greet(session)

    def _refused_identify(self, connection: Connection, data: Any) -> Close | None:
        if connection.session is not None:
            return Close.ALREADY_AUTHENTICATED
        if not _fits(_IDENTIFY, data):
            return Close.DECODE_ERROR
        if data["token"].removeprefix("Bot ") != self._token:
            return Close.AUTHENTICATION_FAILED
        shard: list[int] = data.get("shard", [0, 1])
        if len(shard) != 2 or not 0 <= shard[0] < shard[1]:
            return Close.INVALID_SHARD
        if data["intents"] & ~KNOWN_INTENTS or data["intents"] < 0:
            return Close.INVALID_INTENTS
        if data["intents"] & PRIVILEGED:
            # No privileged intent is switched on for this application.
            return Close.DISALLOWED_INTENTS
        return None

    def _greet(self, session: Session) -> None:
        number, count = session.shard
        guilds = [
            g for g in self._world.guilds.values() if g.bot_installed and (g.id >> 22) % count == number
        ]
        ready: Json = {
            "v": 10,
            "user": own_user_object(self._world.bot),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.url,
            "shard": [number, count],
            "application": {name: application_object(self._world)[name] for name in ("id", "flags")},
            "private_channels": [],
            "relationships": [],
            "presences": [],
            "_trace": [],
        }
        self._send(session, "READY", ready)
        if session.intents & Intent.GUILDS:
            for guild in guilds:
                self._send(session, "GUILD_CREATE", guild_create(self._world, guild) | {"unavailable": False})

    def _resume(self, connection: Connection, data: Any) -> None:
        if not _fits(_RESUME, data):
            connection.close(Close.DECODE_ERROR)
            return
        if data["token"].removeprefix("Bot ") != self._token:
            connection.close(Close.AUTHENTICATION_FAILED)
            return
        session = self.sessions.get(data["session_id"])
        if session is not None and data["seq"] > session.sequence:
            connection.close(Close.INVALID_SEQ)
            return
        if session is None or self._faults.take_gateway("refuse_resume") or _missed(session, data["seq"]):
            self.sessions.pop(data["session_id"], None)
            connection.send_op(Op.INVALID_SESSION, False)
            return
        session.connection = connection
        connection.session = session
        for number, text in session.kept:
            if number > data["seq"]:
                connection.send(text)
        self.resumed += 1
        self._send(session, "RESUMED", {"_trace": []})
        self._online()

    # Ends

    def _leave(self, connection: Connection) -> None:
        self.connections.discard(connection)
        session = connection.session
        if session is None or session.connection is not connection:
            return
        session.connection = None
        session.left_s = self._world.now()
        # A client that closes with 1000 or 1001 gives its session up (Events: Gateway: Disconnecting).
        if not connection.cut and connection.socket.close_code in (1000, 1001):
            self.sessions.pop(session.id, None)
        self._online()

    def _forget_old_sessions(self) -> None:
        limit = self._world.now() - SESSION_KEPT_S
        for session in tuple(self.sessions.values()):
            if session.connection is None and session.left_s < limit:
                del self.sessions[session.id]

    def _online(self) -> None:
        before, now = self._world.online_sessions, len(self.connected)
        self._world.online_sessions = now
        if now and not before:
            self._world.tell("bot_online")
        elif before and not now:
            self._world.tell("bot_offline")

    def _act(self, action: GatewayAction, code: int) -> int:
        open_ones = [c for c in self.connections if c.session is not None]
        for connection in open_ones:
            if action == "drop":
                connection.drop()
            elif action == "reconnect":
                connection.send_op(Op.RECONNECT, None)
            elif action == "close":
                connection.close(code)
            elif connection.session is not None:
                self.sessions.pop(connection.session.id, None)
                connection.send_op(Op.INVALID_SESSION, False)
        return len(open_ones)

    async def close(self) -> None:
        """Close every connection."""
        for connection in tuple(self.connections):
            await connection.socket.close(code=1001)


def _fits(shape: Shape, data: Any) -> bool:
    errors = FieldErrors()
    shape.check(data, (), errors)
    return not errors


def _missed(session: Session, sequence: int) -> bool:
    """Whether an event after `sequence` is no longer kept."""
    return bool(session.kept) and session.kept[0][0] > sequence + 1


def _concerns(session: Session, name: str, guild_id: int | None) -> bool:
    number, count = session.shard
    if (0 if guild_id is None else (guild_id >> 22) % count) != number:
        return False
    if name.startswith("MESSAGE_"):
        wanted = Intent.DIRECT_MESSAGES if guild_id is None else Intent.GUILD_MESSAGES
        return bool(session.intents & wanted)
    if name.startswith(("GUILD_", "CHANNEL_")):
        return bool(session.intents & Intent.GUILDS)
    return True


def _as_seen(world: World, session: Session, name: str, data: Json) -> Json:
    """An event without what the session may not read: others' text in guilds needs an intent of its own."""
    if name not in ("MESSAGE_CREATE", "MESSAGE_UPDATE") or session.intents & Intent.MESSAGE_CONTENT:
        return data
    own = data["author"]["id"] == str(world.bot.id)
    mentioned = any(user["id"] == str(world.bot.id) for user in data["mentions"])
    if own or mentioned or "guild_id" not in data:
        return data
    return data | {"content": "", "embeds": [], "attachments": [], "components": []}
