"""/convert, /deposit and /reserves: the words first, then the picture; what is missing is said."""

from __future__ import annotations

import re
from typing import Any

import pytest
import wire as wires

from commands.services import Services
from commands.tables import deposit, estimates, reserves
from core.calculator.assess import assess
from core.errors import NoReference, UnknownName
from core.reference.library import Library, load
from core.verdict import Level

LIBRARY = load()
LISTS = [
    (mineral.key, edition.label)
    for mineral in LIBRARY.minerals.values()
    if mineral.has_reserve_list
    for edition in LIBRARY.editions(mineral.key)
]


async def ask(client: wires.Client, wire: wires.Wire, command: str, **options: str) -> dict[str, Any]:
    await wires.deliver(client, wires.slash(command, options))
    return wire.messages[-1]


# --- convert


async def test_a_conversion_says_result_working_and_source(client: wires.Client, wire: wires.Wire) -> None:
    message = await ask(client, wire, "convert", amount="1000 t Nd2O3", to="Nd")
    assert message["content"] == "1,000 t Nd2O3 is 857 t Nd."
    assert "× 0.857354 = 857.354 t Nd" in message["embeds"][0]["description"]
    assert "ciaaw.org" in message["embeds"][0]["description"]
    assert not message.get("flags", 0) & 64


@pytest.mark.parametrize(
    ("amount", "to", "said"), [("20", "t", "amount:"), ("20 Mt", "zork", "to:"), ("5 rials", "EUR", "IRR")]
)
async def test_what_cannot_be_converted_is_explained_to_the_asker_alone(
    client: wires.Client, wire: wires.Wire, amount: str, to: str, said: str
) -> None:
    message = await ask(client, wire, "convert", amount=amount, to=to)
    assert said in message["content"]
    assert message["flags"] & 64


@pytest.mark.parametrize(
    ("command", "options"),
    [("convert", {"amount": "18 Mst", "to": "Mt"}), ("deposit", {"name": "Fen"}), ("reserves", {})],
)
async def test_a_server_that_wants_private_answers_gets_them(
    client: wires.Client, wire: wires.Wire, services: Services, command: str, options: dict[str, str]
) -> None:
    services.visibility.chose(wires.GUILD, private=True, now=services.clock())
    message = await ask(client, wire, command, **options)
    assert message["flags"] & 64


# --- deposit


async def test_a_deposit_shows_its_figures_class_code_and_verdict(
    client: wires.Client, wire: wires.Wire
) -> None:
    message = await ask(client, wire, "deposit", name="Mount Weld (resource)")
    text = message["embeds"][0]["description"]
    assert message["content"] == (
        "**Mount Weld (resource)** (Australia): 106.6 million t of ore at 4.12% TREO, 4.39 million t contained."
    )
    for said in (
        "JORC",
        "measured+indicated+inferred",
        "2024-06-30",
        "two sources",
        "🟢 Holds up",
        "Mount Weld (reserve)",
    ):
        assert said in text


async def test_the_picture_of_a_deposit_follows_its_words(client: wires.Client, wire: wires.Wire) -> None:
    await wires.deliver(client, wires.slash("deposit", {"name": "Bear Lodge"}))
    words, picture = wire.sent
    assert words.path.endswith("/callback")
    assert not words.files
    assert picture.method == "PATCH"
    assert picture.files[0].startswith(b"\x89PNG")
    assert picture.body["attachments"][0]["description"].startswith("Grades on a logarithmic scale")
    assert picture.body["embeds"][0]["image"]["url"] == "attachment://grades.png"


async def test_a_picture_that_is_refused_leaves_the_words(client: wires.Client, wire: wires.Wire) -> None:
    wire.refuse = {"@original": (404, 10_008)}
    message = await ask(client, wire, "deposit", name="Bear Lodge")
    assert message["content"].startswith("**Bear Lodge**")
    assert len(wire.messages) == 1


async def test_a_place_alone_gives_all_its_estimates(client: wires.Client, wire: wires.Wire) -> None:
    message = await ask(client, wire, "deposit", name="mount weld")
    assert message["content"].startswith("**Mount Weld (resource)**")
    assert "Mount Weld (reserve)" in message["embeds"][0]["description"]


async def test_a_misspelt_deposit_is_offered_the_nearest(client: wires.Client, wire: wires.Wire) -> None:
    message = await ask(client, wire, "deposit", name="Moumt Wild")
    assert "Mount Weld" in message["content"]
    assert message["flags"] & 64


async def test_deposits_are_suggested_in_spite_of_a_typing_error(
    client: wires.Client, wire: wires.Wire
) -> None:
    payload = wires.interaction(
        4,
        {
            "id": "1",
            "name": "deposit",
            "type": 1,
            "options": [{"name": "name", "type": 3, "value": "mont weld", "focused": True}],
        },
    )
    await wires.deliver(client, payload)
    assert any("Mount Weld" in choice["name"] for choice in wire.answers[-1]["data"]["choices"])


