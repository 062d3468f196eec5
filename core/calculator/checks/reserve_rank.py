"""What place would the tonnage take on the reserve list, and how far is it from the one claimed? No words here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.calculator.checks.base import Check, Weighed
from core.calculator.compare import SLACK, Comparison, Side, compare, ratio_between
from core.calculator.ranking import Bench, before_all_editions, counts_more, edition_for
from core.calculator.rows import reserves_of
from core.calculator.standing import counts_as_reserve, kind_of, status_reasons, with_reasons
from core.calculator.steps import add, over, term, work
from core.calculator.tonnage import Tonnage, has_tonnage, tonnages
from core.claim import RARE_EARTHS, Claim, RankOf
from core.errors import NoReference
from core.quantities.ranges import Range
from core.reference.codes import Kind
from core.reference.library import WORLD, Library
from core.reference.reserves import ReserveList, ReserveRow
from core.verdict import Fact, Finding, Level, Need, Note, Quantity, Source, Step

ID = "reserve_rank"

WORLD_SCOPE = "world"

CLOSE = 1.5
"""Up to this ratio a missed bar is said in per cent rather than in times."""


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """The bar for the claimed place in the edition in force, the place the tonnage would take, and how the bar
    itself moved. Pure.

    One-sided: a tonnage at or above the bar meets "third or better". Where the claimant has reserves listed, the
    tonnage is tried as the total and as an addition to them, and the kinder decides. Without a tonnage the
    claimant's own line is judged. A second tonnage (ore × grade beside a printed contained) is for scale.
    """
    bench = _bench_of(claim, library)
    if bench is None:
        return
    amounts = tonnages(claim, library)
    own = bench.own
    if amounts:
        yield _judged(claim, library, bench, amounts[0], own)
        for other in amounts[1:]:
            yield _for_scale(library, bench, other)
    elif own is not None:
        yield _own_line(claim, library, bench, own)


def weigh(claim: Claim, library: Library) -> Iterator[Weighed]:
    """Level and gap of the finding that has a level. Pure."""
    bench = _bench_of(claim, library)
    if bench is None:
        return
    amounts, own, bar = tonnages(claim, library), bench.own, bench.bar
    if amounts and bar is not None:
        judgement = _judge(claim, library, bar, amounts[0], own)
        yield Weighed(judgement.level, judgement.reading.comparison.gap)
    elif amounts:
        yield Weighed(_level_past_the_list(status_reasons(claim, library)), None)
    elif own is not None and bar is not None:
        comparison = _against(bar, own.range)
        yield Weighed(comparison.level, comparison.gap)
    elif own is not None:
        yield Weighed(Level.HOLDS_UP, None)


def _bench_of(claim: Claim, library: Library) -> Bench | None:
    """The lists for the claimed place; None where none is claimed or it cannot be judged."""
    place = _claimed_place(claim)
    if place is None or claim.rank_of is not RankOf.RESERVES or lacks(claim, library) is not None:
        return None
    return Bench.of(claim, library, place)


def lacks(claim: Claim, library: Library) -> Note | None:
    """What a claimed rank among reserves or resources would need to be judged; None where it can be. Pure."""
    if claim.rank is None or claim.rank_of is RankOf.PRODUCTION:
        return None
    mineral = library.mineral(claim.mineral)
    if claim.country == WORLD:
        return Note(key="rank.of_the_world")
    if claim.rank_of is RankOf.RESOURCES:
        return Note(key="rank.no_resource_list", facts={"mineral": mineral.key})
    if claim.rank_scope != WORLD_SCOPE:
        return Note(key="rank.scope", facts={"scope": claim.rank_scope})
    if not mineral.has_reserve_list:
        return Note(key="no_reserve_list", facts={"mineral": mineral.key})
    if has_tonnage(claim):
        return None
    if claim.country is None:
        return Note(key="rank.needs_tonnage")
    return _not_listed(claim, claim.country, library)


def _not_listed(claim: Claim, country: str, library: Library) -> Note | None:
    listed = library.reserve_list(claim.mineral, edition_for(claim, library))
    if listed.listed(country) is not None:
        return None
    for edition in reversed(library.editions(claim.mineral)):
        row = library.reserve_list(claim.mineral, edition).listed(country)
        if row is not None:
            facts: dict[str, Fact] = {
                "country": country,
                "listed": Quantity.of(row.range, "t", printed=True),
                "then": edition.named,
                "edition": listed.edition.named,
            }
            return Note(key="rank.listed_elsewhere", facts=facts)
    return _bar_for_the_unlisted(claim, country, library)


def _bar_for_the_unlisted(claim: Claim, country: str, library: Library) -> Note:
    """A list is silent on who is not on it; what the claimed place takes can be told all the same."""
    place = _claimed_place(claim)
    assert place is not None
    bench = Bench.of(claim, library, place)
    facts: dict[str, Fact] = {"country": country, "rank": place, "edition": bench.listed.edition.named}
    if bench.bar is None:
        return Note(key="rank.not_listed.past_the_list", facts={**facts, "count": len(bench.others)})
    bar: dict[str, Fact] = {"bar": reserves_of(bench.bar), "bar_country": _named(bench.bar, library)}
    return Note(key="rank.not_listed", facts={**facts, **bar})


def _claimed_place(claim: Claim) -> int | None:
    return None if claim.rank is None else max(1, round(claim.rank.likely))


@dataclass(frozen=True, slots=True)
class _Reading:
    """One meaning of the tonnage: the claimant's total, or (`added`) an addition to what is listed."""

    amount: Quantity
    span: Range
    added: bool
    comparison: Comparison
    steps: tuple[Step, ...]

    @property
    def reached(self) -> bool:
        return self.comparison.gap <= SLACK


