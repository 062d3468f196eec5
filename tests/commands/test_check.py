"""/check through a real interaction: read, judged, kept, answered exactly once."""

from __future__ import annotations

import logging
from typing import Any

import pytest
import wire as wires
from wire import ASKER, CHANNEL, GUILD, OTHER, Client, Wire, deliver, press, slash, typing

from commands import texts
from commands.check.questions import QUESTIONS
from core.errors import StoreError
from core.lookups import Origin
from core.store import Store
from core.verdict import Level

ARTICLE = {"ore": "20 Mt", "grade": "700 g/t", "contained": "935,400 t", "country": "Kazakhstan", "rank": "3"}
EPHEMERAL = 64


def only(messages: list[dict[str, Any]]) -> dict[str, Any]:
    assert len(messages) == 1
    return messages[0]


def lookup_id(message: dict[str, Any]) -> int:
    return int(message["components"][0]["components"][0]["custom_id"].split(":")[2])


def custom_ids(message: dict[str, Any]) -> list[str]:
    return [part["custom_id"] for row in message.get("components") or () for part in row["components"]]


async def test_the_articles_claim_does_not_add_up(client: Client, wire: Wire, store: Store) -> None:
    await deliver(client, slash("check deposit", ARTICLE))
    message = only(wire.messages)
    assert message["content"].startswith("🔴 **Does not add up:**")
    assert "14,000 t" in message["content"]
    assert "67 times" in message["content"]
    assert not message.get("flags", 0) & EPHEMERAL
    text = message["embeds"][0]["description"]
    for figure in ("4.68%", "1.34 billion t"):
        assert figure in text


@pytest.mark.parametrize("options", [{"ore": "20 Mt"}, {"depth": "300 m"}])
async def test_a_figure_that_says_nothing_alone_is_told_what_to_add(
    client: Client, wire: Wire, options: dict[str, str]
) -> None:
    await deliver(client, slash("check deposit", options))
    said = only(wire.messages)["content"]
    assert said.startswith("⚪ **Cannot tell:**")
    assert "Add what was claimed of it: a grade" in said


async def test_the_lookup_is_in_the_log_before_the_answer(client: Client, wire: Wire, store: Store) -> None:
    await deliver(client, slash("check deposit", ARTICLE))
    row = await store.lookups.get(lookup_id(only(wire.messages)))
    assert row is not None
    assert (row.level, row.origin, row.command) == (Level.DOES_NOT_ADD_UP, Origin.SLASH, "check deposit")
    assert row.text == "ore:20 Mt grade:700 g/t contained:935,400 t country:Kazakhstan rank:3"
    assert (row.discord_guild_id, row.discord_channel_id, row.discord_user_id) == (GUILD, CHANNEL, ASKER)


async def test_where_the_answer_stands_is_noted(client: Client, wire: Wire, store: Store) -> None:
    await deliver(client, slash("check deposit", ARTICLE))
    placed = await store.shown.of(lookup_id(only(wire.messages)))
    assert [(p.discord_channel_id, p.ephemeral, p.place) for p in placed] == [(CHANNEL, False, "reply")]


async def test_a_forced_ephemeral_answer_is_noted_as_one(client: Client, wire: Wire, store: Store) -> None:
    wire.forced_ephemeral = True
    await deliver(client, slash("check deposit", ARTICLE, installed=False))
    assert [p.ephemeral for p in await store.shown.of(lookup_id(only(wire.messages)))] == [True]


async def test_a_private_answer_is_for_the_asker_alone(client: Client, wire: Wire) -> None:
    await deliver(client, slash("check deposit", {**ARTICLE, "private": True}))
    assert only(wire.messages)["flags"] & EPHEMERAL


@pytest.mark.parametrize("where", ["guild", "bot_dm", "private"])
async def test_a_lookup_of_a_server_that_is_not_ours_carries_no_server(
    client: Client, wire: Wire, store: Store, where: str
) -> None:
    await deliver(client, slash("check deposit", ARTICLE, where=where, installed=False))
    row = await store.lookups.get(lookup_id(only(wire.messages)))
    assert row is not None
    assert row.discord_guild_id is None


async def test_the_same_interaction_twice_is_answered_and_kept_once(
    client: Client, wire: Wire, store: Store
) -> None:
    payload = slash("check deposit", ARTICLE)
    await deliver(client, payload)
    await deliver(client, payload)
    assert len(wire.messages) == 1
    assert await store.lookups.count() == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"ore": "20 zorkmids"}, ["ore", "zorkmids"]),
        ({"grade": "9**9**9"}, ["grade"]),
        ({"ore": "x" * 5000}, ["ore"]),
        ({"ore": "20 Mt", "country": "Atlantis"}, ["country", "Atlantis"]),
        ({"ore": "20 Mt", "date": "yesterday"}, ["date", "2025-04-02"]),
        ({"ore": "300 m"}, ["ore", "20 Mt"]),
        ({"country": "Kazakhstan"}, ["ore", "grade"]),
    ],
)
async def test_a_refusal_is_private_names_the_option_and_shows_what_works(
    client: Client, wire: Wire, store: Store, options: dict[str, str], said: list[str]
) -> None:
    await deliver(client, slash("check deposit", options))
    message = only(wire.messages)
    assert message["flags"] & EPHEMERAL
    for word in said:
        assert word in message["content"]
    assert len(message["content"]) <= 2000
    assert await store.lookups.count() == 0


