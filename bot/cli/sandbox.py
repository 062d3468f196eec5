"""`reality-check sandbox`: a Discord of one's own on this machine, with the real bot in it and a page to chat on."""

from __future__ import annotations

import asyncio
import functools
import os
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr

from bot import app as bot_app
from bot import logs
from bot.cli.context import settings_or_exit, store_failed
from bot.cli.ending import fail
from bot.exits import Exit
from bot.metrics import PortTakenError
from bot.sandbox import pageapi, scene, server
from bot.settings import Settings
from bot.stopping import listening
from commands.check.questions import QUESTIONS
from core.errors import StoreError

app = typer.Typer()

PORT = 8765
DATABASE = Path("reality-check-sandbox.sqlite3")
TOKEN = "sandbox-token"


@app.command()
def sandbox(
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port of the page; 0 takes a free one.")
    ] = None,
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in a browser.")] = True,
    database: Annotated[Path, typer.Option(help="The sandbox's own log.")] = DATABASE,
) -> None:
    """Try it all on this machine, without Discord."""
    _serve(settings_or_exit(), port=port, open_page=open_page, database=database, because="you asked for it")


def start(settings: Settings) -> None:
    """What a start without a token does."""
    _serve(settings, port=None, open_page=True, database=DATABASE, because="DISCORD_TOKEN is not set")


def _serve(settings: Settings, *, port: int | None, open_page: bool, database: Path, because: str) -> None:
    logs.start(level=settings.log_level, style=settings.log_format, secret=None)
    try:
        asyncio.run(_run(settings, port=port, open_page=open_page, database=database, because=because))
    except PortTakenError as error:
        fail(f"Port {error.port} is in use already: choose another RC_METRICS_PORT.", Exit.BAD_CONFIG)
    except StoreError as error:
        store_failed(error)
    except OSError as error:
        fail(
            f"The sandbox cannot listen on port {port}: {error.strerror}. Another one: --port 0.", Exit.FAILED
        )


async def _run(
    settings: Settings, *, port: int | None, open_page: bool, database: Path, because: str
) -> None:
    with listening() as stop:
        running = await _listen(port)
        try:
            typer.echo(
                f"Starting the sandbox, because {because}. Open {running.url} and type /check. Ctrl+C stops it.",
                err=True,
            )
            if open_page and _has_a_screen():
                await asyncio.to_thread(webbrowser.open, running.url)
            ours = settings.model_copy(
                update={
                    "discord_token": SecretStr(TOKEN),
                    "discord_api": running.url,
                    "database_url": f"sqlite:///{database}",
                    "allow_loopback_feeds": True,
                    "shards": None,
                    "shard_ids": None,
                }
            )
            await bot_app.run(ours, stop)
        finally:
            await running.close()


async def _listen(port: int | None) -> server.SandboxServer:
    """The usual port, or a free one where that is taken and no other was asked for."""
    examples = [f"/check {question.name} {question.example}" for question in QUESTIONS]
    start_at = functools.partial(
        server.start,
        scene.standard_world(),
        bot_token=TOKEN,
        page=functools.partial(pageapi.attach, examples=examples),
    )
    try:
        return await start_at(port=PORT if port is None else port)
    except OSError:
        if port is not None:
            raise
        return await start_at(port=0)


def _has_a_screen() -> bool:
    """Without one, `webbrowser` may start a text browser in this very terminal."""
    return sys.platform in ("win32", "darwin") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
