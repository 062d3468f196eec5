"""A tonnage beside a grade may be rock or metal: which other claims of the text either makes true, and which it breaks.

Runs checks on a changed claim, one change and one level deep; it judges nothing itself and has no level.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.calculator.agreement import agree
from core.calculator.basis import conversion
from core.calculator.bearing import Judges, borne_out, is_claimed, judges_of, said_of
from core.calculator.checks.base import Check
from core.calculator.checks.geometry import run as fit_in_the_ground
from core.calculator.compare import SLACK, gap_between, ratio_between
from core.calculator.triple import grade_for, grade_said, metal_in, printed_triple, rock_for
from core.claim import Claim, Form
from core.quantities.figure import Basis, Figure
from core.quantities.ranges import Range
from core.reference.library import Library
from core.verdict import Fact, Finding, Note, Quantity

ID = "coherence"
AS_READ = "as_read"
"""The outcome of the finding on changes of meaning (`core.calculator.as_read`); the others are given here."""

NEARLY = 1.5
"""Below this ratio it goes without saying how many times one grade is the other."""


def coherence_check(checks: tuple[Check, ...]) -> Check:
    """The check that runs those of `checks` that judge the rest on either reading; at most one finding."""
    judges = judges_of(checks)
    return Check(id=ID, run=lambda claim, library: _rock_or_metal(claim, library, judges))


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


ON_A_STOCK = ("rank", "years", "share", "gdp_share", "amount")
"""What may be claimed of a tonnage in the ground, whichever it is."""


def _rock_or_metal(claim: Claim, library: Library, judges: Judges) -> Iterator[Finding]:
    subject = _ambiguous(claim)
    if subject is None:
        return
    others = [role for role in ON_A_STOCK if is_claimed(claim, role)]
    if not others:
        return
    if claim.ore and claim.contained:
        others.append("contained")
    agrees = agree(claim, library)
    judged = [_judge(claim, r, others, library, judges, agrees=agrees) for r in _readings(claim, subject)]
    if not any(j.broken for j in judged):
        return
    yield Finding(
        check=ID,
        outcome=_outcome(judged),
        level=None,
        facts={"subject": Quantity.from_figure(subject)},
        more=(
            *(_note(j, claim, library) for j in judged),
            *(() if agrees else _as_printed_content(claim, library)),
        ),
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
    """The third meaning, where the three disagree: ore that does hold the contained tonnage printed beside it, and the
    grade which that takes."""
    ore, grade, contained = printed_triple(claim)
    if ore is None or grade is None or contained is None:
        return
    if conversion(grade, contained, library.mineral(claim.mineral)) is not None:
        return  # oxide beside element: another grade would not be the only thing to change
    if not 0 < contained.likely < ore.likely or ore.span.low <= 0:
        return
    needed = grade_for(contained.claimed_span, ore.span)
    times = ratio_between(needed, grade.span)
    word = "nearly" if times < NEARLY else "more" if needed.middle > grade.likely else "less"
    yield Note(
        key=f"read_as_ore_holding.{word}",
        facts={
            "contained": Quantity.from_figure(contained),
            "needed": Quantity.of(needed, "ppm"),
            "times": Quantity.of(times, "×"),
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
    claim: Claim, reading: _Reading, others: list[str], library: Library, judges: Judges, *, agrees: bool
) -> _Judged:
    """`agrees`: ore, grade and contained do, as printed."""
    true: list[str] = []
    broken: list[str] = []
    for role in others:
        if role == "contained":
            assert claim.contained is not None
            span = claim.contained.claimed_span
            met = agrees if reading.word == "ore" else gap_between(span, reading.metal) <= SLACK
            (true if met else broken).append(role)
            continue
        bears = borne_out(reading.claim, role, library, judges)
        if bears is not None:
            (true if bears else broken).append(role)
    return _Judged(reading, tuple(true), tuple(broken))


def _note(judged: _Judged, claim: Claim, library: Library) -> Note:
    facts: dict[str, Fact] = {
        "shown": judged.reading.shown,
        **said_of(claim, (*judged.true, *judged.broken)),
    }
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
    per_cent = next((share for share in shares if isinstance(share, Quantity)), None)
    return None if per_cent is None else Quantity.of(per_cent.range * 0.01, "×")
