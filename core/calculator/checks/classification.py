"""What class is the tonnage, does it count as a reserve, and what is missing? Classes are in the tables of codes."""

from __future__ import annotations

from collections.abc import Iterator

from core.calculator.checks.base import Check
from core.calculator.standing import FORECAST, category_of, code_of, counts_as_reserve
from core.claim import Claim, RankOf
from core.reference.codes import Category, Code, Kind
from core.reference.library import Library
from core.verdict import Fact, Finding, Level, Need, Note

ID = "classification"


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """The class that category and code give the tonnage; silent where neither is named. Pure.

    Doubtful where a tonnage of a class that no reserve list counts is ranked among reserves: unlike things.
    """
    code, category = code_of(claim, library), category_of(claim, library)
    if category is None:
        if code is not None:
            yield _code_only(code)
        return
    facts: dict[str, Fact] = {"category": category.name, "reading": category.reading}
    if code is not None:
        facts["code"] = code.name
    unlike = _ranked_as_reserve(claim, category, library)
    sources = [category.source, *([code.source] if code else [])]
    yield Finding(
        check=ID,
        outcome=f"{_outcome(category, code)}{'.ranked' if unlike else ''}",
        level=Level.DOUBTFUL if unlike else None,
        facts=facts,
        needs=_needs(category, code),
        caveats=_caveats(category),
        sources=tuple(dict.fromkeys(sources)),
    )


def _ranked_as_reserve(claim: Claim, category: Category, library: Library) -> bool:
    ranked = claim.rank is not None and claim.rank_of is RankOf.RESERVES
    return ranked and category.kind is not Kind.NONE and not counts_as_reserve(claim, library)


def _outcome(category: Category, code: Code | None) -> str:
    match category.kind:
        case Kind.NONE:
            return "unclassified"
        case Kind.RESERVE:
            return "reserve" if code is not None and code.is_code else "reserve_without_code"
        case Kind.INFERRED:
            return "gkz_not_counted" if category.is_gkz else "inferred"
        case Kind.SPECULATIVE | Kind.EXPLORATION:
            return "forecast"
        case Kind.RESOURCE | Kind.INDICATED | Kind.MEASURED:
            return "gkz_counted" if category.is_gkz else "resource"


def _needs(category: Category, code: Code | None) -> tuple[Need, ...]:
    """What still stands between the class and a reserve."""
    needs: list[Need] = []
    if category.kind in FORECAST:
        needs.append(Need(key="needs.drilling"))
    if category.kind is Kind.INFERRED:
        needs.append(Need(key="needs.infill"))
    if category.kind not in (Kind.RESERVE, Kind.NONE):
        needs.append(Need(key="needs.study"))
    if code is None or not code.is_code:
        needs.append(Need(key="needs.code"))
    return tuple(needs)


def _caveats(category: Category) -> tuple[Note, ...]:
    return (Note(key="gkz_is_a_guide"), Note(key="gkz_usgs_practice")) if category.is_gkz else ()


def _code_only(code: Code) -> Finding:
    return Finding(
        check=ID,
        outcome="code_only" if code.is_code else "no_code",
        level=None,
        facts={"code": code.name, "counts": code.counts_as_reserve},
        needs=(Need(key="needs.class"),),
        sources=(code.source,),
    )


CHECK = Check(id=ID, run=run)
