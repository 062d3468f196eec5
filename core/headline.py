"""A text → its claims, each judged, and one level for all of it. Pure; no recording, no words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from core.calculator.assess import assess
from core.calculator.compare import gravest
from core.calculator.meanings import meanings
from core.claim import Claim
from core.extraction.annotated import Annotated
from core.extraction.read import Extraction, read
from core.quantities.figure import Figure
from core.reference.library import Library
from core.verdict import GRAVITY, Finding, Level, Verdict

SAME = 0.005
"""Two figures this close are one, printed twice."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What a running text claims. `verdicts` has one verdict for each claim, in the order of their first figures;
    `level` is the worst of theirs. A text without a claim has no verdicts, and `cannot_tell`."""

    extraction: Extraction
    level: Level
    verdicts: tuple[Verdict, ...]
    meanings: Finding | None = None
    """Where one tonnage may mean several things: which of them bears out the rest."""

    @property
    def figures(self) -> tuple[Annotated, ...]:
        """Every figure with its role and its span in the text, in reading order."""
        return self.extraction.claims

    @property
    def unused(self) -> tuple[str, ...]:
        """What was read and is in no claim, as it stands in the text: figures whose part was not understood, and
        those that nothing could be made of. What repeats a figure of a claim is not among them. Pure."""
        used = [figure for verdict in self.verdicts for figure in _printed(verdict.claim)]
        alone = (
            item.text_span
            for item in self.figures
            if item.read is not None and not any(_same(item.read.figure, figure) for figure in used)
        )
        return tuple(dict.fromkeys((*alone, *self.extraction.left_out)))

    @property
    def lead(self) -> Verdict | None:
        """The verdict the whole is known by: of those with the overall level the one with most judged findings, the
        earliest among equals. None where nothing is claimed."""
        same = [verdict for verdict in self.verdicts if verdict.level is self.level]
        return max(same, key=_judged, default=None)


def judge(text: str, library: Library, published: date | None = None) -> Headline:
    """Read a text and judge every claim in it. `published` is the date of the text: it decides the editions in force
    and what "last year" means. Pure and deterministic; never raises for any text."""
    extraction = read(text, library, published)
    return with_verdicts(extraction, tuple(assess(claim, library) for claim in extraction.to_claims()))


def with_verdicts(extraction: Extraction, verdicts: tuple[Verdict, ...]) -> Headline:
    """The headline of a text whose claims were judged already. Pure."""
    told = meanings([verdict.claim for verdict in verdicts], extraction.library)
    return Headline(extraction, overall(verdict.level for verdict in verdicts), verdicts, told)


def overall(levels: Iterable[Level]) -> Level:
    """The level of several verdicts together, by the rule for findings: the worst of the five that judge; without
    one, `cannot_tell` if any cannot tell or there are none, else `worked_out`. Pure."""
    found = tuple(levels)
    judged = tuple(level for level in found if level in GRAVITY)
    if judged:
        return gravest(judged)
    return Level.CANNOT_TELL if Level.CANNOT_TELL in found or not found else Level.WORKED_OUT


def _printed(claim: Claim) -> Iterator[Figure]:
    yield from claim.figures().values()
    for part in (*claim.parts, *((claim.whole,) if claim.whole else ())):
        yield part.amount
        if part.grade is not None:
            yield part.grade
    for pair in claim.pairs:
        yield from (pair.old, pair.new)


def _same(one: Figure, other: Figure) -> bool:
    """Whether both are one figure, perhaps printed twice."""
    if one.dimension is not other.dimension or one.unit != other.unit:
        return one.text == other.text
    return abs(one.value - other.value) <= SAME * max(abs(one.value), abs(other.value))


def _judged(verdict: Verdict) -> int:
    return sum(finding.level is not None for finding in verdict.findings)
