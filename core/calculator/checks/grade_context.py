"""Is the grade ore at all, and of which kind? Against what minerals can hold, the richest known, mines and the crust."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core.calculator import grade_bars
from core.calculator.checks.base import Check
from core.calculator.compare import SLACK, Side, compare, gap_between, ratio_between
from core.calculator.grade_bars import Bar
from core.calculator.steps import over, term, work
from core.calculator.triple import grade_for, grade_said, printed_triple
from core.claim import RARE_EARTHS, Claim, Form
from core.quantities.bases import MIX_OXIDE_PER_ELEMENT
from core.quantities.figure import Basis, Figure
from core.quantities.ranges import Range
from core.reference.deposits import Deposit
from core.reference.library import Library
from core.verdict import Fact, Finding, Level, Note, Quantity, Source, Step, Term

ID = "grade_context"

TYPICAL_RESERVE = "mount-weld-reserve"
"""The mine a grade is laid beside: the largest rare-earth mine outside China, its reserve as published."""


@dataclass(frozen=True, slots=True)
class Said:
    """A grade to be judged: printed, or `implied` by ore and contained metal. `figure` says what it counts.
    `whole` is whether a tonnage of ore stands beside it, so that it is that of a deposit and not of a drill hole."""

    span: Range
    claimed: Quantity
    said: Quantity
    figure: Figure
    implied: bool
    whole: bool

    @property
    def facts(self) -> dict[str, Fact]:
        """The grade, and behind it what it counts."""
        return {"grade": self.said, "counted": grade_bars.counted(self.figure)}

    def outcome(self, word: str) -> str:
        """The sentence for it."""
        return f"{word}.implied" if self.implied else word


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """A level only where the grade is more than the mineral can hold (impossible, I1) or above the richest deposit on
    file; else, where a grade is printed, what it is beside mines, records and the crust. A grade that ore and contained
    imply is judged by the same bounds. Pure.

    A record is a benchmark and not a law. Beside a tonnage of ore the gap decides; a grade alone may be a drill hole's:
    put as a question about a deposit it is at most doubtful, in running text it is only told.
    """
    said = _said(claim)
    if said is None:
        return
    limit = grade_bars.possible(claim.mineral, said.figure, library)
    record = grade_bars.known(claim.mineral, said.figure, library)
    if limit is not None and said.span.low > limit.quantity.high:
        yield _impossible(said, limit)
    elif record is not None and _exceeds(said, record):
        told = claim.form is Form.HEADLINE and not said.whole
        yield _hole(said, record) if told else _above_the_record(said, record)
    elif not said.implied and said.figure.likely > 0:
        if claim.mineral == RARE_EARTHS:
            yield _for_scale(said.figure, library)
        else:
            yield from _beside_mines(said, grade_bars.mined(claim.mineral, said.figure, library), record)


def _said(claim: Claim) -> Said | None:
    ore, grade, contained = printed_triple(claim)
    if grade is not None:
        return Said(
            grade.span,
            Quantity.from_figure(grade),
            grade_said(grade),
            grade,
            implied=False,
            whole=ore is not None,
        )
    if ore and contained and ore.span.low > 0 and contained.claimed_span.low <= ore.span.high:
        implied = grade_for(contained.span, ore.span)
        quantity = Quantity.of(implied, "ppm")
        return Said(implied, quantity, quantity, contained, implied=True, whole=True)
    return None


def _exceeds(said: Said, record: Bar) -> bool:
    return said.span.low > record.quantity.high and gap_between(said.span, record.top) > SLACK


def _impossible(said: Said, limit: Bar) -> Finding:
    return Finding(
        check=ID,
        outcome=said.outcome("impossible" if limit.name else "impossible_mix"),
        level=Level.IMPOSSIBLE,
        facts={**said.facts, "limit": limit.said, "holder": limit.name, "of": limit.counted},
        claimed=said.claimed,
        computed=Quantity.of(limit.top, "ppm"),
        factor=ratio_between(said.span, limit.top),
        gap=gap_between(said.span, limit.top),
        working=(*limit.steps, _times("times_the_limit", said, limit)),
        sources=(limit.source,),
    )


def _above_the_record(said: Said, record: Bar) -> Finding:
    comparison = compare(said.span, record.top, side=Side.AT_LEAST, confidence=record.source.confidence)
    level, reasons = comparison.level, comparison.reasons
    if not said.whole and level is Level.DOES_NOT_ADD_UP:
        level = Level.DOUBTFUL
    return Finding(
        check=ID,
        outcome=said.outcome("record"),
        level=level,
        facts={**said.facts, "record": record.said, "name": record.name, "of": record.counted},
        claimed=said.claimed,
        computed=Quantity.of(record.top, "ppm"),
        factor=comparison.factor,
        gap=comparison.gap,
        working=(*record.steps, _times("times_the_record", said, record)),
        reasons=reasons,
        caveats=() if said.whole else (Note(key="grade.one_hole"),),
        sources=(record.source,),
    )


def _hole(said: Said, record: Bar) -> Finding:
    """A grade that running text prints without a tonnage: as a rule that of a drill hole, and often true."""
    return Finding(
        check=ID,
        outcome="record.hole",
        level=None,
        facts={**said.facts, "record": record.said, "name": record.name, "of": record.counted},
        computed=Quantity.of(record.top, "ppm"),
        factor=ratio_between(said.span, record.top),
        working=(*record.steps, _times("times_the_record", said, record)),
        sources=(record.source,),
    )


def _times(name: str, said: Said, bar: Bar) -> Step:
    return work(
        name, "×", term("grade", said.claimed), over("grade_on_file", Quantity.of(bar.quantity.high, "ppm"))
    )


def _beside_mines(said: Said, usual: Bar | None, record: Bar | None) -> Iterator[Finding]:
    """What the grade is beside what most mines work and the richest deposit; silent where neither is on file."""
    beside = usual or record
    if beside is None:
        return
    facts: dict[str, Fact] = {**said.facts, "usual": beside.said, "of": beside.counted}
    richest: dict[str, Fact] = (
        {} if record is None else {"name": record.name, "record": record.said, "of": record.counted}
    )
    more: tuple[Note, ...] = ()
    if usual is None:
        outcome, facts = "below_record", {**facts, **richest}
    else:
        outcome = _place(said.span, usual.quantity.range)
        more = (Note(key="grade.richest", facts=richest),) if richest else ()
    yield Finding(
        check=ID,
        outcome=outcome,
        level=None,
        facts=facts,
        computed=beside.quantity,
        working=beside.steps,
        more=more,
        sources=tuple(dict.fromkeys(bar.source for bar in (usual, record) if bar is not None)),
    )


def _place(grade: Range, mines: Range) -> str:
    if grade.low > mines.high:
        return "above_mines"
    return "below_mines" if grade.high < mines.low else "like_mines"


def _for_scale(grade: Figure, library: Library) -> Finding:
    said, crust = grade_said(grade), _crust(library)
    by_basis = crust.beside(grade)
    ratios = [Quantity.of(grade.likely / bar.middle, "×") for bar in by_basis]
    facts: dict[str, Fact] = {"grade": said, "crust": by_basis[0], "times": ratios[0]}
    if len(ratios) > 1:
        facts |= {"times_element": ratios[1]}
    steps = [
        Step(
            name="times_the_crust",
            terms=(
                Term(op="", name="grade", quantity=Quantity.from_figure(grade)),
                over("crust", bar),
            ),
            result=times,
        )
        for bar, times in zip(by_basis, ratios, strict=True)
    ]
    outcome = _kind_of_ore(grade, library)
    more: list[Note] = []
    sources = [crust.source]
    mine = library.deposit(TYPICAL_RESERVE)
    if mine.grade_ppm is not None and mine.grade_ppm > grade.likely:
        above = Quantity.of(mine.grade_ppm / grade.likely, "×")
        beside: dict[str, Fact] = {
            "mine": mine.name,
            "mine_grade": Quantity.of(mine.grade_ppm, "ppm"),
            "of_mine": above,
        }
        more.append(Note(key="mine_is_richer", facts=beside))
        sources.append(mine.source)
    nearest = _nearest(grade, library)
    if nearest is not None and nearest.grade_ppm is not None:
        like: dict[str, Fact] = {
            "deposit": nearest.name,
            "deposit_grade": Quantity.of(nearest.grade_ppm, "ppm"),
        }
        more.append(Note(key="nearest_deposit", facts=like))
        sources.append(nearest.source)
    return Finding(
        check=ID,
        outcome=outcome if len(ratios) == 1 else f"{outcome}.either",
        level=None,
        facts=facts,
        computed=ratios[0],
        working=tuple(steps),
        more=tuple(more),
        caveats=(crust.note,),
        sources=tuple(dict.fromkeys(sources)),
    )


@dataclass(frozen=True, slots=True)
class _Crust:
    """What rock holds on average, counted as element and as oxide, ppm."""

    element: Quantity
    oxide: Quantity
    note: Note
    source: Source

    def beside(self, grade: Figure) -> tuple[Quantity, ...]:
        """What the grade may be laid beside: in its own basis, in either where it does not say."""
        by_basis = {Basis.METAL: (self.element,), Basis.OXIDE: (self.oxide,)}
        return by_basis.get(grade.basis, (self.oxide, self.element))


@cache
def _crust(library: Library) -> _Crust:
    row = library.assumption("crust", "rare earths")
    element = Quantity.of(row.range.middle, "ppm")
    oxide = Quantity.of(float(round(row.range.middle * MIX_OXIDE_PER_ELEMENT.middle)), "ppm")
    note = Note(key="crust_counts", facts={"element": element, "oxide": oxide})
    return _Crust(element, oxide, note, row.source)


def _kind_of_ore(grade: Figure, library: Library) -> str:
    hard = library.assumption("economic_grade", "hard rock").range
    clay = library.assumption("economic_grade", "clay").range
    if grade.likely >= hard.low:
        return "rich"
    if grade.likely > clay.high:
        return "poor_rock"
    return "clay_only" if grade.likely >= clay.low else "too_poor"


@cache
def _graded(library: Library) -> tuple[tuple[float, Deposit], ...]:
    """Deposits with a grade, a tonnage, a code and a source, by grade. The library never changes."""
    fitting = (
        (d.grade_ppm, d)
        for d in library.deposits()
        if d.grade_ppm
        and d.ore_t
        and d.source.confidence != "from-memory"
        and d.code
        and not d.code.startswith("none")
    )
    return tuple(sorted(fitting, key=lambda pair: (pair[0], pair[1].key)))


def _nearest(grade: Figure, library: Library) -> Deposit | None:
    """The deposit whose grade is closest, as a ratio."""
    graded = _graded(library)
    at = bisect([ppm for ppm, _ in graded], grade.likely)
    beside = graded[max(0, at - 1) : at + 1]
    x = grade.likely
    closest = min(beside, key=lambda pair: max(pair[0] / x, x / pair[0]), default=None)
    return None if closest is None else closest[1]


CHECK = Check(id=ID, run=run)
