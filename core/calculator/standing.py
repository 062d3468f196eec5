"""What class a tonnage is said to be of, and the named reasons (R1–R4) why a claim is only unproven.

Shared by the checks that rest on a tonnage. No words here: keys of the wording table.
"""

from __future__ import annotations

from core.claim import Claim, RankOf
from core.errors import UnknownName
from core.reference.codes import Category, Code, Kind
from core.reference.library import Library
from core.verdict import Level, Note

WORD_STRONGER, NO_CODE = Note(key="word_stronger"), Note(key="no_code")
INFERRED_ONLY, FORECAST_ONLY = Note(key="inferred_only"), Note(key="forecast_only")
"""The reasons R1, R2 and R4."""

FORECAST = (Kind.SPECULATIVE, Kind.EXPLORATION)
"""Classes that rest on geology more than on drilling."""


def category_of(claim: Claim, library: Library) -> Category | None:
    """The category the claim names; None where it names none, or one that is not on file (a claim stored under
    an older table). Pure."""
    try:
        return None if claim.category is None else library.find_category(claim.category)
    except UnknownName:
        return None


def code_of(claim: Claim, library: Library) -> Code | None:
    """The reporting code the claim names; None where it names none that is on file. Pure."""
    try:
        return None if claim.code is None else library.find_code(claim.code)
    except UnknownName:
        return None


def kind_of(claim: Claim, library: Library) -> Kind:
    """The usual reading of the claim's category; `Kind.NONE` where no class is named. Pure."""
    category = category_of(claim, library)
    return Kind.NONE if category is None else category.kind


def arithmetic_reasons(claim: Claim, library: Library) -> tuple[Note, ...]:
    """Why figures that agree with each other still prove little: R4, inferred or forecast only. Pure."""
    kind = kind_of(claim, library)
    if kind is Kind.INFERRED:
        return (INFERRED_ONLY,)
    if kind in FORECAST:
        return (FORECAST_ONLY,)
    return ()


def status_reasons(claim: Claim, library: Library) -> tuple[Note, ...]:
    """Why a rank, a number of years or a sum of money that rests on the claim's tonnage is only unproven. Pure.

    R1 `word_stronger`: ranked among reserves though of a weaker class. R2 `no_code`: no code or no class
    named. R4 `inferred_only`, `forecast_only`. Empty for a reserve under a code.
    """
    found: list[Note] = []
    kind = kind_of(claim, library)
    among_reserves = claim.rank is not None and claim.rank_of is RankOf.RESERVES
    if among_reserves and kind not in (Kind.RESERVE, Kind.NONE) and not counts_as_reserve(claim, library):
        found.append(WORD_STRONGER)
    code = code_of(claim, library)
    if kind is Kind.NONE or code is None or not code.is_code:
        found.append(NO_CODE)
    found.extend(arithmetic_reasons(claim, library))
    return tuple(found)


def counts_as_reserve(claim: Claim, library: Library) -> bool:
    """Whether the claim's class is one that a reserve list would count: a reserve under a code, or a class that
    USGS itself counts (A, B, C1). Pure."""
    category = category_of(claim, library)
    return category is not None and category.counts_as_reserve in ("yes", "usgs")


def with_reasons(level: Level, reasons: tuple[Note, ...]) -> Level:
    """`holds_up` becomes `unproven` where a reason is named; every other level stays. Pure."""
    return Level.UNPROVEN if level is Level.HOLDS_UP and reasons else level
