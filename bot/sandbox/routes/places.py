"""Users, guilds and channels."""

from bot.sandbox.errors import invalid, refusal
from bot.sandbox.membership import remove_bot
from bot.sandbox.objects import (
    channel_object,
    guild_object,
    member_object,
    role_object,
    user_object,
)
from bot.sandbox.permissions import Permission
from bot.sandbox.rest import Call, Reply
from bot.sandbox.shapes import Field, Record, Snowflake, must
from bot.sandbox.world import Channel, Guild, UnknownIdError


def get_user(call: Call) -> Reply:
    """A user."""
    try:
        return 200, user_object(call.services.world.user(call.ids["user_id"]))
    except UnknownIdError:
        raise refusal("unknown_user") from None


def guild_of(call: Call) -> Guild:
    """The guild of the path, if the bot is in it."""
    try:
        guild = call.services.world.guild(call.ids["guild_id"])
    except UnknownIdError:
        raise refusal("unknown_guild") from None
    if not guild.bot_installed:
        raise refusal("missing_access")
    return guild


def get_guild(call: Call) -> Reply:
    """A guild."""
    guild = guild_of(call)
    body = guild_object(guild)
    if call.query.get("with_counts") in ("true", "True", "1"):
        body |= {"approximate_member_count": len(guild.members), "approximate_presence_count": 1}
    return 200, body


def get_own_guilds(call: Call) -> Reply:
    """The guilds the bot is in."""
    world = call.services.world
    return 200, [
        {
            "id": str(guild.id),
            "name": guild.name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(world.guild_permissions(world.bot.id, guild)),
            "features": [],
        }
        for guild in world.guilds.values()
        if guild.bot_installed
    ]


def get_guild_channels(call: Call) -> Reply:
    """The channels of a guild."""
    world, guild = call.services.world, guild_of(call)
    return 200, [channel_object(world, channel) for channel in world.guild_channels(guild.id)]


def get_guild_roles(call: Call) -> Reply:
    """The roles of a guild."""
    return 200, [role_object(role) for role in guild_of(call).roles.values()]


def get_member(call: Call) -> Reply:
    """A member of a guild."""
    member = guild_of(call).members.get(call.ids["user_id"])
    if member is None:
        raise refusal("unknown_member")
    return 200, member_object(call.services.world, member)


def leave_guild(call: Call) -> Reply:
    """The bot leaves a guild."""
    world, guild = call.services.world, guild_of(call)
    remove_bot(world, guild)
    return 204, None


def open_direct_channel(call: Call) -> Reply:
    """Open a direct message with a user."""
    world = call.services.world
    body = must(Record({"recipient_id": Field(Snowflake(), required=True)}), call.body)
    user_id = int(body["recipient_id"])
    if user_id not in world.users or user_id == world.bot.id:
        raise invalid(("recipient_id",), "USER_INVALID", "Invalid Recipient(s)")
    return 200, channel_object(world, world.direct_channel(user_id))


def channel_of(call: Call) -> Channel:
    """The channel of the path, if the bot can see it."""
    world = call.services.world
    try:
        channel = world.channel(call.ids["channel_id"])
    except UnknownIdError:
        raise refusal("unknown_channel") from None
    if not world.permissions(world.bot.id, channel) & Permission.VIEW_CHANNEL:
        raise refusal("missing_access")
    return channel


def get_channel(call: Call) -> Reply:
    """A channel."""
    return 200, channel_object(call.services.world, channel_of(call))


def start_typing(call: Call) -> Reply:
    """Show that the bot is typing."""
    channel_of(call)
    return 204, None
