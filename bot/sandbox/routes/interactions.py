"""Answers to interactions, and what their tokens can do afterwards."""

from bot.sandbox.errors import invalid
from bot.sandbox.objects import message_object
from bot.sandbox.rest import Call, Reply
from bot.sandbox.world import Interaction, Message


def _truth(text: str | None) -> bool:
    if text in (None, "false", "False", "0"):
        return False
    if text in ("true", "True", "1"):
        return True
    raise invalid(("with_response",), "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")


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


def _named(call: Call) -> tuple[Interaction, Message]:
    """The interaction of the token and, of its messages, the one the path names."""
    interactions = call.services.interactions
    interaction = interactions.by_token(call.ids["application_id"], call.token)
    if "message_id" in call.ids:
        return interaction, interactions.follow_up_message(interaction, call.ids["message_id"])
    return interaction, interactions.original(interaction)


def get_token_message(call: Call) -> Reply:
    """A message of an interaction, by its token."""
    _, message = _named(call)
    return 200, message_object(call.services.world, message)


def patch_token_message(call: Call) -> Reply:
    """Change a message of an interaction, by its token."""
    interaction, message = _named(call)
    call.services.interactions.edit(interaction, message, call.body, call.uploads)
    return 200, message_object(call.services.world, message)


def delete_token_message(call: Call) -> Reply:
    """Delete a message of an interaction, by its token."""
    call.services.interactions.delete(*_named(call))
    return 204, None
