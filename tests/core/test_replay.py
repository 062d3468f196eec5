"""Replaying stored claims: only those whose level is another today, with both editions."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.calculator.assess import assess
from core.claim import Claim
from core.lookups import Origin, Request
from core.quantities.read import read_figure
from core.reference.library import load
from core.replay import CHUNK, Change, Today, replay
from core.store import Store
from core.store.records import Filters, Match, StoredClaim
from core.verdict import CALCULATOR_VERSION, Level

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def claim(contained: str = "935,400 t") -> Claim:
    return Claim(
        ore=read_figure("20 Mt"),
        grade=read_figure("700 g/t"),
        contained=read_figure(contained),
        country="KAZ",
    )


def stored(row_id: int, level: Level, about: str | None = None) -> StoredClaim:
    about = claim().model_dump_json() if about is None else about
    return StoredClaim(row_id, AT, "20 Mt", level, about, "[]", "0")


async def stream(*claims: StoredClaim) -> AsyncIterator[StoredClaim]:
    for one in claims:
        yield one


async def replayed(*claims: StoredClaim) -> list[Change]:
    return [change async for change in replay(stream(*claims), workers=1)]


async def test_what_is_judged_alike_is_no_change() -> None:
    assert await replayed(stored(1, Level.DOES_NOT_ADD_UP)) == []


async def test_a_change_names_both_levels_and_editions() -> None:
    (change,) = await replayed(stored(1, Level.HOLDS_UP), stored(2, Level.DOES_NOT_ADD_UP))
    assert (change.lookup_id, change.old_level, change.new_level) == (
        1,
        Level.HOLDS_UP,
        Level.DOES_NOT_ADD_UP,
    )
    assert (change.old_calculator, change.new_calculator) == ("0", CALCULATOR_VERSION)
    assert change.old_editions == ()
    assert change.new_editions == assess(claim(), load()).editions
    assert change.problem == ""


async def test_a_claim_that_can_no_longer_be_read_is_reported_and_ends_nothing() -> None:
    broken, change = await replayed(stored(1, Level.HOLDS_UP, '{"ore": 5}'), stored(2, Level.HOLDS_UP))
    assert broken.new_level is None
    assert broken.problem.startswith("ValidationError")
    assert change.new_level is Level.DOES_NOT_ADD_UP


async def test_each_claim_is_judged_once_while_it_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """And rightly again when it was dropped: a few claims in turn, among hundreds that push them out."""
    monkeypatch.setattr("core.replay.CHUNK", 3)
    monkeypatch.setattr("core.replay.REMEMBERED", 50)
    judged: list[str] = []

    def judge(some: Sequence[str]) -> list[Today]:
        judged.extend(some)
        return [Today(Level(json.loads(one)["level"]), ()) for one in some]

    monkeypatch.setattr("core.replay.judge_all", judge)
    monkeypatch.setattr("core.replay.ProcessPoolExecutor", lambda *_, **__: ThreadPoolExecutor(1))
    levels = tuple(Level)
    often = [stored(n, Level.HOLDS_UP, json.dumps({"level": levels[n % 5]})) for n in range(400)]
    seldom = [stored(n, Level.HOLDS_UP, json.dumps({"level": "doubtful", "n": n})) for n in range(400)]
    claims = [one for pair in zip(often, seldom, strict=True) for one in pair]
    found = await replayed(*claims)
    assert [change.new_level for change in found] == [
        level for n in range(400) for level in (levels[n % 5], Level.DOUBTFUL) if level is not Level.HOLDS_UP
    ]
    assert len(judged) == 5 + 400
    assert len(await replayed(*often[:5], *seldom, *seldom)) == 4 + 800
    assert len(judged) == 2 * 405 + 400, "what was long ago is judged again"


async def test_a_replay_in_processes_keeps_order_and_tells_its_progress() -> None:
    count = 3 * CHUNK + 7
    claims = [stored(n, Level.HOLDS_UP if n % 100 == 0 else Level.DOES_NOT_ADD_UP) for n in range(count)]
    told: list[int] = []
    found = [change async for change in replay(stream(*claims), workers=2, progress=told.append)]
    assert [change.lookup_id for change in found] == list(range(0, count, 100))
    assert told == [CHUNK, 2 * CHUNK, 3 * CHUNK, count]


async def test_a_replay_of_nothing_is_nothing() -> None:
    assert [change async for change in replay(stream(), workers=1)] == []


async def test_a_replay_may_be_left_early() -> None:
    claims = [stored(n, Level.HOLDS_UP) for n in range(5 * CHUNK)]
    replaying = replay(stream(*claims), workers=1)
    first = await anext(replaying)
    await replaying.aclose()
    assert first.lookup_id == 0


async def test_a_log_is_replayed_a_server_at_a_time_or_whole(tmp_path: Path) -> None:
    async with await Store.open(f"sqlite:///{tmp_path}/log.db") as store:
        for guild, contained in ((1, "935,400 t"), (1, "14,000 t"), (2, "935,400 t"), (None, "935,400 t")):
            verdict = assess(claim(contained), load())
            changed = verdict.model_copy(update={"level": Level.HOLDS_UP})
            asked = Request(claim(contained), contained, Origin.SLASH, "check deposit", AT, None, guild)
            await store.record(asked, changed if contained == "935,400 t" else verdict, 1)
        here = [change.lookup_id async for change in replay(store.search.claims(1, Filters()), workers=1)]
        all_of_them = [
            change.lookup_id async for change in replay(store.search.operator_claims(Filters()), workers=1)
        ]
        few = Filters(Match(text="14,000"))
        none = [change.lookup_id async for change in replay(store.search.claims(1, few), workers=1)]
        assert await store.search.count(1, Filters(), at_most=100) == 2
        assert await store.search.count(1, Filters(), at_most=1) == 1
        assert await store.search.count(1, few, at_most=100) == 1
    assert (here, all_of_them, none) == ([1], [4, 3, 1], [])
