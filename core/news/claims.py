"""The claims of a story that several outlets tell: each said once. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.claim import Claim, Part
from core.news.stories import same_value
from core.quantities.figure import Basis, Figure

MOST_CLAIMS = 9
"""Beside the first: ten claims of one story fill a card."""


def others_of(first: Claim, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Of the claims those that say something that neither the first nor a fuller one says, the fullest first, at most
    nine. Pure; equal input gives equal output."""
    kept = [first]
    for claim in sorted(claims, key=lambda claim: -len(list(_said(claim)))):
        if not any(covers(known, claim) for known in kept):
            kept.append(claim)
    return tuple(kept[1 : MOST_CLAIMS + 1])


def covers(full: Claim, claim: Claim) -> bool:
    """Whether a claim says all that another does: every figure in the same part, of the same thing. Pure."""
    for name in ("country", "deposit"):
        stated = getattr(claim, name)
        if stated is not None and getattr(full, name) not in (None, stated):
            return False
    if claim.mineral_stated and full.mineral_stated and claim.mineral != full.mineral:
        return False
    said = list(_said(full))
    return all(
        any(role == known and _same(figure, other) for known, other in said) for role, figure in _said(claim)
    )


def _said(claim: Claim) -> Iterator[tuple[str, Figure]]:
    yield from claim.figures().items()
    parts = [("parts", part) for part in claim.parts] + ([("whole", claim.whole)] if claim.whole else [])
    for role, part in parts:
        yield from _of_part(role, part)
    for pair in claim.pairs:
        yield from (("old", pair.old), ("new", pair.new))


def _of_part(role: str, part: Part) -> Iterator[tuple[str, Figure]]:
    yield role, part.amount
    if part.grade is not None:
        yield f"{role} grade", part.grade


def _same(one: Figure, other: Figure) -> bool:
    """Whether one figure says no more than the other: it may leave open what the tonnes are of."""
    if one.unit != other.unit or one.basis not in (Basis.UNSPECIFIED, other.basis):
        return False
    return same_value(one.value, other.value)
