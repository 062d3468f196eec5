"""How long do the great producers need for as much? A stock beside a yearly flow, for scale only. No words here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.calculator.checks.base import Check
from core.calculator.rows import output_of, over_output
from core.calculator.steps import term, work
from core.calculator.tonnage import Tonnage, tonnages
from core.claim import RARE_EARTHS, Claim
from core.reference.library import WORLD, Library
from core.reference.production import ProductionRow
from core.verdict import Fact, Finding, Note, Quantity, Source, Step, Term

ID = "output_time"

ALONGSIDE = "USA"
"""The producer that readers compare with besides the largest one and the world."""

GROSS = {"chromium"}
"""Minerals whose output is printed in ore and not in what their reserves count: stock and flow do not compare."""


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """Days or years of the largest producer's newest output, with edition, year and both prints where a year was
    restated; the United States' and the world's in the notes. Carries no level. Pure."""
    amounts = tonnages(claim, library)
    rows = None if claim.mineral in GROSS else _rows(claim.mineral, library)
    if not amounts or rows is None:
        return
    tonnage, leader = amounts[0], rows.leader
    amount = term("amount", tonnage.quantity)
    time = _Time.of(amount, leader)
    facts: dict[str, Fact] = {
        "amount": tonnage.quantity,
        "country": library.country(leader.iso3).in_text,
        "year": leader.year,
        "output": output_of(leader),
        "edition": leader.edition.named,
    }
    steps = [*tonnage.steps, time.step]
    if rows.first is not None:
        first = _Time.of(amount, rows.first)
        steps.append(first.step)
        facts |= {
            "then": first.quantity,
            "then_year": rows.first.year,
            "then_output": output_of(rows.first),
            "then_edition": rows.first.edition.named,
        }
    notes: list[Note] = []
    for key, row in rows.beside:
        beside = _Time.of(amount, row)
        steps.append(beside.step)
        notes.append(_note(key, beside, row, library))
    yield Finding(
        check=ID,
        outcome="output" if rows.first is None else "output_restated",
        level=None,
        facts=facts,
        computed=time.quantity,
        working=tuple(steps),
        caveats=(*notes, *_warnings(claim, tonnage)),
        sources=rows.sources,
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """What the tables alone decide: the largest producer's newest year; the first print of its latest restated
    year; and what stands beside them, each with the key of its note."""

    leader: ProductionRow
    first: ProductionRow | None
    beside: tuple[tuple[str, ProductionRow], ...]
    sources: tuple[Source, ...]


@lru_cache(maxsize=128)
def _rows(mineral: str, library: Library) -> _Rows | None:
    leader = largest_producer(mineral, library)
    if leader is None:
        return None
    restated = _restated(mineral, leader.iso3, library)
    beside = [
        ("output.of_the_world" if r.iso3 == WORLD else "output.of", r)
        for r in _others(mineral, leader, library)
    ]
    if restated is not None:
        beside.insert(0, ("output.as_restated", restated[0]))
    first = None if restated is None else restated[1]
    used = [leader, *([first] if first else []), *(row for _, row in beside)]
    return _Rows(leader, first, tuple(beside), tuple(dict.fromkeys(row.source for row in used)))


def largest_producer(mineral: str, library: Library) -> ProductionRow | None:
    """The country with the largest output in the newest year on file; None for a mineral without one. Pure."""
    years = library.production_years(mineral, WORLD)
    if not years:
        return None
    producers = library.producers(mineral, years[-1])
    return producers[0] if producers and producers[0].amount_t > 0 else None


@dataclass(frozen=True, slots=True)
class _Time:
    """Years of an output that an amount equals."""

    quantity: Quantity
    step: Step

    @staticmethod
    def of(amount: Term, row: ProductionRow) -> _Time:
        step = work("years_of_output", "years", amount, over_output(row))
        return _Time(step.result, step)


def _restated(mineral: str, iso3: str, library: Library) -> tuple[ProductionRow, ProductionRow] | None:
    """The latest year whose newest print differs from its first: (newest, first)."""
    for year in reversed(library.production_years(mineral, iso3)):
        prints = library.production(mineral, iso3, year)
        if prints[0].amount_t != prints[-1].amount_t and prints[-1].amount_t > 0 < prints[0].amount_t:
            return prints[0], prints[-1]
    return None


def _others(mineral: str, leader: ProductionRow, library: Library) -> Iterator[ProductionRow]:
    for iso3 in (ALONGSIDE, WORLD):
        years = library.production_years(mineral, iso3)
        if iso3 != leader.iso3 and years:
            row = library.production(mineral, iso3, years[-1])[0]
            if row.amount_t > 0:
                yield row


def _note(key: str, time: _Time, row: ProductionRow, library: Library) -> Note:
    known = library.countries.get(row.iso3)
    facts: dict[str, Fact] = {
        "time": time.quantity,
        "country": row.name if known is None else known.in_text,
        "year": row.year,
        "output": output_of(row),
        "edition": row.edition.named,
    }
    return Note(key=key, facts=facts)


def _warnings(claim: Claim, tonnage: Tonnage) -> Iterator[Note]:
    yield Note(key="output.stock_and_flow")
    if claim.mineral == RARE_EARTHS:
        yield Note(key="output.quota")
    yield from tonnage.caveats


CHECK = Check(id=ID, run=run)
