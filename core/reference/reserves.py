"""Reserve lists: countries of one edition, ordered, with what the edition leaves open."""

from __future__ import annotations

from dataclasses import dataclass

from core.quantities.ranges import Range
from core.reference.editions import Edition
from core.verdict import Source


@dataclass(frozen=True, slots=True)
class ReserveRow:
    """A country's line. `reserves_t` is None where the edition prints NA. `half_t` is half of the last printed
    place. `is_floor` marks a number printed with ">". Tonnes in the mineral's own basis."""

    iso3: str
    name: str
    reserves_t: float | None
    half_t: float
    is_floor: bool
    note: str
    source: Source

    @property
    def range(self) -> Range:
        """The printed number with its half-width. Raises ValueError where none is printed."""
        if self.reserves_t is None:
            raise ValueError(self.iso3)
        return Range(self.reserves_t - self.half_t, self.reserves_t, self.reserves_t + self.half_t)


@dataclass(frozen=True, slots=True)
class ReserveList:
    """One edition's list for one mineral, tonnes. `rows` hold every country line, with and without a number,
    in the edition's order; the world total and the line "Other countries" stand apart. `by_size` are the rows with a number, largest first. `world_is_floor` says
    that the total is printed with ">". `not_available` are the countries printed NA."""

    mineral: str
    edition: Edition
    rows: tuple[ReserveRow, ...]
    world: ReserveRow
    other: ReserveRow | None
    by_size: tuple[ReserveRow, ...]
    not_available: tuple[str, ...]

    @property
    def world_t(self) -> float | None:
        """The printed world total, t; None where none is printed (tantalum). A floor where `world_is_floor`."""
        return self.world.reserves_t

    @property
    def world_is_floor(self) -> bool:
        """Whether the world total is printed with ">"."""
        return self.world.is_floor

    @property
    def other_t(self) -> float | None:
        """What the line "Other countries" prints, t; None where there is none."""
        return None if self.other is None else self.other.reserves_t

    def ranked(self, without: str | None = None) -> tuple[ReserveRow, ...]:
        """Countries with a number, largest first, except `without` (an ISO code). Pure."""
        if without is None or self.listed(without) is None:
            return self.by_size
        return tuple(row for row in self.by_size if row.iso3 != without)

    def bar(self, rank: int, without: str | None = None) -> ReserveRow | None:
        """The row that must be exceeded for place `rank` (1 is the first); None where the list is shorter."""
        rows = self.ranked(without)
        return rows[rank - 1] if 1 <= rank <= len(rows) else None

    def listed(self, iso3: str) -> ReserveRow | None:
        """A country's own line with a number; None where it is not listed or printed NA."""
        return next((row for row in self.by_size if row.iso3 == iso3), None)
