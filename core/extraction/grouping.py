"""Figures with roles → claims: what belongs to one thing stands together, different things stay apart.

A thing is a deposit or a country's endowment of one mineral. It is carried from sentence to sentence until another
is named. Output and market shares of countries are claims of their own. No reading of numbers here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from core.claim import RARE_EARTHS, Claim, Form, Market, MoneySense, RankOf, Stage
from core.errors import UnknownName
from core.extraction.annotated import Annotated
from core.extraction.vocabulary import Kind, Mention, Name
from core.quantities.figure import Basis, Dimension, Figure
from core.reference.library import Library

SAME = 0.005
"""Two figures of a role this close are one figure printed twice."""

REMEMBERED = 40
"""How many things back a text may return to one it named."""

TRIPLE = {"ore_tonnage": "ore", "grade": "grade", "contained_tonnage": "contained"}
"""Roles that must agree with each other, with the fields of `Claim` they fill."""

ONCE = {"depth": "depth", "area": "area", "mine_life": "life", "start": "start"}
"""Roles of a thing that fill a field as they are."""


class SentenceRead(Protocol):
    """What grouping needs of a sentence: its text and the names in it."""

    @property
    def text(self) -> str: ...
    @property
    def names(self) -> tuple[Mention, ...]: ...


@dataclass
class _Set:
    """One ore, grade and contained that were printed together. `carried` are fields taken over from the set before;
    sets of one `line` share what is printed later."""

    fields: dict[str, Figure] = field(default_factory=dict[str, Figure])
    carried: set[str] = field(default_factory=set[str])
    category: str | None = None
    line: int = 0


@dataclass
class _Thing:
    """A deposit or a country's endowment: its sets, and what else is said of it, first mention first."""

    order: int
    country: str | None = None
    mineral: str | None = None
    deposit: str | None = None
    key: str = ""
    code: str | None = None
    sets: list[_Set] = field(default_factory=list[_Set])
    said: dict[str, Any] = field(default_factory=dict[str, Any])


def group(
    figures: Sequence[Annotated],
    sentences: Sequence[SentenceRead],
    library: Library,
    published: date | None,
) -> tuple[Claim, ...]:
    """The claims of a text in the order of their first figures. Pure.

    A second value of one of ore, grade and contained makes another claim that shares the other two: so a text
    that prints 935,400 t and 14,000 t beside one ore and one grade gives two claims, each to be judged.
    """
    return _Grouping(sentences, library, published).run(figures)


