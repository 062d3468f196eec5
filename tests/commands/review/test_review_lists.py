"""Search, show, stats, export, replay: filters, pages, files, and nothing of another server."""

from __future__ import annotations

import csv
import gzip
import io
import json
from typing import Any

import pytest
from review_town import ARTICLE, Town, button, buttons, text
from sqlalchemy import update

from bot.sandbox import scene
from bot.sandbox.world import Message
from commands.review import export, texts
from core.reference.library import Library
from core.store.records import State
from core.store.schema import LEVELS, assessment
from core.verdict import Level

HOLDS_UP = {"ore": "20 Mt", "grade": "700 g/t", "contained": "14,000 t"}
IMPOSSIBLE = {"ore": "20 Mt", "contained": "30 Mt"}


def listed(message: Message) -> list[int]:
    """The lookups a page offers to open."""
    menus = [part for part in buttons(message) if part["type"] == 3]
    return [int(option["value"]) for menu in menus for option in menu["options"]]


def file_of(town: Town, message: Message) -> bytes:
    (attachment,) = message.attachments
    return attachment.data


async def search(town: Town, **options: Any) -> Message:
    driver = town.sandbox.driver
    sent = driver.slash(scene.MODERATOR_ID, scene.GENERAL_ID, "review search", options)
    return (await driver.reply(sent)).shown


async def test_every_filter_and_any_combination_finds_and_leaves_out(town: Town) -> None:
    article, _ = await town.ask()
    good, _ = await town.ask(town.person(scene.SECOND_MEMBER_ID, scene.NEWS_ID), **HOLDS_UP)
    odd, _ = await town.ask(**IMPOSSIBLE)
    await town.store.reviews.decide(scene.GUILD_ID, odd, scene.MODERATOR_ID, State.DISMISSED)
    for options, expected in (
        ({}, [odd, good, article]),
        ({"text": "935400"}, [article]),
        ({"level": "impossible, holds up"}, [odd, good]),
        ({"state": "dismissed"}, [odd]),
        ({"user": scene.SECOND_MEMBER_ID}, [good]),
        ({"channel": scene.GENERAL_ID}, [odd, article]),
        ({"country": "Kazakhstan"}, [article]),
        ({"mineral": "rare earths", "origin": "slash", "command": "check deposit"}, [odd, good, article]),
        ({"since": "today", "until": "today"}, [odd, good, article]),
        ({"until": "yesterday"}, []),
        ({"without": "level:impossible"}, [good, article]),
        ({"without": f"user:<@{scene.SECOND_MEMBER_ID}> state:dismissed"}, [article]),
        ({"text": "20 Mt", "without": "935400 level:impossible"}, [good]),
    ):
        assert listed(await search(town, **options)) == expected, options


async def test_pages_turn_by_buttons_also_after_a_restart(town: Town) -> None:
    for _ in range(23):
        await town.ask(**HOLDS_UP)
    await town.ask(**IMPOSSIBLE)
    page = await search(town, level="holds up", without="state:dismissed")
    assert len(listed(page)) == 10
    seen = listed(page)
    await town.restart()
    for _ in range(2):
        page = (await town.moderator.press(page, "Older")).shown
        seen += listed(page)
    assert len(seen) == 23
    assert seen == sorted(set(seen), reverse=True)
    assert not any(part.get("label") == "Older" for part in buttons(page))
    first = (await town.moderator.press(page, "Newest")).shown
    assert listed(first) == seen[:10]


async def test_a_hit_opens_beside_the_list_and_can_be_judged_there(town: Town) -> None:
    lookup, answer = await town.ask()
    other, _ = await town.ask(town.person(scene.SECOND_MEMBER_ID))
    page = await search(town, text="935400")
    opened = (await town.moderator.choose(page, "rc1:open", str(lookup))).shown
    said = text(opened)
    assert f"<@{scene.MEMBER_ID}>" in said
    assert f"<#{scene.GENERAL_ID}>" in said
    assert f"#{other}" in said
    link = button(opened, "Go to answer")["url"]
    assert link.endswith(f"/{scene.GUILD_ID}/{scene.GENERAL_ID}/{answer.id}")
    assert opened.embeds[0]["description"] == answer.embeds[0]["description"]
    after = await town.overrule(opened, "holds_up", "")
    assert "wrong, corrected to 🟢 Holds up" in text(after)
    assert f"judge:{lookup}:" in button(after, "Confirm")["custom_id"]