@dataclass(frozen=True, slots=True)
class _Judgement:
    """The kinder meaning of the tonnage, and how it stands."""

    reading: _Reading
    reasons: tuple[Note, ...]
    level: Level


def _judge(
    claim: Claim, library: Library, bar: ReserveRow, tonnage: Tonnage, own: ReserveRow | None
) -> _Judgement:
    reading = _as_total(bar, tonnage)
    if own is not None and not reading.reached:
        reading = _as_addition(bar, tonnage, own)
    reasons = _reasons(claim, library, reading, bar)
    return _Judgement(reading, reasons, with_reasons(reading.comparison.level, reasons))


def _judged(
    claim: Claim, library: Library, bench: Bench, tonnage: Tonnage, own: ReserveRow | None
) -> Finding:
    bar = bench.bar
    if bar is None:
        return _past_the_list(claim, library, bench, tonnage)
    judgement = _judge(claim, library, bar, tonnage, own)
    reading, reasons, level = judgement.reading, judgement.reasons, judgement.level
    outcome = _outcome(bench, bar, reading)
    if level is Level.UNPROVEN and not reading.reached:
        outcome = "near"
    facts = _facts(library, bench, bar, reading)
    missed = not reading.reached
    return Finding(
        check=ID,
        outcome=f"{outcome}.added" if reading.added else outcome,
        level=level,
        facts=facts,
        claimed=reserves_of(bar),
        computed=reading.amount,
        factor=reading.comparison.factor,
        gap=reading.comparison.gap,
        working=(*tonnage.steps, *reading.steps, *(_ratio(bar, reading.amount) if missed else ())),
        needs=(Need(key="needs.reserves", facts={"bar": reserves_of(bar), "rank": bench.place}),)
        if missed
        else (),
        reasons=reasons if level is Level.UNPROVEN else (),
        caveats=(*tonnage.caveats, *_caveats(claim, library, bench, reading, own)),
        sources=tuple(dict.fromkeys((*_sources(bench), *_own_sources(claim, library, bench)))),
    )


def _is_listed(claim: Claim, library: Library, reading: _Reading) -> bool:
    """Whether the amount before the addition is the claimant's own line in some edition. Pure."""
    said = reading.steps[0].terms[0].quantity.range
    lists = (library.reserve_list(claim.mineral, edition) for edition in library.editions(claim.mineral))
    lines = (listed.listed(claim.country or "") for listed in lists)
    return any(line is not None and line.range.meets(said) for line in lines)


