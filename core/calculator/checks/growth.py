"""Is "up x%" what the old and the new figure say, and of which figure? Arithmetic only; no words here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.calculator.checks.base import Check
from core.calculator.compare import Comparison, Side, compare
from core.calculator.metal import reachable
from core.calculator.standing import with_reasons
from core.calculator.steps import less, over, term, times, work
from core.claim import Claim
from core.quantities.changes import direction_of, in_one_kind, says_points
from core.quantities.figure import Dimension, Figure, Qualifier
from core.quantities.ranges import Range, exactly
from core.reference.library import Library
from core.verdict import Fact, Finding, Level, Note, Quantity, Step

ID = "growth"

NOT_AMOUNTS = (Dimension.RANK, Dimension.YEAR)
"""A place in a list and a calendar year do not grow by per cent."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The change from one figure to another, in per cent of the old one. `signed` is negative for a fall; `change` is
    its size without the sign, which `steps` work out, and `difference` the size in the figures' unit, from `apart`."""

    role: str
    old: Figure
    new: Figure
    signed: Range
    change: Quantity
    steps: tuple[Step, ...]
    difference: Quantity
    apart: tuple[Step, ...]

    @property
    def rises(self) -> bool:
        """Whether the likely value goes up."""
        return self.signed.middle >= 0


@dataclass(frozen=True, slots=True)
class Judged:
    """A growth with how far the claimed change is from it. `way` is "" or the outcome that its direction or its
    unit forces: "points", "points_said", "other_way". `rounded`: it agrees only if a round figure is a rounded one."""

    growth: Growth
    comparison: Comparison | None
    computed: Quantity
    level: Level
    way: str = ""
    rounded: bool = False


def run(claim: Claim, _library: Library) -> Iterator[Finding]:
    """What the change is, and whether it is the claimed one. Pure."""
    growths = tuple(_growths(claim))
    if not growths:
        return
    if claim.change is None:
        for growth in growths:
            yield _told(growth)
        return
    judged = [_judge(growth, claim.change) for growth in growths]
    best = min(judged, key=lambda j: j.comparison.gap if j.comparison else float("inf"))
    yield _finding(claim.change, best, tuple(judged))


def lacks(claim: Claim, _library: Library) -> Note | None:
    """Says what is missing where a change, an old or a new figure stands alone or two cannot be compared. Pure."""
    if tuple(_growths(claim)):
        return None
    if claim.old and claim.new:
        return Note(key="growth.from_nothing" if claim.old.claimed_span.low <= 0 else "growth.unlike")
    if claim.old or claim.new or claim.change:
        return Note(key="growth.needs_both")
    return None


def _growths(claim: Claim) -> Iterator[Growth]:
    if claim.old and claim.new:
        yield from _growth("figure", claim.old, claim.new)
    for pair in claim.pairs:
        yield from _growth(pair.role, pair.old, pair.new)


def _growth(role: str, old: Figure, new: Figure) -> Iterator[Growth]:
    alike = in_one_kind(old, new)
    if alike is None or old.dimension in NOT_AMOUNTS or old.claimed_span.low <= 0:
        return
    old, new = alike
    ratio = new.claimed_span / old.claimed_span
    signed = Range(
        (ratio.low - 1) * 100,
        (new.claimed_span.middle / old.claimed_span.middle - 1) * 100,
        (ratio.high - 1) * 100,
    )
    plain = old.value_max is None and new.value_max is None
    yield _of_numbers(role, old, new, signed) if plain else _of_ranges(role, old, new, signed)


def _of_numbers(role: str, old: Figure, new: Figure, signed: Range) -> Growth:
    rises = signed.middle >= 0
    size = Range(max(0.0, signed.low), None, signed.high) if rises else _flipped(signed)
    old_q, new_q = reachable(old), reachable(new)
    first, second = (("new", new_q), ("old", old_q)) if rises else (("old", old_q), ("new", new_q))
    difference = work("difference", old.unit, term(*first), less(*second))
    change = work(
        "growth",
        "%",
        term("difference", difference.result),
        over("old", old_q),
        times("per_cent", 100.0),
        spread=size,
    )
    steps = (difference, change)
    return Growth(role, old, new, signed, change.result, steps, difference.result, (difference,))


