"""The further claims of a text: kept once, with the first, and gone with it."""

from __future__ import annotations

from datetime import UTC, datetime

from store_builders import HOME

from core.claim import Claim
from core.headline import judge
from core.lookups import Origin, Request
from core.reference.library import load
from core.store import Store
from core.verdict import Verdict

AT = datetime(2026, 5, 4, tzinfo=UTC)
TEXT = "The hill holds 20 Mt of ore at 700 g/t. The lake holds 31 Mt of ore at 2.2% TREO. The ridge holds 7 Mt at 1%."


def request(claim: Claim) -> Request:
    return Request(claim, "A story", Origin.DIGEST, "digest", AT, discord_guild_id=HOME, discord_channel_id=5)


async def judged(store: Store) -> tuple[int, list[tuple[Request, Verdict]]]:
    first, *others = judge(TEXT, load()).verdicts
    (first_id,) = await store.lookups.record_shared(first, [request(first.claim)])
    return first_id, [(request(verdict.claim), verdict) for verdict in others]


async def test_they_are_kept_once_and_read_with_the_first(store: Store) -> None:
    first_id, others = await judged(store)
    ids = await store.lookups.record_others(first_id, others)
    assert ids[0] == first_id
    assert len(ids) == len(others) + 1 > 2
    assert await store.lookups.record_others(first_id, others) == ids
    assert await store.lookups.count() == len(ids)
    rows = await store.lookups.headline(ids[-1])
    assert [row.id for row in rows] == list(ids)
    assert [row.verdict for row in rows[1:]] == [verdict for _, verdict in others]
    assert await store.reviews.waiting(HOME) == 0


async def test_nothing_is_kept_where_the_first_is_gone(store: Store) -> None:
    _, others = await judged(store)
    assert await store.lookups.record_others(999, others) == ()
    assert await store.lookups.count() == 1
