"""Which servers' digests are due, and which were missed: old state + now → intents. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.news.schedule import Timing, last_slot, next_slot, timing
from core.store.digests import DigestSettings, Standing


@dataclass(frozen=True, slots=True)
class Due:
    """A server's day that is to be claimed; `since` is from when on its readers have not seen the news."""

    settings: DigestSettings
    local_date: date
    since: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be posted, and what can only be reported."""

    due: tuple[Due, ...]
    missed: tuple[Due, ...]


def plan(settings: Iterable[DigestSettings], standings: Mapping[int, Standing], now: datetime) -> Plan:
    """What to do at `now` (aware). A paused server has nothing to do; the newest slot of each other one counts,
    unless its local date, or a later one, is claimed already. Pure."""
    due: list[Due] = []
    missed: list[Due] = []
    for one in settings:
        if one.paused_at is not None:
            continue
        standing = standings.get(one.discord_guild_id)
        slot = last_slot(one.local_time, ZoneInfo(one.zone), now)
        done = standing is not None and standing.last_date >= slot.local_date
        day = Due(one, slot.local_date, unread_since(one, standing))
        match timing(slot, now=now, since=one.since, done=done):
            case Timing.DUE:
                due.append(day)
            case Timing.MISSED:
                missed.append(day)
            case Timing.WAIT:
                pass
    return Plan(tuple(due), tuple(missed))


def unread_since(settings: DigestSettings, standing: Standing | None) -> datetime:
    """From when on a server's readers have not seen the news: its last digest, not before it was set up. Pure."""
    read_until = None if standing is None else standing.read_until
    return settings.since if read_until is None else max(settings.since, read_until)


def next_run(settings: DigestSettings, standing: Standing | None, now: datetime) -> datetime:
    """When the next digest is due, were it not paused: the newest slot where it still waits, else the next one whose
    date is not claimed yet. Pure."""
    zone = ZoneInfo(settings.zone)
    if plan([settings], {} if standing is None else {settings.discord_guild_id: standing}, now).due:
        return last_slot(settings.local_time, zone, now).at
    slot = next_slot(settings.local_time, zone, now)
    while standing is not None and standing.last_date >= slot.local_date:
        slot = next_slot(settings.local_time, zone, slot.at)
    return slot.at
