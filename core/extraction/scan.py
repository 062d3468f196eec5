"""A sentence taken apart: its figures, names, words, cues, codes and classes. No roles here."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import NamedTuple

from core.extraction.coordination import with_shared_units, with_tons_by_sense
from core.extraction.cues import Cue, CueBook
from core.extraction.vocabulary import Kind, Mention, Name, mentions
from core.extraction.words import Phrasebook, Words, words_of
from core.quantities import ranks
from core.quantities.figure import Dimension, Qualifier
from core.quantities.scanning import Scanned, scan

_SILENT = (Dimension.COUNT, Dimension.YEAR)


class Hit(NamedTuple):
    """A cue found in the text, from word `first` to the word before `behind`."""

    cue: Cue
    first: int
    behind: int


@dataclass(frozen=True, slots=True)
class Place:
    """A figure among the words: `before` words end before it, word `after` is the first behind it; words from
    `left` to `right` (not included) are its neighbourhood. `stop` is where the next figure of any kind starts."""

    scanned: Scanned
    before: int
    after: int
    left: int
    right: int
    stop: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A code ("JORC") or class ("inferred") of a resource in the text."""

    role: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that was found in one sentence."""

    text: str
    words: Words
    places: tuple[Place, ...]
    years: tuple[Scanned, ...]
    names: tuple[Mention, ...]
    hits: tuple[Hit, ...]
    tags: tuple[Tag, ...]
    countries: tuple[Mention, ...] = ()

    def distance(self, first: int, last: int) -> int:
        """Words between the end of word `first - 1` and the beginning of word `last`, marks counting more."""
        costs = self.words.costs
        if last <= first or not costs:
            return 0
        return costs[last - 1] - (costs[first - 1] if first > 0 else 0)


def take_apart(text: str, names: Phrasebook[Name], cues: CueBook) -> Parts:
    """The parts of one sentence. Pure; linear in its length."""
    found = [*_times_a_year(text, scan(text)), *_largest(text), *_paired(text)]
    if not any(s.figure.dimension is Dimension.RANK for s in found):
        found.extend(_behind_only(text))
    figures = with_shared_units(
        text, _classed(text, _with_gloss(text, _split_changes(text, [*found, *_ranked_on(text, found)])))
    )
    figures.sort(key=lambda s: s.start)
    figures = with_tons_by_sense(text, figures)
    loud = [s for s in figures if s.figure.dimension not in _SILENT]
    tags = _tags(text)
    if not loud:
        words = words_of("")
        return Parts(text, words, (), (), (), (), tags)
    words = words_of(text)
    named = tuple(mentions(words, names))
    return Parts(
        text,
        words,
        _places(loud, words),
        tuple(s for s in figures if s.figure.dimension is Dimension.YEAR),
        named,
        tuple([Hit(cue, first, behind) for first, behind, cue in cues.phrases.find(words.words)]),
        tags,
        tuple([m for m in named if m.name.kind is Kind.COUNTRY]),
    )


_ALIKE = {Dimension.RATE: Dimension.MASS, Dimension.BRINE: Dimension.GRADE, Dimension.PRICE: Dimension.MONEY}
"""Dimensions whose figures part each other's neighbourhood."""


def _places(figures: list[Scanned], words: Words) -> tuple[Place, ...]:
    """Each figure among the words; its neighbourhood ends at the next figure that measures the same."""
    before = [bisect_right(words.ends, s.qualifier_start) for s in figures]
    after = [bisect_left(words.starts, s.end) for s in figures]
    kinds = [_ALIKE.get(s.figure.dimension, s.figure.dimension) for s in figures]
    left: dict[Dimension, int] = {}
    right: dict[Dimension, int] = {}
    rights = [len(words.words)] * len(figures)
    for i in range(len(figures) - 1, -1, -1):
        rights[i] = right.get(kinds[i], len(words.words))
        right[kinds[i]] = before[i]
    places: list[Place] = []
    for i, figure in enumerate(figures):
        stop = figures[i + 1].qualifier_start if i + 1 < len(figures) else len(words.text)
        begin, end = left.get(kinds[i], 0), rights[i]
        if begin:
            begin = _behind_and(words, begin, before[i])
        if end < len(words.words):
            last = _behind_and(words, after[i], end)
            end = last - 1 if last > after[i] else end
        places.append(Place(figure, before[i], after[i], begin, end, stop))
        left[kinds[i]] = after[i]
    return tuple(places)


