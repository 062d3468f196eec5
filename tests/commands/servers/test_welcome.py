"""The first message in a server: where the bot may post, once, and without a word where it may not."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from wire import Client, Wire, user_payload

from commands.servers import welcome

GUILD = 4_100
SYSTEM, FIRST, SECOND = 5_200, 5_201, 5_202
BOT = 700
READ, WRITE = 1 << 10, 1 << 11


def channel(number: int, position: int, *, may_write: bool) -> dict[str, Any]:
    denied = 0 if may_write else WRITE
    return {
        "id": str(number),
        "type": 0,
        "name": f"c{number}",
        "position": position,
        "permission_overwrites": [{"id": str(GUILD), "type": 0, "allow": "0", "deny": str(denied)}],
    }


def guild(client: Client, *channels: dict[str, Any], system: int | None = SYSTEM) -> discord.Guild:
    everybody = {
        "id": str(GUILD), "name": "@everyone", "permissions": str(READ | WRITE), "position": 0, "color": 0,
        "colors": {"primary_color": 0}, "hoist": False, "managed": False, "mentionable": False,
    }  # fmt: skip
    member = {
        "user": user_payload(BOT, bot=True),
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
    }
    data: Any = {
        "id": str(GUILD), "name": "g", "owner_id": "1", "features": [], "emojis": [], "stickers": [],
        "roles": [everybody], "channels": list(channels), "members": [member],
        "system_channel_id": None if system is None else str(system),
    }  # fmt: skip
    return discord.Guild(data=data, state=client._connection)


async def test_it_goes_to_the_channel_for_system_messages(client: Client, wire: Wire) -> None:
    client.services.running.mentions["check"] = 77
    place = guild(client, channel(FIRST, 0, may_write=True), channel(SYSTEM, 1, may_write=True))
    await welcome.greet(place, client.services)
    (said,) = wire.posted(SYSTEM)
    assert "</check deposit:77>" in said["content"]
    assert "180 days" in said["content"]
    assert len(said["content"]) <= 2_000
    assert said["allowed_mentions"]["parse"] == []


@pytest.mark.parametrize("system", [SYSTEM, None])
async def test_it_goes_to_the_uppermost_channel_where_it_may_post(
    client: Client, wire: Wire, system: int | None
) -> None:
    places = (
        channel(SYSTEM, 0, may_write=False),
        channel(SECOND, 3, may_write=True),
        channel(FIRST, 2, may_write=True),
    )
    await welcome.greet(guild(client, *places, system=system), client.services)
    assert len(wire.posted(FIRST)) == 1
    assert len(wire.sent) == 1


async def test_where_it_may_post_nowhere_it_is_silent(client: Client, wire: Wire) -> None:
    await welcome.greet(guild(client, channel(SYSTEM, 0, may_write=False)), client.services)
    assert wire.sent == []


async def test_a_refusal_of_discords_is_only_logged(
    client: Client, wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    wire.refuse[f"/channels/{SYSTEM}"] = (403, 50013)
    await welcome.greet(guild(client, channel(SYSTEM, 0, may_write=True)), client.services)
    assert "could not be posted" in caplog.text
