"""Due hours across clock changes, in zones that differ in how they change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.news.schedule import CATCH_UP, Slot, Timing, instant_of, last_slot, next_slot, timing

ZONES = (
    "UTC",
    "America/New_York",
    "Europe/London",
    "Asia/Almaty",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Africa/Casablanca",
    "Asia/Kolkata",
    "Pacific/Apia",
)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        ("America/New_York", date(2026, 3, 8), time(2, 30), utc(2026, 3, 8, 7, 30)),  # skipped: 03:30 EDT
        ("America/New_York", date(2026, 11, 1), time(1, 30), utc(2026, 11, 1, 5, 30)),  # twice: the first
        ("Europe/London", date(2026, 3, 29), time(1, 30), utc(2026, 3, 29, 1, 30)),
        ("Europe/London", date(2026, 10, 25), time(1, 30), utc(2026, 10, 25, 0, 30)),
        ("Asia/Kolkata", date(2026, 6, 1), time(9, 0), utc(2026, 6, 1, 3, 30)),
        (
            "Australia/Lord_Howe",
            date(2026, 4, 5),
            time(1, 45),
            utc(2026, 4, 4, 14, 45),
        ),  # twice, by half an hour
    ],
)
def test_an_hour_that_is_skipped_moves_and_one_that_comes_twice_counts_once(
    zone: str, day: date, at: time, expected: datetime
) -> None:
    assert instant_of(day, at, ZoneInfo(zone)) == expected


def test_a_day_that_the_zone_skips_has_no_slot() -> None:
    assert instant_of(date(2011, 12, 30), time(8), ZoneInfo("Pacific/Apia")) is None


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("year", [2011, 2024, 2026])
@pytest.mark.parametrize("hour", range(24))
def test_walking_from_slot_to_slot_gives_each_local_date_once(zone: str, year: int, hour: int) -> None:
    tz, now = ZoneInfo(zone), utc(year, 1, 1)
    seen: list[date] = []
    while now < utc(year + 1, 1, 1):
        slot = next_slot(time(hour, 30), tz, now)
        assert slot.at > now
        assert last_slot(time(hour, 30), tz, slot.at) == slot
        seen.append(slot.local_date)
        now = slot.at
    assert len(seen) == len(set(seen))
    days = (seen[-1] - seen[0]).days + 1
    assert days - len(seen) == (1 if zone == "Pacific/Apia" and year == 2011 else 0)


@given(
    zone=st.sampled_from(ZONES),
    now=st.datetimes(datetime(2015, 1, 1), datetime(2030, 1, 1)),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
)
def test_now_always_lies_between_the_last_slot_and_the_next(
    zone: str, now: datetime, hour: int, minute: int
) -> None:
    moment, at = now.replace(tzinfo=UTC), time(hour, minute)
    last, following = last_slot(at, ZoneInfo(zone), moment), next_slot(at, ZoneInfo(zone), moment)
    assert last.at <= moment < following.at
    assert last.local_date < following.local_date


@pytest.mark.parametrize(
    ("late", "done", "since_before", "expected"),
    [
        (timedelta(0), False, True, Timing.DUE),
        (CATCH_UP, False, True, Timing.DUE),
        (CATCH_UP + timedelta(seconds=1), False, True, Timing.MISSED),
        (timedelta(hours=1), True, True, Timing.WAIT),
        (timedelta(hours=1), False, False, Timing.WAIT),
        (timedelta(minutes=-1), False, True, Timing.WAIT),
    ],
)
def test_a_slot_is_posted_once_within_the_window_and_reported_after_it(
    late: timedelta, done: bool, since_before: bool, expected: Timing
) -> None:
    slot = Slot(date(2026, 5, 4), utc(2026, 5, 4, 6))
    since = slot.at + timedelta(minutes=-5 if since_before else 5)
    assert timing(slot, now=slot.at + late, since=since, done=done) is expected
