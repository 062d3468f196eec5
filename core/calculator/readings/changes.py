"""The single changes of meaning that are tried on figures that disagree. No judging of their fit here."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from core.calculator.basis import Conversion
from core.quantities.bases import MIX_OXIDE_PER_ELEMENT, factor
from core.quantities.figure import Basis, Dimension, Figure
from core.quantities.ranges import Range, exactly
from core.verdict import Source

SHORT_TON_T = 0.90718474
LONG_TON_T = 1.0160469088
"""Tonnes in a ton of 2,000 lb and of 2,240 lb (pound of 0.45359237 kg, 1959)."""

LONG_TON_LIMIT = 0.003
"""A long ton is 1.6% off a tonne: tried only where all half-widths together are below this share."""

WEIGHTS: dict[str, float] = {
    "ore_contained": 6.0,
    "scale": 4.0,
    "basis": 3.0,
    "short_ton": 3.0,
    "long_ton": 3.0,
    "decimal": 2.0,
    "yearly": 2.0,
    "swap": 1.0,
}
"""How likely each kind of change is before looking at the figures: start values, to be replaced by counts."""

SHORT_TON_AT_HOME = 3.0
"""Short tons are three times as likely on American ground, and a third as likely elsewhere."""


@dataclass(frozen=True, slots=True)
class Pair:
    """`key` says what the claimed side would be: "once", not yearly, or "yearly", not the whole. `tried` is how many
    such pairs the figures of the claim make. `place` and `source` tell whose line of a table the other side is."""

    key: str
    tried: int = 1
    place: str = ""
    source: Source | None = None


@dataclass(frozen=True)
class Equation:
    """Factors whose product, over `divisors`, is what `claimed` says. Each factor has a role and a figure; `name`
    is the key of the line of working that multiplies them. What follows from them is worked out once.

    `how` is what turns the product into what `claimed` says it counts, where both say it.
    `life` is a time printed beside them, over which a yearly amount would add up. `pair` is there where the one side
    is a yearly amount and the other a whole one, which nobody called equal: then only this is tried.
    """

    name: str
    factors: tuple[tuple[str, Figure], ...]
    divisors: tuple[float, ...]
    claimed_role: str
    claimed: Figure
    how: Conversion | None = None
    life: Figure | None = None
    pair: Pair | None = None

    @cached_property
    def constant(self) -> float:
        """What the product of the factors is multiplied with. Pure."""
        by = 1.0 if self.how is None else self.how.by.middle
        return by / math.prod(self.divisors)

    @cached_property
    def span(self) -> Range:
        """The range of the product. Pure."""
        product = exactly(self.constant)
        for _, figure in self.factors:
            product = product * figure.span
        return product if self.how is None else product * (self.how.by / self.how.by.middle)

    @property
    def target(self) -> Range:
        """The range that the product should meet. Pure."""
        return self.claimed.claimed_span

    @cached_property
    def product(self) -> float:
        """The product of the printed values. Pure."""
        return math.prod(f.likely for _, f in self.factors) * self.constant

    @property
    def figures(self) -> tuple[tuple[str, Figure], ...]:
        """All figures with their roles, the claimed one last."""
        return (*self.factors, (self.claimed_role, self.claimed))

    @cached_property
    def half_widths(self) -> float:
        """Sum of the relative half-widths of all figures, and of the conversion's, as a share. Pure."""
        own = 0.0 if self.how is None else _relative_width(self.how.by)
        return own + sum(_relative_width(f.span) for _, f in self.figures)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one figure: `role` is multiplied by `by`. `effect` is what that does to claimed ÷ product
    (so a change fits where effect × claimed ÷ product is 1). `kind` is a key of `WEIGHTS`, `key` the reading's
    key in the wording table. `ambiguous`: the text itself leaves it open. `printed`: the factor is a printed figure,
    with which others can agree to the digit. `own` is the change's own half-width, a share."""

    key: str
    kind: str
    role: str
    by: Range
    effect: float
    ambiguous: bool = False
    printed: bool = False
    also: tuple[str, ...] = ()

    @property
    def own(self) -> float:
        """The relative half-width of the factor itself."""
        return _relative_width(self.by)


