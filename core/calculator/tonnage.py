"""A claim's contained metal in the basis that a reference table counts in. No words here."""

from __future__ import annotations

from dataclasses import dataclass

from core.calculator.compare import SLACK, gap_between
from core.calculator.metal import contained_in, reachable
from core.calculator.once import once_for_a_claim
from core.calculator.steps import term, times, work
from core.calculator.triple import printed_triple
from core.claim import RARE_EARTHS, Claim
from core.errors import UnknownName, WrongDimension
from core.quantities.bases import MIX_OXIDE_PER_ELEMENT, factor
from core.quantities.figure import Basis, Figure
from core.quantities.ranges import Range
from core.reference.library import Library
from core.reference.minerals import Mineral
from core.verdict import Note, Quantity, Step

UNSTATED_BASIS = 1.21
"""What an unstated basis widens a rare-earth tonnage by, upwards: if element was meant, the oxide weighs up to
1.22 times as much; tables count oxide."""

BASIS_OPEN = Note(key="basis_open")
"""That a tonnage may count oxide or element."""


@dataclass(frozen=True, slots=True)
class Tonnage:
    """Tonnes that can be laid against a table. `said` is the figure as printed, or as worked out from ore and
    grade; `span` the same in the table's basis, which is wider where the basis is not stated. `from_ore` marks
    one that ore and grade give. `converted` says that `span` is `said` times a factor, shown in `steps`."""

    said: Quantity
    span: Range
    from_ore: bool
    converted: bool
    steps: tuple[Step, ...]
    caveats: tuple[Note, ...]

    @property
    def quantity(self) -> Quantity:
        """What to say and to print in the working: as said, or the converted amount."""
        return Quantity.of(self.span, self.said.unit) if self.converted else self.said


@once_for_a_claim
def tonnages(claim: Claim, library: Library) -> tuple[Tonnage, ...]:
    """The tonnages a claim rests on: contained as printed, and ore × grade where there is no contained or where
    it is another amount. Empty where neither is there. Pure."""
    mineral = library.mineral(claim.mineral)
    contained = None if claim.contained is None else in_basis_of(claim.contained, mineral)
    ore, grade, _ = printed_triple(claim)
    if ore is None or grade is None:
        return () if contained is None else (contained,)
    held = contained_in(ore, grade)
    other = _converted(held.result, grade, mineral, (held,), from_ore=True)
    if contained is None:
        return (other,)
    return (contained, other) if gap_between(contained.span, other.span) > SLACK else (contained,)


def has_tonnage(claim: Claim) -> bool:
    """Whether `tonnages` would find one. Pure."""
    ore, grade, _ = printed_triple(claim)
    return claim.contained is not None or (ore is not None and grade is not None)


def in_basis_of(figure: Figure, mineral: Mineral) -> Tonnage:
    """A printed tonnage, or a yearly one, in the basis of the mineral's tables. Pure."""
    return _converted(reachable(figure), figure, mineral, (), from_ore=False)


def _converted(
    said: Quantity, figure: Figure, mineral: Mineral, steps: tuple[Step, ...], *, from_ore: bool
) -> Tonnage:
    by = _factor(figure, mineral)
    if by is not None:
        line = work(
            "in_table_basis", said.unit, term("contained", said), times("conversion", Quantity.of(by, ""))
        )
        note = Note(key="table_basis", facts={"symbol": mineral.content_symbol, "amount": line.result})
        return Tonnage(said, line.result.range, from_ore, True, (*steps, line), (note,))
    if mineral.key == RARE_EARTHS and figure.basis is Basis.UNSPECIFIED:
        wide = Range(said.low, said.likely, said.high * UNSTATED_BASIS)
        return Tonnage(said, wide, from_ore, False, steps, (BASIS_OPEN,))
    return Tonnage(said, said.range, from_ore, False, steps, ())


def _factor(figure: Figure, mineral: Mineral) -> Range | None:
    """What turns the figure's tonnes into the table's; None where nothing is to be turned or no factor exists."""
    if mineral.key == RARE_EARTHS:
        return MIX_OXIDE_PER_ELEMENT if figure.basis is Basis.METAL else None
    if not figure.substance or figure.substance == mineral.content_symbol:
        return None
    try:
        by = factor(figure.substance, mineral.content_symbol)
    except (UnknownName, WrongDimension):
        return None
    return None if by == 1.0 else Range(by, by, by)
