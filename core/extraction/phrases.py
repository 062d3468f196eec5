"""What the words around a figure say of it: the stage of a share, what a rank orders by, how a sum is meant. Pure;
no claims are made here."""

from __future__ import annotations

import re

from core.claim import Market, MoneySense, RankOf, Stage
from core.extraction.annotated import Annotated
from core.extraction.vocabulary import Kind, Mention

NOT_YET = re.compile(
    r"\b(?:until|unless|not|without|no|non|lacks?|lacking|like|such as|yet to|neither|would)\b", re.IGNORECASE
)
EXTRACTABLE = re.compile(
    r"extractable|recoverable|can be (?:extracted|recovered|mined)|proves? recoverable", re.IGNORECASE
)
_SAMPLE = re.compile(
    r"\b(?:samples?|some|in places|individual|best|peak|intersect\w*|intercepts?|assay\w*|drill\w*|holes?)\b",
    re.IGNORECASE,
)
_STAGES: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    (Stage.MAGNETS, re.compile(r"magnet", re.IGNORECASE)),
    (Stage.SEPARATION, re.compile(r"process|refin|separat|smelt", re.IGNORECASE)),
    (Stage.RESERVES, re.compile(r"reserve|resource|deposits", re.IGNORECASE)),
    (
        Stage.MINING,
        re.compile(r"\bmin(?:ed|ing|e)\b|product|produc|output|supply|supplies|extract", re.IGNORECASE),
    ),
)


def _stage_in(text: str) -> Stage | None:
    """The stage named first in a stretch of text."""
    found = [(m.start(), stage) for stage, pattern in _STAGES if (m := pattern.search(text)) is not None]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def stage_of(item: Annotated, figures: list[Annotated], text: str) -> Stage | None:
    """The stage a share is held at: named behind it, else before it, else that of the figure before."""
    read = item.read
    if read is None:
        return None
    after = text[read.scanned.end : next_start(item, figures, len(text))]
    if after.strip(" ,(").lower() == "or":
        after = text[read.scanned.end :]
    before = text[last_end(item, figures) : read.scanned.start]
    return _stage_in(after) or _stage_in(before) or _stage_of_neighbour(item, figures)


def _stage_of_neighbour(item: Annotated, figures: list[Annotated]) -> Stage | None:
    """The stage of the figure before a share: "produced 5.3 million tonnes, 24% of the world total"."""
    index = figures.index(item)
    role = figures[index - 1].role if index > 0 else ""
    return {"production_rate": Stage.MINING, "contained_tonnage": Stage.RESERVES}.get(role)


def next_start(item: Annotated, figures: list[Annotated], end: int) -> int:
    here = item.read.scanned.end if item.read is not None else 0
    return min(
        (
            f.read.scanned.qualifier_start
            for f in figures
            if f.read is not None and f.read.scanned.start >= here
        ),
        default=end,
    )


def last_end(item: Annotated, figures: list[Annotated]) -> int:
    here = item.read.scanned.start if item.read is not None else 0
    return max(
        (f.read.scanned.end for f in figures if f.read is not None and f.read.scanned.end <= here), default=0
    )


def of_a_sample(text: str, item: Annotated) -> bool:
    read = item.read
    if read is None:
        return False
    return _SAMPLE.search(text[max(0, read.scanned.start - 60) : read.scanned.start]) is not None


_PART = re.compile(
    r"\s*(?:\([^)]{0,20}\)\s*)?(?:of\s)?(?:the\s)?(?:magnet|heavy|light|NdPr|neodymium|praseodymium|dysprosium|terbium)",
    re.IGNORECASE,
)


def is_a_part(text: str, item: Annotated) -> bool:
    """Whether a tonnage is that of some of the oxides only ("1.5 million tonnes of magnet-related rare earths"): not
    what an ore and its grade amount to."""
    return item.read is not None and _PART.match(text, item.read.scanned.end) is not None


def year_in(text: str | None) -> int | None:
    return int(text[:4]) if text and text[:4].isdigit() else None


_PRODUCERS = re.compile(r"produc|output|miner\b|exporter|supplier|mine\b", re.IGNORECASE)
_MAKERS = re.compile(r"produc(?:er|tion)|miner\b|exporter|supplier|output", re.IGNORECASE)
_RESERVES = re.compile(r"reserve|holder|endow|riches", re.IGNORECASE)
_RESOURCES = re.compile(r"deposit|resource of its kind", re.IGNORECASE)


