"""Is it the country's share of that stage, by dated values on file? Counted in points, not in ratios. No words here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.calculator.checks.base import Check
from core.calculator.compare import RED, WEAKNESS, gap_between, ratio_between, weakest
from core.calculator.standing import with_reasons
from core.calculator.steps import less, over, term, times, work
from core.calculator.tonnage import has_tonnage
from core.claim import RARE_EARTHS, Claim, Stage
from core.quantities.figure import Figure, Qualifier
from core.quantities.ranges import Range, exactly
from core.reference.library import WORLD, Library
from core.verdict import Fact, Finding, Level, Note, Quantity, Source, Step

ID = "market_share"

HOLDS_POINTS = 2.0
"""Points outside the span of dated values up to which a share still holds up."""

DOUBTFUL_POINTS = 10.0
"""Points outside the span up to which a share is doubtful; beyond, it does not add up."""

NEARLY_ALL = 95.0
"""From this share on, what is left for the others is compared as well: 99% leaves 1, not 6."""

LEADER = "CHN"
"""The country whose shares are on file at every stage."""

WHOLE = 100.0

HALF_POINT = 0.5
"""A share of nearly all is meant to the point: "100%" leaves nothing, not five."""

NEAR_YEARS = 1
"""Years by which the year a share is said to be of may differ from that of a value on file: shares move on."""

FROM_MEMORY = "from-memory"


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """A share of mining, separation, magnets or reserves against the span of dated values. Pure.

    Inside the span ± 2 points: holds up, with the newest value. Up to 10 points outside: doubtful. More: does not
    add up. Above 100%: impossible. Silent where a tonnage is claimed with a share of reserves (`reserve_share`).
    """
    if claim.share is None or claim.country in (None, WORLD) or claim.stage is None:
        return
    left = _more_than_left(claim, claim.share, claim.country, claim.stage, library)
    if left is not None:
        yield left
        return
    if lacks(claim, library) is not None:
        return
    if claim.stage is Stage.RESERVES and has_tonnage(claim):
        return
    values = _dated(claim, claim.country, claim.stage, library)
    yield _finding(claim, claim.share, claim.country, claim.stage, values, library)


def lacks(claim: Claim, library: Library) -> Note | None:
    """What a claimed share would need to be judged. Pure."""
    if claim.share is None:
        return None
    if claim.stage is None:
        return Note(key="market_share.needs_stage")
    if claim.stage is Stage.RESERVES and has_tonnage(claim):
        return None
    if claim.country is None:
        return Note(key="market_share.needs_country")
    if claim.country == WORLD:
        return Note(key="market_share.of_the_world")
    if _more_than_left(claim, claim.share, claim.country, claim.stage, library) is not None:
        return None
    values = _dated(claim, claim.country, claim.stage, library)
    facts: dict[str, Fact] = {
        "country": claim.country,
        "stage": claim.stage.value,
        "mineral": claim.mineral,
    }
    if not values:
        return Note(key="market_share.not_on_file", facts=facts)
    if claim.year is not None and all(abs(value.year - claim.year) > NEAR_YEARS for value in values):
        return Note(key="market_share.not_of_year", facts={**facts, "year": claim.year})
    return None


def _more_than_left(
    claim: Claim, share: Figure, country: str, stage: Stage, library: Library
) -> Finding | None:
    """A country without a share on file, against the most that the leader ever left to all others; None where it
    has one, or where its share is no more than that."""
    leaders = library.market_shares(stage, LEADER) if claim.mineral == RARE_EARTHS else ()
    if not leaders or _dated(claim, country, stage, library):
        return None
    lowest = min(leaders, key=lambda row: row.share_pct.middle)
    line = work(
        "left_for_others",
        "%",
        term("whole", Quantity.of(WHOLE, "%")),
        less("share", Quantity.of(lowest.share_pct, "%", printed=True)),
    )
    outside = share.claimed_span.low - line.result.middle
    if outside <= HOLDS_POINTS:
        return None
    above_whole = share.claimed_span.low > WHOLE
    near = outside / WEAKNESS[lowest.source.confidence] <= DOUBTFUL_POINTS
    level = Level.IMPOSSIBLE if above_whole else Level.DOUBTFUL if near else Level.DOES_NOT_ADD_UP
    return Finding(
        check=ID,
        outcome="more_than_left",
        level=level,
        facts={
            "country": library.country(country).in_text,
            "leader": library.country(LEADER).in_text,
            "stage": stage.value,
            "mineral": _adjective(claim.mineral, library),
            "year": lowest.year,
            "left": line.result,
        },
        claimed=Quantity.from_figure(share),
        computed=line.result,
        factor=ratio_between(share.claimed_span, line.result.range),
        gap=gap_between(share.claimed_span, line.result.range),
        working=(line,),
        sources=(lowest.source,),
    )


@dataclass(frozen=True, slots=True)
class _Value:
    """A dated share, per cent. `newest` marks the one to be told as today's; `at_most` one whose denominator is
    a floor. `steps` show it where it was worked out here."""

    year: int
    pct: Range
    newest: bool
    at_most: bool
    source: Source
    steps: tuple[Step, ...] = ()


def _dated(claim: Claim, country: str, stage: Stage, library: Library) -> tuple[_Value, ...]:
    """Values on file, oldest first: tabled ones for rare earths, else worked out from output or reserves."""
    if stage is Stage.RESERVES:
        return _of_reserves(claim.mineral, country, library)
    if claim.mineral == RARE_EARTHS:
        rows = library.market_shares(stage, country)
        if rows:
            return tuple(_Value(r.year, r.share_pct, r.newest, r.at_most, r.source) for r in rows)
    return _of_output(claim.mineral, country, library) if stage is Stage.MINING else ()


def _of_output(mineral: str, country: str, library: Library) -> tuple[_Value, ...]:
    """A country's share of world output in every edition and year on file."""
    found: list[_Value] = []
    for year in library.production_years(mineral, country):
        world = {row.edition: row for row in library.production(mineral, WORLD, year)}
        for row in reversed(library.production(mineral, country, year)):
            if row.edition in world and world[row.edition].amount_t > 0 and row.stage == "mine":
                total = world[row.edition]
                step = _step("share_of_output", row.range, total.range, "t/yr")
                found.append(_Value(year, _capped(step), False, False, row.source, (step,)))
    return _newest_marked(found)


