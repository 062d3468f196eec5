"""Filters as one line: every field, exclusion, both ways, and what cannot be read."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import filters
from core.errors import TooLong, UnknownName
from core.lookups import Origin
from core.reference.library import load
from core.store.records import Filters, Match, State
from core.verdict import Level

TODAY = date(2026, 6, 1)
LIBRARY = load()


def read(line: str) -> Filters:
    return filters.read(line, LIBRARY, TODAY)


def test_a_line_of_everything_is_read() -> None:
    found = read(
        'lithium "in Kazakhstan" level:impossible,does_not_add_up -state:dismissed user:<@42> channel:<#7> '
        'mineral:lithium country:China origin:menu command:"check deposit" -nothing since:2026-05-01 until:yesterday'
    )
    assert found == Filters(
        Match(
            text="lithium in Kazakhstan",
            users=(42,),
            channels=(7,),
            levels=(Level.IMPOSSIBLE, Level.DOES_NOT_ADD_UP),
            minerals=(LIBRARY.find_mineral("lithium").key,),
            countries=("CHN",),
            origins=(Origin.MENU,),
            commands=("check deposit",),
        ),
        Match(text="nothing", states=(State.DISMISSED,)),
        datetime(2026, 5, 1, tzinfo=UTC),
        datetime(2026, 6, 1, tzinfo=UTC),
    )


def test_until_includes_its_day_and_days_count_back_from_today() -> None:
    found = read("since:7d until:today")
    assert found.since == datetime(2026, 5, 25, tzinfo=UTC)
    assert found.until == datetime(2026, 6, 2, tzinfo=UTC)


def test_options_mean_what_the_line_means() -> None:
    found = filters.from_options(
        {
            "text": "20 million",
            "level": "Impossible, cannot tell",
            "without": "state:dismissed gold",
            "country": None,
            "mineral": " ",
        },
        LIBRARY,
        TODAY,
    )
    assert found == read("20 million level:impossible,cannot_tell -state:dismissed -gold")


WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters='"', exclude_categories=["Z", "C"]),
    min_size=1,
    max_size=12,
)
MATCHES = st.builds(
    Match,
    text=st.lists(WORDS, max_size=4).map(" ".join),
    users=st.lists(st.integers(1, 2**62), max_size=2, unique=True).map(tuple),
    levels=st.lists(st.sampled_from(Level), max_size=3, unique=True).map(tuple),
    states=st.lists(st.sampled_from(State), max_size=3, unique=True).map(tuple),
    origins=st.lists(st.sampled_from(Origin), max_size=2, unique=True).map(tuple),
    minerals=st.lists(st.sampled_from(["rare earths", "lithium"]), max_size=2, unique=True).map(
        lambda names: tuple(LIBRARY.find_mineral(name).key for name in names)
    ),
    countries=st.lists(st.sampled_from(["CHN", "KAZ"]), max_size=2, unique=True).map(tuple),
    commands=st.lists(st.sampled_from(["check deposit", "menu"]), max_size=2, unique=True).map(tuple),
)
MOMENTS = st.none() | st.datetimes(
    min_value=datetime(2020, 1, 1),
    max_value=datetime(2030, 1, 1),
    timezones=st.just(UTC),
)


@given(want=MATCHES, without=MATCHES, since=MOMENTS, until=MOMENTS)
def test_what_is_written_reads_back_to_the_same(
    want: Match, without: Match, since: datetime | None, until: datetime | None
) -> None:
    asked = Filters(want, without, since, until)
    assert read(filters.write(asked)) == asked


@pytest.mark.parametrize(
    ("line", "vocabulary"),
    [
        ("colour:red", "filter"),
        ("level:fantastic", "level"),
        ("state:odd", "state"),
        ("user:mira", "user"),
        ("since:soon", "date"),
        ("since:99999999d", "date"),
        ("-since:today", "filter"),
    ],
)
def test_what_is_none_is_refused_by_name(line: str, vocabulary: str) -> None:
    with pytest.raises(UnknownName) as refused:
        read(line)
    assert refused.value.vocabulary == vocabulary


def test_a_period_cannot_be_left_out() -> None:
    with pytest.raises(UnknownName):
        filters.from_options({"without": "since:today"}, LIBRARY, TODAY)


def test_a_line_without_end_is_refused() -> None:
    with pytest.raises(TooLong):
        read("x " * 600)