def _as_total(bar: ReserveRow, tonnage: Tonnage) -> _Reading:
    return _Reading(tonnage.quantity, tonnage.span, False, _against(bar, tonnage.span), ())


def _as_addition(bar: ReserveRow, tonnage: Tonnage, own: ReserveRow) -> _Reading:
    line = work(
        "total_with_listed", "t", term("contained", tonnage.quantity), add("listed", reserves_of(own))
    )
    span = Range(tonnage.span.low + own.range.low, line.result.likely, tonnage.span.high + own.range.high)
    return _Reading(line.result, span, True, _against(bar, span), (line,))


def _against(bar: ReserveRow, span: Range) -> Comparison:
    return compare(bar.range, span, side=Side.AT_LEAST, confidence=bar.source.confidence)


def _reasons(claim: Claim, library: Library, reading: _Reading, bar: ReserveRow) -> tuple[Note, ...]:
    """Why a place that is reached is only unproven, each reason once."""
    found = [*reading.comparison.reasons, *status_reasons(claim, library)]
    if reading.added and reading.reached:
        twice = _is_listed(claim, library, reading)
        found.insert(0, Note(key="rank.counted_twice" if twice else "rank.only_if_added"))
    if reading.reached and reading.amount.high < bar.range.low:
        found.insert(0, Note(key="rank.only_if_element"))
    return tuple({note.key: note for note in found}.values())


def _outcome(bench: Bench, bar: ReserveRow, reading: _Reading) -> str:
    if not reading.reached:
        return "close" if reading.comparison.factor < CLOSE else "short"
    if reading.amount.high < bar.range.low:
        return "met_if_element"
    if bench.level_with(bar, reading.amount.range):
        return "level_with"
    if not reading.added and bench.beats_better_place(reading.span):
        return "better"
    return "met"


def _facts(library: Library, bench: Bench, bar: ReserveRow, reading: _Reading) -> dict[str, Fact]:
    return {
        "amount": reading.amount,
        "rank": bench.place,
        "place": bench.place_of(reading.amount.middle),
        "bar": reserves_of(bar),
        "bar_country": _named(bar, library),
        "edition": bench.listed.edition.named,
    }


def _named(row: ReserveRow, library: Library) -> str:
    return library.country(row.iso3).in_text


def _ratio(bar: ReserveRow, amount: Quantity) -> tuple[Step, ...]:
    if amount.low <= 0:
        return ()
    return (work("times_short", "×", term("bar", reserves_of(bar)), over("amount", amount)),)


def _caveats(
    claim: Claim, library: Library, bench: Bench, reading: _Reading, own: ReserveRow | None
) -> tuple[Note, ...]:
    notes = [_between(library, bench, reading.amount.middle)]
    if claim.country is not None:
        notes.append(_own_note(claim.country, own))
        notes.extend(note for note, _ in _own_moves(bench.listed, claim.country, library))
    notes.extend(_limits(bench, library, reading.amount.middle))
    if _outcome_is_better(bench, reading):
        notes.append(Note(key="rank.another_list", facts={"rank": bench.place}))
    notes.extend(_class_notes(claim, library))
    notes.extend(_edition_notes(claim, library, bench, reading.amount.middle))
    return tuple(notes)


def _outcome_is_better(bench: Bench, reading: _Reading) -> bool:
    bar = bench.bar
    return bar is not None and _outcome(bench, bar, reading) == "better"


def _between(library: Library, bench: Bench, tonnes: float) -> Note:
    """Both neighbours of the place that the amount would take."""
    above, below = bench.neighbours(tonnes)
    facts: dict[str, Fact] = {}
    if above is not None:
        facts |= {"above": _named(above, library), "above_t": reserves_of(above)}
    if below is not None:
        facts |= {"below": _named(below, library), "below_t": reserves_of(below)}
    key = "rank.first" if above is None else "rank.last" if below is None else "rank.between"
    return Note(key=key, facts=facts)


def _own_note(country: str, own: ReserveRow | None) -> Note:
    if own is None:
        return Note(key="rank.own_not_listed", facts={"country": country})
    return Note(key="rank.own_listed", facts={"country": country, "listed": reserves_of(own)})


