"""How a reserve list differs from the edition before it. Data only; no words."""

from __future__ import annotations

from dataclasses import dataclass

from core.reference.library import Library
from core.reference.reserves import ReserveList, ReserveRow


@dataclass(frozen=True, slots=True)
class Change:
    """One country's line (or the world total, `iso3` "WLD") in two editions, t. None: printed NA or not listed."""

    iso3: str
    name: str
    before: ReserveRow | None
    after: ReserveRow | None


def previous(listed: ReserveList, library: Library) -> ReserveList | None:
    """The same mineral's list in the edition before; None where there is none on file. Pure."""
    editions = library.editions(listed.mineral)
    place = [edition.label for edition in editions].index(listed.edition.label)
    return None if place == 0 else library.reserve_list(listed.mineral, editions[place - 1])


def changes(before: ReserveList, after: ReserveList) -> tuple[Change, ...]:
    """What differs, the largest change in tonnes first and the world total last. Pure."""
    names = {row.iso3: row.name for row in (*before.by_size, *after.by_size)}
    pairs = [Change(iso3, name, before.listed(iso3), after.listed(iso3)) for iso3, name in names.items()]
    moved = sorted((change for change in pairs if _tonnes(change)), key=lambda c: -abs(_tonnes(c)))
    world = Change("WLD", after.world.name, before.world, after.world)
    return (*moved, *([world] if _differs(world) else []))


def _tonnes(change: Change) -> float:
    return _of(change.after) - _of(change.before)


def _differs(change: Change) -> bool:
    floors = [row is not None and row.is_floor for row in (change.before, change.after)]
    return bool(_tonnes(change)) or floors[0] != floors[1]


def _of(row: ReserveRow | None) -> float:
    return 0.0 if row is None or row.reserves_t is None else row.reserves_t