async def test_a_refusal_repeats_no_mention_and_no_markdown(client: Client, wire: Wire) -> None:
    await deliver(client, slash("check deposit", {"ore": "**@everyone** <@1> [x](http://x)"}))
    message = only(wire.messages)
    assert "**@everyone" not in message["content"]
    assert message["allowed_mentions"] == {"parse": []}


HAPPY = {
    "deposit": {"ore": "20 Mt", "grade": "700 g/t"},
    "rank": {"rank": "3", "contained": "935,400 t", "country": "Kazakhstan"},
    "gdp": {"country": "Kazakhstan", "share": "734%", "contained": "14,000 t"},
    "headline": {"text": "20 million tons of ore at 700 g/t hold 935,400 tons of rare earths"},
    "supply": {"years": "a decade", "contained": "14,000 t", "market": "US magnets", "extractable": "10%"},
    "production": {"country": "China", "amount": "240,000 t", "year": "2023"},
    "share": {"country": "China", "stage": "processing", "share": "85%"},
    "value": {"amount": "US$500 billion", "contained": "10 Mt"},
    "output": {"ore": "570,000 t", "grade": "1.75%", "product": "10,000 t"},
    "growth": {"old": "2.34 billion t", "new": "2.63 billion t", "change": "12.2%"},
    "parts": {"parts": "12 Mt at 1.1%; 8 Mt at 0.9%", "whole": "20 Mt at 1.02%"},
}


@pytest.mark.parametrize("name", [question.name for question in QUESTIONS])
async def test_every_question_is_answered_with_a_verdict_and_its_working(
    client: Client, wire: Wire, name: str
) -> None:
    await deliver(client, slash(f"check {name}", HAPPY[name]))
    message = only(wire.messages)
    assert message["embeds"], message["content"]
    number = lookup_id(message)
    await deliver(client, press(f"rc1:working:{number}", 1))
    shown = wire.messages[1]
    assert shown["flags"] & EPHEMERAL
    assert shown["embeds"][0]["description"]


async def test_a_failing_log_costs_no_answer_but_the_buttons(
    client: Client, wire: Wire, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: Any) -> int | None:
        raise StoreError("record", reason="locked")

    monkeypatch.setattr(store, "record", refuse)
    await deliver(client, slash("check deposit", ARTICLE))
    message = only(wire.messages)
    assert "Does not add up" in message["content"]
    assert not message.get("components")
    assert "log" in message["embeds"][0]["footer"]["text"].lower()


async def test_a_failing_note_of_the_place_goes_unseen(
    client: Client, wire: Wire, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: Any, **__: Any) -> None:
        raise StoreError("note", reason="locked")

    monkeypatch.setattr(store.shown, "note", refuse)
    await deliver(client, slash("check deposit", ARTICLE))
    assert "Does not add up" in only(wire.messages)["content"]


async def test_a_button_says_so_where_the_log_cannot_be_read(
    client: Client, wire: Wire, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: Any, **__: Any) -> None:
        raise StoreError("get", reason="locked")

    monkeypatch.setattr(store.lookups, "get", refuse)
    await deliver(client, press("rc1:working:1", 1))
    assert only(wire.messages)["content"] == texts.NO_LOG


async def test_a_button_of_a_row_that_never_was_says_so(client: Client, wire: Wire) -> None:
    await deliver(client, press("rc1:working:999", 1))
    assert only(wire.messages)["content"] == texts.NEVER_KEPT


async def test_a_button_of_a_forgotten_row_says_when_and_why(
    client: Client, wire: Wire, store: Store
) -> None:
    await deliver(client, slash("check deposit", ARTICLE))
    number = lookup_id(only(wire.messages))
    await store.privacy.forget(ASKER)
    await deliver(client, press(f"rc1:working:{number}", 1))
    assert "deleted <t:" in wire.messages[1]["content"]


async def test_a_retired_button_says_what_to_do(client: Client, wire: Wire) -> None:
    await deliver(client, press("rc0:working:1", 1))
    assert only(wire.messages)["content"] == texts.RETIRED


async def test_only_the_asker_is_offered_to_take_the_answer_away(client: Client, wire: Wire) -> None:
    await deliver(client, slash("check deposit", ARTICLE))
    number = lookup_id(only(wire.messages))
    await deliver(client, press(f"rc1:working:{number}", 77, user=OTHER))
    await deliver(client, press(f"rc1:working:{number}", 77))
    assert f"rc1:away:{number}:77" not in custom_ids(wire.messages[1])
    assert f"rc1:away:{number}:77" in custom_ids(wire.messages[2])


