"""The menu of a busy day: every story is reached, page by page, within Discord's limits."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.digest import card, menu
from commands.digest.entry import BRIEFS_KEPT, Brief, Contents, Entry, Rest, Teller, rest_of
from commands.replies import Screen
from core.news.items import Slight
from core.verdict import Level

AT = datetime(2026, 5, 4, 6, tzinfo=UTC)
LONG = "https://example.org/" + "x" * 180


def entry(number: int) -> Entry:
    teller = Teller(name="Outlet", link=f"https://o.example/{number}")
    return Entry(level=Level.HOLDS_UP, title=f"Find {number}", line="It holds up.", tellers=(teller,))


def options(select: Any) -> list[str]:
    return [option.value for option in select.options]


def described(screen: Screen) -> str:
    return "\n".join(embed.description or "" for embed in screen.embeds)


@pytest.mark.parametrize("count", [1, 8, 24, 25, 26, 48, 49, 50, 120])
def test_every_story_is_behind_one_of_the_pages(count: int) -> None:
    entries = tuple(map(entry, range(count)))
    values = options(menu.menu(entries, 7, above=8))
    reached = set(values)
    while (page := menu.turned_to(values[-1])) is not None:
        screen = menu.further(Contents(entries), 7, page)
        assert screen is not None
        assert screen.view is not None
        values = options(screen.view.children[0])
        assert len(values) <= menu.OPTIONS
        reached |= set(values)
    assert {str(n) for n in range(count)} <= reached


@pytest.mark.parametrize("value", ["0", "24", "more:", "more:x", "more:-1", "more:99999", "more:²", ""])
def test_what_is_no_page_turns_to_none(value: str) -> None:
    assert menu.turned_to(value) is None


@pytest.mark.parametrize("number", [0, 2, 99])
def test_there_is_no_page_beyond_the_last(number: int) -> None:
    assert menu.further(Contents(tuple(map(entry, range(40)))), 7, number) is None


def test_the_last_page_lists_what_is_left_out_with_links() -> None:
    slight = tuple(
        Slight(Level.WORKED_OUT, f"Small {n}", "Relay", f"https://r.example/{n}") for n in range(60)
    )
    contents = Contents(tuple(map(entry, range(48))), rest_of(slight))
    screen = menu.further(contents, 7, 1)
    assert screen is not None
    assert "Stories 25 to 48 of 108" in screen.content
    assert screen.embeds[1].title == "60 more, with less to check"
    assert "🧮 Small 0 · [Relay](https://r.example/0)" in described(screen)
    shown = described(screen).count("Small ")
    assert described(screen).endswith(f"and {60 - shown} more")


def test_what_is_left_out_is_counted_in_the_heading_and_named_below() -> None:
    rest = Rest(by_level={Level.WORKED_OUT: 12}, briefs=())
    post = card.draw(
        tuple(map(entry, range(48))), None, rest=rest, digest_id=7, guild_id=1, role_id=None, at=AT
    )
    assert "60 stories · 🟢 48 Holds up · 🧮 12 Worked out" in post.content
    said = post.embeds[0].description or ""
    assert said.endswith(
        "-# … and 40 more behind the menu. 12 with less to check are listed on its last page."
    )


texts = st.text(max_size=300) | st.sampled_from(
    [
        "_*~`|>#[x](http://y)" * 15,
        "@everyone <@&123456789012345678> <#2>",
        "\n\n",
        "‮evil",
        "ק" * 300,
        "👩‍👩‍👧‍👦" * 40,
    ]
)
briefs = st.builds(
    Brief, level=st.sampled_from(list(Level)), title=texts, outlet=texts, link=texts | st.just(LONG)
)


@settings(max_examples=60)
@given(
    st.lists(briefs, min_size=1, max_size=8),
    st.integers(0, 90),
    st.lists(briefs, max_size=BRIEFS_KEPT),
)
def test_any_page_fits_into_a_message(some: list[Brief], more: int, left_out: list[Brief]) -> None:
    entries = tuple(
        Entry(
            level=one.level,
            title=one.title or "x",
            line="",
            tellers=(Teller(name=one.outlet, link=one.link),),
        )
        for one in (some * 50)[:48]
    )
    rest = Rest(by_level={Level.HOLDS_UP: len(left_out) + more}, briefs=tuple(left_out))
    screen = menu.further(Contents(entries, rest), 2**62, 1)
    assert screen is not None
    assert screen.view is not None
    assert len(screen.content) <= 2_000
    assert sum(map(len, screen.embeds)) <= 6_000
    for embed in (*screen.embeds, *menu.listed(Contents(entries, rest), 8)):
        assert 1 <= len(embed.description or "") <= 4_096
        assert not re.search(r"<@[!&]?\d{17,20}>|@everyone", embed.description or "")
    assert sum(map(len, menu.listed(Contents(entries, rest), 8))) <= 6_000
    for option in screen.view.to_components()[0]["components"][0]["options"]:
        assert 1 <= len(option["label"]) <= 100
        assert len(option.get("description") or "") <= 100
