"""What exists in the sandbox: people, guilds, channels, messages, commands, interactions. No HTTP here.

The records are mutable on purpose: they are the state of a simulated service, changed by the routes and by
the driver on one event loop. Whoever wants to follow (the chat page, a test) registers an observer.
"""

import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any, Literal, TypeAlias

from bot.sandbox.permissions import ALL, DIRECT_MESSAGE, MEMBER_DEFAULT, Overwrite, Permission, combine

Json: TypeAlias = dict[str, Any]
"""A JSON object as it goes over the wire."""

DISCORD_EPOCH_MS = 1_420_070_400_000
"""First millisecond of 2015, from which snowflakes count (Discord documentation, Reference: Snowflakes)."""

EPHEMERAL = 1 << 6
LOADING = 1 << 7
SUPPRESS_EMBEDS = 1 << 2


class ChannelType(IntEnum):
    """Kinds of channel the sandbox has."""

    GUILD_TEXT = 0
    DM = 1
    GROUP_DM = 3


class InteractionType(IntEnum):
    """Kinds of interaction Discord sends."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class CommandType(IntEnum):
    """Kinds of application command."""

    CHAT_INPUT = 1
    USER = 2
    MESSAGE = 3


@dataclass(slots=True)
class User:
    """A person, or the bot."""

    id: int
    username: str
    global_name: str | None = None
    bot: bool = False
    locale: str = "en-US"

    @property
    def display_name(self) -> str:
        """The name others see."""
        return self.global_name or self.username


@dataclass(slots=True)
class Role:
    """A guild's role; the role with the guild's own id is @everyone."""

    id: int
    name: str
    permissions: int
    position: int = 0
    mentionable: bool = False


@dataclass(slots=True)
class Member:
    """A user's place in a guild. `role_ids` leaves @everyone out, as Discord does."""

    user_id: int
    role_ids: list[int] = field(default_factory=list[int])
    nick: str | None = None
    joined_at: str = "2024-01-01T00:00:00+00:00"


@dataclass(slots=True)
class Guild:
    """A server. `bot_installed`: the application was added to it, with its bot as a member."""

    id: int
    name: str
    owner_id: int
    roles: dict[int, Role] = field(default_factory=dict[int, Role])
    members: dict[int, Member] = field(default_factory=dict[int, Member])
    system_channel_id: int | None = None
    bot_installed: bool = False
    locale: str = "en-US"


@dataclass(slots=True)
class Channel:
    """A text channel of a guild, a direct message (two recipients) or a group."""

    id: int
    type: ChannelType
    name: str | None = None
    guild_id: int | None = None
    recipient_ids: tuple[int, ...] = ()
    overwrites: tuple[Overwrite, ...] = ()
    position: int = 0
    topic: str | None = None


@dataclass(slots=True)
class Attachment:
    """A file of a message. `description` is its alternative text."""

    id: int
    filename: str
    data: bytes
    content_type: str
    description: str | None = None
    ephemeral: bool = False
    width: int | None = None
    height: int | None = None


@dataclass(slots=True)
class Message:
    """One message. `visible_to` names the only user who sees it when it is ephemeral, else None."""

    id: int
    channel_id: int
    author_id: int
    content: str = ""
    embeds: list[Json] = field(default_factory=list[Json])
    components: list[Json] = field(default_factory=list[Json])
    attachments: list[Attachment] = field(default_factory=list[Attachment])
    flags: int = 0
    type: int = 0
    nonce: str | int | None = None
    tts: bool = False
    timestamp: str = ""
    edited_timestamp: str | None = None
    mention_everyone: bool = False
    mention_ids: list[int] = field(default_factory=list[int])
    mention_role_ids: list[int] = field(default_factory=list[int])
    reply_to_id: int | None = None
    snapshots: list[Json] = field(default_factory=list[Json])
    interaction_id: int | None = None
    visible_to: int | None = None
    deleted: bool = False

    @property
    def ephemeral(self) -> bool:
        """Whether one user alone sees it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def thinking(self) -> bool:
        """Whether it still says "is thinking…" (a deferred reply)."""
        return bool(self.flags & LOADING)


@dataclass(slots=True)
class Command:
    """A published command: `body` is what the bot sent, with Discord's defaults filled in."""

    id: int
    guild_id: int | None
    type: CommandType
    name: str
    body: Json
    version: int