_AND = frozenset(("and", "or", "while", "but", "whereas", ";"))


def _behind_and(words: Words, begin: int, end: int) -> int:
    """Where the second half of "85% of processing and 90% of …" begins: behind the last "and" between the two."""
    for index in range(end - 1, begin - 1, -1):
        if words.words[index] in _AND:
            return index + 1
    return begin


_FROM = re.compile(
    r"(?:^|[\s(])from\s(?:about |around |just |some |an estimated |over |nearly |under )?$", re.IGNORECASE
)
_CHANGE = re.compile(
    r"(?:^|\W)(?:r[io]se|risen|rais\w+|increas\w+|cut\w*|gr[eo]w\w*|lift\w+|reduc\w+|expand\w*|jump\w*|up|revis\w+|lower\w+|fell|fall\w*"
    r"|drop\w*|climb\w*|doubl\w+|tripl\w+|upgrad\w+|went|gone|slash\w+|boost\w*|updat\w+|chang\w+|swell\w*|slipp\w+|slid\w*|declin\w+|improv\w+|balloon\w+|widen\w+|narrow\w+|soar\w+|surg\w+|shr[iau]nk\w*)\W",
    re.IGNORECASE,
)


_GLOSS = re.compile(r"\s?\([\"']?(?:MT|Mt|mt|kt|Kt|t|mn t|tonnes|tons)[\"']?\)")
_RATE_GLOSS = re.compile(r"\s?\([\"']?[kMm]?t(?:onne)?s?(?:pa|py|pd|pm|/a|/y|/yr|/d)[\"']?\)", re.IGNORECASE)
_GLOSS_OF = {Dimension.MASS: _GLOSS, Dimension.RATE: _RATE_GLOSS}


def _with_gloss(text: str, figures: list[Scanned]) -> list[Scanned]:
    """ "6.9 million tonnes (MT)": a unit named twice is one."""
    if not any(end in text for end in ("t)", "T)", "s)", '")', "')", "a)", "y)", "d)", "r)")):
        return figures
    glossed = [
        gloss.match(text, s.end) if (gloss := _GLOSS_OF.get(s.figure.dimension)) is not None else None
        for s in figures
    ]
    return [s if m is None else replace(s, end=m.end()) for s, m in zip(figures, glossed, strict=True)]


_CLASSED = re.compile(
    r"\s(?:(?:measured|indicated|inferred|proven|proved|probable)(?:\s(?:and|&)\s|\s)){1,3}(tonnes|tons|metric tons|Mt|kt|t)\b"
)


def _classed(text: str, figures: list[Scanned]) -> list[Scanned]:
    """ "5 million indicated tonnes": the class stands between the number and its unit."""
    if "ed t" not in text and "le t" not in text and "en t" not in text:
        return figures
    found: list[Scanned] = []
    for s in figures:
        match = _CLASSED.match(text, s.end) if s.figure.dimension is Dimension.COUNT else None
        measured = scan(f"{text[s.start : s.end]} {match[1]}") if match is not None else []
        if match is not None and measured:
            figure = measured[0].figure.model_copy(update={"text": text[s.start : match.end()]})
            s = replace(s, figure=figure, end=match.end())
        found.append(s)
    return found


MOVED_BY = (
    r"(?:r[io]se|risen|f[ae]ll|fallen|dropped|climbed|gained|declined|slipped|slid|jumped|surged|grew|increased|decreased)"
    r"(?: (?:only|just|a mere|a further|another|a modest|some))?"
)
"""What a change is told by right before its amount: "rose a further 900 tonnes"."""

