"""What each figure of a sentence measures: cues are scored, the best role wins, and no claim is the default.

Deterministic: every point of a score is a line of `cues.csv`, kept in the reasons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from core.extraction.cues import KINDS, NONE, CueBook, Side
from core.extraction.cues import Kind as Measure
from core.extraction.features import HEADS, PERIODS, features, is_host, period_of, substance_of
from core.extraction.periods import SAME, Said, nearest, periods_said
from core.extraction.scan import Hit, Parts, Place
from core.extraction.vocabulary import Kind, Mention
from core.quantities.figure import Basis, Dimension, Figure
from core.quantities.read import mass_as_yearly, share_as_grade
from core.quantities.scanning import Scanned
from core.quantities.substances import Substance

THRESHOLD = 3.0
"""What a role must score to be given: one strong cue, or two weak ones. Below, the figure is no claim."""

BESIDE = 2.0
"""Added for a cue right beside the figure: the nearer of two heads is the figure's."""

AS_BEFORE = 3.5
"""Added for the role of the figure before, where both measure the same and are joined by and, or, while …"""

AS_NAMED = 0.5
"""The same where the one before has its role from no more than its commodity."""

AS_RECOVERY = 6.0
"""The same for recoveries, which name a metal as grades do ("78% zinc and 59% lead")."""

AS_FORMER = 9.0
"""The same where a stock is set against what it was ("from 13 million tonnes last year")."""

AS_MOVED = 7.0
"""The same where the one before is of what is sold, traded or used."""

AS_OTHER_END = 20.0
"""Added where the two are the ends of one change: "from 212,000 to 221,000 tons"."""

AS_BEFORE_REASON = "as the figure before"
AS_BEHIND_REASON = "as the figure behind"


class Reason(NamedTuple):
    """One part of a score: the role, the points, the line of `cues.csv` (0 for the figure before), the words."""

    role: str
    points: float
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Read:
    """A figure with its role ("none" where it is no claim) and what the sentence says about it.

    `figure` is in the unit of its role (a share that is a grade in ppm, a yearly mass in t/yr); `period` is the
    period printed. `country` is an ISO 3166 alpha-3 code, `mineral` a commodity's name. `scope` of a rank:
    "world", "Europe", or a country's code. `country_sure` is False where the country is only named further on
    ("nowhere near China's").
    """

    figure: Figure
    scanned: Scanned
    role: str
    reasons: tuple[Reason, ...] = ()
    substance: Substance | None = None
    basis: Basis = Basis.UNSPECIFIED
    mineral: str | None = None
    country: str | None = None
    country_name: str | None = None
    country_sure: bool = False
    date: str | None = None
    scope: str | None = None
    period: str = ""
    scores: dict[str, float] = field(default_factory=dict[str, float])


def read_roles(parts: Parts, book: CueBook) -> list[Read]:
    """Every figure of a sentence that has a dimension, in order, with its role. Pure."""
    found: list[Read] = []
    for index, place in enumerate(parts.places):
        kind = KINDS.get(place.scanned.figure.dimension)
        if kind is None:
            found.append(Read(place.scanned.figure, place.scanned, NONE))
            continue
        substance = substance_of(parts, place)
        period = period_of(parts, place) if place.scanned.figure.dimension in _TONNES else ""
        reasons = _from_words(parts, place, kind)
        for name in features(parts, index, substance, period):
            reasons.extend(
                Reason(cue.role, cue.weight, cue.number, name) for cue in book.features.get((name, kind), ())
            )
        if index > 0 and (before := _as_before(parts, found, place)) is not None:
            graded = before[0] == "production_rate" and any(r.words == "<grade follows>" for r in reasons)
            if graded or (before[0] == "gdp_share" and parts.text.startswith(" of ", place.scanned.end)):
                before = (NONE, 0.0)
            if before[0] == "grade" and _PART_OF_IT.match(parts.text, place.scanned.end):
                before = (NONE, 0.0)
            made = any(r.role == "production_rate" and r.words != "<time>" for r in reasons)
            if before != (NONE, AS_MOVED) or not made:
                reasons.append(Reason(*before, 0, AS_BEFORE_REASON))
        scores = _scores(reasons)
        role = _best(scores)
        found.append(_read(parts, place, role, tuple(reasons), scores, substance, period))
    return _in_order(parts, _same_year(parts, _with_periods(parts, _as_behind(parts, found))))