InteractionState: TypeAlias = Literal["waiting", "deferred", "answered", "failed"]


@dataclass(slots=True)
class Interaction:
    """One interaction from its delivery to its answers.

    `state`: waiting (no callback yet), deferred ("thinking", or an update promised), answered, failed (three
    seconds without a callback). `payload` is what the gateway delivered.
    """

    id: int
    token: str
    type: InteractionType
    user_id: int
    channel_id: int
    guild_id: int | None
    payload: Json
    created_s: float
    command: Command | None = None
    source_message_id: int | None = None
    owners: dict[str, str] = field(default_factory=dict[str, str])
    forced_ephemeral: bool = False
    state: InteractionState = "waiting"
    answer_type: int | None = None
    ephemeral: bool = False
    response_message_id: int | None = None
    modal: Json | None = None
    choices: list[Json] | None = None
    follow_up_ids: list[int] = field(default_factory=list[int])


EventKind: TypeAlias = Literal[
    "message_create",
    "message_update",
    "message_delete",
    "interaction",
    "commands",
    "guild",
    "bot_online",
    "bot_offline",
    "refused",
]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request of the bot that was refused: what a test asserts the absence of."""

    method: str
    path: str
    status: int
    code: int
    message: str
    errors: Json | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something happened. `subject` is a Message, Interaction, Guild, Refusal or None, by `kind`.

    `interaction` is sent on each change of an interaction's state, also when a modal or choices arrived.
    """

    kind: EventKind
    subject: Message | Interaction | Guild | Refusal | None = None


Observer: TypeAlias = Callable[[Event], None]
Sink: TypeAlias = Callable[[str, Json, int | None], None]
"""Receives a gateway event: name, data, and the guild it belongs to (None: direct messages)."""


class UnknownIdError(LookupError):
    """Nothing in the world has this id."""