_COUNTED = (Dimension.MASS, Dimension.MONEY)
_MOVED_BY = re.compile(rf"\b{MOVED_BY}\s$", re.IGNORECASE)
_BY = re.compile(r"\bby\s(?:about |around |some |over |nearly )?$", re.IGNORECASE)
_IN = re.compile(r"\bin\s$", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")


def _split_changes(text: str, figures: list[Scanned]) -> list[Scanned]:
    """ "rose from 20 Mt to 30 Mt" is two figures, "from 0.1% to 0.25%" one range."""
    if not any(s.joined == "to" for s in figures):
        return figures
    apart: list[Scanned] = []
    for s in figures:
        lead = text[max(0, s.start - 90) : s.start]
        if (
            (s.joined == "to" and _BARE_YEAR.fullmatch(s.ends[0].figure.text) and _IN.search(lead[-4:]))
            or (s.joined == "to" and _BY.search(lead[-16:]) and _CHANGE.search(lead))
            or (s.joined == "to" and s.figure.dimension in _COUNTED and _MOVED_BY.search(lead))
        ):
            apart.append(s.ends[1])
        elif s.joined == "to" and _FROM.search(lead[-24:]) and _CHANGE.search(lead):
            apart.extend(s.ends)
        else:
            apart.append(s)
    return apart


_REGION = (
    r"(?:world|globe|planet|europe|asia|africa|america|north america|south america|latin america|country|nation|continent|eu"
    r"|european union|region|western hemisphere|middle east|australia|scandinavia|united states|u\.s\.)"
)
_LARGEST = re.compile(
    rf"(?P<owner>{_REGION}'s )(?:(?:single|known|undeveloped|untapped)[ -]){{0,2}}(?P<first>largest|biggest|richest|leading|foremost|top|number one)(?![-\w])(?! shares?\b)(?: known)?(?: (?:rare earth|lithium|tungsten|\w+))?"
    rf"(?: (?:reserves?|deposits?|resources?|producer|holder))?"
    rf"|(?P<holder>\b(?:has|have|had|holds?|held|boasts?|possess(?:es)?|possessing|having|hosts?|(?<!nations )(?<!countries )(?<!those )with) )the (?:single |known )?(?P<third>largest|biggest|highest|richest|greatest|most abundant)(?: (?!with |of |in |and )[\w-]+){{0,4}}? (?:reserves?|deposits?|resources?|stocks|fields?|mines?)\b(?! (?:of its kind )?in (?:the |its )?(?:province|state|district|region|area|county))"
    rf"|(?<![-\w])(?P<second>largest|biggest|richest)(?![-\w])(?: [^\s,.;]+){{0,6}}? (?:(?:in|on) (?:the )?(?:whole )?{_REGION}|on earth|worldwide|globally)(?!\w)",
    re.IGNORECASE,
)
_BIGGEST = (
    "gest",
    "richest",
    "leading",
    "foremost",
    "top",
    "number one",
    "ighest",
    "greatest",
    "most abundant",
    "Top",
    "TOP",
    "GEST",
)
_ONE_OF = re.compile(
    r"(?:(?:one|two|three|four|five|several|many) of|among|some of|amongst)\s(?:\w+\s){0,2}$", re.IGNORECASE
)
_ORDINAL_BEFORE = re.compile(
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d(?:st|nd|rd|th)|two|three|four|five|six|ten)[- ]$",
    re.IGNORECASE,
)


def _largest(text: str) -> list[Scanned]:
    """A bare superlative with its scope ("the world's largest", "biggest in Europe"): rank 1."""
    if not any(word in text for word in _BIGGEST):
        return []
    found: list[Scanned] = []
    for match in _LARGEST.finditer(text):
        word = (
            match.start("first")
            if match["first"]
            else match.start("third")
            if match["third"]
            else match.start("second")
        )
        if _ONE_OF.search(text[max(0, match.start() - 30) : match.start()]) or _ORDINAL_BEFORE.search(
            text[:word][-12:]
        ):
            continue
        if _ONE_OF.search(text[max(0, word - 30) : word]):
            continue
        start, end = match.span()
        if match["second"] or match["third"]:
            start = word
        figure = ranks.rank_figure(text[start:end], 1, Qualifier.EXACT)
        found.append(Scanned(figure, start, end, start, end))
    return found