class _Grouping:
    def __init__(self, sentences: Sequence[SentenceRead], library: Library, published: date | None) -> None:
        self._sentences = sentences
        self._library = library
        self._published = published
        self._things: list[_Thing] = []
        self._apart: list[tuple[int, Claim]] = []

    def run(self, figures: Sequence[Annotated]) -> tuple[Claim, ...]:
        current: _Thing | None = None
        by_sentence: dict[int, list[Annotated]] = {}
        for item in figures:
            by_sentence.setdefault(item.sentence, []).append(item)
        for number, here in by_sentence.items():
            current = self._sentence(here, number, current)
        claims = [
            *self._apart,
            *((thing.order, claim) for thing in self._things for claim in self._claims_of(thing)),
        ]
        return tuple(claim for _, claim in sorted(claims, key=lambda pair: pair[0]))

    # --- one sentence ------------------------------------------------------------------------------------

    def _sentence(self, figures: list[Annotated], number: int, current: _Thing | None) -> _Thing | None:
        first: _Thing | None = None
        if self._names_another(number):
            current = None
        deposit = self._deposit_in(number)
        self._growth(figures, number)
        for item in sorted(figures, key=lambda figure: figure.role == "category"):
            if self._stands_apart(item, figures, number, current):
                continue
            thing = self._thing(item, deposit, first or current)
            first = first or thing
            self._add(thing, item, figures, number)
        return first or current

    def _names_another(self, number: int) -> bool:
        """Whether the sentence begins with a name not met before that holds something: "Irgiz holds 800,000 t"."""
        subject = _NEW_SUBJECT.match(self._sentences[number].text)
        if subject is None or any(m.start <= subject.start(1) < m.end for m in self._sentences[number].names):
            return False
        before = " ".join(sentence.text for sentence in self._sentences[max(0, number - 5) : number])
        return subject[1] not in before

    def _stands_apart(
        self, item: Annotated, figures: list[Annotated], number: int, current: _Thing | None
    ) -> bool:
        """Output and market shares of countries: each a claim of its own."""
        read = item.read
        if read is None:
            return False
        if item.role == "market_share":
            text = self._sentences[number].text
            after = text[read.scanned.end : _next_start(item, figures, len(text))]
            before = text[_last_end(item, figures) : read.scanned.start]
            stage = _stage(after) or _stage(before) or _stage_of_neighbour(item, figures)
            country = self._country(item, number, current)
            self._claim_apart(item, country, share=read.figure, stage=stage, year=_year(item.date))
            return True
        if item.role == "production_rate" and self._is_national(item, number, current):
            country = self._country(item, number, current)
            self._claim_apart(item, country, production=read.figure, year=self._output_year(item, number))
            return True
        if item.role in TRIPLE and self._is_old(item, number):
            return self._before_and_after(figures, number) is not None
        return item.role in ("capex", "growth")

    def _country(self, item: Annotated, number: int, current: _Thing | None) -> str | None:
        """The country of an output or a share: its own, or that of the thing at hand where the sentence begins "Its"."""
        read = item.read
        if read is not None and read.country is not None:
            return read.country
        if current is not None and _REFERS_BACK.match(self._sentences[number].text):
            return current.country
        return None

    def _claim_apart(self, item: Annotated, country: str | None, **fields: Any) -> None:
        read = item.read
        assert read is not None
        mineral = self._mineral(read.mineral)
        self._apart.append(
            (
                item.start,
                Claim(
                    form=Form.HEADLINE,
                    country=country,
                    mineral=mineral or RARE_EARTHS,
                    mineral_stated=mineral is not None,
                    claimed_on=self._published,
                    **fields,
                ),
            )
        )

    def _is_national(self, item: Annotated, number: int, current: _Thing | None) -> bool:
        """Whether an output is a country's: a country is named, no works or company, and the year is not ahead."""
        read = item.read
        if read is None or read.basis is Basis.ORE or read.period not in ("", "yr"):
            return False
        if self._country(item, number, current) is None:
            return False
        year = _year(item.date)
        if year is not None and self._published is not None and year > self._published.year:
            return False
        text = self._sentences[number].text[: read.scanned.end + 60]
        return _WORKS.search(text) is None and _AHEAD.search(text) is None

    def _output_year(self, item: Annotated, number: int) -> int | None:
        year = _year(item.date)
        if year is None and self._published is not None and item.read is not None:
            around = self._sentences[number].text[item.read.scanned.end : item.read.scanned.end + 40]
            if "last year" in around.lower():
                return self._published.year - 1
        return year

    def _growth(self, figures: list[Annotated], number: int) -> None:
        """ "up 81% to X from Y": the first change of a sentence with the two figures it is between."""
        change = next((f for f in figures if f.role == "growth"), None)
        if change is None or change.read is None:
            return
        pair = self._before_and_after([f for f in figures if f.role in _GROWING], number)
        if pair is not None:
            old, new = pair
            self._claim_apart(
                change, change.read.country, old=old, new=new, change=self._with_direction(change, number)
            )

    def _before_and_after(self, figures: list[Annotated], number: int) -> tuple[Figure, Figure] | None:
        """The figure said to be the old one, with the first other that measures the same."""
        for old in figures:
            if old.read is not None and self._is_old(old, number):
                for new in figures:
                    if new is not old and new.read and new.read.figure.dimension is old.read.figure.dimension:
                        return old.read.figure, new.read.figure
        return None

    def _is_old(self, item: Annotated, number: int) -> bool:
        """Whether a figure is the one that was before: "from 2.34 billion tonnes"."""
        read = item.read
        if read is None:
            return False
        return _FROM.search(self._sentences[number].text[: read.scanned.qualifier_start][-12:]) is not None

    def _with_direction(self, change: Annotated, number: int) -> Figure:
        """The change with the word before it ("up", "fell"), from which its direction is read."""
        read = change.read
        assert read is not None
        lead = self._sentences[number].text[
            max(0, read.scanned.qualifier_start - 60) : read.scanned.qualifier_start
        ]
        said = [m[0] for m in _DIRECTION.finditer(lead)]
        return (
            read.figure.model_copy(update={"text": f"{said[-1]} {read.figure.text}"}) if said else read.figure
        )

    # --- things ------------------------------------------------------------------------------------------

    def _deposit_in(self, number: int) -> Name | None:
        return next((m.name for m in self._sentences[number].names if m.name.kind is Kind.DEPOSIT), None)

    def _thing(self, item: Annotated, named: Name | None, current: _Thing | None) -> _Thing:
        """The thing a figure belongs to: the one at hand unless another country, deposit or mineral is named. Only
        figures of the ground itself bind a thing to a deposit; a rank or a share of GDP is its country's."""
        read = item.read
        country = None if read is None or item.role in _NOT_OF_ITS_COUNTRY else read.country
        if read is not None and not read.country_sure and current is not None and current.country is not None:
            country = None
        deposit = named.label if named is not None and item.role in _OF_THE_GROUND else None
        mineral = None if read is None else self._mineral(read.mineral)
        candidates = [current] if current is not None else []
        candidates += [t for t in reversed(self._things[-REMEMBERED:]) if t is not current]
        for thing in candidates:
            if _begins_of_a_mineral(thing, item, mineral):
                continue
            if (
                _fits(thing.country, country)
                and _fits(thing.mineral, mineral)
                and _fits(thing.deposit, deposit)
            ):
                near = thing is current or (thing.country is not None and thing.country == country)
                if near or (deposit is not None and thing.deposit == deposit):
                    thing.country = thing.country or country
                    thing.mineral = thing.mineral or mineral
                    thing.deposit = thing.deposit or deposit
                    thing.key = thing.key or (
                        named.value if named is not None and deposit is not None else ""
                    )
                    return thing
        if country is None and named is not None and named.value:
            country = self._library.deposit(named.value).iso3
        fresh = _Thing(item.start, country, mineral, deposit)
        fresh.key = named.value if named is not None and deposit is not None else ""
        self._things.append(fresh)
        return fresh

    def _mineral(self, name: str | None) -> str | None:
        if name is None:
            return None
        if name == "NdPr":
            return RARE_EARTHS
        if name in self._library.minerals:
            return name
        try:
            found = self._library.find_mineral(name)
        except UnknownName:
            return None
        return (
            found.key
            if name.lower() in (found.key, found.name.lower(), *(a.lower() for a in found.aliases))
            else None
        )

    def _add(self, thing: _Thing, item: Annotated, figures: list[Annotated], number: int) -> None:
        read = item.read
        if item.role == "code":
            if _NOT_YET.search(self._sentences[number].text) is None:
                thing.code = thing.code or self._code(str(item.value))
        elif item.role == "category":
            self._classify(thing, str(item.value), figures)
        elif read is None:
            return
        elif item.role in TRIPLE:
            if item.role != "grade" or not _of_a_sample(self._sentences[number].text, item):
                self._tonnage(
                    thing, TRIPLE[item.role], read.figure, item, figures, self._sentences[number].text
                )
        elif item.role in ONCE:
            thing.said.setdefault(ONCE[item.role], read.figure)
        else:
            self._say(thing, item, read.figure, figures, number)

    def _tonnage(
        self, thing: _Thing, name: str, figure: Figure, item: Annotated, figures: list[Annotated], text: str
    ) -> None:
        if not thing.sets:
            thing.sets.append(_Set())
        last = thing.sets[-1]
        if name == "contained" and name in last.fields and _is_a_part(text, item):
            return
        held = last.fields.get(name)
        begins = _begins_a_set(item, figures)
        if held is None and name != "grade" and _at_another_grade(figures, last):
            thing.sets.append(_Set({name: figure}, line=last.line + 1))
        elif held is None:
            for each in thing.sets:
                if each.line == last.line and name not in each.fields:
                    each.fields[name] = figure
        elif name in last.carried and begins:
            thing.sets.append(_Set({name: figure}, line=last.line + 1))
        elif any(_same(s.fields.get(name), figure) for s in thing.sets):
            return
        elif begins:
            thing.sets.append(_Set({name: figure}, line=last.line + 1))
        elif name != "grade":
            others = {n: f for n, f in last.fields.items() if n != name}
            thing.sets.append(_Set({**others, name: figure}, set(others), last.category, last.line))

    def _say(
        self, thing: _Thing, item: Annotated, figure: Figure, figures: list[Annotated], number: int
    ) -> None:
        text = self._sentences[number].text
        match item.role:
            case "rank":
                if " only" not in figure.text.lower() and "rank" not in thing.said:
                    of = _rank_of(text, item, self._sentences[number].names)
                    scope = item.scope or "world"
                    thing.said |= {"rank": figure, "rank_of": of, "rank_scope": scope}
            case "gdp_share":
                how = {
                    "gdp_sense": _sense(text),
                    "gdp_part": _is_part(text),
                    "downstream": _is_downstream(text),
                }
                if "gdp_share" not in thing.said:
                    thing.said |= {"gdp_share": figure, **how}
                elif not _same(thing.said["gdp_share"], figure):
                    country = (
                        thing.country if item.read is None or item.read.country is None else item.read.country
                    )
                    self._apart.append((item.start, self._base(thing, country, gdp_share=figure, **how)))
            case "value":
                if "amount" not in thing.said:
                    thing.said |= {"amount": figure, "amount_sense": _sense(text)}
                    thing.said.setdefault("downstream", _is_downstream(text))
            case "recovery":
                out = (
                    any(f.role == "demand_coverage" for f in figures) or _EXTRACTABLE.search(text) is not None
                )
                thing.said.setdefault("extractable" if out else "recovery", figure)
            case "demand_coverage":
                if figure.dimension is Dimension.TIME and "years" not in thing.said:
                    thing.said |= {"years": figure, "market": _market(text, item)}
            case "production_rate":
                ore = item.basis == Basis.ORE.value
                if ore and "product_rate" not in thing.said:
                    thing.said["ore_rate"] = figure
                else:
                    thing.said.setdefault("ore_rate" if ore else "product_rate", figure)
            case _:
                return

    def _code(self, name: str) -> str | None:
        try:
            return self._library.find_code(name).key
        except UnknownName:
            return None

    def _classify(self, thing: _Thing, value: str, figures: list[Annotated]) -> None:
        """Every class of the sentence in one key ("measured+indicated"), for the set at hand."""
        values = [str(f.value) for f in figures if f.role == "category"]
        order = [c for c in ("measured", "indicated", "inferred", "proven", "probable") if c in values]
        key = "+".join(order) if len(order) > 1 and "+".join(order) in self._library.categories else value
        target = thing.sets[-1] if thing.sets else None
        if key not in self._library.categories:
            return
        if target is None:
            thing.said.setdefault("category", key)
        elif target.category is None:
            target.category = key

    # --- claims ------------------------------------------------------------------------------------------

    def _base(self, thing: _Thing, country: str | None, **fields: Any) -> Claim:
        return Claim(
            form=Form.HEADLINE,
            mineral=thing.mineral or RARE_EARTHS,
            mineral_stated=thing.mineral is not None,
            country=country,
            claimed_on=self._published,
            **fields,
        )

    def _claims_of(self, thing: _Thing) -> list[Claim]:
        sets = thing.sets or [_Set()]
        claims: list[Claim] = []
        for number, each in enumerate(sets):
            said = thing.said if number == 0 else {}
            if not each.fields and not any(isinstance(v, Figure) for v in said.values()):
                continue
            fields: dict[str, Any] = {**each.fields, **said}
            fields["category"] = each.category or said.get("category")
            claims.append(
                self._base(thing, thing.country, deposit=thing.key or None, code=thing.code, **fields)
            )
        return claims


