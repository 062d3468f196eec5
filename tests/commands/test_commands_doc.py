"""`docs/commands.md` in step with what is published, and with what the examples really answer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import wire as wires
from sample_replies import leaves, published

from commands.check.questions import QUESTIONS

DOC = Path(__file__).parents[2] / "docs" / "commands.md"
SECTION = re.compile(r"^### /(?P<name>[a-z ]+)\n(?P<body>.*?)(?=^#)", re.MULTILINE | re.DOTALL)
OF_EVERY_CHECK = {"date", "source", "private"}
SECTIONS = {found["name"]: found["body"] for found in SECTION.finditer(f"{DOC.read_text('utf-8')}\n#")}
QUOTED = [name for name, body in SECTIONS.items() if "\n> " in body]


def options_of(name: str) -> set[tuple[str, bool]]:
    """The options a section names, and whether it calls them needed."""
    line = next((line for line in SECTIONS[name].splitlines() if line.startswith("Options:")), "")
    return {(option, bool(stars)) for stars, option in re.findall(r"(\*\*)?`([a-z]+)`", line)}


def commands_of(client: wires.Client) -> dict[str, list[dict[str, Any]]]:
    found = (leaf for command in published(client) for leaf in leaves(command))
    return {" ".join(path): options for path, options in found}


async def test_every_published_command_has_its_section_and_no_other(client: wires.Client) -> None:
    assert set(SECTIONS) == set(commands_of(client))


async def test_every_option_is_named_and_marked_as_it_is_published(client: wires.Client) -> None:
    for name, options in commands_of(client).items():
        hidden = OF_EVERY_CHECK if name.startswith("check ") else set[str]()
        wanted = {(o["name"], bool(o.get("required"))) for o in options if o["name"] not in hidden}
        assert options_of(name) == wanted, name


async def test_every_example_fits_its_command(client: wires.Client) -> None:
    for name, options in commands_of(client).items():
        example = re.search(rf"^Example: `/{name} (.*)`$", SECTIONS[name], re.MULTILINE)
        if example is None:
            assert not any(option.get("required") for option in options), name
            continue
        given = set(re.findall(r"(?:^| )([a-z]+):(?!//)", example[1]))
        assert given <= {option["name"] for option in options}, name
        assert {option["name"] for option in options if option.get("required")} <= given, name


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_the_example_of_a_question_is_that_of_help(question: Any) -> None:
    assert f"Example: `/check {question.name} {question.example}`" in SECTIONS[f"check {question.name}"]


@pytest.mark.parametrize("name", QUOTED)
async def test_an_example_answers_what_the_page_says(
    client: wires.Client, wire: wires.Wire, name: str
) -> None:
    example = re.search(rf"^Example: `/{name} (.*)`$", SECTIONS[name], re.MULTILINE)
    quoted = re.search(r"^> (.*)$", SECTIONS[name], re.MULTILINE)
    assert example is not None
    assert quoted is not None
    names = "|".join(option for option, _ in options_of(name))
    pieces = re.split(rf"(?:^| )({names}):", example[1])[1:]
    await wires.deliver(client, wires.slash(name, dict(zip(pieces[::2], pieces[1::2], strict=True))))
    assert wire.messages[0]["content"] == quoted[1]
