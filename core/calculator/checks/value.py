"""Is the sum of money what the metal could fetch? In-ground value is never income. No words here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.calculator.basket import Worth, worth_of
from core.calculator.checks.base import Check
from core.calculator.compare import SLACK, Comparison, Side, compare, gravest
from core.calculator.income import hold_income, market_value
from core.calculator.metal import Metal, metal_of, reachable
from core.calculator.metal_price import metal_worth
from core.calculator.standing import status_reasons, with_reasons
from core.calculator.steps import over, term, times, work
from core.claim import RARE_EARTHS, Claim, MoneySense
from core.errors import NoReference
from core.quantities.figure import Dimension, Figure
from core.quantities.ranges import exactly
from core.reference.assumptions import Assumption
from core.reference.library import Library
from core.verdict import Fact, Finding, Level, Need, Note, Quantity, Source, Step

ID = "value"
KILOGRAMS = 1000.0


@dataclass(frozen=True, slots=True)
class Dollars:
    """The claimed sum in US$ (or US$/kg), converted at a dated rate where it was another currency."""

    printed: Quantity
    quantity: Quantity
    steps: tuple[Step, ...] = ()
    caveats: tuple[Note, ...] = ()
    sources: tuple[Source, ...] = ()


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """The price a kilogram would have to fetch, beside what a miner is paid and the basket; a yearly sum beside the
    world market instead. Pure."""
    dollars = _dollars(claim, library)
    if dollars is None or dollars.quantity.high <= 0:
        return
    if dollars.quantity.unit == "US$/kg":
        yield from _priced(claim, library, dollars, dollars.quantity, (), None)
        return
    if claim.amount_sense is MoneySense.YEARLY:
        yield from _yearly(claim, library, dollars)
        return
    metal = metal_of(claim)
    if metal is None or metal.quantity.low <= 0:
        return
    line = work(
        "implied_price",
        "US$/kg",
        term("money", dollars.quantity),
        over("contained", metal.quantity),
        over("kilograms", KILOGRAMS),
    )
    yield from _priced(claim, library, dollars, line.result, (*metal.steps, line), metal)


def lacks(claim: Claim, library: Library) -> Note | None:
    """Says what a sum of money would still need: a tonnage, a rate of exchange on file, a price on file. Pure."""
    if claim.amount is None or claim.amount.dimension not in (Dimension.MONEY, Dimension.PRICE):
        return None
    if _dollars(claim, library) is None:
        return Note(key="value.no_rate", facts={"currency": _currency(claim.amount)})
    if claim.amount.dimension is Dimension.MONEY and claim.amount_sense is not MoneySense.YEARLY:
        metal = metal_of(claim)
        if metal is None:
            return None if claim.country or claim.gdp_share else Note(key="value.needs_contained")
        if metal.quantity.low <= 0:
            return Note(key="value.needs_contained")
    if claim.amount_sense is MoneySense.YEARLY and claim.mineral != RARE_EARTHS:
        return Note(key="value.no_market", facts={"mineral": claim.mineral})
    if _worth(claim, library) is None:
        return Note(key="value.no_price", facts={"mineral": claim.mineral})
    return None


def _worth(claim: Claim, library: Library) -> Worth | None:
    """The basket or the oxide for rare earths, the year's average price for other minerals."""
    return worth_of(claim, library) or metal_worth(claim, library)


def _currency(amount: Figure) -> str:
    return amount.unit.removesuffix("/kg")


def _dollars(claim: Claim, library: Library) -> Dollars | None:
    amount = claim.amount
    if amount is None or amount.dimension not in (Dimension.MONEY, Dimension.PRICE):
        return None
    said = reachable(amount)
    if amount.unit.startswith("US$"):
        return Dollars(said, said)
    try:
        rate = library.rate(_currency(amount), claim.claimed_on)
    except NoReference:
        return None
    unit = "US$/kg" if amount.dimension is Dimension.PRICE else "US$"
    line = work("dollars", unit, term("money", said), times("rate", rate.usd_per_unit))
    facts: dict[str, Fact] = {
        "currency": rate.currency,
        "year": str(rate.year),
        "dollars": line.result,
        "rate": Quantity.of(rate.usd_per_unit, "US$"),
    }
    return Dollars(said, line.result, (line,), (Note(key="value.rate", facts=facts),), (rate.source,))


def _priced(
    claim: Claim,
    library: Library,
    dollars: Dollars,
    price: Quantity,
    steps: tuple[Step, ...],
    metal: Metal | None,
) -> Iterator[Finding]:
    worth = _worth(claim, library)
    facts: dict[str, Fact] = {"amount": dollars.printed, "price": price}
    if metal is not None:
        facts["contained"] = metal.quantity
    kind = "price" if metal is None else "value"
    if worth is None:
        yield Finding(
            check=ID,
            outcome=f"{kind}_alone",
            level=None,
            facts=facts,
            computed=price,
            working=(*dollars.steps, *steps),
            caveats=(*dollars.caveats, Note(key="in_ground_is_not_income")),
            sources=dollars.sources,
        )
        return
    yield _held(claim, library, dollars, price, steps, metal, worth, facts)


