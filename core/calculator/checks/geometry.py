"""How much room does the rock take, and does it fit in the stated ground? Density from the table of assumptions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.calculator.checks.base import Check
from core.calculator.compare import Side, compare, gap_between, ratio_between, weakest
from core.calculator.metal import reachable
from core.calculator.steps import PPM
from core.calculator.triple import printed_triple, rock_for
from core.claim import Claim
from core.quantities.figure import Figure
from core.quantities.ranges import Range, chain, exactly
from core.reference.library import Library
from core.verdict import Fact, Finding, Level, Need, Note, Quantity, Source, Step, Term

ID = "geometry"

M2_PER_KM2 = 1_000_000.0


def run(claim: Claim, library: Library) -> Iterator[Finding]:
    """Volume and footprint of the rock, and its share of the stated area; silent without a depth or an area. Pure.

    Impossible where even the densest rock on file would not fit in area × depth (I2).
    """
    depth, area = claim.depth, claim.area
    if depth is None and area is None:
        return
    rock = _rock_of(claim)
    _, grade, contained = printed_triple(claim)
    if rock is not None:
        yield _with_rock(rock, depth, area, _Densities.of(library))
    elif depth and area and contained:
        yield _least_grade(contained, depth, area, _Densities.of(library))
    elif depth and area and grade:
        yield _whole_block(grade, depth, area, _Densities.of(library))


@dataclass(frozen=True, slots=True)
class _Densities:
    """t/m³: the default range, the densest rock on file, and where they are from."""

    default: Range
    densest: float
    sources: tuple[Source, ...]

    @property
    def confidence(self) -> str:
        """That of the weakest row."""
        return weakest(tuple(source.confidence for source in self.sources))

    @staticmethod
    def of(library: Library) -> _Densities:
        default = library.assumption("density", "hard rock")
        every = library.assumptions("density")
        return _Densities(default.range, max(a.range.high for a in every), (default.source,))


@dataclass(frozen=True, slots=True)
class _Rock:
    tonnes: Range
    quantity: Quantity


def _rock_of(claim: Claim) -> _Rock | None:
    """The ore as printed, else the rock that the contained metal needs at the grade."""
    ore, grade, contained = printed_triple(claim)
    if ore:
        return _Rock(ore.claimed_span, reachable(ore)) if ore.claimed_span.low > 0 else None
    if not (contained and grade) or grade.claimed_span.low <= 0 or contained.claimed_span.low <= 0:
        return None
    # The line of working that gives this tonnage belongs to `contained`: not said twice.
    tonnes = rock_for(contained.claimed_span, grade.claimed_span)
    return _Rock(tonnes, Quantity.of(tonnes, "t"))


def _with_rock(rock: _Rock, depth: Figure | None, area: Figure | None, density: _Densities) -> Finding:
    volume = chain(rock.tonnes, divisors=(density.default,))
    facts: dict[str, Fact] = {"rock": rock.quantity, "volume": Quantity.of(volume, "m³")}
    steps = [
        Step(
            name="volume",
            terms=(
                Term(op="", name="rock", quantity=rock.quantity),
                Term(op="÷", name="density", quantity=_kg_per_m3(density.default)),
                Term(op="×", name="kilograms", quantity=Quantity.of(1000.0, "")),
            ),
            result=Quantity.of(volume, "m³"),
            assumed=True,
        )
    ]
    caveats = (Note(key="density_assumed", facts={"density": _kg_per_m3(density.default)}),)
    if depth is None and area is not None:
        return _thickness(area, volume, facts, steps, caveats, density.sources)
    assert depth is not None
    facts["depth"] = reachable(depth)
    footprint = chain(volume, divisors=(depth.claimed_span,)) * (1 / M2_PER_KM2)
    facts["footprint"] = Quantity.of(footprint, "km²")
    steps.append(
        Step(
            name="footprint",
            terms=(
                Term(op="", name="volume", quantity=Quantity.of(volume, "m³")),
                Term(op="÷", name="depth", quantity=reachable(depth)),
                Term(op="÷", name="square_metres", quantity=Quantity.of(M2_PER_KM2, "")),
            ),
            result=Quantity.of(footprint, "km²"),
            assumed=True,
        )
    )
    if area is None:
        return Finding(
            check=ID,
            outcome="footprint",
            level=None,
            facts=facts,
            computed=Quantity.of(footprint, "km²"),
            working=tuple(steps),
            caveats=caveats,
            sources=density.sources,
        )
    return _share_of_area(area, footprint, rock, depth, facts, steps, caveats, density)


def _share_of_area(
    area: Figure,
    footprint: Range,
    rock: _Rock,
    depth: Figure,
    facts: dict[str, Fact],
    steps: list[Step],
    caveats: tuple[Note, ...],
    density: _Densities,
) -> Finding:
    share = chain(footprint, divisors=(area.claimed_span,)) * 100
    stated, needed = reachable(area), Quantity.of(footprint, "km²")
    facts |= {"area": stated, "share": Quantity.of(share, "%")}
    steps.append(
        Step(
            name="share_of_area",
            terms=(
                Term(op="", name="footprint", quantity=needed),
                Term(op="÷", name="area", quantity=stated),
                Term(op="×", name="per_cent", quantity=Quantity.of(100.0, "")),
            ),
            result=Quantity.of(share, "%"),
            assumed=True,
        )
    )
    # The kindest case: the least rock, all as dense as the densest on file, in the most ground.
    least = rock.tonnes.low / density.densest / depth.claimed_span.high / M2_PER_KM2
    bursts = least > area.claimed_span.high
    over = share.middle > 100
    held = compare(area.claimed_span, footprint, side=Side.AT_MOST, confidence=density.confidence)
    level = Level.IMPOSSIBLE if bursts else held.level if over else None
    return Finding(
        check=ID,
        outcome="does_not_fit" if bursts else "hardly_fits" if over else "fits",
        level=level,
        facts=facts,
        claimed=stated if level else None,
        computed=needed,
        factor=held.factor if level else None,
        gap=held.gap if level else None,
        working=tuple(steps),
        needs=(Need(key="needs.area", facts={"footprint": needed, "depth": facts["depth"]}),)
        if level
        else (),
        reasons=held.reasons if level is Level.UNPROVEN else (),
        caveats=caveats,
        sources=density.sources,
    )


def _thickness(
    area: Figure,
    volume: Range,
    facts: dict[str, Fact],
    steps: list[Step],
    caveats: tuple[Note, ...],
    sources: tuple[Source, ...],
) -> Finding:
    thickness = chain(volume, divisors=(area.claimed_span,)) * (1 / M2_PER_KM2)
    stated = reachable(area)
    steps.append(
        Step(
            name="thickness",
            terms=(
                Term(op="", name="volume", quantity=Quantity.of(volume, "m³")),
                Term(op="÷", name="area", quantity=stated),
                Term(op="÷", name="square_metres", quantity=Quantity.of(M2_PER_KM2, "")),
            ),
            result=Quantity.of(thickness, "m"),
            assumed=True,
        )
    )
    return Finding(
        check=ID,
        outcome="thickness",
        level=None,
        facts={**facts, "area": stated, "thickness": Quantity.of(thickness, "m")},
        computed=Quantity.of(thickness, "m"),
        working=tuple(steps),
        caveats=caveats,
        sources=sources,
    )


def _block(depth: Figure, area: Figure, density: _Densities) -> tuple[Range, Step]:
    """Tonnes of all the ground under the area down to the depth."""
    block = chain(area.claimed_span * M2_PER_KM2, depth.claimed_span, density.default)
    step = Step(
        name="block",
        terms=(
            Term(op="", name="area", quantity=reachable(area)),
            Term(op="×", name="square_metres", quantity=Quantity.of(M2_PER_KM2, "")),
            Term(op="×", name="depth", quantity=reachable(depth)),
            Term(op="×", name="density", quantity=_kg_per_m3(density.default)),
            Term(op="÷", name="kilograms", quantity=Quantity.of(1000.0, "")),
        ),
        result=Quantity.of(block, "t"),
        assumed=True,
    )
    return block, step


def _least_grade(contained: Figure, depth: Figure, area: Figure, density: _Densities) -> Finding:
    block, step = _block(depth, area, density)
    metal, all_rock = reachable(contained), Quantity.of(block, "t")
    grade = chain(exactly(contained.likely * PPM), divisors=(block,))
    lack = contained.claimed_span.low > block.high
    steps = (
        step,
        Step(
            name="least_grade",
            terms=(
                Term(op="", name="contained", quantity=metal),
                Term(op="÷", name="block", quantity=all_rock),
                Term(op="×", name="grams_per_tonne", quantity=Quantity.of(PPM, "")),
            ),
            result=Quantity.of(grade, "ppm"),
            assumed=True,
        ),
    )
    return Finding(
        check=ID,
        outcome="more_metal_than_ground" if lack else "least_grade",
        level=Level.IMPOSSIBLE if lack else None,
        facts={
            "contained": metal,
            "block": all_rock,
            "area": reachable(area),
            "depth": reachable(depth),
        },
        claimed=metal if lack else None,
        computed=Quantity.of(grade, "ppm"),
        factor=ratio_between(contained.span, block) if lack else None,
        gap=gap_between(contained.span, block) if lack else None,
        working=steps,
        caveats=(Note(key="density_assumed", facts={"density": _kg_per_m3(density.default)}),),
        sources=density.sources,
    )


def _whole_block(grade: Figure, depth: Figure, area: Figure, density: _Densities) -> Finding:
    block, step = _block(depth, area, density)
    at, all_rock = Quantity.from_figure(grade), Quantity.of(block, "t")
    most = block * grade.span * (1 / PPM)
    steps = (
        step,
        Step(
            name="contained",
            terms=(
                Term(op="", name="block", quantity=all_rock),
                Term(op="×", name="grade", quantity=at),
                Term(op="÷", name="grams_per_tonne", quantity=Quantity.of(PPM, "")),
            ),
            result=Quantity.of(most, "t"),
            assumed=True,
        ),
    )
    return Finding(
        check=ID,
        outcome="whole_block",
        level=None,
        facts={
            "grade": at,
            "block": all_rock,
            "area": reachable(area),
            "depth": reachable(depth),
        },
        computed=Quantity.of(most, "t"),
        working=steps,
        caveats=(Note(key="density_assumed", facts={"density": _kg_per_m3(density.default)}),),
        sources=density.sources,
    )


def _kg_per_m3(density_t_per_m3: Range) -> Quantity:
    return Quantity.of(density_t_per_m3 * 1000.0, "kg/m³")


CHECK = Check(id=ID, run=run)
