"""Do ore a year, grade, recovery and product a year agree, and what is the fourth? No words here."""

from __future__ import annotations

from collections.abc import Iterator

from core.calculator.basis import factor_to_basis_of, times_of
from core.calculator.checks.base import Check
from core.calculator.compare import SLACK, compare
from core.calculator.concentrate import feed_of, grade_of_concentrate, is_concentrate, recovery_or_all
from core.calculator.metal import reachable
from core.calculator.recoveries import hold_recovery, ranges_for
from core.calculator.steps import PPM, over, term, times, work
from core.claim import Claim
from core.quantities.figure import Dimension, Figure
from core.reference.library import Library
from core.verdict import Fact, Finding, Level, Need, Note, Quantity, Source, Step

ID = "annual_output"


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """The fourth of ore a year, grade, recovery and product a year, or whether they agree. Pure."""
    ore, product, before = claim.ore_rate, claim.product_rate, tuple[Step, ...]()
    grade = claim.grade if claim.grade and claim.grade.dimension is Dimension.GRADE else None
    recovery = claim.recovery
    if ore and grade and product:
        if ore.claimed_span.low <= 0 or grade.claimed_span.low <= 0:
            return
        product, before = _in_basis_of(grade, product)
        if is_concentrate(claim):
            yield _concentrate(ore, grade, recovery, product)
        elif recovery and recovery.claimed_span.low > 0:
            yield _after(before, _agreement(ore, grade, recovery, product))
        else:
            yield _after(before, _recovery(claim, library, ore, grade, product))
    elif ore and grade:
        yield _product(claim, library, ore, grade, recovery)
    elif ore and product and ore.claimed_span.low > 0:
        yield _grade(claim, library, ore, product, recovery)
    elif grade and product and grade.claimed_span.low > 0:
        yield _ore(claim, library, grade, product, recovery)


def lacks(claim: Claim, library: Library) -> Note | None:
    """Says what a yearly amount of ore or product would still need. Pure."""
    if next(iter(run(claim, library)), None) is not None:
        return None
    has_stock = any((claim.stock, claim.ore, claim.contained))
    alone = claim.ore_rate or claim.product_rate
    # What a claimed life still needs is said by `life`.
    return Note(key="annual_output.needs_more") if alone and not has_stock and claim.life is None else None


def _in_basis_of(grade: Figure, product: Figure) -> tuple[Figure, tuple[Step, ...]]:
    """The product in what the grade counts, with its line where that differs."""
    by = factor_to_basis_of(grade, product)
    if by == 1.0:
        return product, ()
    line = work(
        "product_in_basis", product.unit, term("product", reachable(product)), times("conversion", by)
    )
    return times_of(product, by), (line,)


def _after(before: tuple[Step, ...], finding: Finding) -> Finding:
    """The finding with some lines of working before its own."""
    return finding.model_copy(update={"working": (*before, *finding.working)}) if before else finding


def _concentrate(ore: Figure, grade: Figure, recovery: Figure | None, product: Figure) -> Finding:
    """The grade that the product would have as concentrate. No level where it is called so."""
    line = grade_of_concentrate(ore, grade, recovery, product)
    named = product.substance is not None
    return Finding(
        check=ID,
        outcome="concentrate",
        level=None if named else Level.UNPROVEN,
        facts={
            **_facts(ore_rate=ore, grade=grade, product_rate=product),
            "recovery": recovery_or_all(recovery),
        },
        computed=line.result,
        working=(feed_of(ore, grade), line),
        reasons=() if named else (Note(key="annual_output.concentrate"),),
    )


def _agreement(ore: Figure, grade: Figure, recovery: Figure, product: Figure) -> Finding:
    feed = feed_of(ore, grade)
    recovery_q, claimed = reachable(recovery), reachable(product)
    made = work(
        "product", "t/yr", term("feed", feed.result), times("recovery", recovery_q), over("per_cent", 100.0)
    )
    comparison = compare(product.claimed_span, made.result.range)
    strictly = comparison.level is Level.HOLDS_UP
    if not strictly:
        widely = ore.wide_span * grade.wide_span * recovery.wide_span * (1 / PPM / 100.0)
        loosely = compare(product.wide_span, widely)
        comparison = loosely if loosely.level is Level.HOLDS_UP else comparison
    holds = comparison.level is Level.HOLDS_UP
    steps: tuple[Step, ...] = (feed, made)
    needs: tuple[Need, ...] = ()
    if not holds:
        needed = work(
            "recovery", "%", term("product", claimed), over("feed", feed.result), times("per_cent", 100.0)
        )
        steps = (*steps, needed)
        needs = (Need(key="needs.recovery", facts={"recovery": needed.result}),)
    more_than_fed = product.claimed_span.low > feed.result.high * SLACK
    word = "agree" if holds else "overstated" if comparison.over else "understated"
    return Finding(
        check=ID,
        outcome="more_than_fed" if more_than_fed else word,
        level=Level.IMPOSSIBLE if more_than_fed else comparison.level,
        facts={**_facts(ore_rate=ore, grade=grade), "recovery": recovery_q, "feed": feed.result},
        claimed=claimed,
        computed=made.result,
        factor=comparison.factor,
        gap=comparison.gap,
        working=steps,
        needs=needs,
        caveats=(Note(key="rounded.figures"),) if holds and not strictly else (),
    )


