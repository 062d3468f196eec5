"""`reality-check run`: the bot on Discord, or on the local Discord that RC_DISCORD_API names."""

from __future__ import annotations

import asyncio

import typer

from bot import app as bot_app
from bot import logs
from bot.cli import context
from bot.cli.ending import fail
from bot.connection import BadToken
from bot.exits import Exit
from bot.metrics import PortTakenError
from bot.settings import Settings
from bot.stopping import listening
from core.errors import StoreError

app = typer.Typer()


@app.command()
def run() -> None:
    """Run the bot on Discord."""
    settings = context.settings_or_exit()
    if settings.token is None:
        fail(
            "There is no token: set DISCORD_TOKEN, here or in .env. Without one: reality-check sandbox.",
            Exit.BAD_CONFIG,
        )
    start(settings)


def start(settings: Settings) -> None:
    """Serve until asked to stop; ends the program with its exit code where that fails."""
    logs.start(level=settings.log_level, style=settings.log_format, secret=settings.token)
    where = settings.discord_api or "Discord"
    typer.echo(f"Starting the bot on {where}, because DISCORD_TOKEN is set. Ctrl+C stops it.", err=True)
    serve(settings)


def serve(settings: Settings) -> None:
    """Run the application, and say in one line what an operator can mend."""
    try:
        asyncio.run(_until_asked(settings))
    except BadToken:
        fail(
            "Discord does not accept this token. Copy a fresh one from the developer portal (Bot, Reset Token) "
            "into DISCORD_TOKEN.",
            Exit.BAD_TOKEN,
        )
    except PortTakenError as error:
        fail(f"Port {error.port} is in use already: choose another RC_METRICS_PORT.", Exit.BAD_CONFIG)
    except StoreError as error:
        context.store_failed(error)


async def _until_asked(settings: Settings) -> None:
    with listening() as stop:
        await bot_app.run(settings, stop)
