"""For how many years would the metal really cover the demand? The chain from ore to magnet. No words here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.calculator.basket import NDPR
from core.calculator.checks.base import Check, Weighed
from core.calculator.compare import RED, SLACK, Comparison, Side, compare, ratio_between
from core.calculator.magnets import Yield, demand_path, magnets_from, magnets_from_ndpr, treo_for
from core.calculator.metal import Metal, metal_of, reachable
from core.calculator.standing import status_reasons, with_reasons
from core.calculator.steps import over, term, times, work
from core.calculator.tonnage import tonnages
from core.claim import RARE_EARTHS, Claim, Market
from core.quantities.figure import Dimension, Figure
from core.quantities.ranges import Range
from core.reference.library import Library
from core.reference.market import DemandRow
from core.verdict import Fact, Finding, Level, Need, Note, Quantity, Step

ID = "demand"

MAGNET_MARKETS = (Market.US_MAGNETS, Market.WORLD_MAGNETS)

TYPICAL_SERIES = {Market.US_MAGNETS: "doe_us", Market.WORLD_MAGNETS: "ieee_world"}
"""The series that counts the whole of a market's demand: magnets inside imported goods, the world and not China."""

MAGNET_OXIDES = ("Nd2O3", "Pr6O11", "Nd", "Pr")
"""The two elements that the magnets are made of; the metal is taken for its oxide, a sixth short of it."""

LONGEST_PATH = 100
"""Years over which a growing demand is added up; beyond, the forecasts on file say nothing."""


@dataclass(frozen=True, slots=True)
class Demands:
    """The rows of a market: the newest of each series that is no forecast, the forecasts, and the row that the
    sentence speaks of."""

    market: Market
    rows: tuple[DemandRow, ...]
    forecasts: tuple[DemandRow, ...]
    typical: DemandRow

    @property
    def kindest(self) -> DemandRow:
        """The smallest demand, at which the metal lasts longest."""
        return min(self.rows, key=lambda row: row.amount_t.middle)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The years claimed, the metal they rest on, what of it comes out, and the demands to lay it against."""

    years: Figure
    metal: Metal
    usable: Metal
    demands: Demands


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """Years covered at each demand on file, with the losses and without. Pure."""
    asked = _asked(claim, library)
    if asked is None:
        return
    if asked.demands.market in MAGNET_MARKETS:
        yield _magnets(claim, library, asked)
    else:
        yield _output(claim, library, asked.years, asked.metal, asked.usable, asked.demands)


def weigh(claim: Claim, library: Library) -> Iterator[Weighed]:
    """Level and gap of the same. Pure."""
    asked = _asked(claim, library)
    if asked is None:
        return
    if asked.demands.market in MAGNET_MARKETS:
        stand = _stand(claim, library, asked)
        yield Weighed(stand.level, stand.comparison.gap)
    else:
        told = _output(claim, library, asked.years, asked.metal, asked.usable, asked.demands)
        yield Weighed(told.level, told.gap)


def _asked(claim: Claim, library: Library) -> _Asked | None:
    if claim.years is None or claim.years.dimension is not Dimension.TIME:
        return None
    metal = _metal(claim, library)
    if metal is None:
        return None
    market = _market(claim)
    if market in MAGNET_MARKETS and _no_magnet_metal(claim, library):
        return None
    demands = None if market is None else _demands(claim, library, market)
    usable = _usable(claim, metal)
    if demands is None or usable.quantity.low <= 0:
        return None
    return _Asked(claim.years, metal, usable, demands)


def lacks(claim: Claim, library: Library) -> Note | None:
    """Says what claimed years of supply would still need. Pure."""
    own_rate = claim.market is None and (claim.ore_rate or claim.product_rate)
    if claim.years is None or own_rate:
        return None
    if metal_of(claim) is None:
        return Note(key="demand.needs_contained")
    market = _market(claim)
    if market is None:
        return Note(key="demand.needs_market")
    if market in MAGNET_MARKETS and _no_magnet_metal(claim, library):
        return Note(key="demand.not_in_magnets")
    return Note(key="demand.none_on_file") if _demands(claim, library, market) is None else None


def _metal(claim: Claim, library: Library) -> Metal | None:
    """The contained tonnage in the basis that the market's tables count."""
    said = metal_of(claim)
    if said is None or _is_ndpr(claim):
        return said
    tonnage = tonnages(claim, library)[0]
    return Metal(tonnage.quantity, said.figure, tonnage.steps)