async def test_the_right_to_take_away_is_checked_at_the_press(client: Client, wire: Wire) -> None:
    await deliver(client, slash("check deposit", ARTICLE))
    number = lookup_id(only(wire.messages))
    await deliver(client, press(f"rc1:away:{number}:77", 78, user=OTHER))
    assert wire.messages[1]["content"] == texts.NOT_YOURS
    assert not [s for s in wire.sent if s.method == "DELETE"]


async def test_too_many_requests_are_waited_for_once(
    client: Client, wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    wire.refuse["/callback"] = (429, 0)
    await deliver(client, slash("check deposit", ARTICLE))
    assert len(wire.answers) == 2
    assert not [r for r in caplog.records if r.name.startswith("commands") and r.levelno >= logging.ERROR]


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (400, 40060)])
async def test_an_expected_refusal_of_discords_is_one_quiet_line(
    client: Client, wire: Wire, caplog: pytest.LogCaptureFixture, status: int, code: int
) -> None:
    caplog.set_level(logging.INFO)
    wire.refuse["/callback"] = (status, code)
    await deliver(client, slash("check deposit", ARTICLE))
    assert len(wire.answers) == 1
    assert not [r for r in caplog.records if r.name.startswith("commands") and r.levelno >= logging.ERROR]


async def test_anything_unexpected_gets_an_apology_with_the_number_in_the_log(
    client: Client, wire: Wire, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr("commands.check.slash.look_up", broken)
    await deliver(client, slash("check deposit", ARTICLE))
    message = only(wire.messages)
    assert message["flags"] & EPHEMERAL
    assert "on purpose" not in message["content"]
    reference = message["content"].split("`")[1]
    assert reference in caplog.text
    assert "on purpose" in caplog.text


async def test_a_stopping_bot_takes_no_new_work(client: Client, wire: Wire, store: Store) -> None:
    client.services.running.stopping = True
    await deliver(client, slash("check deposit", ARTICLE))
    assert "restarting" in only(wire.messages)["content"]
    assert await store.lookups.count() == 0


async def test_a_command_of_an_older_version_gets_a_sentence(client: Client, wire: Wire) -> None:
    await deliver(client, slash("check volcano", {"ore": "1 t"}))
    await deliver(client, slash("gone"))
    assert [m["content"] for m in wire.messages] == [wire.messages[0]["content"]] * 2
    assert "has changed" in wire.messages[0]["content"]


@pytest.mark.parametrize(
    ("command", "option", "typed", "offered"),
    [
        ("check deposit", "country", "Kazakstan", "KAZ"),
        ("check deposit", "mineral", "lithum", "lithium"),
        ("check deposit", "code", "jor", "JORC"),
        ("check deposit", "category", "infer", "inferred"),
        ("check supply", "market", "US mag", "US magnets"),
        ("check share", "stage", "process", "separation"),
    ],
)
async def test_autocomplete_tolerates_typing_errors(
    client: Client, wire: Wire, command: str, option: str, typed: str, offered: str
) -> None:
    await deliver(client, typing(command, option, typed))
    choices = wire.answers[0]["data"]["choices"]
    assert 1 <= len(choices) <= 25
    assert offered.lower() in {c["value"].lower() for c in choices[:3]} | {
        c["name"].lower() for c in choices[:3]
    }


async def test_what_autocomplete_offers_is_read_back(client: Client, wire: Wire) -> None:
    await deliver(client, typing("check deposit", "country", "kaz"))
    value = wire.answers[0]["data"]["choices"][0]["value"]
    await deliver(client, slash("check deposit", {"ore": "20 Mt", "grade": "1%", "country": value}))
    assert "Kazakhstan" in wire.messages[0]["embeds"][0]["description"]


def test_the_wire_delivers_as_discord_does() -> None:
    assert wires.slash("check deposit", {"ore": "1 t"})["data"]["options"][0]["name"] == "deposit"


@pytest.mark.parametrize("text", ["10", "ten", "a decade", "10 years"])
async def test_years_need_no_unit(client: wires.Client, wire: wires.Wire, text: str) -> None:
    """The option says years already, and its own example is a bare number."""
    options = {"years": text, "contained": "14,000 t", "market": "US magnets", "extractable": "10%"}
    await wires.deliver(client, wires.slash("check supply", options))
    assert "Does not add up" in wire.messages[0]["content"]


async def test_a_share_may_be_of_any_mineral(client: Client, wire: Wire) -> None:
    cobalt = {"country": "DR Congo", "stage": "mining", "share": "70%", "mineral": "cobalt"}
    await deliver(client, slash("check share", cobalt))
    content = only(wire.messages)["content"]
    assert content.startswith("🟢 **Holds up:**")
    assert "cobalt mining" in content


async def test_a_mine_of_another_mineral_is_not_held_against_rare_earths(client: Client, wire: Wire) -> None:
    mine = {"ore": "12.2 Mt", "grade": "0.7%", "product": "177 million lb", "mineral": "copper"}
    await deliver(client, slash("check output", mine))
    text = only(wire.messages)["embeds"][0]["description"]
    assert "In pounds: " in text
    assert "Mount Weld" not in text
