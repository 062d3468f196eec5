"""A text → its claims, each judged, and one level for all of it. Pure; no recording, no words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.calculator.assess import assess
from core.calculator.compare import gravest
from core.extraction.annotated import Annotated
from core.extraction.read import Extraction, read
from core.reference.library import Library
from core.verdict import GRAVITY, Level, Verdict


@dataclass(frozen=True, slots=True)
class Headline:
    """What a running text claims. `verdicts` has one verdict for each claim, in the order of their first figures;
    `level` is the worst of theirs. A text without a claim has no verdicts, and `cannot_tell`."""

    extraction: Extraction
    level: Level
    verdicts: tuple[Verdict, ...]

    @property
    def figures(self) -> tuple[Annotated, ...]:
        """Every figure with its role and its span in the text, in reading order."""
        return self.extraction.claims

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
    verdicts = tuple(assess(claim, library) for claim in extraction.to_claims())
    return Headline(extraction, overall(verdict.level for verdict in verdicts), verdicts)


def overall(levels: Iterable[Level]) -> Level:
    """The level of several verdicts together, by the rule for findings: the worst of the five that judge; without
    one, `cannot_tell` if any cannot tell or there are none, else `worked_out`. Pure."""
    found = tuple(levels)
    judged = tuple(level for level in found if level in GRAVITY)
    if judged:
        return gravest(judged)
    return Level.CANNOT_TELL if Level.CANNOT_TELL in found or not found else Level.WORKED_OUT


def _judged(verdict: Verdict) -> int:
    return sum(finding.level is not None for finding in verdict.findings)
