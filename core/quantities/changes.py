"""A change as people write it: "up 81%", "−48%", "doubled", "a rise of 290 Mt". Its direction is kept in the text."""

from __future__ import annotations

import re

from core.errors import TooLong
from core.quantities.figure import CANONICAL, Dimension, Figure, Printed, Qualifier
from core.quantities.grammar import share_as_grade
from core.quantities.numbers import SMALL_WORDS
from core.quantities.qualifiers import BEFORE
from core.quantities.read import MAX_LENGTH, read_figure

CHANGING = (
    Dimension.SHARE,
    Dimension.MASS,
    Dimension.RATE,
    Dimension.GRADE,
    Dimension.MONEY,
    Dimension.PRICE,
    Dimension.TIME,
)
"""A change is a share of the old figure, or an amount in its unit."""

TIMES_WORDS = {
    "doubled": 2.0,
    "tripled": 3.0,
    "trebled": 3.0,
    "quadrupled": 4.0,
    "quintupled": 5.0,
    "halved": 0.5,
}
"""New ÷ old in one word. "Tenfold" and "three times as much" are read by `_TIMES`."""

_SAME = frozenset(("unchanged", "no change", "the same", "0%", "0 %", "flat", "stable"))

_UP = r"\+|up|rose|risen|rise|plus|increased?|growth|grew|gained|gain|higher|more|jumped|jump|climbed|soared|expanded"
_DOWN = r"[-−–]|down|fell|fallen|fall|minus|cut|lower|dropped|drop|declined?|decreased?|decrease|less|shrank|slumped|reduced"
_DIRECTION = re.compile(
    rf"\s*(?:an?\s+)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?![a-z])\s*(?:by|of)?\s*", re.IGNORECASE
)
_DIRECTION_BEHIND = re.compile(rf"\s+(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s*$", re.IGNORECASE)
_POINTS = re.compile(r"\s*(?:percentage|per cent|percent|%)[ -]points?\s*$|\s*pp\s*$", re.IGNORECASE)
_NUMBER = r"\d{1,6}(?:[.,]\d{1,3})?|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|a hundred|hundred"
_TIMES = re.compile(
    rf"(?:(?P<before>{_NUMBER})(?:\s*[x×]|[ -]?fold|\s+times(?: as (?:much|many|large|high|big)| larger| bigger| higher| more)?)"
    rf"|[x×]\s*(?P<sign>{_NUMBER})|(?:by )?a factor of (?P<factor>{_NUMBER}))",
    re.IGNORECASE,
)
_TIMES_HALF = 0.1
"""A half-width, as a share, of a multiple said in words."""


def read_change(text: str, *, option: str = "") -> Figure:
    """The size of a change; the figure's `text` is what was typed, so that `direction_of` finds the word or sign.

    "Doubled" and its like are plain numbers (new ÷ old). Raises what `read_figure` raises. Pure.
    """
    if len(text) > MAX_LENGTH:
        raise TooLong(text, limit=MAX_LENGTH, option=option)
    if text.strip().casefold() in _SAME:
        return _nothing(text.strip())
    if (times := _read_times(text.strip())) is not None:
        return times
    direction = _DIRECTION.match(text) or _DIRECTION_BEHIND.search(text)
    size = text if direction is None else f"{text[: direction.start()]}{text[direction.end() :]}"
    if _POINTS.search(size) is not None:
        size = _POINTS.sub("%", size)
    figure = read_figure(size, *CHANGING, option=option)
    return figure.model_copy(update={"text": text.strip()}) if size != text else figure


def says_points(change: Figure) -> bool:
    """Whether the text says percentage points. Pure."""
    behind = _DIRECTION_BEHIND.search(change.text)
    return _POINTS.search(change.text[: behind.start()] if behind else change.text) is not None


def direction_of(change: Figure) -> bool | None:
    """True where the text says a rise, False for a fall, None where it says neither. Pure."""
    direction = _DIRECTION.match(change.text) or _DIRECTION_BEHIND.search(change.text)
    return None if direction is None else direction["up"] is not None


def _read_times(text: str) -> Figure | None:
    """ "Almost tripled", "tenfold", "3x", "three times as much" as new ÷ old; None for anything else."""
    words = text.casefold().split()
    for n in range(min(4, len(words)), -1, -1):
        lead, rest = " ".join(words[:n]), " ".join(words[n:])
        if lead and lead not in BEFORE:
            continue
        qualifier = BEFORE.get(lead, Qualifier.EXACT)
        said = rest.removeprefix("increased ").removeprefix("rose ").removeprefix("grew ").removeprefix("up ")
        if said in TIMES_WORDS:
            return _times(text, TIMES_WORDS[said], qualifier)
        fused = _FUSED_FOLD.fullmatch(said)
        match = None if fused else _TIMES.fullmatch(said)
        number = fused[1] if fused else match and (match["before"] or match["sign"] or match["factor"])
        if number:
            return _times(text, _value(number), qualifier)
    return None


_FUSED_FOLD = re.compile(
    r"(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred)[ -]?fold"
)


def _value(number: str) -> float:
    plain = number.removeprefix("a ")
    if plain == "hundred":
        return 100.0
    return float(SMALL_WORDS[plain]) if plain in SMALL_WORDS else float(plain.replace(",", "."))


def _nothing(text: str) -> Figure:
    """No change: 0%, to the half per cent."""
    printed = Printed(digits="0", number=0.0, unit="%")
    return Figure(
        text=text,
        dimension=Dimension.SHARE,
        unit=CANONICAL[Dimension.SHARE],
        value=0.0,
        half=0.5,
        wide=0.5,
        printed=printed,
    )


def _times(text: str, value: float, qualifier: Qualifier) -> Figure:
    return Figure(
        text=text,
        dimension=Dimension.COUNT,
        unit=CANONICAL[Dimension.COUNT],
        value=value,
        half=_TIMES_HALF * value,
        wide=_TIMES_HALF * value,
        qualifier=qualifier,
        printed=Printed(digits=text, number=value),
    )


def in_one_kind(old: Figure, new: Figure) -> tuple[Figure, Figure] | None:
    """Both figures in one dimension and unit, so that a change can be told; None where they are of different kinds.

    A percentage beside a grade in g/t is a grade. Pure.
    """
    kinds = {old.dimension, new.dimension}
    if kinds == {Dimension.GRADE, Dimension.SHARE}:
        return _as_grade(old), _as_grade(new)
    return (old, new) if len(kinds) == 1 and old.unit == new.unit else None


def _as_grade(figure: Figure) -> Figure:
    return figure if figure.dimension is Dimension.GRADE else share_as_grade(figure)
