"""The published estimates of one deposit: which belong together, and the claim each makes. No Discord here."""

from __future__ import annotations

import re

from core.claim import Claim, Form
from core.errors import UnknownName
from core.quantities.figure import Dimension, Figure
from core.quantities.read import read_figure
from core.reference.deposits import Deposit
from core.reference.library import Library
from core.reference.names import plain

PPM_PER_CENT = 10_000
LEAST_IN_PER_CENT_PPM = 1_000
"""From 0.1% on grades are printed in per cent."""

_ADDED = re.compile(r"\s*(?:[(,:/]|\bread as\b|\barea\b|\bwith\b).*")


def place(deposit: Deposit) -> str:
    """The name of the place without what tells its estimates apart: "Mount Weld (reserve)" is Mount Weld. Pure."""
    return _ADDED.sub("", deposit.name)


def find(text: str, library: Library) -> tuple[Deposit, ...]:
    """The estimate that was named, then the others of the same place. A bare place ("Mount Weld") gives its first
    estimate on file. Pure. Raises UnknownName."""
    known = library.deposits()
    named = [deposit for deposit in known if plain(place(deposit)) == plain(text)]
    if not named:
        named = [_one(text, library)]
    first = named[0]
    others = [d for d in known if d is not first and d.iso3 == first.iso3 and place(d) == place(first)]
    return (first, *others)


def _one(text: str, library: Library) -> Deposit:
    """Raises UnknownName."""
    try:
        return library.find_deposit(text)
    except UnknownName as error:
        raise error.at("name") from error


def claim_of(deposit: Deposit) -> Claim:
    """What the estimate says, as a claim to be held against itself. A contained figure that is only our own product
    of ore and grade is left out. Pure."""
    contained = deposit.published_contained_t if deposit.computed else deposit.contained_t
    return Claim(
        form=Form.DEPOSIT,
        mineral=deposit.mineral,
        mineral_stated=True,
        country=deposit.iso3,
        ore=_tonnes(deposit.ore_t),
        grade=_grade(deposit.grade_ppm),
        contained=_tonnes(contained),
    )


def _tonnes(amount_t: float | None) -> Figure | None:
    return None if amount_t is None else read_figure(f"{amount_t:.0f} t", Dimension.MASS)


def _grade(grade_ppm: float | None) -> Figure | None:
    """In the unit in which people print such a grade, which is the one the answer repeats."""
    if grade_ppm is None:
        return None
    text = (
        f"{grade_ppm / PPM_PER_CENT:.10g}%" if grade_ppm >= LEAST_IN_PER_CENT_PPM else f"{grade_ppm:.10g} ppm"
    )
    return read_figure(text, Dimension.GRADE)
