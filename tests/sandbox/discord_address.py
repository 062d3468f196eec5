"""Points the installed discord.py at a local server. The only test module that knows its private names."""

from collections.abc import Iterator
from contextlib import contextmanager

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

# A self-check at import: another release of the library may have moved these.
assert Route.BASE.startswith("https://discord.com/api/v10"), discord.__version__
assert DiscordWebSocket.DEFAULT_GATEWAY.host == "gateway.discord.gg", discord.__version__


@contextmanager
def pointed_at(url: str) -> Iterator[None]:
    """Until the end of the block, discord.py talks to `url` (http, no path)."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE = f"{url}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url.replace("http", "ws", 1) + "/gateway")
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway
