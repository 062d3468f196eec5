"""Where Discord is: the real one, or a local one. The only place that turns discord.py to another address."""

from __future__ import annotations

import discord.gateway
import discord.http
import yarl

REST = discord.http.Route.BASE
GATEWAY = discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY


def point_at(address: str | None) -> None:
    """Talk to the Discord at this http address of the loopback, None: to the real one. For the whole process;
    `bot.settings` has refused every other address."""
    if address is None:
        discord.http.Route.BASE = REST
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = GATEWAY
        return
    discord.http.Route.BASE = f"{address}/api/v10"
    gateway = address.replace("http://", "ws://", 1)
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"{gateway}/gateway")
