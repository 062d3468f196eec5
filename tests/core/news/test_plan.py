"""What is due, what is missed, what waits: as a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from core.news.plan import next_run, plan, unread_since
from core.store.digests import DigestSettings, Standing

SET_UP = datetime(2026, 5, 1, 12, tzinfo=UTC)
BERLIN = DigestSettings(1, 10, time(8), "Europe/Berlin", SET_UP)
EIGHT = datetime(2026, 5, 4, 6, tzinfo=UTC)  # 08:00 in Berlin
TODAY, YESTERDAY = date(2026, 5, 4), date(2026, 5, 3)
READ = Standing(YESTERDAY, EIGHT - timedelta(days=1))


@pytest.mark.parametrize(
    ("standing", "now", "outcome"),
    [
        (READ, EIGHT - timedelta(seconds=1), "wait"),
        (READ, EIGHT, "due"),
        (READ, EIGHT + timedelta(hours=5), "due"),
        (READ, EIGHT + timedelta(hours=7), "missed"),
        (Standing(TODAY, EIGHT), EIGHT + timedelta(hours=1), "wait"),
        (Standing(date(2026, 5, 5), EIGHT), EIGHT, "wait"),
        (None, SET_UP + timedelta(hours=1), "wait"),
        (None, EIGHT, "due"),
        (Standing(YESTERDAY, None), EIGHT, "due"),
    ],
)
def test_a_day_is_due_missed_or_waits(standing: Standing | None, now: datetime, outcome: str) -> None:
    found = plan([BERLIN], {} if standing is None else {1: standing}, now)
    assert (len(found.due), len(found.missed)) == {"wait": (0, 0), "due": (1, 0), "missed": (0, 1)}[outcome]
    for day in (*found.due, *found.missed):
        assert day.local_date == TODAY


def test_a_paused_server_has_nothing_to_do() -> None:
    paused = replace(BERLIN, paused_at=SET_UP, paused_reason="asked")
    assert plan([paused], {}, EIGHT).due == ()


def test_each_server_has_its_own_hour() -> None:
    almaty = replace(BERLIN, discord_guild_id=2, zone="Asia/Almaty")
    assert [day.settings.zone for day in plan([BERLIN, almaty], {}, EIGHT).due] == [
        "Europe/Berlin",
        "Asia/Almaty",
    ]
    early = EIGHT - timedelta(hours=3)
    assert [day.settings.zone for day in plan([BERLIN, almaty], {1: READ, 2: READ}, early).due] == [
        "Asia/Almaty"
    ]


def test_news_is_unread_since_the_last_digest_but_not_from_before_the_setup() -> None:
    assert unread_since(BERLIN, None) == SET_UP
    assert unread_since(BERLIN, READ) == READ.read_until
    assert unread_since(BERLIN, Standing(YESTERDAY, SET_UP - timedelta(days=9))) == SET_UP
    assert unread_since(BERLIN, Standing(YESTERDAY, None)) == SET_UP


@pytest.mark.parametrize(
    ("standing", "now", "at"),
    [
        (READ, EIGHT - timedelta(hours=1), EIGHT),
        (READ, EIGHT + timedelta(hours=1), EIGHT),
        (Standing(TODAY, EIGHT), EIGHT + timedelta(hours=1), EIGHT + timedelta(days=1)),
        (Standing(TODAY, EIGHT), EIGHT - timedelta(hours=1), EIGHT + timedelta(days=1)),
        (None, SET_UP, EIGHT - timedelta(days=2)),
    ],
)
def test_the_next_run_is_the_one_that_will_be(standing: Standing | None, now: datetime, at: datetime) -> None:
    assert next_run(BERLIN, standing, now) == at