_BEHIND_ONLY = re.compile(
    r"\b(?:behind|trailing|surpassed by|exceeded by|topped by|outranked by) only (?P<names>(?:the )?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*(?:(?:, (?:and )?| and )(?:the )?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*)*)"
)
_NAME_JOIN = re.compile(r", (?:and )?| and ")


def _behind_only(text: str) -> list[Scanned]:
    """ "Behind only China and Brazil": third."""
    if " only " not in text:
        return []
    found: list[Scanned] = []
    for match in _BEHIND_ONLY.finditer(text):
        place = len(_NAME_JOIN.split(match["names"])) + 1
        figure = ranks.rank_figure(match[0], place, Qualifier.EXACT)
        found.append(Scanned(figure, *match.span(), match.start(), match.end()))
    return found


_NEXT_PLACE = re.compile(
    r"(?:,| and|;|,? while)(?: is| ranks| it is)? (?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th))(?: (?:place|globally|worldwide|in the world))? (?:in|for|by|among|as to) "
)


_ORDINALS = r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th)"
_AND_PLACE = re.compile(
    rf"(?:,? and|,) (?P<word>{_ORDINALS})(?=,? (?:with|in|for|by|among|globally|worldwide|respectively|place|with)\b|[.;]|,? and\b|$)"
)
_PAIRED = re.compile(
    rf"(?<![\w-])(?P<word>{_ORDINALS})-?(?: and| or|,) (?=(?:{_ORDINALS})[- ](?P<best>{ranks.SUPERLATIVES})\b)",
    re.IGNORECASE,
)


def _ranked_on(text: str, figures: list[Scanned]) -> list[Scanned]:
    """ "Ranks second in manganese … and eighth in iron ore": the places that follow one that is said to be one."""
    first = next((s for s in figures if s.figure.dimension is Dimension.RANK), None)
    if first is None or not first.figure.text.lower().startswith(("rank", "place", "stand", "com", "came")):
        return []
    taken = [(s.start, s.end) for s in figures if s.figure.dimension is Dimension.RANK]
    found: list[Scanned] = []
    end = first.end
    while (match := _AND_PLACE.match(text, end)) is not None:
        start, end = match.span("word")
        found.append(_place_at(text, start, end))
        taken.append((start, end))
    for match in _NEXT_PLACE.finditer(text, first.end):
        start, end = match.span("word")
        if not any(a < end and start < b for a, b in taken):
            found.append(_place_at(text, start, end))
    return found


def _paired(text: str) -> list[Scanned]:
    """ "The second- and third-largest reserves": the first of the two."""
    if "est" not in text:
        return []
    return [_place_at(text, *match.span("word"), match["best"]) for match in _PAIRED.finditer(text)]


def _place_at(text: str, start: int, end: int, best: str = "") -> Scanned:
    word = text[start:end]
    named = f"{word}-{best}" if best else word
    figure = ranks.rank_figure(named, ranks.ordinal_value(word), Qualifier.EXACT)
    return Scanned(figure, start, end, start, end)


_TIMES_A_YEAR = re.compile(
    r"(?P<times>\stimes)\s(?:[\w.'-]+\s){0,5}?(?:annual|yearly|a year's|one year's)\s(?:[\w.'-]+\s){0,4}?(?:consumption|demand|needs?|requirements?|usage|use|imports)\b",
    re.IGNORECASE,
)
_DEMAND_GROWS = re.compile(r"\b(?:demand|consumption|needs|usage|imports)\b[^.;,]{0,60}$", re.IGNORECASE)


