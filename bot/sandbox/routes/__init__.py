"""Every route of Discord's API that the sandbox knows. Nothing else below /api/v10 answers."""

from bot.sandbox.rest import Route
from bot.sandbox.routes import application, commands, interactions, messages, places


def _commands(prefix: str) -> tuple[Route, ...]:
    every, one = f"{prefix}/commands", f"{prefix}/commands/{{command_id}}"
    return (
        Route("GET", every, commands.get_commands, ("with_localizations",)),
        Route("PUT", every, commands.put_commands),
        Route("POST", every, commands.post_command),
        Route("GET", one, commands.get_command),
        Route("PATCH", one, commands.patch_command),
        Route("DELETE", one, commands.delete_command),
    )


_TOKEN = "/webhooks/{application_id}/{token}"

ROUTES: tuple[Route, ...] = (
    Route("GET", "/users/@me", application.get_own_user),
    Route("GET", "/users/@me/guilds", places.get_own_guilds, ("limit", "before", "after", "with_counts")),
    Route("DELETE", "/users/@me/guilds/{guild_id}", places.leave_guild),
    Route("POST", "/users/@me/channels", places.open_direct_channel),
    Route("GET", "/users/{user_id}", places.get_user),
    Route("GET", "/oauth2/applications/@me", application.get_application),
    Route("GET", "/applications/@me", application.get_application),
    Route("PATCH", "/applications/@me", application.patch_application),
    Route("GET", "/gateway", application.get_gateway, needs_bot=False),
    Route("GET", "/gateway/bot", application.get_gateway_bot),
    Route("GET", "/applications/{application_id}/emojis", application.get_emojis),
    *_commands("/applications/{application_id}"),
    *_commands("/applications/{application_id}/guilds/{guild_id}"),
    Route("GET", "/guilds/{guild_id}", places.get_guild, ("with_counts",)),
    Route("GET", "/guilds/{guild_id}/channels", places.get_guild_channels),
    Route("GET", "/guilds/{guild_id}/roles", places.get_guild_roles),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", places.get_member),
    Route("GET", "/channels/{channel_id}", places.get_channel),
    Route("POST", "/channels/{channel_id}/typing", places.start_typing),
    Route("GET", "/channels/{channel_id}/messages", messages.get_messages, ("limit", "before", "after")),
    Route("POST", "/channels/{channel_id}/messages", messages.create_channel_message),
    Route("GET", "/channels/{channel_id}/messages/{message_id}", messages.get_message),
    Route("PATCH", "/channels/{channel_id}/messages/{message_id}", messages.edit_channel_message),
    Route("DELETE", "/channels/{channel_id}/messages/{message_id}", messages.delete_channel_message),
    Route(
        "POST",
        "/interactions/{interaction_id}/{token}/callback",
        interactions.answer_interaction,
        ("with_response",),
        needs_bot=False,
    ),
    Route("POST", _TOKEN, interactions.post_follow_up, ("wait", "with_components"), needs_bot=False),
    Route("GET", f"{_TOKEN}/messages/@original", interactions.get_token_message, needs_bot=False),
    Route(
        "PATCH",
        f"{_TOKEN}/messages/@original",
        interactions.patch_token_message,
        ("with_components",),
        needs_bot=False,
    ),
    Route("DELETE", f"{_TOKEN}/messages/@original", interactions.delete_token_message, needs_bot=False),
    Route("GET", f"{_TOKEN}/messages/{{message_id}}", interactions.get_token_message, needs_bot=False),
    Route(
        "PATCH",
        f"{_TOKEN}/messages/{{message_id}}",
        interactions.patch_token_message,
        ("with_components",),
        needs_bot=False,
    ),
    Route("DELETE", f"{_TOKEN}/messages/{{message_id}}", interactions.delete_token_message, needs_bot=False),
)
"""Everything the sandbox answers below /api/v10."""