def rank_of(text: str, item: Annotated, names: tuple[Mention, ...]) -> RankOf:
    """What a rank orders by, from the words around it. "Largest deposit" ranks deposits; a country that a deposit
    makes third is ranked by reserves."""
    read = item.read
    if read is None:
        return RankOf.RESERVES
    start, end = read.scanned.start, read.scanned.end
    for words in (text[start:end], text[end : end + 40].split(",")[0]):
        held, made = _RESERVES.search(words), _MAKERS.search(words)
        if held is not None and (made is None or held.start() < made.start()):
            return RankOf.RESERVES
        if _RESOURCES.search(words):
            return RankOf.RESOURCES
        if made is not None:
            return RankOf.PRODUCTION
    clause = (
        re.split(r"[,;]", text[max(0, start - 60) : start])[-1]
        + text[start:end]
        + re.split(r"[,;]|\bbut\b", text[end : end + 60])[0]
    )
    if _PRODUCERS.search(clause):
        return RankOf.PRODUCTION
    deposit = max((m.end() for m in _RESOURCES.finditer(text, max(0, start - 60), start)), default=-1)
    country = any(n.name.kind is Kind.COUNTRY and deposit < n.start < start for n in names)
    return RankOf.RESOURCES if deposit >= 0 and not country else RankOf.RESERVES


_HOLDER = re.compile(r"\b(?:holders?|country|nation|state|world's (?:most )?endowed)\b", re.IGNORECASE)


def is_of_a_holder(text: str) -> bool:
    """Whether a place is a country's, where no country is named: a mine or a deposit has none among countries."""
    return _HOLDER.search(text) is not None


_SITE = re.compile(r"\b(?:mine|deposit|project|operation|resource|pit|site)\b", re.IGNORECASE)


def is_of_a_site(text: str) -> bool:
    """Whether a sentence is about a mine or a deposit."""
    return _SITE.search(text) is not None


_SEVERAL = re.compile(
    r"\b(?:countries|nations|together|combined|jointly|between them|both|producers|respectively)\b[^.;,]{0,60}$",
    re.IGNORECASE,
)


def is_of_several(lead: str) -> bool:
    """Whether a share is what several countries have together: "one of six countries that control four-fifths"."""
    return _SEVERAL.search(lead) is not None


_YEARLY = re.compile(
    r"\b(?:a year|annual\w*|per year|each year|yearly|contribut\w+|per annum)\b", re.IGNORECASE
)
_ONCE = re.compile(
    r"\b(?:worth|valued?|in the ground|in-situ|reserves?|wealth|over (?:its|the) life|riches)\b",
    re.IGNORECASE,
)


def sense(text: str) -> MoneySense:
    """Whether a sum is said of a year or once."""
    if _YEARLY.search(text):
        return MoneySense.YEARLY
    return MoneySense.ONCE if _ONCE.search(text) else MoneySense.UNSAID


_PRESENT_VALUE = re.compile(
    r"\bpresent value\b|\bNPV|\benterprise value\b|\bmarket (?:value|capitali[sz]ation)\b", re.IGNORECASE
)


def is_present_value(item: Annotated, text: str, figures: list[Annotated]) -> bool:
    """Whether a sum is what a project or a company is worth after its costs: not the value of the metal in the ground."""
    read = item.read
    if read is None:
        return False
    begin = max(last_end(item, figures), read.scanned.start - 70)
    end = min(next_start(item, figures, len(text)), read.scanned.end + 45)
    return _PRESENT_VALUE.search(text[begin:end]) is not None


_GDP_PART = re.compile(
    r"\b(?:account(?:s|ed|ing)? for|mak(?:e|es|ing) up|made up|constitut\w+)\b|\b(?:share|part) of [\w' ]{0,30}GDP",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\b(?:current|today's|equivalent|equals?|times|worth)\b", re.IGNORECASE)
_DOWNSTREAM = re.compile(
    r"\bdownstream\b|\bvalue chain\b|\bmagnet (?:industry|production|making|exports|factor)|\bfinished products\b",
    re.IGNORECASE,
)


def is_part(text: str) -> bool:
    """Whether a share is said to be a part of a year's GDP, and not only measured against it."""
    return _GDP_PART.search(text) is not None and _MEASURED.search(text) is None


def is_downstream(text: str) -> bool:
    """Whether the money is said to come from what is made of the metal."""
    return _DOWNSTREAM.search(text) is not None


def market(text: str, item: Annotated) -> Market | None:
    """Whose demand: by the words of the sentence; None where it does not say."""
    american = re.search(r"\bU\.?S\.?\b|United States|America", text) is not None
    if "magnet" in text.lower():
        return Market.US_MAGNETS if american else Market.WORLD_MAGNETS
    world = re.search(r"\b(?:world|global)", text, re.IGNORECASE) is not None
    return Market.WORLD_MINE_OUTPUT if world and item.role == "demand_coverage" else None