_GROWING = (*TRIPLE, "production_rate", "value", "capex")
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_DIRECTION = re.compile(
    r"\b(?:up|down|rose|rise|risen|fell|fall|fallen|grew|grown|grows|jumped|leapt|dropped|cut|raised|increased?|decreased?|declined|climbed|slid|slumped|surged"
    r"|higher|lower|lifted|reduced|shrank)\b",
    re.IGNORECASE,
)
_NEW_SUBJECT = re.compile(
    r"(?!(?:It|This|That|These|Those|They|The|A|An|There|Which|Each|Both|All|One|Together|Here|Reserves?|Resources?|"
    r"Output|Production|Experts?|Geologists?|Officials?)\b)"
    r"([A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})(?: (?:deposit|project|site|mine|area|field|block|prospect|zone))?"
    r"(?: alone)? (?:may |could |is said to |reportedly )?(?:holds?|has|contains?|hosts?|carries)\b"
)
"""A sentence that begins with a name of its own that holds something."""

_NOT_OF_ITS_COUNTRY = ("demand_coverage", "recovery", "code", "category", "depth")
"""Roles whose sentence often names a country other than that of the thing: the one that is supplied."""

_OF_THE_GROUND = (*TRIPLE, "depth", "area", "mine_life")

_WORKS = re.compile(
    r"\b(?:mine|plant|project|company|smelter|refinery|facility|deposit|operation|complex|works|module|miner|ASX|firm|factory|site|field)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:aims?|plans?|targets?|would|could|will|expects?|expected|hopes?|wants?|to (?:reach|raise|produce)|by 20\d\d|capacity|potential)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:until|unless|not|without|no|non|lacks?|lacking|like|such as|yet to|neither|would)\b", re.IGNORECASE
)
_REFERS_BACK = re.compile(
    r"[\"'(\s]*(?:its|it|the country|the nation|that country|output|production|domestic)\b", re.IGNORECASE
)
_EXTRACTABLE = re.compile(
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


def _stage(text: str) -> Stage | None:
    """The stage named first in a stretch of text."""
    found = [(m.start(), stage) for stage, pattern in _STAGES if (m := pattern.search(text)) is not None]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _stage_of_neighbour(item: Annotated, figures: list[Annotated]) -> Stage | None:
    """The stage of the figure before a share: "produced 5.3 million tonnes, 24% of the world total"."""
    index = figures.index(item)
    role = figures[index - 1].role if index > 0 else ""
    return {"production_rate": Stage.MINING, "contained_tonnage": Stage.RESERVES}.get(role)


def _next_start(item: Annotated, figures: list[Annotated], end: int) -> int:
    here = item.read.scanned.end if item.read is not None else 0
    return min(
        (
            f.read.scanned.qualifier_start
            for f in figures
            if f.read is not None and f.read.scanned.start >= here
        ),
        default=end,
    )


def _last_end(item: Annotated, figures: list[Annotated]) -> int:
    here = item.read.scanned.start if item.read is not None else 0
    return max(
        (f.read.scanned.end for f in figures if f.read is not None and f.read.scanned.end <= here), default=0
    )


def _fits(held: str | None, named: str | None) -> bool:
    return held is None or named is None or held == named


def _same(a: Figure | None, b: Figure | None) -> bool:
    if a is None or b is None:
        return False
    return abs(a.value - b.value) <= SAME * max(a.value, b.value)


def _begins_of_a_mineral(thing: _Thing, item: Annotated, mineral: str | None) -> bool:
    """Whether a tonnage of a named mineral follows one of none: "111 billion tons. It has 33 million tons of lithium
    ore" are two things."""
    name = TRIPLE.get(item.role)
    return mineral is not None and thing.mineral is None and any(name in s.fields for s in thing.sets)


def _begins_a_set(item: Annotated, figures: list[Annotated]) -> bool:
    """Whether another figure of the triple, of another role, follows in the sentence: "including 61 Mt at 2.43%"."""
    index = figures.index(item)
    following = next((f for f in figures[index + 1 :] if f.role in TRIPLE), None)
    return following is not None and following.role != item.role


def _at_another_grade(figures: list[Annotated], held: _Set) -> bool:
    """Whether the sentence gives a grade that is not the set's: what else it says belongs to that other body."""
    grade = held.fields.get("grade")
    said = [f.read.figure for f in figures if f.role == "grade" and f.read is not None]
    return grade is not None and bool(said) and not any(_same(grade, one) for one in said)


def _of_a_sample(text: str, item: Annotated) -> bool:
    read = item.read
    if read is None:
        return False
    return _SAMPLE.search(text[max(0, read.scanned.start - 60) : read.scanned.start]) is not None


_PART = re.compile(
    r"\s*(?:\([^)]{0,20}\)\s*)?(?:of\s)?(?:the\s)?(?:magnet|heavy|light|NdPr|neodymium|praseodymium|dysprosium|terbium)",
    re.IGNORECASE,
)


def _is_a_part(text: str, item: Annotated) -> bool:
    """Whether a tonnage is that of some of the oxides only ("1.5 million tonnes of magnet-related rare earths"): not
    what an ore and its grade amount to."""
    return item.read is not None and _PART.match(text, item.read.scanned.end) is not None


def _year(text: str | None) -> int | None:
    return int(text[:4]) if text and text[:4].isdigit() else None


_PRODUCERS = re.compile(r"produc|output|miner\b|exporter|supplier|mine\b", re.IGNORECASE)
_RESERVES = re.compile(r"reserve|holder|endow|riches", re.IGNORECASE)
_RESOURCES = re.compile(r"deposit|resource of its kind", re.IGNORECASE)


def _rank_of(text: str, item: Annotated, names: tuple[Mention, ...]) -> RankOf:
    """What a rank orders by, from the words around it. "Largest deposit" ranks deposits; a country that a deposit
    makes third is ranked by reserves."""
    read = item.read
    if read is None:
        return RankOf.RESERVES
    start, end = read.scanned.start, read.scanned.end
    own, behind = text[start:end], text[end : end + 40].split(",")[0]
    if _RESERVES.search(own + behind):
        return RankOf.RESERVES
    if _RESOURCES.search(own + behind):
        return RankOf.RESOURCES
    clause = (
        re.split(r"[,;]", text[max(0, start - 60) : start])[-1]
        + own
        + re.split(r"[,;]|\bbut\b", text[end : end + 60])[0]
    )
    if _PRODUCERS.search(clause):
        return RankOf.PRODUCTION
    deposit = max((m.end() for m in _RESOURCES.finditer(text, max(0, start - 60), start)), default=-1)
    country = any(n.name.kind is Kind.COUNTRY and deposit < n.start < start for n in names)
    return RankOf.RESOURCES if deposit >= 0 and not country else RankOf.RESERVES


_YEARLY = re.compile(
    r"\b(?:a year|annual\w*|per year|each year|yearly|contribut\w+|per annum)\b", re.IGNORECASE
)
_ONCE = re.compile(
    r"\b(?:worth|valued?|in the ground|in-situ|reserves?|wealth|over (?:its|the) life|riches)\b",
    re.IGNORECASE,
)


_PRESENT_VALUE = re.compile(r"\bnet present value\b|\bNPV", re.IGNORECASE)


def _sense(text: str) -> MoneySense:
    if _PRESENT_VALUE.search(text):
        return MoneySense.ONCE
    if _YEARLY.search(text):
        return MoneySense.YEARLY
    return MoneySense.ONCE if _ONCE.search(text) else MoneySense.UNSAID


_GDP_PART = re.compile(
    r"\b(?:account(?:s|ed|ing)? for|mak(?:e|es|ing) up|made up|constitut\w+)\b|\b(?:share|part) of [\w' ]{0,30}GDP",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\b(?:current|today's|equivalent|equals?|times|worth)\b", re.IGNORECASE)
_DOWNSTREAM = re.compile(
    r"\bdownstream\b|\bvalue chain\b|\bmagnet (?:industry|production|making|exports|factor)|\bfinished products\b",
    re.IGNORECASE,
)


def _is_part(text: str) -> bool:
    """Whether a share is said to be a part of a year's GDP, and not only measured against it."""
    return _GDP_PART.search(text) is not None and _MEASURED.search(text) is None


def _is_downstream(text: str) -> bool:
    """Whether the money is said to come from what is made of the metal."""
    return _DOWNSTREAM.search(text) is not None


def _market(text: str, item: Annotated) -> Market | None:
    """Whose demand: by the words of the sentence; None where it does not say."""
    american = re.search(r"\bU\.?S\.?\b|United States|America", text) is not None
    if "magnet" in text.lower():
        return Market.US_MAGNETS if american else Market.WORLD_MAGNETS
    world = re.search(r"\b(?:world|global)", text, re.IGNORECASE) is not None
    return Market.WORLD_MINE_OUTPUT if world and item.role == "demand_coverage" else None
