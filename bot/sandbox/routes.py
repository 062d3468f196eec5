"""The routes of Discord's API that the sandbox knows. One function a route; nothing else answers."""

from typing import Any

from bot.sandbox.command_bodies import (
    COMMAND,
    COMMAND_EDIT,
    COMMANDS,
    kind_limit,
    printed,
    stored,
)
from bot.sandbox.errors import DiscordError, FieldErrors, invalid, refusal
from bot.sandbox.limits import BY_NAME
from bot.sandbox.message_bodies import CHANNEL_EDIT, CHANNEL_MESSAGE
from bot.sandbox.objects import (
    application_object,
    channel_object,
    guild_object,
    member_object,
    message_object,
    own_user_object,
    role_object,
    user_object,
)
from bot.sandbox.permissions import Permission
from bot.sandbox.posting import announce, check_may_post, create_message, edit_message
from bot.sandbox.rest import Call, Reply, Route
from bot.sandbox.shapes import Field, Record, Snowflake, Text, must
from bot.sandbox.world import Channel, Command, CommandType, Guild, Json, Message, UnknownIdError, World

# Who the bot is


def get_own_user(call: Call) -> Reply:
    """The bot's own user."""
    return 200, own_user_object(call.services.world.bot)


def get_application(call: Call) -> Reply:
    """The application."""
    return 200, application_object(call.services.world)


def patch_application(call: Call) -> Reply:
    """Change the application; the sandbox takes what it prints and keeps the description only in passing."""
    fields = {name: Field(Text(), nullable=True) for name in ("description", "custom_install_url")}
    must(Record({**fields, "integration_types_config": Field(_InstallConfig(), nullable=True)}), call.body)
    return 200, application_object(call.services.world) | call.body


class _InstallConfig:
    """Install settings by kind of install."""

    def check(self, value: Any, path: Any, errors: FieldErrors) -> None:
        """See Shape."""
        if not isinstance(value, dict) or not set(value) <= {"0", "1"}:  # pyright: ignore[reportUnknownArgumentType]
            errors.add(path, "MODEL_TYPE_CONVERT", "Keys are 0 and 1.")


def get_gateway(call: Call) -> Reply:
    """Where the gateway is."""
    return 200, {"url": call.services.gateway_url()}


def get_gateway_bot(call: Call) -> Reply:
    """Where the gateway is, and how many connections may be opened."""
    start = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
    return 200, {"url": call.services.gateway_url(), "shards": 1, "session_start_limit": start}


def get_emojis(_call: Call) -> Reply:
    """The application's emojis: none."""
    return 200, {"items": []}


# Users, guilds, channels


def get_user(call: Call) -> Reply:
    """A user."""
    try:
        return 200, user_object(call.services.world.user(call.ids["user_id"]))
    except UnknownIdError:
        raise refusal("unknown_user") from None


def _guild(call: Call) -> Guild:
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
    guild = _guild(call)
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
    world, guild = call.services.world, _guild(call)
    return 200, [channel_object(world, channel) for channel in world.guild_channels(guild.id)]


def get_guild_roles(call: Call) -> Reply:
    """The roles of a guild."""
    return 200, [role_object(role) for role in _guild(call).roles.values()]


def get_member(call: Call) -> Reply:
    """A member of a guild."""
    member = _guild(call).members.get(call.ids["user_id"])
    if member is None:
        raise refusal("unknown_member")
    return 200, member_object(call.services.world, member)


def leave_guild(call: Call) -> Reply:
    """The bot leaves a guild."""
    world, guild = call.services.world, _guild(call)
    remove_bot(world, guild)
    return 204, None


def remove_bot(world: World, guild: Guild) -> None:
    """Take the bot out of a guild and say so."""
    guild.bot_installed = False
    guild.members.pop(world.bot.id, None)
    world.dispatch("GUILD_DELETE", {"id": str(guild.id)}, guild.id)
    world.tell("guild", guild)


def open_direct_channel(call: Call) -> Reply:
    """Open a direct message with a user."""
    world = call.services.world
    body = must(Record({"recipient_id": Field(Snowflake(), required=True)}), call.body)
    user_id = int(body["recipient_id"])
    if user_id not in world.users or user_id == world.bot.id:
        raise invalid(("recipient_id",), "USER_INVALID", "Invalid Recipient(s)")
    return 200, channel_object(world, world.direct_channel(user_id))