def _of_reserves(mineral: str, country: str, library: Library) -> tuple[_Value, ...]:
    """A country's share of the printed world reserves in every edition that lists it."""
    if not library.mineral(mineral).has_reserve_list:
        return ()
    found: list[_Value] = []
    for edition in library.editions(mineral):
        listed = library.reserve_list(mineral, edition)
        own = listed.listed(country)
        if own is not None and listed.world_t:
            step = _step("share_of_reserves", own.range, listed.world.range, "t")
            year = int(edition.year)
            found.append(_Value(year, _capped(step), False, listed.world_is_floor, own.source, (step,)))
    return _newest_marked(found)


def _step(name: str, part: Range, whole: Range, unit: str) -> Step:
    own, world = Quantity.of(part, unit, printed=True), Quantity.of(whole, unit, printed=True)
    return work(name, "%", term("own", own), over("world_total", world), times("per_cent", WHOLE))


def _capped(step: Step) -> Range:
    return Range(step.result.low, step.result.middle, min(WHOLE, step.result.high))


def _newest_marked(values: list[_Value]) -> tuple[_Value, ...]:
    if not values:
        return ()
    last = values[-1]
    return (*values[:-1], _Value(last.year, last.pct, True, last.at_most, last.source, last.steps))


@dataclass(frozen=True, slots=True)
class _Points:
    """How far a claimed share lies outside a span: points, and on which side (`above` False where below).
    `rounded` says that it is inside only if its one digit is a rounded one."""

    outside: float
    above: bool
    edge: _Value
    rounded: bool = False


def _points(share: Figure, values: tuple[_Value, ...]) -> _Points:
    """Distance of the claim's range from the span of the values' likely numbers; 0 inside."""
    plain = _distance(share.claimed_span, share, values)
    if plain.outside <= HOLDS_POINTS or share.wide <= share.half or share.likely >= NEARLY_ALL:
        return plain
    wide = _distance(share.wide_span, share, values)
    return _Points(0.0, plain.above, plain.edge, rounded=True) if wide.outside <= 0 else plain


def _distance(said: Range, share: Figure, values: tuple[_Value, ...]) -> _Points:
    lowest = min(values, key=lambda v: v.pct.middle)
    highest = max(values, key=lambda v: v.pct.middle)
    above, below = said.low - highest.pct.middle, lowest.pct.middle - said.high
    if above > 0:
        return _Points(above, True, highest)
    # "More than 80%" only has to be reached; under a floor any lower share is possible.
    if below > 0 and share.qualifier is not Qualifier.OVER and not lowest.at_most:
        return _Points(below, False, lowest)
    return _Points(0.0, said.middle > highest.pct.middle, highest)


def _level(points: _Points) -> Level:
    weak = WEAKNESS[points.edge.source.confidence]
    if points.outside <= HOLDS_POINTS:
        return Level.HOLDS_UP
    return Level.DOUBTFUL if points.outside / weak <= DOUBTFUL_POINTS else Level.DOES_NOT_ADD_UP


