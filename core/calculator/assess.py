"""Claim → Verdict. Pure: no clock, no network, no files; same claim and library, same bytes. No words here."""

from __future__ import annotations

from contextlib import suppress

from core.calculator.checklist import CHECKS, WITHOUT_TABLES
from core.calculator.checks.base import Check
from core.calculator.compare import gravest
from core.claim import RARE_EARTHS, Claim, Form
from core.errors import NoReference
from core.quantities.substances import find_substance
from core.reference.library import Library
from core.verdict import EditionUsed, Finding, Level, Note, Verdict


def assess(claim: Claim, library: Library) -> Verdict:
    """Run every check that has its figures and weigh the findings.

    Deterministic and pure. Where no mineral is stated but the figures name one ("14% U3O8"), it is taken. The verdict's level is the worst of the findings' levels; without one,
    `cannot_tell` if something claimed could not be judged, else `worked_out`. Raises nothing of its own.
    """
    claim = of_its_mineral(claim, library)
    findings: list[Finding] = []
    missing: list[Note] = []
    asked = checks_for(claim)
    for check in CHECKS:
        if check in asked:
            findings.extend(_run(check, claim, library))
        lack = check.lacks(claim, library)
        if lack is not None:
            missing.append(lack)
    return Verdict(
        level=_level(findings, missing),
        claim=claim,
        findings=_without_repeats(findings),
        missing=tuple(missing),
        editions=_editions(findings, library, claim.mineral),
    )


def checks_for(claim: Claim) -> tuple[Check, ...]:
    """The checks a claim is put to. A text that names no mineral on file is not held against the tables of one. Pure."""
    known = claim.mineral_stated or claim.mineral != RARE_EARTHS
    return CHECKS if known or claim.form is not Form.HEADLINE else WITHOUT_TABLES


def of_its_mineral(claim: Claim, library: Library) -> Claim:
    """The claim with the mineral that its figures name, where it states none and they agree on one. Pure."""
    if claim.mineral_stated:
        return claim
    substances = (find_substance(f.substance) for f in claim.figures().values() if f.substance)
    named = {s.mineral for s in substances if s is not None and s.mineral is not None}
    (mineral,) = named if len(named) == 1 else (claim.mineral,)
    if mineral == claim.mineral or mineral not in library.minerals:
        return claim
    return claim.model_copy(update={"mineral": mineral})


def _run(check: Check, claim: Claim, library: Library) -> list[Finding]:
    """The check's findings up to where it would divide by a figure that may be nothing ("up to 700 g/t"): of
    such a figure no quotient can be told, so the check stays silent there."""
    found: list[Finding] = []
    with suppress(ZeroDivisionError):
        found.extend(check.run(claim, library))
    return found


def _level(findings: list[Finding], missing: list[Note]) -> Level:
    levels = tuple(f.level for f in findings if f.level is not None)
    if levels:
        return gravest(levels)
    return Level.CANNOT_TELL if missing or not findings else Level.WORKED_OUT


def _editions(findings: list[Finding], library: Library, mineral: str) -> tuple[EditionUsed, ...]:
    """The editions of the mineral's tables that the findings name, each once, in the order of reading."""
    try:
        editions = library.editions(mineral)
    except NoReference:
        return ()
    printed = dict.fromkeys((source.edition, source.title) for f in findings for source in f.sources)
    named = (
        edition
        for label, title in printed
        for edition in editions
        if label == edition.label and title.startswith(edition.dataset)
    )
    return library.editions_used(*named)


def _without_repeats(findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings, with each caveat where it is first met and nowhere else: nothing is said twice."""
    seen: dict[str, list[Note]] = {}
    return tuple(_without(seen, finding) for finding in findings)


def _without(seen: dict[str, list[Note]], finding: Finding) -> Finding:
    """The finding without the caveats already seen; its own are seen from now on."""
    fresh: list[Note] = []
    for note in finding.caveats:
        same_key = seen.setdefault(note.key, [])
        if note not in same_key:
            same_key.append(note)
            fresh.append(note)
    if len(fresh) == len(finding.caveats):
        return finding
    return finding.model_copy(update={"caveats": tuple(fresh)})