def _of_ranges(role: str, old: Figure, new: Figure, signed: Range) -> Growth:
    """Where a figure is a printed range: the least and the most that the change can be, each from its own ends."""
    rises = signed.middle >= 0
    least, most = ("low", "high") if rises else ("high", "low")
    small, large = _end(new, least), _end(new, most)
    before_small, before_large = _end(old, most), _end(old, least)
    steps = (
        *_change_between("growth_least", before_small, small, rises=rises),
        *_change_between("growth_most", before_large, large, rises=rises),
    )
    apart = (
        _apart("difference_least", before_small, small, rises=rises),
        _apart("difference_most", before_large, large, rises=rises),
    )
    change = [max(0.0, step.result.middle) for step in (steps[len(steps) // 2 - 1], steps[-1])]
    difference = [max(0.0, step.result.middle) for step in apart]
    return Growth(
        role,
        old,
        new,
        signed,
        Quantity(low=change[0], likely=None, high=change[1], unit="%"),
        steps,
        Quantity(low=difference[0], likely=None, high=difference[1], unit=old.unit),
        apart,
    )


def _end(figure: Figure, which: str) -> Quantity:
    span = figure.claimed_span
    return Quantity.of(span.low if which == "low" else span.high, figure.unit, printed=True)


def _change_between(name: str, old: Quantity, new: Quantity, *, rises: bool) -> tuple[Step, ...]:
    """A rise as new ÷ old less all of it; a fall as what is left of it. Shares stand as plain numbers, since "7% ÷ 6%"
    is a ratio to a reader."""
    if old.unit == "%":
        old, new = (q.model_copy(update={"unit": ""}) for q in (old, new))
    ratio = (term("new", new), over("old", old), times("per_cent", 100.0))
    if rises:
        return (work(name, "%", *ratio, less("all", 100.0)),)
    kept = work("kept", "%", *ratio)
    return kept, work(name, "%", term("all", Quantity.of(100.0, "%")), less("kept", kept.result))


def _apart(name: str, old: Quantity, new: Quantity, *, rises: bool) -> Step:
    first, second = (("new", new), ("old", old)) if rises else (("old", old), ("new", new))
    return work(name, old.unit, term(*first), less(*second))


def _flipped(signed: Range) -> Range:
    return Range(max(0.0, -signed.high), None, -signed.low)


def _held(change: Figure, claimed: Range, computed: Range) -> Comparison:
    """As `compare`; "more than doubled" only has to be reached."""
    side = Side.AT_LEAST if change.qualifier is Qualifier.OVER else Side.BOTH
    return compare(claimed, computed, side=side)


def _judge(growth: Growth, change: Figure) -> Judged:
    if change.dimension is Dimension.COUNT:
        return _as_times(growth, change)
    if change.dimension is not Dimension.SHARE and change.unit == growth.old.unit:
        return _as_amount(growth, change)
    stated = direction_of(change)
    if stated is not None and stated is not growth.rises and not _spans_zero(growth.signed):
        return Judged(growth, None, growth.change, Level.DOES_NOT_ADD_UP, "other_way")
    comparison = _held(change, change.claimed_span, growth.change.range)
    if growth.old.dimension is Dimension.SHARE:
        points = growth.difference.range
        in_points = _held(
            change, change.claimed_span, Range(max(0.0, points.low), points.likely, points.high)
        )
        if says_points(change):
            return Judged(_in_points(growth), in_points, growth.difference, in_points.level, "points_said")
        if comparison.level is not Level.HOLDS_UP and in_points.level is Level.HOLDS_UP:
            return Judged(_in_points(growth), in_points, growth.difference, Level.UNPROVEN, "points")
    if comparison.level is not Level.HOLDS_UP:
        for loosely in _one_rounded(growth, change):
            if loosely.level is Level.HOLDS_UP:
                return Judged(growth, loosely, growth.change, loosely.level, rounded=True)
    return Judged(growth, comparison, growth.change, comparison.level)


def _one_rounded(growth: Growth, change: Figure) -> Iterator[Comparison]:
    """The comparison with one figure at a time read as rounded to its only digit."""
    old, new = growth.old, growth.new
    if old.wide > old.half:
        yield _held(change, change.claimed_span, _wide_change(growth, old.wide_span, new.span))
    if new.wide > new.half:
        yield _held(change, change.claimed_span, _wide_change(growth, old.span, new.wide_span))
    if change.wide > change.half:
        yield _held(change, change.wide_span, growth.change.range)


def _wide_change(growth: Growth, old: Range, new: Range) -> Range:
    """The size of the change between two such ranges, in per cent."""
    if old.low <= 0:
        return growth.change.range
    ratio = new / old
    signed = Range((ratio.low - 1) * 100, growth.signed.middle, (ratio.high - 1) * 100)
    size = signed if growth.rises else Range(-signed.high, -growth.signed.middle, -signed.low)
    return Range(max(0.0, size.low), size.likely, size.high)


def _as_times(growth: Growth, change: Figure) -> Judged:
    """ "Three times as much": new ÷ old."""
    ratio = work(
        "ratio",
        "×",
        term("new", reachable(growth.new)),
        over("old", reachable(growth.old)),
    )
    comparison = _held(change, change.claimed_span, ratio.result.range)
    with_ratio = replace(growth, change=ratio.result, steps=(*growth.apart, ratio))
    return Judged(with_ratio, comparison, ratio.result, comparison.level, "times")


def _as_amount(growth: Growth, change: Figure) -> Judged:
    """ "Up 290 Mt": the difference itself."""
    difference = growth.difference
    size = Range(max(0.0, difference.low), difference.likely, difference.high)
    comparison = _held(change, change.claimed_span, size)
    return Judged(_in_points(growth), comparison, difference, comparison.level, "amount")


def _in_points(growth: Growth) -> Growth:
    """With the line of the difference itself before that of its share."""
    return replace(growth, steps=tuple(dict.fromkeys((*growth.apart, *growth.steps))))


def _spans_zero(signed: Range) -> bool:
    return signed.low <= 0 <= signed.high


def _told(growth: Growth) -> Finding:
    either = growth.change.likely is None and growth.change.low <= 0 < growth.change.high
    outcome = "rise" if growth.rises else "fall"
    return Finding(
        check=ID,
        outcome=f"{outcome}_or_not" if either else outcome,
        level=None,
        facts=_facts(growth),
        computed=growth.change,
        working=growth.steps,
        caveats=_rounding(growth),
    )


def _finding(change: Figure, best: Judged, judged: tuple[Judged, ...]) -> Finding:
    others = tuple(j for j in judged if j is not best)
    vague = any(j.level is not best.level for j in others)
    reasons: tuple[Note, ...] = ()
    if best.way == "points":
        reasons = (Note(key="growth.points_or_per_cent"),)
    elif vague:
        reasons = (Note(key=f"growth.which.{best.growth.role}"),)
    elif not best.way and _by_rounding_alone(change, best):
        reasons = (Note(key="growth.by_rounding", facts={"change": _likely(best.growth.change)}),)
    caveats = _rounding(best.growth)
    if best.rounded:
        caveats = (Note(key="rounded.figures"), *caveats)
    if others:
        caveats += tuple(Note(key=f"growth.of.{j.growth.role}", facts=_facts(j.growth)) for j in judged)
    level = with_reasons(best.level, reasons)
    return Finding(
        check=ID,
        outcome=_outcome(best),
        level=level,
        facts=_facts(best.growth),
        claimed=reachable(change).model_copy(update={"unit": "×" if best.way == "times" else change.unit}),
        computed=best.computed,
        factor=best.comparison.factor if best.comparison else None,
        gap=best.comparison.gap if best.comparison else None,
        working=tuple(step for j in judged for step in j.growth.steps),
        reasons=reasons if level is Level.UNPROVEN else (),
        caveats=caveats,
    )


FAR = 1.5
"""From this ratio on, a claimed change is another one than the printed figures give, whatever their rounding allows."""


def _by_rounding_alone(change: Figure, best: Judged) -> bool:
    """Whether figures too coarse for a small change let any such change pass: the claimed one is far from theirs. A change
    that only has to be exceeded is not, nor one between ranges."""
    likely = best.growth.change.likely
    if likely is None or best.level is not Level.HOLDS_UP:
        return False
    return _held(change, change.claimed_span, exactly(max(likely, 0.0))).gap >= FAR


def _likely(change: Quantity) -> Quantity:
    return Quantity.of(exactly(change.middle), change.unit)


def _outcome(best: Judged) -> str:
    direction = "rise" if best.growth.rises else "fall"
    if best.way == "other_way":
        return f"{direction}_not_as_said"
    if best.way == "points":
        return f"{direction}_in_points"
    holds = best.comparison is not None and best.comparison.level is Level.HOLDS_UP
    is_range = not best.way and best.computed.likely is None
    word = ("takes_in" if is_range else "agrees") if holds else "differs"
    return f"{best.way}_{word}" if best.way else f"{direction}_{word}"


def _facts(growth: Growth) -> dict[str, Fact]:
    return {
        "old": reachable(growth.old),
        "new": reachable(growth.new),
        "change": growth.change,
    }


def _rounding(growth: Growth) -> tuple[Note, ...]:
    """The span of the change, where rounding moves it by a hundredth of itself or more."""
    change = growth.change
    if (
        change.likely is None
        or change.unit != "%"
        or change.middle <= 0
        or change.high - change.low < 0.02 * change.middle
    ):
        return ()
    span = Quantity(low=change.low, likely=None, high=change.high, unit="%")
    return (Note(key="growth.rounding", facts={"span": span}),)


CHECK = Check(id=ID, run=run, lacks=lacks)
