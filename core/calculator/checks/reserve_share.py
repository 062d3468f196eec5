"""What share of the world's reserves would it be, and is it more than all that is known? No words here."""

from __future__ import annotations

from collections.abc import Iterator

from core.calculator.checks.base import Check
from core.calculator.compare import SLACK, WEAKNESS, Side, compare, gap_between, ratio_between
from core.calculator.ranking import counts_more, edition_for
from core.calculator.rows import reserves_of
from core.calculator.standing import counts_as_reserve
from core.calculator.steps import add, over, term, times, work
from core.calculator.tonnage import Tonnage, tonnages
from core.claim import Claim, Stage
from core.errors import NoReference
from core.quantities.figure import Figure
from core.quantities.ranges import Range
from core.reference.assumptions import Assumption
from core.reference.library import WORLD, Library
from core.reference.reserves import ReserveList
from core.verdict import Fact, Finding, Level, Note, Quantity, Step

ID = "reserve_share"

SIZEABLE = 0.05
"""Above this share of the printed total, a tonnage that is not part of it changes the total noticeably."""

BOUNDS = ("ever_found", "identified_resources")
"""Assumption keys that hold all that is known of a mineral: found so far, or identified in deposits."""


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """The tonnage as a share of the printed world total, for scale; judged only where a share of reserves was
    claimed with it, where it is more than all that is known, or where it is called a reserve and exceeds the
    world's. Pure.

    World reserves are no bound: they are a floor, an economic class, and restated. All gold ever found and all
    identified rare earths are.
    """
    amounts = tonnages(claim, library)
    if not amounts or not library.mineral(claim.mineral).has_reserve_list:
        return
    listed = library.reserve_list(claim.mineral, edition_for(claim, library))
    if listed.world_t is None:
        return
    tonnage = amounts[0]
    finding = _share(claim, library, tonnage, listed)
    if claim.share is not None and claim.stage is Stage.RESERVES:
        yield _held_to(claim.share, finding, listed)
        return
    bound = _bound(claim, library)
    if bound is not None and tonnage.span.low > bound.range.high:
        yield _beyond(tonnage, bound, listed)
    elif tonnage.span.low > listed.world.range.high:
        yield _above_the_world(claim, library, tonnage, listed, finding)
    else:
        yield finding


def _share(claim: Claim, library: Library, tonnage: Tonnage, listed: ReserveList) -> Finding:
    world, amount = reserves_of(listed.world), tonnage.quantity
    facts: dict[str, Fact] = {"amount": amount, "world": world, "edition": listed.edition.named}
    alone = work(
        "share_of_world", "%", term("amount", amount), over("world", world), times("per_cent", 100.0)
    )
    steps, outcome, low = [*tonnage.steps, alone], "share", tonnage.span.low / listed.world.range.high * 100
    if amount.middle > SIZEABLE * world.middle and _not_in_total(claim, tonnage, listed):
        total = work("world_with_it", "t", term("world", world), add("amount", amount))
        joined = _joined(amount, total.result)
        facts["joined"] = joined.result
        steps += [total, joined]
        outcome, low = "share_either", min(low, joined.result.middle)
    high = tonnage.span.high / listed.world.range.low * 100
    return Finding(
        check=ID,
        outcome=f"{outcome}.at_most" if listed.world_is_floor else outcome,
        level=None,
        facts=facts,
        computed=_computed(alone.result, low, high),
        working=tuple(steps),
        caveats=(*tonnage.caveats, *counts_more(library.mineral(listed.mineral))),
        sources=(listed.world.source,),
    )


def _computed(alone: Quantity, low: float, high: float) -> Quantity:
    """The share from the kindest low end to the kindest high one; a printed range stays one, with its own ends."""
    if alone.likely is None:
        return alone
    return Quantity.of(Range(min(low, alone.middle), alone.middle, high), "%")


def _joined(amount: Quantity, total: Quantity) -> Step:
    """Share of a total that the amount is part of: the same amount above and below, so ends go together."""
    world_low, world_high = total.low - amount.low, total.high - amount.high
    spread = Range(
        amount.low / (world_high + amount.low) * 100, None, amount.high / (world_low + amount.high) * 100
    )
    terms = (term("amount", amount), over("world_with_it", total), times("per_cent", 100.0))
    return work("share_with_it", "%", *terms, spread=spread)


