"""A claim with one figure multiplied, its precision with it."""

from __future__ import annotations

from core.claim import Claim
from core.quantities.figure import Figure


def scaled(claim: Claim, role: str, by: float) -> Claim:
    figure: Figure = getattr(claim, role)
    changed = {
        name: None if getattr(figure, name) is None else getattr(figure, name) * by
        for name in ("value", "value_max", "half", "half_max", "wide")
    }
    number = figure.printed.model_copy(update={"number": figure.printed.number * by})
    return claim.model_copy(update={role: figure.model_copy(update=changed | {"printed": number})})
