"""An amount among the countries of reserve lists, without the claimant: bars, places, neighbours. No words here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from core.claim import Claim
from core.errors import NoReference
from core.quantities.figure import Qualifier
from core.quantities.ranges import Range
from core.reference.editions import Edition
from core.reference.library import Library
from core.reference.minerals import Mineral
from core.reference.reserves import ReserveList, ReserveRow
from core.verdict import Note

RESERVES = "reserves"
"""What a list holds unless its mineral says otherwise (uranium: identified resources)."""


def counts_more(mineral: Mineral) -> tuple[Note, ...]:
    """That a mineral's list holds more than reserves, where it does. Pure."""
    basis = mineral.reserve_basis
    return () if basis == RESERVES else (Note(key="rank.counts_more", facts={"counts": basis}),)


def edition_for(claim: Claim, library: Library) -> Edition:
    """The edition in force on the claim's day; the newest where the day is not given or before all on file.
    Pure. Raises NoReference for a mineral without editions."""
    try:
        return library.edition_in_force(claim.mineral, claim.claimed_on)
    except NoReference:
        return library.editions(claim.mineral)[-1]


def before_all_editions(claim: Claim, library: Library) -> bool:
    """Whether the claim is older than every edition on file. Pure."""
    first = library.editions(claim.mineral)[0].released
    return claim.claimed_on is not None and claim.claimed_on < first


@dataclass(frozen=True, eq=False)
class Bench:
    """The list that decides (the edition in force) and the newest one, for one claimed place. The claimant
    `country` is left out of both. `moved` are the bars of that place in other editions that were changed since,
    oldest first. `or_better`: "top five" claims no certain place, so that a better one is no surprise. What follows
    from it is worked out once: the same few places of the same lists are asked for again and again."""

    place: int
    country: str | None
    listed: ReserveList
    newest: ReserveList
    moved: tuple[tuple[ReserveList, ReserveRow], ...]
    or_better: bool

    @staticmethod
    def of(claim: Claim, library: Library, place: int) -> Bench:
        """Raises NoReference for a mineral without a reserve list."""
        or_better = claim.rank is not None and claim.rank.qualifier is Qualifier.UP_TO
        edition = edition_for(claim, library)
        return _bench(claim.mineral, edition.label, claim.country, place, or_better, library)

    @property
    def is_newest(self) -> bool:
        """Whether the deciding list is also the newest."""
        return self.listed.edition == self.newest.edition

    @cached_property
    def bar(self) -> ReserveRow | None:
        """The row to be exceeded for the claimed place; None where the list is shorter."""
        return self.listed.bar(self.place, self.country)

    @cached_property
    def own(self) -> ReserveRow | None:
        """The claimant's own line in the deciding list; None where no country is claimed or it has no number."""
        return None if self.country is None else self.listed.listed(self.country)

    @cached_property
    def bar_now(self) -> ReserveRow | None:
        """The same place's row in the newest list, where that is another; None where the list is shorter."""
        return None if self.is_newest else self.newest.bar(self.place, self.country)

    @cached_property
    def others(self) -> tuple[ReserveRow, ...]:
        """The other countries with a number, largest first."""
        return self.listed.ranked(self.country)

    @cached_property
    def others_now(self) -> tuple[ReserveRow, ...]:
        """The same in the newest list."""
        return self.newest.ranked(self.country)

    def place_of(self, tonnes: float) -> int:
        """The place an amount takes among the others: one more than there are larger ones."""
        return _place(tonnes, self.others)

    def place_now(self, tonnes: float) -> int:
        """The same in the newest list."""
        return _place(tonnes, self.others_now)

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """ISO codes of other countries whose reserves the deciding edition prints as not available."""
        return tuple(iso3 for iso3 in self.listed.not_available if iso3 != self.country)

    def neighbours(self, tonnes: float) -> tuple[ReserveRow | None, ReserveRow | None]:
        """The rows just above and just below an amount."""
        others, above = self.others, self.place_of(tonnes) - 1
        return (others[above - 1] if above else None, others[above] if above < len(others) else None)

    def level_with(self, row: ReserveRow, amount: Range) -> bool:
        """Whether an amount equals a row within printed digits: a joint place."""
        return row.range.meets(amount)

    def beats_better_place(self, amount: Range) -> bool:
        """Whether all of an amount's range is above the bar of the next better place than claimed."""
        if self.place == 1 or self.or_better:
            return False
        better = self.listed.bar(self.place - 1, self.country)
        return better is not None and amount.low > better.range.high


@lru_cache(maxsize=512)
def _bench(
    mineral: str, edition: str, country: str | None, place: int, or_better: bool, library: Library
) -> Bench:
    """A library never changes, and `edition` is one of its mineral's labels."""
    lists = tuple(library.reserve_list(mineral, e) for e in library.editions(mineral))
    listed = next(x for x in lists if x.edition.label == edition)
    return Bench(place, country, listed, lists[-1], _moved_bars(lists, listed, place, country), or_better)


def _place(tonnes: float, others: tuple[ReserveRow, ...]) -> int:
    return 1 + sum(1 for row in others if (row.reserves_t or 0.0) > tonnes)


def _moved_bars(
    lists: tuple[ReserveList, ...], deciding: ReserveList, place: int, country: str | None
) -> tuple[tuple[ReserveList, ReserveRow], ...]:
    """The bar of a place in every edition but the deciding one whose bar the next edition changed, oldest first."""
    bars = [(listed, listed.bar(place, country)) for listed in lists]
    return tuple(
        (listed, row)
        for (listed, row), (_, later) in pairwise(bars)
        if row is not None
        and listed is not deciding
        and (later is None or row.reserves_t != later.reserves_t)
    )