def _finding(
    claim: Claim, share: Figure, country: str, stage: Stage, values: tuple[_Value, ...], library: Library
) -> Finding:
    newest = next((v for v in reversed(values) if v.newest), values[-1])
    said, points = share.claimed_span, _points(share, values)
    level, outcome = _level(points), _outcome(points, share, newest, values)
    factor, gap = ratio_between(said, newest.pct), gap_between(said, _span(values))
    steps, facts = list(newest.steps), _facts(claim, country, stage, newest, values, library)
    if share.likely > WHOLE and said.low > WHOLE:
        level, outcome = Level.IMPOSSIBLE, "whole"
    elif share.likely >= NEARLY_ALL:
        left = _Left.of(share, newest)
        steps.append(left.step)
        facts |= {"left": left.step.result, "others": Quantity.of(WHOLE - newest.pct.middle, "%")}
        if left.gap / WEAKNESS[newest.source.confidence] >= RED:
            level, outcome, gap = Level.DOES_NOT_ADD_UP, "leaves_too_little", left.gap
    reasons = _reasons(share, values) if level is Level.HOLDS_UP else ()
    return Finding(
        check=ID,
        outcome=outcome,
        level=with_reasons(level, reasons),
        facts=facts,
        claimed=Quantity.from_figure(share),
        computed=Quantity.of(newest.pct, "%"),
        factor=factor,
        gap=gap,
        working=tuple(steps),
        reasons=reasons,
        caveats=_caveats(claim, stage, values, newest),
        sources=tuple(dict.fromkeys(v.source for v in (newest, *values))),
    )


def _span(values: tuple[_Value, ...]) -> Range:
    return Range(min(v.pct.low for v in values), None, max(v.pct.high for v in values))


def _outcome(points: _Points, share: Figure, newest: _Value, values: tuple[_Value, ...]) -> str:
    if points.outside > HOLDS_POINTS:
        return "above" if points.above else "below"
    if points.rounded:
        return "rounded"
    said, now = share.claimed_span, newest.pct.middle
    if share.qualifier is Qualifier.OVER and now > said.low:
        return "reached"
    if newest.at_most and now > said.low - HOLDS_POINTS:
        return "agrees_at_most"
    if said.low - HOLDS_POINTS <= now <= said.high + HOLDS_POINTS:
        return "agrees" if len({v.pct.middle for v in values}) > 1 else "agrees.alone"
    return "dated_now_more" if now > said.middle else "dated_now_less"


@dataclass(frozen=True, slots=True)
class _Left:
    """What a share of nearly all leaves for the others, and the gap to what they have; 1 where it leaves more."""

    step: Step
    gap: float

    @staticmethod
    def of(share: Figure, newest: _Value) -> _Left:
        whole = Quantity.of(WHOLE, "%")
        step = work("left_for_others", "%", term("whole", whole), less("share", Quantity.from_figure(share)))
        half = min(share.half, HALF_POINT)
        rest = max(0.0, WHOLE - share.likely)
        claimed = Range(max(0.0, rest - half), rest, rest + half)
        others = Range(WHOLE - newest.pct.high, WHOLE - newest.pct.middle, WHOLE - newest.pct.low)
        return _Left(step, gap_between(claimed, others) if claimed.high < others.low else 1.0)


def _facts(
    claim: Claim, country: str, stage: Stage, newest: _Value, values: tuple[_Value, ...], library: Library
) -> dict[str, Fact]:
    lowest, highest = min(v.pct.middle for v in values), max(v.pct.middle for v in values)
    return {
        "country": library.country(country).in_text,
        "stage": stage.value,
        "mineral": _adjective(claim.mineral, library),
        "newest": Quantity.of(newest.pct, "%", printed=not newest.steps),
        "year": newest.year,
        "span": Quantity.of(Range(lowest, None, highest) if lowest < highest else exactly(lowest), "%"),
        "first_year": min(v.year for v in values),
    }


def _reasons(share: Figure, values: tuple[_Value, ...]) -> tuple[Note, ...]:
    """R3: the share fits only thanks to a value given from memory."""
    solid = tuple(v for v in values if v.source.confidence != FROM_MEMORY)
    if solid and _points(share, solid).outside <= HOLDS_POINTS:
        return ()
    return (Note(key="weak_data", facts={"confidence": weakest(tuple(v.source.confidence for v in values))}),)


def _caveats(claim: Claim, stage: Stage, values: tuple[_Value, ...], newest: _Value) -> tuple[Note, ...]:
    notes = [_value_note(v) for v in values if v is not newest and _told(v, values)]
    if newest.at_most:
        notes.append(Note(key="market_share.at_most"))
    if claim.mineral == RARE_EARTHS and stage in (Stage.SEPARATION, Stage.MAGNETS):
        notes.append(Note(key="market_share.magnet_basis"))
    return tuple(notes)


def _value_note(value: _Value) -> Note:
    facts: dict[str, Fact] = {
        "value": Quantity.of(value.pct, "%", printed=not value.steps),
        "year": value.year,
        "title": value.source.title,
        "edition": value.source.edition,
    }
    return Note(key="market_share.value", facts=facts)


def _told(value: _Value, values: tuple[_Value, ...]) -> bool:
    """The ends of the span are told, not every value between."""
    middles = [v.pct.middle for v in values]
    return value.pct.middle in (min(middles), max(middles))


def _adjective(mineral: str, library: Library) -> str:
    """The mineral before a noun: "rare-earth magnets", "cobalt mining"."""
    return "rare-earth" if mineral == RARE_EARTHS else library.mineral(mineral).name.lower()


CHECK = Check(id=ID, run=run, lacks=lacks)
