"""Running text through real interactions: one answer for all its claims, each opened by itself, read differently,
after a restart, for strangers, and when its rows have gone."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import date
from typing import Any

import pytest
import wire as wires
from hypothesis import given, settings
from hypothesis import strategies as st
from wire import ASKER, OTHER, Client, Wire, deliver, interaction, menu, message_payload, press, slash, submit

from commands import corrections, headlines, texts
from commands.check.prose import MOST_CLAIMS, hear
from commands.headline_card import About, choices, draw, told
from commands.services import Services
from core.calculator.assess import assess
from core.headline import judge
from core.lookups import Origin
from core.reference.library import load
from core.store import Store
from core.store.records import LookupRow, State
from core.verdict import Level

LIBRARY = load()
EPHEMERAL = 64
ARTICLE = (
    "Kazakhstan would be the third-largest holder with 935,400 tonnes of rare earths. "
    "At 700 grams per tonne the 20 million tonnes of ore hold 14,000 tonnes of rare earths, 30 km from the railway. "
    "China produced 240,000 tons of rare earths in 2023. "
    "Rare earths could contribute 734% of Kazakhstan's GDP every year."
)
ONE = "The deposit holds 20 million tons of ore at 700 g/t, or 935,400 tons of rare earths."


def parts(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for row in message.get("components") or () for part in row["components"]]


def described(message: dict[str, Any]) -> str:
    return message["embeds"][0]["description"]


def choice(first: int, value: object, *, private: bool = False, **who: Any) -> dict[str, Any]:
    """A choice in the menu under an answer."""
    data = {"custom_id": f"rc1:claim:{first}", "component_type": 3, "values": [str(value)]}
    return interaction(3, data, message=message_payload(77, flags=EPHEMERAL if private else 0), **who)


async def asked(client: Client, wire: Wire, text: str = ARTICLE, **options: Any) -> dict[str, Any]:
    await deliver(client, slash("check headline", {"text": text, **options}))
    return wire.messages[-1]


async def rows(store: Store) -> tuple[LookupRow, ...]:
    return await store.lookups.headline(1)


async def window(client: Client, wire: Wire, lookup: int = 1, **who: Any) -> dict[str, Any]:
    """Press Read it differently; the paragraph of the window."""
    await deliver(client, press(f"rc1:reread:{lookup}", 77, **who))
    (label,) = wire.windows[-1]["components"]
    return label


# The answer


async def test_one_answer_has_the_gravest_sentence_and_every_claim(
    client: Client, wire: Wire, store: Store
) -> None:
    message = await asked(client, wire, date="2025-07-21")
    assert message["content"].startswith("⛔ **Impossible:** 734% of Kazakhstan's GDP ")
    assert "US$2.12 trillion" in message["content"]
    assert "The gravest of 3 claims" in message["content"]
    shown = described(message)
    assert "2.12 trillion" not in shown
    assert shown.startswith(
        "🔴 **Does not add up**\n**1** 20 million t × 700 g/t = 14,000 t; the 935,400 t claimed is 67× that.\n"
        "**1** It would rank 9th if all of it were reserve"
    )
    assert (
        "🟢 **Holds up**\n**2** 20 million t at 700 g/t holds 14,000 t, as claimed.\n**3** 240,000 t" in shown
    )
    found = await rows(store)
    assert [row.interaction_id is not None for row in found] == [True, *[False] * (len(found) - 1)]
    assert {row.claim.claimed_on for row in found} == {date(2025, 7, 21)}
    assert len(wire.answers) == 1


async def test_where_there_is_much_to_say_claims_that_hold_are_named_in_a_row(
    client: Client, wire: Wire
) -> None:
    text = f"{ARTICLE} The United States mined 43,000 tons in 2023. China controls 85% of processing and 90% of magnets."
    shown = described(await asked(client, wire, text, date="2025-07-21"))
    (row,) = [line for line in shown.splitlines() if line.startswith("🟢")]
    assert row == (
        "🟢 **Holds up**: **2** contained “14,000 tonnes” · **3** output “240,000 tons” · **4** output “43,000 tons” · "
        "**5** share “85%” · **6** share “90%”"
    )


async def test_the_answer_tells_the_three_meanings_of_one_tonnage(client: Client, wire: Wire) -> None:
    shown = described(await asked(client, wire))
    assert "metal, not ore, fits the rest best" in shown
    assert "↳ Read as ore it holds 14,000 t" in shown
    assert "↳ Read as metal it needs 28.6 billion t of rock" in shown
    assert "↳ Read as ore that holds 935,400 t it needs 4.68%" in shown


async def test_the_figures_are_listed_as_they_were_read_and_what_is_in_no_claim(
    client: Client, wire: Wire
) -> None:
    text = (
        "The deposit, 30 km from the sea, holds 20 million tonnes of ore at 700 g/t. "
        "China mined 240,000 tons of rare earths in 2023."
    )
    shown = described(await asked(client, wire, text))
    assert "**As read** output “240,000 tons” · ore “20 million tonnes” · grade “700 g/t”" in shown
    assert f"**{texts.NOT_USED}** “30 km”" in shown


async def test_where_there_is_no_room_for_the_figures_as_read_the_menu_has_them(
    client: Client, wire: Wire
) -> None:
    message = await asked(client, wire)
    assert "**As read**" not in described(message)
    labels = " ".join(option["label"] for option in parts(message)[0]["options"])
    assert "ore 20 million tonnes" in labels
    assert "grade 700 grams per tonne" in labels


async def test_what_cannot_be_seen_in_a_text_does_not_turn_the_answer_around(
    client: Client, wire: Wire
) -> None:
    text = (
        "The deposit holds 20\u200b million\u202e tons of ore at 700 g/t. It lies 30\u202e km from the port."
    )
    assert "\u202e" not in described(await asked(client, wire, text))


async def test_every_claim_is_a_choice_in_the_order_of_the_card(
    client: Client, wire: Wire, store: Store
) -> None:
    choosing, again = parts(await asked(client, wire))
    assert (choosing["custom_id"], again["custom_id"]) == ("rc1:claim:1", "rc1:reread:1")
    assert {int(option["value"]) for option in choosing["options"]} == {row.id for row in await rows(store)}
    assert choosing["options"][0]["emoji"]["name"] == "⛔"
    assert choosing["options"][2]["label"] == "3. China: output 240,000 tons"
    assert [option["label"].split(".")[0] for option in choosing["options"]] == ["1", "2", "3", "4"][
        : len(choosing["options"])
    ]


async def test_a_single_claim_has_its_own_card_and_buttons(client: Client, wire: Wire, store: Store) -> None:
    message = await asked(client, wire, ONE)
    assert message["content"].startswith("🔴 **Does not add up:** 20 million t at 700 g/t")
    assert "claims)" not in message["content"]
    assert [part["custom_id"].split(":")[1] for part in parts(message)] == [
        "working",
        "what-if",
        "chart",
        "dispute",
        "reread",
    ]
    assert "**Given**" in described(message)
    assert len(await rows(store)) == 1


async def test_a_text_delivered_twice_is_answered_once(client: Client, wire: Wire, store: Store) -> None:
    again = slash("check headline", {"text": ARTICLE})
    await deliver(client, again)
    count = await store.lookups.count()
    await deliver(client, again)
    assert len(wire.messages) == 1
    assert await store.lookups.count() == count


async def test_a_private_text_is_answered_to_the_asker_alone(client: Client, wire: Wire) -> None:
    message = await asked(client, wire, private=True)
    assert message["flags"] & EPHEMERAL


async def test_a_log_that_fails_costs_the_menu_but_not_the_answer(
    client: Client, wire: Wire, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: Any, **__: Any) -> None:
        raise store.db.failed("record", "locked")

    monkeypatch.setattr(store, "record_headline", refuse)
    message = await asked(client, wire)
    assert "Impossible" in message["content"]
    assert not message.get("components")
    assert message["embeds"][0]["footer"]["text"] == texts.FOOTER_UNKEPT


# Where the text comes from


def posted(content: str, **more: Any) -> dict[str, Any]:
    return message_payload(wires.snowflake()) | {"content": content} | more


def snapshot(content: str, **more: Any) -> dict[str, Any]:
    forwarded = {
        "content": content, "type": 0, "embeds": [], "attachments": [], "flags": 0, "mentions": [],
        "timestamp": "2025-07-21T00:00:00+00:00", "edited_timestamp": None, "mention_roles": [], "components": [],
    }  # fmt: skip
    return {"message": forwarded | more}


async def test_the_menu_reads_text_embeds_and_what_was_forwarded(
    client: Client, wire: Wire, store: Store
) -> None:
    embed = {
        "type": "rich",
        "title": "China produced 240,000 tons of rare earths in 2023",
        "fields": [{"name": "GDP", "value": "7.1% of Kazakhstan's GDP every year", "inline": False}],
    }
    message = posted(ONE, embeds=[embed])
    await deliver(client, menu("Reality check", message))
    claimed = [row.claim.figures() for row in await rows(store)]
    assert {role for figures in claimed for role in figures} >= {"ore", "production", "gdp_share"}
    assert {row.origin for row in await rows(store)} == {Origin.MENU}


async def test_a_forwarded_text_is_held_against_what_was_in_force_when_it_was_written(
    client: Client, wire: Wire, store: Store
) -> None:
    inner = [snapshot("", embeds=[{"type": "rich", "description": ONE}])]
    await deliver(client, menu("Reality check", posted("", message_snapshots=inner)))
    (row,) = await rows(store)
    assert row.claim.claimed_on == date(2025, 7, 21)


async def test_links_and_pictures_beside_the_words_are_not_opened_and_that_is_said(
    client: Client, wire: Wire
) -> None:
    await asked(client, wire, f"{ONE} https://example.com/5-million-tons-of-gold")
    shown = described(wire.messages[-1])
    assert texts.LINKS_NOT_OPENED in shown
    assert "gold" not in shown.partition("\n")[0]


@pytest.mark.parametrize("text", ["https://example.com/20-million-tons", "<https://example.com/a>  "])
async def test_a_link_alone_is_refused_with_what_to_do(client: Client, wire: Wire, text: str) -> None:
    message = await asked(client, wire, text)
    assert message["flags"] & EPHEMERAL
    assert "I do not open links" in message["content"]


async def test_a_text_that_claims_nothing_says_what_was_read_in_it(
    client: Client, wire: Wire, store: Store
) -> None:
    message = await asked(client, wire, "The mine is 30 km from the railway and cost US$500 million.")
    assert message["flags"] & EPHEMERAL
    assert "no figure there that claims something" in message["content"]
    assert "“30 km”" in message["content"]
    assert await store.lookups.count() == 0


# One claim in full


async def test_a_choice_opens_that_claim_with_its_own_buttons(
    client: Client, wire: Wire, store: Store
) -> None:
    await asked(client, wire)
    chosen = next(row for row in await rows(store) if row.claim.production)
    await deliver(client, choice(1, chosen.id))
    message = wire.messages[-1]
    assert message["flags"] & EPHEMERAL
    assert "240,000 t" in message["content"]
    assert f"Lookup {chosen.id}" in message["embeds"][0]["footer"]["text"]
    assert [part["custom_id"] for part in parts(message)] == [
        f"rc1:working:{chosen.id}",
        f"rc1:what-if:{chosen.id}",
        f"rc1:chart:{chosen.id}:0",
        f"rc1:dispute:{chosen.id}",
        f"rc1:away:{chosen.id}:77",
    ]


async def test_only_the_asker_of_a_public_answer_can_take_it_away(client: Client, wire: Wire) -> None:
    await asked(client, wire)
    await deliver(client, choice(1, 2, user=OTHER))
    await deliver(client, choice(1, 2, private=True))
    for message in wire.messages[-2:]:
        assert [part["custom_id"].split(":")[1] for part in parts(message)][-1] == "dispute"


async def test_strangers_elsewhere_open_nothing(client: Client, wire: Wire) -> None:
    await asked(client, wire)
    for made in (
        choice(1, 2, user=OTHER, where="bot_dm"),
        press("rc1:reread:1", 77, user=OTHER, where="bot_dm"),
    ):
        await deliver(client, made)
        assert wire.messages[-1]["content"] == texts.NOT_HERE
    assert wire.windows == []


@pytest.mark.parametrize("value", ["999", "", "²", "9" * 40, "1; drop"])
async def test_a_choice_that_nobody_offered_gets_a_sentence(client: Client, wire: Wire, value: str) -> None:
    await asked(client, wire)
    await deliver(client, choice(1, value))
    assert wire.messages[-1]["flags"] & EPHEMERAL
    assert wire.messages[-1]["content"]


async def test_menu_and_button_work_after_a_restart(
    client: Client, wire: Wire, services: Services, store: Store
) -> None:
    await asked(client, wire)
    later = wires.Wire()
    restarted = await wires.client(services, later)
    await deliver(restarted, choice(1, 2))
    assert "Lookup 2" in later.messages[-1]["embeds"][0]["footer"]["text"]
    await deliver(restarted, press("rc1:reread:1", 77))
    assert len(later.windows) == 1


@pytest.mark.parametrize(
    "made", [choice(1, 2), press("rc1:reread:1", 77), submit("rc1:reread:1", {"figures": "x"}, 77)]
)
async def test_what_was_purged_says_when_and_why(
    client: Client, wire: Wire, store: Store, made: dict[str, Any]
) -> None:
    await asked(client, wire)
    await store.privacy.forget(ASKER)
    await deliver(client, made | {"id": str(wires.snowflake())})
    assert "had their lookups deleted" in wire.messages[-1]["content"]


# Read it differently


async def test_the_window_has_every_claim_a_line_for_each_figure(client: Client, wire: Wire) -> None:
    await asked(client, wire)
    label = await window(client, wire)
    filled = label["component"]["value"]
    assert len(filled.split("\n\n")) == 3
    assert "ore: 20 million tonnes\ngrade: 700 grams per tonne\ncontained: 14,000 tonnes" in filled
    assert label["description"] == texts.REREAD_HELP


async def test_a_changed_reading_is_judged_again_as_a_new_answer(
    client: Client, wire: Wire, store: Store
) -> None:
    await asked(client, wire, date="2025-07-21")
    filled = (await window(client, wire))["component"]["value"]
    before = await store.lookups.count()
    typed = filled.replace("gdp: 734%", "gdp: 7.34%")
    await deliver(client, submit("rc1:reread:1", {"figures": typed}, 77))
    message = wire.messages[-1]
    assert not message.get("flags", 0) & EPHEMERAL
    assert "Impossible" not in message["content"]
    assert "7.34%" in described(message)
    again = await store.lookups.headline(before + 1)
    assert len(again) == before
    assert {row.parent_id for row in again} == {1}
    assert {row.claim.claimed_on for row in again} == {date(2025, 7, 21)}
    untouched = next(row for row in again if row.claim.production)
    assert untouched.claim == next(row for row in await rows(store) if row.claim.production).claim
    assert parts(message)[0]["custom_id"] == f"rc1:claim:{before + 1}"


async def test_claims_can_be_left_out_and_added(client: Client, wire: Wire, store: Store) -> None:
    await asked(client, wire)
    before = await store.lookups.count()
    typed = "ore: 20 Mt\ngrade: 700 g/t\n\n\nproduction: 240,000 t\ncountry: China\nyear: 2023"
    await deliver(client, submit("rc1:reread:1", {"figures": typed}, 77))
    again = await store.lookups.headline(before + 1)
    assert [sorted(row.claim.figures()) for row in again] == [["grade", "ore"], ["production"]]
    assert again[1].claim.country == "CHN"


async def test_a_reading_left_as_it_was_asks_nothing(client: Client, wire: Wire, store: Store) -> None:
    await asked(client, wire)
    filled = (await window(client, wire))["component"]["value"]
    count = await store.lookups.count()
    await deliver(client, submit("rc1:reread:1", {"figures": filled.replace("\n", "\r\n")}, 77))
    assert wire.messages[-1]["content"] == texts.NOTHING_CHANGED
    assert await store.lookups.count() == count


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ore: 20 Mt\n\nnonsense", "line 3"),
        ("ore: 20 Mt\n\nshare of the moon: 5%", "line 3"),
        ("ore: plenty", "ore"),
        ("country: China", "no figure left"),
        ("   \n \n", "no figure left"),
        ("\n\n".join(["ore: 1 Mt\ngrade: 1%"] * (MOST_CLAIMS + 1)), "25"),
    ],
)
async def test_lines_that_cannot_be_read_are_given_back_with_the_window(
    client: Client, wire: Wire, store: Store, typed: str, said: str
) -> None:
    await asked(client, wire)
    count = await store.lookups.count()
    await deliver(client, submit("rc1:reread:1", {"figures": typed}, 77))
    message = wire.messages[-1]
    assert said in message["content"]
    assert message["flags"] & EPHEMERAL
    assert parts(message)[0]["custom_id"] == "rc1:reread:1"
    assert await store.lookups.count() == count


async def test_a_claim_opened_from_another_reading_is_compared_with_nothing(
    client: Client, wire: Wire, store: Store
) -> None:
    """Its parent is a claim of the first reading, but not the one it came from."""
    await asked(client, wire)
    before = await store.lookups.count()
    typed = "ore: 20 Mt\ngrade: 700 g/t\n\nproduction: 240,000 t\ncountry: China\nyear: 2023"
    await deliver(client, submit("rc1:reread:1", {"figures": typed}, 77))
    await deliver(client, choice(before + 1, before + 2))
    assert "What if" not in described(wire.messages[-1])


async def test_a_window_shows_as_many_claims_as_fit_and_says_so(client: Client, wire: Wire) -> None:
    sentence = "The deposit number {0} in Brazil holds 2{0} million tons of ore grading 1.{0}% TREO, or {0}1,000 tons of oxide."
    padding = " " * 20
    await asked(client, wire, padding.join(sentence.format(number) for number in range(10, 32)))
    label = await window(client, wire)
    assert len(label["component"]["value"]) <= 4_000
    assert len(label["description"]) <= 100


# Corrections


async def test_a_corrected_claim_is_shown_corrected_among_the_others(
    client: Client, wire: Wire, services: Services, store: Store
) -> None:
    await asked(client, wire)
    wrong = next(row for row in await rows(store) if row.level is Level.IMPOSSIBLE)
    await store.reviews.decide(wires.GUILD, wrong.id, OTHER, State.WRONG, Level.UNPROVEN, "read as 7.34%")
    drawn = await headlines.draw(services, 1)
    assert drawn is not None
    assert "read as 7.34%" in drawn.content
    assert "2.12 trillion" not in f"{drawn.content} {drawn.embed.description}"
    assert "It would rank" not in (drawn.embed.description or "")
    assert drawn.content.startswith("🟡 **Adds up, unproven:** corrected by the moderators")


async def test_an_answer_only_its_asker_sees_is_corrected_on_the_next_press_whichever_claim_it_was(
    client: Client, wire: Wire, services: Services, store: Store
) -> None:
    await asked(client, wire, private=True)
    wrong = (await rows(store))[-1]
    await store.reviews.decide(
        wires.GUILD, wrong.id, OTHER, State.WRONG, Level.DOUBTFUL, "the quota is 240,000"
    )
    outcome = await corrections.redraw(client, services, wrong)
    assert [waiting.why for waiting in outcome.waiting] == ["ephemeral"]
    (placed,) = await store.shown.of(wrong.id)
    again = message_payload(placed.discord_message_id, flags=EPHEMERAL)
    data = {"custom_id": "rc1:claim:1", "component_type": 3, "values": [str(wrong.id)]}
    await deliver(client, interaction(3, data, message=again))
    edited = wire.answers[-1]
    assert edited["type"] == 7
    assert "the quota is 240,000" in edited["data"]["embeds"][0]["description"]
    await deliver(client, interaction(3, data, message=again))
    assert wire.answers[-1]["type"] == 4


async def test_the_answer_is_noted_for_every_claim(client: Client, wire: Wire, store: Store) -> None:
    await asked(client, wire)
    for row in await rows(store):
        (placed,) = await store.shown.of(row.id)
        assert placed.place == headlines.PLACE


async def test_what_is_drawn_again_is_what_was_answered(
    client: Client, wire: Wire, services: Services
) -> None:
    message = await asked(client, wire, date="2025-07-21", source="a blog: with a colon")
    drawn = await headlines.draw(services, 3)
    assert drawn is not None
    assert drawn.content == message["content"]
    assert drawn.embed.description == described(message)


# Any text

SENTENCES = st.sampled_from(
    [
        *(piece + "." for piece in ARTICLE.split(". ")),
        ONE,
        "A 12% stake, 4.5 m at 3.2 g/t and US$45 million of capex.",
        "Fen holds 559 Mt at 1.57% TREO, or 8.8 million tonnes of oxides; India is third with 6.9 million tonnes.",
        "`*_[x](https://e.com)_*` @everyone 5,000 tons of *lithium* in Chile <@1> 7% of GDP.",
        "China controls 85% of processing and 90% of magnet production, Russia 3% of output.",
        "Production rose 81% to 5,000 tons from 2,762 tons.",
        "The Tanbreez deposit in Greenland has 4.7 billion tonnes at 0.60%, 28.2 million tonnes of oxide.",
        "中国 20 万吨 ‮ 5,000 t of gold 🪨" * 3,
    ]
)


@given(st.lists(st.one_of(SENTENCES, st.text(max_size=200)), min_size=1, max_size=60))
@settings(max_examples=40, deadline=None)
def test_the_answer_to_any_text_is_within_discords_limits(pieces: list[str]) -> None:
    text = " ".join(pieces)[:6_000]
    judged = judge(text, LIBRARY)
    if not judged.verdicts:
        return
    heard = hear(text, LIBRARY)
    claims = [told(assess(claim, LIBRARY), number) for number, claim in enumerate(heard.claims, start=10**15)]
    about = About(judged.meanings, judged.unused, heard.beyond, heard.links)
    drawn = draw(claims, about, LIBRARY)
    assert 0 < len(drawn.content) <= 2_000
    assert len(drawn.embed.description or "") <= 4_096
    assert len(drawn.embed) <= 6_000
    assert "@everyone" not in (drawn.embed.description or "")
    options = choices(claims, LIBRARY)
    assert 1 <= len(options) <= 25
    assert all(0 < len(option.label) <= 100 and len(option.description or "") <= 100 for option in options)


def test_more_claims_than_a_menu_lists_are_counted_and_not_judged() -> None:
    text = " ".join(f"In 20{year} China produced {year}0,000 tons of rare earths." for year in range(10, 24))
    text += " " + " ".join(
        f"In 20{year} Brazil produced {year}00 tons of rare earths." for year in range(10, 24)
    )
    heard = hear(text, LIBRARY)
    assert (len(heard.claims), heard.beyond) == (MOST_CLAIMS, 28 - MOST_CLAIMS)
    claims = [told(assess(claim, LIBRARY), number) for number, claim in enumerate(heard.claims, start=1)]
    assert "3 more claims were not judged" in (
        draw(claims, About(beyond=heard.beyond), LIBRARY).embed.description or ""
    )


async def test_a_long_text_full_of_figures_keeps_nobody_else_waiting(client: Client, wire: Wire) -> None:
    """The loop goes on turning while it is read: someone else's presses are answered meanwhile."""
    turns = 0

    async def turning() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    other = asyncio.create_task(turning())
    await asyncio.sleep(0)
    before = turns
    heard = await headlines.listen("20 Mt at 5% " * 400, LIBRARY)
    other.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await other
    assert heard.claims
    assert turns - before > 10
