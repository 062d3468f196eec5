"""Who sees an answer: as asked, else as the server chose, and a failing log changes nothing."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from wire import GUILD, Client, Wire, deliver, menu, message_payload, slash, snowflake

from commands import texts
from commands.visibility import BELIEVED, Visibility
from core.errors import StoreError
from core.store import Store
from core.store.records import ServerSettings

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
CLAIM = {"ore": "20 Mt", "grade": "700 g/t"}


def is_private(message: dict[str, Any]) -> bool:
    return bool(message.get("flags", 0) & 64)


@pytest.mark.parametrize(
    ("asked", "where", "private"),
    [
        ({}, {}, True),
        ({"private": False}, {}, False),
        ({"private": True}, {}, True),
        ({}, {"installed": False}, False),
        ({}, {"where": "bot_dm"}, False),
    ],
)
async def test_a_server_that_chose_private_answers_is_followed_unless_asked_otherwise(
    client: Client, wire: Wire, store: Store, asked: dict[str, Any], where: dict[str, Any], private: bool
) -> None:
    await store.servers.save(ServerSettings(GUILD, private_by_default=True))
    await deliver(client, slash("check deposit", {**CLAIM, **asked}, **where))
    assert is_private(wire.messages[0]) is private


async def test_the_menu_follows_the_server_too(client: Client, wire: Wire, store: Store) -> None:
    await store.servers.save(ServerSettings(GUILD, private_by_default=True))
    said = {"content": "20 million tons of ore at 700 g/t hold 935,400 tons"}
    await deliver(client, menu(texts.MENU, message_payload(snowflake()) | said))
    assert is_private(wire.messages[0])


async def test_a_choice_is_believed_for_a_minute_and_then_read_again(store: Store) -> None:
    visibility = Visibility()
    assert not await visibility.is_private(None, GUILD, store, NOW)
    await store.servers.save(ServerSettings(GUILD, private_by_default=True))
    assert not await visibility.is_private(None, GUILD, store, NOW + BELIEVED / 2)
    assert await visibility.is_private(None, GUILD, store, NOW + BELIEVED)


async def test_a_log_that_fails_leaves_the_last_known_choice(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    visibility = Visibility()
    visibility.chose(GUILD, private=True, now=NOW)

    async def broken(_: int) -> ServerSettings:
        raise StoreError("read server settings", reason="locked")

    monkeypatch.setattr(store.servers, "get", broken)
    assert await visibility.is_private(None, GUILD, store, NOW + timedelta(hours=1))
    assert not await visibility.is_private(None, GUILD + 1, store, NOW)


async def test_a_log_that_hangs_keeps_nobody_waiting(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commands.visibility.PATIENCE_S", 0.01)

    async def hanging(_: int) -> ServerSettings:
        await asyncio.sleep(60)
        raise AssertionError

    monkeypatch.setattr(store.servers, "get", hanging)
    async with asyncio.timeout(5):
        assert not await Visibility().is_private(None, GUILD, store, NOW)
