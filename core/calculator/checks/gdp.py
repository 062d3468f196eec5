"""What a share of a country's GDP would be in money, as a yearly income and as a stock in the ground. No words here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core.calculator.basket import Worth, worth_of
from core.calculator.checks.base import Check
from core.calculator.compare import SLACK, Side, compare, gap_between, gravest, ratio_between, weakest
from core.calculator.income import Income, hold_income, market_value
from core.calculator.metal import Metal, metal_of, reachable
from core.calculator.standing import status_reasons, with_reasons
from core.calculator.steps import add, over, term, times, work
from core.claim import Claim, MoneySense
from core.errors import NoReference
from core.quantities.figure import Dimension
from core.quantities.ranges import Range, exactly
from core.reference.library import WORLD, Library
from core.reference.load import half_width
from core.reference.market import MarketValueRow
from core.reference.money import GdpRow, RentRow
from core.verdict import Fact, Finding, Level, Need, Note, Quantity, Step

ID = "gdp"
KILOGRAMS = 1000.0
WHOLE = 100.0
"""Per cent of a GDP that its parts make up."""


@dataclass(frozen=True, slots=True)
class Share:
    """The claimed share of one year's GDP and the money it means, US$."""

    share: Quantity
    country: str
    row: GdpRow
    gdp: Quantity
    step: Step

    @property
    def money(self) -> Quantity:
        """share × GDP, US$."""
        return self.step.result

    @property
    def facts(self) -> dict[str, Fact]:
        """What every finding of this check may say."""
        return {
            "share": self.share,
            "country": self.country,
            "gdp": self.gdp,
            "gdp_year": str(self.row.year),
            "money": self.money,
        }


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """The money; then apart: the yearly flow, the ore it takes a year, the records of rents, the stock. Pure."""
    row = _gdp(claim, library)
    if row is None:
        return
    if claim.gdp_share is None or claim.gdp_share.dimension is not Dimension.SHARE:
        yield from _amount_alone(claim, row)
        return
    share = _share(claim, row)
    if share.money.low <= 0:
        return
    yield from _amount_beside(claim, share)
    if claim.gdp_part and share.share.low > WHOLE * SLACK:
        yield _more_than_the_gdp(share)
    metal, worth = metal_of(claim), worth_of(claim, library)
    if worth is None:
        yield _money(share)
    elif claim.gdp_sense is MoneySense.ONCE:
        yield _once(library, share, metal, worth)
    else:
        income = hold_income(share.money.range, claim, library)
        if income is not None:
            yield _yearly(claim, library, share, income, metal)
        yield from _ore_a_year(claim, library, share, metal, worth)
    yield from _records(library, share, part=claim.gdp_part)
    if worth is not None and metal is not None and claim.gdp_sense is not MoneySense.ONCE:
        yield from _stock(share, metal, worth)


def lacks(claim: Claim, library: Library) -> Note | None:
    """Says what a claimed share of GDP would still need. Pure."""
    if claim.gdp_share is None:
        return None
    if claim.country is None:
        return Note(key="gdp.needs_country")
    if _gdp(claim, library) is None:
        return Note(key="gdp.none_on_file", facts={"country": claim.country})
    return Note(key="gdp.no_market") if worth_of(claim, library) is None else None


def _gdp(claim: Claim, library: Library) -> GdpRow | None:
    if claim.country is None or (claim.gdp_share is None and claim.amount is None):
        return None
    try:
        return library.gdp(claim.country, claim.claimed_on.year if claim.claimed_on else None)
    except NoReference:
        return None


def _share(claim: Claim, row: GdpRow) -> Share:
    assert claim.gdp_share is not None
    half = half_width(str(round(row.usd)))
    gdp = Quantity.of(Range(row.usd - half, row.usd, row.usd + half), "US$")
    share = reachable(claim.gdp_share)
    step = work("money", "US$", term("share_of_gdp", share), over("per_cent", 100.0), times("gdp", gdp))
    return Share(share, row.iso3, row, gdp, step)


