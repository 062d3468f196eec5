"""A bare ton is a tonne, said aloud; the short ton is kept as an alternative wherever it would change the level."""

from __future__ import annotations

from collections.abc import Iterator

from core.calculator.agreement import agree
from core.calculator.checks.base import Check
from core.calculator.compare import gravest
from core.calculator.readings.apply import as_short_ton
from core.claim import Claim
from core.quantities.figure import Dimension, Figure
from core.reference.library import Library
from core.verdict import Fact, Finding, Level, Quantity

ID = "readings"


def tons_check(checks: tuple[Check, ...]) -> Check:
    """The check that says how bare tons were read, and what `checks` would find if they were short tons."""

    def run(claim: Claim, library: Library) -> Iterator[Finding]:
        bare = {role: f for role, f in claim.figures().items() if _is_bare(f)}
        # Where figures disagree, `readings` tries the short ton on each of them.
        if not bare or not agree(claim, library):
            return
        largest = Quantity.from_figure(max(bare.values(), key=lambda f: f.likely))
        short = claim.model_copy(update={role: as_short_ton(f) for role, f in bare.items()})
        now, then = _level(claim, library, checks), _level(short, library, checks)
        if now is not then and then is not None:
            facts: dict[str, Fact] = {"tons": largest, "level": then.value}
            yield Finding(check=ID, outcome="bare_ton_matters", level=None, facts=facts)
        else:
            yield Finding(check=ID, outcome="bare_ton", level=None, facts={"tons": largest})

    return Check(id=ID, run=run)


def _is_bare(figure: Figure) -> bool:
    return figure.printed.bare_ton and figure.dimension in (Dimension.MASS, Dimension.RATE)


def _level(claim: Claim, library: Library, checks: tuple[Check, ...]) -> Level | None:
    levels = tuple(f.level for check in checks for f in check.run(claim, library) if f.level is not None)
    return gravest(levels) if levels else None
