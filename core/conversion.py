"""A figure in another unit, substance or currency, with the factors that lead there. Data only; no words, no Discord."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from core.errors import (
    AmbiguousUnit,
    CannotConvert,
    EmptyFigure,
    InputError,
    MissingUnit,
    NoRate,
    NoReference,
    TooLong,
    UnknownUnit,
)
from core.quantities import units
from core.quantities.bases import convertible, factor, oxide_of
from core.quantities.elements import key_element
from core.quantities.figure import CANONICAL, Dimension, Figure
from core.quantities.money import BEFORE, BEHIND
from core.quantities.ranges import Range
from core.quantities.read import read_figure
from core.quantities.substances import Substance, find_substance
from core.quantities.units import Unit
from core.reference.library import Library
from core.verdict import Source

LONGEST_TARGET = 60

NIST = Source(
    title="NIST Special Publication 811, appendix B.8",
    edition="2008",
    url="https://www.nist.gov/pml/special-publication-811",
    confidence="one-source",
)
"""Where the factors of pounds, short and long tons, troy ounces, feet, miles and acres stand."""

ATOMIC_WEIGHTS = Source(
    title="CIAAW abridged standard atomic weights",
    edition="2021",
    url="https://ciaaw.org/abridged-atomic-weights.htm",
    confidence="one-source",
)

_NOT_METRIC = ("pound", "ton_", "_ton", "ounce", "carat", "foot", "mile", "acre")
_WITH_SUBSTANCE = frozenset(
    (Dimension.MASS, Dimension.RATE, Dimension.GRADE, Dimension.SHARE, Dimension.BRINE, Dimension.PRICE)
)
_LEAD = re.compile(r"(?:(?:in|to|into|as|an?|the|thousand|million|billion|trillion)\s+)*", re.IGNORECASE)
"""Said before a unit, and no part of it: large results are said in millions anyway."""

_YEAR = re.compile(r"\s*(?:\b(?:of|in|at)\s+)?\(?((?:19|20)\d\d)\)?$")
_CURRENCIES = {
    **{code.lower(): code for code in {*BEFORE.values(), *BEHIND.values()}},
    **BEHIND,
    **BEFORE,
}


class Kind(StrEnum):
    """What a factor leads between. `METRIC` holds by definition, `UNIT` by a table of units, `WEIGHTS` by atomic
    weights, `MIX` for a natural mix, `RATE` in one year."""

    METRIC = "metric"
    UNIT = "unit"
    WEIGHTS = "weights"
    MIX = "mix"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Factor:
    """1 `before` is `value` `after`. `spread` is set where nature varies, `year` for a rate."""

    kind: Kind
    before: str
    after: str
    value: float
    source: Source | None = None
    spread: Range | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or the two ends of a range, in a unit as written, of a substance ("" where none is said)."""

    value: float
    value_max: float | None
    unit: str
    substance: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """`given` times the factors is `result`. `digits` is how many the given number was printed with;
    `bare_ton` says that a ton of no stated kind was read as a tonne, `troy` that an ounce is a troy ounce,
    `year_taken` that a rate was asked for without a year."""

    text: str
    given: Amount
    factors: tuple[Factor, ...]
    result: Amount
    digits: int
    bare_ton: bool
    troy: bool
    year_taken: bool

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the factors come from, each once."""
        return tuple(dict.fromkeys(f.source for f in self.factors if f.source is not None))


@dataclass(frozen=True, slots=True)
class _Target:
    unit: Unit | None
    written: str
    substance: Substance | None
    currency: str = ""
    year: int | None = None


def convert(amount: str, to: str, library: Library) -> Conversion:
    """`amount` ("1,000 t Nd2O3") in what `to` names: a unit ("Mt"), a substance ("Nd"), both ("t Nd"), or a
    currency, with its year where one is given ("EUR 2020"). Pure.

    Raises InputError naming the option "amount" or "to", and NoRate for a currency without a rate on file.
    """
    figure = read_figure(amount, option="amount")
    if figure.dimension is Dimension.COUNT:
        raise MissingUnit(amount, number=figure.value, option="amount", expected=(Dimension.MASS.value,))
    target = _read_target(to, figure)
    if target.currency:
        return _of_money(figure, target, library)
    return _of_amount(figure, target, library)


_USUAL: dict[Dimension, tuple[str, ...]] = {
    Dimension.MASS: ("t", "kt", "Mt", "kg", "lb", "short tons", "long tons", "oz", "koz", "Moz", "Mlb"),
    Dimension.RATE: ("t/yr", "t/d", "kt/yr", "Mlb/yr", "oz/yr"),
    Dimension.GRADE: ("%", "g/t", "ppm", "kg/t", "oz/t", "lb/t"),
    Dimension.SHARE: ("%", "ppm", "g/t"),
    Dimension.BRINE: ("mg/L", "g/L"),
    Dimension.MONEY: ("US$", "EUR", "GBP", "AUD", "CAD", "CNY", "JPY"),
    Dimension.PRICE: ("US$/kg", "US$/t", "US$/lb", "US$/oz", "EUR/kg"),
    Dimension.TIME: ("days", "months", "years"),
    Dimension.LENGTH: ("m", "km", "ft", "mi"),
    Dimension.AREA: ("km²", "ha", "acres", "mi²"),
}
"""What people convert to, by what the figure measures."""


def targets(amount: str, typed: str) -> list[str]:
    """What an amount can be converted to and begins like what is typed, for suggestions: the substances that share
    its element first. The usual units of mass where the amount cannot be read yet. Pure."""
    try:
        figure = read_figure(amount)
    except InputError:
        return _beginning(typed, [*_USUAL[Dimension.MASS], *convertible()])
    related: list[str] = []
    if figure.substance is not None:
        related = [
            name for name in convertible() if name != figure.substance and _leads(figure.substance, name)
        ]
    return _beginning(typed, [*related, *_USUAL.get(figure.dimension, ())])


def _leads(before: str, after: str) -> bool:
    try:
        factor(before, after)
    except InputError:
        return False
    return True


def _beginning(typed: str, names: list[str]) -> list[str]:
    start = typed.strip().casefold()
    return [name for name in dict.fromkeys(names) if name.casefold().startswith(start)] or names


# --- what is asked for -----------------------------------------------------------------------------------


def _read_target(to: str, figure: Figure) -> _Target:
    text = " ".join(_LEAD.sub("", to.strip(), count=1).split())
    if len(text) > LONGEST_TARGET:
        raise TooLong(to, limit=LONGEST_TARGET, option="to")
    if not text:
        raise EmptyFigure(to, option="to")
    substance = find_substance(text)
    if substance is not None and figure.dimension in _WITH_SUBSTANCE:
        return _Target(None, "", substance)
    if (money := _money(text)) is not None:
        return money
    match = units.match_unit(text, 0)
    if match is not None:
        rest = text[match.end :].strip(" .,()").removeprefix("of ")
        named = find_substance(rest) if rest else None
        if not rest or named is not None:
            _unambiguous(match.written)
            return _Target(match.unit, text[: match.end].strip(), named)
    names = (*units.suggestions(text, (figure.dimension,)), *_substances_like(text))
    raise UnknownUnit(to, unit=text, candidates=names[:3], option="to")


def _unambiguous(written: str) -> None:
    if written == "MT":
        raise AmbiguousUnit(written, unit=written, candidates=("Mt", "t"), option="to")


def _substances_like(text: str) -> tuple[str, ...]:
    return tuple(name for name in convertible() if name.lower().startswith(text.lower()[:2]))


def _money(text: str) -> _Target | None:
    year = _YEAR.search(text)
    bare = text[: year.start()] if year else text
    small = bare.lower()
    names = (n for n in sorted(_CURRENCIES, key=len, reverse=True) if small.startswith(n))
    name = next((n for n in names if not small[len(n) : len(n) + 1].isalpha()), None)
    if name is None:
        return None
    code, rest = _CURRENCIES[name], bare[len(name) :].strip()
    on = int(year[1]) if year else None
    if not rest:
        return _Target(None, "", None, code, on)
    per = units.match_per_mass(rest, 0)
    if per is None or per.end != len(rest):
        return None
    return _Target(per.unit, rest, None, code, on)


# --- units and substances --------------------------------------------------------------------------------


def _of_amount(figure: Figure, target: _Target, library: Library) -> Conversion:
    before, written, size = _unit_of(figure)
    substance = find_substance(figure.substance) if figure.substance else None
    factors: list[Factor] = []
    after = written
    if target.unit is not None:
        to_size = _size(target.unit, figure.dimension)
        if to_size is None:
            raise CannotConvert(
                figure.text, reason="dimension", found=figure.dimension, wanted=target.unit.dimension
            )
        after = target.written
        if after != written:
            factors.append(_unit_factor(written, after, size / to_size, before, target.unit))
    named = figure.substance or ""
    if target.substance is not None:
        wanted = _own_name(substance, target.substance)
        factors.append(_substance_factor(figure, substance, target.substance, wanted, library))
        named = wanted
    return _multiplied(
        figure, _given(figure, written, size, figure.substance or ""), factors, after, named, before
    )


def _unit_of(figure: Figure) -> tuple[Unit | None, str, float]:
    """The unit as written, and how much of the canonical unit one of it is."""
    written = figure.printed.unit
    match = units.match_unit(written, 0) if written else None
    if match is not None and match.end == len(written):
        size = _size(match.unit, figure.dimension)
        if size is not None:
            return match.unit, written, size
    return None, CANONICAL[figure.dimension], 1.0


def _size(unit: Unit, dimension: Dimension) -> float | None:
    """One of the unit in the canonical unit of the dimension; None where it measures something else. A per cent
    may be a share or a grade."""
    if unit.dimension is dimension:
        return unit.factor
    if (unit.dimension, dimension) == (Dimension.SHARE, Dimension.GRADE):
        return unit.factor * 10_000
    if (unit.dimension, dimension) == (Dimension.GRADE, Dimension.SHARE):
        return unit.factor / 10_000
    return None


def _unit_factor(before: str, after: str, value: float, source: Unit | None, target: Unit) -> Factor:
    expressions = (source.expression if source else "", target.expression)
    metric = not any(mark in expression for expression in expressions for mark in _NOT_METRIC)
    kind, said = (Kind.METRIC, None) if metric else (Kind.UNIT, NIST)
    return Factor(kind, before, after, value, said)


def _own_name(source: Substance | None, wanted: Substance) -> str:
    """ "oxide" and "metal" by the name they have for this substance."""
    if source is None or wanted.key not in ("oxide", "metal"):
        return wanted.key
    if wanted.key == "oxide":
        return oxide_of(source.key) or wanted.key
    if source.key in ("TREO", "REE"):
        return "REE"
    if source.key.startswith("NdPr"):
        return "NdPr"
    return ("Li" if source.key == "LCE" else key_element(source.key)) or wanted.key


def _substance_factor(
    figure: Figure, source: Substance | None, target: Substance, wanted: str, library: Library
) -> Factor:
    if source is None:
        raise CannotConvert(figure.text, reason="unsaid", found="", wanted=wanted, option="amount")
    try:
        value = factor(source.key, wanted)
    except InputError as error:
        # A rare-earth mix or a concentrate holds the metal, but how much is a matter of the ore.
        other = source.mineral is not None and target.mineral is not None and source.mineral != target.mineral
        reason = "element" if other else "no_factor"
        raise CannotConvert(figure.text, reason=reason, found=source.key, wanted=wanted) from error
    if figure.dimension is Dimension.PRICE:
        value = 1 / value
    return _with_source(source.key, wanted, value, library)


def _with_source(before: str, after: str, value: float, library: Library) -> Factor:
    if {before, after} == {"TREO", "REE"}:
        mix = library.assumption("oxide_per_mix")
        spread = mix.range if before == "REE" else Range(1 / mix.range.high, None, 1 / mix.range.low)
        return Factor(Kind.MIX, before, after, value, mix.source, spread)
    return Factor(Kind.WEIGHTS, before, after, value, ATOMIC_WEIGHTS)


# --- money -----------------------------------------------------------------------------------------------


def _of_money(figure: Figure, target: _Target, library: Library) -> Conversion:
    if figure.dimension not in (Dimension.MONEY, Dimension.PRICE) or (
        target.unit is not None and figure.dimension is Dimension.MONEY
    ):
        wanted = Dimension.PRICE if target.unit is not None else Dimension.MONEY
        raise CannotConvert(figure.text, reason="dimension", found=figure.dimension, wanted=wanted)
    before, per = _currency_of(figure)
    given_unit = f"{_mark(before)}{per}"
    factors: list[Factor] = []
    size, after_per, given_as = 1.0, per, None
    if figure.dimension is Dimension.PRICE:
        given = units.match_per_mass(per, 0)
        given_as = None if given is None else given.unit
        size = 1.0 if given_as is None else given_as.factor
        if target.unit is not None:
            after_per = target.written
            factors.append(
                _unit_factor(
                    given_unit,
                    f"{_mark(before)}{after_per}",
                    size / target.unit.factor,
                    given_as,
                    target.unit,
                )
            )
    if before != target.currency:
        factors.append(_rate(before, target.currency, target.year, library))
    return _multiplied(
        figure,
        _given(figure, given_unit, size, figure.substance or ""),
        factors,
        f"{_mark(target.currency)}{after_per}",
        figure.substance or "",
        given_as,
        target.year,
    )


def _currency_of(figure: Figure) -> tuple[str, str]:
    """ISO code of the money, and "/kg" as written for a price."""
    code = figure.unit.split("/")[0]
    per = figure.printed.unit if figure.dimension is Dimension.PRICE else ""
    return ("USD" if code == "US$" else code), per


def _mark(code: str) -> str:
    return "US$" if code == "USD" else code


def _rate(before: str, after: str, year: int | None, library: Library) -> Factor:
    """The rate between two currencies by way of the dollar: the average of that year, or of the newest year on
    file for both."""
    both = [code for code in (before, after) if code != "USD"]
    try:
        chosen = year or min(library.rate(code).year for code in both)
        rates = [library.rate(code, chosen) for code in both]
    except NoReference as error:
        known = library.currencies()
        first, last = library.rate_years()
        # The error names the currency that is missing; both are on file where only the year is not.
        raise NoRate(currency=error.material, year=year, known=known, first=first, last=last) from error
    dollars = {rate.currency: rate.usd_per_unit for rate in rates} | {"USD": 1.0}
    return Factor(
        Kind.RATE, _mark(before), _mark(after), dollars[before] / dollars[after], rates[0].source, year=chosen
    )


# --- the product -----------------------------------------------------------------------------------------


def _given(figure: Figure, unit: str, size: float, substance: str) -> Amount:
    top = None if figure.value_max is None else figure.value_max / size
    return Amount(figure.value / size, top, unit, substance)


def _multiplied(
    figure: Figure,
    given: Amount,
    factors: list[Factor],
    unit: str,
    substance: str,
    before: Unit | None,
    year: int | None = None,
) -> Conversion:
    value, top = given.value, given.value_max
    for step in factors:
        value *= step.value
        top = None if top is None else top * step.value
    return Conversion(
        text=figure.text,
        given=given,
        factors=tuple(factors),
        result=Amount(value, top, unit, substance),
        digits=len("".join(filter(str.isdigit, figure.printed.digits)).strip("0")),
        bare_ton=figure.printed.bare_ton,
        troy=before is not None and "ounce" in before.expression,
        year_taken=year is None,
    )