def _more_than_the_gdp(share: Share) -> Finding:
    """A part of one year's GDP that is more than all of it (I1)."""
    whole = Quantity.of(exactly(WHOLE), "%")
    return Finding(
        check=ID,
        outcome="more_than_the_gdp",
        level=Level.IMPOSSIBLE,
        facts=share.facts,
        claimed=share.share,
        computed=whole,
        factor=ratio_between(share.share.range, whole.range),
        gap=gap_between(share.share.range, whole.range),
        working=(share.step,),
        caveats=(_year_note(share),),
        sources=(share.row.source,),
    )


def _yearly(claim: Claim, library: Library, share: Share, income: Income, metal: Metal | None) -> Finding:
    """As a yearly income, kindest way: as if all the world's revenue could stay in the country."""
    reasons = (*income.reasons, *status_reasons(claim, library))
    level = with_reasons(income.level, reasons)
    needs: tuple[Need, ...] = ()
    steps: tuple[Step, ...] = ()
    if metal is not None and metal.quantity.low > 0:
        price = _price(share.money, metal)
        steps = (price,)
        needs = (Need(key="needs.price", facts={"price": price.result, "contained": metal.quantity}),)
    return Finding(
        check=ID,
        outcome=f"yearly_{income.outcome}",
        level=level,
        facts={**share.facts, **income.facts},
        claimed=share.money,
        computed=market_value(income.today),
        factor=income.factor,
        gap=income.gap,
        working=(
            share.step,
            work(
                "times_the_market",
                "×",
                term("money", share.money),
                over("market", market_value(income.today)),
            ),
            work(
                "times_the_market",
                "×",
                term("money", share.money),
                over("market", market_value(income.generous)),
            ),
            *steps,
        ),
        needs=needs if income.outcome != "within_market" else (),
        reasons=reasons if level is Level.UNPROVEN else (),
        caveats=(
            *(_other_market(share, row) for row in income.others),
            *income.caveats,
            _year_note(share),
        ),
        sources=tuple(dict.fromkeys((share.row.source, *income.sources))),
    )


def _other_market(share: Share, row: MarketValueRow) -> Note:
    value = market_value(row)
    times_it = Quantity.of(share.money.middle / value.middle, "×")
    return Note(key="gdp.other_market", facts={"year": str(row.year), "market": value, "times": times_it})


def _ore_a_year(
    claim: Claim, library: Library, share: Share, metal: Metal | None, worth: Worth
) -> Iterator[Finding]:
    """Tonnes a year that the money would take at the basket, and how long the contained metal would last."""
    try:
        output = library.newest_production(claim.mineral, WORLD)
    except NoReference:
        return
    taken = work(
        "tonnes_a_year",
        "t/yr",
        term("money", share.money),
        over("worth", worth.typical),
        over("kilograms", KILOGRAMS),
    )
    world = Quantity.of(output.range, "t/yr", printed=True)
    outputs = work(
        "times_world_output", "×", term("tonnes_a_year", taken.result), over("world_output", world)
    )
    facts: dict[str, Fact] = {
        **share.facts,
        "tonnes": taken.result,
        "worth": worth.typical,
        "world": world,
        "world_year": str(output.year),
        "times": outputs.result,
    }
    steps = [*worth.steps, taken, outputs]
    if metal is not None and metal.quantity.low > 0:
        life = work("life", "years", term("contained", metal.quantity), over("tonnes_a_year", taken.result))
        steps += [*metal.steps, life]
        facts |= {"contained": metal.quantity, "life": life.result}
    yield Finding(
        check=ID,
        outcome="ore_a_year_and_life" if "life" in facts else "ore_a_year",
        level=None,
        facts=facts,
        computed=taken.result,
        working=tuple(steps),
        caveats=(worth.note,),
        sources=tuple(dict.fromkeys((*worth.sources, output.source))),
    )


def _records(library: Library, share: Share, *, part: bool) -> Iterator[Finding]:
    """The share beside the highest resource rents on file, which are parts of the GDP that includes them: a share
    that is measured against the GDP is turned into one of the GDP with it."""
    record = _world_record(library)
    whole, with_it = _with_it(share)
    included = share.share if part else with_it.result
    own = next((r for r in library.rents(share.country) if r.record), None)
    facts: dict[str, Fact] = {
        **share.facts,
        "included": included,
        "record": _pct(record),
        "record_country": record.iso3,
        "record_year": str(record.year),
    }
    if own is not None:
        facts |= {"own": _pct(own), "own_year": str(own.year)}
    word = "records_with_own" if own is not None else "records"
    yield Finding(
        check=ID,
        outcome=f"{word}.part" if part else word,
        level=None,
        facts=facts,
        computed=included,
        working=() if part else (whole, with_it),
        caveats=(Note(key="gdp.rents"),),
        sources=tuple(dict.fromkeys((record.source, *((own.source,) if own else ())))),
    )


