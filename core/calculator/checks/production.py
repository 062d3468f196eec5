"""Is it what the country is said to have produced, in any edition, and what does the newest say? No words here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.calculator.checks.base import Check
from core.calculator.compare import (
    SLACK,
    STRONGEST,
    Comparison,
    Side,
    compare,
    gap_between,
    gravest,
    ratio_between,
    weakest,
)
from core.calculator.rows import output_of, weight_of
from core.calculator.standing import with_reasons
from core.calculator.steps import over, term, work
from core.calculator.tonnage import Tonnage, in_basis_of
from core.claim import RARE_EARTHS, Claim, RankOf
from core.quantities.figure import Qualifier
from core.quantities.ranges import Range
from core.reference.library import WORLD, Library
from core.reference.production import ProductionRow
from core.verdict import Fact, Finding, Level, Note, Quantity, Step

ID = "production"

QUOTA = "CHN"
"""The country whose rare-earth output is the official quota."""

RESTATED = "one-source"
"""How far a print of later years can be trusted for what was first printed: such figures are restated from one
edition to the next (Australia's lithium of 2024: 88,000 t, then 82,700 t)."""

NEXT_TO_NOTHING_T = 100.0
"""Where a table prints no output, a claim of less than this may have been rounded away."""


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """A country's output in a year against every print of it; a place among producers. Pure.

    A match with the value of any edition holds up, and the newest print is told. Otherwise the gap is to the span
    of all editions. Without a year, the year that fits best is taken.
    """
    country = claim.country or WORLD
    if claim.production is not None and lacks(claim, library) is None:
        tonnage = in_basis_of(claim.production, library.mineral(claim.mineral))
        prints = _prints(claim, country, tonnage, library)
        yield _against_prints(claim, tonnage, prints, library)
    if claim.rank is not None and claim.rank_of is RankOf.PRODUCTION and _lacks_rank(claim, library) is None:
        yield _rank(claim, country, max(1, round(claim.rank.likely)), library)


def lacks(claim: Claim, library: Library) -> Note | None:
    """What a claimed output, or a place among producers, would need to be judged. Pure."""
    if claim.production is not None:
        return _lacks_rows(claim, claim.country or WORLD, library)
    if claim.rank is not None and claim.rank_of is RankOf.PRODUCTION:
        return _lacks_rank(claim, library)
    return None


def _lacks_rank(claim: Claim, library: Library) -> Note | None:
    if claim.country is None:
        return Note(key="production.needs_country")
    if claim.country == WORLD:
        return Note(key="rank.of_the_world")
    if claim.rank_scope != "world":
        return Note(key="production.scope", facts={"scope": claim.rank_scope})
    return _lacks_rows(claim, claim.country, library)


def _lacks_rows(claim: Claim, country: str, library: Library) -> Note | None:
    years = library.production_years(claim.mineral, country)
    if not years:
        key = "production.no_world" if country == WORLD else "production.not_listed"
        facts: dict[str, Fact] = {"mineral": claim.mineral}
        return Note(key=key, facts=facts if country == WORLD else {**facts, "country": country})
    if claim.year is not None and claim.year not in years:
        key = "production.one_year" if len(years) == 1 else "production.no_year"
        return Note(key=key, facts={"year": claim.year, "first": years[0], "last": years[-1]})
    return None


def _prints(claim: Claim, country: str, tonnage: Tonnage, library: Library) -> tuple[ProductionRow, ...]:
    """All prints of the claimed year, newest edition first; of the best-fitting year where none is claimed."""
    if claim.year is not None:
        return library.production(claim.mineral, country, claim.year)
    years = reversed(library.production_years(claim.mineral, country))
    every = [library.production(claim.mineral, country, year) for year in years]
    return min(
        every, key=lambda prints: _fit(tonnage.quantity.range, _closest(tonnage.quantity.range, prints))
    )


def _fit(span: Range, row: ProductionRow) -> tuple[float, float]:
    return gap_between(span, row.range), ratio_between(span, row.range)


def _closest(span: Range, prints: tuple[ProductionRow, ...]) -> ProductionRow:
    """The print that an amount fits best, the newest among equals."""
    return min(prints, key=lambda row: _fit(span, row))


@dataclass(frozen=True, slots=True)
class _Match:
    """How a claim stands against the prints: the print it fits or is furthest from least, and how far."""

    outcome: str
    row: ProductionRow
    comparison: Comparison


def _match(claim: Claim, tonnage: Tonnage, prints: tuple[ProductionRow, ...]) -> _Match:
    newest = prints[0]
    if claim.production is not None and claim.production.qualifier is Qualifier.OVER:
        for row in prints:
            reached = _compare(tonnage.span, row, Side.AT_LEAST)
            if reached.gap <= SLACK:
                return _Match("reached" if row is newest else "reached_then", row, reached)
    else:
        row = _closest(tonnage.quantity.range, prints)
        plain = _compare(tonnage.quantity.range, row, Side.BOTH)
        if plain.gap <= SLACK:
            return _Match(_printed_word(tonnage, row, newest), row, plain)
        row = _closest(tonnage.span, prints)
        wide = _compare(tonnage.span, row, Side.BOTH)
        if wide.gap <= SLACK:
            return _Match("as_printed_if_element", row, wide)
    low, high = min(r.range.low for r in prints), max(r.range.high for r in prints)
    confidence = weakest(tuple(r.source.confidence for r in prints))
    span = Range(low, newest.amount_t, high)
    between = compare(tonnage.span, span, confidence=confidence)
    unlike = tonnage.converted and any(row.range.meets(tonnage.said.range) for row in prints)
    if unlike and between.gap > SLACK:
        return _Match("other_basis", newest, replace(between, level=gravest((between.level, Level.DOUBTFUL))))
    if confidence == STRONGEST and between.gap > SLACK and not _first_print_on_file(prints):
        between = compare(tonnage.span, span, confidence=RESTATED)
    if between.gap <= SLACK:
        return _Match("between_prints", newest, between)
    if between.level is Level.UNPROVEN:
        return _Match("near", newest, between)
    return _Match("too_much" if between.over else "too_little", newest, between)


def _printed_word(tonnage: Tonnage, row: ProductionRow, newest: ProductionRow) -> str:
    if row.amount_t != newest.amount_t:
        return "as_first_printed"
    same = f"{tonnage.quantity.middle:.3g}" == f"{row.amount_t:.3g}"
    return "as_printed" if same else "as_printed_roughly"


def _first_print_on_file(prints: tuple[ProductionRow, ...]) -> bool:
    """Whether the edition of the year after, which prints a year first, is among the prints."""
    return any(int(row.edition.year) <= row.year + 1 for row in prints)


def _compare(span: Range, row: ProductionRow, side: Side) -> Comparison:
    return compare(span, row.range, side=side, confidence=row.source.confidence)


def _against_prints(
    claim: Claim, tonnage: Tonnage, prints: tuple[ProductionRow, ...], library: Library
) -> Finding:
    newest = prints[0]
    if all(row.amount_t == 0 for row in prints):
        return _none_printed(tonnage, newest, library)
    match = _match(claim, tonnage, prints)
    facts: dict[str, Fact] = {
        "country": _name(newest, library),
        "year": newest.year,
        "said": _weight(tonnage),
        "newest": weight_of(newest),
        "edition": newest.edition.named,
        "printed": weight_of(match.row),
        "print_edition": match.row.edition.named,
    }
    reasons = match.comparison.reasons
    if match.outcome == "other_basis":
        facts |= {
            "typed": tonnage.said.model_copy(update={"unit": "t"}),
            "symbol": library.mineral(claim.mineral).content_symbol,
        }
    if match.outcome == "near" and all(row.source.confidence == STRONGEST for row in prints):
        reasons = (Note(key="production.first_print_missing", facts={"year": newest.year}),)
    if match.outcome == "as_printed_if_element":
        reasons = (Note(key="production.only_if_element"), *reasons)
    level = with_reasons(match.comparison.level, reasons)
    return Finding(
        check=ID,
        outcome=match.outcome,
        level=level,
        facts=facts,
        claimed=_yearly(tonnage),
        computed=output_of(match.row),
        factor=match.comparison.factor,
        gap=match.comparison.gap,
        working=(*tonnage.steps, *(_ratio(tonnage, newest) if match.comparison.gap > SLACK else ())),
        reasons=reasons if level is Level.UNPROVEN else (),
        caveats=(*tonnage.caveats, *_missing_print(match, prints), *_caveats(claim, prints)),
        sources=tuple(dict.fromkeys(row.source for row in prints)),
    )


def _missing_print(match: _Match, prints: tuple[ProductionRow, ...]) -> tuple[Note, ...]:
    """Where a figure is contradicted by later prints alone: that the first one is not on file."""
    contradicted = match.outcome in ("too_much", "too_little")
    if not contradicted or _first_print_on_file(prints):
        return ()
    return (Note(key="production.first_print_missing", facts={"year": prints[0].year}),)


def _none_printed(tonnage: Tonnage, row: ProductionRow, library: Library) -> Finding:
    """The tables print no output at all for the country and year: no ratio, as there is nothing to divide by."""
    sizeable = tonnage.span.low >= NEXT_TO_NOTHING_T
    return Finding(
        check=ID,
        outcome="none_printed",
        level=Level.DOES_NOT_ADD_UP if sizeable else Level.DOUBTFUL,
        facts={
            "country": _name(row, library),
            "year": row.year,
            "said": _weight(tonnage),
            "edition": row.edition.named,
        },
        claimed=_yearly(tonnage),
        computed=output_of(row),
        working=tonnage.steps,
        caveats=tonnage.caveats,
        sources=(row.source,),
    )


def _ratio(tonnage: Tonnage, newest: ProductionRow) -> tuple[Step, ...]:
    if newest.range.low <= 0:
        return ()
    return (
        work("times_printed", "×", term("production", _yearly(tonnage)), over("printed", output_of(newest))),
    )


def _caveats(claim: Claim, prints: tuple[ProductionRow, ...]) -> Iterator[Note]:
    if len({row.amount_t for row in prints}) > 1:
        for row in prints:
            yield Note(
                key="production.print",
                facts={"output": weight_of(row), "year": row.year, "edition": row.edition.named},
            )
    if claim.mineral == RARE_EARTHS and prints[0].iso3 == QUOTA:
        yield Note(key="output.quota")
    if prints[0].stage != "mine":
        yield Note(key="production.stage", facts={"stage": prints[0].stage})
    if prints[0].left_out:
        yield Note(key="production.left_out", facts={"country": prints[0].left_out})
    if claim.year is None:
        yield Note(key="production.year_taken", facts={"year": prints[0].year})


def _rank(claim: Claim, country: str, rank: int, library: Library) -> Finding:
    """The country's place among producers of a year, in the edition that suits the claim best."""
    year = claim.year or _newest_year(claim, country, library)
    prints = library.production(claim.mineral, country, year)
    row = min(prints, key=lambda p: _place(p, year, claim.mineral, library))
    place, newest = _place(row, year, claim.mineral, library), prints[0]
    now = _place(newest, year, claim.mineral, library)
    met, now_met = place <= rank, now <= rank
    facts: dict[str, Fact] = {
        "country": _name(row, library),
        "year": year,
        "rank": rank,
        "place": place,
        "output": weight_of(row),
        "edition": row.edition.named,
    }
    if met and not now_met:
        facts |= {"now": now, "newest": weight_of(newest), "now_edition": newest.edition.named}
    bar = _bar(row, rank, claim.mineral, library)
    comparison = None if met or bar is None else compare(bar.range, row.range, side=Side.AT_LEAST)
    return Finding(
        check=ID,
        outcome="ranks.then" if met and not now_met else "ranks" if met else "ranks_lower",
        level=Level.HOLDS_UP if comparison is None else comparison.level,
        facts=facts if bar is None else {**facts, "bar": weight_of(bar)},
        claimed=None if comparison is None or bar is None else output_of(bar),
        computed=output_of(row),
        factor=None if comparison is None else comparison.factor,
        gap=None if comparison is None else comparison.gap,
        sources=tuple(dict.fromkeys((row.source, newest.source))),
    )


def _newest_year(claim: Claim, country: str, library: Library) -> int:
    """The newest year that was printed on the day of the claim; of all years where that is not given or before them."""
    years, on = library.production_years(claim.mineral, country), claim.claimed_on
    if on is None:
        return years[-1]
    known = (
        year
        for year in reversed(years)
        if any(row.edition.released <= on for row in library.production(claim.mineral, country, year))
    )
    return next(known, years[-1])


def _place(row: ProductionRow, year: int, mineral: str, library: Library) -> int:
    """One more than there are countries with a larger output in the row's own edition; equals share a place."""
    producers = library.producers(mineral, year, row.edition)
    return 1 + sum(1 for other in producers if other.amount_t > row.amount_t)


def _bar(row: ProductionRow, rank: int, mineral: str, library: Library) -> ProductionRow | None:
    others = [p for p in library.producers(mineral, row.year, row.edition) if p.iso3 != row.iso3]
    return others[rank - 1] if rank <= len(others) else None


def _name(row: ProductionRow, library: Library) -> str:
    known = library.countries.get(row.iso3)
    return "the world" if known is None else known.in_text


def _yearly(tonnage: Tonnage) -> Quantity:
    """The claimed output as a flow, also where it was printed as plain tonnes of a year."""
    return tonnage.quantity.model_copy(update={"unit": "t/yr"})


def _weight(tonnage: Tonnage) -> Quantity:
    return tonnage.quantity.model_copy(update={"unit": "t"})


CHECK = Check(id=ID, run=run, lacks=lacks)
