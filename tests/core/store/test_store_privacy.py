"""Forgetting, expiring, exporting. The raw bytes are looked at where the engine leaves any to look at."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from store_builders import ANN, AWAY, BOB, HOME, MOD, NEWS, START, FakeClock, claim, put, request, verdict

from core.lookups import Origin
from core.store import Store
from core.store.digests import DigestItem
from core.store.records import Filters, GoneReason, Match, ServerSettings, State
from core.store.removal import Removal

SECRET = "Zhanakazgan"


async def test_forget_me_removes_everywhere(store: Store) -> None:
    mine = await put(store, f"{SECRET} mine")
    elsewhere = await put(store, f"{SECRET} private", discord_guild_id=None)
    theirs = await put(store, "theirs", discord_user_id=BOB)
    await store.shown.note(mine, NEWS, 11)
    await store.reviews.dispute(mine, ANN, "no")
    await store.reviews.dispute(theirs, ANN, f"as {SECRET} says")
    await store.reviews.begin(HOME, ANN)
    assert await store.privacy.kept(ANN) == 2
    assert await store.privacy.forget(ANN) == 2
    await store.privacy.finish()
    assert await store.privacy.kept(ANN) == 0
    assert await store.lookups.get(mine) is None
    assert await store.lookups.get(elsewhere) is None
    assert (await store.lookups.history(ANN)).hits == ()
    assert (await store.search.page(HOME, Filters(Match(text=SECRET)))).hits == ()
    assert (await store.search.page(HOME, Filters(Match(users=(ANN,))))).hits == ()
    assert await store.shown.of(mine) == ()
    assert not await store.reviews.may_act(HOME, ANN)
    (kept,) = await store.reviews.all_of(HOME, theirs)
    assert (kept.discord_user_id, kept.note, kept.state) == (None, "", State.DISPUTED)
    assert [record async for record in store.privacy.export(ANN)] == []
    assert await store.check() == ()


async def test_a_button_learns_when_and_why_its_row_went(store: Store, clock: FakeClock) -> None:
    row_id = await put(store)
    assert await store.lookups.gone(row_id) is None
    clock.forward(days=2)
    await store.privacy.forget(ANN)
    gone = await store.lookups.gone(row_id)
    assert gone is not None
    assert (gone.reason, gone.at) == (GoneReason.FORGOTTEN, START + timedelta(days=2))


async def test_forgetting_nobody_harms_nobody(store: Store) -> None:
    row_id = await put(store)
    assert await store.privacy.forget(12345) == 0
    assert await store.lookups.get(row_id) is not None


async def test_a_shared_assessment_stays_for_the_others(store: Store) -> None:
    shared = [request(f"{user}", interaction_id=None, discord_user_id=user) for user in (ANN, BOB)]
    ids = await store.lookups.record_shared(verdict(), shared)
    await store.privacy.forget(ANN)
    row = await store.lookups.get(ids[1])
    assert row is not None
    assert row.verdict == verdict()
    await store.privacy.forget(BOB)
    async with store.db.read("look") as connection:
        assert (await connection.execute(text("SELECT count(*) FROM assessment"))).scalar() == 0


async def test_a_what_if_outlives_its_forgotten_parent(store: Store) -> None:
    parent = await put(store)
    child = await put(store, parent_id=parent, discord_user_id=BOB)
    await store.privacy.forget(ANN)
    row = await store.lookups.get(child)
    assert row is not None
    assert row.parent_id is None


async def test_a_digest_item_outlives_its_lookup(store: Store) -> None:
    row_id = await put(store, origin=Origin.DIGEST, discord_user_id=ANN)
    day = await store.digests.claim(HOME, START.date())
    assert day is not None
    await store.digests.add_items((DigestItem(day.id, 0, row_id, "story", {}),))
    await store.privacy.forget(ANN)
    assert [item.lookup_id for item in await store.digests.items(day.id)] == [None]


async def test_ten_thousand_rows_are_forgotten_at_once_and_leave_no_byte(
    sqlite_store: Store, sqlite_url: str
) -> None:
    """Only SQLite's files are ours to look into; PostgreSQL's are vacuumed."""
    others = [await put(sqlite_store, f"others {number}", discord_user_id=BOB) for number in range(100)]
    about = claim(deposit=f"{SECRET}-deposit", source=f"https://example.org/{SECRET}")
    asked = [
        request(f"{SECRET}{number % 50} at 700 g/t", claim=about, interaction_id=None)
        for number in range(10_000)
    ]
    for row in range(20):
        await sqlite_store.record(request(f"{SECRET} {row}", claim=about), verdict(about=about), took_us=1)
    await sqlite_store.lookups.record_shared(verdict(about=about), asked)
    await sqlite_store.reviews.dispute(others[0], ANN, f"{SECRET}, says Ann")
    traces = (SECRET.encode(), SECRET.lower().encode(), str(ANN).encode(), ANN.to_bytes(8, "big"))
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    assert all(trace in _bytes(path) for trace in traces)

    assert await sqlite_store.privacy.forget(ANN) == 10_020
    await sqlite_store.privacy.finish()
    assert [trace for trace in traces if trace in _bytes(path)] == []
    assert await sqlite_store.lookups.count() == 100
    page = await sqlite_store.search.page(HOME, Filters(Match(text="others")), limit=200)
    assert len(page.hits) == 100
    assert await sqlite_store.check() == ()


async def test_a_purge_removes_what_a_broken_off_forgetting_left(
    sqlite_store: Store, sqlite_url: str
) -> None:
    """Only SQLite's files are ours to look into."""
    for number in range(30):
        await put(sqlite_store, f"{SECRET} {number}")
        await put(sqlite_store, f"others {number}", discord_user_id=BOB)
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    await sqlite_store.privacy.forget(ANN)
    assert SECRET.lower().encode() in _bytes(path), "the index and the write-ahead log still have it"
    assert await sqlite_store.privacy.purge() == 0
    assert SECRET.lower().encode() not in _bytes(path)
    assert SECRET.encode() not in _bytes(path)