def changes(equation: Equation, *, substances: tuple[str, ...]) -> tuple[Change, ...]:
    """Every distinct single change, one for each effect. Pure.

    `substances` are the symbols in which the mineral is counted ("Li2O", "Li", "LCE"); empty where it has
    only one. Power-of-ten slips of the same factor are one change with several names.
    """
    if equation.pair is not None:
        open_ = not says_yearly(equation.claimed)
        return (Change(equation.pair.key, "yearly", equation.claimed_role, exactly(1.0), 1.0, open_),)
    found: dict[float, Change] = {}
    for change in (
        *_ore_or_contained(equation),
        *_tons(equation),
        *_bases(equation, substances),
        *_powers_of_ten(equation),
        *_once_or_yearly(equation),
        *_swaps(equation),
    ):
        effect = round(math.log(change.effect), 6)
        same = found.setdefault(effect, change)
        if change.kind == "yearly" and same is not change:
            found[effect] = replace(same, also=(*same.also, "year_for_whole"))
    return tuple(found.values())


_YEARLY = re.compile(r"/|\b(?:a|per|each)\b|pa\b|year|annu")


def says_yearly(figure: Figure) -> bool:
    """Whether the figure was printed as an amount a year, a day or a month, not as plain tonnes. Pure."""
    return _YEARLY.search(figure.printed.unit) is not None


def _relative_width(span: Range) -> float:
    return (span.high - span.low) / 2 / span.middle if span.middle > 0 else math.inf


def _effect(equation: Equation, role: str, by: float) -> float:
    """What multiplying `role` by `by` does to claimed ÷ product."""
    return by if role == equation.claimed_role else 1 / by


def _ore_or_contained(equation: Equation) -> Iterator[Change]:
    """What is called contained is the rock itself; or the two stand in each other's place."""
    roles = dict(equation.factors)
    if "ore" not in roles or "grade" not in roles or equation.claimed_role != "contained":
        return
    share = roles["grade"].likely * equation.constant
    if not 0 < share < 1:
        return
    stated = equation.claimed.basis is not Basis.UNSPECIFIED and equation.claimed.basis is not Basis.ORE
    yield Change("contained_is_ore", "ore_contained", "contained", exactly(share), share, not stated)
    yield Change("exchanged", "ore_contained", "contained", exactly(share**2), share**2)


def _tons(equation: Equation) -> Iterator[Change]:
    for role, figure in equation.figures:
        if figure.dimension not in (Dimension.MASS, Dimension.RATE):
            continue
        open_ = figure.printed.bare_ton
        by = SHORT_TON_T
        yield Change("short_ton", "short_ton", role, exactly(by), _effect(equation, role, by), open_)
        if open_ and equation.half_widths < LONG_TON_LIMIT:
            by = LONG_TON_T
            yield Change("long_ton", "long_ton", role, exactly(by), _effect(equation, role, by), open_)


def _bases(equation: Equation, substances: tuple[str, ...]) -> Iterator[Change]:
    """The grade in one basis and the product in another; where both are stated, the product in the grade's own."""
    grade = next((f for role, f in equation.factors if role == "grade"), None)
    claimed, how = equation.claimed, equation.how
    if how is not None:
        yield Change("mislabelled", "basis", equation.claimed_role, how.by, how.by.middle)
        return
    if grade is None or (grade.substance and claimed.substance):
        return
    unsaid = grade.basis is Basis.UNSPECIFIED or claimed.basis is Basis.UNSPECIFIED
    if not substances:
        mix = MIX_OXIDE_PER_ELEMENT
        up, down = mix, Range(1 / mix.high, 1 / mix.middle, 1 / mix.low)
        yield Change("grade_is_element", "basis", "grade", up, 1 / up.middle, unsaid)
        yield Change("grade_is_oxide", "basis", "grade", down, 1 / down.middle, unsaid)
        return
    for one in _stated_or(grade, substances):
        for other in _stated_or(claimed, substances):
            if one != other:
                by = factor(one, other)
                yield Change(f"basis.{one}.{other}", "basis", "grade", exactly(by), 1 / by, unsaid)