_BETWEEN_ITEMS = re.compile(r"-? and |,? and (?:the )?|, (?:the )?| with |,")
"""What stands between the items of one list, and nothing else."""


def _in_order(parts: Parts, found: list[Read]) -> list[Read]:
    """ "Peru and Chile rank third and first with 9 million and 11 million tons": each country has its own of each."""
    named = parts.countries
    if len(named) < 2 or len(found) < 2:
        return found
    first = 0
    while first < len(found) - 1:
        last = first
        while (
            last + 1 < len(found)
            and found[last].role == found[last + 1].role != NONE
            and _BETWEEN_ITEMS.fullmatch(
                parts.text[found[last].scanned.end : found[last + 1].scanned.qualifier_start]
            )
        ):
            last += 1
        listed = _list_before(parts, named, found[first].scanned.qualifier_start)
        if last > first and len(listed) == last - first + 1:
            for index, country in enumerate(listed, first):
                found[index] = replace(
                    found[index],
                    country=country.name.value,
                    country_name=country.name.label,
                    country_sure=True,
                )
        first = last + 1
    return found


def _list_before(parts: Parts, named: tuple[Mention, ...], end: int) -> list[Mention]:
    """The last list of countries that ends before a place in the text."""
    listed: list[Mention] = []
    for mention in reversed(named):
        if mention.end > end:
            continue
        if listed and not _BETWEEN_ITEMS.fullmatch(parts.text[mention.end : listed[0].start]):
            break
        listed.insert(0, mention)
    return listed


_PART_OF_IT = re.compile(r" of (?:it|which|that|this|these|those|them)\b")
"""What makes a share one of the grade before it: "0.09% REO, half of it heavy"."""

_AND = re.compile(r"(?:[^.;,\d]|(?<=[A-Za-z])\d){0,40}(?:\band\s|,\s(?:and\s)?)[^.;,\d]{0,12}", re.IGNORECASE)


_AND_THE = re.compile(r"\s(?:[^.;,\d]{0,25}\s)?and\s[^.;,\d]{0,40}", re.IGNORECASE)

_AND_RANKED = re.compile(r"[^.;,\d]{0,30}(?: and|,) ?(?:is |ranks )?", re.IGNORECASE)
"""What joins two places of one owner: "first place in Europe and third in the world"."""

_VERB_BETWEEN = re.compile(r"(?:,|,? and)(?: to)? [a-z]{3,12} ", re.IGNORECASE)
"""What joins shares of one thing that is named behind the last: "mine 10%, recycle 25% and process 40% of …"."""

_WEAK = ("<commodity>", "<large>", "has", "have", AS_BEFORE_REASON)
"""What does not make a tonnage a stock by itself."""


