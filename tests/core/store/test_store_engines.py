"""From one engine to the other, and what only a server can suffer."""

from __future__ import annotations

import asyncio
from datetime import time
from pathlib import Path

import pytest
from sqlalchemy import text
from store_builders import ANN, AWAY, BOB, HOME, MOD, NEWS, START, FakeClock, put, request, verdict

from core.errors import CopyMismatch, StoreError, TargetNotEmpty
from core.news.feed_state import FeedState, Validators
from core.store import Store
from core.store import copy as copying
from core.store.digests import DigestItem, DigestSettings
from core.store.feeds import SeenArticle
from core.store.records import Filters, Match, ServerSettings, State


async def fill(store: Store) -> list[int]:
    """Something in every table; the ids of the lookups left."""
    ids = [await put(store, f"20 Mt, число {number} 🟢") for number in range(12)]
    ids.append(await put(store, "child", parent_id=ids[0], discord_guild_id=AWAY))
    ids.append(await put(store, "nowhere", discord_guild_id=None))
    claims = await store.record_headline([(request("two claims"), verdict()), (request(), verdict())], 9)
    assert claims is not None
    ids += claims
    newest = await put(store, "forgotten", discord_user_id=BOB)
    await store.reviews.dispute(ids[1], ANN, "нет")
    await store.reviews.decide(HOME, ids[1], MOD, State.WRONG)
    await store.reviews.begin(HOME, MOD)
    await store.shown.note(ids[1], NEWS, 11)
    await store.servers.save(ServerSettings(HOME, None, private_by_default=True))
    await store.digests.save(DigestSettings(HOME, NEWS, time(7, 30), "Asia/Almaty", START))
    day = await store.digests.claim(HOME, START.date())
    assert day is not None
    await store.digests.add_items((DigestItem(day.id, 0, ids[2], "story", {"a": [1, "б"]}),))
    await store.feeds.save_state(FeedState("https://f", validators=Validators('W/"1"'), fetched_at=START))
    await store.feeds.add(HOME, "https://f")
    await store.feeds.see([SeenArticle(("guid:1", "link:1"), "https://f", START, {"title": "т"})])
    await store.privacy.forget(BOB)
    return [*ids, newest]


@pytest.mark.parametrize("direction", ["up", "down"])
async def test_a_log_moves_to_the_other_engine_whole(
    sqlite_url: str, postgres_url: str, clock: FakeClock, direction: str
) -> None:
    there, here = (sqlite_url, postgres_url) if direction == "up" else (postgres_url, sqlite_url)
    async with await Store.open(there, clock=clock) as source, await Store.open(here, clock=clock) as target:
        *ids, newest = await fill(source)
        seen: list[tuple[str, int]] = []
        copied = await source.copy_to(target, lambda table, rows: seen.append((table, rows)))
        assert copied.rows["lookup"] == len(ids)
        assert all(copied.rows.values()), "every table has something to lose"
        assert ("lookup", len(ids)) in seen
        for row_id in ids:
            assert await target.lookups.get(row_id) == await source.lookups.get(row_id)
        for filters in (Filters(Match(text="число")), Filters(Match(states=(State.WRONG,)))):
            found = [await store.search.page(HOME, filters) for store in (source, target)]
            assert found[0] == found[1]
            assert found[0].hits
        assert await target.reviews.all_of(HOME, ids[1]) == await source.reviews.all_of(HOME, ids[1])
        assert await target.check() == ()
        assert await put(target) > newest, "no id is given twice, not even a forgotten one's"


async def test_a_copy_into_a_log_with_rows_is_refused(
    sqlite_store: Store, url: str, clock: FakeClock
) -> None:
    await put(sqlite_store)
    async with await Store.open(url if "log.db" not in url else f"{url}.2", clock=clock) as target:
        await put(target)
        with pytest.raises(TargetNotEmpty) as caught:
            await sqlite_store.copy_to(target)
        assert caught.value.table in ("lookup", "server", "assessment")
        assert await target.lookups.count() == 1


async def test_a_copy_that_differs_is_found_and_undone(
    sqlite_store: Store, postgres_url: str, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(sqlite_store)
    translated = copying._translated

    def lossy(row: dict[str, object], dialect: str) -> dict[str, object]:
        return {**translated(row, dialect), **({"text": "?"} if "took_us" in row else {})}

    monkeypatch.setattr(copying, "_translated", lossy)
    async with await Store.open(postgres_url, clock=clock) as target:
        with pytest.raises(CopyMismatch) as caught:
            await sqlite_store.copy_to(target)
        assert caught.value.table == "lookup"
        assert await target.lookups.count() == 0


async def test_a_backup_of_a_server_is_a_sound_file(
    postgres_url: str, clock: FakeClock, tmp_path: Path
) -> None:
    target = tmp_path / "backup.db"
    async with await Store.open(postgres_url, clock=clock) as store:
        *ids, _ = await fill(store)
        copied = await store.backup(target)
        assert copied is not None
    async with await Store.open(f"sqlite:///{target}", clock=clock) as backup:
        assert await backup.check() == ()
        assert await backup.lookups.count() == len(ids) == copied.rows["lookup"]


async def test_two_processes_number_servers_alike(url: str, clock: FakeClock) -> None:
    async with await Store.open(url, clock=clock) as one, await Store.open(url, clock=clock) as two:
        guilds = range(1_000, 1_020)
        await asyncio.gather(
            *(
                put(store, f"guild {guild}", discord_guild_id=guild)
                for guild in guilds
                for store in (one, two)
            )
        )
        for guild in guilds:
            page = await one.search.page(guild, Filters(Match(text="guild")))
            assert [hit.discord_guild_id for hit in page.hits] == [guild, guild]


async def test_the_same_interaction_at_two_processes_has_one_row(url: str, clock: FakeClock) -> None:
    async with await Store.open(url, clock=clock) as one, await Store.open(url, clock=clock) as two:
        await put(one, interaction_id=1)
        with pytest.raises(AssertionError):
            await put(two, interaction_id=1)
        assert await two.lookups.count() == 1


async def test_a_server_stopped_under_load_loses_nothing_acknowledged(
    postgres_url: str, clock: FakeClock
) -> None:
    """A file cannot be restarted: PostgreSQL alone."""
    acknowledged: list[int] = []
    failed = 0

    async def ask(store: Store, rounds: int) -> None:
        nonlocal failed
        for _ in range(rounds):
            try:
                acknowledged.append(await put(store))
            except StoreError:
                failed += 1
            await asyncio.sleep(0.01)

    async with await Store.open(postgres_url, clock=clock) as store:
        asking = [asyncio.create_task(ask(store, 40)) for _ in range(4)]
        await asyncio.sleep(0.2)
        async with store.db.writing.connect() as connection:
            await connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        await asyncio.gather(*asking)
        await put(store)
        hits = (await store.lookups.history(ANN, limit=1_000)).hits
        assert {*acknowledged} <= {hit.id for hit in hits}
        assert store.failures.count >= failed


async def test_a_server_that_is_not_there_is_unreachable() -> None:
    with pytest.raises(StoreError) as caught:
        await Store.open("postgresql://nobody@127.0.0.1:1/nothing")
    assert caught.value.reason == "unreachable"
