"""What class a tonnage is said to be of, and the named reasons (R1–R4) why a claim is only unproven.

Shared by the checks that rest on a tonnage. No words here: keys of the wording table.
"""

from __future__ import annotations

from enum import StrEnum

from core.claim import Claim, RankOf
from core.reference.library import Library
from core.verdict import Level, Note


class Standing(StrEnum):
    """How firmly a tonnage is known, firmest first. `UNSTATED`: the claim names no class."""

    RESERVE = "reserve"
    RESOURCE = "resource"
    INFERRED = "inferred"
    FORECAST = "forecast"
    UNSTATED = "unstated"


def standing(claim: Claim, library: Library) -> Standing:
    """The class of the claim's tonnage, from its category. Pure."""
    if claim.category is None:
        return Standing.UNSTATED
    return Standing(library.find_category(claim.category).standing)


def arithmetic_reasons(claim: Claim, library: Library) -> tuple[Note, ...]:
    """Why figures that agree with each other still prove little: R4, inferred or forecast only. Pure."""
    match standing(claim, library):
        case Standing.INFERRED:
            return (Note(key="inferred_only"),)
        case Standing.FORECAST:
            return (Note(key="forecast_only"),)
        case _:
            return ()


def status_reasons(claim: Claim, library: Library) -> tuple[Note, ...]:
    """Why a rank, a number of years or a sum of money that the tonnage would carry is only unproven. Pure.

    R1 `word_stronger_than_class.<standing>`: called reserve (or ranked among reserves) but of a weaker class. R2
    `no_code`: no code or no class named. R4 `inferred_only`, `forecast_only`. Empty for a reserve under a code.
    """
    found: list[Note] = []
    kind = standing(claim, library)
    ranked_among_reserves = claim.rank is not None and claim.rank_of is RankOf.RESERVES
    if ranked_among_reserves and kind not in (Standing.RESERVE, Standing.UNSTATED):
        found.append(Note(key=f"word_stronger_than_class.{kind.value}"))
    if claim.code is None or kind is Standing.UNSTATED:
        found.append(Note(key="no_code"))
    found.extend(arithmetic_reasons(claim, library))
    return tuple(found)


def with_reasons(level: Level, reasons: tuple[Note, ...]) -> Level:
    """`holds_up` becomes `unproven` where a reason is named; every other level stays. Pure."""
    return Level.UNPROVEN if level is Level.HOLDS_UP and reasons else level
