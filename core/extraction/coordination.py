"""Numbers that share a unit printed once: "45,000 and 31,000 tons", "Egypt with 2.8 billion tons, Tunisia 2.5 billion",
and units that only the rest of the sentence makes plain ("12,400 mt … and 610 mt"). No roles here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from core.quantities.figure import Dimension
from core.quantities.scanning import Scanned, scan

SMALLEST_BARE = 100.0
"""A smaller number without a unit, named with an owner, is a count of something else."""

_AND = re.compile(
    r"(?:,? (?:and|or|against|versus|to)|,|/) (?:about |around |some |over |nearly |almost |up to |an estimated |to |from )?",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[,/] ?")
_OWNER = re.compile(
    r"[A-Z][\w.]*(?:'s | \()$"
    r"|(?:,|;|\band|\bwhile|\bby|\bwith|\bfollowed by|\bthan|\bto|\bagainst)\s(?:the |in |for |from )?(?:[A-Z][\w.'-]*(?: of(?: the)?)? ?){1,4}(?:with |at |on |produced |about |some |around |has |had |held |holds |supplied |mined )*\(?$"
)
_COMPARED = re.compile(
    r"(?:from|against|versus|than|with|to) (?:about |around |some |just |only |over |nearly |a revised |the )?$"
)
_NO_UNIT = re.compile(r"\)|\s?[.,;](?!\d)|\s?$|\s(?:in|last|this|and|a year|the|from|to|for|during|year)\b")
_SHARING = (
    Dimension.MASS,
    Dimension.RATE,
    Dimension.SHARE,
    Dimension.GRADE,
    Dimension.MONEY,
    Dimension.LENGTH,
)


def with_shared_units(text: str, figures: list[Scanned]) -> list[Scanned]:
    """The figures, those without a unit in the one they share with a neighbour. Pure; linear."""
    if not any(s.figure.dimension is Dimension.COUNT for s in figures):
        return figures
    return _after_one_with(text, _before_one_with(text, figures))


def _before_one_with(text: str, figures: list[Scanned]) -> list[Scanned]:
    """ "45,000 and 31,000 tons": the unit stands behind the last of them."""
    found = list(figures)
    for index in range(len(found) - 2, -1, -1):
        here, behind = found[index], found[index + 1]
        if here.figure.dimension is not Dimension.COUNT or behind.figure.dimension not in _SHARING:
            continue
        between = text[here.end : behind.qualifier_start]
        last = index + 2 >= len(found) or found[index + 2].figure.dimension is not behind.figure.dimension
        listed = _COMMA.fullmatch(between) is not None and not last
        if (_AND.fullmatch(between) or listed) and here.figure.printed.unit == "":
            found[index] = _in_unit_of(text, here, behind)
    return found


def _after_one_with(text: str, figures: list[Scanned]) -> list[Scanned]:
    """ "Tunisia (2.5 billion)", "China's 270,000 tonnes dwarf the US's 45,000", "rose to 18,200 tonnes from 17,900": the
    unit stands behind the first of them."""
    found: list[Scanned] = []
    model: Scanned | None = None
    for s in figures:
        if s.figure.dimension in (Dimension.MASS, Dimension.RATE):
            model = s
        elif model is not None and s.figure.dimension is Dimension.COUNT and _NO_UNIT.match(text, s.end):
            named = s.figure.value >= SMALLEST_BARE and _OWNER.search(text, max(0, s.start - 48), s.start)
            near = s.start - model.end < 60 and 0.05 < s.figure.value / model.figure.printed.number < 20
            compared = near and _COMPARED.search(text, max(0, s.start - 20), s.start)
            if (named or compared) and "; " not in text[model.end : s.start]:
                s = _in_unit_of(text, s, model)
        found.append(s)
    return found


_BULK = re.compile(
    r"\b(?:coal|lignite|iron|bauxite|limestone|cement|steel|salt|sand|phosphates?|potash|rock|ores?|gypsum|crude|cargo|freight|waste|material|resource|clay)\b",
    re.IGNORECASE,
)
"""What is counted by the million tonnes."""

_MEGA = ("mt", "MT")
SMALLEST_TONS, SMALLEST_BESIDE = 500.0, 20.0
"""From these on "mt" of a metal is metric tons: alone, and beside another that is. The world mines 23 million
tonnes of copper a year, and less of every metal but iron and aluminium."""


def with_tons_by_sense(text: str, figures: list[Scanned]) -> list[Scanned]:
    """ "Terbium is 4,100 mt", "12,400 mt of tin … and 610 mt of cadmium": metric tons where no metal is mined by that
    many million. Pure; linear."""
    if "mt" not in text and "MT" not in text:
        return figures
    if not any(s.figure.printed.unit in _MEGA for s in figures) or _BULK.search(text):
        return figures
    tons = any(s.figure.printed.unit in _MEGA and _is_tons(s, SMALLEST_TONS) for s in figures)
    limit = SMALLEST_BESIDE if tons else SMALLEST_TONS
    return [_in_tons(s) if s.figure.printed.unit in _MEGA and _is_tons(s, limit) else s for s in figures]


def _is_tons(s: Scanned, limit: float) -> bool:
    printed = s.figure.printed
    whole = printed.number >= limit and "." not in printed.digits
    return s.figure.dimension is Dimension.MASS and whole and printed.scale_word in ("", "M")


def _in_tons(s: Scanned) -> Scanned:
    figure = s.figure
    if figure.printed.scale == 1.0:
        return s
    return replace(
        s,
        figure=figure.model_copy(
            update={
                "value": figure.value / 1e6,
                "value_max": None if figure.value_max is None else figure.value_max / 1e6,
                "half": figure.half / 1e6,
                "half_max": figure.half_max / 1e6,
                "wide": figure.wide / 1e6,
                "printed": figure.printed.model_copy(update={"scale": 1.0, "scale_word": ""}),
            }
        ),
    )


def _in_unit_of(text: str, bare: Scanned, model: Scanned) -> Scanned:
    printed = model.figure.printed
    written = f"{text[bare.start : bare.end]} {printed.unit}"
    if model.figure.dimension is Dimension.MONEY:
        written = f"{printed.unit} {text[bare.start : bare.end]}"
    if (
        bare.figure.printed.scale == 1.0
        and printed.scale_word
        and bare.figure.value < 1000
        and model.start > bare.start
    ):
        written = f"{text[bare.start : bare.end]} {text[model.number_end - len(printed.scale_word) : model.number_end]} {printed.unit}"
    measured = scan(written)
    if len(measured) != 1 or measured[0].figure.dimension is not model.figure.dimension:
        return bare
    figure = measured[0].figure.model_copy(
        update={"text": bare.figure.text, "qualifier": bare.figure.qualifier}
    )
    return replace(bare, figure=figure, period=measured[0].period)