def _stated_or(figure: Figure, substances: tuple[str, ...]) -> tuple[str, ...]:
    """What the figure says it counts, else all that it may count."""
    return (figure.substance,) if figure.substance in substances else substances


def _once_or_yearly(equation: Equation) -> Iterator[Change]:
    """What is called a yearly amount is the sum of all years, or what is called the whole is one year's amount."""
    life = dict(equation.factors).get("life")
    if life is not None and life.likely > 0:
        rate = next(role for role, _ in equation.factors if role != "life")
        yield Change("once", "yearly", rate, exactly(1 / life.likely), life.likely)
    if equation.life is None or equation.life.span.low <= 0:
        return
    span, role = equation.life.span, equation.claimed_role
    if equation.claimed.dimension is Dimension.RATE:
        by = Range(1 / span.high, 1 / span.middle, 1 / span.low)
        yield Change("over_life", "yearly", role, by, by.middle, printed=True)
    else:
        by = Range(span.low, span.middle, span.high)
        yield Change("per_year", "yearly", role, by, by.middle, printed=True)


MOST_PPM = 1_000_000.0
"""A grade of 100%."""

POWERS = (1, 2, 3, 4, 6)
"""Slips by these powers of ten are tried, each way."""


def _powers_of_ten(equation: Equation) -> Iterator[Change]:
    grade = dict(equation.factors).get("grade")
    for change in _powers(equation.claimed_role, of_a_grade=grade is not None):
        to_grade = _TO_GRADE.get(change.effect)
        if to_grade is not None and grade is not None and _is_per_cent_for_ppm(grade, to_grade.by.middle):
            yield to_grade
        else:
            yield change


@lru_cache(maxsize=32)
def _powers(role: str, *, of_a_grade: bool) -> tuple[Change, ...]:
    """The slips of a figure in the claimed role: the same for every claim."""
    return tuple(
        Change(
            f"power.{power}",
            "decimal" if power < 3 else "scale",
            role,
            exactly(by),
            by,
            also=_other_names(power) if of_a_grade else (),
        )
        for power in POWERS
        for by in (10.0**power, 10.0**-power)
    )


_TO_GRADE = {
    by: Change("per_cent_for_ppm", "scale", "grade", exactly(1 / by), by) for by in (10.0**4, 10.0**-4)
}
"""What a slip by ten thousand is, if it was made in the grade; by its effect."""


def _is_per_cent_for_ppm(grade: Figure, by: float) -> bool:
    """Whether the printed number could have meant the other unit: 712% for 712 ppm, or 3.05 ppm for 3.05%."""
    in_per_cent = "%" in grade.printed.unit
    return in_per_cent if by < 1 else not in_per_cent and grade.likely * by < MOST_PPM


def _other_names(power: int) -> tuple[str, ...]:
    return {1: ("per_cent_for_per_mille",), 3: ("kg_per_t_for_g_per_t",)}.get(power, ())


def _swaps(equation: Equation) -> Iterator[Change]:
    """Two adjacent significant digits exchanged, in any one figure."""
    for role, figure in equation.figures:
        if figure.value_max is not None:
            continue
        for value in swapped(figure.printed.digits, figure.printed.number):
            by = value / figure.printed.number
            yield Change("swap", "swap", role, exactly(by), _effect(equation, role, by))


def swapped(digits: str, number: float) -> Iterator[float]:
    """The values with two adjacent significant digits exchanged; trailing zeros of an integer stay. Pure.

    "2.63" gives 6.23 and 2.36. Nothing for a number written in words or with an exponent.
    """
    shown = [c for c in digits if c.isdigit()]
    if not shown or number <= 0 or any(c.isalpha() for c in digits):
        return
    whole = int("".join(shown))
    if whole == 0:
        return
    unit = number / whole
    first = next(i for i, c in enumerate(shown) if c != "0")
    last = len(shown) - 1
    if unit >= 1 - 1e-9:
        while shown[last] == "0":
            last -= 1
    for i in range(first, last):
        if shown[i] != shown[i + 1]:
            other = [*shown]
            other[i], other[i + 1] = other[i + 1], other[i]
            yield int("".join(other)) * unit