def _times_a_year(text: str, figures: list[Scanned]) -> list[Scanned]:
    """ "220 times the country's annual consumption": so many years of it."""
    if " times " not in text:
        return figures
    found: list[Scanned] = []
    for s in figures:
        match = _TIMES_A_YEAR.match(text, s.end) if s.figure.dimension is Dimension.COUNT else None
        measured = scan(f"{text[s.qualifier_start : s.end]} years") if match is not None else []
        if (
            match is not None
            and len(measured) == 1
            and not _DEMAND_GROWS.search(text[: s.qualifier_start][-90:])
        ):
            stop = match.end("times")
            figure = measured[0].figure.model_copy(update={"text": text[s.qualifier_start : stop]})
            s = replace(s, figure=figure, end=stop)
        found.append(s)
    return found


_CODE = re.compile(
    r"(?<![A-Za-z])(?:(?P<jorc>JORC|(?:Australasian )?Joint Ore Reserves Committee)|(?P<ni>NI[ –—-]?43[ –—-]?101|National Instrument(?: \(NI\))? 43-101)|(?P<sk>S-?K[ -]?1300)|(?P<samrec>SAMREC)"
    r"|(?P<perc>PERC)|(?P<unfc>UNFC)|(?P<gkz>GKZ)|(?P<cim>CIM)|(?P<kazrc>KAZRC)|(?P<naen>NAEN)|(?P<crirsco>CRIRSCO))(?![A-Za-z])"
)
CODE_NAMES: dict[str, str] = {
    "jorc": "JORC", "ni": "NI 43-101", "sk": "SK-1300", "samrec": "SAMREC", "perc": "PERC", "unfc": "UNFC", "gkz": "GKZ",
    "cim": "CIM", "kazrc": "KAZRC", "naen": "NAEN", "crirsco": "CRIRSCO",
}  # fmt: skip

_CLASS = r"measured|indicated|inferred|proven|proved|probable"
_CATEGORY = re.compile(
    rf"(?<![A-Za-z])(?:(?P<target>exploration targets?)|(?P<classes>(?:{_CLASS})(?:(?:\s*\([^)]{{0,12}}\))?(?:,? (?:and|&|or) |, |/|\+| \+ | plus )(?:{_CLASS}))*))(?![A-Za-z])",
    re.IGNORECASE,
)
_CODE_HINTS = (
    "ORC",
    "43",
    "1300",
    "SAMREC",
    "PERC",
    "UNFC",
    "GKZ",
    "CIM",
    "RC",
    "NAEN",
    "CRIRSCO",
    "Joint Ore",
)
_CATEGORY_HINTS = (
    "asured",
    "dicated",
    "nferred",
    "rove",
    "robable",
    "tion target",
    "tion Target",
    "ASURED",
    "DICATED",
    "NFERRED",
    "ROVE",
    "ROBABLE",
    "TION TARGET",
)
"""Parts of words without one of which no code and no class is named: looked for first, since that is quick."""

_CLASS_WORD = re.compile(_CLASS, re.IGNORECASE)
_OF_A_RESOURCE = re.compile(
    r"(?:\s*[\"']?\s*(?:\([^)]{0,20}\)\s*)?(?:[a-z-]+\s){0,3}?(?:mineral |ore |lithium |gold )?(?:resources?|reserves?|categor|class|tonnage|material|confidence|estimate|tonnes|tons|Mt\b|\(JORC)|[\"']?\s[\d.,]+\s?(?:Mt|Bt|kt|[mb]illion)|\s?:|\s?\([A-Z])",
    re.IGNORECASE,
)
_IN_A_CLASS = re.compile(
    r"(?:classified as|classed as|category of|categories of|categorised as|reported as|of which|as) $",
    re.IGNORECASE,
)


_RESOURCE = re.compile(r"resource|reserve|tonnage|estimate|\bMt\b|tonnes", re.IGNORECASE)
_ALONE = re.compile(r"\s*(?:[.,;)]|$|only\b|and\b)", re.IGNORECASE)


