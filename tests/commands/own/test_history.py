"""/history through real interactions: one's own lookups from everywhere, paged, opened, and nobody else's."""

from __future__ import annotations

from typing import Any

import wire as wires
from wire import OTHER, Client, Wire, choose, deliver, press, slash

from commands.own import history, texts
from commands.services import Services
from core.store import Store
from core.store.records import State

EPHEMERAL = 64


def parts(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for row in message.get("components") or () for part in row["components"]]


def description(message: dict[str, Any]) -> str:
    return message["embeds"][0]["description"]


async def ask(client: Client, megatonnes: int, **more: Any) -> None:
    await deliver(client, slash("check deposit", {"ore": f"{megatonnes} Mt", "grade": "700 g/t"}, **more))


async def test_without_a_lookup_it_says_how_to_begin(client: Client, wire: Wire) -> None:
    client.services.running.mentions["check"] = 77
    await deliver(client, slash("history"))
    assert "</check deposit:77>" in wire.messages[0]["content"]
    assert wire.messages[0]["flags"] & EPHEMERAL


async def test_it_lists_ones_own_from_everywhere_newest_first_for_oneself_alone(
    client: Client, wire: Wire
) -> None:
    await ask(client, 1)
    await ask(client, 2, where="bot_dm")
    await ask(client, 3, user=OTHER)
    await deliver(client, slash("history"))
    shown = wire.messages[-1]
    lines = description(shown).splitlines()
    assert ["2 Mt" in lines[0], "1 Mt" in lines[1]] == [True, True]
    assert len(lines) == 2
    assert shown["flags"] & EPHEMERAL


async def test_pages_turn_in_place_to_the_end_and_back(client: Client, wire: Wire) -> None:
    total = 2 * history.PER_PAGE + 3
    for number in range(1, total + 1):
        await ask(client, number)
    await deliver(client, slash("history"))
    page, seen = wire.messages[-1], [description(wire.messages[-1])]
    while older := [p for p in parts(page) if p.get("label") == texts.OLDER]:
        await deliver(client, press(older[0]["custom_id"], 1, message_flags=EPHEMERAL))
        page = wire.edits[-1]
        seen.append(description(page))
    assert len("\n".join(seen).splitlines()) == total
    (newest,) = [p for p in parts(page) if p.get("label") == texts.NEWEST]
    await deliver(client, press(newest["custom_id"], 1, message_flags=EPHEMERAL))
    assert description(wire.edits[-1]) == seen[0]


async def test_a_page_turns_after_a_restart_and_shows_the_pressers_own(
    client: Client, wire: Wire, services: Services
) -> None:
    await ask(client, 1)
    await ask(client, 2, user=OTHER)
    after = Wire()
    fresh = await wires.client(services, after)
    await deliver(fresh, press("rc1:history:0", 1, user=OTHER, message_flags=EPHEMERAL))
    assert "2 Mt" in description(after.edits[0])
    assert "1 Mt" not in description(after.edits[0])


async def test_a_page_before_the_oldest_says_so(client: Client, wire: Wire) -> None:
    await ask(client, 1)
    await deliver(client, press("rc1:history:1", 1, message_flags=EPHEMERAL))
    assert description(wire.edits[0]) == texts.NO_OLDER


async def test_one_opens_as_its_card_with_its_buttons(client: Client, wire: Wire) -> None:
    await ask(client, 20)
    await deliver(client, slash("history"))
    (menu,) = [p for p in parts(wire.messages[-1]) if p["type"] == 3]
    await deliver(client, choose(menu["custom_id"], menu["options"][0]["value"], 1))
    opened = wire.messages[-1]
    assert "14,000 t" in opened["content"]
    assert opened["flags"] & EPHEMERAL
    assert [p["label"] for p in parts(opened)] == ["Working", "What if", "Chart", "Dispute"]


async def test_an_overruled_one_opens_with_its_correction(client: Client, wire: Wire, store: Store) -> None:
    await ask(client, 20)
    row = (await store.lookups.history(wires.ASKER)).hits[0]
    await store.reviews.decide(wires.GUILD, row.id, OTHER, State.WRONG, note="It is 4.7%, not 700 g/t")
    await deliver(client, choose("rc1:mine", str(row.id), 1))
    assert "It is 4.7%, not 700 g/t" in description(wire.messages[-1])


async def test_nobody_elses_opens(client: Client, wire: Wire) -> None:
    await ask(client, 20)
    await deliver(client, choose("rc1:mine", "1", 1, user=OTHER))
    assert wire.messages[-1]["content"] == texts.NOT_YOURS


async def test_one_that_went_meanwhile_says_when(client: Client, wire: Wire, store: Store) -> None:
    await ask(client, 20)
    await store.privacy.forget(wires.ASKER)
    await deliver(client, choose("rc1:mine", "1", 1))
    assert "<t:" in wire.messages[-1]["content"]


async def test_any_history_fits_discords_limits(client: Client, wire: Wire) -> None:
    for _ in range(history.PER_PAGE):
        await deliver(client, slash("check deposit", {"ore": "1 Mt", "source": "_*`|~ @everyone " * 17}))
    await deliver(client, slash("history"))
    shown = wire.messages[-1]
    assert len(description(shown)) <= 4_096
    assert "@everyone" not in description(shown)
    (menu,) = [p for p in parts(shown) if p["type"] == 3]
    assert all(len(o["label"]) <= 100 and len(o["description"]) <= 100 for o in menu["options"])
