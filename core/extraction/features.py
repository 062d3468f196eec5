"""What can be seen of a figure itself and of its neighbours: features that cues in `cues.csv` name. No scoring here."""

from __future__ import annotations

import re

from core.extraction.periods import WORDS as WORDS_OF_PERIODS
from core.extraction.scan import MOVED_BY, Parts, Place
from core.extraction.vocabulary import Kind, Mention
from core.quantities.figure import Basis, Dimension, Figure
from core.quantities.substances import Substance

_JOIN_GRADE = re.compile(
    r"\s*(?:\([^)]{0,20}\)\s*)?(?:(?:measured|indicated|inferred|proven|probable)\s){0,2}(?:@|(?:at|grading|grades?|averaging|averages?|averaged|going|graded|assaying|running|carrying|carries|containing|with|of|in|having|runs|contains)\b)[^,;:\d]{0,60}$"
    r"|,?\swith (?:an? )?(?:average |mean )?(?:[A-Z]\w+ )?grades? of\s$"
    r"|,?\s(?:at (?:an? )?(?:average |mean )?grades? of|grading|averaging|graded at)\s[^,;:\d]{0,12}$"
    r"|\s[^,;:\d]{0,40}@\s?$"
    r"|,?\s(?:which|that|and they|and it|they) (?:runs?|grades?|carry|carries|averages?|assays?)\s[^,;:\d]{0,20}$"
    r"|,?\s(?:in all|in total|altogether|overall),?\s(?:with|at|grading|averaging)\s[^,;:\d]{0,30}$"
    r"|\s(?:of )?[^,;:\d]{0,45}\b(?:grading|graded|averaging|assaying|at an? (?:average |mean )?grade of)\b[^,;:\d]{0,24}$"
    r"|\s(?:were|was|is|are|has been|have been|in the)\b[^,;:.\d]{0,50}\b(?:at (?:an? )?(?:average |mean )?grades? of|grading|averaging)\s[^,;:\d]{0,12}$",
    re.IGNORECASE,
)
_JOIN_TONNAGE = re.compile(
    r"[^,;:\d]{0,20}\b(?:over|across|from|in|on)\s(?:about |some |around )?$", re.IGNORECASE
)
_AT = re.compile(r"(?:At|With|Grading|Averaging)\s")
_THE = re.compile(r"[^,;:]{0,20}, (?:the|its|this|a) ")
_GRADE_WORD = re.compile(
    r"\b(?:grade|grading|graded|averag\w+|at|content|assay\w*|going|@|carr\w+|contain\w*)|@", re.IGNORECASE
)
_GRADE_TAIL = re.compile(
    r"\s+(?:\w+\s){0,3}(?:content|grade|by weight)|\s(?:oxides?|total heavy)", re.IGNORECASE
)
_PERIOD = re.compile(
    r"[^,;.\d]{0,60}?\b(?:(?P<year>per annum|annually|annual|a year|per year|each year|every year|yearly|p\.a\.)|(?P<mo>a month|per month|monthly|each month)"
    r"|(?P<d>a day|per day|daily)|(?P<qtr>(?:a|per) quarter))(?!\w)",
    re.IGNORECASE,
)
_OF_A_PERIOD = WORDS_OF_PERIODS.union(
    [
        "years",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
"""Words without one of which nothing is said to be for a period."""

_IN_PERIOD = re.compile(
    r"[^;.\d]{0,60}?\b(?:(?P<qtr>(?:in|during|over|for) (?:the|a|an|its|this|that) (?:[\w\"'-]+ ){0,3}quarter|(?:in|over|during|for) the (?:last |first )?three months|(?:in|during) (?:its |the )?F?Q[1-4])|(?P<mo>in (?:january|february|march|april|may|june|july|august|september|october|november|december))|(?P<half>(?:in|over|during) the (?:first |last )?six months|in the (?:first |second )?half[- ]year|in the (?:first|second) half|in H[12]))(?!\w)",
    re.IGNORECASE,
)
_PERIOD_BEFORE = re.compile(
    r"(?P<half>(?:first|second)[- ]half)|(?P<d2>daily (?:mining|production|output|processing|throughput|capacity))|(?P<year>yearly|each year,|every year,|annual (?:mining|production|output|processing|throughput))|(?P<mo2>monthly (?:mining|production|output|processing|throughput))|(?:for|in|during|over) the (?:(?P<qtr2>quarter)|(?P<mo>month))\b|(?P<qtr>quarterly|\bF?Q[1-4]\b|(?:first|second|third|fourth|june|march|september|december)[- ]quarter)",
    re.IGNORECASE,
)
_IN_A_TONNE = re.compile(
    r"\b(?:a|each|every|one|per|the average) (?:metric )?(?:tonne|ton) of [a-z -]{2,25}?\s(?:holds?|contains?|yields?|carries|bears|has|held|contained|yielded)\s(?:just |only |some )?$",
    re.IGNORECASE,
)
_YEAR_FOLLOWS = re.compile(
    r"[^;.\d]{0,40}?\b(?:(?:in|for|during) (?:the year )?(?:19|20)\d\d|last year|this year|a year earlier|today)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"gest|highest|top|rich|great|lead|abundant|world|global|planet|europe|asia|africa", re.IGNORECASE
)
_RANKED = re.compile(r"^rank|(?:behind|after|to|only)$", re.IGNORECASE)
_BELOW = re.compile(r"below|under|beneath|more than .* (?:below|deep)", re.IGNORECASE)
_PRODUCT = re.compile(
    r", |(?:[^.;\d]|(?<=[A-Za-z])\d){0,40}?(?:\s\(|,? or|,? for|,? containing|=|equal\w*|,? translating (?:in)?to|equivalent to|,? yielding|,? giving|amount\w*|,? meaning|,? holding|,? and contains)(?:(?<=\()|\s)[^.;,\d]{0,30}$",
    re.IGNORECASE,
)
PRECIOUS_UNIT = re.compile(r"oz|ounce", re.IGNORECASE)
PERIODS: dict[str, float] = {
    "": 1.0,
    "yr": 1.0,
    "half": 2.0,
    "qtr": 4.0,
    "mo": 12.0,
    "wk": 52.1775,
    "d": 365.25,
    "h": 8766.0,
}
"""How many of each period a year has."""

SMALLEST_PRECIOUS_T = 0.0031
"""A hundred troy ounces: less is a coin, a nugget or an assay."""

PRECIOUS_METALS = frozenset(("gold", "silver", "platinum", "palladium", "rhodium", "platinum group metals"))

PUREST_ORE_PCT = 90.0
"""A concentration above this is the purity of a product, not an ore's."""

SMALLEST_STOCK_T = 100_000.0
"""A mass of a commodity this large, with nothing else said, is one in the ground."""

_CHANGE_BEFORE = re.compile(
    r"\b(?:increas|decreas|r[io]s[ei]|fell|fall|drop|cut|expand|reduc|grow|grew|lift|boost|rais|up|down|declin|lower|climb|jump)[a-z]*(?: [a-z]+){0,4} by(?: (?:a|some|a further|another|an additional))?\s$"
    r"|\b(?:increase|decrease|drop|decline|rise|cut|reduction|fall|growth|change|difference|gain|loss|reduction) of\s$|\b(?:another|additional|further|extra|incremental)\s$"
    r"|(?:[,(–—]|\b(?:is|was|were|are|and|but))\s?(?:up|down)(?: (?:only|just|a mere|some|a further|another))?\s$"
    rf"|\b{MOVED_BY}\s$",
    re.IGNORECASE,
)
_CHANGE_BEHIND = re.compile(
    r"(?: of [a-z-]+(?: (?!at |in |with |and |on |from )[a-z-]+)?)? (?:higher|lower|more|less|fewer|(?:above|below) (?:last|target|plan|forecast|guidance|the)|short of|increase|rise|drop|decline|cut|reduction|shortfall|deficit|surplus)\b",
    re.IGNORECASE,
)


_MADE_OF_LATE = re.compile(
    r"\b(?:produced|produces|producing|mined|mines|dug|extracted|output|raised|moved|moves|hauled|shipped|ships|railed|to mine)\b(?: (?:a |its )?record)?[^.;,\d]{0,25}"
    r"(?:\b(?:fy|in |of )[\w ]{0,12},\s)?$",
    re.IGNORECASE,
)
"""What makes an amount of ore one that came out of the mine, in a year even where none is named."""

_IN_ADDITION = re.compile(
    r"(?:^|[,;.] |\band |\bwith |\bplus )(?:an? )?(?:further|additional|another) $", re.IGNORECASE
)
_CLASSED_BEHIND = re.compile(
    r"[^.;,\d]{0,40}\b(?:inferred|indicated|measured|probable|proven|category|resources?|reserves?)\b",
    re.IGNORECASE,
)
"""What is said of a further stock, and not of how much one has grown."""

_OVER_A_LIFE = re.compile(
    r"[^.;,\d]{0,40}\s(?:over|during|across) (?:(?:an?|the|its) )?(?:initial |estimated |projected |first )?(?:\d[\d.]*[- ]years?\b(?! period)|life of|life-of-mine|mine life|lifetime)",
    re.IGNORECASE,
)
"""What makes an amount that of all the years of a mine together."""

_MADE = frozenset(
    [
        "production",
        "output",
        "produce",
        "produces",
        "produced",
        "producing",
        "capacity",
        "mined",
        "mines",
        "mining",
        "quota",
        "guidance",
        "makes",
        "made",
        "make",
        "throughput",
        "processed",
        "smelted",
        "yielded",
        "extracted",
        "reserves",
        "reserve",
        "resources",
        "resource",
        "deposit",
        "contains",
        "contain",
        "holds",
        "hold",
        "contained",
        "stocks",
        "inventory",
        "milled",
        "treated",
        "turned",
        "churned",
        "recovered",
        "target",
        "smelter",
        "plant",
        "mill",
    ]
)
_MOVED_OR_USED = frozenset(
    [
        "consumption",
        "consumed",
        "consumes",
        "consume",
        "exports",
        "exported",
        "export",
        "imports",
        "imported",
        "import",
        "demand",
        "sales",
        "sold",
        "sells",
        "sell",
        "purchases",
        "purchased",
        "bought",
        "offtake",
        "usage",
        "requirements",
        "arrivals",
        "shipments",
        "shipment",
        "cargoes",
        "cargo",
        "loadings",
        "surplus",
        "deficit",
        "shortfall",
        "shortage",
        "bookings",
    ]
)
_HOW_FAR_BACK = 25
"""Words before an amount among which what it is an amount of is named."""


def _moves_or_is_used(parts: Parts, place: Place) -> bool:
    """Whether the last thing said to be counted before a mass is what is sold, traded or used, not what is there or
    made ("Consumption of lead rose to 18,200 t")."""
    words = parts.words.words
    for index in range(place.before - 1, max(place.left, place.before - _HOW_FAR_BACK) - 1, -1):
        if words[index] in _MADE and words[index - 1 : index] != ["shipments"]:
            return False
        if words[index] in _MOVED_OR_USED:
            return True
    return False


def _is_change(parts: Parts, place: Place) -> bool:
    """Whether a mass is by how much something changes or differs ("raised by 500 t", "640 t higher")."""
    scanned = place.scanned
    lead = parts.text[max(0, scanned.qualifier_start - 60) : scanned.qualifier_start]
    if _IN_ADDITION.search(lead) and _CLASSED_BEHIND.match(parts.text, scanned.end):
        return False
    return (
        _CHANGE_BEFORE.search(lead) is not None or _CHANGE_BEHIND.match(parts.text, scanned.end) is not None
    )


SMALLEST_T, SMALLEST_T_PER_YEAR = 1.0, 0.05
"""Below these nothing is mined but precious metal, counted in ounces."""

_FOR = re.compile(
    r"[^.;\d]{0,50}\s(?:for|over)(?: (?:the |an? |its )?(?:first|next|initial|estimated|projected|about|around|some|up to)?)?\s",
    re.IGNORECASE,
)
SMALLEST_SUM = 100_000.0
"""No mine, plant or deposit is worth less, in any currency."""

_ADDED_TIME = re.compile(
    r"\b(?:exten[dt]\w*|lengthen\w*|prolong\w*|stretch\w*|add\w*|increas\w+)\b[^.;,\d]{0,50} by (?:some |at least |another |a further |up to )?$",
    re.IGNORECASE,
)
"""What leads to a time by which a life grows, and not to the life."""

_EACH_YEAR = re.compile(r"\b(?:a year|annually|per year|per annum|each year)\b", re.IGNORECASE)

DEEPEST_M = 13_000.0
"""Deeper than the deepest borehole (Kola, 12,262 m), a length is a distance."""

_FAR = 16
"""Words within which reserves "of" a commodity say what a tonnage is of."""

_BESIDE = 6
"""Words within which a substance behind "of" is what the figure is of."""


def features(parts: Parts, index: int, substance: Substance | None, period: str) -> list[str]:
    """The features of the figure at `index`, by the names used in `cues.csv`. Pure."""
    place = parts.places[index]
    figure = place.scanned.figure
    match figure.dimension:
        case Dimension.MASS | Dimension.RATE:
            return _of_mass(parts, index, substance, period)
        case Dimension.GRADE | Dimension.BRINE | Dimension.AREA:
            return ["<unit>"]
        case Dimension.SHARE:
            return _of_share(parts, index, substance)
        case Dimension.LENGTH:
            if figure.value > DEEPEST_M:
                return ["<far>"]
            below = ["<below>"] if _BELOW.match(parts.text, place.scanned.qualifier_start) else []
            return [*below, "<grade follows>"] if _is_intercept(parts, index) else below
        case Dimension.MONEY:
            if figure.value < SMALLEST_SUM:
                return ["<small sum>"]
            return ["<worth of a commodity>"] if _is_of_a_commodity(parts, place) else []
        case Dimension.TIME:
            if _ADDED_TIME.search(parts.text[: place.scanned.qualifier_start][-80:]):
                return ["<added time>"]
            return ["<after rate>"] if _after_rate(parts, index) else []
        case Dimension.RANK:
            if _orders_something_else(parts, place):
                return ["<of no commodity>"]
            if _SUPERLATIVE.search(figure.text):
                return ["<superlative>"]
            return ["<ranked>" if _RANKED.search(figure.text) else "<place>"]
        case _:
            return []


def _is_of_a_commodity(parts: Parts, place: Place) -> bool:
    """Whether a sum is said to be in, or of, a commodity: "holds $14 billion in untapped lithium"."""
    words, first = parts.words.words, place.after
    if words[first : first + 1] == ["("] and ")" in words[first : first + 6]:
        first = words.index(")", first) + 1
    if words[first : first + 2] == ["worth", "of"]:
        first += 1
    if words[first : first + 1] not in (["in"], ["of"]):
        return False
    first += 1
    return any(
        m.name.kind is Kind.SUBSTANCE and first <= m.first <= first + _BESIDE // 2 for m in parts.names
    )


_ORDERED_BY = re.compile(
    r"(?:\s(?:in|on|within) (?:the )?[\w-]+|\sworldwide|\sglobally)?\s(?:for|by|in terms of|on|in)\s(?P<what>(?:[\w'-]+\s?){1,6})",
    re.IGNORECASE,
)
_PLACES_OF_A_TRADE = re.compile(
    r"\b(?:reserves?|resources?|deposits?|output|produc\w+|min(?:ed?|es|ing|er|ers)|minerals?|metals?|size|tonnage|ores?|exports?|exporters?|supply|suppliers?|refin\w+|capacity|stocks?|endowment|list|league|table|world|earth|continent|globally|global|place|value|grade)\b",
    re.IGNORECASE,
)


def _orders_something_else(parts: Parts, place: Place) -> bool:
    """Whether a place is one in a list of no commodity: "ranks 12th in the world for press freedom"."""
    if not _RANKED.search(place.scanned.figure.text.split(" ")[0]):
        return False
    match = _ORDERED_BY.match(parts.text, place.scanned.end)
    if match is None or _PLACES_OF_A_TRADE.search(parts.text, match.start("what"), match.end("what")):
        return False
    return not any(match.start("what") <= m.start < match.end("what") for m in parts.names)


def _of_mass(parts: Parts, index: int, substance: Substance | None, period: str) -> list[str]:
    place = parts.places[index]
    figure = place.scanned.figure
    found: list[str] = []
    if substance is not None:
        found.append("<ore>" if substance.basis is Basis.ORE else "<commodity>")
        if substance.basis is not Basis.ORE and figure.value >= SMALLEST_STOCK_T:
            found.append("<large>")
        if substance.basis is Basis.ORE and _MADE_OF_LATE.search(
            parts.text[: place.scanned.qualifier_start][-60:]
        ):
            found.append("<ore made>")
    if _is_change(parts, place):
        found.append("<change>")
    if (
        not period
        and figure.dimension is Dimension.MASS
        and _OVER_A_LIFE.match(parts.text, place.scanned.end)
    ):
        found.append("<over a life>")
    if _moves_or_is_used(parts, place):
        found.append("<moved or used>")
    before = substance is None and _commodity_before(parts, place)
    if before:
        found.append("<commodity before>")
    elif (substance is None or substance.basis is Basis.ORE) and _grade_follows(parts, index, 70):
        found.append("<grade follows>")
    found.extend(_put_first(parts, place))
    if index > 0 and parts.places[index - 1].scanned.figure.dimension is Dimension.SHARE:
        between = parts.text[parts.places[index - 1].scanned.end : place.scanned.qualifier_start]
        if _OF_THE.fullmatch(between):
            found.append("<share of it>")
    if (substance is None or substance.basis is Basis.ORE) and _holds_metal(parts, index):
        found.append("<holds metal>")
    if substance is None and _grade_before(parts, index):
        found.append("<grade before>")
    if (
        substance is None
        and not before
        and _RESOURCE_BEFORE.search(
            parts.text, max(0, place.scanned.qualifier_start - 50), place.scanned.qualifier_start
        )
    ):
        others = (p.scanned.figure.dimension for p in parts.places)
        if Dimension.GRADE in others:
            found.append("<grade elsewhere>")
    if index > 0 and (substance is None or substance.basis is not Basis.ORE) and _is_product(parts, index):
        found.append("<product>")
    if period:
        every = period in ("yr", "d") or _EVERY.match(parts.text, place.scanned.end) is not None
        found.append("<period>" if every or place.scanned.period else "<time>")
    if _is_small(figure, substance, period):
        found.append("<small>")
    if _IN_A_TONNE.search(
        parts.text, max(0, place.scanned.qualifier_start - 60), place.scanned.qualifier_start
    ):
        found.append("<in a tonne>")
    if _YEAR_FOLLOWS.match(parts.text, place.scanned.end):
        found.append("<year follows>")
    return found


_WITH_FIRST = re.compile(r"(?:^|[.;]\s|\W\s)With (?:an? )?(?:estimated |total of |roughly |total |known )*$")
_HOLDS_THEN = re.compile(
    r"(?: of [\w -]{3,40})?,\s(?:it|(?:the |[A-Z])[\w.' -]{2,40}?)\s(?:also |now |alone )?"
    r"(?:is|was|has|had|holds|held|boasts|ranks|ranked|possesses|owns|leads|led|sits|accounts|accounted|hosts|remains|became|topped|tops|comes|came|controls)\b(?P<what>[^.;]*)"
)
_OF_A_STOCK = re.compile(r"\b(?:reserves?|resources?|deposits?|holder|endowment)\b", re.IGNORECASE)
_OF_OUTPUT = re.compile(r"\b(?:producers?|production|output|produced|miner|mined|supplier)\b", re.IGNORECASE)


def _put_first(parts: Parts, place: Place) -> list[str]:
    """ "With 9 million tonnes, Bolivia holds half of the world's reserves": what the rest of the sentence is about is
    what was counted."""
    if _WITH_FIRST.search(parts.text, 0, place.scanned.qualifier_start) is None:
        return []
    held = _HOLDS_THEN.match(parts.text, place.scanned.end)
    if held is None:
        return []
    stock, output = _OF_A_STOCK.search(held["what"]), _OF_OUTPUT.search(held["what"])
    if stock is not None and (output is None or stock.start() < output.start()):
        return ["<stock put first>"]
    return ["<output put first>"] if output is not None else []


_RESOURCE_BEFORE = re.compile(
    r"(?<!contained )\bresources?\b[^.;,\d]{0,30}(?:[\d.,]+\s?%[^.;,\d]{0,12})?$", re.IGNORECASE
)
_OF_THE = re.compile(r" of (?:the|its|these|those|this|that|the deposit's)\s", re.IGNORECASE)
_STOCKS = frozenset(
    ("reserves", "reserve", "resources", "resource", "deposit", "deposits", "stocks", "riches")
)


def _commodity_before(parts: Parts, place: Place) -> bool:
    """Whether the tonnage is of reserves "of" a commodity named before it, and not of its ore."""
    words = parts.words.words
    for mention in parts.names:
        if mention.behind > place.before:
            break
        near = mention.first >= place.left and parts.distance(mention.behind, place.before) <= _FAR
        of_stock = (
            mention.first >= 2 and words[mention.first - 1] == "of" and words[mention.first - 2] in _STOCKS
        )
        substance = mention.name.substance
        if near and of_stock and substance is not None and substance.basis is not Basis.ORE:
            return words[mention.behind : mention.behind + 1] not in (["ore"], ["ores"], ["mineralisation"])
    return False


def _is_small(figure: Figure, substance: Substance | None, period: str) -> bool:
    precious = substance is not None and substance.mineral in PRECIOUS_METALS
    if precious or PRECIOUS_UNIT.search(figure.printed.unit):
        return figure.value < SMALLEST_PRECIOUS_T
    if figure.dimension is Dimension.RATE:
        return figure.value < SMALLEST_T_PER_YEAR
    if period:
        return figure.value * PERIODS.get(period, 1.0) < SMALLEST_T_PER_YEAR
    return figure.value < SMALLEST_T


def _of_share(parts: Parts, index: int, substance: Substance | None) -> list[str]:
    place = parts.places[index]
    found: list[str] = []
    behind = parts.text[place.scanned.end : place.scanned.end + 4].lower()
    named = substance is not None and (substance.key != "ore" or substance.mineral is not None)
    if named and not behind.startswith((" of", " in")):
        found.append("<substance>")
    elif substance is not None and substance.basis in (Basis.OXIDE, Basis.METAL) and behind == " of ":
        found.append("<of a substance>")
    if place.scanned.figure.value >= PUREST_ORE_PCT:
        found.append("<pure>")
    lead = parts.text[: place.scanned.qualifier_start]
    if _MOVED_TO.search(lead[-60:]) and _OWNED.search(lead) is None:
        found.append("<level>")
    if _TO_OR_FROM.match(parts.text, place.scanned.end):
        found.append("<to or from>")
    if behind == " of ":
        of = _phrase_of(parts, place)
        if of and _ECONOMY.isdisjoint(of):
            found.append("<of no economy>")
        cut = bool(of) and of[-1].endswith("ed")
        if of and not cut and _TOTALS.isdisjoint(of) and not _names_commodity(parts, place, len(of)):
            found.append("<of something else>")
        elif not _MARKETS.isdisjoint(of) and _OTHER_SHARES.isdisjoint(of):
            found.append("<of a market>")
        head = of[: of.index("of")] if "of" in of else of
        if (
            head
            and head[-1] in _WANTED
            and _SUPPLIED.search(parts.text[: place.scanned.qualifier_start][-45:])
        ):
            found.append("<of a demand met>")
    if _behind_name(parts, place) and not _MARKETS.isdisjoint(parts.words.words):
        found.append("<named before>")
    if index > 0:
        before = parts.places[index - 1].scanned
        if substance is not None and substance.key.startswith("NdPr") and before.figure.dimension in _SHARES:
            found.append("<part of the basket>")
        between = parts.text[before.end : place.scanned.qualifier_start]
        if before.figure.dimension is Dimension.MASS and _JOIN_GRADE.match(between):
            found.append("<after tonnage>")
    return found


_TOTALS = frozenset(
    [
        "supply",
        "supplies",
        "production",
        "output",
        "reserves",
        "reserve",
        "resources",
        "resource",
        "demand",
        "imports",
        "exports",
        "consumption",
        "market",
        "markets",
        "capacity",
        "refining",
        "processing",
        "separation",
        "smelting",
        "mining",
        "trade",
        "needs",
        "need",
        "requirements",
        "gdp",
        "gross",
        "economy",
        "economic",
        "total",
        "totals",
        "world",
        "global",
        "deposits",
        "deposit",
        "metal",
        "metals",
        "minerals",
        "mineral",
        "ore",
        "ores",
        "element",
        "elements",
        "it",
        "usage",
        "use",
        "uses",
        "sales",
        "shipments",
        "purchases",
        "inventories",
        "stocks",
        "stockpile",
        "requirement",
        "product",
        "products",
        "domestic",
        "magnets",
        "magnet",
        "concentrate",
        "concentrates",
        "oxide",
        "oxides",
        "what",
        "which",
        "batteries",
        "alloys",
        "content",
        "value",
        "treo",
        "treo's",
        "tonnes",
        "tons",
        "tin",
        "lead",
        "iron",
        "steel",
        "this",
        "that",
        "these",
        "them",
        "they",
        "basket",
        "refined",
        "mined",
        "ree",
        "mass",
        "weight",
        "volume",
        "tonnage",
        "material",
        "feed",
        "feedstock",
        "income",
        "revenue",
        "revenues",
    ]
)
"""What a figure in per cent may be a share of and claim something."""

_NOUN_PHRASE_ENDS = frozenset(
    [
        ",",
        ";",
        ":",
        "(",
        ")",
        "–",
        "—",
        "/",
        "and",
        "or",
        "in",
        "at",
        "for",
        "with",
        "from",
        "by",
        "to",
        "on",
        "was",
        "is",
        "are",
        "were",
        "will",
        "would",
        "could",
        "has",
        "have",
        "had",
        "that",
        "who",
        "when",
        "while",
        "during",
        "but",
        "as",
        "because",
        "since",
        "so",
        "after",
        "before",
        "if",
    ]
)


_MARKETS = frozenset(
    [
        "supply",
        "supplies",
        "production",
        "output",
        "reserves",
        "imports",
        "exports",
        "capacity",
        "market",
        "markets",
        "trade",
        "refining",
        "processing",
        "mining",
        "smelting",
        "producers",
        "separation",
    ]
)
"""What a share of is a share of a market, a country's or the world's."""

_ECONOMY = frozenset(
    [
        "gdp",
        "gross",
        "economy",
        "economic",
        "product",
        "wealth",
        "it",
        "that",
        "this",
        "all",
        "which",
        "gnp",
        "national",
    ]
)
"""What a share of a gross domestic product is said to be of."""

_WANTED = frozenset(["demand", "needs", "need", "requirements", "requirement", "consumption"])
_SUPPLIED = re.compile(
    r"\b(?:support|meet|met|cover|satisf|serv|suppl|fulfil|fill|cater|provid|deliver|feed|produc|min|process|refin|recycl|sourc)[a-z]*\b(?! up)[^.;,\d]{0,25}$",
    re.IGNORECASE,
)
"""What a mine or a plant does to a demand."""

_OTHER_SHARES = frozenset(
    ["demand", "needs", "gdp", "value", "cost", "costs", "revenue", "consumption", "use"]
)


def _phrase_of(parts: Parts, place: Place) -> list[str]:
    """The words of what a share is said to be "of", to the end of the noun phrase."""
    words, first = parts.words.words, place.after + 1
    last = first
    while last < len(words) and last < first + 8 and words[last] not in _NOUN_PHRASE_ENDS:
        last += 1
    return words[first:last]


def _names_commodity(parts: Parts, place: Place, length: int) -> bool:
    first = place.after + 1
    return any(
        first <= mention.first < first + length and mention.name.kind is Kind.SUBSTANCE
        for mention in parts.names
    )


def _behind_name(parts: Parts, place: Place) -> bool:
    """Whether a share stands in brackets right behind a country, a region or a commodity: "Vietnam (12%)"."""
    start = place.scanned.qualifier_start
    return parts.text[start - 2 : start] == " (" and any(
        mention.end == start - 2 and mention.name.kind is not Kind.DEPOSIT for mention in parts.names
    )


_INTERCEPT = re.compile(
    r"\s*(?:@|(?:at|of|grading|averaging|assaying|running)\s)[^,;\d]{0,20}$", re.IGNORECASE
)


def _is_intercept(parts: Parts, index: int) -> bool:
    """Whether a length is one drilled through ore: "32 m at 1.2%"."""
    if index + 1 >= len(parts.places):
        return False
    here, following = parts.places[index].scanned, parts.places[index + 1].scanned
    if following.figure.dimension not in (Dimension.GRADE, Dimension.SHARE):
        return False
    return _INTERCEPT.match(parts.text[here.end : following.qualifier_start]) is not None


def _grade_follows(parts: Parts, index: int, reach: int) -> bool:
    if index + 1 >= len(parts.places):
        return False
    here, following = parts.places[index].scanned, parts.places[index + 1].scanned
    between = parts.text[here.end : following.qualifier_start]
    if len(between) > reach or _JOIN_GRADE.match(between) is None:
        return False
    if following.figure.dimension is Dimension.GRADE:
        return True
    if following.figure.dimension is not Dimension.SHARE:
        return False
    behind = parts.text[following.end : following.end + 30]
    of_something = following.figure.substance is not None and not behind.lower().startswith(" of")
    return of_something or _GRADE_WORD.search(between) is not None or _GRADE_TAIL.match(behind) is not None


_OWNED = re.compile(r"\b(?:stake|shareholding|equity|ownership|interest in|shareholders?)\b", re.IGNORECASE)
_MOVED_TO = re.compile(
    r"\b(?:grades?|content|share|recover(?:y|ies)|concentrations?)\b[^.;,]{0,30}\b(?:r[io]se|risen|f[ae]ll|fallen|dropped|declined|slipped|climbed|increased|decreased|grew|grown|improved|went|up|down|jumped|shrank|shrunk)"
    r" (?:slightly |further |sharply )?(?:to|from) (?:[\d.]+ ?(?:%|per ?cent) (?:to|from) )?$",
    re.IGNORECASE,
)
"""What leads to a share that something has come to, not one it has changed by: "grades fell to 0.61% from 0.68%"."""

_TO_OR_FROM = re.compile(
    r" (?:to|from) (?:about |some |nearly |just |over |around |an estimated )?(?:[A-Z]{0,3}[$€£] ?)?\d(?![\d.,]*\s?(?:%|per\s?cent))"
)
_SHARES = (Dimension.SHARE, Dimension.GRADE)


def _grade_before(parts: Parts, index: int) -> bool:
    if index == 0:
        return False
    before, here = parts.places[index - 1].scanned, parts.places[index].scanned
    between = parts.text[before.end : here.start]
    is_grade = before.figure.dimension is Dimension.GRADE or (
        before.figure.dimension is Dimension.SHARE and before.figure.substance is not None
    )
    joined = _JOIN_TONNAGE.fullmatch(between) is not None
    return is_grade and (
        joined or (_AT.match(parts.text) is not None and _THE.fullmatch(between) is not None)
    )


_HOLDS = re.compile(
    r"[^.;,\d]{0,60}\b(?:contain\w*|hold\w*|with|hosting|hosts|bearing)\s[^.;,\d]{0,25}$", re.IGNORECASE
)


def _holds_metal(parts: Parts, index: int) -> bool:
    """Whether a tonnage is said to hold another, smaller one ("1.4 billion tons contain 6.2 million tons")."""
    if index + 1 >= len(parts.places):
        return False
    here, following = parts.places[index].scanned, parts.places[index + 1].scanned
    if following.figure.dimension is not Dimension.MASS or following.figure.value > 0.5 * here.figure.value:
        return False
    return _HOLDS.fullmatch(parts.text[here.end : following.qualifier_start]) is not None


def _is_product(parts: Parts, index: int) -> bool:
    """Whether a tonnage follows an ore and its grades as what they amount to ("…, or 498,000 tons", "(1.1 million ounces)")."""
    here = parts.places[index].scanned
    first = index - 1
    while first >= 0 and parts.places[first].scanned.figure.dimension in _SHARES:
        first -= 1
    last = parts.places[index - 1].scanned
    if first == index - 1:
        if index < 2 or parts.places[index - 2].scanned.figure.dimension not in _SHARES:
            return False
        ore = last
    elif first < 0:
        return False
    else:
        ore = parts.places[first].scanned
    if ore.figure.dimension is not Dimension.MASS or ore.figure.value < 2 * here.figure.value:
        return False
    return _PRODUCT.fullmatch(parts.text[last.end : here.qualifier_start]) is not None


def _after_rate(parts: Parts, index: int) -> bool:
    if index == 0:
        return False
    before, here = parts.places[index - 1].scanned, parts.places[index].scanned
    between = parts.text[before.end : here.start]
    rate = before.figure.dimension is Dimension.RATE or _EACH_YEAR.search(between) is not None
    return rate and _FOR.fullmatch(between) is not None


def period_of(parts: Parts, place: Place) -> str:
    """The period a mass is said to be for ("yr", "qtr", "half", "mo", "d"), "" where none is said. Pure."""
    scanned = place.scanned
    if scanned.period:
        return scanned.period
    if _OF_A_PERIOD.isdisjoint(parts.words.words):
        return ""
    match = _PERIOD.match(parts.text, scanned.end) or _IN_PERIOD.match(parts.text, scanned.end)
    if match is None:
        match = _PERIOD_BEFORE.search(parts.text, max(0, scanned.start - 45), scanned.start)
    return _SHORT.get(match.lastgroup or "", match.lastgroup or "") if match is not None else ""


_EVERY = re.compile(
    r"[^,;.\d]{0,60}?\b(?:a|per|each|every) (?:month|quarter)\b|[^,;.\d]{0,40}?\bmonthly\b", re.IGNORECASE
)
"""What makes an amount a rate by itself, unlike "in March"."""

_SHORT = {"year": "yr", "qtr2": "qtr", "d2": "d", "mo2": "mo"}
"""Groups of the patterns above whose name is not the period's."""


def substance_of(parts: Parts, place: Place) -> Substance | None:
    """What a figure is printed to be of: named right behind it, or within a few words of an "of". Pure."""
    figure = place.scanned.figure
    own = None if figure.substance is None else Substance(figure.substance, figure.basis, None)
    mention = _named_inside(parts, place) or _named_behind(parts, place)
    if mention is None:
        return own if own is not None else _some_ore(parts, place)
    named = _headed(parts, mention)
    beside = parts.distance(place.after, mention.first) <= 1
    oxide = beside and named is not None and named.basis is Basis.OXIDE
    if own is None or own.basis in (Basis.UNSPECIFIED, Basis.METAL) or (own.basis is Basis.ORE and oxide):
        return named
    return Substance(own.key, own.basis, mention.name.value)


_SOME_ORE = re.compile(
    r" of (?:(?!and\b)[a-z]+[ -]){0,3}(?:ore|ores|mineralised rock|mineralized rock|rock|mud|muds|clays?|granite|pegmatites?)\b",
    re.IGNORECASE,
)


_MINERALISED = re.compile(r"[ -](?:of )?(?:minerali[sz]ed|ore ?body)\b", re.IGNORECASE)
_SOME_OXIDE = re.compile(r" of (?:[a-z]+[ -]){0,3}oxides?\b", re.IGNORECASE)
_SOME_COMPOUND = re.compile(
    r" of (?:[a-z]+[ -]){0,3}(?:concentrates?|carbonates?|hydroxides?|sulphates?|sulfates?|matte|magnets|alloys?|salts?)\b",
    re.IGNORECASE,
)


def _some_ore(parts: Parts, place: Place) -> Substance | None:
    """ "of borate ore", "of tantalite concentrate": ore or a compound of something no table names."""
    if parts.text[place.scanned.end : place.scanned.end + 1] not in (" ", "-"):
        return None
    if _SOME_ORE.match(parts.text, place.scanned.end) or _MINERALISED.match(parts.text, place.scanned.end):
        return Substance("ore", Basis.ORE, None)
    if _SOME_OXIDE.match(parts.text, place.scanned.end) is not None:
        return Substance("oxide", Basis.OXIDE, None)
    if _SOME_COMPOUND.match(parts.text, place.scanned.end) is not None:
        return Substance("concentrate", Basis.COMPOUND, None)
    return None


def _named_inside(parts: Parts, place: Place) -> Mention | None:
    """ "38 kilograms of zinc per tonne" names its commodity within."""
    if place.scanned.figure.dimension not in (Dimension.GRADE, Dimension.BRINE):
        return None
    return next(
        (
            m
            for m in parts.names
            if m.name.kind is Kind.SUBSTANCE and m.start >= place.scanned.start and m.end <= place.scanned.end
        ),
        None,
    )


HOST_MINERALS = frozenset(
    [
        "monazite",
        "bastnäsite",
        "ilmenite",
        "rutile",
        "zircon",
        "xenotime",
        "spodumene",
        "loparite",
        "pyrochlore",
        "cassiterite",
        "wolframite",
        "scheelite",
        "columbite",
        "tantalite",
    ]
)
"""Minerals that a metal is said to be in."""


def is_host(parts: Parts, mention: Mention) -> bool:
    """Whether a mineral is named as what the metal sits in, not as what is counted: "7 Mt in monazite sands". Pure."""
    substance = mention.name.substance
    if substance is None or substance.key not in HOST_MINERALS:
        return False
    return not {"in", "within"}.isdisjoint(parts.words.words[max(0, mention.first - 2) : mention.first])


def _named_behind(parts: Parts, place: Place) -> Mention | None:
    for mention in parts.names:
        if mention.name.kind is not Kind.SUBSTANCE or mention.first < place.after:
            continue
        if mention.start >= place.stop:
            return None
        near = parts.distance(place.after, mention.first)
        words = parts.words.words
        if place.scanned.figure.dimension is Dimension.MASS and is_host(parts, mention):
            return None
        of = place.after < len(words) and words[place.after] in ("of", "in")
        return mention if near == 0 or (of and near <= _BESIDE) else None
    return None


HEADS = {
    "ore": Basis.ORE,
    "ores": Basis.ORE,
    "rock": Basis.ORE,
    "mud": Basis.ORE,
    "muds": Basis.ORE,
    "clay": Basis.ORE,
    "clays": Basis.ORE,
    "granite": Basis.ORE,
    "pegmatite": Basis.ORE,
    "pegmatites": Basis.ORE,
    "nodules": Basis.COMPOUND,
    "magnets": Basis.COMPOUND,
    "magnet": Basis.COMPOUND,
    "sands": Basis.COMPOUND,
    "mineralisation": Basis.ORE,
    "mineralization": Basis.ORE,
    "concentrate": Basis.COMPOUND,
    "concentrates": Basis.COMPOUND,
    "oxide": Basis.OXIDE,
    "oxides": Basis.OXIDE,
    "carbonate": Basis.COMPOUND,
    "chloride": Basis.COMPOUND,
    "hydroxide": Basis.COMPOUND,
    "sulphate": Basis.COMPOUND,
    "sulfate": Basis.COMPOUND,
    "fluoride": Basis.COMPOUND,
    "nitrate": Basis.COMPOUND,
}
"""The nouns behind a commodity that say what a tonnage of it is counted in."""


def _beginning_at(parts: Parts, first: int) -> Mention | None:
    """The commodity named right there: the "iron" and "boron" of "neodymium-iron-boron magnets"."""
    return next((m for m in parts.names if m.first == first and m.name.kind is Kind.SUBSTANCE), None)


def _headed(parts: Parts, mention: Mention) -> Substance | None:
    """The noun behind a commodity decides its basis, also over an "and": "dysprosium and terbium oxides"."""
    substance, words, behind = mention.name.substance, parts.words.words, mention.behind
    if substance is None:
        return None
    if words[behind : behind + 2] == ["and", "other"]:
        return substance
    while (joined := _beginning_at(parts, behind)) is not None:
        behind = joined.behind
        if joined.name.substance is not None and joined.name.substance.basis is Basis.COMPOUND:
            return Substance(substance.key, Basis.COMPOUND, substance.mineral)
    if behind < len(words) and words[behind] == "and":
        following = next(
            (m for m in parts.names if m.first == behind + 1 and m.name.kind is Kind.SUBSTANCE), None
        )
        if following is not None and following.name.substance is not None:
            behind = following.behind
            if following.name.substance.basis is Basis.OXIDE:
                return Substance(substance.key, Basis.OXIDE, substance.mineral)
    if behind < len(words) and words[behind] in ("bearing", "rich", "containing", "hosted"):
        behind += 1
    if words[behind : behind + 1] == ["("] and words[behind + 2 : behind + 3] == [")"]:
        behind += 1
    basis = HEADS.get(words[behind]) if behind < len(words) else None
    return substance if basis is None else Substance(substance.key, basis, substance.mineral)
