"""What a round of fetching changes: old state + what came + now → what to remember. Pure; no network, no store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.errors import FeedUnavailable, FeedUnreadable, ForbiddenAddress, SourceError
from core.news.article import Article
from core.news.feed_state import NO_VALIDATORS, FeedState, Validators
from core.news.identity import identities

STALE = timedelta(days=3)
"""An article dated longer ago than this is no news, whenever its feed brings it."""

FUTURE = timedelta(days=1)
"""A date further ahead than this is a mistake; the article then counts as undated."""

BACK_OFF = (timedelta(hours=1), timedelta(hours=2), timedelta(hours=6), timedelta(hours=24))
"""How long a feed is left alone after its first, second, third … failure in a row."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one fetch brought: articles (None where nothing changed), or an error. `moved_to` is the address that the
    feed moved to for good since it was last asked, else ""."""

    url: str
    articles: tuple[Article, ...] | None = None
    validators: Validators = NO_VALIDATORS
    moved_to: str = ""
    error: SourceError | None = None


@dataclass(frozen=True, slots=True)
class Remembered:
    """An article not seen before, under all its keys. `news` is False where it is only to be known: what a feed
    held when it was first read, and what is dated long ago."""

    keys: tuple[str, ...]
    article: Article
    news: bool


@dataclass(frozen=True, slots=True)
class Intents:
    """What to store after a round: new articles in the order they came, and every asked feed's new state by its
    address."""

    remember: tuple[Remembered, ...]
    feeds: dict[str, FeedState]


def due_feeds(feeds: Sequence[FeedState], now: datetime) -> tuple[FeedState, ...]:
    """The feeds that may be asked now. Pure."""
    return tuple(feed for feed in feeds if feed.next_at is None or feed.next_at <= now)


def decide(
    feeds: Mapping[str, FeedState],
    seen: AbstractSet[str],
    outcomes: Sequence[Outcome],
    now: datetime,
    *,
    every: timedelta = timedelta(hours=1),
) -> Intents:
    """What to remember of a round. Pure.

    `seen` holds the keys of every known article. An article that shares a key with a known one, or with an
    earlier one of this round, is not new, however it was re-dated or reworded. The first success of a feed
    makes all it holds known and none of it news.
    """
    known = set(seen)
    remember: list[Remembered] = []
    states: dict[str, FeedState] = {}
    for outcome in outcomes:
        state = feeds[outcome.url]
        if outcome.error is not None:
            states[outcome.url] = _failed(state, outcome.error, now)
            continue
        for article in outcome.articles or ():
            keys = identities(article)
            if known.isdisjoint(keys):
                remember.append(Remembered(keys, article, state.read_before and _fresh(article, state, now)))
            known.update(keys)
        states[outcome.url] = _worked(state, outcome, now, every)
    return Intents(tuple(remember), states)


def _fresh(article: Article, state: FeedState, now: datetime) -> bool:
    """Whether an article of a feed that was read before is news. One without a date was told after the feed was last
    read, and may be as old as that."""
    at = article.published
    told_after = state.ok_at if at is None or at > now + FUTURE else at
    return told_after is not None and now - told_after <= STALE


def _worked(state: FeedState, outcome: Outcome, now: datetime, every: timedelta) -> FeedState:
    return replace(
        state,
        moved_to=_adopted(state, outcome.moved_to),
        title=outcome.articles[0].outlet if outcome.articles else state.title,
        validators=outcome.validators if outcome.articles is not None else state.validators,
        fetched_at=now,
        ok_at=now,
        failing_since=None,
        failures=0,
        error="",
        next_at=now + every,
    )


def _adopted(state: FeedState, moved_to: str) -> str:
    """Where a feed that worked is asked from now on: never in the clear what was asked under encryption."""
    downgraded = state.address.startswith("https://") and not moved_to.startswith("https://")
    return state.moved_to if not moved_to or downgraded else moved_to


def _failed(state: FeedState, error: SourceError, now: datetime) -> FeedState:
    wait = BACK_OFF[min(state.failures, len(BACK_OFF) - 1)]
    if isinstance(error, FeedUnavailable) and error.retry_after_s is not None:
        wait = max(wait, timedelta(seconds=min(error.retry_after_s, BACK_OFF[-1].total_seconds())))
    # What answered for it somewhere else may be gone for good: the listed address is asked again.
    here = replace(state, moved_to="", validators=NO_VALIDATORS) if state.moved_to else state
    return replace(
        here,
        fetched_at=now,
        failing_since=state.failing_since or now,
        failures=state.failures + 1,
        error=reason_of(error),
        next_at=now + wait,
    )


def reason_of(error: SourceError) -> str:
    """The key of a failure: "timeout", "status 404", "not_a_feed", "private" … Pure."""
    if isinstance(error, FeedUnavailable):
        return error.reason if error.status is None else f"{error.reason} {error.status}"
    if isinstance(error, FeedUnreadable | ForbiddenAddress):
        return error.reason
    return "connection"
