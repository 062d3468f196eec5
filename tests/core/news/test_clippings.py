"""What is kept in memory of the news: the readings of some days, and nothing that grows with the years."""

from __future__ import annotations

from datetime import timedelta

import pytest
from zhana import DAY, article, reading

from core.news.clippings import OVERLAP, Clippings
from core.news.readings import Reading
from core.reference.library import load

FIND = article("Mining", "A find", "The deposit holds 20 Mt of ore at 700 g/t.")


@pytest.fixture(scope="module")
def one() -> Reading:
    return reading(load(), FIND)


def at(reading_: Reading, days: int) -> Reading:
    return Reading(
        **{name: getattr(reading_, name) for name in Reading.__slots__}
        | {"seen_at": DAY + timedelta(days=days)}
    )


def test_a_year_of_news_keeps_ten_days_of_readings(one: Reading) -> None:
    clippings = Clippings()
    for day in range(365):
        first = 100 * day
        clippings.add({first + n: at(one, day) if n % 2 else None for n in range(1, 101)})
        clippings.forget(DAY + timedelta(days=day - 10))
    assert len(clippings.readings) == 11 * 50
    assert min(r.seen_at for r in clippings.readings) == DAY + timedelta(days=354)
    assert sum(clippings.knows(n) for n in range(40_000)) == OVERLAP


def test_the_oldest_go_where_there_are_too_many(one: Reading) -> None:
    clippings = Clippings(most=3)
    clippings.add({n: at(one, n) for n in (5, 1, 3, 2, 4)})
    assert clippings.forget(DAY)
    assert [r.seen_at for r in clippings.readings] == [DAY + timedelta(days=n) for n in (3, 4, 5)]
    assert not clippings.forget(DAY)


def test_an_article_without_figures_is_known_and_keeps_nothing(one: Reading) -> None:
    clippings = Clippings()
    assert not clippings.add({7: None})
    assert clippings.knows(7)
    assert clippings.readings == ()
    assert clippings.add({8: one})


def test_an_id_that_shows_up_late_is_still_looked_for(one: Reading) -> None:
    clippings = Clippings()
    clippings.add({2_000: one})
    assert clippings.after_id == 2_000 - OVERLAP
    assert not clippings.knows(1_999)
