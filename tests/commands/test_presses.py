"""The buttons under an answer through real interactions: what each does, to whom, after a restart, and when it cannot."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
import wire as wires
from wire import ASKER, CHANNEL, GUILD, OTHER, Client, Wire, deliver, press, slash, submit

from commands import ids, texts
from commands.charts.canvas import Picture
from commands.check.questions import QUESTIONS
from commands.presses import chart
from commands.services import Services
from core.lookups import Origin
from core.store import Store
from core.store.records import ReviewKind, ServerSettings, State
from core.verdict import Level

ARTICLE = {"ore": "20 Mt", "grade": "700 g/t", "contained": "935,400 t", "country": "Kazakhstan", "rank": "3"}
EPHEMERAL = 64
MODERATORS = 5_100


def parts(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for row in message.get("components") or () for part in row["components"]]


async def asked(client: Client, wire: Wire, options: dict[str, Any] | None = None, **where: Any) -> int:
    """Ask the article's claim; the id of its lookup."""
    await deliver(client, slash("check deposit", options or ARTICLE, **where))
    return int(parts(wire.messages[-1])[0]["custom_id"].split(":")[2])


def field(window: dict[str, Any]) -> dict[str, Any]:
    (label,) = window["components"]
    return label["component"]


async def opened(client: Client, wire: Wire, lookup: int, **who: Any) -> str:
    """Press What if; what the window is filled in with."""
    await deliver(client, press(f"rc1:what-if:{lookup}", 1, **who))
    return field(wire.windows[-1])["value"]


async def test_every_answer_has_the_four_buttons_in_order(client: Client, wire: Wire) -> None:
    lookup = await asked(client, wire)
    assert [(p["label"], p["custom_id"]) for p in parts(wire.messages[0])] == [
        ("Working", f"rc1:working:{lookup}"),
        ("What if", f"rc1:what-if:{lookup}"),
        ("Chart", f"rc1:chart:{lookup}:0"),
        ("Dispute", f"rc1:dispute:{lookup}"),
    ]


async def test_nothing_of_buttons_and_windows_is_kept_in_memory(client: Client, wire: Wire) -> None:
    lookup = await asked(client, wire)
    await opened(client, wire, lookup)
    views = client._connection._view_store
    assert not views._views
    assert not views._modals


@pytest.mark.parametrize(
    "custom_id", ["working:9", "what-if:9", "chart:9:0", "dispute:9", "away:9:9", "steps:9:1", "copy:9"]
)
async def test_a_press_for_a_row_that_never_was_says_so(client: Client, wire: Wire, custom_id: str) -> None:
    await deliver(client, press(f"rc1:{custom_id}", 1))
    assert wire.messages[-1]["content"] == texts.NEVER_KEPT
    assert wire.messages[-1]["flags"] & EPHEMERAL


@pytest.mark.parametrize("kind", ["what-if", "dispute"])
async def test_a_window_for_a_row_that_went_meanwhile_says_when_and_why(
    client: Client, wire: Wire, store: Store, kind: str
) -> None:
    lookup = await asked(client, wire)
    await deliver(client, press(f"rc1:{kind}:{lookup}", 1))
    await store.privacy.forget(ASKER)
    await deliver(
        client, submit(f"rc1:{kind}:{lookup}", {"figures": "ore: 1 t", "reason": "because of it"}, 1)
    )
    assert "deleted <t:" in wire.messages[-1]["content"]


@pytest.mark.parametrize("custom_id", ["rc0:working:1", "rc1:gone:1", "rc1:working:1:2:3"])
async def test_a_retired_id_gets_a_sentence_from_button_and_window(
    client: Client, wire: Wire, custom_id: str
) -> None:
    await deliver(client, press(custom_id, 1))
    await deliver(client, submit(custom_id, {"figures": "ore: 1 t"}, 1))
    assert [m["content"] for m in wire.messages] == [texts.RETIRED] * 2


async def test_ids_of_others_are_left_alone(client: Client, wire: Wire) -> None:
    await deliver(client, press("somebody:else", 1))
    assert wire.sent == []


