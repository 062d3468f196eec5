"""What is published: within Discord's limits, for every place, without privileges, documented."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import discord
import pytest

from commands.check.claims import as_typed, read
from commands.check.questions import QUESTIONS
from commands.services import Running, Services
from commands.tree import grow
from core.clock import utc_now
from core.reference.library import VOCABULARIES, load

README = Path(__file__).parents[2] / "README.md"
OUR_LIMIT = 7_500
"""Of Discord's 8,000 characters a command (documentation, Application Commands): room for one more option."""

FOR_SERVERS = ("review", "settings", "digest")

NAME = re.compile(r"^[-_a-z0-9]{1,32}$")


def published() -> list[dict[str, Any]]:
    client = discord.Client(intents=discord.Intents(guilds=True))
    tree = grow(client, Services(load(), None, utc_now, Running(utc_now())))
    return [command.to_dict(tree) for command in tree.get_commands()]


PUBLISHED = published()
SLASH = [command for command in PUBLISHED if command.get("type", 1) == 1]
MENUS = [command for command in PUBLISHED if command.get("type", 1) == 3]


def characters(part: dict[str, Any]) -> int:
    """As Discord counts: names, descriptions and values of a command and all that is in it."""
    own = len(part.get("name", "")) + len(part.get("description", ""))
    choices = sum(len(c["name"]) + len(str(c["value"])) for c in part.get("choices") or ())
    return own + choices + sum(characters(option) for option in part.get("options") or ())


def every_part(part: dict[str, Any]) -> list[dict[str, Any]]:
    return [part, *(p for option in part.get("options") or () for p in every_part(option))]


@pytest.mark.parametrize("command", PUBLISHED, ids=lambda c: c["name"])
def test_a_command_stays_below_its_share_of_characters(command: dict[str, Any]) -> None:
    assert characters(command) < OUR_LIMIT


@pytest.mark.parametrize("command", SLASH, ids=lambda c: c["name"])
def test_names_descriptions_and_counts_are_discords(command: dict[str, Any]) -> None:
    for part in every_part(command):
        assert NAME.match(part["name"]), part["name"]
        assert 1 <= len(part["description"]) <= 100, part["name"]
        assert part["description"] != "…"
        options = part.get("options") or []
        assert len(options) <= 25
        required = [option.get("required", False) for option in options]
        assert required == sorted(required, reverse=True)


@pytest.mark.parametrize("command", PUBLISHED, ids=lambda c: c["name"])
def test_a_command_works_in_servers_direct_messages_and_as_a_user_install(command: dict[str, Any]) -> None:
    """Those of moderators and managers are for servers alone, and for those who have the right."""
    everywhere = command["name"] not in FOR_SERVERS
    assert sorted(command["contexts"]) == ([0, 1, 2] if everywhere else [0])
    assert sorted(command["integration_types"]) == ([0, 1] if everywhere else [0])
    assert bool(command.get("default_member_permissions")) is not everywhere


def test_menus_are_few_and_have_a_name() -> None:
    """Discord allows 15, discord.py 5; a name has up to 32 characters."""
    assert [menu["name"] for menu in MENUS] == ["Reality check"]


def test_every_question_is_a_subcommand_with_date_source_and_private() -> None:
    check = next(command for command in PUBLISHED if command["name"] == "check")
    assert [o["name"] for o in check["options"]] == [q.name for q in QUESTIONS]
    for sub in check["options"]:
        assert [o["name"] for o in sub["options"]][-3:] == ["date", "source", "private"]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_a_question_fills_each_field_of_the_claim_once(question: Any) -> None:
    fields = [option.field for option in question.every_option]
    assert len(fields) == len(set(fields))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_a_vocabulary_of_an_option_is_the_librarys(question: Any) -> None:
    assert {o.vocabulary for o in question.every_option if o.vocabulary} <= set(VOCABULARIES)


@pytest.mark.parametrize(
    "option", [o for q in QUESTIONS for o in q.options if o.kind == "figure"], ids=lambda o: o.name
)
def test_the_description_of_a_figure_gives_an_example(option: Any) -> None:
    assert "for example" in option.description


@pytest.mark.parametrize("command", ["check", "convert", "deposit", "reserves"])
def test_the_description_of_every_option_that_is_typed_gives_an_example(command: str) -> None:
    typed = [p for c in SLASH if c["name"] == command for p in every_part(c) if p.get("type") == 3]
    assert typed
    assert [p["description"] for p in typed if "for example" not in p["description"]] == []


@pytest.mark.parametrize("name", [f"check {q.name}" for q in QUESTIONS])
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"`/{name}`" in README.read_text("utf-8")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_the_example_of_a_question_can_be_sent_as_it_stands(question: Any) -> None:
    claim = read(question, question.filled_in, load())
    assert claim.form == question.form
    assert set(question.example.split()) == set(as_typed(question, question.filled_in).split())
