"""The digest's post on a phone of 390 px: nothing cut, nothing to scroll sideways for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from acting import last, problems
from playwright.async_api import Page, expect
from running_sandbox import Sandbox

from bot.sandbox import scene
from commands.digest import card
from commands.digest.entry import Entry, Teller
from core.store.checks_of_day import ChecksOfDay, PublicCheck
from core.verdict import Level

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


def stories() -> list[Entry]:
    outlets = ("Qazinform", "Caspian Post", "bne IntelliNews", "The Times of Central Asia", "Relay")
    tellers = tuple(
        Teller(name=name, link=f"https://news.example/{'long-path/' * 6}{n}", figures=("20 million tons",))
        for n, name in enumerate(outlets)
    )
    line = (
        "20 million t means three things: ore holding 935,400 t (Caspian Post, bne IntelliNews), ore holding 14,000 t "
        "(Caspian Post), contained metal or oxide (Relay +2). No reading of the 20 million t makes all of it true."
    )
    first = Entry(
        level=Level.DOES_NOT_ADD_UP, title="Kazakhstan set to become top 3 holder", line=line, tellers=tellers
    )
    unbroken = Entry(
        level=Level.UNPROVEN,
        title="Supercalifragilisticexpialidocious" * 4,
        line="8.8 Mt holds up.",
        tellers=tellers[:1],
    )
    rest = [
        first.model_copy(update={"title": f"Another story {n}", "level": level})
        for n, level in enumerate(Level)
    ]
    return [first, unbroken, *rest]


async def test_the_post_needs_no_scrolling_sideways(phone: Page, sandbox: Sandbox) -> None:
    found = PublicCheck(1, "ore:20 Mt grade:700 g/t", Level.IMPOSSIBLE, None, 10, 11)
    post = card.draw(
        stories(),
        ChecksOfDay({Level.HOLDS_UP: 3}, found, ()),
        digest_id=7,
        guild_id=scene.GUILD_ID,
        role_id=None,
        at=datetime(2026, 5, 4, 6, tzinfo=UTC),
    )
    assert post.view is not None
    channel = sandbox.bot.get_partial_messageable(scene.GENERAL_ID)
    await channel.send(post.content, embeds=list(post.embeds), view=post.view)
    await expect(last(phone)).to_contain_text("Open a story in full, and 1 more")
    assert await problems(phone) == []
    assert await phone.evaluate("document.documentElement.scrollWidth") == 390
    assert await last(phone).evaluate("e => e.scrollWidth <= e.clientWidth")