def _channel(call: Call) -> Channel:
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
    return 200, channel_object(call.services.world, _channel(call))


def start_typing(call: Call) -> Reply:
    """Show that the bot is typing."""
    _channel(call)
    return 204, None


# Messages


def _message(call: Call, channel: Channel) -> Message:
    """The message of the path; ephemeral ones are unknown to these routes."""
    try:
        message = call.services.world.message(call.ids["message_id"])
    except UnknownIdError:
        raise refusal("unknown_message") from None
    if message.channel_id != channel.id or message.visible_to is not None:
        raise refusal("unknown_message")
    return message


def get_messages(call: Call) -> Reply:
    """Messages of a channel, newest first."""
    world, channel = call.services.world, _channel(call)
    if not world.permissions(world.bot.id, channel) & Permission.READ_MESSAGE_HISTORY:
        return 200, []
    limit = _page_size(call.query.get("limit", "50"))
    found = [m for m in world.history(channel.id, viewer_id=world.bot.id) if m.visible_to is None]
    must(
        Record({"before": Field(Snowflake()), "after": Field(Snowflake()), "limit": Field(Text())}),
        call.query,
    )
    before, after = call.query.get("before"), call.query.get("after")
    if before is not None:
        found = [m for m in found if m.id < int(before)]
    if after is not None:
        found = [m for m in found if m.id > int(after)][:limit]
    return 200, [message_object(world, m) for m in reversed(found[-limit:])]


def _page_size(text: str) -> int:
    allowed = BY_NAME["messages.page"]
    if not text.isdigit() or not allowed.least <= int(text) <= allowed.most:
        raise invalid(
            ("limit",), "NUMBER_TYPE_MAX", f"int value should be between {allowed.least} and {allowed.most}."
        )
    return int(text)


def get_message(call: Call) -> Reply:
    """One message."""
    return 200, message_object(call.services.world, _message(call, _channel(call)))


def create_channel_message(call: Call) -> Reply:
    """Post a message. With enforce_nonce the earlier message of the same nonce is given back."""
    world, nonces = call.services.world, call.services.nonces
    channel = _channel(call)
    body = must(CHANNEL_MESSAGE, call.body or {})
    check_may_post(world, channel, body, call.uploads)
    if body.get("enforce_nonce"):
        earlier = nonces.earlier(channel.id, body.get("nonce"))
        if earlier is not None:
            return 200, message_object(world, earlier)
    _check_reply_target(world, channel, body)
    message = create_message(world, channel, body, call.uploads)
    nonces.remember(message)
    return 200, message_object(world, message)


