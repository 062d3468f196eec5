"""Claim → Verdict. Pure: no clock, no network, no files; same claim and library, same bytes. No words here."""

from __future__ import annotations

from core.calculator.checks import CHECKS
from core.calculator.compare import gravest
from core.claim import Claim
from core.reference.library import Library
from core.verdict import EditionUsed, Finding, Level, Note, Verdict


def assess(claim: Claim, library: Library) -> Verdict:
    """Run every check that has its figures and weigh the findings.

    Deterministic and pure. The verdict's level is the worst of the findings' levels; without one,
    `cannot_tell` if something claimed could not be judged, else `worked_out`. Raises nothing of its own.
    """
    findings: list[Finding] = []
    missing: list[Note] = []
    for check in CHECKS:
        findings.extend(check.run(claim, library))
        lack = check.lacks(claim, library)
        if lack is not None:
            missing.append(lack)
    return Verdict(
        level=_level(findings, missing),
        claim=claim,
        findings=tuple(findings),
        missing=tuple(missing),
        editions=_editions(findings),
    )


def _level(findings: list[Finding], missing: list[Note]) -> Level:
    levels = tuple(f.level for f in findings if f.level is not None)
    if levels:
        return gravest(levels)
    return Level.CANNOT_TELL if missing or not findings else Level.WORKED_OUT


def _editions(findings: list[Finding]) -> tuple[EditionUsed, ...]:
    """The dated releases that the findings name, each once, in the order of reading."""
    seen: dict[tuple[str, str], EditionUsed] = {}
    for finding in findings:
        for source in finding.sources:
            if source.edition:
                key = (source.title, source.edition)
                seen.setdefault(key, EditionUsed(dataset=source.title, edition=source.edition, released=""))
    return tuple(seen.values())
