"""How long does the stock last at the yearly rate, and which stock and which rate are meant? No words here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.calculator.checks.base import Check
from core.calculator.compare import RED, Comparison, Side, compare
from core.calculator.metal import metal_of, reachable
from core.calculator.standing import status_reasons, with_reasons
from core.calculator.steps import over, term, times, work
from core.claim import Claim
from core.quantities.figure import Basis, Figure
from core.reference.library import Library
from core.verdict import Fact, Finding, Level, Note, Quantity, Step

ID = "life"

NEAR = 1.5
"""Up to this ratio a life is offered as what a claimed number of years probably means."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A stock or a yearly rate of one kind ("ore", "metal"), with the steps that led to it."""

    kind: str
    quantity: Quantity
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Life:
    """One stock over one rate of the same kind."""

    stock: Amount
    rate: Amount
    years: Quantity
    steps: tuple[Step, ...]

    @property
    def facts(self) -> dict[str, Fact]:
        """What may be said of it."""
        return {"stock": self.stock.quantity, "rate": self.rate.quantity, "life": self.years}


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """Years of every stock at every rate of its kind, held against the life that is claimed. Pure."""
    lives = tuple(_lives(claim))
    if not lives:
        return
    claimed = _claimed(claim)
    if claimed is None:
        for life in lives:
            yield _told(life, claim.years)
        return
    yield _judged(claim, library, claimed, lives)


def lacks(claim: Claim, _library: Library) -> Note | None:
    """Says what a claimed life, or a rate beside a stock, would still need. Pure."""
    if tuple(_lives(claim)):
        return None
    rate = claim.ore_rate or claim.product_rate
    # Years of supply without a rate are a question to `demand`.
    if claim.life is not None or (rate and _claimed(claim) is not None):
        has_stock = any((claim.stock, claim.ore, claim.contained))
        if rate and has_stock:
            return Note(key="life.unlike")
        if has_stock:
            return Note(key="life.needs_rate")
        return Note(key="life.needs_stock" if rate else "life.needs_both")
    return Note(key="life.unlike") if claim.stock and rate else None


def _claimed(claim: Claim) -> Figure | None:
    """The life that is claimed; years of a named market are another question."""
    if claim.life is not None:
        return claim.life
    return claim.years if claim.market is None else None


def _lives(claim: Claim) -> Iterator[Life]:
    rates = tuple(_rates(claim))
    if not rates:
        return
    for stock in _stocks(claim):
        for rate in rates:
            if stock.kind == rate.kind and rate.quantity.low > 0:
                line = work("life", "years", term("stock", stock.quantity), over("rate", rate.quantity))
                yield Life(stock, rate, line.result, (*stock.steps, *rate.steps, line))


def _stocks(claim: Claim) -> Iterator[Amount]:
    if claim.stock is not None:
        quantity = reachable(claim.stock)
        if claim.stock.basis in (Basis.ORE, Basis.UNSPECIFIED):
            yield Amount("ore", quantity)
        if claim.stock.basis is not Basis.ORE:
            yield _recovered(claim, Amount("metal", quantity))
    if claim.ore is not None:
        yield Amount("ore", reachable(claim.ore))
    metal = metal_of(claim)
    if metal is not None:
        yield _recovered(claim, Amount("metal", metal.quantity, metal.steps))


def _rates(claim: Claim) -> Iterator[Amount]:
    if claim.ore_rate is not None:
        yield Amount("ore", Quantity.from_figure(claim.ore_rate))
    if claim.product_rate is not None:
        yield Amount("metal", Quantity.from_figure(claim.product_rate))


def _recovered(claim: Claim, metal: Amount) -> Amount:
    """The part of the metal that the plant's stated recovery turns into product."""
    if claim.recovery is None or claim.product_rate is None:
        return metal
    recovery = reachable(claim.recovery)
    line = work(
        "recovered",
        "t",
        term("contained", metal.quantity),
        times("recovery", recovery),
        over("per_cent", 100.0),
    )
    return Amount(metal.kind, line.result, (*metal.steps, line))


def _told(life: Life, years: Figure | None) -> Finding:
    """For scale; beside years of a market, which this life may have been mistaken for."""
    near = years is not None and compare(years.claimed_span, life.years.range).factor < NEAR
    return Finding(
        check=ID,
        outcome="probably_meant" if near else "life",
        level=None,
        facts=life.facts,
        claimed=Quantity.from_figure(years) if years is not None and near else None,
        computed=life.years,
        working=life.steps,
    )


def _judged(claim: Claim, library: Library, claimed: Figure, lives: tuple[Life, ...]) -> Finding:
    compared = [(compare(claimed.claimed_span, life.years.range, side=Side.AT_LEAST), life) for life in lives]
    comparison, life = min(compared, key=lambda pair: (pair[0].gap, pair[0].factor))
    others = tuple(other for _, other in compared if other is not life)
    disagree = any(other.level is not comparison.level for other, _ in compared)
    reasons = status_reasons(claim, library)
    if disagree:
        reasons = (Note(key="life.which"), *reasons)
    level = with_reasons(comparison.level, reasons)
    return Finding(
        check=ID,
        outcome=_word(comparison),
        level=level,
        facts=life.facts,
        claimed=Quantity.from_figure(claimed),
        computed=life.years,
        factor=comparison.factor,
        gap=comparison.gap,
        working=tuple(dict.fromkeys((*life.steps, *(step for other in others for step in other.steps)))),
        reasons=reasons if level is Level.UNPROVEN else (),
        caveats=tuple(Note(key=f"life.of.{other.stock.kind}", facts=other.facts) for other in others),
    )


def _word(comparison: Comparison) -> str:
    if comparison.level is not Level.HOLDS_UP:
        return "falls_short"
    understated = not comparison.over and comparison.factor >= RED
    return "lasts_longer" if understated else "lasts"


CHECK = Check(id=ID, run=run, lacks=lacks)
