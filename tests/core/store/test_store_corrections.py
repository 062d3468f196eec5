"""Which messages lag behind the decision that stands."""

from __future__ import annotations

from store_builders import HOME, MOD, NEWS, put

from core.store import Store
from core.store.records import State
from core.verdict import Level

MESSAGE = 950_000_000_000_000_001


async def shown(store: Store, *, ephemeral: bool = False) -> int:
    row_id = await put(store)
    await store.shown.note(row_id, NEWS, MESSAGE + row_id, ephemeral=ephemeral)
    return row_id


async def decide(store: Store, row_id: int, state: State, level: Level | None = None) -> int:
    made = await store.reviews.decide(HOME, row_id, MOD, state, level)
    assert made is not None
    return made.id


async def test_an_overruled_answer_lags_until_it_is_drawn(store: Store) -> None:
    row_id = await shown(store)
    assert await store.shown.behind(10) == ()
    version = await decide(store, row_id, State.WRONG, Level.HOLDS_UP)
    assert await store.shown.behind(10) == (row_id,)
    await store.shown.drawn(row_id, MESSAGE + row_id, version)
    assert await store.shown.behind(10) == ()


async def test_what_changes_nothing_to_see_does_not_lag(store: Store) -> None:
    row_id = await shown(store)
    for state in (State.CONFIRMED, State.NEEDS_SOURCE, State.DISMISSED):
        await decide(store, row_id, state)
    assert await store.shown.behind(10) == ()


async def test_a_correction_taken_back_lags_where_it_was_drawn(store: Store) -> None:
    row_id = await shown(store)
    version = await decide(store, row_id, State.WRONG, Level.HOLDS_UP)
    await store.shown.drawn(row_id, MESSAGE + row_id, version)
    await decide(store, row_id, State.CONFIRMED)
    assert await store.shown.behind(10) == (row_id,)


async def test_what_waits_for_a_press_is_left_alone(store: Store) -> None:
    row_id = await shown(store, ephemeral=True)
    await decide(store, row_id, State.WRONG, Level.HOLDS_UP)
    await store.shown.stuck(row_id, MESSAGE + row_id)
    assert await store.shown.behind(10) == ()


async def test_the_oldest_decisions_come_first_and_no_more_than_asked_for(store: Store) -> None:
    ids = [await shown(store) for _ in range(3)]
    for row_id in reversed(ids):
        await decide(store, row_id, State.WRONG, Level.HOLDS_UP)
    assert await store.shown.behind(2) == (ids[2], ids[1])


async def test_a_note_by_a_moderator_is_no_decision(store: Store) -> None:
    row_id = await shown(store)
    await decide(store, row_id, State.WRONG, Level.HOLDS_UP)
    await store.reviews.note(HOME, row_id, MOD, "ask again")
    await store.reviews.dispute(row_id, MOD, "still not right")
    assert await store.shown.behind(10) == (row_id,)
