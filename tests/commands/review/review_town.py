"""Asking and moderating in the town, in words."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot import client as clients
from bot.sandbox import scene
from bot.sandbox.driver import Actor, Reply
from bot.sandbox.server import SandboxServer
from bot.sandbox.world import Message
from bot.settings import Settings
from commands.services import Running, Services
from core.clock import utc_now
from core.reference.library import Library
from core.store import Store

ARTICLE = {"ore": "20 Mt", "grade": "700 g/t", "contained": "935,400 t", "country": "Kazakhstan", "rank": "3"}
READY_S = 10


@dataclass
class Clock:
    """The real time, moved on when told: interactions carry the sandbox's own."""

    ahead: timedelta = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self.ahead


@dataclass
class Town:
    """The sandbox with the real client in it, and the log beside it."""

    sandbox: SandboxServer
    library: Library
    database: Path
    clock: Clock = field(default_factory=Clock)
    expected: set[int] = field(default_factory=set)
    """Codes that a test lets Discord refuse with."""

    async def open(self) -> None:
        """Log in and wait until the gateway stands."""
        self.store = await Store.open(f"sqlite:///{self.database}", clock=self.clock)
        services = Services(self.library, self.store, self.clock, Running(self.clock()))
        settings = Settings(discord_token="sandbox-token", database_url=f"sqlite:///{self.database}")
        self.client = clients.build(settings, services)
        self.services = services
        self._serving = asyncio.create_task(self.client.start("sandbox-token"))
        async with asyncio.timeout(READY_S):
            await asyncio.wait(
                {self._serving, asyncio.create_task(self._ready())}, return_when=asyncio.FIRST_COMPLETED
            )
        if self._serving.done():
            self._serving.result()

    async def _ready(self) -> None:
        while not (self.client.is_ready() and self.sandbox.gateway.connected):  # noqa: ASYNC110 - no event says both
            await asyncio.sleep(0.01)

    async def close(self) -> None:
        await self.client.close()
        with suppress(Exception):
            await self._serving
        await self.store.close()

    async def restart(self) -> None:
        """Another client and another store on the same file."""
        await self.close()
        while self.sandbox.gateway.connected:  # noqa: ASYNC110 - the sandbox has no event for it
            await asyncio.sleep(0.01)
        await self.open()

    def unexpected_refusals(self) -> list[Any]:
        return [one for one in self.sandbox.world.refusals if one.code not in self.expected]

    def person(self, user: int, channel: int = scene.GENERAL_ID) -> Actor:
        return self.sandbox.driver.act(user, channel)

    @property
    def member(self) -> Actor:
        return self.person(scene.MEMBER_ID)

    @property
    def moderator(self) -> Actor:
        return self.person(scene.MODERATOR_ID)

    async def ask(self, actor: Actor | None = None, **options: Any) -> tuple[int, Message]:
        """Ask the article's claim, or another deposit; the lookup and its answer."""
        reply = await (actor or self.member).slash("check deposit", **(options or ARTICLE))
        lookup = int(button(reply.shown, "Working")["custom_id"].split(":")[2])
        async with asyncio.timeout(5):
            while not await self.store.shown.of(lookup):  # noqa: ASYNC110 - noted after the answer, without an event
                await asyncio.sleep(0.01)
        return lookup, reply.shown

    async def told(self, actor: Actor, sentence: str) -> None:
        """Wait until this person sees that sentence."""
        async with asyncio.timeout(5):
            while not any(sentence in message.content for message in actor.sees()):  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.01)

    async def finished(self, reply: Reply) -> Reply:
        """The reply once nothing is thinking any more."""
        return await self.sandbox.driver.reply(reply.interaction, finished=True, timeout_s=30)

    async def overrule(self, screen: Message, level: str, why: str, actor: Actor | None = None) -> Message:
        """Press Wrong, say what is right; what is shown then."""
        actor = actor or self.moderator
        window = await actor.press(screen, "Wrong")
        reply = await actor.submit_as(window, {"level": [level], "why": why})
        return (await self.finished(reply)).shown


def buttons(message: Message) -> list[dict[str, Any]]:
    return [part for row in message.components for part in row["components"]]


def button(message: Message, label: str) -> dict[str, Any]:
    return next(part for part in buttons(message) if part.get("label") == label)


def text(message: Message) -> str:
    """Everything a message says."""
    said = [message.content]
    for embed in message.embeds:
        said += [embed.get("description", ""), embed.get("footer", {}).get("text", "")]
    return "\n".join(said)


async def eventually(message: Message, words: str) -> str:
    """The text of a message, once it has these words."""
    async with asyncio.timeout(10):
        while words not in text(message):  # noqa: ASYNC110 - the world has no event for a test
            await asyncio.sleep(0.02)
    return text(message)