def _as_behind(parts: Parts, found: list[Read]) -> list[Read]:
    """ "2,000 tonnes of NdPr and 50 tonnes of oxides will be produced": the first is output as the second is."""
    for index in range(len(found) - 2, -1, -1):
        here, behind = found[index], found[index + 1]
        between = parts.text[here.scanned.end : behind.scanned.qualifier_start]
        if (
            here.role == NONE != behind.role
            and between == " ("
            and _alike(here.figure, behind.scanned.figure)
        ):
            reasons = (*here.reasons, Reason(behind.role, AS_BEFORE, 0, AS_BEHIND_REASON))
            substance = substance_of(parts, parts.places[index])
            found[index] = _read(
                parts, parts.places[index], behind.role, reasons, here.scores, substance, behind.period
            )
            continue
        placed = (
            here.role == NONE
            and behind.role == "rank"
            and here.figure.dimension is Dimension.RANK
            and _AND_RANKED.fullmatch(between)
            and all(r.role != NONE for r in here.reasons)
        )
        if placed:
            reasons = (*here.reasons, Reason(behind.role, AS_BEFORE, 0, AS_BEHIND_REASON))
            found[index] = _read(parts, parts.places[index], behind.role, reasons, here.scores, None, "")
            continue
        shared = (
            here.role == NONE
            and behind.role in ("demand_coverage", "market_share")
            and KINDS.get(here.figure.dimension) is Measure.SHARE
            and _VERB_BETWEEN.fullmatch(between)
            and all(r.role != NONE or r.words == AS_BEFORE_REASON for r in here.reasons)
        )
        if shared:
            reasons = (*here.reasons, Reason(behind.role, AS_BEFORE, 0, AS_BEHIND_REASON))
            found[index] = _read(parts, parts.places[index], behind.role, reasons, here.scores, None, "")
            continue
        ground = (
            behind.role == "ore_tonnage"
            and here.role in (NONE, "contained_tonnage")
            and KINDS.get(here.figure.dimension) is Measure.MASS
            and all(r.words != "<commodity>" for r in here.reasons)
            and any(r.words == "<grade follows>" for r in behind.reasons)
            and _AND_THE.fullmatch(between)
        )
        if ground:
            reasons = (*here.reasons, Reason(behind.role, AS_BEFORE, 0, AS_BEHIND_REASON))
            found[index] = _read(parts, parts.places[index], behind.role, reasons, here.scores, None, "")
            continue
        weak = (
            KINDS.get(here.figure.dimension) is Measure.MASS
            and here.role in (NONE, "contained_tonnage")
            and all(
                r.words in _WEAK or r.points < 0
                for r in here.reasons
                if r.role in (NONE, "contained_tonnage")
            )
        )
        stock = behind.role == "contained_tonnage" and any(r.words == "<commodity>" for r in here.reasons)
        made = behind.role == "production_rate"
        if weak and here.role != behind.role and (made or stock) and _AND.fullmatch(between):
            reasons = (*here.reasons, Reason(behind.role, AS_BEFORE, 0, AS_BEHIND_REASON))
            substance = substance_of(parts, parts.places[index])
            found[index] = _read(
                parts, parts.places[index], behind.role, reasons, here.scores, substance, behind.period
            )
    return found


def _with_periods(parts: Parts, found: list[Read]) -> list[Read]:
    """Each amount that is made with the time it is made in: its own, else that of the one it is listed with."""
    made = [
        index
        for index, read in enumerate(found)
        if read.role == "production_rate" and read.scanned.figure.dimension is Dimension.MASS
    ]
    if not made or not (said := periods_said(parts.text, parts.words.words)):
        return found
    amounts = [i for i, read in enumerate(found) if read.scanned.figure.dimension in _TONNES]
    own = {index: _own_period(parts, found, amounts, index, said) for index in made}
    last: str | None = None
    for index in made:
        if own[index] is None:
            own[index] = last
        last = own[index] if own[index] is not None else last
    for index, behind in zip(reversed(made[:-1]), reversed(made[1:]), strict=True):
        between = parts.text[found[index].scanned.end : found[behind].scanned.qualifier_start]
        if own[index] is None and _AND.fullmatch(between):
            own[index] = own[behind]
    for index in made:
        here, period = found[index], own[index]
        if period is not None and period != here.period:
            place = parts.places[index]
            found[index] = _read(parts, place, here.role, here.reasons, here.scores, here.substance, period)
    return found


