"""Answers to interactions, and what their tokens can do afterwards."""

from bot.sandbox.errors import DiscordError
from bot.sandbox.objects import (
    message_object,
)
from bot.sandbox.posting import announce
from bot.sandbox.rest import Call, Reply
from bot.sandbox.world import Message


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
