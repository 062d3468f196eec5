"""Messages of channels."""

from bot.sandbox.errors import invalid, refusal
from bot.sandbox.limits import BY_NAME
from bot.sandbox.message_bodies import CHANNEL_EDIT, CHANNEL_MESSAGE
from bot.sandbox.objects import message_object
from bot.sandbox.permissions import Permission
from bot.sandbox.posting import announce, check_may_post, create_message, edit_message
from bot.sandbox.rest import Call, Reply
from bot.sandbox.routes.places import channel_of
from bot.sandbox.shapes import Field, Record, Snowflake, Text, must
from bot.sandbox.world import Channel, Json, Message, UnknownIdError, World

_PAGE = Record({"before": Field(Snowflake()), "after": Field(Snowflake()), "limit": Field(Text())})


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
    world, channel = call.services.world, channel_of(call)
    if not world.permissions(world.bot.id, channel) & Permission.READ_MESSAGE_HISTORY:
        return 200, []
    limit = _page_size(call.query.get("limit", "50"))
    found = [m for m in world.history(channel.id, viewer_id=world.bot.id) if m.visible_to is None]
    must(_PAGE, call.query)
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
    return 200, message_object(call.services.world, _message(call, channel_of(call)))


def create_channel_message(call: Call) -> Reply:
    """Post a message. With enforce_nonce the earlier message of the same nonce is given back."""
    world, nonces = call.services.world, call.services.nonces
    channel = channel_of(call)
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
    message = _message(call, channel_of(call))
    if message.author_id != world.bot.id:
        raise refusal("foreign_message")
    edit_message(world, message, must(CHANNEL_EDIT, call.body), call.uploads)
    return 200, message_object(world, message)


def delete_channel_message(call: Call) -> Reply:
    """Delete the bot's own message, or another's with the right to."""
    world = call.services.world
    channel = channel_of(call)
    message = _message(call, channel)
    may_manage = world.permissions(world.bot.id, channel) & Permission.MANAGE_MESSAGES
    if message.author_id != world.bot.id and (channel.guild_id is None or not may_manage):
        raise refusal("missing_permissions")
    announce(world, "MESSAGE_DELETE", message)
    world.delete_message(message)
    return 204, None
