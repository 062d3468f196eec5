"""For what time an amount is said to be: a quarter, a half-year, a month, a day, a year. No roles here.

A sentence names its periods anywhere ("In the second quarter the mine made 5,000 t, 70 kg of silver and …"); each
amount has the one that is said nearest to it within its own part of the sentence, else that of the amount it is
listed with.
"""

from __future__ import annotations

import re
from typing import NamedTuple

SAME = "same"
"""The period of "a year earlier": the one of the amount it is compared with."""

OTHER = ""
"""A stretch that the guide has no unit for, such as nine months: counted as it stands, a year."""


class Said(NamedTuple):
    """A period named in a text from `start` to `end`: "yr", "half", "qtr", "mo", "d", `SAME` or `OTHER`. `firm` is
    what an amount is by nature ("annual quota"), which a later "in April" does not change."""

    start: int
    end: int
    period: str
    firm: bool


_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_SHORT = "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
_NTH = "first|second|third|fourth|final|last|latest|previous|prior|preceding|current|next|1st|2nd|3rd|4th"
_YEAR = r"(?:19|20)\d\d(?![\d,])"
_SPAN = r"\s?(?:-|–|to|through)\s?"
_PERIODS = re.compile(
    rf"""\b(?:
      (?P<same>(?:a|the|one)\ year\ (?:ago|earlier|before|prior)|year-(?:ago|earlier)\ (?:quarter|period|half|month)|(?:the|in\ the|for\ the)\ same\ (?:period|time|quarter|half|month)
        |(?:the\ )?corresponding\ (?:period|quarter|half|month))
    | (?P<qtr>(?:(?:{_NTH}|the|this|that|same|full|record|{_MONTH}|{_SHORT})(?:[\ -](?:fiscal|calendar|financial|straight|consecutive|{_YEAR}))?[\ -]quarter(?!\s(?:mil|bil|of\ (?:a|all|the\ (?:world|country|global|total))\b))
        |(?:quarter[- ]on|on)[- ]quarter|q-?o-?q\b|quarterly(?!\ (?:report|result|update|statement|activit))|f?q[1-4]\b|[1-4]q(?![a-z])|three[\ -]months?(?:\ period)?
        |(?:january|jan){_SPAN}(?:march|mar)|(?:april|apr){_SPAN}(?:june|jun)|(?:july|jul){_SPAN}(?:september|sept?)|(?:october|oct){_SPAN}(?:december|dec))
        (?:,?\ (?:ended|ending|to)\ (?:{_MONTH})(?:\ \d\d?\b)?,?)?(?:\ of)?(?:\ (?:the|this|last)\ (?:fiscal\ |financial\ )?year|(?:\ (?:fiscal|calendar|fy))?\ ?{_YEAR})?)
    | (?P<half>(?:(?:first|second|last|latest|1st|2nd)[\ -]half(?!\s(?:of\ (?:the\ )?(?:century|decade|mine)|a\b|million))|half[\ -]year|h[12](?![a-z])|[12]h(?![a-z])|six[\ -]months?(?:,?\ (?:ended|ending|to)\ (?:{_MONTH})(?:\ \d\d?\b)?,?)?
        |(?:january|jan){_SPAN}(?:june|jun)|(?:july|jul){_SPAN}(?:december|dec))(?:\ of)?(?:\ (?:the\ year|last\ year|this\ year))?(?:\ ?(?:fy\ ?)?{_YEAR})?)
    | (?P<other>(?:two|four|five|seven|eight|nine|ten|eleven|\d\d?)[\ -]months?(?:\ of)?(?:\ {_YEAR})?|(?:{_MONTH}|{_SHORT}){_SPAN}(?:{_MONTH}|{_SHORT})\b(?!\ \d))
    | (?P<d>a\ day|per\ day|each\ day|daily)
    | (?P<mo>(?:a|per|each|every)\ month|monthly|(?:month[- ]on|on)[- ]month|(?:for|in|during|over|of)\ (?:the|last|this|each)\ month
        |(?:in|during|for|over)\ (?:{_MONTH})\b(?!\ \d\d?\b(?!\d)|\ quarter|{_SPAN})(?:,?\ (?:of\ )?{_YEAR})?|(?:{_MONTH})(?:'s)?\ (?=(?:[a-z]+\ )?(?:output|production)\b))
    | (?P<firm>(?:per\ annum|annual|annually|yearly|p\.a\.|tpa|full[\ -]year|year-long|(?:for\ the|(?:fiscal|financial|calendar))\ year\ end(?:ed|ing)|for\ the\ (?:whole\ |entire\ )?year|(?:the\ )?year\ to\ (?:{_MONTH})|(?:twelve|12)[\ -]months?)\b
        |(?:a|per|each|every)\ year\b(?!\ (?:ago|earlier|before|prior|later|on\b|old)))
    | (?P<soft>(?:capacity|guidance|quotas?|nameplate|targets?)\b)
    | (?P<yr>(?:in|for|during|of|by|since|from)?\ ?(?:the\ )?(?:(?:fiscal|calendar|financial)\ )?(?:year\ )?{_YEAR}|(?:last|this|next|previous|prior|current)\ (?:fiscal\ |financial\ |calendar\ )?year|fy\ ?'?\d\d(?:\d\d)?\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
WORDS = frozenset(
    [
        "quarter",
        "quarterly",
        "quarters",
        "annum",
        "annual",
        "annually",
        "year",
        "yearly",
        "month",
        "months",
        "monthly",
        "day",
        "daily",
        "half",
        "halves",
        "h1",
        "h2",
        "q1",
        "q2",
        "q3",
        "q4",
        "fq1",
        "fq2",
        "fq3",
        "fq4",
        "p.a",
        "p.a.",
    ]
)
"""Words of a period, without the names of months."""

_HINTS = WORDS.union(
    (
        *["1q", "2q", "3q", "4q", "1h", "2h", "year-ago", "fy", "period"],
        *_MONTH.split("|"),
        *_SHORT.replace("sept?", "sept|sep").split("|"),
    )
)
"""Words without one of which no part of a year is named."""


def periods_said(text: str, words: list[str]) -> list[Said]:
    """Every period that a sentence names, in order; nothing where it names no part of a year. Pure; linear."""
    if _HINTS.isdisjoint(words):
        return []
    return [
        Said(
            match.start(),
            match.end(),
            _NAMES.get(match.lastgroup or "", match.lastgroup or ""),
            match.lastgroup in ("firm", "soft"),
        )
        for match in _PERIODS.finditer(text)
    ]


_NAMES = {"same": SAME, "other": OTHER, "firm": "yr", "soft": "yr"}

_BY_NATURE = ("capacity", "guidance", "quota", "quotas", "nameplate", "target", "targets")
"""What is for a year unless a part of one is said ("first-half quota")."""

_ANOTHER = re.compile(r",|\s(?:and|while|but|as)\s")
"""What parts an amount from what is said of the next one."""

_PLANS = re.compile(
    r"\b(?:will|would|could|can|may|might|should|plans?|planned|expects?|expected|aims?|designed|target\w*|announced|approved)\b",
    re.IGNORECASE,
)
_FAR_BEHIND = 100
"""Characters within which a period behind an amount belongs to it."""


def nearest(text: str, said: list[Said], span: tuple[int, int], segment: tuple[int, int]) -> Said | None:
    """The period of the amount at `span` within its part of the sentence, None where none is said there. What stands
    behind it goes before what stands in front, unless that is firm. Pure."""
    start, end = span
    before: Said | None = None
    for item in said:
        if item.start < segment[0] or item.end > segment[1] + 1:
            continue
        if item.end <= start:
            if _only_dates(text, item, start) or (
                before is not None
                and before.end > item.start - 45
                and text[item.start : item.end] in _BY_NATURE
            ):
                continue
            before = item
        elif item.start >= end:
            between = text[end : item.start]
            if len(between) > _FAR_BEHIND or ";" in between:
                break
            if before is not None and item.period != SAME and (before.firm or _ANOTHER.search(between)):
                break
            return item
    return before


def _only_dates(text: str, said: Said, amount: int) -> bool:
    """Whether a month or a part of a year dates what was said of a plan: "In May it said it would produce …"."""
    return said.period in ("mo", "d") and _PLANS.search(text, said.end, amount) is not None
