"""The weights a headline speaks of, once more in the unit they were typed in, or that their trade counts in. Tonnes are
what all tables have; nobody thinks of gold in them."""

from __future__ import annotations

from core.claim import Claim
from core.quantities import units
from core.quantities.figure import Dimension
from core.verdict import Quantity, Verdict
from core.wording.figures import say

SENTENCE = "In {unit}: {weights}."
WEIGHT = "{tonnes} is {counted}"

_UNITS = {
    "ounce": ("troy ounces", "oz"),
    "pound": ("pounds", "lb"),
    "short_ton": ("short tons", "short tons"),
}
"""By a word of the unit's expression: what it is called, and how it is written behind a number."""

_OF_A_TRADE = {
    "gold": "ounce",
    "silver": "ounce",
    "platinum": "ounce",
    "palladium": "ounce",
    "platinum-group metals": "ounce",
}
"""Minerals that are counted in ounces everywhere."""

_WEIGHTS = ("contained", "product_rate", "production", "stock", "old", "new", "ore", "ore_rate")
"""The figures whose unit is the asker's, the metal's before the rock's."""

_SPOKEN_OF = ("amount", "contained", "product", "product_rate", "feed", "said", "old", "new")
"""The facts that a headline may name beside what was claimed and computed."""

ROCK = "ore"
"""The outcome of a finding whose result is rock and not metal."""

MOST_OUNCES_T = 1e6
"""More tonnes than this are rock and not metal: ounces say nothing of it."""


def in_the_habit(verdict: Verdict, *, locale: str = "en") -> str:
    """ "In troy ounces: 60 t is 1.93 million oz." "" where tonnes were typed, or no weight is spoken of. Pure."""
    lead = verdict.lead
    word = _typed_in(verdict.claim) or _OF_A_TRADE.get(verdict.claim.mineral, "")
    if lead is None or not word:
        return ""
    name, symbol = _UNITS[word]
    computed = None if lead.outcome == ROCK else lead.computed
    weights = dict.fromkeys(
        WEIGHT.format(tonnes=say(q, locale=locale), counted=say(_counted(q, symbol), locale=locale))
        for q in (computed, lead.claimed, *map(lead.facts.get, _SPOKEN_OF))
        if isinstance(q, Quantity) and _is_counted(q, word)
    )
    return SENTENCE.format(unit=name, weights="; ".join(weights)) if weights else ""


def _typed_in(claim: Claim) -> str:
    """The word of `_UNITS` in the first weight that was typed in such a unit; "" where there is none."""
    figures = claim.figures()
    for role in _WEIGHTS:
        figure = figures.get(role)
        if figure is None or figure.dimension not in (Dimension.MASS, Dimension.RATE):
            continue
        match = units.match_unit(figure.printed.unit, 0)
        expression = "" if match is None else match.unit.expression
        if found := next((word for word in _UNITS if word in expression), ""):
            return found
    return ""


def _is_counted(quantity: Quantity, word: str) -> bool:
    return quantity.unit in ("t", "t/yr") and (word != "ounce" or quantity.high <= MOST_OUNCES_T)


def _counted(quantity: Quantity, symbol: str) -> Quantity:
    match = units.match_unit(symbol, 0)
    if match is None:
        raise ValueError(symbol)
    tonnes = match.unit.factor
    return Quantity(
        low=quantity.low / tonnes,
        likely=None if quantity.likely is None else quantity.likely / tonnes,
        high=quantity.high / tonnes,
        unit=symbol + (" a year" if quantity.unit == "t/yr" else ""),
    )
