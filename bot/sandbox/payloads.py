"""Interactions as Discord delivers them: who, where, by which install, with what resolved."""

from typing import Any

from bot.sandbox.limits import most
from bot.sandbox.objects import channel_object, member_object, message_object, role_object, user_object
from bot.sandbox.permissions import Permission
from bot.sandbox.world import (
    Channel,
    ChannelType,
    Command,
    CommandType,
    Interaction,
    InteractionType,
    Json,
    Message,
    World,
)

GUILD_CONTEXT, BOT_DM_CONTEXT, PRIVATE_CONTEXT = 0, 1, 2
GUILD_INSTALL, USER_INSTALL = 0, 1


def context_of(world: World, channel: Channel) -> int:
    """Which interaction context a channel is."""
    if channel.guild_id is not None:
        return GUILD_CONTEXT
    with_bot = channel.type is ChannelType.DM and world.bot.id in channel.recipient_ids
    return BOT_DM_CONTEXT if with_bot else PRIVATE_CONTEXT


def command_contexts(command: Command) -> tuple[int, ...]:
    """Where a command may be used. Without contexts: servers, and the bot's direct messages unless denied."""
    if command.guild_id is not None:
        return (GUILD_CONTEXT,)
    contexts = command.body.get("contexts")
    if contexts is not None:
        return tuple(contexts)
    return (GUILD_CONTEXT, BOT_DM_CONTEXT) if command.body.get("dm_permission", True) else (GUILD_CONTEXT,)


def owners_of(world: World, command: Command, user_id: int, channel: Channel) -> dict[str, str]:
    """By whose install a command reaches this user here; empty when by none."""
    types = (GUILD_INSTALL,) if command.guild_id is not None else command.body["integration_types"]
    owners: dict[str, str] = {}
    if GUILD_INSTALL in types:
        if channel.guild_id is not None and world.guild(channel.guild_id).bot_installed:
            owners["0"] = str(channel.guild_id)
        elif context_of(world, channel) == BOT_DM_CONTEXT and _shares_guild(world, user_id):
            owners["0"] = "0"
    if USER_INSTALL in types and user_id in world.user_installs:
        owners["1"] = str(user_id)
    return owners


def _shares_guild(world: World, user_id: int) -> bool:
    return any(guild.bot_installed and user_id in guild.members for guild in world.guilds.values())


def may_use(world: World, command: Command, user_id: int, channel: Channel) -> bool:
    """Whether Discord offers this command to this user in this channel."""
    if command.guild_id is not None and command.guild_id != channel.guild_id:
        return False
    if context_of(world, channel) not in command_contexts(command):
        return False
    if not owners_of(world, command, user_id, channel):
        return False
    bits = world.permissions(user_id, channel)
    if not bits & Permission.VIEW_CHANNEL or not bits & Permission.USE_APPLICATION_COMMANDS:
        return False
    needed = command.body.get("default_member_permissions")
    if channel.guild_id is None or needed is None:
        return True
    required = int(needed) or Permission.ADMINISTRATOR
    return bits & required == required


def visible_commands(world: World, user_id: int, channel: Channel) -> list[Command]:
    """What the command picker shows this user here; a guild's own command hides the global one of its name."""
    offered = [command for command in world.commands.values() if may_use(world, command, user_id, channel)]
    own = {(command.type, command.name) for command in offered if command.guild_id is not None}
    return [c for c in offered if c.guild_id is not None or (c.type, c.name) not in own]


def app_permissions(world: World, channel: Channel, owners: dict[str, str]) -> int:
    """What the application may do at the place of an interaction."""
    if channel.guild_id is not None and "0" in owners:
        return world.permissions(world.bot.id, channel)
    return int(Permission.EMBED_LINKS | Permission.ATTACH_FILES | Permission.USE_EXTERNAL_EMOJIS)


def build(
    world: World,
    kind: InteractionType,
    user_id: int,
    channel: Channel,
    data: Json,
    *,
    owners: dict[str, str],
    command: Command | None = None,
    source: Message | None = None,
) -> Interaction:
    """An interaction that is ready to be delivered."""
    interaction_id, token = world.snowflake(), world.token()
    user = world.user(user_id)
    bits = world.permissions(user_id, channel)
    payload: Json = {
        "id": str(interaction_id),
        "application_id": str(world.application_id),
        "type": int(kind),
        "token": token,
        "version": 1,
        "data": data,
        "channel_id": str(channel.id),
        "channel": {**channel_object(world, channel), "permissions": str(bits)},
        "app_permissions": str(app_permissions(world, channel, owners)),
        "locale": user.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": owners,
        "context": context_of(world, channel),
        "attachment_size_limit": most("attachment.bytes"),
    }
    if channel.guild_id is None:
        payload["user"] = user_object(user)
    else:
        guild = world.guild(channel.guild_id)
        payload["guild_id"] = str(guild.id)
        # The guild's name is not among these: an application that is not there does not learn it.
        payload["guild"] = {"id": str(guild.id), "locale": guild.locale, "features": []}
        payload["guild_locale"] = guild.locale
        payload["member"] = {**member_object(world, guild.members[user_id]), "permissions": str(bits)}
    if source is not None:
        payload["message"] = message_object(world, source)
    external_app = channel.guild_id is not None and "0" not in owners
    return Interaction(
        id=interaction_id,
        token=token,
        type=kind,
        user_id=user_id,
        channel_id=channel.id,
        guild_id=channel.guild_id,
        payload=payload,
        created_s=world.now(),
        command=command,
        source_message_id=None if source is None else source.id,
        owners=owners,
        forced_ephemeral=external_app and not bits & Permission.USE_EXTERNAL_APPS,
    )


def command_data(command: Command, options: list[Json], resolved: Json) -> Json:
    """The data of a command's interaction."""
    data: Json = {"id": str(command.id), "name": command.name, "type": int(command.type)}
    if command.guild_id is not None:
        data["guild_id"] = str(command.guild_id)
    if command.type is CommandType.CHAT_INPUT:
        data["options"] = options
    if resolved:
        data["resolved"] = resolved
    return data


def resolve_users(world: World, guild_id: int | None, ids: list[int]) -> Json:
    """Resolved users, with their membership where the place is a guild."""
    resolved: Json = {"users": {str(i): user_object(world.user(i)) for i in ids}}
    if guild_id is not None:
        guild = world.guild(guild_id)
        members = {
            str(i): {
                **member_object(world, guild.members[i], with_user=False),
                "permissions": str(world.guild_permissions(i, guild)),
            }
            for i in ids
            if i in guild.members
        }
        resolved["members"] = members
    return resolved


def resolve_roles(world: World, guild_id: int | None, ids: list[int]) -> Json:
    """Resolved roles."""
    roles: dict[int, Any] = {} if guild_id is None else world.guild(guild_id).roles
    return {"roles": {str(i): role_object(roles[i]) for i in ids}}


def resolve_channels(world: World, user_id: int, ids: list[int]) -> Json:
    """Resolved channels: the few fields Discord gives, with the user's permissions there."""
    resolved: Json = {}
    for channel_id in ids:
        channel = world.channel(channel_id)
        resolved[str(channel_id)] = {
            "id": str(channel_id),
            "type": int(channel.type),
            "name": channel.name,
            "guild_id": None if channel.guild_id is None else str(channel.guild_id),
            "parent_id": None,
            "permissions": str(world.permissions(user_id, channel)),
        }
    return {"channels": resolved}