@pytest.mark.parametrize("options", [{"level": "fantastic"}, {"since": "soon"}, {"without": "colour:red"}])
async def test_a_filter_that_is_none_is_refused_by_name_to_the_moderator_alone(
    town: Town, options: dict[str, str]
) -> None:
    message = await search(town, **options)
    assert message.ephemeral
    assert next(iter(options.values())).split(":")[0] in message.content


async def test_nothing_found_says_so(town: Town) -> None:
    assert (await search(town, text="unobtainium")).content == texts.NONE_FOUND


async def test_autocomplete_goes_on_after_a_comma(town: Town) -> None:
    assert await town.moderator.choices("review search", "level", level="impos") == ["⛔ Impossible"]
    after = await town.moderator.choices("review search", "level", level="impossible, cann")
    assert after == ["impossible, ⚪ Cannot tell"]
    assert "Kazakhstan" in await town.moderator.choices("review search", "country", country="kazakstan")


async def test_no_moderator_reaches_another_server_by_any_road(town: Town) -> None:
    """Lookups of Lithium Watch, asked for from Strategic Minerals Club: by number, word, page, button and window."""
    theirs, answer = await town.ask(town.person(scene.MEMBER_ID, scene.SECOND_GENERAL_ID))
    ours, _ = await town.ask(**HOLDS_UP)
    before = text(answer)
    assert listed(await search(town)) == [ours]
    assert listed(await search(town, channel=scene.GENERAL_ID, text="20")) == [ours]
    shown = (await town.moderator.slash("review show", id=theirs)).shown
    assert shown.content == texts.NOT_HERE.format(id=theirs)
    screen = (await town.moderator.slash("review queue")).shown
    assert f"judge:{ours}:" in button(screen, "Confirm")["custom_id"]
    for part in buttons(screen):
        if "custom_id" in part:
            part["custom_id"] = part["custom_id"].replace(f":{ours}", f":{theirs}")
    assert before not in text(screen)
    window = await town.moderator.press(screen, "Note")
    reply = await town.moderator.submit(window, note="mine now")
    assert f"Lookup {theirs} is no longer kept" in reply.shown.content
    assert await town.store.reviews.operator_all_of(theirs) == ()
    screen = (await town.moderator.slash("review queue")).shown
    part = button(screen, "Dismiss")
    part["custom_id"] = part["custom_id"].replace(f":{ours}:", f":{theirs}:")
    await town.moderator.press(screen, "Dismiss")
    assert await town.store.reviews.operator_all_of(theirs) == ()
    exported = (await town.finished(await town.moderator.slash("review export", format="jsonl"))).shown
    assert [json.loads(line)["id"] for line in file_of(town, exported).splitlines()] == [ours]
    assert text(answer) == before


async def test_stats_count_and_draw(town: Town) -> None:
    first, _ = await town.ask()
    await town.ask()
    good, _ = await town.ask(**HOLDS_UP)
    await town.store.reviews.decide(scene.GUILD_ID, good, scene.MODERATOR_ID, State.CONFIRMED)
    await town.store.reviews.decide(scene.GUILD_ID, first, scene.MODERATOR_ID, State.WRONG, Level.DOUBTFUL)
    message = (await town.moderator.slash("review stats", days=7, by="day")).shown
    assert message.content == "3 lookups in 7 days"
    said = text(message)
    assert "50% of 2 judged" in said
    assert "🔴 Does not add up 2" in said
    assert "Kazakhstan 2" in said
    assert "2×" in said
    (picture,) = message.attachments
    assert picture.data.startswith(b"\x89PNG")
    assert "Lookups by day" in (picture.description or "")


