"""Ore, grade and contained metal: the arithmetic between them and its lines of working. No judging here."""

from __future__ import annotations

from dataclasses import dataclass

from core.calculator.basis import Conversion
from core.calculator.steps import PPM
from core.claim import Claim
from core.quantities.figure import Dimension, Figure
from core.quantities.ranges import Range
from core.verdict import Fact, Quantity, Step, Term

GRAMS_SAID_BELOW = 1000.0
"""ppm from which on `say` puts a grade in per cent."""


@dataclass(frozen=True, slots=True)
class Triple:
    """Ore, grade and contained, all three printed."""

    ore: Figure
    grade: Figure
    contained: Figure

    @property
    def facts(self) -> dict[str, Quantity]:
        """Ore and grade for lines of working."""
        return {"ore": Quantity.from_figure(self.ore), "grade": Quantity.from_figure(self.grade)}

    @property
    def said(self) -> dict[str, Fact]:
        """The same for sentences: the grade in the unit it was printed in."""
        return {"ore": Quantity.from_figure(self.ore), "grade": grade_said(self.grade)}


def printed_triple(claim: Claim) -> tuple[Figure | None, Figure | None, Figure | None]:
    """Ore, grade and contained as printed; None where missing or not tonnes and a share of weight (a brine's
    mg/L says nothing of rock). Pure."""
    return (
        _if(claim.ore, Dimension.MASS),
        _if(claim.grade, Dimension.GRADE),
        _if(claim.contained, Dimension.MASS),
    )


def _if(figure: Figure | None, dimension: Dimension) -> Figure | None:
    return figure if figure is not None and figure.dimension is dimension else None


def metal_in(ore: Range, grade_ppm: Range) -> Range:
    """Tonnes of metal in tonnes of ore. Pure."""
    return ore * grade_ppm * (1 / PPM)


def rock_for(contained: Range, grade_ppm: Range) -> Range:
    """Tonnes of ore that hold tonnes of metal. Pure. Raises ZeroDivisionError for a grade that may be zero."""
    return contained / grade_ppm * PPM


def grade_for(contained: Range, ore: Range) -> Range:
    """Grade in ppm at which the ore holds the metal. Pure. Raises ZeroDivisionError for ore that may be zero."""
    return contained / ore * PPM


def grade_said(figure: Figure) -> Quantity:
    """A grade for sentences, in the unit it was printed in (3,926 g/t, 0.08%), else as `say` scales it. Pure."""
    said = Quantity.from_figure(figure)
    per_cent = "%" in figure.printed.unit
    if per_cent and figure.value < GRAMS_SAID_BELOW:
        return Quantity.of(figure.span * (100 / PPM), "%", printed=said.printed)
    if not per_cent and figure.value >= GRAMS_SAID_BELOW:
        return said.model_copy(update={"unit": "g/t"})
    return said


def contained_step(ore: Quantity, grade: Quantity, result: Quantity, how: Conversion | None = None) -> Step:
    """ore × grade ÷ 1,000,000 = contained, and × the conversion where there is one. Pure."""
    terms = [
        Term(op="", name="ore", quantity=ore),
        Term(op="×", name="grade", quantity=grade),
        Term(op="÷", name="grams_per_tonne", quantity=Quantity.of(PPM, "")),
    ]
    if how is not None:
        terms.append(Term(op="×", name="conversion", quantity=Quantity.of(how.by, "")))
    return Step(name="contained", terms=tuple(terms), result=result)


def rock_step(contained: Quantity, grade: Quantity, result: Quantity) -> Step:
    """contained ÷ grade × 1,000,000 = ore. Pure."""
    return _per_million("ore", ("contained", contained), ("grade", grade), result)


def grade_step(contained: Quantity, ore: Quantity, result: Quantity) -> Step:
    """contained ÷ ore × 1,000,000 = grade. Pure."""
    return _per_million("grade", ("contained", contained), ("ore", ore), result)


def _per_million(
    name: str, over: tuple[str, Quantity], under: tuple[str, Quantity], result: Quantity
) -> Step:
    terms = (
        Term(op="", name=over[0], quantity=over[1]),
        Term(op="÷", name=under[0], quantity=under[1]),
        Term(op="×", name="grams_per_tonne", quantity=Quantity.of(PPM, "")),
    )
    return Step(name=name, terms=terms, result=result)
