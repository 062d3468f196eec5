"""The post: within Discord's limits for any stories, readable, and mentioning nobody by accident."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.card import COLOURS
from commands.digest import card
from commands.digest.entry import Entry, Teller
from core.store.checks_of_day import ChecksOfDay, PublicCheck
from core.verdict import Level

AT = datetime(2026, 5, 4, 6, tzinfo=UTC)
QUIET = ChecksOfDay({}, None, ())
FIND = Entry(
    level=Level.DOES_NOT_ADD_UP,
    title="Kazakhstan finds rare earths",
    line="20 million t at 700 g/t holds 14,000 t, not 935,400 t: 67 times less.",
    tellers=(Teller(name="Caspian Post", link="https://caspian.example/a", figures=("20 Mt", "700 g/t")),),
)


def draw(entries: list[Entry], checks: ChecksOfDay = QUIET, **given_: object) -> card.Post:
    base: dict[str, object] = {"digest_id": 7, "guild_id": 1, "role_id": None, "at": AT}
    return card.draw(entries, checks, **(base | given_))  # type: ignore[arg-type]


def described(post: card.Post) -> str:
    return "\n".join(embed.description or "" for embed in post.embeds)


texts = st.text(max_size=300) | st.sampled_from(
    ["_*~`|>#[x](http://y)" * 20, "@everyone <@&1>", "\n\n", "a" * 300]
)
tellers = st.builds(
    Teller,
    name=texts,
    link=texts | st.just("https://example.org/" + "x" * 380),
    figures=st.lists(texts, max_size=8).map(tuple),
)
entries = st.builds(
    Entry,
    level=st.sampled_from(list(Level)),
    title=st.text(min_size=1, max_size=300) | st.just("*" * 300),
    line=st.text(max_size=2_000) | st.just("_" * 2_000),
    tellers=st.lists(tellers, min_size=1, max_size=12).map(tuple),
    more=st.lists(texts, max_size=4).map(tuple),
    corrected=st.none() | st.sampled_from(list(Level)),
)
check = st.builds(
    PublicCheck,
    lookup_id=st.integers(1, 2**62),
    text=texts,
    level=st.sampled_from(list(Level)),
    corrected=st.none() | st.sampled_from(list(Level)),
    discord_channel_id=st.integers(1, 2**62),
    discord_message_id=st.integers(1, 2**62),
)
checks_of_day = st.builds(
    ChecksOfDay,
    by_level=st.dictionaries(st.sampled_from(list(Level)), st.integers(1, 9_999)),
    striking=st.none() | check,
    overruled=st.lists(check, max_size=3).map(tuple),
)


@settings(max_examples=120)
@given(st.lists(entries, max_size=30), checks_of_day, st.none() | st.integers(1, 2**62))
def test_any_stories_fit_into_one_message(some: list[Entry], checks: ChecksOfDay, role: int | None) -> None:
    post = draw(some, checks, role_id=role, guild_id=2**62)
    assert 1 <= len(post.content) <= 2_000
    assert len(post.embeds) <= 10
    assert sum(len(embed) for embed in post.embeds) <= 6_000
    for embed in post.embeds:
        assert 1 <= len(embed.description or "") <= 4_096
    if post.view is not None:
        (menu,) = post.view.to_components()[0]["components"]
        assert 1 <= len(menu["options"]) <= 25
        assert len({option["value"] for option in menu["options"]}) == len(menu["options"])
        for option in menu["options"]:
            assert 1 <= len(option["label"]) <= 100
            assert len(option.get("description") or "") <= 100


@settings(max_examples=60)
@given(entries, st.integers(400, 3_900))
def test_a_story_in_full_fits_into_the_room_there_is(entry: Entry, room: int) -> None:
    embed = card.who_says_what(entry, room)
    assert len(embed.description or "") <= room


def test_a_post_says_date_and_counts_with_icon_and_word() -> None:
    post = draw([FIND, FIND.model_copy(update={"level": Level.HOLDS_UP})])
    assert post.content == (
        "**News with figures, <t:1777874400:D>**: 2 stories · 🔴 1 Does not add up · 🟢 1 Holds up"
    )
    assert post.embeds[0].colour is not None
    assert post.embeds[0].colour.value == COLOURS[Level.DOES_NOT_ADD_UP]


def test_eight_stories_stand_in_the_post_and_the_rest_behind_the_menu() -> None:
    many = [FIND.model_copy(update={"title": f"Find {n}"}) for n in range(15)]
    post = draw(many)
    assert described(post).count("**Does not add up**") == 8
    assert "Find 8" not in described(post)
    assert post.view is not None
    (menu,) = post.view.to_components()[0]["components"]
    assert menu["placeholder"] == "Open a story in full, and 7 more"
    assert [option["label"] for option in menu["options"]] == [f"Find {n}" for n in range(15)]


def test_the_role_and_only_the_role_is_in_the_text() -> None:
    loud = FIND.model_copy(update={"title": "@everyone <@&9> finds *rare* earths"})
    assert draw([loud], role_id=5).content.startswith("<@&5> ")
    assert "<@" not in draw([loud]).content
    assert "*rare*" not in described(draw([loud])).replace("\\*rare\\*", "")


def test_a_corrected_level_is_shown_with_what_it_was() -> None:
    post = draw([FIND.model_copy(update={"corrected": Level.HOLDS_UP})])
    assert "🟢 **Holds up** · **Kazakhstan finds rare earths**" in described(post)
    assert "corrected by the moderators, was Does not add up" in described(post)
    assert "🟢 1 Holds up" in post.content


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://x", "", "https://x/" + "y" * 500])
def test_only_a_web_address_becomes_a_link(link: str) -> None:
    entry = FIND.model_copy(update={"tellers": (Teller(name="Outlet", link=link),)})
    assert "-# Outlet" in described(draw([entry]))
    assert "](" not in described(draw([entry]))


def test_a_long_story_gives_way_before_a_short_one() -> None:
    long = FIND.model_copy(
        update={
            "line": "word " * 400,
            "tellers": tuple(
                Teller(name=f"Outlet {n}", link=f"https://o{n}.example/{'x' * 300}") for n in range(9)
            ),
        }
    )
    text = described(draw([long, *[FIND] * 7]))
    assert text.count(FIND.line) == 7
    assert "more" in text


def test_the_communitys_checks_close_the_post() -> None:
    found = PublicCheck(1, "20 Mt [x](y)", Level.IMPOSSIBLE, None, 10, 11)
    wrong = PublicCheck(2, "8.8 Mt", Level.DOUBTFUL, Level.HOLDS_UP, 10, 12)
    post = draw([FIND], ChecksOfDay({Level.HOLDS_UP: 3, Level.IMPOSSIBLE: 1}, found, (wrong,)))
    said = post.embeds[1].description or ""
    assert said.startswith("⛔ 1 Impossible · 🟢 3 Holds up")
    assert "https://discord.com/channels/1/10/11" in said
    assert "Overruled: 🟠 Doubtful, [8.8 Mt](https://discord.com/channels/1/10/12), now 🟢 Holds up" in said


def test_a_check_is_told_without_the_commands_colons() -> None:
    found = PublicCheck(1, "ore:20 Mt grade:700 g/t see https://x.example", Level.IMPOSSIBLE, None, 10, 11)
    said = draw([FIND], ChecksOfDay({Level.IMPOSSIBLE: 1}, found, ())).embeds[1].description or ""
    assert "[ore 20 Mt grade 700 g/t see https://x.example](" in said


def test_a_day_without_news_still_tells_what_was_checked() -> None:
    post = draw([], ChecksOfDay({Level.HOLDS_UP: 3}, None, ()))
    assert "no story with figures" in post.content
    assert post.view is None
    assert len(post.embeds) == 1


def test_a_look_has_no_menu() -> None:
    assert draw([FIND], digest_id=None).view is None


def test_an_entry_is_the_same_after_it_was_kept() -> None:
    assert Entry.model_validate(FIND.to_json()) == FIND
