"""Recording lookups and reading them again, on both engines."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from store_builders import ANN, AWAY, BOB, HOME, FakeClock, claim, put, request, verdict

from core.errors import OutOfRange, StoreError
from core.lookups import Origin
from core.store import Store
from core.store.records import ServerSettings, State
from core.verdict import Level


async def test_a_recorded_lookup_comes_back_equal(store: Store) -> None:
    asked = request("20 Mt at 700 g/t, <b>déjà vu</b> 中国 🟢")
    judged = verdict()
    row_id = await store.record(asked, judged, took_us=420)
    assert row_id is not None
    row = await store.lookups.get(row_id)
    assert row is not None
    assert (row.verdict, row.claim, row.editions) == (judged, asked.claim, judged.editions)
    assert (row.text, row.at, row.origin, row.command) == (
        asked.text,
        asked.at,
        Origin.SLASH,
        "check deposit",
    )
    assert (row.level, row.state, row.mineral, row.country) == (judged.level, State.NEW, "rare earths", "KAZ")
    assert row.discord_user_id == asked.discord_user_id
    assert row.interaction_id == asked.interaction_id
    assert row.took_us == 420


@pytest.mark.parametrize("level", list(Level))
async def test_every_level_comes_back(store: Store, level: Level) -> None:
    row = await store.lookups.get(await put(store, level=level))
    assert row is not None
    assert row.level is row.verdict.level is level


async def test_an_interaction_delivered_twice_has_one_row(store: Store) -> None:
    asked = request()
    first = await store.record(asked, verdict(), 1)
    again = await store.record(replace(asked, text="something else"), verdict(Level.HOLDS_UP), 1)
    assert first is not None
    assert again is None
    assert await store.lookups.count() == 1
    page = await store.lookups.history(ANN)
    assert [hit.text for hit in page.hits] == [asked.text]


async def test_the_same_interaction_delivered_at_once_has_one_row(store: Store) -> None:
    asked = request()
    ids = await asyncio.gather(*(store.record(asked, verdict(), 1) for _ in range(8)))
    assert sum(row_id is not None for row_id in ids) == 1
    assert await store.lookups.count() == 1


async def test_lookups_outside_discord_need_no_ids(store: Store) -> None:
    row_id = await put(
        store,
        interaction_id=None,
        discord_guild_id=None,
        discord_channel_id=None,
        discord_user_id=None,
        origin=Origin.CLI,
    )
    other = await put(store, interaction_id=None, discord_guild_id=None)
    assert row_id != other


async def test_fifty_at_once_are_all_kept(store: Store) -> None:
    ids = await asyncio.gather(*(put(store, f"lookup {number}") for number in range(50)))
    assert len(set(ids)) == 50
    assert await store.lookups.count() == 50


async def test_a_what_if_names_its_parent_and_survives_without_it(store: Store) -> None:
    parent = await put(store)
    child = await put(store, parent_id=parent)
    orphan = await put(store, parent_id=999_999)
    found = [await store.lookups.get(row_id) for row_id in (child, orphan)]
    assert [row.parent_id for row in found if row] == [parent, None]


async def test_text_that_no_engine_can_keep_is_cleaned_not_lost(store: Store) -> None:
    row = await store.lookups.get(await put(store, "a\0b \ud800 c"))
    assert row is not None
    assert row.text == "ab ? c"


async def test_a_claim_that_cannot_be_written_is_a_store_error_and_counted(store: Store) -> None:
    unwritable = claim(source="half a pair \ud800")
    with pytest.raises(StoreError):
        await store.record(request(claim=unwritable), verdict(about=unwritable), 1)
    assert store.failures.count == 1
    assert store.failures.last_operation == "record"
    await put(store)


async def test_moderators_read_their_own_server_only(store: Store) -> None:
    row_id = await put(store, discord_guild_id=HOME)
    assert await store.lookups.get_in(HOME, row_id) is not None
    assert await store.lookups.get_in(AWAY, row_id) is None


async def test_history_is_ones_own_newest_first_in_pages(store: Store) -> None:
    mine = [await put(store, f"mine {number}") for number in range(5)]
    await put(store, "not mine", discord_user_id=BOB)
    first = await store.lookups.history(ANN, limit=3)
    rest = await store.lookups.history(ANN, before=first.before, limit=3)
    assert [hit.id for hit in first.hits + rest.hits] == mine[::-1]
    assert rest.before is None


async def test_a_digest_story_is_assessed_once_and_has_a_row_for_each_server(store: Store) -> None:
    shared = [
        request("five outlets", origin=Origin.DIGEST, interaction_id=None, discord_guild_id=guild)
        for guild in (HOME, AWAY)
    ]
    ids = await store.lookups.record_shared(verdict(), shared)
    rows = [await store.lookups.get(row_id) for row_id in ids]
    assert [row.discord_guild_id for row in rows if row] == [HOME, AWAY]
    assert all(row is not None and row.verdict == verdict() for row in rows)


async def test_settings_of_a_server_have_defaults_and_are_kept(store: Store) -> None:
    assert await store.servers.get(HOME) == ServerSettings(HOME, 180, private_by_default=False)
    chosen = ServerSettings(HOME, None, private_by_default=True, review_channel_id=5)
    await store.servers.save(chosen)
    assert await store.servers.get(HOME) == chosen
    assert await store.servers.get(AWAY) == ServerSettings(AWAY)


@pytest.mark.parametrize("days", [6, 731, 0, -1])
async def test_a_retention_out_of_range_is_refused(store: Store, days: int) -> None:
    with pytest.raises(OutOfRange):
        await store.servers.save(ServerSettings(HOME, days))


@pytest.mark.parametrize("days", [7, 730])
async def test_a_retention_at_the_edge_is_kept(store: Store, days: int) -> None:
    await store.servers.save(ServerSettings(HOME, days))
    assert (await store.servers.get(HOME)).retention_days == days


async def test_what_was_committed_is_there_after_closing(url: str, clock: FakeClock) -> None:
    async with await Store.open(url, clock=clock) as first:
        row_id = await put(first)
    async with await Store.open(url, clock=clock) as again:
        assert await again.lookups.get(row_id) is not None
        await again.close()


@pytest.mark.parametrize("address", ["mysql://x/y", "log.db"], ids=["other", "path"])
async def test_another_kind_of_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=address.split(":", maxsplit=1)[0]):
        await Store.open(address)
