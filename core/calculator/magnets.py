"""From rare-earth oxide to magnets and back: every share and loss a step. No judgement and no words here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.calculator.steps import over, term, times, work
from core.quantities.ranges import exactly
from core.reference.assumptions import Assumption
from core.reference.library import Library
from core.reference.market import DemandRow
from core.verdict import Quantity, Source, Step, Term

HUNDRED = 100.0


@dataclass(frozen=True, slots=True)
class Shares:
    """What a tonne of oxide turns into. `oxide` is t of NdPr oxide for a t of NdPr metal."""

    ndpr: Assumption
    separation: Assumption
    metal: Assumption
    oxide: Assumption
    magnet_ndpr: Assumption
    magnet: Assumption

    @property
    def sources(self) -> tuple[Source, ...]:
        """The pages the shares come from, each once."""
        rows = (self.ndpr, self.separation, self.metal, self.oxide, self.magnet_ndpr, self.magnet)
        return tuple(dict.fromkeys(row.source for row in rows))


@dataclass(frozen=True, slots=True)
class Yield:
    """The two ends of the chain, t, with the steps that lead there. `with_losses` carries the range of all
    assumptions, combined by root of sum of squares; `without_losses` that of the shares alone."""

    with_losses: Quantity
    without_losses: Quantity
    steps: tuple[Step, ...]
    sources: tuple[Source, ...] = ()


@cache
def shares(library: Library) -> Shares:
    """The shares and yields on file; kept, since they are the same for every claim. Pure."""
    return Shares(
        ndpr=library.assumption("ndpr_share", "typical"),
        separation=library.assumption("separation_yield"),
        metal=library.assumption("metal_yield"),
        oxide=library.assumption("oxide_per_ndpr_metal"),
        magnet_ndpr=library.assumption("magnet_ndpr"),
        magnet=library.assumption("magnet_yield"),
    )


def magnets_from(treo: Quantity, library: Library) -> Yield:
    """Tonnes of magnets from tonnes of TREO, with losses and without. Pure.

    TREO × NdPr share × separation ÷ 1.177 × metal yield ÷ NdPr in the magnet × magnet yield: 0.376 t of magnet
    from a t of TREO with the losses, 0.586 without.
    """
    s = shares(library)
    ndpr = work("ndpr_oxide", "t", term("treo", treo), *_share("ndpr_share", s.ndpr), assumed=True)
    rest = magnets_from_ndpr(ndpr.result, library)
    return Yield(rest.with_losses, rest.without_losses, (ndpr, *rest.steps), s.sources)


def magnets_from_ndpr(ndpr: Quantity, library: Library) -> Yield:
    """Tonnes of magnets from tonnes of NdPr oxide, with losses and without. Pure."""
    s = shares(library)
    separated = work(
        "separated", "t", term("ndpr_oxide", ndpr), *_share("separation", s.separation), assumed=True
    )
    metal = work(
        "ndpr_metal",
        "t",
        term("separated", separated.result),
        over("oxide_per_metal", _factor(s.oxide)),
        *_share("metal_yield", s.metal),
        assumed=True,
    )
    made = work(
        "magnets",
        "t",
        term("ndpr_metal", metal.result),
        over("magnet_ndpr", _per_cent(s.magnet_ndpr)),
        times("per_cent", HUNDRED),
        *_share("magnet_yield", s.magnet),
        assumed=True,
    )
    whole = work(
        "magnets_without_losses",
        "t",
        term("ndpr_oxide", ndpr),
        over("oxide_per_metal", _factor(s.oxide)),
        over("magnet_ndpr", _per_cent(s.magnet_ndpr)),
        times("per_cent", HUNDRED),
        assumed=True,
    )
    return Yield(made.result, whole.result, (separated, metal, made, whole), s.sources)


def treo_for(magnets: Quantity, library: Library, *, of_ndpr: bool = False) -> Yield:
    """Tonnes of TREO (`of_ndpr`: of NdPr oxide) that tonnes of magnets take, with losses and without: the same
    chain backwards, at typical shares and yields. Pure."""
    s = shares(library)
    share = () if of_ndpr else (over("ndpr_share", _typical(s.ndpr)), times("per_cent", HUNDRED))
    without = work(
        "treo_without_losses",
        "t",
        term("magnets", magnets),
        times("magnet_ndpr", _typical(s.magnet_ndpr)),
        over("per_cent", HUNDRED),
        times("oxide_per_metal", _factor(s.oxide)),
        *share,
    )
    with_losses = work(
        "treo_with_losses",
        "t",
        term("treo", without.result),
        *(
            part
            for name, row in (
                ("separation", s.separation),
                ("metal_yield", s.metal),
                ("magnet_yield", s.magnet),
            )
            for part in (over(name, _typical(row)), times("per_cent", HUNDRED))
        ),
    )
    return Yield(with_losses.result, without.result, (without, with_losses))


def demand_path(rows: Sequence[DemandRow], first: int, count: int) -> float:
    """Tonnes over `count` years from `first`, the rows' amounts joined by straight lines and level after the last.

    Rows are ordered by year and start no later than `first`. Pure.
    """
    return sum(_in_year(rows, year) for year in range(first, first + count))


def _in_year(rows: Sequence[DemandRow], year: int) -> float:
    before = [row for row in rows if row.year <= year]
    after = [row for row in rows if row.year > year]
    start = before[-1]
    if not after:
        return start.amount_t.middle
    end = after[0]
    way = (year - start.year) / (end.year - start.year)
    return start.amount_t.middle + way * (end.amount_t.middle - start.amount_t.middle)


def _share(name: str, row: Assumption) -> tuple[Term, Term]:
    return times(name, _per_cent(row)), over("per_cent", HUNDRED)


@cache
def _per_cent(row: Assumption) -> Quantity:
    return Quantity.of(row.range, "%", printed=True)


@cache
def _typical(row: Assumption) -> Quantity:
    return Quantity.of(exactly(row.range.middle), "%", printed=True)


@cache
def _factor(row: Assumption) -> Quantity:
    return Quantity.of(row.range, "", printed=True)