async def test_lookups_go_on_while_rows_are_forgotten(sqlite_store: Store) -> None:
    """Only SQLite has one writer that everybody waits for."""
    asked = [request(f"word{number}", interaction_id=None) for number in range(3_000)]
    await sqlite_store.lookups.record_shared(verdict(), asked)

    async def forget() -> None:
        await sqlite_store.privacy.forget(ANN)
        await sqlite_store.privacy.finish()

    forgetting = asyncio.create_task(forget())
    between = 0
    while not forgetting.done():
        await put(sqlite_store, "between", discord_user_id=BOB)
        between += 1
        await asyncio.sleep(0)
    await forgetting
    assert between > 5
    assert sqlite_store.failures.count == 0
    assert await sqlite_store.lookups.count() == between


async def test_the_journal_does_not_grow_with_what_is_forgotten(
    sqlite_store: Store, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only SQLite has a journal of ours; lookups come meanwhile, as they do."""
    journal = Path(sqlite_url.removeprefix("sqlite:///") + "-wal")
    monkeypatch.setattr("core.store.removal.MOST_ROWS", 100)
    bytes_of: dict[int, int] = {}
    for rows_between, user in ((200, ANN), (1_000_000, BOB)):
        monkeypatch.setattr("core.store.forget.ROWS_BETWEEN_CHECKPOINTS", rows_between)
        asked = [
            request(f"word{number} " * 9, interaction_id=None, discord_user_id=user)
            for number in range(3_000)
        ]
        await sqlite_store.lookups.record_shared(verdict(), asked)
        await sqlite_store.privacy.finish()
        assert _size(journal) == 0
        forgetting = asyncio.create_task(sqlite_store.privacy.forget(user))
        while not forgetting.done():
            await put(sqlite_store, "between", discord_user_id=MOD)
            await asyncio.sleep(0)
        assert await forgetting == 3_000
        bytes_of[rows_between] = _size(journal)
    assert bytes_of[200] < bytes_of[1_000_000] / 2


async def test_each_server_keeps_as_long_as_it_chose(store: Store, clock: FakeClock) -> None:
    await store.servers.save(ServerSettings(HOME, 7))
    await store.servers.save(ServerSettings(AWAY, None))
    old = {guild: await put(store, discord_guild_id=guild) for guild in (HOME, AWAY, 55, None)}
    clock.forward(days=8)
    fresh = await put(store, at=clock.now)
    assert await store.privacy.purge() == 1
    assert await store.lookups.get(old[HOME]) is None
    clock.forward(days=175)
    assert await store.privacy.purge() == 3
    assert [await store.lookups.get(row) for row in (old[55], old[None], fresh)] == [None] * 3
    assert await store.lookups.get(old[AWAY]) is not None
    gone = await store.lookups.gone(old[55])
    assert gone is not None
    assert gone.reason is GoneReason.EXPIRED


async def test_a_purge_broken_off_goes_on_where_it_was(
    store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The batch that runs is left to end; the next purge finds the rest."""
    monkeypatch.setattr("core.store.removal.MOST_ROWS", 3)
    monkeypatch.setattr("core.store.removal.ROWS_ON_POSTGRES", 3)
    begun, go_on, batch = asyncio.Event(), asyncio.Event(), Removal.batch

    async def slowly(self: Removal, condition: Any, reason: GoneReason) -> int:
        begun.set()
        await go_on.wait()
        return await batch(self, condition, reason)

    for _ in range(10):
        await put(store, discord_guild_id=None)  # whose turn comes first
    clock.forward(days=200)
    monkeypatch.setattr(Removal, "batch", slowly)
    purging = asyncio.create_task(store.privacy.purge())
    await begun.wait()
    purging.cancel()
    await asyncio.gather(purging, return_exceptions=True)
    go_on.set()
    async with asyncio.timeout(30):
        while (left := await store.lookups.count()) == 10:  # noqa: ASYNC110 - nothing tells that it ended
            await asyncio.sleep(0.01)
    assert left == 7
    assert await store.privacy.purge() == 7
    assert await store.lookups.count() == 0


async def test_tombstones_do_not_stay_for_ever(store: Store, clock: FakeClock) -> None:
    row_id = await put(store)
    await store.privacy.forget(ANN)
    clock.forward(days=900)
    await store.privacy.purge()
    assert await store.lookups.gone(row_id) is None


async def test_a_user_is_handed_everything_kept(store: Store) -> None:
    mine = await put(store, "mine")
    await put(store, "not mine", discord_user_id=BOB)
    theirs = await put(store, "theirs", discord_user_id=MOD)
    await store.reviews.dispute(theirs, ANN, "I object")
    records = [record async for record in store.privacy.export(ANN)]
    assert [(record["kind"], record.get("text"), record.get("note")) for record in records] == [
        ("lookup", "mine", None),
        ("dispute", None, "I object"),
    ]
    assert records[0]["id"] == mine
    assert records[0]["verdict"]["level"] == "does_not_add_up"


def _bytes(path: Path) -> bytes:
    """All that lies on the disk: the file and what SQLite keeps beside it."""
    return b"".join(part.read_bytes() for part in path.parent.glob(path.name + "*"))


def _size(path: Path) -> int:
    return path.stat().st_size
