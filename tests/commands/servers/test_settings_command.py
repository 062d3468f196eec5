"""/settings through real interactions: what managers choose is kept, explained, and refused where it cannot be."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from wire import CHANNEL, GUILD, Client, Wire, deliver, interaction, slash

from commands.servers import texts
from commands.services import Services
from commands.tree import grow
from core.store import Store
from core.store.records import ServerSettings

EPHEMERAL = 64
MODERATORS = 5_100


def choosing(name: str, **options: tuple[int, Any]) -> dict[str, Any]:
    """/settings with options of any type: name=(type, value)."""
    given = [{"name": n, "type": kind, "value": value} for n, (kind, value) in options.items()]
    data: dict[str, Any] = {"id": "1", "name": "settings", "type": 1}
    data["options"] = [{"name": name, "type": 1, "options": given}]
    data["resolved"] = {
        "channels": {
            str(MODERATORS): {
                "id": str(MODERATORS),
                "name": "m",
                "type": 0,
                "permissions": "0",
                "guild_id": str(GUILD),
            }
        }
    }
    return interaction(2, data)


async def chosen(store: Store) -> ServerSettings:
    return await store.servers.get(GUILD)


async def test_show_says_the_defaults_to_the_manager_alone(client: Client, wire: Wire) -> None:
    await deliver(client, slash("settings show"))
    text = wire.messages[0]["embeds"][0]["description"]
    assert "for 180 days" in text
    assert texts.EVERYBODY in text
    assert texts.NOWHERE in text
    assert wire.messages[0]["flags"] & EPHEMERAL


async def test_show_says_what_was_chosen(client: Client, wire: Wire, store: Store) -> None:
    await store.servers.save(ServerSettings(GUILD, None, True, MODERATORS))
    await deliver(client, slash("settings show"))
    text = wire.messages[0]["embeds"][0]["description"]
    assert "for ever" in text
    assert texts.ASKER_ALONE in text
    assert f"<#{MODERATORS}>" in text


async def test_a_retention_is_kept_and_a_shorter_one_warns(client: Client, wire: Wire, store: Store) -> None:
    await deliver(client, choosing("retention", days=(4, 30)))
    assert (await chosen(store)).retention_days == 30
    assert texts.RETENTION_SHORTER in wire.messages[-1]["content"]
    await deliver(client, choosing("retention", days=(4, 730)))
    assert texts.RETENTION_SHORTER not in wire.messages[-1]["content"]


async def test_for_ever_is_an_explicit_choice(client: Client, wire: Wire, store: Store) -> None:
    await deliver(client, choosing("retention", forever=(5, True)))
    assert (await chosen(store)).retention_days is None
    assert "for ever" in wire.messages[-1]["content"]


@pytest.mark.parametrize(
    "options",
    [{}, {"forever": (5, False)}, {"days": (4, 30), "forever": (5, True)}],
    ids=["none", "no", "both"],
)
async def test_neither_and_both_are_asked_about_and_change_nothing(
    client: Client, wire: Wire, store: Store, options: dict[str, tuple[int, Any]]
) -> None:
    await deliver(client, choosing("retention", **options))
    assert wire.messages[-1]["content"] == texts.ONE_OF_TWO
    assert (await chosen(store)).retention_days == 180


async def test_days_out_of_bounds_are_refused_with_the_bounds(
    client: Client, wire: Wire, store: Store
) -> None:
    await deliver(client, choosing("retention", days=(4, 3)))
    assert (await chosen(store)).retention_days == 180
    assert wire.messages[-1]["flags"] & EPHEMERAL


async def test_private_by_default_holds_for_the_next_answer(client: Client, wire: Wire, store: Store) -> None:
    await deliver(client, slash("check deposit", {"ore": "1 Mt", "grade": "1%"}))
    await deliver(client, choosing("private", on=(5, True)))
    await deliver(client, slash("check deposit", {"ore": "1 Mt", "grade": "1%"}))
    assert (await chosen(store)).private_by_default
    assert [bool(m.get("flags", 0) & EPHEMERAL) for m in wire.messages] == [False, True, True]


async def test_a_channel_for_disputes_is_tried_before_it_is_kept(
    client: Client, wire: Wire, store: Store
) -> None:
    await deliver(client, choosing("disputes", channel=(7, str(MODERATORS))))
    assert (await chosen(store)).review_channel_id == MODERATORS
    assert len(wire.posted(MODERATORS)) == 1
    assert f"<#{MODERATORS}>" in wire.messages[-1]["content"]


@pytest.mark.parametrize(("status", "code"), [(403, 50001), (404, 10003), (400, 50008)])
async def test_a_channel_that_cannot_be_written_to_is_refused_and_says_what_is_needed(
    client: Client, wire: Wire, store: Store, status: int, code: int
) -> None:
    wire.refuse[f"/channels/{MODERATORS}"] = (status, code)
    await deliver(client, choosing("disputes", channel=(7, str(MODERATORS))))
    assert (await chosen(store)).review_channel_id is None
    assert "Send Messages" in wire.messages[-1]["content"]


async def test_disputes_without_a_channel_are_told_nowhere_again(
    client: Client, wire: Wire, store: Store
) -> None:
    await store.servers.save(ServerSettings(GUILD, 30, True, CHANNEL))
    await deliver(client, slash("settings disputes"))
    assert await chosen(store) == ServerSettings(GUILD, 30, True, None)
    assert "/review queue" in wire.messages[-1]["content"]


def test_it_is_published_for_managers_in_servers_alone(services: Services) -> None:
    client = discord.Client(intents=discord.Intents(guilds=True))
    tree = grow(client, services)
    (command,) = [c.to_dict(tree) for c in tree.get_commands() if c.name == "settings"]
    assert command["contexts"] == [0]
    assert command["integration_types"] == [0]
    assert command["default_member_permissions"] == discord.Permissions(manage_guild=True).value
    assert [o["name"] for o in command["options"]] == ["show", "retention", "private", "disputes"]