@lru_cache(maxsize=512)
def _own_moves(
    listed: ReserveList, country: str, library: Library
) -> tuple[tuple[Note, tuple[Source, ...]], ...]:
    """What other editions print for the claimant, each number once, oldest first, with where it stands."""
    own = listed.listed(country)
    told = {None if own is None else own.reserves_t}
    found: list[tuple[Note, tuple[Source, ...]]] = []
    for edition in library.editions(listed.mineral):
        other = library.reserve_list(listed.mineral, edition)
        row = other.listed(country)
        amount = None if row is None else row.reserves_t
        if amount in told:
            continue
        told.add(amount)
        facts: dict[str, Fact] = {"country": country, "edition": edition.named}
        if row is None:
            found.append((Note(key="rank.own_unlisted_in", facts=facts), (other.world.source,)))
        else:
            facts |= {"listed": reserves_of(row)}
            found.append((Note(key="rank.own_listed_in", facts=facts), (row.source,)))
    return tuple(found)


def _limits(bench: Bench, library: Library, tonnes: float) -> Iterator[Note]:
    """What the list leaves open: reserves not published, the line of other countries, national figures."""
    unknown = bench.unknown
    if unknown:
        yield Note(key="rank.at_best", facts={"count": len(unknown)})
    other = bench.listed.other
    if other is not None and other.reserves_t is not None and tonnes < other.reserves_t:
        yield Note(key="rank.at_best_other", facts={"other": reserves_of(other)})
    yield from counts_more(library.mineral(bench.listed.mineral))
    bar = bench.bar
    part = None if bar is None else _code_part(library, bench.listed.mineral, bar.iso3)
    if bar is not None and part is not None:
        facts: dict[str, Fact] = {"country": _named(bar, library), "part": part, "whole": reserves_of(bar)}
        yield Note(key="rank.code_part", facts=facts)


@lru_cache(maxsize=512)
def _code_part(library: Library, mineral: str, iso3: str) -> Quantity | None:
    try:
        part = library.assumption(f"code_compliant_reserves {mineral}", iso3)
    except NoReference:
        return None
    return Quantity.of(part.range, "t", printed=True)


def _class_notes(claim: Claim, library: Library) -> Iterator[Note]:
    """For drilled rare earths that are not a reserve: how much of such metal became reserve elsewhere."""
    drilled = (Kind.RESOURCE, Kind.INDICATED, Kind.MEASURED, Kind.INFERRED)
    if (
        claim.mineral == RARE_EARTHS
        and kind_of(claim, library) in drilled
        and not counts_as_reserve(claim, library)
    ):
        share = library.assumption("resource_to_reserve").range
        facts: dict[str, Fact] = {
            "became": Quantity(low=share.low, likely=None, high=share.high, unit="%"),
        }
        yield Note(key="rank.resource_to_reserve", facts=facts)


def _edition_notes(claim: Claim, library: Library, bench: Bench, tonnes: float) -> Iterator[Note]:
    """How the bar moved between editions, and today's bar where an older edition decides."""
    if before_all_editions(claim, library):
        yield Note(key="rank.before_all", facts={"edition": bench.listed.edition.named})
    yield from _bars_that_were(bench, library)
    now = bench.bar_now
    if now is not None:
        yield Note(
            key="rank.bar_now",
            facts={
                "edition": bench.newest.edition.named,
                "rank": bench.place,
                "bar": reserves_of(now),
                "country": _named(now, library),
                "place": bench.place_now(tonnes),
            },
        )


@lru_cache(maxsize=512)
def _bars_that_were(bench: Bench, library: Library) -> tuple[Note, ...]:
    return tuple(
        Note(
            key="rank.bar_was",
            facts={
                "edition": listed.edition.named,
                "rank": bench.place,
                "bar": reserves_of(row),
                "country": _named(row, library),
            },
        )
        for listed, row in bench.moved
    )


