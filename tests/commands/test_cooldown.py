"""The cooldown: generous, per person, says when, never counts what it refused or what only shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import wire as wires
from hypothesis import given
from hypothesis import strategies as st
from wire import OTHER, Wire, deliver, press, slash, submit, typing

from commands.cooldown import LIMITS, Cooldown, Limit
from commands.services import Services
from core.store import Store

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
CLAIM = {"ore": "20 Mt", "grade": "700 g/t"}


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_the_sixth_in_ten_seconds_is_told_when() -> None:
    cooldown = Cooldown()
    assert [cooldown.admit(1, after(s)) for s in range(5)] == [None] * 5
    assert cooldown.admit(1, after(5)) == after(10)
    assert cooldown.admit(1, after(10)) is None


def test_the_thirty_first_in_five_minutes_is_told_when() -> None:
    cooldown = Cooldown()
    assert [cooldown.admit(1, after(3 * n)) for n in range(30)] == [None] * 30
    assert cooldown.admit(1, after(100)) == after(300)


def test_a_part_of_a_second_is_rounded_up_so_that_the_time_shown_is_enough() -> None:
    cooldown = Cooldown((Limit(1, 10),))
    cooldown.admit(1, after(0.2))
    free = cooldown.admit(1, after(1))
    assert free == after(11)
    assert cooldown.admit(1, free) is None


def test_people_do_not_wait_for_each_other() -> None:
    cooldown = Cooldown((Limit(1, 10),))
    assert cooldown.admit(1, NOW) is None
    assert cooldown.admit(2, NOW) is None


@given(st.lists(st.floats(0, 40), min_size=1, max_size=80))
def test_no_window_ever_holds_more_than_its_limit(steps: list[float]) -> None:
    cooldown, moment, admitted = Cooldown(), NOW, list[datetime]()
    for step in steps:
        moment += timedelta(seconds=step / 10)
        if cooldown.admit(1, moment) is None:
            admitted.append(moment)
    for limit in LIMITS:
        for start in admitted:
            window = [m for m in admitted if start <= m < start + timedelta(seconds=limit.seconds)]
            assert len(window) <= limit.times


def test_those_who_stopped_asking_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commands.cooldown.REMEMBERED", 10)
    cooldown = Cooldown()
    for user in range(10):
        cooldown.admit(user, NOW)
    cooldown.admit(99, after(301))
    assert len(cooldown._asked) == 1


@pytest.fixture
def limited(services: Services) -> Services:
    return replace(services, cooldown=Cooldown((Limit(2, 10),)))


async def test_too_much_is_answered_to_the_asker_with_the_moment_and_not_looked_up(
    limited: Services, wire: Wire, store: Store
) -> None:
    client = await wires.client(limited, wire)
    for _ in range(3):
        await deliver(client, slash("check deposit", CLAIM))
    refused = wire.messages[-1]
    assert f"<t:{int(after(10).timestamp())}:R>" in refused["content"]
    assert refused["flags"] & 64
    assert await store.lookups.count() == 2
    await deliver(client, slash("check deposit", CLAIM, user=OTHER))
    assert await store.lookups.count() == 3


async def test_autocomplete_and_presses_that_only_show_are_free(limited: Services, wire: Wire) -> None:
    client = await wires.client(limited, wire)
    await deliver(client, slash("check deposit", CLAIM))
    for _ in range(6):
        await deliver(client, typing("check deposit", "country", "kaz"))
        await deliver(client, press("rc1:working:1", 1))
    assert all(a["data"]["choices"] for a in wire.answers if a["type"] == 8)
    assert all("14,000 t" in m["embeds"][0]["description"] for m in wire.messages[1:])


@pytest.mark.parametrize(
    "asking", [press("rc1:chart:1:0", 1), submit("rc1:what-if:1", {"figures": "ore: 1 Mt\ngrade: 1%"}, 1)]
)
async def test_charts_and_windows_count(limited: Services, wire: Wire, asking: dict[str, object]) -> None:
    client = await wires.client(limited, wire)
    for _ in range(2):
        await deliver(client, slash("check deposit", CLAIM))
    await deliver(client, {**asking, "id": str(wires.snowflake())})
    assert "<t:" in wire.messages[-1]["content"]
