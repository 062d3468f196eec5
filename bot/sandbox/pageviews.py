"""What the chat page is shown of the world: plain JSON, one user's view at a time. Pure."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from bot.sandbox.objects import attachment_object, embeds_as_printed
from bot.sandbox.permissions import Permission
from bot.sandbox.shapes import inner, inner_list
from bot.sandbox.world import (
    SUPPRESS_EMBEDS,
    Channel,
    ChannelType,
    Command,
    CommandType,
    Guild,
    Interaction,
    Json,
    Message,
    World,
)

HISTORY = 200
"""Messages of a channel that the page gets when it opens."""

Offered: TypeAlias = Callable[[int, int], Iterable[Command]]
"""The commands that a user (first id) is offered in a channel (second id)."""

_SHOWN_RIGHTS = {
    "send": Permission.SEND_MESSAGES,
    "manage_messages": Permission.MANAGE_MESSAGES,
    "manage_guild": Permission.MANAGE_GUILD,
}
_NESTED = frozenset({1, 2})
"""Option types that are a subcommand or a group of them."""


def state(world: World, viewer_id: int, *, offered: Offered, examples: Sequence[str]) -> Json:
    """Everything but the messages, as `viewer_id` sees it."""
    channels = list(world.channels_of(viewer_id))
    private = [channel for channel in channels if channel.guild_id is None]
    return {
        "you": str(viewer_id),
        "bot": {"id": str(world.bot.id), "name": world.bot.display_name, "online": world.online_sessions > 0},
        "users": [
            {"id": str(user.id), "name": user.display_name, "bot": user.bot} for user in world.users.values()
        ],
        "people": [
            {"id": str(user.id), "name": user.display_name, "rights": rights_in_words(world, user.id)}
            for user in world.users.values()
            if not user.bot
        ],
        "servers": [
            _server(world, guild, viewer_id) for guild in world.guilds.values() if viewer_id in guild.members
        ],
        "direct": [_channel(world, channel, viewer_id) for channel in private],
        "commands": [{**command.body, "id": str(command.id)} for command in world.commands.values()],
        "usable": {
            str(channel.id): [str(command.id) for command in offered(viewer_id, channel.id)]
            for channel in channels
        },
        "examples": list(examples),
    }


def rights_in_words(world: World, user_id: int) -> str:
    """What a user may do in the first server that has the bot, for the switch between users."""
    home = next((guild for guild in world.guilds.values() if guild.bot_installed), None)
    if home is None:
        words = "no special rights"
    elif user_id not in home.members:
        words = f"not in {home.name}"
    else:
        words = _rank(world.guild_permissions(user_id, home))
    return f"{words}, has the app" if user_id in world.user_installs else words


def _rank(bits: int) -> str:
    if bits & Permission.MANAGE_GUILD:
        return "may manage the server"
    if bits & Permission.MANAGE_MESSAGES:
        return "may manage messages"
    return "no special rights"


def _server(world: World, guild: Guild, viewer_id: int) -> Json:
    return {
        "id": str(guild.id),
        "name": guild.name,
        "bot_installed": guild.bot_installed,
        "roles": [{"id": str(role.id), "name": role.name.removeprefix("@")} for role in guild.roles.values()],
        "member_ids": [str(user_id) for user_id in guild.members],
        "channels": [
            _channel(world, channel, viewer_id)
            for channel in world.guild_channels(guild.id)
            if world.permissions(viewer_id, channel) & Permission.VIEW_CHANNEL
        ],
    }


def _channel(world: World, channel: Channel, viewer_id: int) -> Json:
    bits = world.permissions(viewer_id, channel)
    return {
        "id": str(channel.id),
        "type": int(channel.type),
        "name": channel.name or _other_side(world, channel, viewer_id),
        "topic": channel.topic,
        "group": channel.type is ChannelType.GROUP_DM,
        "member_ids": [str(user_id) for user_id in channel.recipient_ids],
        "rights": [name for name, bit in _SHOWN_RIGHTS.items() if bits & bit],
    }


def _other_side(world: World, channel: Channel, viewer_id: int) -> str:
    names = [world.user(user_id).display_name for user_id in channel.recipient_ids if user_id != viewer_id]
    return ", ".join(names)


def history(world: World, viewer_id: int, dismissed: Iterable[int]) -> Json:
    """The newest messages of every channel the viewer sees, by channel, oldest first."""
    gone = set(dismissed)
    shown: Json = {}
    for channel in world.channels_of(viewer_id):
        kept = [m for m in world.history(channel.id, viewer_id=viewer_id) if m.id not in gone]
        shown[str(channel.id)] = [message_view(world, message) for message in kept[-HISTORY:]]
    return shown


def may_see(world: World, viewer_id: int, message: Message) -> bool:
    """Whether this user is shown the message."""
    if message.visible_to not in (None, viewer_id):
        return False
    return bool(world.permissions(viewer_id, world.channel(message.channel_id)) & Permission.VIEW_CHANNEL)


def message_view(world: World, message: Message) -> Json:
    """A message as the page draws it; the addresses of its own files are relative to the page."""
    interaction = None if message.interaction_id is None else world.interactions.get(message.interaction_id)
    return {
        "id": str(message.id),
        "channel_id": str(message.channel_id),
        "author_id": str(message.author_id),
        "content": message.content,
        "embeds": _embeds(world, message),
        "attachments": [
            _with_own_address(world, attachment_object(world, message.channel_id, attachment))
            for attachment in message.attachments
        ],
        "components": message.components,
        "timestamp": message.timestamp,
        "edited_timestamp": message.edited_timestamp,
        "ephemeral": message.ephemeral,
        "thinking": message.thinking,
        "suppressed": bool(message.flags & SUPPRESS_EMBEDS),
        "mention_ids": [str(user_id) for user_id in message.mention_ids],
        "reply_to_id": None if message.reply_to_id is None else str(message.reply_to_id),
        "snapshots": message.snapshots,
        "interaction": None if interaction is None else interaction_view(interaction),
    }


def _embeds(world: World, message: Message) -> list[Json]:
    printed, _ = embeds_as_printed(world, message)
    return [
        {
            part: _with_own_address(world, value) if part in ("image", "thumbnail") and value else value
            for part, value in embed.items()
        }
        for embed in printed
    ]


def _with_own_address(world: World, media: Json) -> Json:
    return {**media, "url": media["url"].removeprefix(f"{world.cdn_url}/")}


def interaction_view(interaction: Interaction) -> Json:
    """What an answer says it answers."""
    command = interaction.command
    source = interaction.source_message_id
    return {
        "type": int(interaction.type),
        "user_id": str(interaction.user_id),
        "name": None if command is None else full_name(command, interaction.payload),
        "slash": command is not None and command.type is CommandType.CHAT_INPUT,
        "source_message_id": None if source is None else str(source),
    }


def full_name(command: Command, payload: Json) -> str:
    """The command's name with its group and subcommand: "check deposit"."""
    names = [command.name]
    options = inner_list(inner(payload, "data"), "options")
    while options and options[0]["type"] in _NESTED:
        names.append(options[0]["name"])
        options = inner_list(options[0], "options")
    return " ".join(names)