def _past_the_list(claim: Claim, library: Library, bench: Bench, tonnage: Tonnage) -> Finding:
    """A place that the list does not reach: any amount takes it."""
    reasons = status_reasons(claim, library)
    level = _level_past_the_list(reasons)
    return Finding(
        check=ID,
        outcome="past_the_list",
        level=level,
        facts={
            "amount": tonnage.quantity,
            "rank": bench.place,
            "place": bench.place_of(tonnage.quantity.middle),
            "count": len(bench.others),
            "edition": bench.listed.edition.named,
        },
        working=tonnage.steps,
        reasons=reasons if level is Level.UNPROVEN else (),
        caveats=(*tonnage.caveats, *_limits(bench, library, tonnage.quantity.middle)),
        sources=(bench.listed.world.source,),
    )


def _level_past_the_list(reasons: tuple[Note, ...]) -> Level:
    return with_reasons(Level.HOLDS_UP, reasons)


def _own_sources(claim: Claim, library: Library, bench: Bench) -> Iterator[Source]:
    """Where the claimant's other numbers stand."""
    if claim.country is not None:
        for _, sources in _own_moves(bench.listed, claim.country, library):
            yield from sources


def _own_line(claim: Claim, library: Library, bench: Bench, own: ReserveRow) -> Finding:
    """The claimant's own listed reserves against the bar, where no tonnage was claimed."""
    amount, bar = reserves_of(own), bench.bar
    moves = _own_moves(bench.listed, own.iso3, library)
    sources = (own.source, *(() if bar is None else _sources(bench)), *_own_sources(claim, library, bench))
    facts: dict[str, Fact] = {
        "amount": amount,
        "country": library.country(own.iso3).in_text,
        "rank": bench.place,
        "place": bench.place_of(amount.middle),
        "edition": bench.listed.edition.named,
    }
    caveats = (
        _between(library, bench, amount.middle),
        *(note for note, _ in moves),
        *_limits(bench, library, amount.middle),
        *_edition_notes(claim, library, bench, amount.middle),
    )
    if bar is None:
        return Finding(
            check=ID,
            outcome="listed.met",
            level=Level.HOLDS_UP,
            facts=facts,
            caveats=caveats,
            sources=tuple(dict.fromkeys(sources)),
        )
    comparison = _against(bar, own.range)
    reached = comparison.gap <= 1.0
    equal = reached and bench.level_with(bar, own.range)
    return Finding(
        check=ID,
        outcome="listed.level_with" if equal else "listed.met" if reached else "listed.short",
        level=comparison.level,
        facts={**facts, "bar": reserves_of(bar), "bar_country": _named(bar, library)},
        claimed=reserves_of(bar),
        computed=amount,
        factor=comparison.factor,
        gap=comparison.gap,
        working=() if reached else _ratio(bar, amount),
        reasons=comparison.reasons if comparison.level is Level.UNPROVEN else (),
        caveats=caveats,
        sources=tuple(dict.fromkeys(sources)),
    )


def _for_scale(library: Library, bench: Bench, tonnage: Tonnage) -> Finding:
    """The place of the other tonnage that the figures give. No level: the printed one was claimed."""
    bar, amount = bench.bar, tonnage.quantity
    facts: dict[str, Fact] = {
        "amount": amount,
        "rank": bench.place,
        "place": bench.place_of(amount.middle),
        "edition": bench.listed.edition.named,
    }
    missed = bar is not None and amount.high < bar.range.low
    if bar is not None:
        facts |= {"bar": reserves_of(bar), "bar_country": _named(bar, library)}
    return Finding(
        check=ID,
        outcome="by_ore_and_grade.short" if missed else "by_ore_and_grade",
        level=None,
        facts=facts,
        claimed=reserves_of(bar) if bar is not None and missed else None,
        computed=amount,
        factor=ratio_between(bar.range, amount.range) if bar is not None and missed else None,
        working=(*tonnage.steps, *(_ratio(bar, amount) if bar is not None and missed else ())),
        caveats=tonnage.caveats,
        sources=(bench.listed.world.source,) if bar is None else (bar.source,),
    )


@lru_cache(maxsize=512)
def _sources(bench: Bench) -> tuple[Source, ...]:
    """The deciding row first, where the list has one, then the rows of every other edition that is named."""
    rows = (bench.bar, *(row for _, row in bench.moved), bench.bar_now)
    return tuple(dict.fromkeys(row.source for row in rows if row is not None))


CHECK = Check(id=ID, run=run, lacks=lacks, weigh=weigh)
