"""The claim as it would stand under one change of meaning. No judging here."""

from __future__ import annotations

from typing import Any

from core.calculator.basis import times_of
from core.calculator.readings.changes import SHORT_TON_T, Change
from core.claim import Claim, RankOf
from core.quantities.figure import CANONICAL, Basis, Dimension, Figure
from core.quantities.grammar import mass_as_yearly


def read_so(claim: Claim, change: Change) -> Claim:
    """The claim with the change made. Pure.

    A slip changes the figure it was found in; an open basis is settled on both sides; a yearly amount that is the
    whole stands as contained metal or as ore, and the whole that is yearly as product or as a country's output.
    """
    match change.key:
        case "exchanged":
            return claim.model_copy(update={"ore": claim.contained, "contained": claim.ore})
        case "grade_is_element":
            return _counted(claim, Basis.METAL, Basis.OXIDE)
        case "grade_is_oxide":
            return _counted(claim, Basis.OXIDE, Basis.METAL)
        case "mislabelled":
            return _in_basis_of_the_grade(claim)
        case "once":
            return _once(claim, change.role)
        case "yearly":
            return _yearly(claim, change.role)
        case _ if change.kind == "basis":
            _, of, to = change.key.split(".")
            return _in_substances(claim, of, to)
        case _:
            figure = getattr(claim, change.role)
            changed = times_of(figure, change.by.middle)
            if change.kind in ("short_ton", "long_ton"):
                changed = changed.model_copy(
                    update={"printed": changed.printed.model_copy(update={"bare_ton": False})}
                )
            return claim.model_copy(update={change.role: changed})


def as_short_ton(figure: Figure) -> Figure:
    """The figure, if its tons were short tons. Pure."""
    return times_of(figure, SHORT_TON_T)


def _counted(claim: Claim, grade: Basis, contained: Basis) -> Claim:
    changed = {"grade": grade, "contained": contained}
    return _with(claim, {role: {"basis": basis} for role, basis in changed.items()})


def _in_substances(claim: Claim, of: str, to: str) -> Claim:
    return _with(claim, {"grade": {"substance": of}, "contained": {"substance": to}})


def _in_basis_of_the_grade(claim: Claim) -> Claim:
    if claim.grade is None:
        return claim
    return _with(claim, {"contained": {"basis": claim.grade.basis, "substance": claim.grade.substance}})


def _with(claim: Claim, changes: dict[str, dict[str, Any]]) -> Claim:
    update = {
        role: figure.model_copy(update=change)
        for role, change in changes.items()
        if (figure := getattr(claim, role)) is not None
    }
    return claim.model_copy(update=update)


def _once(claim: Claim, role: str) -> Claim:
    if role not in _WHOLE:
        return claim
    figure: Figure = getattr(claim, role)
    whole = figure.model_copy(update={"dimension": Dimension.MASS, "unit": CANONICAL[Dimension.MASS]})
    return claim.model_copy(update={role: None, _WHOLE[role]: whole})


_WHOLE = {"ore_rate": "ore", "product_rate": "contained", "production": "contained"}
"""What a yearly amount is, if it is the whole."""


def _yearly(claim: Claim, role: str) -> Claim:
    if role != "contained" or claim.contained is None:
        return claim
    yearly = mass_as_yearly(claim.contained)
    if claim.ore_rate is not None:
        return claim.model_copy(update={"contained": None, "product_rate": yearly})
    update: dict[str, object] = {"contained": None, "production": yearly}
    if claim.rank is not None and claim.country is not None:
        update["rank_of"] = RankOf.PRODUCTION
    return claim.model_copy(update=update)