def _own_period(
    parts: Parts, found: list[Read], amounts: list[int], index: int, said: list[Said]
) -> str | None:
    """The period said of one amount; None where none is, or where it is the one of the amount before."""
    scanned, at = found[index].scanned, amounts.index(index)
    if scanned.period:
        return scanned.period
    begin = found[amounts[at - 1]].scanned.end if at > 0 else 0
    end = found[amounts[at + 1]].scanned.qualifier_start if at + 1 < len(amounts) else len(parts.text)
    item = nearest(parts.text, said, (scanned.qualifier_start, scanned.end), (begin, end))
    return None if item is None or item.period == SAME else item.period


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are one in two units: "3.5 miles (5,700 m)"."""
    return one.dimension is other.dimension and abs(one.value - other.value) <= TOLD_TWICE * other.value


TOLD_TWICE = 0.05
"""How far apart a figure and its conversion may be printed."""

_TONNES = (Dimension.MASS, Dimension.RATE)


def _from_words(parts: Parts, place: Place, kind: object) -> list[Reason]:
    """The cues in words within reach, each line of the table counting once for a figure. A cue inside a longer
    one ("up" in "makes up") is not what is said."""
    reasons: list[Reason] = []
    seen: set[int] = set()
    longest = 0
    for hit in parts.hits:
        cue = hit.cue
        if kind not in cue.kinds or not _within(parts, place, hit):
            continue
        covered = hit.behind < longest or (hit.behind == longest and hit.behind - hit.first == 1)
        longest = max(longest, hit.behind if hit.behind - hit.first > 1 else 0)
        if covered:
            continue
        governs = cue.weight >= THRESHOLD and _governs(parts, place, hit)
        if cue.number in seen and not governs:
            continue
        words = parts.text[parts.words.starts[hit.first] : parts.words.ends[hit.behind - 1]]
        if cue.number not in seen:
            reasons.append(Reason(cue.role, cue.weight, cue.number, words))
        if governs:
            reasons.append(Reason(cue.role, BESIDE, cue.number, words))
        seen.add(cue.number)
    return reasons


def _governs(parts: Parts, place: Place, hit: Hit) -> bool:
    """Whether a cue is what the figure is a figure of ("NPV of US$310m"), or what a span of time or a sum is put
    before ("a 12-year life")."""
    words = parts.words.words
    if words[hit.first] in ("average", "averages", "of"):
        return False
    if hit.behind <= place.before:
        return words[hit.behind : place.before] in _OF
    return hit.first == place.after and place.scanned.figure.dimension in (Dimension.TIME, Dimension.MONEY)


_OF = (["of"], ["of", "a"], ["of", "an"], ["totaling"], ["totalling"], ["amounting", "to"])
"""What joins a head to its figure."""


def _within(parts: Parts, place: Place, hit: Hit) -> bool:
    side, reach = hit.cue.side, hit.cue.reach
    if hit.behind <= place.before:
        return (
            side is not Side.AFTER
            and hit.first >= place.left
            and parts.distance(hit.behind, place.before) < reach
        )
    return (
        side is not Side.BEFORE
        and hit.first >= place.after
        and hit.behind <= place.right
        and parts.distance(place.after, hit.first) < reach
    )


def _same_year(parts: Parts, found: list[Read]) -> list[Read]:
    """ "China 240,000 tons and the US 43,000 tons in 2023": the year is that of both."""
    for index in range(len(found) - 2, -1, -1):
        here, behind = found[index], found[index + 1]
        between = parts.text[here.scanned.end : behind.scanned.qualifier_start]
        if (
            here.date is None
            and behind.date is not None
            and here.role == behind.role
            and _LISTED.fullmatch(between)
        ):
            found[index] = replace(here, date=behind.date)
    return found


_LISTED = re.compile(r"[^.;\d]{0,50}(?:\band\b|,)[^.;\d]{0,30}", re.IGNORECASE)


def _scores(reasons: list[Reason]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for reason in reasons:
        scores[reason.role] = scores.get(reason.role, 0.0) + reason.points
    return scores


def _best(scores: dict[str, float]) -> str:
    none = scores.get(NONE, 0.0)
    role, score = NONE, THRESHOLD
    for name, points in scores.items():
        if name != NONE and points > none and (points > score or (role == NONE and points >= score)):
            role, score = name, points
    return role


_JOINED = re.compile(
    r"[^.;]{0,70}\b(?:and|or|while|than|from|including|versus|against|but|to|nor|plus|respectively|by|though|although|whereas|then|down|up|with)\b[^.;]{0,60}"
    r"|[^.;]{0,50}[,(/][^.;]{0,40}|[^.;]{0,30};[^.;]{0,40}|[^.;,]{0,25}",
    re.IGNORECASE,
)
_ALIKE = {Dimension.RATE: Dimension.MASS}


def _as_before(parts: Parts, found: list[Read], place: Place) -> tuple[str, float] | None:
    """The role of the last figure that measures the same and its points, where this one is joined to it and at most
    one other figure lies between."""
    dimension = place.scanned.figure.dimension
    for before in reversed(found[-2:]):
        measured = before.scanned.figure.dimension
        if _ALIKE.get(measured, measured) is not _ALIKE.get(dimension, dimension):
            continue
        if not before.reasons or not _JOINED.fullmatch(_between(parts, before, place, len(found))):
            return None
        if any(r.words == "<change>" for r in before.reasons):
            led_to = _LED_TO.search(parts.text[: place.scanned.qualifier_start][-24:])
            return None if led_to is None else (_best({**before.scores, NONE: 0.0}), AS_BEFORE)
        if parts.text[before.scanned.end : place.scanned.qualifier_start] == " to ":
            return before.role, AS_OTHER_END
        if before.role in _STOCKS and _FROM_FORMER.search(parts.text[: place.scanned.qualifier_start][-24:]):
            return before.role, AS_FORMER
        if before.role == NONE and any(r.words == "<moved or used>" for r in before.reasons):
            return before.role, AS_MOVED
        if before.role == "recovery":
            return before.role, AS_RECOVERY
        named_only = all(
            r.words in ("<commodity>", "<large>") or r.points == AS_NAMED for r in before.reasons
        )
        return before.role, AS_NAMED if named_only else AS_BEFORE
    return None


_LED_TO = re.compile(
    r"\b(?:to|reaching|totall?ing|for a total of|making) (?:a |the |its )?(?:total |record )?(?:of )?$"
)
"""What joins how much something changed to what it is now: "rose 900 tonnes, to 14,000 tonnes"."""

_STOCKS = ("ore_tonnage", "contained_tonnage")
_FROM_FORMER = re.compile(
    r"\b(?:from|against) (?:the |an? |its )?(?:initial |previous |earlier |original |prior |former |first )?$",
    re.IGNORECASE,
)


def _between(parts: Parts, before: Read, place: Place, index: int) -> str:
    """The text between two figures, without the figures that stand in it ("…, up 7%; …")."""
    begin, pieces = before.scanned.end, list[str]()
    for other in parts.places[max(0, index - 2) : index]:
        scanned = other.scanned
        if scanned.start >= begin:
            pieces.append(parts.text[begin : scanned.start])
            begin = scanned.end
    pieces.append(parts.text[begin : place.scanned.qualifier_start])
    return "".join(pieces)


def _read(
    parts: Parts,
    place: Place,
    role: str,
    reasons: tuple[Reason, ...],
    scores: dict[str, float],
    substance: Substance | None,
    period: str,
) -> Read:
    figure = place.scanned.figure
    if role == NONE:
        return Read(figure, place.scanned, role, reasons, scores=scores)
    if role == "grade" and figure.dimension is Dimension.SHARE:
        figure = share_as_grade(figure)
    if role == "grade" and figure.dimension is Dimension.MASS:
        figure = _in_a_tonne(figure)
    if role == "production_rate" and figure.dimension is Dimension.MASS:
        figure = _yearly(figure, period)
    own = substance if substance is not None else _substance_nearby(parts, place, role)
    basis = _basis(parts, place, role, own)
    country, sure = _country(parts, place)
    return Read(
        figure=_of(figure, basis, None if own is None else own.key),
        scanned=place.scanned,
        role=role,
        reasons=reasons,
        substance=own,
        basis=basis,
        mineral=_mineral(parts, place, own),
        country=None if country is None else country.name.value,
        country_name=None if country is None else country.name.label,
        country_sure=sure,
        date=_date(parts, place),
        scope=_scope(parts, place) if role == "rank" else None,
        period=period,
        scores=scores,
    )


def _of(figure: Figure, basis: Basis, substance: str | None) -> Figure:
    if figure.basis is basis and figure.substance == substance:
        return figure
    return figure.model_copy(update={"basis": basis, "substance": substance})


def _in_a_tonne(figure: Figure) -> Figure:
    """ "A tonne of ore holds 130 grams": a mass read as a grade."""
    return share_as_grade(
        figure.model_copy(
            update={
                "dimension": Dimension.SHARE,
                "value": figure.value * 100,
                "value_max": None if figure.value_max is None else figure.value_max * 100,
                "half": figure.half * 100,
                "half_max": figure.half_max * 100,
                "wide": figure.wide * 100,
            }
        )
    )


def _yearly(figure: Figure, period: str) -> Figure:
    times = PERIODS.get(period, 1.0)
    yearly = mass_as_yearly(figure)
    if times == 1.0:
        return yearly
    return yearly.model_copy(
        update={
            "value": figure.value * times,
            "value_max": None if figure.value_max is None else figure.value_max * times,
            "half": figure.half * times,
            "half_max": figure.half_max * times,
            "wide": figure.wide * times,
        }
    )


_OF_TONNES = ("ore_tonnage", "contained_tonnage", "production_rate", "grade")


def _substance_nearby(parts: Parts, place: Place, role: str) -> Substance | None:
    """The commodity a figure is about where none stands behind it: the nearest named before, else the first behind."""
    if role not in _OF_TONNES:
        return None
    before = [m for m in parts.names if m.name.kind is Kind.SUBSTANCE and m.behind <= place.before]
    before = [m for m in before if not is_host(parts, m)] or before
    behind = [m for m in parts.names if m.name.kind is Kind.SUBSTANCE and m.first >= place.after]
    if (
        role == "grade"
        and behind
        and parts.distance(place.after, behind[0].first) <= 3
        and behind[0].behind <= place.right
    ):
        return behind[0].name.substance
    chosen = before[-1] if before else behind[0] if behind else None
    if chosen is None:
        return None
    substance = chosen.name.substance
    head = chosen.behind
    if parts.words.words[head : head + 1] == ["("] and parts.words.words[head + 2 : head + 3] == [")"]:
        head += 1
    if substance is not None and head < len(parts.words.words):
        noun = parts.words.words[head]
        basis = HEADS.get(noun)
        if basis is not None and (basis is not Basis.ORE or noun in ("ore", "ores")):
            return Substance(substance.key, basis, substance.mineral)
    return substance


_THROUGHPUT = re.compile(
    r"\b(?:throughput|tonnage|process\w*|treat\w*|handl\w*|mill(?:s|ed|ing)?|ore|rock)\b", re.IGNORECASE
)


_GOES_THROUGH = re.compile(r"\bthroughput\b\D*$", re.IGNORECASE)


def _basis(parts: Parts, place: Place, role: str, substance: Substance | None) -> Basis:
    if role == "ore_tonnage":
        return Basis.ORE
    if role not in _OF_TONNES:
        return Basis.UNSPECIFIED
    if role == "production_rate" and place.scanned.figure.substance is None:
        around = parts.text[max(0, place.scanned.start - 50) : place.scanned.start]
        if _GOES_THROUGH.search(around):
            return Basis.ORE
        if (
            _THROUGHPUT.search(around)
            and (substance is None or substance.basis is not Basis.COMPOUND)
            and "production" not in around
        ):
            return Basis.ORE
    if substance is None or (substance.basis is Basis.ORE and role != "production_rate"):
        return Basis.UNSPECIFIED if substance is None or role != "grade" else _metal_of(substance)
    return substance.basis


def _metal_of(substance: Substance) -> Basis:
    return Basis.UNSPECIFIED if substance.mineral in (None, "rare earths") else Basis.METAL


def _mineral(parts: Parts, place: Place, own: Substance | None) -> str | None:
    if own is not None and own.mineral is not None:
        return own.mineral
    minerals = [m for m in parts.names if m.name.kind is Kind.SUBSTANCE]
    before = [m for m in minerals if m.behind <= place.before]
    chosen = before[-1] if before else minerals[0] if minerals else None
    return None if chosen is None else chosen.name.value or None


_COMPARED = frozenset(("after", "behind", "than", "to", "outside", "like", "unlike", "ahead"))
"""Words before a country that only stands for comparison: "third after China"."""

_OVERTAKEN = frozenset(
    (
        "overtaken",
        "overtaking",
        "overtook",
        "overtake",
        "overtakes",
        "surpassed",
        "surpassing",
        "surpass",
        "surpasses",
        "displaced",
        "displacing",
    )
)
"""Words before a country that another has left behind."""

_SERVED = frozenset(("demand", "needs", "magnet", "magnets", "market", "imports", "consumption"))
"""Words behind a country that is only supplied: "US magnet demand"."""

_IN = ("in", "from", "by")


def _country(parts: Parts, place: Place) -> tuple[Mention | None, bool]:
    """The country a figure belongs to: "mined in the U.S." right behind it, else the last named before it; else,
    not for sure, the first behind it."""
    named = parts.countries
    if not named:
        return None, False
    for mention in named:
        if mention.start > place.scanned.end and _BRACKET.fullmatch(
            parts.text[place.scanned.end : mention.start]
        ):
            return mention, True
    for mention in named:
        if mention.first >= place.after and mention.behind <= place.right:
            words = parts.words.words[place.after : mention.first]
            near = parts.distance(place.after, mention.first) <= 7
            if near and any(w in _IN or w == "for" for w in words[-3:]) and "," not in words:
                return mention, True
    last: Mention | None = None
    for mention in reversed(named):
        if mention.behind <= place.before:
            last = last or mention
            if not _only_compared(parts, mention):
                return mention, True
    if last is not None:
        passed = _OVERTAKEN & set(parts.words.words[max(0, last.first - 2) : last.first])
        return (None, False) if passed or _is_left_out(parts, last) else (last, True)
    compared = -2
    for mention in named:
        words = set(parts.words.words[max(0, mention.first - 2) : mention.first])
        served = _SERVED & set(parts.words.words[mention.behind : mention.behind + 2])
        if served or _COMPARED & words or mention.first - compared <= 1:
            compared = mention.behind
        else:
            return mention, False
    return None, False


_BRACKET = re.compile(r" \((?:in )?(?:the )?", re.IGNORECASE)
"""What joins a figure to the country it is given for: "640 Mt (South Africa)"."""

_LEFT_OUT = frozenset(("outside", "excluding", "except", "besides", "beyond"))


def _is_left_out(parts: Parts, mention: Mention) -> bool:
    """Whether a country is named as what something is not in: "the largest outside China"."""
    before = parts.words.words[max(0, mention.first - 2) : mention.first]
    return bool(before) and (before[-1] in _LEFT_OUT or (before[-1] == "of" and before[0] in _LEFT_OUT))


_SENT = frozenset(
    (
        "export",
        "exported",
        "exports",
        "exporting",
        "ship",
        "ships",
        "shipped",
        "shipping",
        "shipments",
        "sold",
        "sells",
        "sent",
        "sends",
        "sales",
        "deliveries",
    )
)


def _is_destination(parts: Parts, mention: Mention) -> bool:
    """Whether a country only receives what another sends: "exported 41,700 tonnes to China"."""
    words = parts.words.words
    to = words[mention.first - 1] == "to" if mention.first > 0 else False
    return to and not _SENT.isdisjoint(words[: mention.first])


def _only_compared(parts: Parts, mention: Mention) -> bool:
    """Whether a country stands for comparison, and the sentence goes on about another: "second after China, but it"."""
    words = parts.words.words
    if _is_left_out(parts, mention) or _is_destination(parts, mention):
        return True
    if _OVERTAKEN & set(words[max(0, mention.first - 2) : mention.first]):
        return True
    if not _COMPARED & set(words[max(0, mention.first - 1) : mention.first]):
        return False
    return words[mention.behind : mention.behind + 2] in ([",", "but"], [",", "and"]) or words[
        mention.behind : mention.behind + 1
    ] in (["but"], ["though"], ["although"])


_BY_YEAR = re.compile(
    r"[^;.\d]{0,60}?\b(?:in|by|for|from|during|until|since)?\s?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|for|by|during|of) (?:the year )?(?P<year>(?:19|20)\d\d)\b[^.;\d]*$", re.IGNORECASE
)


def _date(parts: Parts, place: Place) -> str | None:
    if not parts.years:
        return None
    behind = _BY_YEAR.match(parts.text, place.scanned.end)
    if behind is not None:
        return behind["year"]
    before = _YEAR_BEFORE.search(parts.text[max(0, place.scanned.start - 90) : place.scanned.start])
    return None if before is None else before["year"]


def _scope(parts: Parts, place: Place) -> str | None:
    """Of what order a rank is: the country it is said to be in, else the region named in it or nearest to it."""
    best: tuple[int, str] | None = None
    for mention in parts.names:
        if mention.name.kind is not Kind.REGION:
            continue
        if mention.start >= place.scanned.start and mention.end <= place.scanned.end:
            return mention.name.value
        gap = (
            parts.distance(mention.behind, place.before)
            if mention.behind <= place.before
            else parts.distance(place.after, mention.first)
        )
        if gap <= 10 and (best is None or gap < best[0]):
            best = (gap, mention.name.value)
    inside = next((m.name.value for m in parts.countries if _is_ranked_in(parts, place, m)), None)
    return inside if inside is not None or best is None else best[1]


def _is_ranked_in(parts: Parts, place: Place, country: Mention) -> bool:
    """Whether a country is the field of a rank: "the largest known deposit in Peru"."""
    start = place.scanned.start
    if country.start < start or parts.text[start : country.start].count(",") or country.first < 2:
        return False
    words = parts.words.words
    joined = words[country.first - 1] == "in" or words[country.first - 2 : country.first] == ["in", "the"]
    return joined and parts.distance(place.after, country.first) <= _FIELD


_FIELD = 5
"""Words behind a rank within which "in" a country bounds it."""