def _is_ndpr(claim: Claim) -> bool:
    """Whether the tonnage is of neodymium and praseodymium alone, in oxide."""
    figure = claim.contained or claim.grade
    return figure is not None and figure.substance in (*NDPR, *MAGNET_OXIDES)


def _no_magnet_metal(claim: Claim, library: Library) -> bool:
    """Whether the tonnage is of one rare earth that these magnets are not made of, or only seasoned with."""
    figure = claim.contained or claim.grade
    if figure is None or figure.substance is None or _is_ndpr(claim):
        return False
    return any(figure.substance in (e.symbol, e.oxide) for e in library.elements())


def _market(claim: Claim) -> Market | None:
    """The named market; US magnets, the smallest on file, for rare earths where none is named."""
    if claim.market is not None:
        return claim.market
    if claim.ore_rate or claim.product_rate or claim.mineral != RARE_EARTHS:
        return None
    return Market.US_MAGNETS


def _demands(claim: Claim, library: Library, market: Market) -> Demands | None:
    if market in MAGNET_MARKETS and claim.mineral != RARE_EARTHS:
        return None
    rows = library.demands(market, claim.mineral)
    newest: dict[str, DemandRow] = {row.series: row for row in rows if not row.forecast}
    if not newest:
        return None
    typical = newest.get(TYPICAL_SERIES.get(market, ""), max(newest.values(), key=lambda row: row.year))
    forecasts = tuple(row for row in rows if row.forecast)
    return Demands(market, tuple(newest.values()), forecasts, typical)


def _usable(claim: Claim, metal: Metal) -> Metal:
    """What is said to come out: contained × the extractable share, or the plant's recovery, or all of it."""
    share = claim.extractable or claim.recovery
    if share is None:
        return metal
    line = work(
        "usable",
        "t",
        term("contained", metal.quantity),
        times("extractable", reachable(share)),
        over("per_cent", 100.0),
    )
    return Metal(line.result, None, (*metal.steps, line))


@dataclass(frozen=True, slots=True)
class _Stand:
    """What becomes magnets, how long that lasts at the kindest demand, and how the claimed years stand to it."""

    chain: Yield
    kindest: Step
    comparison: Comparison
    reasons: tuple[Note, ...]
    level: Level


def _stand(claim: Claim, library: Library, asked: _Asked) -> _Stand:
    usable, least = asked.usable.quantity, asked.demands.kindest
    chain = (magnets_from_ndpr if _is_ndpr(claim) else magnets_from)(usable, library)
    kindest = _years(chain.without_losses, least, rounding_of=usable.range)
    comparison = _held(asked.years, kindest, least)
    reasons = _reasons(claim, library, comparison)
    return _Stand(chain, kindest, comparison, reasons, with_reasons(comparison.level, reasons))


