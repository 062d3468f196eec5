"""Every published command and every kind of reply, held against Discord's documented limits."""

from __future__ import annotations

import asyncio

import discord_limits as limits
import pytest
import wire as wires
from sample_replies import ANSWER, EDIT, SUGGEST, WINDOW, Sample, gather_afresh

PICTURE_BYTES = 100_000


def problems(sample: Sample) -> list[str]:
    match sample.kind:
        case 8:
            return limits.of_suggestions(sample.body)
        case 9:
            return limits.of_window(sample.body)
        case 4 | "POST":
            return limits.of_message(sample.body)
        case 7 | "PATCH":
            return limits.of_message(sample.body, edits=True)
        case _:
            return []


@pytest.fixture(scope="module")
def wire() -> wires.Wire:
    return wires.Wire()


@pytest.fixture(scope="module")
def samples(wire: wires.Wire, tmp_path_factory: pytest.TempPathFactory) -> list[Sample]:
    return asyncio.run(gather_afresh(wire, tmp_path_factory.mktemp("log")))


def test_nothing_the_bot_sends_breaks_a_limit(samples: list[Sample]) -> None:
    assert {ANSWER, SUGGEST, WINDOW} <= {sample.kind for sample in samples}
    assert {sample.what: found for sample in samples if (found := problems(sample))} == {}


def test_nothing_the_bot_sends_is_an_apology_or_a_ping(samples: list[Sample]) -> None:
    for sample in samples:
        assert "it is not your fault" not in (sample.body.get("content") or ""), sample.what
        if sample.kind in (ANSWER, EDIT) and sample.body.get("content"):
            assert sample.body.get("allowed_mentions") == {"parse": []}, sample.what


def test_every_reply_has_words_of_its_own(samples: list[Sample]) -> None:
    """A picture alone says nothing to a notification; its alt text does."""
    for sample in samples:
        if sample.kind != ANSWER:
            continue
        alt = [file.get("description") for file in sample.body.get("attachments") or ()]
        assert sample.body.get("content") or sample.body.get("embeds") or all(alt), sample.what


def test_pictures_are_small(samples: list[Sample], wire: wires.Wire) -> None:
    sizes = [len(file) for sent in wire.sent for file in sent.files if file.startswith(b"\x89PNG")]
    assert samples
    assert sizes
    assert max(sizes) <= PICTURE_BYTES


async def test_the_published_commands_break_no_limit(client: wires.Client) -> None:
    commands = [command.to_dict(client.tree) for command in client.tree.get_commands()]
    assert limits.of_commands(commands) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "empty"),
        ({"content": "x" * 2_001}, "content"),
        ({"embeds": [{"description": "x" * 4_097}]}, "description"),
        ({"embeds": [{"description": "x" * 3_001}] * 2}, "together"),
        ({"embeds": [{"fields": [{"name": "", "value": "x"}]}]}, "field name"),
        ({"content": "x", "components": [{"type": 1, "components": []}]}, "row"),
        ({"content": "x", "attachments": [{"description": "x" * 1_025}]}, "alt text"),
        ({"content": "x", "components": [{"type": 1, "components": [{"type": 2, "style": 1, "custom_id": "x" * 101}]}]}, "custom id"),
    ],
)  # fmt: skip
def test_the_table_finds_what_discord_refuses(body: limits.Payload, said: str) -> None:
    assert any(said in problem for problem in limits.of_message(body))
