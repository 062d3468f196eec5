"""How long do the great producers need for as much? A stock beside a yearly flow, for scale only. No words here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.calculator.checks.base import Check
from core.calculator.rows import output_of
from core.calculator.steps import over, term, work
from core.calculator.tonnage import Tonnage, tonnages
from core.claim import RARE_EARTHS, Claim
from core.reference.library import WORLD, Library
from core.reference.production import ProductionRow
from core.verdict import Fact, Finding, Note, Quantity, Step

ID = "output_time"

ALONGSIDE = "USA"
"""The producer that readers compare with besides the largest one and the world."""

GROSS = {"chromium"}
"""Minerals whose output is printed in ore and not in what their reserves count: stock and flow do not compare."""


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """Days or years of the largest producer's newest output, with edition, year and both prints where a year was
    restated; the United States' and the world's in the notes. Carries no level. Pure."""
    amounts = tonnages(claim, library)
    if not amounts or claim.mineral in GROSS:
        return
    leader = largest_producer(claim.mineral, library)
    if leader is None:
        return
    tonnage = amounts[0]
    time = _Time.of(tonnage.quantity, leader)
    facts: dict[str, Fact] = {
        "amount": tonnage.quantity,
        "country": library.country(leader.iso3).in_text,
        "year": leader.year,
        "output": output_of(leader),
        "edition": leader.edition.named,
    }
    steps, sources = [*tonnage.steps, time.step], [leader.source]
    restated = _restated(claim.mineral, leader.iso3, library)
    notes: list[Note] = []
    if restated is not None:
        first, again = _Time.of(tonnage.quantity, restated[1]), _Time.of(tonnage.quantity, restated[0])
        facts |= {
            "then": first.quantity,
            "then_year": restated[1].year,
            "then_output": output_of(restated[1]),
            "then_edition": restated[1].edition.named,
        }
        steps += [first.step, again.step]
        sources += [restated[1].source, restated[0].source]
        notes.append(_note("output.as_restated", again, restated[0], library))
    for other in _others(claim.mineral, leader, library):
        beside = _Time.of(tonnage.quantity, other)
        steps.append(beside.step)
        sources.append(other.source)
        key = "output.of_the_world" if other.iso3 == WORLD else "output.of"
        notes.append(_note(key, beside, other, library))
    yield Finding(
        check=ID,
        outcome="output" if restated is None else "output_restated",
        level=None,
        facts=facts,
        computed=time.quantity,
        working=tuple(dict.fromkeys(steps)),
        caveats=(*notes, *_warnings(claim, tonnage)),
        sources=tuple(dict.fromkeys(sources)),
    )


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
    def of(amount: Quantity, row: ProductionRow) -> _Time:
        step = work("years_of_output", "years", term("amount", amount), over("output", output_of(row)))
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