def _magnets(claim: Claim, library: Library, asked: _Asked) -> Finding:
    years, metal, usable, demands = asked.years, asked.metal, asked.usable, asked.demands
    stand = _stand(claim, library, asked)
    chain, kindest, comparison = stand.chain, stand.kindest, stand.comparison
    reasons, level = stand.reasons, stand.level
    covered = _covered(chain, demands.typical)
    spread = _spread(chain, demands.typical)
    flat = work(
        "needed_magnets", "t", term("years", _middle(years)), times("demand", _demand(demands.typical))
    )
    needed = treo_for(flat.result, library, of_ndpr=_is_ndpr(claim))
    facts: dict[str, Fact] = {
        "usable": usable.quantity,
        "contained": metal.quantity,
        "covered": covered,
        "market": demands.market.value,
        "demand": _demand(demands.typical),
        "demand_year": str(demands.typical.year),
        "kindest_demand": _demand(demands.kindest),
        "kindest_years": kindest.result,
        "least": Quantity.of(covered.low / years.likely if years.likely > 0 else 1.0, "×"),
        "spread": spread,
    }
    needs = _needs(usable, metal, needed, claim, facts) if _short(comparison, covered, years) else ()
    return Finding(
        check=ID,
        outcome=_word(comparison, covered, years),
        level=level,
        facts=facts,
        claimed=Quantity.from_figure(years),
        computed=covered,
        factor=ratio_between(years.claimed_span, covered.range),
        gap=comparison.gap,
        working=(*usable.steps, *chain.steps, *_rows_worked(chain, demands), flat, *needed.steps),
        needs=needs,
        more=_from_ore(claim, library, metal, covered),
        reasons=reasons if level is Level.UNPROVEN else (),
        caveats=(
            *(_row_note(row, _covered(chain, row)) for row in (*demands.rows, *demands.forecasts)),
            *_path_note(claim, years, demands),
            Note(key="demand.spread", facts={"spread": spread}),
            Note(key="demand.ndpr_only"),
        ),
        sources=tuple(dict.fromkeys((demands.typical.source, demands.kindest.source, *chain.sources))),
    )


def _output(
    claim: Claim, library: Library, years: Figure, metal: Metal, usable: Metal, demands: Demands
) -> Finding:
    """A stock laid against a yearly mine output."""
    row = _row_of(claim, demands, library)
    line = _years(usable.quantity, row, rounding_of=usable.quantity.range)
    comparison = _held(years, line, row)
    covered = line.result
    reasons = _reasons(claim, library, comparison)
    level = with_reasons(comparison.level, reasons)
    needed = work("needed_stock", "t", term("years", _middle(years)), times("demand", _demand(row)))
    return Finding(
        check=ID,
        outcome=f"output_{_word(comparison, covered, years)}",
        level=level,
        facts={
            "usable": usable.quantity,
            "contained": metal.quantity,
            "market": demands.market.value,
            "demand": _demand(row),
            "demand_year": str(row.year),
            "least": Quantity.of(covered.low / years.likely if years.likely > 0 else 1.0, "×"),
        },
        claimed=Quantity.from_figure(years),
        computed=covered,
        factor=ratio_between(years.claimed_span, covered.range),
        gap=comparison.gap,
        working=(*usable.steps, line, needed),
        needs=(Need(key="needs.stock", facts={"stock": needed.result}),) if comparison.gap > SLACK else (),
        reasons=reasons if level is Level.UNPROVEN else (),
        caveats=(Note(key="demand.stock_against_flow"),),
        sources=(row.source,),
    )


def _row_of(claim: Claim, demands: Demands, library: Library) -> DemandRow:
    """The newest year's output at the time of the claim."""
    if claim.claimed_on is None:
        return demands.typical
    rows = library.demands(demands.market, claim.mineral)
    past = [row for row in rows if row.year < claim.claimed_on.year and not row.forecast]
    return past[-1] if past else rows[0]


def _held(years: Figure, line: Step, row: DemandRow) -> Comparison:
    confidence = row.source.confidence
    return compare(years.claimed_span, line.result.range, side=Side.AT_LEAST, confidence=confidence)


def _reasons(claim: Claim, library: Library, comparison: Comparison) -> tuple[Note, ...]:
    assumed = (Note(key="demand.market_assumed"),) if claim.market is None else ()
    return (*comparison.reasons, *assumed, *status_reasons(claim, library))


def _years(amount: Quantity, row: DemandRow, *, rounding_of: Range) -> Step:
    """Years at one row's demand, with the width of the printed figures alone: shares and yields stay typical."""
    rounded = Range(
        rounding_of.low / rounding_of.middle * amount.middle,
        amount.middle,
        rounding_of.high / rounding_of.middle * amount.middle,
    )
    return work("years", "years", term("amount", Quantity.of(rounded, "t")), over("demand", _demand(row)))


def _covered(chain: Yield, row: DemandRow) -> Quantity:
    """From the years with all losses to the years without any, at typical shares and yields."""
    demand = row.amount_t.middle
    low, high = chain.with_losses.middle / demand, chain.without_losses.middle / demand
    return Quantity(low=low, likely=None, high=high, unit="years")


