"""A bare HTTP client of the sandbox with the bot's token, and the addresses tests use most."""

from typing import Any

import aiohttp

from bot.sandbox.driver import Driver
from bot.sandbox.scene import APPLICATION_ID, GENERAL_ID, MEMBER_ID
from bot.sandbox.world import Interaction

MESSAGES = f"/channels/{GENERAL_ID}/messages"
COMMANDS = f"/applications/{APPLICATION_ID}/commands"


class Api:
    """Calls a route and gives back status and JSON."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session, self._url = session, url

    async def __call__(self, method: str, path: str, body: Any = None, **more: Any) -> tuple[int, Any]:
        if body is not None:
            more["json"] = body
        async with self._session.request(method, f"{self._url}/api/v10{path}", **more) as answer:
            return answer.status, await answer.json() if answer.status != 204 else None


def callback(interaction: Interaction) -> str:
    """The address of an interaction's first answer."""
    return f"/interactions/{interaction.id}/{interaction.token}/callback"


def slash(driver: Driver) -> Interaction:
    """A member sends the one published command."""
    return driver.slash(MEMBER_ID, GENERAL_ID, "check", {"ore": "1 t"})