async def test_an_answer_opens_to_others_only_where_it_was_given(client: Client, wire: Wire) -> None:
    lookup = await asked(client, wire)
    await deliver(client, press(f"rc1:working:{lookup}", 1, user=OTHER, where="bot_dm"))
    assert wire.messages[-1]["content"] == texts.NOT_HERE
    await deliver(client, press(f"rc1:working:{lookup}", 1, where="bot_dm"))
    assert "14,000 t" in wire.messages[-1]["embeds"][0]["description"]


@pytest.mark.parametrize(
    ("custom_id", "shows"),
    [
        ("working:1", lambda wire: "14,000 t" in wire.messages[0]["embeds"][0]["description"]),
        ("steps:1:0", lambda wire: "14,000 t" in wire.edits[0]["embeds"][0]["description"]),
        ("copy:1", lambda wire: b"14,000 t" in wire.sent[0].files[0]),
        ("away:1:77", lambda wire: wire.messages[0]["content"] == texts.TAKEN_AWAY),
        ("what-if:1", lambda wire: field(wire.windows[0])["value"].startswith("ore: 20 Mt")),
        ("chart:1:0", lambda wire: len(wire.messages[0]["attachments"]) == 1),
        ("dispute:1", lambda wire: field(wire.windows[0])["required"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_every_button_works_after_a_restart(
    client: Client, wire: Wire, services: Services, custom_id: str, shows: Callable[[Wire], bool]
) -> None:
    await asked(client, wire)
    after = Wire()
    await deliver(await wires.client(services, after), press(f"rc1:{custom_id}", 1))
    assert shows(after)


# Working


async def test_a_long_working_turns_its_pages_in_place_and_keeps_the_way_to_take_it_away(
    client: Client, wire: Wire
) -> None:
    lookup = await asked(
        client, wire, {**ARTICLE, "depth": "300 m", "area": "64.2 km²", "code": "JORC", "recovery": "75%"}
    )
    await deliver(client, press(f"rc1:working:{lookup}", 77))
    first = wire.messages[-1]
    assert first["embeds"][0]["footer"]["text"] == "page 1 of 2"
    shown = parts(first)
    assert [p["label"] for p in shown] == [texts.ON, texts.COPY, texts.TAKE_AWAY]
    turned = press(shown[0]["custom_id"], 78, message_flags=EPHEMERAL)
    turned["message"]["components"] = first["components"]
    await deliver(client, turned)
    second = wire.edits[-1]
    assert second["embeds"][0]["footer"]["text"] == "page 2 of 2"
    assert [p["custom_id"] for p in parts(second)] == [
        f"rc1:steps:{lookup}:0",
        f"rc1:copy:{lookup}",
        f"rc1:away:{lookup}:77",
    ]


async def test_a_short_working_is_handed_over_as_text_to_copy(client: Client, wire: Wire) -> None:
    growth = {"old": "2.34 billion t", "new": "2.63 billion t", "change": "12.2%"}
    await deliver(client, slash("check growth", growth))
    await deliver(client, press("rc1:copy:1", 77))
    message = wire.messages[-1]
    assert message["flags"] & EPHEMERAL
    assert message["content"].startswith(
        "```\n🟢 Holds up: 2.34 billion t to 2.63 billion t is a rise of 12.4%"
    )
    assert "Given: old 2.34 billion t · new 2.63 billion t · change 12.2%" in message["content"]
    assert "**" not in message["content"]


async def test_a_long_working_is_handed_over_as_a_file_with_its_addresses(client: Client, wire: Wire) -> None:
    lookup = await asked(client, wire)
    await deliver(client, press(f"rc1:copy:{lookup}", 77))
    (file,) = wire.sent[-1].files
    text = file.decode()
    assert text.startswith("🔴 Does not add up: 20 million t at 700 g/t holds 14,000 t")
    assert "20,000,000 t × 700 g/t ÷ 1,000,000 = 14,000 t" in text
    assert "2026 v1.3 https://pubs.usgs.gov/" in text
    assert text.endswith(f"lookup {lookup}")


async def test_a_copy_of_an_overruled_answer_says_so(client: Client, wire: Wire, store: Store) -> None:
    lookup = await asked(client, wire)
    await store.reviews.decide(GUILD, lookup, OTHER, State.WRONG, Level.DOUBTFUL, "the area is larger")
    await deliver(client, press(f"rc1:copy:{lookup}", 77))
    text = wire.sent[-1].files[0].decode()
    assert "Corrected by the moderators on " in text
    assert ": Doubtful. the area is larger" in text


async def test_a_page_that_is_no_more_shows_the_last_one(client: Client, wire: Wire) -> None:
    lookup = await asked(client, wire, {"ore": "20 Mt", "grade": "700 g/t"})
    await deliver(client, press(f"rc1:steps:{lookup}:9", 78, message_flags=EPHEMERAL))
    assert "14,000 t" in wire.edits[-1]["embeds"][0]["description"]


async def test_the_asker_takes_a_public_answer_away(client: Client, wire: Wire) -> None:
    lookup = await asked(client, wire)
    await deliver(client, press(f"rc1:away:{lookup}:77", 78, message_flags=EPHEMERAL))
    assert [s.path for s in wire.sent if s.method == "DELETE"] == [f"/channels/{CHANNEL}/messages/77"]
    assert wire.messages[-1]["content"] == texts.TAKEN_AWAY


@pytest.mark.parametrize(
    ("status", "code", "said"), [(403, 50001, texts.OUT_OF_REACH), (404, 10008, texts.ALREADY_AWAY)]
)
async def test_what_cannot_be_taken_away_is_said(
    client: Client, wire: Wire, status: int, code: int, said: str
) -> None:
    lookup = await asked(client, wire)
    wire.refuse["/messages/77"] = (status, code)
    await deliver(client, press(f"rc1:away:{lookup}:77", 78, message_flags=EPHEMERAL))
    assert wire.messages[-1]["content"] == said


# What if


async def test_the_window_is_filled_in_with_the_claim(client: Client, wire: Wire) -> None:
    lookup = await asked(client, wire, {**ARTICLE, "category": "inferred", "date": "2025-04-02"})
    assert (await opened(client, wire, lookup)).splitlines() == [
        "ore: 20 Mt",
        "grade: 700 g/t",
        "contained: 935,400 t",
        "country: Kazakhstan",
        "rank: 3",
        "category: Inferred",
        "date: 2025-04-02",
    ]


async def test_a_changed_figure_is_a_new_lookup_that_says_what_changed(
    client: Client, wire: Wire, store: Store
) -> None:
    lookup = await asked(client, wire)
    await deliver(
        client,
        submit(f"rc1:what-if:{lookup}", {"figures": "ore: 20 Mt\ngrade: 4.68%\ncontained: 935,400 t"}, 1),
    )
    message = wire.messages[-1]
    assert message["content"].startswith("🟢 **Holds up:**")
    text = message["embeds"][0]["description"]
    assert "🔴 Does not add up → 🟢 Holds up" in text
    assert "grade: 700 g/t → 4.68%" in text
    assert "rank: 3 (left out)" in text
    assert "country: Kazakhstan (left out)" in text
    assert "ore:" not in text.split("**Given**")[0]
    row = await store.lookups.get(int(parts(message)[0]["custom_id"].split(":")[2]))
    assert row is not None
    assert (row.parent_id, row.origin, row.command) == (lookup, Origin.SLASH, "check deposit")
    assert row.text == "ore:20 Mt grade:4.68% contained:935,400 t"


async def test_a_what_if_of_a_what_if_names_the_nearest_parent(
    client: Client, wire: Wire, store: Store
) -> None:
    first = await asked(client, wire)
    await deliver(client, submit(f"rc1:what-if:{first}", {"figures": "ore: 20 Mt\ngrade: 1%"}, 1))
    second = int(parts(wire.messages[-1])[0]["custom_id"].split(":")[2])
    await deliver(client, submit(f"rc1:what-if:{second}", {"figures": "ore: 20 Mt\ngrade: 2%"}, 2))
    row = await store.lookups.get(int(parts(wire.messages[-1])[0]["custom_id"].split(":")[2]))
    assert row is not None
    assert row.parent_id == second
    assert "grade: 1% → 2%" in wire.messages[-1]["embeds"][0]["description"]


@pytest.mark.parametrize(("flags", "private"), [(0, False), (EPHEMERAL, True)])
async def test_the_new_answer_is_as_public_as_the_one_it_came_from(
    client: Client, wire: Wire, flags: int, private: bool
) -> None:
    lookup = await asked(client, wire)
    window = submit(f"rc1:what-if:{lookup}", {"figures": "ore: 1 Mt\ngrade: 1%"}, 1, message_flags=flags)
    await deliver(client, window)
    assert bool(wire.messages[-1].get("flags", 0) & EPHEMERAL) is private


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ore: 20 zorkmids", ["ore", "zorkmids", "20 Mt"]),
        ("ore: 20 Mt\nporosity: 3%", ["line 2", "porosity"]),
        ("ore: 20 Mt\ngrad: 3%", ["line 2", "grad", "grade"]),
        ("ore: 20 Mt\n\n20 Mt at 1%", ["line 3", "20 Mt at 1%"]),
        ("ore: 20 Mt\nore: 30 Mt", ["ore", "two lines"]),
        ("ore: 20 Mt\ncountry: Atlantis", ["country", "Atlantis"]),
        ("ore: 20 Mt\ndate: yesterday", ["date", "2025-04-02"]),
        ("country: Kazakhstan", ["no figure left"]),
        ("  \n ", ["no figure left"]),
    ],
)
async def test_a_line_that_cannot_be_read_is_named_and_what_was_typed_comes_back(
    client: Client, wire: Wire, store: Store, typed: str, said: list[str]
) -> None:
    lookup = await asked(client, wire)
    await deliver(client, submit(f"rc1:what-if:{lookup}", {"figures": typed}, 1))
    message = wire.messages[-1]
    assert message["flags"] & EPHEMERAL
    for word in said:
        assert word in message["content"]
    assert typed.strip() in message["embeds"][0]["description"]
    assert [p["custom_id"] for p in parts(message)] == [f"rc1:what-if:{lookup}"]
    assert await store.lookups.count() == 1


async def test_the_window_opens_again_with_what_was_typed(client: Client, wire: Wire) -> None:
    lookup = await asked(client, wire)
    typed = "ore: 20 Mt\n\ngrad: 1%"
    await deliver(client, submit(f"rc1:what-if:{lookup}", {"figures": typed}, 1))
    again = press(parts(wire.messages[-1])[0]["custom_id"], 2, message_flags=EPHEMERAL)
    again["message"]["embeds"] = wire.messages[-1]["embeds"]
    await deliver(client, again)
    assert field(wire.windows[-1])["value"] == typed


async def test_nothing_changed_is_said_and_not_logged(client: Client, wire: Wire, store: Store) -> None:
    lookup = await asked(client, wire)
    filled = await opened(client, wire, lookup)
    await deliver(client, submit(f"rc1:what-if:{lookup}", {"figures": filled}, 1))
    assert wire.messages[-1]["content"] == texts.NOTHING_CHANGED
    assert await store.lookups.count() == 1


async def test_the_longest_text_is_given_back_within_discords_limits(client: Client, wire: Wire) -> None:
    lookup = await asked(client, wire)
    await deliver(client, submit(f"rc1:what-if:{lookup}", {"figures": "`" * 4_000}, 1))
    message = wire.messages[-1]
    assert len(message["content"]) <= 2_000
    assert len(message["embeds"][0]["description"]) <= 4_096


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
async def test_every_form_can_be_changed_by_its_own_lines(
    client: Client, wire: Wire, store: Store, question: Any
) -> None:
    await deliver(client, slash(f"check {question.name}", question.filled_in))
    lookup = int(parts(wire.messages[-1])[0]["custom_id"].split(":")[2])
    filled = await opened(client, wire, lookup)
    before = await store.lookups.get(lookup)
    await deliver(client, submit(f"rc1:what-if:{lookup}", {"figures": f"{filled}\nsource: a paper"}, 1))
    row = await store.lookups.get(int(parts(wire.messages[-1])[0]["custom_id"].split(":")[2]))
    assert row is not None
    assert before is not None
    assert row.parent_id == lookup
    assert row.claim == before.claim.model_copy(update={"source": "a paper"})


async def test_two_people_with_the_same_window_each_get_their_own_answer(
    client: Client, wire: Wire, store: Store
) -> None:
    lookup = await asked(client, wire)
    await opened(client, wire, lookup)
    await opened(client, wire, lookup, user=OTHER)
    custom_id = f"rc1:what-if:{lookup}"
    await deliver(client, submit(custom_id, {"figures": "ore: 1 Mt\ngrade: 1%"}, 1, user=OTHER))
    await deliver(client, submit(custom_id, {"figures": "ore: 2 Mt\ngrade: 1%"}, 1))
    rows = [await store.lookups.get(int(parts(m)[0]["custom_id"].split(":")[2])) for m in wire.messages[-2:]]
    assert [(r.discord_user_id, r.text) for r in rows if r] == [
        (OTHER, "ore:1 Mt grade:1%"),
        (ASKER, "ore:2 Mt grade:1%"),
    ]


async def test_a_window_opened_before_a_restart_is_answered_after_it(
    client: Client, wire: Wire, services: Services
) -> None:
    lookup = await asked(client, wire)
    await opened(client, wire, lookup)
    after = Wire()
    fresh = await wires.client(services, after)
    await deliver(fresh, submit(f"rc1:what-if:{lookup}", {"figures": "ore: 20 Mt\ngrade: 4.68%"}, 1))
    assert "936,000 t" in after.messages[0]["content"]


# Chart


async def test_a_chart_comes_with_a_text_for_those_who_cannot_see_it(client: Client, wire: Wire) -> None:
    lookup = await asked(client, wire)
    await deliver(client, press(f"rc1:chart:{lookup}:0", 1))
    sent = wire.sent[-1]
    (attachment,) = sent.body["data"]["attachments"]
    assert len(attachment["description"]) > 20
    assert sent.files[0].startswith(b"\x89PNG")
    assert not sent.body["data"].get("flags", 0) & EPHEMERAL


async def test_further_charts_are_a_press_away_and_end(client: Client, wire: Wire) -> None:
    lookup = await asked(client, wire)
    seen: list[str] = []
    custom_id = f"rc1:chart:{lookup}:0"
    while custom_id:
        await deliver(client, press(custom_id, 1))
        message = wire.messages[-1]
        seen.append(message["attachments"][0]["description"])
        custom_id = parts(message)[0]["custom_id"] if parts(message) else ""
    assert len(seen) == len(set(seen)) > 1


async def test_a_chart_of_a_private_answer_stays_private(client: Client, wire: Wire) -> None:
    lookup = await asked(client, wire)
    await deliver(client, press(f"rc1:chart:{lookup}:0", 1, message_flags=EPHEMERAL))
    assert wire.messages[-1]["flags"] & EPHEMERAL


async def test_where_nothing_can_be_drawn_a_sentence_says_so(client: Client, wire: Wire) -> None:
    await deliver(client, slash("check growth", {"old": "100 t", "new": "110 t", "change": "10%"}))
    lookup = int(parts(wire.messages[-1])[0]["custom_id"].split(":")[2])
    await deliver(client, press(f"rc1:chart:{lookup}:0", 1))
    assert wire.messages[-1]["content"] == texts.NO_CHART
    assert wire.messages[-1]["flags"] & EPHEMERAL


async def test_while_a_chart_is_drawn_others_are_answered(
    client: Client, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    lookup = await asked(client, wire)
    done = threading.Event()

    def slow(*_: Any) -> tuple[Picture, ...]:
        done.wait(5)
        return (Picture(b"\x89PNG", "a picture", "a.png"),)

    monkeypatch.setattr(chart, "pictures", slow)
    drawing = asyncio.create_task(deliver(client, press(f"rc1:chart:{lookup}:0", 1)))
    await asyncio.sleep(0.05)
    before = len(wire.answers)
    payload = press(f"rc1:working:{lookup}", 1)
    client._connection.parse_interaction_create(payload)
    async with asyncio.timeout(3):
        while len(wire.answers) == before:  # noqa: ASYNC110 - any answer will do
            await asyncio.sleep(0.01)
    done.set()
    await drawing
    assert wire.messages[-1]["attachments"]


# Dispute


async def dispute(client: Client, lookup: int, reason: str = "It is a resource at 4.7%", **more: Any) -> None:
    await deliver(client, submit(f"rc1:dispute:{lookup}", {"reason": reason}, 1, **more))


async def test_a_dispute_asks_for_a_reason_and_enters_the_moderators_queue(
    client: Client, wire: Wire, store: Store
) -> None:
    lookup = await asked(client, wire)
    await deliver(client, press(f"rc1:dispute:{lookup}", 1, user=OTHER))
    assert field(wire.windows[-1])["min_length"] == 10
    await dispute(client, lookup, user=OTHER)
    assert wire.messages[-1]["content"] == texts.DISPUTED_MODERATORS.format(id=lookup)
    assert wire.messages[-1]["flags"] & EPHEMERAL
    item = await store.reviews.next(GUILD)
    assert item is not None
    assert (item.row.id, item.row.state, item.key.rank) == (lookup, State.DISPUTED, 0)
    (said,) = await store.reviews.all_of(GUILD, lookup)
    assert (said.kind, said.discord_user_id, said.note) == (
        ReviewKind.DISPUTE,
        OTHER,
        "It is a resource at 4.7%",
    )


@pytest.mark.parametrize(
    "where", [{"where": "bot_dm"}, {"where": "private", "installed": False}, {"installed": False}]
)
async def test_where_there_are_no_moderators_the_operator_is_named(
    client: Client, wire: Wire, store: Store, where: dict[str, Any]
) -> None:
    lookup = await asked(client, wire, **where)
    await dispute(client, lookup, **where)
    assert wire.messages[-1]["content"] == texts.DISPUTED_OPERATOR.format(id=lookup)
    assert await store.reviews.next(GUILD) is None
    assert [r.kind for r in await store.reviews.operator_all_of(lookup)] == [ReviewKind.DISPUTE]


@pytest.mark.parametrize("reason", ["", " \n "])
async def test_a_dispute_without_a_reason_is_not_kept(
    client: Client, wire: Wire, store: Store, reason: str
) -> None:
    lookup = await asked(client, wire)
    await dispute(client, lookup, reason)
    assert wire.messages[-1]["content"] == texts.NO_REASON
    assert await store.reviews.all_of(GUILD, lookup) == ()


async def test_the_moderators_channel_is_told_with_a_link_and_pings_nobody(
    client: Client, wire: Wire, store: Store
) -> None:
    await store.servers.save(ServerSettings(GUILD, review_channel_id=MODERATORS))
    lookup = await asked(client, wire)
    (placed,) = await store.shown.of(lookup)
    await dispute(client, lookup, "@everyone <@1100000000000000101> look at this")
    (notice,) = wire.posted(MODERATORS)
    text = json.dumps(notice)
    assert f"{GUILD}/{CHANNEL}/{placed.discord_message_id}" in text
    assert "@everyone" not in text
    assert "<@1100000000000000101>" not in text
    assert notice["allowed_mentions"]["parse"] == []


async def test_a_moderators_channel_that_is_gone_costs_the_dispute_nothing(
    client: Client, wire: Wire, store: Store
) -> None:
    await store.servers.save(ServerSettings(GUILD, review_channel_id=MODERATORS))
    wire.refuse[f"/channels/{MODERATORS}"] = (404, 10003)
    lookup = await asked(client, wire)
    await dispute(client, lookup)
    assert wire.messages[-1]["content"] == texts.DISPUTED_MODERATORS.format(id=lookup)
    assert len(wire.messages) == 2
    assert await store.reviews.next(GUILD) is not None


async def test_windows_stay_within_discords_limits(client: Client, wire: Wire) -> None:
    lookup = await asked(client, wire)
    await opened(client, wire, lookup)
    await deliver(client, press(f"rc1:dispute:{lookup}", 1))
    for window in wire.windows:
        assert 1 <= len(window["title"]) <= 45
        assert len(window["custom_id"]) <= ids.LONGEST
        for label in window["components"]:
            assert 1 <= len(label["label"]) <= 45
            assert len(label.get("description") or "x") <= 100
            assert len(label["component"].get("placeholder") or "") <= 100
            assert len(label["component"].get("value") or "") <= 4_000
