"""What a start without a command runs."""

from __future__ import annotations

from importlib import import_module

from bot.cli.context import settings_or_exit


def start() -> None:
    """The bot where there is a token, else the sandbox."""
    settings = settings_or_exit()
    import_module("bot.cli.run" if settings.token else "bot.cli.sandbox").start(settings)
