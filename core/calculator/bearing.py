"""What else a text claims of its figures, and whether they bear it out. Runs checks; it judges nothing itself."""

from __future__ import annotations

from collections.abc import Mapping

from core.calculator.checks.base import Check, Weighed
from core.calculator.compare import SLACK
from core.claim import Claim, Stage
from core.quantities.figure import Figure
from core.reference.library import Library
from core.verdict import Fact, Level, Quantity

CLAIMS: dict[str, tuple[str, ...]] = {
    "rank": ("reserve_rank", "production"),
    "years": ("demand", "life"),
    "share": ("reserve_share", "market_share"),
    "gdp_share": ("gdp",),
    "amount": ("value",),
    "production": ("production",),
    "product_rate": ("annual_output",),
    "life": ("life",),
    "area": ("geometry",),
}
"""What else a text may claim of its figures, and the checks that judge it."""

ALONE: dict[str, str] = {"rank": "production", "production": "rank"}
"""What is left out while another claim is judged by the same check."""

MET = (Level.HOLDS_UP, Level.UNPROVEN)

Judges = Mapping[str, tuple[Check, ...]]


def judges_of(checks: tuple[Check, ...]) -> Judges:
    """For each kind of claim those of `checks` that judge it. Pure."""
    by_id = {check.id: check for check in checks}
    return {role: tuple(by_id[name] for name in names if name in by_id) for role, names in CLAIMS.items()}


def others_of(claim: Claim, judges: Judges) -> list[str]:
    """What the text claims besides, in the order it is told. Pure."""
    return [role for role in judges if is_claimed(claim, role)]


def is_claimed(claim: Claim, role: str) -> bool:
    """Whether such a thing is claimed of the figures. A share of what is made (separation, magnets) is none: no tonnage
    of the claim bears on it. Pure."""
    if role == "share" and claim.stage not in (None, Stage.RESERVES):
        return False
    return getattr(claim, role) is not None


def borne_out(claim: Claim, role: str, library: Library, judges: Judges) -> bool | None:
    """Whether the figures of the claim bear one of its other claims out; None where no check can say. Pure."""
    left_out = ALONE.get(role)
    if left_out is not None and getattr(claim, left_out) is not None:
        claim = claim.model_copy(update={left_out: None})
    weighed = (one for check in judges[role] for one in check.weighed(claim, library))
    graded = [one for one in weighed if one.level is not None]
    return all(_is_met(one) for one in graded) if graded else None


def _is_met(one: Weighed) -> bool:
    """Whether the figures reach; what is doubtful for another reason than its gap still reaches."""
    if one.level in MET:
        return True
    return one.level is Level.DOUBTFUL and one.gap is not None and one.gap <= SLACK


def said_of(claim: Claim, roles: tuple[str, ...]) -> dict[str, Fact]:
    """The figures of the claims told, as printed. Pure."""
    facts: dict[str, Fact] = {}
    for role in roles:
        figure: Figure = getattr(claim, role)
        facts[role] = round(figure.likely) if role == "rank" else Quantity.from_figure(figure)
    return facts
