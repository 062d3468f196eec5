"""What one tonnage of a text may mean, held against everything else the text claims of the same thing. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from core.calculator.checklist import REST
from core.calculator.coherence import coherence_check
from core.calculator.triple import printed_triple
from core.claim import Claim, Form, MoneySense, RankOf, Stage
from core.quantities.figure import Basis, Figure, Qualifier
from core.reference.library import Library
from core.verdict import Finding

SAME = 0.02
"""Two tonnages this near are one: printed twice, or rounded otherwise."""

ALONG: dict[str, tuple[str, ...]] = {
    "rank": ("rank_of", "rank_scope"),
    "years": ("market", "extractable"),
    "share": ("stage",),
    "gdp_share": ("gdp_sense", "gdp_part", "downstream"),
    "amount": ("amount_sense", "downstream"),
    "depth": (),
    "area": (),
}
"""What else may be claimed of a tonnage, with the fields that say how it was meant."""

_COHERENCE = coherence_check(REST)


def meanings(claims: Sequence[Claim], library: Library) -> Finding | None:
    """Which meaning of the tonnage that stands beside a grade bears out what else the claims of a text say of the
    same thing: a finding of `coherence` without a level. None where every meaning serves, or only one is possible and
    nothing else is claimed. Pure."""
    for claim in claims:
        subject = _beside_a_grade(claim)
        if subject is not None:
            alike = [other for other in claims if _same_thing(claim, other)]
            told = next(iter(_COHERENCE.run(_merged(claim, subject, alike), library)), None)
            return None if told is None or _as_printed(claim, told) else told
    return None


def _as_printed(claim: Claim, told: Finding) -> bool:
    """Whether all of it is true in the only meaning that the text gives the tonnage: there is nothing to tell."""
    return claim.ore is not None and told.outcome == "only_as_ore"


def _beside_a_grade(claim: Claim) -> Figure | None:
    """The tonnage that can be rock or metal."""
    ore, grade, contained = printed_triple(claim)
    if grade is None:
        return None
    return ore or contained


def _same_thing(one: Claim, other: Claim) -> bool:
    """Whether both may speak of one deposit, country and mineral."""
    return one.mineral == other.mineral and all(
        getattr(one, name) is None
        or getattr(other, name) is None
        or getattr(one, name) == getattr(other, name)
        for name in ("country", "deposit")
    )


def _merged(claim: Claim, subject: Figure, alike: Sequence[Claim]) -> Claim:
    """One claim with everything that is said beside the tonnage, which may be anything: an outlet that calls it ore
    may have it from one that called it metal."""
    fields: dict[str, Any] = {
        name: getattr(claim, name)
        for name in ("mineral", "mineral_stated", "country", "deposit", "grade", "claimed_on")
    }
    fields["ore"] = subject.model_copy(update={"basis": Basis.UNSPECIFIED, "qualifier": _reached(subject)})
    fields["contained"] = next(_contents(subject, alike), None)
    for role, along in ALONG.items():
        holder = next((other for other in alike if _bears_on_a_stock(other, role)), None)
        if holder is not None:
            fields |= {name: getattr(holder, name) for name in (role, *along)}
    if claim.country is None:
        fields["country"] = next((other.country for other in alike if other.country is not None), None)
    return Claim(form=Form.HEADLINE, **fields)


def _contents(subject: Figure, alike: Sequence[Claim]) -> Iterator[Figure]:
    """The contained tonnages printed beside it: a part of it, not itself."""
    for other in alike:
        metal = other.contained
        if metal is None or metal.dimension is not subject.dimension:
            continue
        if metal.likely < subject.likely * (1 - SAME):
            yield metal.model_copy(update={"qualifier": _reached(metal)})


def _reached(figure: Figure) -> Qualifier:
    """ "Up to X" claims that X can be reached: here it is held to that."""
    return Qualifier.EXACT if figure.qualifier is Qualifier.UP_TO else figure.qualifier


def _bears_on_a_stock(claim: Claim, role: str) -> bool:
    """Whether a claim says something of a stock in the ground: no yearly income, no place among producers."""
    if getattr(claim, role) is None:
        return False
    match role:
        case "rank":
            return claim.rank_of is not RankOf.PRODUCTION
        case "share":
            return claim.stage in (None, Stage.RESERVES)
        case "gdp_share":
            return claim.gdp_sense is MoneySense.ONCE
        case "amount":
            return claim.amount_sense is not MoneySense.YEARLY
        case _:
            return True
