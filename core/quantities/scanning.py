"""Every figure of a running text, with its place in it. No roles here: what a figure measures is not asked."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from core.quantities import ranks
from core.quantities.figure import Figure, Qualifier
from core.quantities.grammar import ABSURD, Parsed, candidates, parse, part_of_a_name, printed_as, to_figure
from core.quantities.qualifiers import qualifier_before

_NTH_PART = re.compile(r"\b(?:first|second|latter|last|next|this|third|fourth|1st|2nd)[ -]$", re.IGNORECASE)
"""What makes "half" and "quarter" a part of a year, not a share."""

_SHARE_OF = re.compile(r"\s(?:of|the|all|its|their)(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scanned:
    """A figure found in running text.

    `start` to `end` is the figure with its currency, unit and period, `qualifier_start` where its qualifier
    begins (equal to `start` where it has none). `period` is the short name of the period that was written
    ("yr", "qtr", "half", "mo", "d"), "" where none was; a rate is held per year all the same. `joined` is
    how a range was written ("to", "and", "-"), and `ends` are then its two ends as figures of their own.
    """

    figure: Figure
    start: int
    end: int
    qualifier_start: int
    number_end: int
    period: str = ""
    joined: str = ""
    ends: tuple[Scanned, ...] = ()


def scan(text: str) -> list[Scanned]:
    """Every figure of a running text, in order, without overlaps; numbers without a unit are counts or years,
    ordinals with a superlative ("third-largest") and "top-3" are ranks. Never raises. Pure; linear."""
    found: list[Scanned] = []
    position = 0
    rank_spans = ranks.find_ranks(text)
    for start in candidates(text):
        if start < position or part_of_a_name(text, start):
            continue
        if rank_spans and any(r.start <= start < r.end for r in rank_spans):
            continue
        parsed = parse(text, start)
        if parsed is None:
            continue
        scanned = _scanned(text, parsed)
        if scanned is not None:
            found.append(scanned)
            position = scanned.end
    if not rank_spans:
        return found
    return sorted([*found, *(_ranked(text, r) for r in rank_spans)], key=lambda s: s.start)


def _scanned(text: str, parsed: Parsed) -> Scanned | None:
    qualifier, qualifier_start = qualifier_before(text, parsed.start)
    if not math.isfinite(parsed.first.value):
        return None
    figure = to_figure(text, parsed, qualifier, qualifier_start)
    high = figure.value if figure.value_max is None else figure.value_max
    if not high <= ABSURD or (
        parsed.unit is None and parsed.currency is None and not _stands_alone(text, parsed)
    ):
        return None
    ends: tuple[Scanned, ...] = ()
    if parsed.second is not None:
        ends = _ends(text, parsed, figure, qualifier_start)
    return Scanned(
        figure,
        parsed.start,
        parsed.end,
        qualifier_start,
        parsed.first.end if parsed.second is None else parsed.second.end,
        parsed.period,
        parsed.joined,
        ends,
    )


def _stands_alone(text: str, parsed: Parsed) -> bool:
    """A number without a unit counts if it is in digits, scaled, or a share in words ("half of")."""
    number = parsed.first
    if number.share:
        if _NTH_PART.search(text, max(0, number.start - 10), number.start) is not None:
            return False
        plural = number.digits.lower().endswith("s") and number.digits.lower() != "halves"
        return plural or _SHARE_OF.match(text, number.end) is not None
    return not number.words or number.scale > 1


def _ends(text: str, parsed: Parsed, figure: Figure, qualifier_start: int) -> tuple[Scanned, ...]:
    """The two ends of a range as figures of their own."""
    second = parsed.second
    assert second is not None
    low = figure.model_copy(
        update={"value_max": None, "half_max": 0.0, "text": text[parsed.start : parsed.first.end]}
    )
    high = figure.model_copy(
        update={
            "value": figure.value_max,
            "value_max": None,
            "half": figure.half_max,
            "half_max": 0.0,
            "wide": figure.half_max,
            "qualifier": qualifier_before(text, parsed.second_start)[0],
            "text": text[parsed.second_start : parsed.end],
            "printed": printed_as(second, parsed),
        }
    )
    return (
        Scanned(low, parsed.start, parsed.first.end, qualifier_start, parsed.first.end, parsed.period),
        Scanned(high, parsed.second_start, parsed.end, parsed.second_start, second.end, parsed.period),
    )


def _ranked(text: str, rank: ranks.RankMatch) -> Scanned:
    qualifier, start = qualifier_before(text, rank.start)
    figure = ranks.rank_figure(text[rank.start : rank.end], rank.value, rank.qualifier)
    if qualifier is not Qualifier.EXACT and rank.qualifier is Qualifier.EXACT:
        figure = figure.model_copy(update={"qualifier": qualifier})
    return Scanned(figure, rank.start, rank.end, start, rank.end)
