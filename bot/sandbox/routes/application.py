"""The application itself, its user, and where the gateway is."""

from typing import Any, cast

from bot.sandbox.errors import FieldErrors, Path
from bot.sandbox.objects import application_object, own_user_object
from bot.sandbox.rest import Call, Reply
from bot.sandbox.shapes import Field, Record, Text, must
from bot.sandbox.world import Json


def get_own_user(call: Call) -> Reply:
    """The bot's own user."""
    return 200, own_user_object(call.services.world.bot)


def get_application(call: Call) -> Reply:
    """The application."""
    return 200, application_object(call.services.world)


class _InstallConfig:
    """Install settings by kind of install."""

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        if not isinstance(value, dict) or not set(cast(Json, value)) <= {"0", "1"}:
            errors.add(path, "MODEL_TYPE_CONVERT", "Install settings are by 0 (guild) and 1 (user).")


_EDIT = Record(
    {
        "description": Field(Text(), nullable=True),
        "custom_install_url": Field(Text(), nullable=True),
        "integration_types_config": Field(_InstallConfig(), nullable=True),
    }
)


def patch_application(call: Call) -> Reply:
    """Change what the application says of itself, and how it may be installed."""
    call.services.world.application_edits.update(must(_EDIT, call.body))
    return 200, application_object(call.services.world)


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