def _recovery(claim: Claim, library: Library, ore: Figure, grade: Figure, product: Figure) -> Finding:
    """The recovery that the three figures imply: above 100% impossible, else held against the range on file."""
    feed = feed_of(ore, grade)
    made = reachable(product)
    line = work("recovery", "%", term("product", made), over("feed", feed.result), times("per_cent", 100.0))
    implied = line.result
    facts: dict[str, Fact] = {**_facts(ore_rate=ore, grade=grade, product_rate=product), "feed": feed.result}
    if implied.low > 100.0 * SLACK:
        comparison = compare(made.range, feed.result.range)
        return Finding(
            check=ID,
            outcome="more_than_fed",
            level=Level.IMPOSSIBLE,
            facts=facts,
            claimed=made,
            computed=feed.result,
            factor=comparison.factor,
            gap=comparison.gap,
            working=(feed, line),
            needs=(Need(key="needs.recovery", facts={"recovery": implied}),),
        )
    known = ranges_for(claim, library)
    held = hold_recovery(implied.range, known)
    word = "recovery" if held.within else "recovery_high" if held.over else "recovery_low"
    return Finding(
        check=ID,
        outcome=word if known.rows else "recovery_alone",
        level=held.level,
        facts={**facts, "on_file": held.on_file},
        claimed=implied,
        computed=held.on_file if known.rows else None,
        factor=held.factor if known.rows else None,
        gap=held.gap if known.rows else None,
        working=(feed, line),
        reasons=held.reasons,
        caveats=held.caveats,
        sources=held.sources,
    )


def _product(claim: Claim, library: Library, ore: Figure, grade: Figure, recovery: Figure | None) -> Finding:
    """What the plant would make: at the stated recovery, else at most what is fed."""
    feed = feed_of(ore, grade)
    facts: dict[str, Fact] = {**_facts(ore_rate=ore, grade=grade), "feed": feed.result}
    if recovery is None:
        best = ranges_for(claim, library).best
        at_best = work(
            "product",
            "t/yr",
            term("feed", feed.result),
            times("recovery", best.quantity),
            over("per_cent", 100.0),
        )
        return Finding(
            check=ID,
            outcome="feed",
            level=None,
            facts={**facts, "product": at_best.result, "recovery": best.quantity},
            computed=feed.result,
            working=(feed, at_best),
            sources=(best.source,) if best.source else (),
        )
    made = work(
        "product",
        "t/yr",
        term("feed", feed.result),
        times("recovery", reachable(recovery)),
        over("per_cent", 100.0),
    )
    return Finding(
        check=ID,
        outcome="product",
        level=None,
        facts={**facts, "recovery": reachable(recovery)},
        computed=made.result,
        working=(feed, made),
    )


def _grade(claim: Claim, library: Library, ore: Figure, product: Figure, recovery: Figure | None) -> Finding:
    """The grade the ore must have, at a recovery of 100% and at the best on file."""
    ore_q, product_q = reachable(ore), reachable(product)
    least = work(
        "grade",
        "ppm",
        term("product", product_q),
        over("ore_rate", ore_q),
        times("grams_per_tonne", PPM),
    )
    if product.claimed_span.low > ore.claimed_span.high * SLACK:
        comparison = compare(product_q.range, ore_q.range)
        return Finding(
            check=ID,
            outcome="more_than_ore",
            level=Level.IMPOSSIBLE,
            facts=dict(_facts(ore_rate=ore, product_rate=product)),
            claimed=product_q,
            computed=ore_q,
            factor=comparison.factor,
            gap=comparison.gap,
            working=(least,),
        )
    yielded, sources = _yielded(claim, library, recovery)
    real = work(
        "grade",
        "ppm",
        term("grade", least.result),
        over("recovery", yielded),
        times("per_cent", 100.0),
    )
    return Finding(
        check=ID,
        outcome="needs_grade",
        level=None,
        facts={**_facts(ore_rate=ore, product_rate=product), "recovery": yielded, "grade": real.result},
        computed=least.result,
        working=(least, real),
        needs=(Need(key="needs.feed_grade", facts={"grade": real.result, "recovery": yielded}),),
        sources=sources,
    )


def _ore(claim: Claim, library: Library, grade: Figure, product: Figure, recovery: Figure | None) -> Finding:
    """The ore a year that the product would take."""
    yielded, sources = _yielded(claim, library, recovery)
    line = work(
        "ore_rate",
        "t/yr",
        term("product", reachable(product)),
        over("grade", reachable(grade)),
        times("grams_per_tonne", PPM),
        over("recovery", yielded),
        times("per_cent", 100.0),
    )
    return Finding(
        check=ID,
        outcome="needs_ore",
        level=None,
        facts={**_facts(grade=grade, product_rate=product), "recovery": yielded},
        computed=line.result,
        working=(line,),
        needs=(Need(key="needs.ore_rate", facts={"ore_rate": line.result, "recovery": yielded}),),
        sources=sources,
    )


def _yielded(claim: Claim, library: Library, recovery: Figure | None) -> tuple[Quantity, tuple[Source, ...]]:
    """The stated recovery, else the best on file."""
    if recovery and recovery.claimed_span.low > 0:
        return reachable(recovery), ()
    best = ranges_for(claim, library).best
    return best.quantity, (best.source,) if best.source else ()


def _facts(**figures: Figure) -> dict[str, Quantity]:
    return {name: reachable(figure) for name, figure in figures.items()}


CHECK = Check(id=ID, run=run, lacks=lacks)
