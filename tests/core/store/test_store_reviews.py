"""Disputes, decisions, notes, the queue, and what is counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from store_builders import ANN, AWAY, BOB, HOME, MOD, NEWS, START, FakeClock, claim, figure, put

from core.lookups import Origin
from core.store import Store
from core.store.records import Filters, Match, QueueKey, ReviewKind, State
from core.verdict import Level

ALWAYS = (START - timedelta(days=1), START + timedelta(days=400))


async def state_of(store: Store, lookup_id: int) -> State:
    row = await store.lookups.get(lookup_id)
    assert row is not None
    return row.state


async def test_a_dispute_puts_a_lookup_before_the_moderators(store: Store) -> None:
    row_id = await put(store, level=Level.HOLDS_UP)
    made = await store.reviews.dispute(row_id, ANN, "the article says 200 Mt")
    assert made is not None
    assert (made.kind, made.state, made.note) == (
        ReviewKind.DISPUTE,
        State.DISPUTED,
        "the article says 200 Mt",
    )
    assert await state_of(store, row_id) is State.DISPUTED
    first = await store.reviews.next(HOME)
    assert first is not None
    assert first.key == QueueKey(0, row_id)


async def test_a_dispute_of_a_lookup_that_is_gone_says_so(store: Store) -> None:
    assert await store.reviews.dispute(404, ANN, "?") is None


async def test_decisions_are_appended_and_the_latest_stands(store: Store, clock: FakeClock) -> None:
    row_id = await put(store)
    await store.reviews.dispute(row_id, ANN, "no")
    clock.forward(minutes=1)
    await store.reviews.decide(HOME, row_id, MOD, State.CONFIRMED)
    clock.forward(minutes=1)
    last = await store.reviews.decide(HOME, row_id, BOB, State.WRONG, Level.HOLDS_UP, "short tons")
    assert await store.reviews.standing(row_id) == last
    everything = await store.reviews.all_of(HOME, row_id)
    assert [(one.kind, one.state, one.discord_user_id) for one in everything] == [
        (ReviewKind.DISPUTE, State.DISPUTED, ANN),
        (ReviewKind.DECISION, State.CONFIRMED, MOD),
        (ReviewKind.DECISION, State.WRONG, BOB),
    ]
    assert [one.at for one in everything] == [START + timedelta(minutes=m) for m in range(3)]
    assert everything[-1].level is Level.HOLDS_UP
    assert await state_of(store, row_id) is State.WRONG


async def test_a_note_changes_no_state(store: Store) -> None:
    row_id = await put(store)
    made = await store.reviews.note(HOME, row_id, MOD, "ask the geologist")
    assert made is not None
    assert await state_of(store, row_id) is State.NEW
    assert await store.reviews.standing(row_id) is None


async def test_a_decision_is_found_by_its_state_at_once(store: Store) -> None:
    row_id = await put(store)
    await store.reviews.decide(HOME, row_id, MOD, State.NEEDS_SOURCE)
    by_state = {
        state: (await store.search.page(HOME, Filters(Match(states=(state,))))).hits
        for state in (State.NEW, State.NEEDS_SOURCE)
    }
    assert [len(hits) for hits in by_state.values()] == [0, 1]


async def test_moderators_cannot_touch_another_server(store: Store) -> None:
    theirs = await put(store, discord_guild_id=AWAY)
    nobodys = await put(store, discord_guild_id=None)
    for row_id in (theirs, nobodys):
        assert await store.reviews.decide(HOME, row_id, MOD, State.DISMISSED) is None
        assert await store.reviews.note(HOME, row_id, MOD, "mine now") is None
        assert await store.reviews.all_of(HOME, row_id) == ()
        assert await state_of(store, row_id) is State.NEW
    assert await store.reviews.next(HOME) is None
    assert await store.reviews.waiting(HOME) == 0
    assert (await store.reviews.stats(HOME, *ALWAYS)).total == 0


async def test_the_operator_decides_what_belongs_to_no_server(store: Store) -> None:
    row_id = await put(store, discord_guild_id=None)
    await store.reviews.dispute(row_id, ANN, "no")
    made = await store.reviews.operator_decide(row_id, State.CONFIRMED, note="checked")
    assert made is not None
    assert await store.reviews.standing(row_id) == made
    assert len(await store.reviews.operator_all_of(row_id)) == 2


@pytest.mark.parametrize("state", [State.NEW, State.DISPUTED])
async def test_what_is_no_decision_is_refused(store: Store, state: State) -> None:
    row_id = await put(store)
    with pytest.raises(ValueError, match=state):
        await store.reviews.decide(HOME, row_id, MOD, state)


async def test_the_queue_is_worked_through_in_order(store: Store) -> None:
    plain = await put(store, level=Level.HOLDS_UP)
    blank = await put(store, level=Level.CANNOT_TELL)
    wild = await put(store, level=Level.IMPOSSIBLE)
    wilder = await put(store, level=Level.IMPOSSIBLE)
    argued = await put(store, level=Level.HOLDS_UP)
    await put(store, level=Level.IMPOSSIBLE, origin=Origin.DIGEST)
    told = await put(store, level=Level.HOLDS_UP, origin=Origin.DIGEST)
    done = await put(store, level=Level.IMPOSSIBLE)
    await store.reviews.dispute(argued, ANN, "no")
    await store.reviews.dispute(told, ANN, "no")
    await store.reviews.decide(HOME, done, MOD, State.CONFIRMED)
    assert await store.reviews.waiting(HOME) == 6
    seen: list[int] = []
    after: QueueKey | None = None
    while (item := await store.reviews.next(HOME, after)) is not None:
        seen.append(item.row.id)
        after = item.key
    assert seen == [told, argued, wilder, wild, blank, plain]


async def test_a_decided_lookup_leaves_the_queue(store: Store) -> None:
    ids = [await put(store, level=Level.IMPOSSIBLE) for _ in range(3)]
    for row_id in reversed(ids):
        item = await store.reviews.next(HOME)
        assert item is not None
        assert item.row.id == row_id
        await store.reviews.decide(HOME, row_id, MOD, State.CONFIRMED)
    assert await store.reviews.next(HOME) is None


async def test_review_buttons_act_for_an_hour(store: Store, clock: FakeClock) -> None:
    assert not await store.reviews.may_act(HOME, MOD)
    await store.reviews.begin(HOME, MOD)
    assert await store.reviews.may_act(HOME, MOD)
    assert not await store.reviews.may_act(AWAY, MOD)
    assert not await store.reviews.may_act(HOME, ANN)
    clock.forward(minutes=61)
    assert not await store.reviews.may_act(HOME, MOD)
    await store.reviews.begin(HOME, MOD)
    assert await store.reviews.may_act(HOME, MOD)


async def test_stats_count_a_period(store: Store) -> None:
    lithium = claim(mineral="lithium", country=None)
    for hour, level in ((1, Level.IMPOSSIBLE), (2, Level.IMPOSSIBLE), (30, Level.HOLDS_UP)):
        await put(store, "common", level, at=START + timedelta(hours=hour))
    other = await put(store, "rare", Level.CANNOT_TELL, claim=lithium, at=START + timedelta(hours=31))
    await put(store, "too late", at=START + timedelta(days=9))
    await put(store, "elsewhere", discord_guild_id=AWAY)
    first = await store.lookups.history(ANN, limit=1_000)
    decided = [hit.id for hit in first.hits if hit.text == "common"]
    await store.reviews.decide(HOME, decided[0], MOD, State.WRONG)
    await store.reviews.decide(HOME, decided[0], MOD, State.CONFIRMED)
    await store.reviews.decide(HOME, decided[1], MOD, State.WRONG)
    await store.reviews.decide(HOME, other, MOD, State.DISMISSED)
    stats = await store.reviews.stats(HOME, START, START + timedelta(days=7))
    assert stats.total == 4
    assert stats.by_day == {date(2026, 11, 24): 2, date(2026, 11, 25): 2}
    assert stats.by_level == {Level.IMPOSSIBLE: 2, Level.HOLDS_UP: 1, Level.CANNOT_TELL: 1}
    assert stats.by_mineral == {"rare earths": 3, "lithium": 1}
    assert stats.by_country == {"KAZ": 3}
    assert stats.by_origin == {Origin.SLASH: 4}
    assert stats.by_state == {State.CONFIRMED: 1, State.WRONG: 1, State.DISMISSED: 1, State.NEW: 1}
    assert (stats.decided, stats.agreed, stats.agreement) == (2, 1, 0.5)
    assert [(one.times, one.example.id) for one in stats.most_checked] == [(3, decided[0])]


async def test_stats_of_nothing_have_no_agreement(store: Store) -> None:
    stats = await store.reviews.stats(HOME, *ALWAYS)
    assert (stats.total, stats.agreement, stats.most_checked) == (0, None, ())


async def test_most_checked_claims_are_ordered_and_few(store: Store) -> None:
    for size in range(7):
        for _ in range(size + 1):
            await put(store, claim=claim(ore=figure(f"{size + 1} Mt", (size + 1) * 1e6)))
    stats = await store.reviews.stats(HOME, *ALWAYS)
    assert [one.times for one in stats.most_checked] == [7, 6, 5, 4, 3]


async def test_messages_that_show_a_lookup_are_remembered_and_redrawn(store: Store) -> None:
    row_id = await put(store)
    await store.shown.note(row_id, NEWS, 11)
    await store.shown.note(row_id, NEWS, 11)
    await store.shown.note(row_id, NEWS, 12, ephemeral=True)
    await store.shown.stuck(row_id, 12)
    await store.shown.drawn(row_id, 11, version=3)
    placed = await store.shown.of(row_id)
    assert [(one.discord_message_id, one.version, one.ephemeral, one.stuck) for one in placed] == [
        (11, 3, False, False),
        (12, 0, True, True),
    ]


async def test_a_message_of_a_lookup_that_is_gone_is_not_noted(store: Store) -> None:
    await store.shown.note(404, NEWS, 11)
    assert await store.shown.of(404) == ()
