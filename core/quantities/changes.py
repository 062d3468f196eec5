"""A change as people write it: "up 81%", "−48%", "doubled", "a rise of 290 Mt". Its direction is kept in the text."""

from __future__ import annotations

import re

from core.errors import TooLong
from core.quantities.figure import CANONICAL, Dimension, Figure, Printed
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

TIMES_WORDS = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0}

_UP = r"\+|up|rose|risen|rise|plus|increased?|growth|grew|gained|gain|higher|more|jumped|jump"
_DOWN = r"[-−–]|down|fell|fallen|fall|minus|cut|lower|dropped|drop|declined?|decreased?|decrease|less"
_DIRECTION = re.compile(
    rf"\s*(?:an?\s+)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?![a-z])\s*(?:by|of)?\s*", re.IGNORECASE
)


def read_change(text: str, *, option: str = "") -> Figure:
    """The size of a change; the figure's `text` is what was typed, so that `direction_of` finds the word or sign.

    "Doubled" and its like are plain numbers (new ÷ old). Raises what `read_figure` raises. Pure.
    """
    if len(text) > MAX_LENGTH:
        raise TooLong(text, limit=MAX_LENGTH, option=option)
    times = TIMES_WORDS.get(text.strip().casefold())
    if times is not None:
        return _times(text.strip(), times)
    direction = _DIRECTION.match(text)
    size = text[direction.end() :] if direction else text
    figure = read_figure(size, *CHANGING, option=option)
    return figure.model_copy(update={"text": text.strip()}) if direction else figure


def direction_of(change: Figure) -> bool | None:
    """True where the text says a rise, False for a fall, None where it says neither. Pure."""
    direction = _DIRECTION.match(change.text)
    return None if direction is None else direction["up"] is not None


def _times(text: str, value: float) -> Figure:
    return Figure(
        text=text,
        dimension=Dimension.COUNT,
        unit=CANONICAL[Dimension.COUNT],
        value=value,
        half=0.1 * value,
        printed=Printed(digits=text, number=value),
    )
