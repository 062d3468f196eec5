"""Whose output an amount is: a country's in a year, or something that no table of countries can be laid against. Pure."""

from __future__ import annotations

import re

from core.extraction.annotated import Annotated
from core.extraction.phrases import last_end, next_start
from core.extraction.vocabulary import Kind, Mention
from core.quantities.figure import Basis, Dimension

_WORKS = re.compile(
    r"\b(?:mine|plant|project|company|smelter|refinery|facility|deposit|operation|complex|works|module|miner|ASX|firm|factory|site|field)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:aims?|aiming|trying|seeks?|seeking|goal|ambitions?|plans?|planned|targets?|would|could|will|can|may|might|expects?|expected|hopes?|wants?|to (?:reach|raise|produce)|by 20\d\d|capacity|potential)\b",
    re.IGNORECASE,
)
_SOME_OF_A_YEAR = re.compile(
    r"\b(?:batch(?:es)?|rounds?|tranches?|instal+ments?|allotments?|allocat\w+|half|halves|quarters?|months?|so far|year-to-date|to date)\b",
    re.IGNORECASE,
)
"""What makes a quota or an output less than that of a year."""

_NOT_MINED = re.compile(
    r"\b(?:process\w*|refin\w*|smelt\w*|separat\w*|sponge|shipments?|shipped|ship|shipping|cargoe?s?|import\w*|export\w*|brought in|sold|sales|bought|consum\w*|stockpil\w*|recycl\w*|including)\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:produced|produces|mined|mines|made|makes|yielded|yields|extracted|poured|delivered|turned out|churned out|reported|posted|recorded|achieved|operates?|controls?)\b"
)
_NAMED_MAKER = re.compile(
    r"(?P<name>[A-Z][\w&'.-]*(?: (?:[A-Z][\w&'.-]*|of|de|del|do|da))*)(?P<aside>,[^,;]{1,60},|\s\([^)]{1,20}\))?\s(?:has |had |also |alone ){0,2}$"
)
_WORLD = re.compile(
    r"\b(?:world|world's|global|worldwide|planet's)(?: total)?(?: [a-z-]+){0,4} (?:reserves?|resources?|output|production|supply)\b"
    r"|\b(?:reserves?|resources?|output|production|supply) (?:worldwide|globally|of the world|in the world|around the world)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"gest\b|highest|richest|leading|\btop\b|\d(?:st|nd|rd|th)\b|\bof (?:the )?(?:world|global)",
    re.IGNORECASE,
)


def is_yearly_output(
    item: Annotated, text: str, names: tuple[Mention, ...], figures: list[Annotated]
) -> bool:
    """Whether an amount may be what a country mined in a year, as far as its sentence says: not of a works or a company,
    not ahead, not of a part of the year, and mined, not processed or traded."""
    read = item.read
    if read is None or read.basis is Basis.ORE or read.period not in ("", "yr"):
        return False
    clause = clause_of(item, text, figures)
    said = text[: read.scanned.end + 60]
    return (
        _WORKS.search(said) is None
        and _AHEAD.search(said) is None
        and _SOME_OF_A_YEAR.search(clause) is None
        and _NOT_MINED.search(clause) is None
        and not _has_a_maker(text[: read.scanned.qualifier_start], names)
    )


def part_of_a_year(item: Annotated) -> str:
    """The half, quarter or month in which an amount was made, "" for a year; "500 t a month" is a rate, and "". Pure."""
    read = item.read
    if (
        read is None
        or read.scanned.figure.dimension is not Dimension.MASS
        or read.period not in ("half", "qtr", "mo")
    ):
        return ""
    return "" if any(reason.words == "<period>" for reason in read.reasons) else read.period


def clause_of(item: Annotated, text: str, figures: list[Annotated]) -> str:
    """The words between the figures before and behind one, none further than 120 characters. Pure."""
    read = item.read
    if read is None:
        return ""
    alike = [
        f
        for f in figures
        if f is not item and f.read is not None and f.read.figure.dimension is read.figure.dimension
    ]
    begin = max(last_end(item, alike), read.scanned.start - 120)
    end = min(next_start(item, alike, len(text)), read.scanned.end + 60)
    return text[begin:end].split(";")[0] if ";" not in text[begin : read.scanned.start] else text[begin:end]


def _has_a_maker(lead: str, names: tuple[Mention, ...]) -> bool:
    """Whether something with a name of its own that is no country made it: "Gosa Hill, in Fiji, produced"."""
    made = list(_MADE.finditer(lead))
    if not made:
        return False
    maker = _NAMED_MAKER.search(lead[: made[-1].start()])
    if maker is None:
        return False
    start, end = maker.span("name")
    if maker["name"].lower() in _PRONOUNS:
        return False
    return not any(m.name.kind is Kind.COUNTRY and m.start < end and start < m.end for m in names)


_PRONOUNS = frozenset(
    ("it", "this", "that", "they", "which", "output", "production", "the country", "the nation")
)


def is_of_the_world(item: Annotated, text: str, names: tuple[Mention, ...], figures: list[Annotated]) -> bool:
    """Whether a tonnage is that of the whole world ("nickel reserves worldwide amounted to"): it has no country and no
    place among countries."""
    read = item.read
    if read is None or read.figure.dimension not in (Dimension.MASS, Dimension.RATE):
        return False
    begin = last_end(item, figures)
    said = list(_WORLD.finditer(text, begin, read.scanned.qualifier_start))
    if not said or _SUPERLATIVE.search(text, begin, read.scanned.qualifier_start):
        return False
    return not any(m.name.kind is Kind.COUNTRY and begin <= m.start < read.scanned.start for m in names)