class World:
    """The whole state, with the few transitions that more than one caller needs. Not thread-safe."""

    def __init__(self, *, application_id: int, bot_name: str, now: Callable[[], float] = time.time) -> None:
        self.now = now
        self.cdn_url = "http://127.0.0.1"
        self.application_id = application_id
        self.bot = User(application_id, bot_name, bot=True)
        self.application_owner_id = 0
        self.application_edits: Json = {}
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, Message] = {}
        self.files: dict[int, Attachment] = {}
        self.commands: dict[int, Command] = {}
        self.interactions: dict[int, Interaction] = {}
        self.user_installs: set[int] = set()
        self.refusals: list[Refusal] = []
        self.online_sessions = 0
        self._observers: list[Observer] = []
        self._sinks: list[Sink] = []
        self._last_snowflake = 0

    # Following along

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Call `observer` at each event, on the event loop, in order. Returns what stops it."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def tell(self, kind: EventKind, subject: Message | Interaction | Guild | Refusal | None = None) -> None:
        """Tell every observer."""
        event = Event(kind, subject)
        for observer in tuple(self._observers):
            observer(event)

    def connect(self, sink: Sink) -> None:
        """Register the gateway, which passes events on to the bot."""
        self._sinks.append(sink)

    def dispatch(self, name: str, data: Json, guild_id: int | None) -> None:
        """Send a gateway event to the bot."""
        for sink in self._sinks:
            sink(name, data, guild_id)

    # Ids and time

    def snowflake(self) -> int:
        """A fresh id that carries the present millisecond and is larger than every one before."""
        wanted = (int(self.now() * 1000) - DISCORD_EPOCH_MS) << 22
        self._last_snowflake = max(wanted, self._last_snowflake + 1)
        return self._last_snowflake

    def timestamp(self) -> str:
        """The present moment as Discord prints it."""
        return datetime.fromtimestamp(self.now(), UTC).isoformat()

    def token(self) -> str:
        """A secret that only the receiver of an interaction knows."""
        return secrets.token_urlsafe(48)

    # Looking up; each raises UnknownIdError

    def user(self, user_id: int) -> User:
        """A user by id."""
        return _found(self.users, user_id)

    def guild(self, guild_id: int) -> Guild:
        """A guild by id."""
        return _found(self.guilds, guild_id)

    def channel(self, channel_id: int) -> Channel:
        """A channel by id."""
        return _found(self.channels, channel_id)

    def message(self, message_id: int) -> Message:
        """A message by id; deleted ones are unknown."""
        message = _found(self.messages, message_id)
        if message.deleted:
            raise UnknownIdError(message_id)
        return message

    def guild_channels(self, guild_id: int) -> list[Channel]:
        """The channels of a guild in their order."""
        return sorted((c for c in self.channels.values() if c.guild_id == guild_id), key=lambda c: c.position)

    def history(self, channel_id: int, *, viewer_id: int) -> list[Message]:
        """Messages of a channel that this user sees, oldest first."""
        return [
            m
            for m in self.messages.values()
            if m.channel_id == channel_id and not m.deleted and m.visible_to in (None, viewer_id)
        ]

    def channels_of(self, user_id: int) -> Iterator[Channel]:
        """Every channel this user can see."""
        for channel in self.channels.values():
            if self.permissions(user_id, channel) & Permission.VIEW_CHANNEL:
                yield channel

    # Rights

    def permissions(self, user_id: int, channel: Channel) -> int:
        """Permission bits of a user in a channel; 0 when the user is not there."""
        if channel.guild_id is None:
            return int(DIRECT_MESSAGE) if user_id in channel.recipient_ids else 0
        guild = self.guild(channel.guild_id)
        member = guild.members.get(user_id)
        if member is None:
            return 0
        if guild.owner_id == user_id:
            return ALL
        role_ids = [guild.id, *member.role_ids]
        return combine(
            (guild.roles[role_id].permissions for role_id in role_ids),
            channel.overwrites,
            everyone_id=guild.id,
            role_ids=role_ids,
            user_id=user_id,
        )

    def guild_permissions(self, user_id: int, guild: Guild) -> int:
        """Permission bits of a member from roles alone, without a channel's overwrites."""
        member = guild.members.get(user_id)
        if member is None:
            return 0
        if guild.owner_id == user_id:
            return ALL
        ids = [guild.id, *member.role_ids]
        bits = [guild.roles[role_id].permissions for role_id in ids]
        joined = 0
        for bit in bits:
            joined |= bit
        return ALL if joined & Permission.ADMINISTRATOR else joined

    # Building

    def add_user(self, user: User, *, installs_app: bool = False) -> User:
        """Add a person; `installs_app` adds the application to the person's account."""
        self.users[user.id] = user
        if installs_app:
            self.user_installs.add(user.id)
        return user

    def add_guild(self, guild: Guild) -> Guild:
        """Add a guild; an @everyone role with the usual rights is made when it has none."""
        guild.roles.setdefault(guild.id, Role(guild.id, "@everyone", int(MEMBER_DEFAULT)))
        guild.members.setdefault(guild.owner_id, Member(guild.owner_id))
        self.guilds[guild.id] = guild
        return guild

    def add_channel(self, channel: Channel) -> Channel:
        """Add a channel."""
        self.channels[channel.id] = channel
        return channel

    def direct_channel(self, user_id: int) -> Channel:
        """The direct message channel between a user and the bot, opened if there is none."""
        pair = {user_id, self.bot.id}
        for channel in self.channels.values():
            if channel.type is ChannelType.DM and set(channel.recipient_ids) == pair:
                return channel
        return self.add_channel(
            Channel(self.snowflake(), ChannelType.DM, recipient_ids=(self.bot.id, user_id))
        )

    # Messages

    def add_message(self, message: Message) -> Message:
        """Keep a new message and tell everybody who may know."""
        self.messages[message.id] = message
        self._keep_files(message)
        self.tell("message_create", message)
        return message

    def touch_message(self, message: Message) -> None:
        """Note that a message changed."""
        self._keep_files(message)
        self.tell("message_update", message)

    def delete_message(self, message: Message) -> None:
        """Take a message away."""
        message.deleted = True
        for attachment in message.attachments:
            self.files.pop(attachment.id, None)
        self.tell("message_delete", message)

    def _keep_files(self, message: Message) -> None:
        for attachment in message.attachments:
            self.files[attachment.id] = attachment

    def refuse(self, refusal: Refusal) -> None:
        """Note a refused request, for tests and for the page."""
        self.refusals.append(refusal)
        self.tell("refused", refusal)


def _found(table: dict[int, Any], key: int) -> Any:
    try:
        return table[key]
    except KeyError:
        raise UnknownIdError(key) from None