def _check_reply_target(world: World, channel: Channel, body: Json) -> None:
    reference = body.get("message_reference")
    if reference is None:
        return
    target = world.messages.get(int(reference["message_id"]))
    if target is None or target.deleted or target.channel_id != channel.id or target.visible_to is not None:
        if reference.get("fail_if_not_exists", True):
            raise invalid(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        del body["message_reference"]


def edit_channel_message(call: Call) -> Reply:
    """Change the bot's own message."""
    world = call.services.world
    message = _message(call, _channel(call))
    if message.author_id != world.bot.id:
        raise refusal("foreign_message")
    edit_message(world, message, must(CHANNEL_EDIT, call.body), call.uploads)
    return 200, message_object(world, message)


def delete_channel_message(call: Call) -> Reply:
    """Delete the bot's own message, or another's with the right to."""
    world = call.services.world
    channel = _channel(call)
    message = _message(call, channel)
    may_manage = world.permissions(world.bot.id, channel) & Permission.MANAGE_MESSAGES
    if message.author_id != world.bot.id and (channel.guild_id is None or not may_manage):
        raise refusal("missing_permissions")
    announce(world, "MESSAGE_DELETE", message)
    world.delete_message(message)
    return 204, None


# Commands


def _own_application(call: Call) -> None:
    if call.ids["application_id"] != call.services.world.application_id:
        raise refusal("missing_access")


def _scope(call: Call) -> int | None:
    """The guild commands are for, or None for everywhere."""
    _own_application(call)
    return _guild(call).id if "guild_id" in call.ids else None


def _scoped(world: World, guild_id: int | None) -> list[Command]:
    return [command for command in world.commands.values() if command.guild_id == guild_id]


def get_commands(call: Call) -> Reply:
    """The published commands."""
    world = call.services.world
    return 200, [printed(command, world.application_id) for command in _scoped(world, _scope(call))]


def _find_command(call: Call) -> Command:
    scope = _scope(call)
    command = call.services.world.commands.get(call.ids["command_id"])
    if command is None or command.guild_id != scope:
        raise refusal("unknown_command")
    return command


def get_command(call: Call) -> Reply:
    """One published command."""
    return 200, printed(_find_command(call), call.services.world.application_id)


def put_commands(call: Call) -> Reply:
    """Publish these commands in place of all before; those of the same name and type keep their id."""
    world, scope = call.services.world, _scope(call)
    errors = FieldErrors()
    COMMANDS.check(call.body, (), errors)
    errors.raise_any()
    _check_set(call.body)
    before = {(command.type, command.name): command for command in _scoped(world, scope)}
    for command in before.values():
        del world.commands[command.id]
    made = [_publish(world, body, scope, before) for body in call.body]
    world.tell("commands")
    return 200, [printed(command, world.application_id) for command in made]


def _check_set(bodies: list[Json]) -> None:
    errors = FieldErrors()
    seen: set[tuple[int, str]] = set()
    counts = dict.fromkeys(CommandType, 0)
    for index, body in enumerate(bodies):
        kind = CommandType(body.get("type", 1))
        counts[kind] += 1
        if (kind, body["name"]) in seen:
            errors.add(
                (index, "name"),
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
                "Application command names must be unique",
            )
        seen.add((kind, body["name"]))
    errors.raise_any()
    if any(count > kind_limit(kind) for kind, count in counts.items()):
        raise refusal("too_many_commands")


def _publish(
    world: World, body: Json, scope: int | None, before: dict[tuple[CommandType, str], Command]
) -> Command:
    kind = CommandType(body.get("type", 1))
    kept = before.get((kind, body["name"]))
    new_body = stored(body)
    command = Command(
        id=world.snowflake() if kept is None else kept.id,
        guild_id=scope,
        type=kind,
        name=body["name"],
        body=new_body,
        version=kept.version if kept is not None and kept.body == new_body else world.snowflake(),
    )
    world.commands[command.id] = command
    return command


def post_command(call: Call) -> Reply:
    """Publish one command; one of the same name and type is replaced."""
    world, scope = call.services.world, _scope(call)
    body = must(COMMAND, call.body)
    existing = {(command.type, command.name): command for command in _scoped(world, scope)}
    kind = CommandType(body.get("type", 1))
    is_new = (kind, body["name"]) not in existing
    if is_new and sum(known[0] is kind for known in existing) >= kind_limit(kind):
        raise refusal("too_many_commands")
    command = _publish(world, body, scope, existing)
    world.tell("commands")
    return 201 if is_new else 200, printed(command, world.application_id)


def patch_command(call: Call) -> Reply:
    """Change one command."""
    world = call.services.world
    command = _find_command(call)
    changed = {**command.body, **must(COMMAND_EDIT, call.body)}
    must(COMMAND, changed)
    command.body, command.name, command.version = stored(changed), changed["name"], world.snowflake()
    world.tell("commands")
    return 200, printed(command, world.application_id)


def delete_command(call: Call) -> Reply:
    """Take one command away."""
    world = call.services.world
    del world.commands[_find_command(call).id]
    world.tell("commands")
    return 204, None


# Interactions


def _truth(text: str | None) -> bool:
    if text in (None, "false", "False", "0"):
        return False
    if text in ("true", "True", "1"):
        return True
    raise DiscordError(
        400, 50035, "Invalid Form Body", {"_errors": [{"code": "BOOLEAN_TYPE_CONVERT", "message": f"{text}"}]}
    )


def answer_interaction(call: Call) -> Reply:
    """The first answer to an interaction."""
    with_response = _truth(call.query.get("with_response"))
    answer = call.services.interactions.answer(
        call.ids["interaction_id"], call.token, call.body, call.uploads
    )
    return (200, answer) if with_response else (204, None)


def post_follow_up(call: Call) -> Reply:
    """A further message. Interactions' webhooks always wait."""
    interactions = call.services.interactions
    interaction = interactions.by_token(call.ids["application_id"], call.token)
    message = interactions.follow_up(interaction, call.body or {}, call.uploads)
    return 200, message_object(call.services.world, message)


def _token_message(call: Call) -> Message:
    interactions = call.services.interactions
    interaction = interactions.by_token(call.ids["application_id"], call.token)
    if "message_id" in call.ids:
        return interactions.follow_up_message(interaction, call.ids["message_id"])
    return interactions.original(interaction)


def get_token_message(call: Call) -> Reply:
    """A message of an interaction, by its token."""
    return 200, message_object(call.services.world, _token_message(call))


def patch_token_message(call: Call) -> Reply:
    """Change a message of an interaction, by its token."""
    interactions = call.services.interactions
    message = _token_message(call)
    interaction = interactions.by_token(call.ids["application_id"], call.token)
    interactions.edit(interaction, message, call.body, call.uploads)
    return 200, message_object(call.services.world, message)


def delete_token_message(call: Call) -> Reply:
    """Delete a message of an interaction, by its token."""
    message = _token_message(call)
    announce(call.services.world, "MESSAGE_DELETE", message)
    call.services.world.delete_message(message)
    return 204, None


def _commands(prefix: str) -> tuple[Route, ...]:
    every, one = f"{prefix}/commands", f"{prefix}/commands/{{command_id}}"
    return (
        Route("GET", every, get_commands, ("with_localizations",)),
        Route("PUT", every, put_commands),
        Route("POST", every, post_command),
        Route("GET", one, get_command),
        Route("PATCH", one, patch_command),
        Route("DELETE", one, delete_command),
    )


_TOKEN = "/webhooks/{application_id}/{token}"

ROUTES: tuple[Route, ...] = (
    Route("GET", "/users/@me", get_own_user),
    Route("GET", "/users/@me/guilds", get_own_guilds, ("limit", "before", "after", "with_counts")),
    Route("DELETE", "/users/@me/guilds/{guild_id}", leave_guild),
    Route("POST", "/users/@me/channels", open_direct_channel),
    Route("GET", "/users/{user_id}", get_user),
    Route("GET", "/oauth2/applications/@me", get_application),
    Route("GET", "/applications/@me", get_application),
    Route("PATCH", "/applications/@me", patch_application),
    Route("GET", "/gateway", get_gateway, needs_bot=False),
    Route("GET", "/gateway/bot", get_gateway_bot),
    Route("GET", "/applications/{application_id}/emojis", get_emojis),
    *_commands("/applications/{application_id}"),
    *_commands("/applications/{application_id}/guilds/{guild_id}"),
    Route("GET", "/guilds/{guild_id}", get_guild, ("with_counts",)),
    Route("GET", "/guilds/{guild_id}/channels", get_guild_channels),
    Route("GET", "/guilds/{guild_id}/roles", get_guild_roles),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", get_member),
    Route("GET", "/channels/{channel_id}", get_channel),
    Route("POST", "/channels/{channel_id}/typing", start_typing),
    Route("GET", "/channels/{channel_id}/messages", get_messages, ("limit", "before", "after")),
    Route("POST", "/channels/{channel_id}/messages", create_channel_message),
    Route("GET", "/channels/{channel_id}/messages/{message_id}", get_message),
    Route("PATCH", "/channels/{channel_id}/messages/{message_id}", edit_channel_message),
    Route("DELETE", "/channels/{channel_id}/messages/{message_id}", delete_channel_message),
    Route(
        "POST",
        "/interactions/{interaction_id}/{token}/callback",
        answer_interaction,
        ("with_response",),
        needs_bot=False,
    ),
    Route("POST", _TOKEN, post_follow_up, ("wait", "with_components"), needs_bot=False),
    Route("GET", f"{_TOKEN}/messages/@original", get_token_message, needs_bot=False),
    Route(
        "PATCH", f"{_TOKEN}/messages/@original", patch_token_message, ("with_components",), needs_bot=False
    ),
    Route("DELETE", f"{_TOKEN}/messages/@original", delete_token_message, needs_bot=False),
    Route("GET", f"{_TOKEN}/messages/{{message_id}}", get_token_message, needs_bot=False),
    Route(
        "PATCH",
        f"{_TOKEN}/messages/{{message_id}}",
        patch_token_message,
        ("with_components",),
        needs_bot=False,
    ),
    Route("DELETE", f"{_TOKEN}/messages/{{message_id}}", delete_token_message, needs_bot=False),
)
"""Everything the sandbox answers below /api/v10."""
