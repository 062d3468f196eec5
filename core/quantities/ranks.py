"""Places in an order: "third-largest", "top-3", "No. 2", "ranks 40th". No units here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.quantities.figure import Dimension, Figure, Printed, Qualifier
from core.quantities.numbers import SMALL_WORDS

ORDINAL_WORDS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip

SUPERLATIVES = "largest|biggest|richest|greatest|leading|highest|most abundant|top|most important|major|main"

_ORDINAL = r"(?P<{0}>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{{1,3}}(?:st|nd|rd|th))"
_COUNT = r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"

_RANK = re.compile(
    rf"(?<![A-Za-z0-9])(?:"
    rf"(?P<top>top)[- ](?P<top_n>{_COUNT})(?![A-Za-z0-9%]|[.,]\d| (?:m|km|cm|ft|metres?|meters?|feet|kilomet|per|percent|million|billion|tonnes|tons|years)\b)"
    rf"|{_ORDINAL.format('super')}[- ](?:{SUPERLATIVES})(?![A-Za-z])"
    rf"|(?P<one_of>(?:one of|among) the (?:world|planet|globe|country|region|nation)?(?:[’']s)? ?)(?P<one_n>{_COUNT}) (?:{SUPERLATIVES})(?![A-Za-z])"
    rf"|(?:ranks?|ranked|ranking) (?:only )?(?:as |at |in )?(?:the country |the nation |it |them |among the )?(?:the |number |no\.? ?|#)?(?:{_ORDINAL.format('verb')}|(?P<verb_n>\d{{1,3}}))(?![A-Za-z0-9%]|[.,]\d)"
    rf"|(?:placed|places|stands) (?:it |the country )?{_ORDINAL.format('stands')}(?![A-Za-z0-9])"
    rf"|(?:comes|came|coming) (?:in )?{_ORDINAL.format('comes')}(?= (?:in|by|with|among|on|after|behind|globally|worldwide)(?![a-z])|[.,;]|$)"
    rf"|(?:no\.|number|#|№)[ -]?(?P<no>\d{{1,2}}|one|two|three|four|five)(?![A-Za-z0-9%]|[.,]\d)"
    rf"|{_ORDINAL.format('place')}[- ](?:place|position|spot|rank)(?![A-Za-z])"
    rf"|{_ORDINAL.format('behind')} (?:(?:only to|only behind|just behind|behind|to only)(?![a-z])|after(?= (?-i:[A-Z])))"
    rf"|{_ORDINAL.format('in_list')} (?:in the world|worldwide|globally|in Europe|in Asia|in Africa|on the planet)(?![A-Za-z])"
    rf")",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"top[- ](?:\d|[otfsen])|rank|places |placed|stands|comes |came |coming |one of the|among the|no\.[ -]?\d|number[ -]?(?:\d|[otf])|[#№]\d"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,3}(?:st|nd|rd|th))[- ]"
)
"""Where a rank may begin, in small letters; the full pattern is tried there only."""

_AMONG = re.compile(r"^(?:in|among|within|one of) the (?=top\b)", re.IGNORECASE)

_BEST = "largest|biggest|richest|greatest|leading|highest|top"
"""Superlatives that, alone, claim the first place. "Major" and "main" do not."""

_ALONE = re.compile(
    rf"(?:the )?(?:(?P<best>(?:world[’']s )?(?:{_BEST})(?![A-Za-z]))|{_ORDINAL.format('word')}|(?P<number>\d{{1,3}}))(?:[- ](?:{SUPERLATIVES}|place|or better|or higher|in the world|position))*\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RankMatch:
    """A rank in a text: its place, the span, and `UP_TO` for "top-n" (n or better)."""

    value: int
    start: int
    end: int
    qualifier: Qualifier


def find_ranks(text: str) -> list[RankMatch]:
    """Every rank written out in a running text, in order. A bare "largest" is not one here. Pure; linear."""
    small = text.lower()
    if len(small) != len(text):
        return []
    found: list[RankMatch] = []
    for hint in _HINT.finditer(small):
        match = _RANK.match(text, hint.start())
        rank = _rank(match) if match is not None else None
        if rank is not None and (not found or rank.start >= found[-1].end):
            found.append(rank)
    return found


def read_rank(text: str) -> Figure | None:
    """A rank that is all of a text ("third", "3rd", "top-3", "third-largest", "#3", "3"), where "largest" is the first; None elsewhere. Pure."""
    text = _AMONG.sub("", text, count=1)
    match = _RANK.fullmatch(text.rstrip("."))
    if match is not None and (rank := _rank(match)) is not None:
        return rank_figure(text, rank.value, rank.qualifier)
    alone = _ALONE.fullmatch(text)
    if alone is None:
        return None
    value = 1 if alone["best"] else ordinal_value(alone["word"]) if alone["word"] else int(alone["number"])
    better = "better" in text.lower() or "higher" in text.lower()
    return rank_figure(text, value, Qualifier.UP_TO if better else Qualifier.EXACT) if value > 0 else None


def rank_figure(text: str, value: int, qualifier: Qualifier) -> Figure:
    """A rank as a figure. Pure."""
    printed = Printed(digits=text, number=float(value), unit="")
    return Figure(
        text=text,
        dimension=Dimension.RANK,
        unit="rank",
        value=float(value),
        qualifier=qualifier,
        printed=printed,
    )


def ordinal_value(word: str) -> int:
    """ "third" and "3rd" are 3. Pure; only for an ordinal."""
    small = word.lower()
    return ORDINAL_WORDS[small] if small in ORDINAL_WORDS else int(small[:-2])


def _rank(match: re.Match[str]) -> RankMatch | None:
    groups = match.groupdict()
    qualifier = Qualifier.UP_TO if groups["top"] or groups["one_of"] else Qualifier.EXACT
    count = groups["top_n"] or groups["one_n"] or groups["verb_n"] or groups["no"]
    ordinal = next(
        (groups[n] for n in ("super", "verb", "stands", "comes", "place", "in_list", "behind") if groups[n]),
        None,
    )
    if ordinal is not None:
        value = ordinal_value(ordinal)
    elif count is not None:
        value = SMALL_WORDS[count.lower()] if count.lower() in SMALL_WORDS else int(count)
    else:
        return None
    return RankMatch(value, match.start(), match.end(), qualifier) if value > 0 else None
