"""Running text: /check headline and the message menu, through real interactions."""

from __future__ import annotations

from typing import Any

import pytest
from wire import Client, Wire, deliver, menu, message_payload, slash

from core.lookups import Origin
from core.store import Store

SENTENCE = "The deposit holds 20 million tons of ore at 700 g/t, or 935,400 tons of rare earths."
EPHEMERAL = 64


def posted(content: str, **more: Any) -> dict[str, Any]:
    return message_payload(99) | {"content": content} | more


async def test_a_sentence_is_read_and_judged(client: Client, wire: Wire, store: Store) -> None:
    await deliver(client, slash("check headline", {"text": SENTENCE}))
    message = wire.messages[0]
    assert message["content"].startswith("🔴 **Does not add up:**")
    assert "14,000 t" in message["content"]
    row = await store.lookups.get(1)
    assert row is not None
    assert row.command == "check headline"
    assert SENTENCE in row.text


async def test_what_else_the_text_claims_has_a_line_each(client: Client, wire: Wire) -> None:
    text = f"{SENTENCE} China produced 240,000 tons of rare earths in 2023."
    await deliver(client, slash("check headline", {"text": text}))
    description = wire.messages[0]["embeds"][0]["description"]
    assert "gravest of 2 claims" in wire.messages[0]["content"]
    assert "**2** 240,000 t" in description


async def test_the_menu_asks_the_same_of_a_message(client: Client, wire: Wire, store: Store) -> None:
    await deliver(client, menu("Reality check", posted(SENTENCE)))
    assert "14,000 t" in wire.messages[0]["content"]
    row = await store.lookups.get(1)
    assert row is not None
    assert (row.origin, row.text) == (Origin.MENU, SENTENCE)


async def test_a_forwarded_message_is_read_by_its_snapshot(client: Client, wire: Wire) -> None:
    snapshot = {
        "message": {
            "content": SENTENCE,
            "type": 0,
            "embeds": [],
            "attachments": [],
            "flags": 0,
            "timestamp": "2026-01-01T00:00:00+00:00",
            "edited_timestamp": None,
            "mentions": [],
            "mention_roles": [],
            "components": [],
        }
    }
    await deliver(client, menu("Reality check", posted("", message_snapshots=[snapshot])))
    assert "14,000 t" in wire.messages[0]["content"]


@pytest.mark.parametrize("text", ["https://example.com/20-million-tons", "", "<https://example.com/a>  "])
async def test_a_link_or_a_picture_is_not_opened(client: Client, wire: Wire, text: str) -> None:
    await deliver(client, menu("Reality check", posted(text)))
    message = wire.messages[0]
    assert message["flags"] & EPHEMERAL
    assert "I do not open links" in message["content"]


async def test_a_text_without_figures_says_what_it_takes(client: Client, wire: Wire, store: Store) -> None:
    await deliver(client, slash("check headline", {"text": "Rare earths are back in the news."}))
    message = wire.messages[0]
    assert message["flags"] & EPHEMERAL
    assert "700 g/t" in message["content"]
    assert await store.lookups.count() == 0
