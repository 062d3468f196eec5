"""/help and /about: all that is published, clickable, with examples that work as they stand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import discord
import pytest
import wire as wires

from commands.check.questions import QUESTIONS
from commands.guide import about, help, texts
from commands.guide.mentions import mention
from commands.services import Operator, Services
from commands.tree import grow
from core.reference.library import load
from core.store.records import Failures


def published(services: Services) -> dict[str, Any]:
    tree = grow(discord.Client(intents=discord.Intents(guilds=True)), services)
    return {command.name: command for command in tree.get_commands() if not _is_menu(command)}


def _is_menu(command: Any) -> bool:
    return isinstance(command, discord.app_commands.ContextMenu)


def whole(embeds: list[discord.Embed]) -> str:
    return "\n".join(f"{embed.title or ''}\n{embed.description}" for embed in embeds)


def test_help_names_every_published_command(services: Services) -> None:
    ids = dict.fromkeys(published(services), 123)
    page = whole(help.draw(ids, manages=True))
    assert not [name for name in ids if f"</{name}" not in page]
    assert all(f"</check {question.name}:123>" in page for question in QUESTIONS)


def test_help_names_no_command_twice() -> None:
    entries = [*texts.TABLES, *texts.OWN, *texts.SERVER]
    assert len(entries) == len(set(entries))


def test_help_shows_members_nothing_that_only_moderators_may_use() -> None:
    page = whole(help.draw({}, manages=False))
    assert not [name for name in texts.SERVER if f"/{name}`" in page]


async def test_help_answers_the_asker_alone_with_mentions(
    services: Services, client: wires.Client, wire: wires.Wire
) -> None:
    services.running.mentions["check"] = 77
    await wires.deliver(client, wires.slash("help"))
    message = wire.messages[0]
    assert message["flags"] & 64
    assert "</check deposit:77>" in message["embeds"][0]["description"]
    assert "ore:20 Mt grade:700 g/t contained:935,400 t" in message["embeds"][0]["description"]


@pytest.mark.parametrize("command", [name for name, (_, example) in texts.TABLES.items() if example])
async def test_an_example_of_help_works_as_it_stands(
    client: wires.Client, wire: wires.Wire, command: str
) -> None:
    _, example = texts.TABLES[command]
    pieces = re.split(r"(?:^| )(\w+):", example)[1:]
    await wires.deliver(client, wires.slash(command, dict(zip(pieces[::2], pieces[1::2], strict=True))))
    assert not wire.messages[0].get("flags", 0) & 64


def test_a_mention_inserts_the_command_and_is_plain_before_it_is_published() -> None:
    assert mention("check deposit", {"check": 5}) == "</check deposit:5>"
    assert mention("check deposit", {}) == "`/check deposit`"


async def test_about_says_version_tables_dates_and_score(client: wires.Client, wire: wires.Wire) -> None:
    await wires.deliver(client, wires.slash("about"))
    message = wire.messages[0]
    text = message["content"] + "".join(embed["description"] for embed in message["embeds"])
    assert message["flags"] & 64
    for said in ("0.1.0", "2026 v1.3", "F1", "CC BY 4.0", "World Bank", "MIT", "<t:", "no failure"):
        assert said in text


def test_about_has_every_table_with_its_address(services: Services) -> None:
    text = whole(about.draw(services))
    assert all(dataset.title in text for dataset in load().datasets())
    assert not [d.name for d in load().datasets() if not d.url.startswith("http")]


def test_about_counts_what_the_log_refused(services: Services) -> None:
    assert services.store is not None
    moment = services.clock() - timedelta(minutes=3)
    services.store.db.failures = Failures(
        count=4, last_at=moment, last_operation="record", last_reason="locked"
    )
    assert "4 times" in whole(about.draw(services))


def test_about_says_that_there_is_no_log(services: Services) -> None:
    assert "could not be opened" in whole(about.draw(replace(services, store=None)))


def test_about_names_the_operator_where_one_is_set(services: Services) -> None:
    operator = Operator("mail@example.org", "https://example.org", "https://example.org/privacy")
    text = whole(about.draw(replace(services, operator=operator)))
    assert "mail@example.org" in text
    assert "[Privacy](https://example.org/privacy)" in text
    assert "Who runs me" not in whole(about.draw(services))
