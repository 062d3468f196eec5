"""The claims of one text: a lookup each, all in one transaction, on both engines."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from store_builders import ANN, HOME, FakeClock, claim, put, request, verdict

from core.claim import RARE_EARTHS
from core.errors import StoreError
from core.lookups import Request
from core.store import Store
from core.store.records import Filters, Match, ServerSettings
from core.verdict import Level, Verdict

LEVELS = (Level.DOES_NOT_ADD_UP, Level.HOLDS_UP, Level.CANNOT_TELL)


def headline(
    asked: Request | None = None, levels: tuple[Level, ...] = LEVELS
) -> list[tuple[Request, Verdict]]:
    """A request and a verdict for each claim of a text."""
    asked = asked or request("20 Mt here, 5 Mt there")
    claims = [claim(country=country) for country in ("KAZ", "CHN", "USA", "RUS")]
    return [
        (replace(asked, claim=about), verdict(level, about))
        for about, level in zip(claims, levels, strict=False)
    ]


async def record(store: Store, asked: Request | None = None) -> tuple[int, ...]:
    ids = await store.record_headline(headline(asked), took_us=9)
    assert ids is not None
    return ids


async def test_each_claim_of_a_text_is_a_lookup_of_its_own(store: Store) -> None:
    asked = request("20 Mt here, 5 Mt there")
    ids = await record(store, asked)
    assert len(set(ids)) == 3
    rows = [await store.lookups.get(row_id) for row_id in ids]
    assert [row.level for row in rows if row] == list(LEVELS)
    assert [row.country for row in rows if row] == ["KAZ", "CHN", "USA"]
    assert {row.text for row in rows if row} == {asked.text}
    assert [row.interaction_id for row in rows if row] == [asked.interaction_id, None, None]


async def test_every_claim_finds_the_others_in_the_order_of_the_text(store: Store) -> None:
    ids = await record(store)
    for row_id in ids:
        assert [row.id for row in await store.lookups.headline(row_id)] == list(ids)


async def test_texts_and_lookups_beside_are_not_mixed_up(store: Store) -> None:
    first = await record(store)
    alone = await put(store)
    second = await record(store, request("another text"))
    assert [row.id for row in await store.lookups.headline(first[1])] == list(first)
    assert [row.id for row in await store.lookups.headline(second[2])] == list(second)
    assert await store.lookups.headline(alone) == ()


async def test_a_headline_and_a_what_if_of_it_are_told_apart(store: Store) -> None:
    """Claims of one text know each other; a What if names the lookup it started from. Neither is taken for the other."""
    ids = await record(store)
    what_if = await put(store, parent_id=ids[1])
    row = await store.lookups.get(what_if)
    assert row is not None
    assert row.parent_id == ids[1]
    assert await store.lookups.headline(what_if) == ()
    assert [one.parent_id for one in await store.lookups.headline(ids[0])] == [None, None, None]


async def test_a_text_read_differently_names_the_lookup_it_started_from(store: Store) -> None:
    ids = await record(store)
    again = await record(store, request(parent_id=ids[0]))
    assert [row.parent_id for row in await store.lookups.headline(again[2])] == [ids[0]] * 3
    assert [row.id for row in await store.lookups.headline(ids[0])] == list(ids)


async def test_a_text_delivered_twice_records_nothing_again(store: Store) -> None:
    asked = request()
    ids = await record(store, asked)
    assert await store.record_headline(headline(asked), took_us=9) is None
    assert await store.lookups.count() == 3
    assert [row.id for row in await store.lookups.headline(ids[0])] == list(ids)
    assert await store.check() == ()


async def test_a_text_delivered_twice_at_once_is_recorded_once(store: Store) -> None:
    asked = request()
    found = await asyncio.gather(*(store.record_headline(headline(asked), 9) for _ in range(6)))
    assert sum(ids is not None for ids in found) == 1
    assert await store.lookups.count() == 3


async def test_what_cannot_be_recorded_whole_is_not_recorded_at_all(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def insert(self) -> object:
            raise RuntimeError("power cut")

    monkeypatch.setattr("core.store.lookups.headline", Broken())
    with pytest.raises(StoreError):
        await sqlite_store.record_headline(headline(), 9)
    monkeypatch.undo()
    assert await sqlite_store.lookups.count() == 0
    assert await record(sqlite_store)


async def test_each_claim_is_found_by_its_own_level_and_country(store: Store) -> None:
    await record(store)
    for level, country in zip(LEVELS, ("KAZ", "CHN", "USA"), strict=True):
        wanted = Match(text="there", levels=(level,), countries=(country,), minerals=(RARE_EARTHS,))
        page = await store.search.page(HOME, Filters(wanted))
        assert [hit.level for hit in page.hits] == [level]


async def test_forgetting_a_person_takes_all_claims_of_their_texts(store: Store) -> None:
    ids = await record(store)
    assert await store.privacy.forget(ANN) == 3
    assert await store.lookups.headline(ids[1]) == ()
    assert await store.check() == ()


async def test_a_text_that_has_run_out_goes_with_all_its_claims(store: Store, clock: FakeClock) -> None:
    ids = await record(store)
    await store.servers.save(ServerSettings(HOME, retention_days=7))
    clock.forward(days=30)
    assert await store.privacy.purge() == 3
    assert await store.lookups.headline(ids[0]) == ()


async def test_claims_of_a_text_are_copied_with_the_log(sqlite_store: Store, postgres_url: str) -> None:
    ids = await record(sqlite_store)
    async with await Store.open(postgres_url) as target:
        await sqlite_store.copy_to(target)
        assert [row.id for row in await target.lookups.headline(ids[2])] == list(ids)