@pytest.mark.parametrize("key", [d.key for d in LIBRARY.deposits()])
def test_every_deposit_says_where_it_is_from_and_how_sure_that_is(key: str) -> None:
    found = estimates.find(LIBRARY.deposit(key).name, LIBRARY)
    text = str(deposit.draw(found, LIBRARY).description)
    assert found[0].key == key
    assert "Confidence" in text
    assert "Source" in text
    assert len(deposit.content(found[0])) <= 300


def test_no_published_deposit_is_called_wrong_by_itself() -> None:
    wrong = [
        d.key
        for d in LIBRARY.deposits()
        if assess(estimates.claim_of(d), LIBRARY).level in (Level.DOES_NOT_ADD_UP, Level.IMPOSSIBLE)
    ]
    assert wrong == []


def test_an_unknown_deposit_names_the_option() -> None:
    with pytest.raises(UnknownName) as caught:
        estimates.find("Atlantis", LIBRARY)
    assert caught.value.option == "name"


# --- reserves


async def test_reserves_show_the_newest_edition_and_how_it_moved(
    client: wires.Client, wire: wires.Wire
) -> None:
    message = await ask(client, wire, "reserves")
    text = message["embeds"][0]["description"]
    assert "2026 v1.3" in message["content"]
    assert "over 75 million t" in message["content"]
    for said in (
        "11 million t",
        ">75 million t",
        "Brazil 21 million t → 11 million t",
        "India",
        "floor",
        "<t:",
    ):
        assert said in text


async def test_an_older_edition_is_shown_as_it_was(client: wires.Client, wire: wires.Wire) -> None:
    message = await ask(client, wire, "reserves", mineral="rare earths", edition="2024")
    text = message["embeds"][0]["description"]
    assert "USGS 2024" in message["content"]
    assert re.search(r"Vietnam +22 million t", text)


async def test_the_picture_of_the_reserves_follows_with_words_for_it(
    client: wires.Client, wire: wires.Wire
) -> None:
    await wires.deliver(client, wires.slash("reserves", {"mineral": "lithium"}))
    _, picture = wire.sent
    assert picture.files[0].startswith(b"\x89PNG")
    assert "Chile 9.2 Mt" in picture.body["attachments"][0]["description"]


async def test_a_mineral_without_a_list_is_said_so(client: wires.Client, wire: wires.Wire) -> None:
    message = await ask(client, wire, "reserves", mineral="gallium")
    assert "gallium" in message["content"]
    assert message["flags"] & 64
    with pytest.raises(NoReference):
        reserves.find("gallium", None, LIBRARY)


@pytest.mark.parametrize(("option", "text"), [("mineral", "unobtainium"), ("edition", "1887")])
async def test_an_unknown_word_names_its_option(
    client: wires.Client, wire: wires.Wire, option: str, text: str
) -> None:
    message = await ask(client, wire, "reserves", **{option: text})
    assert message["content"].startswith(f"{option}:")


async def test_editions_are_suggested_for_the_chosen_mineral(client: wires.Client, wire: wires.Wire) -> None:
    options = [
        {"name": "mineral", "type": 3, "value": "uranium"},
        {"name": "edition", "type": 3, "value": "", "focused": True},
    ]
    await wires.deliver(
        client, wires.interaction(4, {"id": "1", "name": "reserves", "type": 1, "options": options})
    )
    assert [c["name"] for c in wire.answers[-1]["data"]["choices"]] == ["2024"]


@pytest.mark.parametrize(("mineral", "edition"), LISTS)
def test_a_table_fits_a_phone_and_names_what_is_missing(mineral: str, edition: str) -> None:
    found, listed = reserves.find(mineral, edition, LIBRARY)
    lines = reserves.table(listed).splitlines()[1:-1]
    assert max(map(len, lines)) <= 37
    text = str(reserves.draw(listed, found, LIBRARY).description)
    assert all(library_name(LIBRARY, iso3) in text for iso3 in listed.not_available)
    assert ("floor" in text) == listed.world_is_floor
    for row in listed.by_size[: reserves.ROWS]:
        assert any(row.name[:14] in line for line in lines)


def library_name(library: Library, iso3: str) -> str:
    return library.country(iso3).name


async def test_an_edition_that_is_not_on_file_is_refused_with_those_that_are(
    client: wires.Client, wire: wires.Wire
) -> None:
    await wires.deliver(client, wires.slash("reserves", {"mineral": "lithium", "edition": "1999"}))
    assert wire.messages[-1]["content"] == "edition: I have no edition “1999”. Try 2026."