def _held(
    claim: Claim,
    library: Library,
    dollars: Dollars,
    price: Quantity,
    steps: tuple[Step, ...],
    metal: Metal | None,
    worth: Worth,
    facts: dict[str, Fact],
) -> Finding:
    """Up to what a miner is paid: holds up. Up to the basket's high end: doubtful, since gross. Above: by the gap."""
    paid = library.assumption("concentrate_value") if worth.mixed else None
    comparison = compare(price.range, worth.quantity.range, side=Side.AT_LEAST, confidence=worth.confidence)
    reasons = (*status_reasons(claim, library),) if metal is not None else ()
    level, word = _level(price, paid, comparison, reasons)
    if word == "above" and paid is not None:
        level = gravest((level, Level.DOUBTFUL))
    facts = {
        **facts,
        "worth": worth.typical,
        "worth_range": worth.ends,
        "times": Quantity.of(price.middle / worth.quantity.middle, "×"),
    }
    if paid is not None:
        facts["paid"] = Quantity.of(paid.range, "US$/kg", printed=True)
    gross: tuple[Step, ...] = ()
    if metal is not None:
        gross = (
            work(
                "gross_value",
                "US$",
                term("contained", metal.quantity),
                times("worth", worth.quantity),
                times("kilograms", KILOGRAMS),
            ),
        )
        facts["gross"] = gross[0].result
    if word == "within" and _above_the_newest(price, worth):
        reasons = (*reasons, Note(key="value.price_moved"))
        level, word = with_reasons(Level.HOLDS_UP, reasons), "once_paid"
    if word == "above" and worth.printed:
        word = "above_price"
    kind = "price" if metal is None else "value"
    return Finding(
        check=ID,
        outcome=f"{kind}_{word}",
        level=level,
        facts=facts,
        claimed=price,
        computed=worth.quantity,
        factor=comparison.factor,
        gap=comparison.gap,
        working=(*dollars.steps, *steps, *worth.steps, *gross),
        needs=_needs(metal, gross, word),
        reasons=_why(comparison, reasons, word) if level is Level.UNPROVEN else (),
        caveats=(*dollars.caveats, worth.note, Note(key="in_ground_is_not_income")),
        sources=tuple(
            dict.fromkeys((*dollars.sources, *worth.sources, *((paid.source,) if paid is not None else ())))
        ),
    )


def _above_the_newest(price: Quantity, worth: Worth) -> bool:
    newest = exactly(worth.quantity.middle)
    return worth.key == "metal_years" and compare(price.range, newest, side=Side.AT_LEAST).gap > SLACK


def _level(
    price: Quantity, paid: Assumption | None, comparison: Comparison, reasons: tuple[Note, ...]
) -> tuple[Level, str]:
    if paid is not None and compare(price.range, paid.range, side=Side.AT_LEAST).gap <= SLACK:
        return with_reasons(Level.HOLDS_UP, reasons), "paid"
    if comparison.gap <= SLACK:
        if paid is None:
            return with_reasons(Level.HOLDS_UP, reasons), "within"
        return gravest((comparison.level, Level.DOUBTFUL)), "gross"
    return comparison.level, "above"


def _why(comparison: Comparison, status: tuple[Note, ...], word: str) -> tuple[Note, ...]:
    """Weak prices are a reason only where a price decided."""
    return status if word == "paid" else (*comparison.reasons, *status)


def _needs(metal: Metal | None, gross: tuple[Step, ...], word: str) -> tuple[Need, ...]:
    if metal is None or not word.startswith("above"):
        return ()
    return (Need(key="needs.less_money", facts={"gross": gross[0].result, "contained": metal.quantity}),)


def _yearly(claim: Claim, library: Library, dollars: Dollars) -> Iterator[Finding]:
    """A sum said every year: a flow, laid against what the world pays in a year and never against the stock."""
    if claim.mineral != RARE_EARTHS:
        return
    income = hold_income(dollars.quantity.range, claim, library)
    if income is None:
        return
    reasons = (*income.reasons, *status_reasons(claim, library))
    level = with_reasons(income.level, reasons)
    yield Finding(
        check=ID,
        outcome=f"yearly_{income.outcome}",
        level=level,
        facts={"amount": dollars.printed, **income.facts},
        claimed=dollars.quantity,
        computed=market_value(income.today),
        factor=income.factor,
        gap=income.gap,
        working=(
            *dollars.steps,
            work(
                "times_the_market",
                "×",
                term("money", dollars.quantity),
                over("market", market_value(income.today)),
            ),
        ),
        reasons=reasons if level is Level.UNPROVEN else (),
        caveats=(*dollars.caveats, *income.caveats),
        sources=tuple(dict.fromkeys((*dollars.sources, *income.sources))),
    )


CHECK = Check(id=ID, run=run, lacks=lacks)
