"""When a server's digest is due. Pure: the present moment is an argument."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

CATCH_UP = timedelta(hours=6)
"""A digest missed by less than this is posted late, once; by more, it is reported as missed."""


class Timing(StrEnum):
    """What is to be done about one day's digest of one server."""

    WAIT = "wait"
    DUE = "due"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Slot:
    """One day's digest: its local date and the instant (UTC) at which it is due."""

    local_date: date
    at: datetime


def instant_of(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    """The instant (UTC) of a wall-clock time on a local day. Pure.

    An hour that comes twice counts the first time. An hour that the clock skips is moved by what was skipped
    (02:30 becomes 03:30). None where the zone skips the whole day (Samoa, 30 December 2011).
    """
    instant = datetime.combine(day, at.replace(fold=0), tzinfo=zone).astimezone(UTC)
    return instant if instant.astimezone(zone).date() == day else _after_midnight_gap(day, at, zone)


def _after_midnight_gap(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    # 23:30 skipped at a midnight change lands on the next day; the last moment before the gap still is this day.
    earlier = datetime.combine(day, at.replace(fold=1), tzinfo=zone).astimezone(UTC)
    return earlier if earlier.astimezone(zone).date() == day else None


def next_slot(at: time, zone: ZoneInfo, now: datetime) -> Slot:
    """The first slot after `now` (aware). Pure."""
    day = now.astimezone(zone).date() - timedelta(days=1)
    while True:
        instant = instant_of(day, at, zone)
        if instant is not None and instant > now:
            return Slot(day, instant)
        day += timedelta(days=1)


def last_slot(at: time, zone: ZoneInfo, now: datetime) -> Slot:
    """The newest slot that is not after `now` (aware). Pure."""
    day = now.astimezone(zone).date() + timedelta(days=1)
    while True:
        instant = instant_of(day, at, zone)
        if instant is not None and instant <= now:
            return Slot(day, instant)
        day -= timedelta(days=1)


def timing(slot: Slot, *, now: datetime, since: datetime, done: bool, window: timedelta = CATCH_UP) -> Timing:
    """What to do about `slot`, the newest one. Pure.

    `since` is when the digest was set up or resumed: a slot before it never counts. `done` says that this
    local date was claimed, posted or reported already.
    """
    if done or slot.at < since or slot.at > now:
        return Timing.WAIT
    return Timing.DUE if now - slot.at <= window else Timing.MISSED
