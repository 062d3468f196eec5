"""What commands and buttons are given to work with. Nothing is built here; `bot.app` does that."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, cast

import discord

from commands.cooldown import Cooldown
from commands.tally import Tally
from commands.visibility import Visibility
from core.clock import Clock
from core.errors import StoreError
from core.news.newsroom import Newsroom
from core.reference.library import Library
from core.store import Store

Interaction = discord.Interaction[Any]
"""Our one name for an interaction: which client it came by is the program's business."""


class Running:
    """The state of the process: since when, which replies are under way, whether it is stopping.

    `mentions` has the id of each published command by name, for mentions that can be clicked; `connected` says
    whether Discord's gateway is there, `tally` what was done so far.
    """

    def __init__(self, started_at: datetime) -> None:
        self.started_at = started_at
        self.stopping = False
        self.connected = False
        self.tally = Tally()
        self.mentions: dict[str, int] = {}
        self.under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @contextmanager
    def reply(self) -> Generator[None]:
        """While this is open, a reply is under way and a stop waits for it."""
        self.under_way += 1
        self._idle.clear()
        try:
            yield
        finally:
            self.under_way -= 1
            if self.under_way == 0:
                self._idle.set()

    async def idle(self) -> None:
        """Return when no reply is under way."""
        await self._idle.wait()


@dataclass(frozen=True, slots=True)
class Operator:
    """What whoever runs this copy says about themselves: how to reach them, a site, a privacy page ("": nothing)."""

    contact: str = ""
    site: str = ""
    privacy: str = ""


@dataclass(frozen=True, slots=True)
class Services:
    """The library, the log (None where it could not be opened), the clock, the state of the process, the operator."""

    library: Library
    store: Store | None
    clock: Clock
    running: Running
    newsroom: Newsroom | None = None
    cooldown: Cooldown = field(default_factory=lambda: Cooldown(()))
    """Without limits unless the program sets some."""
    visibility: Visibility = field(default_factory=Visibility)
    operator: Operator = Operator()

    @property
    def log(self) -> Store:
        """The log, for what cannot be done without it. Raises StoreError where it could not be opened."""
        if self.store is None:
            raise StoreError("open", reason="unreachable")
        return self.store


class HasServices(Protocol):
    """A client that carries the services. discord.py builds buttons itself, so they ask the client."""

    services: Services


def services_of(interaction: Interaction) -> Services:
    """The services of the client the interaction came by."""
    return cast(HasServices, interaction.client).services