def _not_in_total(claim: Claim, tonnage: Tonnage, listed: ReserveList) -> bool:
    """Whether the printed total cannot hold the tonnage: the country is not listed, or with less. The world's own
    total holds whatever is said of the whole world."""
    if claim.country == WORLD:
        return False
    own = None if claim.country is None else listed.listed(claim.country)
    return own is None or tonnage.span.low > own.range.high


def _held_to(share: Figure, finding: Finding, listed: ReserveList) -> Finding:
    """A claimed share of reserves against the computed one; under a floor any lower share is possible."""
    computed = finding.computed
    assert computed is not None
    side = Side.AT_LEAST if listed.world_is_floor else Side.BOTH
    confidence = listed.world.source.confidence
    comparison = compare(share.claimed_span, computed.range, side=side, confidence=confidence)
    agrees = comparison.gap <= SLACK
    outcome = "agrees" if agrees else "too_much" if comparison.over else "too_little"
    return finding.model_copy(
        update={
            "outcome": f"{outcome}.at_most" if listed.world_is_floor else outcome,
            "level": comparison.level,
            "claimed": Quantity.from_figure(share),
            "factor": comparison.factor,
            "gap": comparison.gap,
            "reasons": comparison.reasons,
        }
    )


def _bound(claim: Claim, library: Library) -> Assumption | None:
    for key in BOUNDS:
        try:
            return library.assumption(key, claim.mineral)
        except NoReference:
            continue
    return None


def _beyond(tonnage: Tonnage, bound: Assumption, listed: ReserveList) -> Finding:
    """More than all that is known: beyond the record, unless the record's own weakness covers the excess (R3)."""
    amount, known = tonnage.quantity, Quantity.of(bound.range, "t")
    gap = gap_between(tonnage.span, bound.range)
    beyond = gap / WEAKNESS[bound.source.confidence] > 1.0
    ratio = work("times_the_known", "×", term("amount", amount), over("known", known))
    beside = work("times_the_world", "×", term("amount", amount), over("world", reserves_of(listed.world)))
    return Finding(
        check=ID,
        outcome=f"more_than_{bound.key}",
        level=Level.DOES_NOT_ADD_UP if beyond else Level.UNPROVEN,
        facts={"known": known},
        claimed=amount,
        computed=known,
        factor=ratio_between(tonnage.span, bound.range),
        gap=gap,
        working=(*tonnage.steps, ratio, beside),
        reasons=() if beyond else (Note(key="weak_data", facts={"confidence": bound.source.confidence}),),
        caveats=(*tonnage.caveats, _beside(beside, listed)),
        sources=(bound.source, listed.world.source),
    )


def _beside(times_the_world: Step, listed: ReserveList) -> Note:
    facts: dict[str, Fact] = {
        "times": times_the_world.result,
        "world": reserves_of(listed.world),
        "edition": listed.edition.named,
    }
    return Note(key="share.times_the_world", facts=facts)


def _above_the_world(
    claim: Claim, library: Library, tonnage: Tonnage, listed: ReserveList, share: Finding
) -> Finding:
    """More than the world's reserves. Only a tonnage that is itself called a reserve is judged by them."""
    world, amount = reserves_of(listed.world), tonnage.quantity
    ratio = work("times_the_world", "×", term("amount", amount), over("world", world))
    comparison = compare(tonnage.span, listed.world.range, confidence=listed.world.source.confidence)
    called_reserve = counts_as_reserve(claim, library)
    floor = (Note(key="share.floor"),) if listed.world_is_floor else ()
    return Finding(
        check=ID,
        outcome="more_than_the_world.reserve" if called_reserve else "more_than_the_world",
        level=comparison.level if called_reserve else None,
        facts=share.facts,
        claimed=amount,
        computed=world,
        factor=comparison.factor,
        gap=comparison.gap,
        working=(*tonnage.steps, ratio),
        reasons=comparison.reasons if called_reserve else (),
        caveats=(*tonnage.caveats, *floor, Note(key="share.no_bound")),
        sources=(listed.world.source,),
    )


CHECK = Check(id=ID, run=run)
