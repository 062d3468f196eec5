"""What the community checked lately: counted, without what was private or the digest's own."""

from __future__ import annotations

from datetime import timedelta

from store_builders import AWAY, HOME, NEWS, START, FakeClock, put

from core.lookups import Origin
from core.store import Store
from core.store.records import State
from core.verdict import Level

DAY = timedelta(days=1)
MOMENT = timedelta(seconds=1)


async def shown(store: Store, text: str, message: int, *, ephemeral: bool = False, **given: object) -> int:
    row_id = await put(store, text, **given)  # type: ignore[arg-type]
    await store.shown.note(row_id, NEWS, message, ephemeral=ephemeral)
    return row_id


async def test_public_checks_of_one_server_are_counted(store: Store, clock: FakeClock) -> None:
    await shown(store, "yesterday", 1)
    clock.forward(days=1, seconds=1)
    await shown(store, "one", 2, at=clock.now)
    await shown(store, "two", 3, at=clock.now)
    await shown(store, "elsewhere", 4, at=clock.now, discord_guild_id=AWAY)
    await shown(store, "private", 5, at=clock.now, ephemeral=True)
    await shown(store, "news", 6, at=clock.now, origin=Origin.DIGEST)
    await put(store, "never shown", at=clock.now)
    found = await store.checks.between(HOME, clock.now - DAY, clock.now + MOMENT)
    assert sum(found.by_level.values()) == 2
    assert (await store.checks.between(HOME, START, clock.now + MOMENT)).by_level != found.by_level


async def test_a_quiet_day_has_nothing(store: Store, clock: FakeClock) -> None:
    found = await store.checks.between(HOME, START, clock.now + MOMENT)
    assert (found.by_level, found.striking, found.overruled) == ({}, None, ())


async def test_overruled_checks_are_named_with_their_correction(store: Store, clock: FakeClock) -> None:
    row_id = await shown(store, "20 Mt at 700 g/t", 2)
    fine = await shown(store, "fine", 3)
    await store.reviews.decide(HOME, row_id, 9, State.WRONG, Level.HOLDS_UP)
    await store.reviews.decide(HOME, fine, 9, State.CONFIRMED)
    found = await store.checks.between(HOME, START - DAY, clock.now + MOMENT)
    assert [(one.lookup_id, one.corrected, one.discord_message_id) for one in found.overruled] == [
        (row_id, Level.HOLDS_UP, 2)
    ]
    clock.forward(days=2)
    assert (await store.checks.between(HOME, clock.now - DAY, clock.now + MOMENT)).overruled == ()


async def test_the_most_striking_is_the_gravest_that_was_not_overruled(
    store: Store, clock: FakeClock
) -> None:
    await shown(store, "mild", 1, level=Level.UNPROVEN)
    grave = await shown(store, "grave", 2, level=Level.IMPOSSIBLE)
    await shown(store, "wrong", 3, level=Level.DOUBTFUL)
    found = await store.checks.between(HOME, START - DAY, clock.now + MOMENT)
    assert found.striking is not None
    assert (found.striking.lookup_id, found.striking.discord_message_id) == (grave, 2)
    await store.reviews.decide(HOME, grave, 9, State.WRONG)
    again = await store.checks.between(HOME, START - DAY, clock.now + MOMENT)
    assert again.striking is None
    assert [one.lookup_id for one in again.overruled] == [grave]


async def test_only_mild_checks_have_nothing_striking(store: Store, clock: FakeClock) -> None:
    await shown(store, "mild", 1, level=Level.HOLDS_UP)
    assert (await store.checks.between(HOME, START - DAY, clock.now + MOMENT)).striking is None