def _with_it(share: Share) -> tuple[Step, Step]:
    whole = work(
        "gdp_with_it", "%", term("share_of_gdp", share.share), add("gdp", Quantity.of(exactly(WHOLE), "%"))
    )
    included = work(
        "share_included",
        "%",
        term("share_of_gdp", share.share),
        times("per_cent", 100.0),
        over("gdp_with_it", whole.result),
        spread=_included(share.share.range),
    )
    return whole, included


@cache
def _world_record(library: Library) -> RentRow:
    """The highest resource rents on file; kept, since finding it reads the whole table."""
    return library.rent_record()


def _included(share: Range) -> Range:
    return Range(share.low / (100 + share.low) * 100, None, share.high / (100 + share.high) * 100)


def _pct(row: RentRow) -> Quantity:
    return Quantity.of(exactly(row.pct), "%")


def _price(money: Quantity, metal: Metal) -> Step:
    return work(
        "implied_price",
        "US$/kg",
        term("money", money),
        over("contained", metal.quantity),
        over("kilograms", KILOGRAMS),
    )


def _stock(share: Share, metal: Metal, worth: Worth) -> Iterator[Finding]:
    """Once, for scale: the price the money needs from the metal, and what the metal is worth in one year's GDP."""
    if metal.quantity.low <= 0:
        return
    price, worth_it, part = _stock_steps(share, metal, worth)
    yield Finding(
        check=ID,
        outcome="as_stock",
        level=None,
        facts=_stock_facts(share, metal, worth, price, worth_it, part),
        claimed=price.result,
        computed=worth.quantity,
        factor=ratio_between(price.result.range, worth.quantity.range),
        working=(*metal.steps, price, worth_it, part),
        caveats=(Note(key="in_ground_is_not_income"),),
        sources=tuple(dict.fromkeys((share.row.source, *worth.sources))),
    )


def _stock_steps(share: Share, metal: Metal, worth: Worth) -> tuple[Step, Step, Step]:
    price = _price(share.money, metal)
    worth_it = work(
        "gross_value",
        "US$",
        term("contained", metal.quantity),
        times("worth", worth.quantity),
        times("kilograms", KILOGRAMS),
    )
    part = work(
        "share_of_one_year",
        "%",
        term("gross_value", worth_it.result),
        over("gdp", share.gdp),
        times("per_cent", 100.0),
    )
    return price, worth_it, part


def _stock_facts(
    share: Share, metal: Metal, worth: Worth, price: Step, worth_it: Step, part: Step
) -> dict[str, Fact]:
    low, high = _two_digits(part.result.low), _two_digits(part.result.high)
    return {
        **share.facts,
        "contained": metal.quantity,
        "price": price.result,
        "worth": worth.typical,
        "worth_range": worth.ends,
        "gross": worth_it.result,
        "part": Quantity.of(_two_digits(part.result.middle), "%"),
        "part_range": Quantity(low=low, likely=None, high=high, unit="%"),
        "price_times": Quantity.of(price.result.middle / worth.quantity.middle, "×"),
    }


def _two_digits(value: float) -> float:
    """As far as a basket can be trusted: 3.97 is 4, 84.8 is 85."""
    return float(f"{value:.2g}")


def _once(library: Library, share: Share, metal: Metal | None, worth: Worth) -> Finding:
    """Said as worth, not income: metal in the ground against a year's GDP, doubtful even when the figures meet."""
    if metal is None or metal.quantity.low <= 0:
        return _once_without_metal(library, share, worth)
    price, worth_it, part = _stock_steps(share, metal, worth)
    comparison = compare(
        price.result.range, worth.quantity.range, side=Side.AT_LEAST, confidence=worth.confidence
    )
    level = gravest((comparison.level, Level.DOUBTFUL))
    return Finding(
        check=ID,
        outcome="once_too_dear" if comparison.gap > SLACK else "once_meets",
        level=level,
        facts=_stock_facts(share, metal, worth, price, worth_it, part),
        claimed=price.result,
        computed=worth.quantity,
        factor=comparison.factor,
        gap=comparison.gap,
        working=(share.step, *metal.steps, price, *worth.steps, worth_it, part),
        needs=(Need(key="needs.price", facts={"price": price.result, "contained": metal.quantity}),)
        if comparison.gap > SLACK
        else (),
        caveats=(worth.note, Note(key="in_ground_is_not_income"), _year_note(share)),
        sources=tuple(dict.fromkeys((share.row.source, *worth.sources))),
    )


