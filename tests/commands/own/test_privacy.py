"""/privacy through real interactions: what is kept, all of it as a file, and forgotten only after a second yes."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
import wire as wires
from wire import ASKER, GUILD, OTHER, Client, Wire, deliver, press, slash, submit

from commands.own import privacy, texts
from commands.services import Operator, Services
from core.store import Store
from core.store.records import ServerSettings

EPHEMERAL = 64
CLAIM = {"ore": "20 Mt", "grade": "700 g/t"}


def parts(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for row in message.get("components") or () for part in row["components"]]


async def ask(client: Client, **more: Any) -> None:
    await deliver(client, slash("check deposit", CLAIM, **more))


async def test_it_counts_what_is_kept_and_offers_the_file_and_forgetting(client: Client, wire: Wire) -> None:
    await ask(client)
    await ask(client, where="bot_dm")
    await ask(client, user=OTHER)
    await deliver(client, slash("privacy"))
    shown = wire.messages[-1]
    assert "2 lookups" in shown["content"]
    assert shown["flags"] & EPHEMERAL
    assert [p["custom_id"] for p in parts(shown)] == ["rc1:my-data", "rc1:forget"]


@pytest.mark.parametrize(
    ("days", "where", "said"),
    [
        (30, {}, "30 days in this server; 180 days elsewhere"),
        (180, {}, "180 days, here and elsewhere"),
        (None, {}, "for ever"),
        (30, {"where": "bot_dm"}, "180 days, unless"),
        (30, {"installed": False}, "180 days, unless"),
    ],
)
async def test_it_says_how_long_things_are_kept_here(
    client: Client, wire: Wire, store: Store, days: int | None, where: dict[str, Any], said: str
) -> None:
    await store.servers.save(ServerSettings(GUILD, retention_days=days))
    await deliver(client, slash("privacy", **where))
    assert said in wire.messages[-1]["embeds"][0]["description"]


async def test_the_operators_own_page_is_linked(services: Services, wire: Wire) -> None:
    services = Services(
        services.library,
        services.store,
        services.clock,
        services.running,
        operator=Operator(privacy="https://example.org/privacy"),
    )
    await deliver(await wires.client(services, wire), slash("privacy"))
    assert "(https://example.org/privacy)" in wire.messages[-1]["embeds"][0]["description"]


async def test_my_data_is_a_file_of_ones_own_lookups_and_disputes(client: Client, wire: Wire) -> None:
    await ask(client)
    await ask(client, user=OTHER)
    await deliver(client, submit("rc1:dispute:2", {"reason": "It is a resource"}, 1))
    await deliver(client, press("rc1:my-data", 1, message_flags=EPHEMERAL))
    (sent,) = wire.later
    records = [json.loads(line) for line in sent.files[0].splitlines()]
    assert [(r["kind"], r.get("text"), r.get("note")) for r in records] == [
        ("lookup", "ore:20 Mt grade:700 g/t", None),
        ("dispute", None, "It is a resource"),
    ]
    assert sent.body["attachments"][0]["description"] == texts.MY_DATA_ALT
    assert sent.body["flags"] & EPHEMERAL


async def test_nothing_kept_is_said(client: Client, wire: Wire) -> None:
    await deliver(client, press("rc1:my-data", 1, message_flags=EPHEMERAL))
    assert [s.body["content"] for s in wire.later] == [texts.NOTHING_KEPT]


async def test_much_data_is_packed_and_reads_back(
    client: Client, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(privacy, "PLAIN_BYTES", 100)
    await ask(client)
    await deliver(client, press("rc1:my-data", 1, message_flags=EPHEMERAL))
    (sent,) = wire.later
    assert sent.body["attachments"][0]["filename"] == "my-data.jsonl.gz"
    assert json.loads(gzip.decompress(sent.files[0]))["kind"] == "lookup"


async def test_a_file_beyond_discords_limit_is_not_sent_but_said(client: Client, wire: Wire) -> None:
    await ask(client)
    payload = press("rc1:my-data", 1, message_flags=EPHEMERAL) | {"attachment_size_limit": 10}
    await deliver(client, payload)
    assert [s.body["content"] for s in wire.later] == [texts.MY_DATA_TOO_LARGE]


async def test_forgetting_asks_once_more_and_until_then_deletes_nothing(
    client: Client, wire: Wire, store: Store
) -> None:
    await ask(client)
    await deliver(client, press("rc1:forget", 1, message_flags=EPHEMERAL))
    assert "1 lookup" in wire.messages[-1]["content"]
    assert [p["custom_id"] for p in parts(wire.messages[-1])] == ["rc1:forget-now"]
    assert await store.lookups.count() == 1


async def test_forgetting_deletes_ones_own_and_nobody_elses_and_says_how_many(
    client: Client, wire: Wire, store: Store
) -> None:
    await ask(client)
    await ask(client)
    await ask(client, user=OTHER)
    await deliver(client, press("rc1:forget-now", 1, message_flags=EPHEMERAL))
    assert wire.later[-1].body["content"] == texts.FORGOTTEN.format(count="2 lookups")
    assert wire.later[-1].body["components"] == []
    assert (await store.lookups.history(ASKER)).hits == ()
    assert len((await store.lookups.history(OTHER)).hits) == 1


async def test_no_trace_of_what_was_typed_stays_in_the_files(
    client: Client, wire: Wire, store: Store
) -> None:
    await deliver(client, slash("check deposit", {**CLAIM, "source": "Zanzibargazette"}))
    await deliver(client, press("rc1:forget-now", 1, message_flags=EPHEMERAL))
    path = store.url.removeprefix("sqlite:///")
    for file in (path, f"{path}-wal"):
        with open(file, "rb") as opened:  # noqa: ASYNC230, PTH123 - a test's own small file
            assert b"anzibargazette" not in opened.read()


async def test_forgetting_works_after_a_restart(client: Client, wire: Wire, services: Services) -> None:
    await ask(client)
    after = Wire()
    fresh = await wires.client(services, after)
    await deliver(fresh, press("rc1:forget-now", 1, message_flags=EPHEMERAL))
    assert "1 lookup" in after.later[-1].body["content"]
