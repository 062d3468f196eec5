"""For each reading of an ambiguous tonnage: which other claims of the text it makes true, and which it breaks.

Runs checks on a changed claim, one change and one level deep; it judges nothing itself and has no level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.calculator.agreement import agree
from core.calculator.basis import conversion
from core.calculator.checks.base import Check
from core.calculator.checks.geometry import run as fit_in_the_ground
from core.calculator.compare import SLACK, gap_between, ratio_between
from core.calculator.triple import grade_for, grade_said, metal_in, printed_triple, rock_for
from core.claim import Claim, Form
from core.quantities.figure import Basis, Figure
from core.quantities.ranges import Range
from core.reference.library import Library
from core.verdict import Fact, Finding, Level, Note, Quantity

ID = "coherence"

CLAIMS: dict[str, str] = {
    "rank": "reserve_rank",
    "years": "demand",
    "share": "reserve_share",
    "gdp_share": "gdp",
    "amount": "value",
}
"""What else a text may claim of a tonnage, and the check that judges it."""

MET = (Level.HOLDS_UP, Level.UNPROVEN)


def coherence_check(checks: tuple[Check, ...]) -> Check:
    """The check that runs those of `checks` named in `CLAIMS` on every reading of the ambiguous tonnage."""
    by_id = {check.id: check for check in checks}
    judges = {role: by_id[check] for role, check in CLAIMS.items() if check in by_id}

    def run(claim: Claim, library: Library) -> Iterator[Finding]:
        yield from _run(claim, library, judges)

    return Check(id=ID, run=run)


@dataclass(frozen=True, slots=True)
class _Reading:
    """`word` is "ore" or "contained"; `claim` the claim so read, without what is judged apart; `metal` the
    tonnes of metal it then means, `shown` what else it implies."""

    word: str
    claim: Claim
    metal: Range
    shown: Quantity


@dataclass(frozen=True, slots=True)
class _Judged:
    reading: _Reading
    true: tuple[str, ...]
    broken: tuple[str, ...]


def _run(claim: Claim, library: Library, judges: Mapping[str, Check]) -> Iterator[Finding]:
    subject = _ambiguous(claim)
    if subject is None:
        return
    others = [role for role in judges if getattr(claim, role) is not None]
    if not others:
        return
    if claim.ore and claim.contained:
        others.append("contained")
    judged = [_judge(claim, r, others, library, judges) for r in _readings(claim, subject)]
    if not any(j.broken for j in judged):
        return
    yield Finding(
        check=ID,
        outcome=_outcome(judged),
        level=None,
        facts={"subject": Quantity.from_figure(subject)},
        more=(*(_note(j, claim, library) for j in judged), *_as_printed_content(claim, library)),
    )


def _outcome(judged: list[_Judged]) -> str:
    """Which reading makes all of it true, else which bears out more of it than any other, if one does."""
    whole = [j for j in judged if not j.broken]
    if whole:
        return f"only_as_{whole[0].reading.word}"
    if len(judged) == 1:
        return "one"
    first, second = sorted(judged, key=lambda j: -len(j.true))[:2]
    return f"most_as_{first.reading.word}" if len(first.true) > len(second.true) else "none"


def _as_printed_content(claim: Claim, library: Library) -> Iterator[Note]:
    """The third meaning: ore that does hold the contained tonnage printed beside it, and the grade which that takes."""
    ore, grade, contained = printed_triple(claim)
    if ore is None or grade is None or contained is None or agree(claim, library):
        return
    if conversion(grade, contained, library.mineral(claim.mineral)) is not None:
        return  # oxide beside element: another grade would not be the only thing to change
    if not 0 < contained.likely < ore.likely or ore.span.low <= 0:
        return
    needed = grade_for(contained.claimed_span, ore.span)
    above = needed.middle > grade.likely
    yield Note(
        key=f"read_as_ore_holding.{'more' if above else 'less'}",
        facts={
            "contained": Quantity.from_figure(contained),
            "needed": Quantity.of(needed, "ppm"),
            "times": Quantity.of(ratio_between(needed, grade.span), "×"),
            "printed": grade_said(grade),
        },
    )


def _ambiguous(claim: Claim) -> Figure | None:
    """The tonnage that can be rock or metal: the ore beside a grade; in running text also a contained tonnage
    whose basis is not said."""
    ore, grade, metal = printed_triple(claim)
    if grade is None or grade.span.low <= 0:
        return None
    if ore is not None:
        return ore if ore.span.low > 0 else None
    if claim.form is not Form.HEADLINE or metal is None or metal.basis is not Basis.UNSPECIFIED:
        return None
    return metal if metal.likely > 0 else None


def _readings(claim: Claim, subject: Figure) -> Iterator[_Reading]:
    grade = claim.grade
    assert grade is not None
    held = metal_in(subject.span, grade.span)
    as_ore = claim.model_copy(update={"ore": subject, "contained": None})
    yield _Reading("ore", as_ore, held, Quantity.of(held, "t"))
    if subject.basis is not Basis.ORE:
        as_metal = claim.model_copy(update={"ore": None, "contained": subject})
        rock = Quantity.of(rock_for(subject.span, grade.span), "t")
        yield _Reading("contained", as_metal, subject.span, rock)


def _judge(
    claim: Claim, reading: _Reading, others: list[str], library: Library, judges: Mapping[str, Check]
) -> _Judged:
    true: list[str] = []
    broken: list[str] = []
    for role in others:
        if role == "contained":
            assert claim.contained is not None
            span = claim.contained.claimed_span
            as_read = agree(claim, library) if reading.word == "ore" else False
            met = as_read or gap_between(span, reading.metal) <= SLACK
            (true if met else broken).append(role)
            continue
        graded = [f for f in judges[role].run(reading.claim, library) if f.level is not None]
        if graded:
            (true if all(_is_met(f) for f in graded) else broken).append(role)
    return _Judged(reading, tuple(true), tuple(broken))


def _is_met(finding: Finding) -> bool:
    """Whether the figures reach; a finding that is doubtful for another reason than its gap still reaches."""
    if finding.level in MET:
        return True
    return finding.level is Level.DOUBTFUL and finding.gap is not None and finding.gap <= SLACK


def _note(judged: _Judged, claim: Claim, library: Library) -> Note:
    facts: dict[str, Fact] = {"shown": judged.reading.shown}
    for role in (*judged.true, *judged.broken):
        figure: Figure = getattr(claim, role)
        facts[role] = round(figure.likely) if role == "rank" else Quantity.from_figure(figure)
    if judged.true:
        facts["true"] = ",".join(judged.true)
    if judged.broken:
        facts["broken"] = ",".join(judged.broken)
    kind = "all" if not judged.broken else "mixed" if judged.true else "nothing"
    key = f"read_as_{judged.reading.word}.{kind}"
    ground = _share_of_ground(judged.reading, library)
    if ground is None:
        return Note(key=key, facts=facts)
    return Note(key=f"{key}.ground", facts={**facts, "ground": ground})


def _share_of_ground(reading: _Reading, library: Library) -> Quantity | None:
    """How much of the stated area the rock of the reading fills, down to the stated depth; None where neither is
    stated, and for the ore, which `geometry` itself speaks of."""
    if reading.word == "ore":
        return None
    findings = fit_in_the_ground(reading.claim, library)
    shares = (finding.facts.get("share") for finding in findings)
    return next((share for share in shares if isinstance(share, Quantity)), None)
