"""Rounds of fetching as tables: old state + what came → what is remembered and when to ask again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from core.errors import FeedUnavailable, FeedUnreadable, ForbiddenAddress, SourceError
from core.news.article import Article
from core.news.decide import Outcome, decide, due_feeds
from core.news.feed_state import NO_VALIDATORS, FeedState, Validators
from core.news.identity import identities

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
URL = "https://a.example/rss"
KNOWN = FeedState(URL, ok_at=NOW - timedelta(hours=1))


def article(number: int, **given: object) -> Article:
    base: dict[str, object] = {"guid": f"g{number}", "title": f"T{number}", "feed_url": URL, "outlet": "A"}
    return Article.model_validate(base | given)


def news_of(*articles: Article, state: FeedState = KNOWN, seen: frozenset[str] = frozenset()) -> list[str]:
    intents = decide({URL: state}, seen, [Outcome(URL, articles)], NOW)
    return [remembered.article.title for remembered in intents.remember if remembered.news]


def test_the_first_success_of_a_feed_posts_nothing_and_knows_everything() -> None:
    intents = decide({URL: FeedState(URL)}, frozenset(), [Outcome(URL, (article(1), article(2)))], NOW)
    assert [remembered.news for remembered in intents.remember] == [False, False]
    assert intents.feeds[URL].read_before


def test_a_feed_that_failed_first_still_posts_nothing_old() -> None:
    failed = decide({URL: FeedState(URL)}, frozenset(), [Outcome(URL, error=SourceError(URL))], NOW).feeds[
        URL
    ]
    assert news_of(article(1), state=failed) == []


def test_only_what_was_not_seen_is_news() -> None:
    assert news_of(article(1), article(2), seen=frozenset(identities(article(1)))) == ["T2"]


def test_a_re_dated_reworded_entry_is_not_news_again() -> None:
    again = article(1, title="UPDATE", published=NOW, text="other")
    assert news_of(again, seen=frozenset(identities(article(1)))) == []


def test_one_article_twice_in_a_round_is_one() -> None:
    assert news_of(article(1), article(1, title="again")) == ["T1"]


def test_an_article_known_by_its_link_makes_its_new_guid_known_too() -> None:
    seen = frozenset(identities(article(1, link="https://a.example/1")))
    first = article(2, link="https://a.example/1")
    assert news_of(first, article(2, link="https://a.example/else"), seen=seen) == []


@pytest.mark.parametrize(
    ("published", "news"),
    [
        (None, True),
        (NOW - timedelta(days=2), True),
        (NOW - timedelta(days=4), False),
        (NOW + timedelta(days=900), True),
        (NOW + timedelta(hours=2), True),
    ],
)
def test_an_article_of_long_ago_is_known_but_no_news(published: datetime | None, news: bool) -> None:
    assert bool(news_of(article(1, published=published))) is news


@pytest.mark.parametrize(("read_days_ago", "news"), [(1, True), (3, True), (4, False)])
def test_an_undated_article_is_as_old_as_the_time_its_feed_was_not_read(
    read_days_ago: int, news: bool
) -> None:
    rested = FeedState(URL, ok_at=NOW - timedelta(days=read_days_ago))
    assert bool(news_of(article(1), state=rested)) is news
    assert news_of(article(1, published=NOW - timedelta(days=1)), state=rested) == ["T1"]


MOVED = "https://new.example/rss"


def after(state: FeedState, outcome: Outcome) -> FeedState:
    return decide({URL: state}, frozenset(), [outcome], NOW).feeds[URL]


def test_a_feed_that_moved_for_good_is_asked_there_from_then_on() -> None:
    state = after(KNOWN, Outcome(URL, (article(1),), moved_to=MOVED))
    assert (state.url, state.address) == (URL, MOVED)
    again = after(state, Outcome(URL, None))
    assert again.address == MOVED
    further = after(again, Outcome(URL, (), moved_to="https://newer.example/rss"))
    assert further.address == "https://newer.example/rss"


@pytest.mark.parametrize(
    "error",
    [SourceError(URL), FeedUnreadable(URL, reason="not_a_feed"), ForbiddenAddress(URL, reason="private")],
)
def test_a_feed_whose_new_address_fails_is_asked_where_it_is_listed(error: SourceError) -> None:
    state = after(KNOWN, Outcome(URL, (), Validators(etag='"1"'), moved_to=MOVED))
    failed = after(state, Outcome(URL, error=error))
    assert failed.address == URL
    assert failed.validators == NO_VALIDATORS


def test_encryption_is_not_given_up_for_a_move() -> None:
    assert after(KNOWN, Outcome(URL, (), moved_to="http://new.example/rss")).address == URL
    clear = FeedState("http://a.example/rss", ok_at=NOW)
    moved = decide({clear.url: clear}, frozenset(), [Outcome(clear.url, (), moved_to=URL)], NOW)
    assert moved.feeds[clear.url].address == URL


def test_failures_back_off_and_one_success_forgets_them() -> None:
    state, waits = KNOWN, []
    for _ in range(6):
        state = decide(
            {URL: state},
            frozenset(),
            [Outcome(URL, error=FeedUnavailable(URL, reason="status", status=500))],
            NOW,
        ).feeds[URL]
        assert state.next_at is not None
        waits.append(state.next_at - NOW)
    assert waits == [timedelta(hours=h) for h in (1, 2, 6, 24, 24, 24)]
    assert (state.failing_since, state.failures, state.error) == (NOW, 6, "status 500")
    state = decide({URL: state}, frozenset(), [Outcome(URL, ())], NOW).feeds[URL]
    assert (state.failing_since, state.failures, state.error) == (None, 0, "")


def test_a_server_that_names_its_wait_is_left_alone_that_long() -> None:
    error = FeedUnavailable(URL, reason="status", status=429, retry_after_s=3 * 3600)
    state = decide({URL: KNOWN}, frozenset(), [Outcome(URL, error=error)], NOW).feeds[URL]
    assert state.next_at == NOW + timedelta(hours=3)


def test_nothing_changed_keeps_what_to_ask_with_next_time() -> None:
    known = FeedState(URL, ok_at=NOW - timedelta(hours=1), validators=Validators(etag='"1"'))
    state = decide({URL: known}, frozenset(), [Outcome(URL, None)], NOW).feeds[URL]
    assert state.validators == Validators(etag='"1"')


def test_a_feed_is_known_by_its_own_title_and_by_when_it_answered() -> None:
    state = decide({URL: FeedState(URL)}, frozenset(), [Outcome(URL, (article(1),))], NOW).feeds[URL]
    assert (state.title, state.fetched_at, state.ok_at) == ("A", NOW, NOW)
    failed = decide(
        {URL: state}, frozenset(), [Outcome(URL, error=SourceError(URL))], NOW + timedelta(days=1)
    )
    assert failed.feeds[URL].ok_at == NOW
    assert failed.feeds[URL].fetched_at == NOW + timedelta(days=1)


def test_one_failing_feed_does_not_hold_up_the_others() -> None:
    other = "https://b.example/rss"
    feeds = {URL: KNOWN, other: FeedState(other, ok_at=NOW - timedelta(hours=1))}
    outcomes = [
        Outcome(URL, error=FeedUnreadable(URL, reason="not_a_feed")),
        Outcome(other, (article(1, feed_url=other),)),
    ]
    intents = decide(feeds, frozenset(), outcomes, NOW)
    assert [remembered.news for remembered in intents.remember] == [True]


def test_feeds_are_asked_when_they_are_due() -> None:
    waiting = FeedState("https://c.example", next_at=NOW + timedelta(minutes=1))
    assert due_feeds([KNOWN, waiting], NOW) == (KNOWN,)
    assert len(due_feeds([KNOWN, waiting], NOW + timedelta(minutes=1))) == 2