async def test_stats_of_nothing_say_so(town: Town) -> None:
    assert (await town.moderator.slash("review stats")).shown.content == texts.STATS_NONE.format(days=30)


@pytest.mark.parametrize("kind", list(export.FORMATS))
async def test_an_export_has_the_rows_that_fit(town: Town, kind: str) -> None:
    lookup, _ = await town.ask()
    await town.ask(**HOLDS_UP)
    await town.store.reviews.decide(
        scene.GUILD_ID, lookup, scene.MODERATOR_ID, State.WRONG, Level.DOUBTFUL, "=1+1"
    )
    message = (
        await town.finished(await town.moderator.slash("review export", format=kind, state="wrong"))
    ).shown
    assert message.ephemeral
    assert message.content == texts.EXPORTED.format(count="1")
    written = file_of(town, message).decode()
    if kind == "csv":
        (row,) = csv.DictReader(io.StringIO(written))
        assert row["note"] == "'=1+1"
        assert row["decided_level"] == "Doubtful"
    elif kind == "jsonl":
        assert json.loads(written)["id"] == lookup
    else:
        (review,) = json.loads(written)["@graph"]
        assert review["reviewRating"]["alternateName"] == "Doubtful"


async def test_an_export_of_nothing_says_so(town: Town) -> None:
    message = (await town.finished(await town.moderator.slash("review export", format="csv"))).shown
    assert message.content == texts.NOTHING_TO_EXPORT


async def pieces(count: int) -> Any:
    for number in range(count):
        yield f"{number:>100}\n"


async def test_a_large_file_is_compressed_and_a_larger_one_refused() -> None:
    plain, packed = await export.within(pieces(10), 1 << 20)
    assert plain is not None
    assert not packed
    content, packed = await export.within(pieces(5_000), 1 << 20)
    assert packed
    assert content is not None
    assert len(gzip.decompress(content).splitlines()) == 5_000
    assert await export.within(pieces(5_000), 1_000) == (None, True)


async def test_what_discord_does_not_take_is_told_as_a_command_line(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing(_pieces: Any, _limit: int) -> tuple[None, bool]:
        return None, True

    monkeypatch.setattr(export, "within", nothing)
    message = (
        await town.finished(
            await town.moderator.slash("review export", format="csv", without="level:impossible")
        )
    ).shown
    assert (
        f"reality-check log export --server {scene.GUILD_ID} --format csv -- -level:impossible"
        in message.content
    )


async def test_a_replay_lists_what_would_change_and_each_can_be_corrected(
    town: Town, library: Library
) -> None:
    """The level as stored is made another one, as an older calculator would have left it."""
    lookup, answer = await town.ask()
    await town.ask(**HOLDS_UP)
    none = await town.finished(await town.moderator.slash("review replay"))
    assert none.shown.content == texts.REPLAYED_NONE
    async with town.store.db.write("test") as connection:
        await connection.execute(
            update(assessment).where(assessment.c.country == "KAZ").values(level=LEVELS.index(Level.UNPROVEN))
        )
    page = (await town.finished(await town.moderator.slash("review replay"))).shown
    assert listed(page) == [lookup]
    assert "🟡 Adds up, unproven → 🔴 Does not add up" in text(page)
    opened = (await town.moderator.choose(page, "rc1:open", str(lookup))).shown
    await town.overrule(opened, "does_not_add_up", "the table moved")
    assert "the table moved" in text(answer)


async def test_a_replay_of_too_many_is_for_the_command_line(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.ask(**ARTICLE)
    await town.ask(**ARTICLE)
    monkeypatch.setattr("commands.review.replay.IN_DISCORD_AT_MOST", 1)
    message = (
        await town.finished(await town.moderator.slash("review replay", level="does not add up"))
    ).shown
    assert f"reality-check log replay --server {scene.GUILD_ID} -- level:does_not_add_up" in message.content