def _tags(text: str) -> tuple[Tag, ...]:
    tags: list[Tag] = []
    if any(hint in text for hint in _CODE_HINTS):
        tags = [
            Tag("code", CODE_NAMES[match.lastgroup or ""], *match.span()) for match in _CODE.finditer(text)
        ]
    if not any(hint in text for hint in _CATEGORY_HINTS):
        return tuple(tags)
    for match in _CATEGORY.finditer(text):
        if match["target"]:
            tags.append(Tag("category", "exploration target", *match.span()))
        elif _ALONE.match(text, match.end()) and match[0].lower() == "inferred" and _RESOURCE.search(text):
            tags.append(Tag("category", "inferred", *match.span()))
        elif text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")":
            value = match[0].lower()
            tags.append(Tag("category", "proven" if value == "proved" else value, *match.span()))
        elif _OF_A_RESOURCE.match(text, match.end()) or _IN_A_CLASS.search(text[: match.start()][-24:]):
            for word in _CLASS_WORD.finditer(text, *match.span()):
                value = word[0].lower()
                tags.append(Tag("category", "proven" if value == "proved" else value, *word.span()))
    return tuple(tags)


def country_names(parts: Parts) -> list[Mention]:
    """The countries named in a sentence, in order. Pure."""
    return [m for m in parts.names if m.name.kind is Kind.COUNTRY]


_START = re.compile(
    r"\b(?:start\w*|begin\w*|commenc\w+|launch\w*|open\w*|commission\w*|first (?:ore|production|output|concentrate|oxide|metal|feed|pour)|on ?stream|online"
    r"|operational|production|ready|producing)\b[^.;\d]{0,40}?\b(?:by|in|from|before|during|for|until)\s(?:early |late |mid-?|the (?:end|start|beginning|middle) of "
    r"|(?:the )?(?:first|second|third|fourth) (?:half|quarter) of |Q[1-4] |H[12] )?$",
    re.IGNORECASE,
)


def promised_years(parts: Parts) -> list[Scanned]:
    """The years by which something is said to start ("first production in 2028"). Pure."""
    return [
        y
        for y in parts.years
        if _START.search(parts.text[max(0, y.qualifier_start - 110) : y.qualifier_start])
    ]


_SENTENCE_END = re.compile(r"[.!?][\"')\]”’]*\s+(?=[\"'(“‘~]?[A-Z0-9А-Я])|\n\s*")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:U\.S|U\.K|Mr|Mrs|Dr|No|Nos|St|approx|ca|c|e\.g|i\.e|Inc|Ltd|Co|Corp|Rs|vs|Fig|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|lbs?|oz|[A-Z])\.[\"')\]”’]*$"
)


_STARTS = re.compile(
    r"(?:The|A|An|In|It|Its|If|But|However|This|That|These|Those|They|Their|There|He|She|We|By|At|As|On|For|From|To|And|Or|"
    r"With|Without|While|When|Where|Yet|So|Such|Some|Other|Others|Many|Most|More|Even|Only|Also|Both|All|Each|One|Two|Three|"
    r"About|Over|Under|Up|After|Before|Since|Until|During|Now|Last|Next|According|Total|Output|Production|Reserves|Resources|"
    r"Rare|Lithium|Copper|China|Experts|Analysts|Officials)[\s,]"
)
"""Words that begin a sentence and seldom belong to a name: "… mined in the U.S. Rare earths could …"."""

LONGEST = 1200
"""A sentence longer than this is cut between words, so that the work on one is bounded."""


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of a text, none longer than `LONGEST`. Pure; linear."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        stop = match.end()
        lead = text[max(start, match.start() - 8) : match.start() + 1]
        weak = lead.endswith(("U.S.", "U.K.", "lb.", "lbs.", "oz."))
        if _ABBREVIATION.search(lead) and not (weak and _STARTS.match(text, stop)):
            continue
        _add_span(spans, text, start, stop)
        start = stop
    _add_span(spans, text, start, len(text))
    return spans


def _add_span(spans: list[tuple[int, int]], text: str, start: int, stop: int) -> None:
    while stop - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = start + LONGEST if cut <= start else cut + 1
        spans.append((start, cut))
        start = cut
    if text[start:stop].strip():
        spans.append((start, stop))
