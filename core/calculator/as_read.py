"""Under each change of meaning that makes figures agree: which other claims of the text become true, and which false.

Runs checks on a changed claim, one change and one level deep; it judges nothing itself and has no level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.calculator.bearing import Judges, borne_out, judges_of, others_of, said_of
from core.calculator.checks.base import Check
from core.calculator.checks.readings import ID as READINGS
from core.calculator.checks.readings import Examined, examine, finding_of, reading_of
from core.calculator.coherence import AS_READ, ID
from core.calculator.readings.apply import read_so
from core.claim import Claim
from core.reference.library import Library
from core.verdict import Fact, Finding, Note, Reading


def readings_check(checks: tuple[Check, ...]) -> Check:
    """The check of `readings` with, below its findings, what each reading makes of the rest: a finding of `coherence`,
    by those of `checks` that judge the rest."""
    judges = judges_of(checks)

    def run(claim: Claim, library: Library) -> Iterator[Finding]:
        examined = tuple(examine(claim, library))
        yield from (finding_of(one, library) for one in examined)
        yield from _as_read(claim, library, judges, examined)

    return Check(id=READINGS, run=run)


def _as_read(
    claim: Claim, library: Library, judges: Judges, examined: tuple[Examined, ...]
) -> Iterator[Finding]:
    offered = [(one.equation, fit) for one in examined for fit in one.offered]
    others = others_of(claim, judges) if offered else []
    if not others:
        return
    notes: list[Note] = []
    printed = {role: borne_out(claim, role, library, judges) for role in others}
    for equation, fit in offered:
        changed = read_so(claim, fit.change)
        own = {role for role, _ in equation.figures}
        turns = {
            role: (was, borne_out(changed, role, library, judges))
            for role, was in printed.items()
            if role not in own and getattr(changed, role) is not None
        }
        note = _turned(claim, reading_of(equation, fit), turns)
        if note is not None:
            notes.append(note)
    if notes:
        yield Finding(check=ID, outcome=AS_READ, level=None, more=tuple(notes))


def _turned(
    claim: Claim, reading: Reading, turns: Mapping[str, tuple[bool | None, bool | None]]
) -> Note | None:
    """What one reading makes of the other claims; None where it has a say in none of them."""
    told = {role: now for role, (_, now) in turns.items() if now is not None}
    if not told:
        return None
    fresh = {role for role, now in told.items() if turns[role][0] is not now}
    groups = {
        "true": [role for role, now in told.items() if now and role in fresh],
        "false": [role for role, now in told.items() if not now and role in fresh],
        "still_true": [role for role, now in told.items() if now and role not in fresh],
        "still_false": [role for role, now in told.items() if not now and role not in fresh],
    }
    key, *substances = reading.key.split(".") if reading.key.startswith("basis.") else [reading.key]
    before, after, _ = reading.said
    facts: dict[str, Fact] = {
        **said_of(claim, tuple(told)),
        "under": f"under.{key}",
        "role": reading.role,
        "before": before,
        "after": after,
        **dict(zip(("of", "to"), substances, strict=False)),
        **{name: ",".join(roles) for name, roles in groups.items() if roles},
    }
    turn = "_".join(name for name in ("true", "false") if groups[name]) or "nothing"
    stay = "_".join(name for name in ("still_true", "still_false") if groups[name]) or "nothing"
    return Note(key=f"as_read.{turn}.{stay}", facts=facts)
