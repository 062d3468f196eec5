"""Discord's answers that are expected and nobody's fault. Everything else that Discord refuses is a bug or an outage."""

from __future__ import annotations

import discord

EXPIRED = 10062
ALREADY_ANSWERED = 40060
MESSAGE_GONE = 10008
CHANNEL_GONE = 10003

EXPECTED = {
    EXPIRED: "the interaction had expired",
    ALREADY_ANSWERED: "the interaction was answered already",
    MESSAGE_GONE: "the message was gone",
}
"""Error codes that are logged in one quiet line (Discord documentation, JSON Error Codes)."""


TOO_MANY_REQUESTS = 429


def expected(error: BaseException) -> str | None:
    """Why Discord refused, if that is an expected thing, else None. An outage of Discord's is one: discord.py has
    tried again for longer than anybody waits. Pure."""
    if isinstance(error, discord.DiscordServerError):
        return "Discord failed"
    if not isinstance(error, discord.HTTPException):
        return None
    return "too many requests" if error.status == TOO_MANY_REQUESTS else EXPECTED.get(error.code)