def _once_without_metal(library: Library, share: Share, worth: Worth) -> Finding:
    """How much metal the worth would take at the basket, beside all that is known in the world."""
    known = library.assumption("identified_resources")
    taken = work(
        "tonnes",
        "t",
        term("money", share.money),
        over("worth", worth.quantity),
        over("kilograms", KILOGRAMS),
    )
    comparison = compare(
        taken.result.range,
        known.range,
        side=Side.AT_LEAST,
        confidence=weakest((worth.confidence, known.source.confidence)),
    )
    return Finding(
        check=ID,
        outcome="once_beyond_known" if comparison.gap > SLACK else "once_without_metal",
        level=gravest((comparison.level, Level.DOUBTFUL)),
        facts={
            **share.facts,
            "tonnes": taken.result,
            "worth": worth.typical,
            "known": Quantity.of(known.range, "t", printed=True),
        },
        claimed=taken.result,
        computed=Quantity.of(known.range, "t", printed=True),
        factor=comparison.factor,
        gap=comparison.gap,
        working=(share.step, *worth.steps, taken),
        caveats=(worth.note, Note(key="in_ground_is_not_income"), _year_note(share)),
        sources=tuple(dict.fromkeys((share.row.source, *worth.sources, known.source))),
    )


def _money(share: Share) -> Finding:
    """The money alone, for a mineral without prices or a market on file."""
    return Finding(
        check=ID,
        outcome="money",
        level=None,
        facts=share.facts,
        computed=share.money,
        working=(share.step,),
        caveats=(_year_note(share),),
        sources=(share.row.source,),
    )


def _amount_alone(claim: Claim, row: GdpRow) -> Iterator[Finding]:
    """A sum of money beside the GDP of the claim's year, for scale."""
    amount = claim.amount
    if amount is None or amount.dimension is not Dimension.MONEY or amount.unit != "US$":
        return
    gdp = Quantity.of(row.usd, "US$")
    line = work("times_gdp", "×", term("money", reachable(amount)), over("gdp", gdp))
    part = line.result.middle < 1
    share = work(
        "share_of_one_year", "%", term("money", reachable(amount)), over("gdp", gdp), times("per_cent", 100.0)
    )
    yield Finding(
        check=ID,
        outcome="amount_part" if part else "amount_times",
        level=None,
        facts={
            "amount": Quantity.from_figure(amount),
            "country": row.iso3,
            "gdp": gdp,
            "gdp_year": str(row.year),
        },
        computed=share.result if part else line.result,
        working=(share if part else line,),
        sources=(row.source,),
    )


def _amount_beside(claim: Claim, share: Share) -> Iterator[Finding]:
    """A sum printed beside the share: do the two agree?"""
    amount = claim.amount
    if amount is None or amount.dimension is not Dimension.MONEY or amount.unit != "US$":
        return
    comparison = compare(amount.claimed_span, share.money.range, confidence=share.row.source.confidence)
    yield Finding(
        check=ID,
        outcome="amount_agrees" if comparison.gap <= SLACK else "amount_differs",
        level=comparison.level,
        facts={**share.facts, "amount": Quantity.from_figure(amount)},
        claimed=Quantity.from_figure(amount),
        computed=share.money,
        factor=comparison.factor,
        gap=comparison.gap,
        working=(share.step,),
        reasons=comparison.reasons,
        sources=(share.row.source,),
    )


def _year_note(share: Share) -> Note:
    return Note(
        key="gdp.of_year",
        facts={"country": share.country, "gdp": share.gdp, "year": str(share.row.year)},
    )


CHECK = Check(id=ID, run=run, lacks=lacks)