def _spread(chain: Yield, row: DemandRow) -> Quantity:
    """The years with losses over the whole range of the assumptions."""
    demand = row.amount_t.middle
    made = chain.with_losses
    return Quantity(low=made.low / demand, likely=None, high=made.high / demand, unit="years")


def _rows_worked(chain: Yield, demands: Demands) -> tuple[Step, ...]:
    rows = tuple(dict.fromkeys((demands.typical, demands.kindest)))
    amounts = (chain.with_losses, chain.without_losses)
    return tuple(
        work("years", "years", term("magnets", Quantity.of(amount.middle, "t")), over("demand", _demand(row)))
        for row in rows
        for amount in amounts
    )


def _demand(row: DemandRow) -> Quantity:
    return Quantity.of(row.amount_t, "t/yr", printed=True)


def _middle(years: Figure) -> Quantity:
    return Quantity.of(years.likely, "years", printed=years.value_max is None)


def _short(comparison: Comparison, covered: Quantity, years: Figure) -> bool:
    return comparison.gap > SLACK or covered.high < years.claimed_span.low


def _word(comparison: Comparison, covered: Quantity, years: Figure) -> str:
    if comparison.level not in (Level.HOLDS_UP, Level.UNPROVEN):
        return "falls_short"
    if covered.high < years.claimed_span.low:
        return "short_of_typical"
    return "covers_more" if years.likely > 0 and covered.low >= RED * years.likely else "covers"


def _needs(
    usable: Metal, metal: Metal, needed: Yield, claim: Claim, facts: dict[str, Fact]
) -> tuple[Need, ...]:
    """TREO that the years would take, without losses and with them, and what that is in the ground."""
    treo: dict[str, Fact] = {"without": needed.without_losses, "with_losses": needed.with_losses}
    found = [Need(key="needs.treo", facts={**treo, "market": facts["market"]})]
    if claim.extractable is not None or claim.recovery is not None:
        in_ground = metal.quantity.middle / usable.quantity.middle
        ground: dict[str, Fact] = {
            "without": Quantity.of(needed.without_losses.middle * in_ground, "t"),
            "with_losses": Quantity.of(needed.with_losses.middle * in_ground, "t"),
        }
        found.append(Need(key="needs.in_ground", facts=ground))
    return tuple(found)


def _from_ore(claim: Claim, library: Library, metal: Metal, covered: Quantity) -> tuple[Note, ...]:
    """Where ore and grade hold another amount than the contained figure: how long that would last instead."""
    others = [t for t in tonnages(claim, library)[1:] if t.from_ore]
    if not others or _is_ndpr(claim):
        return ()
    amount = others[0].quantity
    share = amount.middle / metal.quantity.middle
    years = Quantity(low=covered.low * share, likely=None, high=covered.high * share, unit="years")
    return (Note(key="demand.from_ore", facts={"amount": amount, "years": years}),)


def _row_note(row: DemandRow, covered: Quantity) -> Note:
    kind = "forecast" if row.forecast else "row"
    return Note(
        key=f"demand.{kind}.{row.source.confidence}",
        facts={"label": row.label, "year": str(row.year), "amount": _demand(row), "covered": covered},
    )


def _path_note(claim: Claim, years: Figure, demands: Demands) -> tuple[Note, ...]:
    """What the same years would take if demand grows as the typical row's own source expects."""
    count = round(years.likely)
    first = claim.claimed_on.year if claim.claimed_on else max(row.year for row in demands.rows)
    if not demands.forecasts or not 2 <= count <= LONGEST_PATH or first < demands.typical.year:
        return ()
    path = demand_path((demands.typical, *demands.forecasts), first, count)
    flat = demands.typical.amount_t.middle * count
    return (
        Note(
            key="demand.path",
            facts={
                "first": str(first),
                "last": str(first + count - 1),
                "path": Quantity.of(path, "t"),
                "flat": Quantity.of(flat, "t"),
            },
        ),
    )


CHECK = Check(id=ID, run=run, lacks=lacks, weigh=weigh)
