"""Figures with roles → claims: what belongs to one thing stands together, different things stay apart.

A thing is a deposit or a country's endowment of one mineral. It is carried from sentence to sentence until another
is named. Output and market shares of countries are claims of their own. No reading of numbers here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from core.claim import RARE_EARTHS, Claim, Form, RankOf
from core.errors import UnknownName
from core.extraction.annotated import Annotated
from core.extraction.changes import GROWING, before_and_after, is_old, with_direction
from core.extraction.features import PRECIOUS_METALS, PRECIOUS_UNIT
from core.extraction.outputs import is_of_the_world, is_yearly_output, part_of_a_year
from core.extraction.phrases import (
    EXTRACTABLE,
    NOT_YET,
    is_downstream,
    is_of_a_holder,
    is_of_a_site,
    is_of_several,
    is_part,
    is_present_value,
    market,
    of_a_sample,
    rank_of,
    sense,
    stage_of,
    year_in,
)
from core.extraction.things import TRIPLE, Thing, TonnageSet, add_tonnage, begins_another, fits, same
from core.extraction.vocabulary import Kind, Mention, Name
from core.quantities.figure import Basis, Dimension, Figure
from core.reference.library import Library

REMEMBERED = 40
"""How many things back a text may return to one it named."""


ONCE = {"depth": "depth", "area": "area", "mine_life": "life", "start": "start"}
"""Roles of a thing that fill a field as they are."""


class SentenceRead(Protocol):
    """What grouping needs of a sentence: its text and the names in it."""

    @property
    def text(self) -> str: ...
    @property
    def names(self) -> tuple[Mention, ...]: ...


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
        self._things: list[Thing] = []
        self._apart: list[tuple[int, Claim]] = []

    def run(self, figures: Sequence[Annotated]) -> tuple[Claim, ...]:
        current: Thing | None = None
        by_sentence: dict[int, list[Annotated]] = {}
        for item in figures:
            by_sentence.setdefault(item.sentence, []).append(item)
        for number, here in by_sentence.items():
            current = self._sentence(here, number, current)
        claims = [
            *(pair for pair in self._apart if pair[1].figures()),
            *((thing.order, claim) for thing in self._things for claim in self._claims_of(thing)),
        ]
        return tuple(claim for _, claim in sorted(claims, key=lambda pair: pair[0]))

    # --- one sentence ------------------------------------------------------------------------------------

    def _sentence(self, figures: list[Annotated], number: int, current: Thing | None) -> Thing | None:
        first: Thing | None = None
        apart = False
        if self._names_another(number):
            current = None
        deposit = self._deposit_in(number)
        self._growth(figures, number)
        for item in sorted(figures, key=lambda figure: figure.role == "category"):
            if self._stands_apart(item, figures, number, current):
                apart = apart or item.role in TRIPLE
                continue
            if item.role == "category" and apart and first is None:
                continue
            thing = self._thing(item, figures, deposit, first or current)
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
        self, item: Annotated, figures: list[Annotated], number: int, current: Thing | None
    ) -> bool:
        """Output and market shares of countries: each a claim of its own."""
        read = item.read
        if read is None:
            return False
        text = self._sentences[number].text
        if item.role == "market_share":
            stage = stage_of(item, figures, text)
            country = self._country(item, number, current)
            self._claim_apart(
                item, country, share=read.figure, stage=stage, year=self._output_year(item, number)
            )
            return True
        if item.role == "production_rate" and self._is_national(item, figures, number, current):
            country = self._country(item, number, current)
            self._claim_apart(item, country, production=read.figure, year=self._output_year(item, number))
            return True
        if item.role in (*TRIPLE, "production_rate") and is_old(item, text):
            return before_and_after(figures, text) is not None
        if is_of_the_world(item, text, self._sentences[number].names, figures):
            if item.role == "contained_tonnage":
                self._claim_apart(item, None, contained=read.figure)
            return True
        return item.role in ("capex", "growth") or (
            item.role == "value" and is_present_value(item, text, figures)
        )

    def _country(self, item: Annotated, number: int, current: Thing | None) -> str | None:
        """The country of an output or a share: its own, or that of the thing at hand where the sentence begins "Its";
        none of what several countries have together."""
        read = item.read
        if read is not None and is_of_several(self._sentences[number].text[: read.scanned.qualifier_start]):
            return None
        if read is not None and read.country is not None:
            return read.country
        if current is not None and _REFERS_BACK.match(self._sentences[number].text):
            return current.country
        return None

    def _claim_apart(self, item: Annotated, country: str | None, **fields: Any) -> None:
        read = item.read
        assert read is not None
        self._apart.append((item.start, self._claim(self._mineral_of(item), country, **fields)))

    def _mineral_of(self, item: Annotated) -> str | None:
        """The mineral of a figure that stands apart: its own, else the one last named before it; ounces are only of a
        precious metal. None where that is in no table."""
        read = item.read
        if read is None:
            return None
        ounces = PRECIOUS_UNIT.search(read.figure.printed.unit) is not None
        if read.mineral is not None:
            named = [read.mineral]
        else:
            before = reversed(self._sentences[: item.sentence])
            named = next((found for s in before if (found := _substances(s))), list[str]())
        minerals = [self._mineral(name) for name in named]
        if ounces:
            minerals = [m for m in minerals if m in PRECIOUS_METALS]
        return minerals[0] if minerals else None

    def _is_national(
        self, item: Annotated, figures: list[Annotated], number: int, current: Thing | None
    ) -> bool:
        """Whether an output is a country's of a year that is known and not ahead."""
        sentence = self._sentences[number]
        country = self._country(item, number, current)
        if country is None or not is_yearly_output(item, sentence.text, sentence.names, figures):
            return False
        year = self._output_year(item, number)
        if year is None and _THAT_YEAR.search(sentence.text):
            return False
        return year is None or self._published is None or year <= self._published.year

    def _output_year(self, item: Annotated, number: int) -> int | None:
        """The year an output is for: its own, "last year" counted from the text's date, or the one of "that year"."""
        year, text = year_in(item.date), self._sentences[number].text
        if year is not None or item.read is None:
            return year
        if self._published is not None and "last year" in text[item.read.scanned.end :][:40].lower():
            return self._published.year - 1
        if number > 0 and _THAT_YEAR.search(text):
            before = _YEAR.search(self._sentences[number - 1].text)
            return None if before is None else int(before[1])
        lead = _YEAR.match(text[:1].lower() + text[1:])
        return None if lead is None else int(lead[1])

    def _growth(self, figures: list[Annotated], number: int) -> None:
        """ "up 81% to X from Y": the first change of a sentence with the two figures it is between."""
        change = next((f for f in figures if f.role == "growth"), None)
        if change is None or change.read is None:
            return
        pair = before_and_after([f for f in figures if f.role in GROWING], self._sentences[number].text)
        if pair is not None:
            old, new = pair
            self._claim_apart(
                change,
                change.read.country,
                old=old,
                new=new,
                change=with_direction(change, self._sentences[number].text),
            )

    # --- things ------------------------------------------------------------------------------------------

    def _deposit_in(self, number: int) -> Name | None:
        return next((m.name for m in self._sentences[number].names if m.name.kind is Kind.DEPOSIT), None)

    def _is_of_another(self, item: Annotated, figures: list[Annotated]) -> bool:
        """Whether the country named behind a figure stands behind another: "twice the 21 million tons of Peru"."""
        read = item.read
        if read is None:
            return False
        named = [
            m.start
            for m in self._sentences[item.sentence].names
            if m.name.kind is Kind.COUNTRY and m.name.value == read.country and m.start >= read.scanned.end
        ]
        return bool(named) and any(
            f.read is not None
            and f.role in TRIPLE
            and f.read.scanned.start > read.scanned.end
            and f.read.scanned.end <= named[0]
            for f in figures
        )

    def _lies_elsewhere(self, deposit: Name, country: str) -> bool:
        return bool(deposit.value) and self._library.deposit(deposit.value).iso3 != country

    def _thing(
        self, item: Annotated, figures: list[Annotated], named: Name | None, current: Thing | None
    ) -> Thing:
        """The thing a figure belongs to: the one at hand unless another country, deposit or mineral is named. Only
        figures of the ground itself bind a thing to a deposit; a rank or a share of GDP is its country's."""
        read = item.read
        country = None if read is None or item.role in _NOT_OF_ITS_COUNTRY else read.country
        if (
            read is not None
            and not read.country_sure
            and ((current is not None and current.country is not None) or self._is_of_another(item, figures))
        ):
            country = None
        if named is not None and country is not None and self._lies_elsewhere(named, country):
            named = None
        deposit = named.label if named is not None and item.role in _OF_THE_GROUND else None
        mineral = None if read is None else self._mineral(read.mineral)
        candidates = [current] if current is not None else []
        candidates += [t for t in reversed(self._things[-REMEMBERED:]) if t is not current]
        for thing in candidates:
            if begins_another(thing, item, mineral, country):
                continue
            if fits(thing.country, country) and fits(thing.mineral, mineral) and fits(thing.deposit, deposit):
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
        fresh = Thing(item.start, country, mineral, deposit)
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

    def _add(self, thing: Thing, item: Annotated, figures: list[Annotated], number: int) -> None:
        thing.until = number
        read = item.read
        if item.role == "code":
            if NOT_YET.search(self._sentences[number].text) is None:
                thing.code = thing.code or self._code(str(item.value))
        elif item.role == "category":
            self._classify(thing, str(item.value), figures)
        elif read is None:
            return
        elif item.role in TRIPLE:
            if item.role != "grade" or not of_a_sample(self._sentences[number].text, item):
                add_tonnage(
                    thing, TRIPLE[item.role], read.figure, item, figures, self._sentences[number].text
                )
        elif item.role == "start" and not self._tells_of_a_discovery():
            return
        elif item.role in ONCE:
            thing.said.setdefault(ONCE[item.role], read.figure)
        else:
            self._say(thing, item, read.figure, figures, number)

    def _say(
        self, thing: Thing, item: Annotated, figure: Figure, figures: list[Annotated], number: int
    ) -> None:
        text = self._sentences[number].text
        match item.role:
            case "rank":
                if not _SECOND_ONLY.match(figure.text) and "rank" not in thing.said:
                    of = rank_of(text, item, self._sentences[number].names)
                    site = bool(thing.sets) or is_of_a_site(text)
                    if of is RankOf.RESERVES and thing.country is None and site and not is_of_a_holder(text):
                        of = RankOf.RESOURCES
                    scope = item.scope or "world"
                    thing.said |= {"rank": figure, "rank_of": of, "rank_scope": scope}
                    year = year_in(item.date) if of is RankOf.PRODUCTION else None
                    if year is not None:
                        thing.said["year"] = year
            case "gdp_share":
                how = {
                    "gdp_sense": sense(text),
                    "gdp_part": is_part(text),
                    "downstream": is_downstream(text),
                }
                if "gdp_share" not in thing.said:
                    thing.said |= {"gdp_share": figure, **how}
                elif not same(thing.said["gdp_share"], figure):
                    country = (
                        thing.country if item.read is None or item.read.country is None else item.read.country
                    )
                    self._apart.append(
                        (item.start, self._claim(thing.mineral, country, gdp_share=figure, **how))
                    )
            case "value":
                if "amount" not in thing.said:
                    thing.said |= {"amount": figure, "amount_sense": sense(text)}
                    thing.said.setdefault("downstream", is_downstream(text))
            case "recovery":
                out = (
                    any(f.role == "demand_coverage" for f in figures) or EXTRACTABLE.search(text) is not None
                )
                thing.said.setdefault("extractable" if out else "recovery", figure)
            case "demand_coverage":
                if figure.dimension is Dimension.TIME and "years" not in thing.said:
                    thing.said |= {"years": figure, "market": market(text, item)}
            case "production_rate":
                name = "ore_rate" if item.basis == Basis.ORE.value else "product_rate"
                thing.add_rate(name, figure, part_of_a_year(item))
            case _:
                return

    def _tells_of_a_discovery(self) -> bool:
        """Whether the text says that something was found: only then years to a start are years since discovery."""
        return any(_DISCOVERY.search(sentence.text) for sentence in self._sentences)

    def _code(self, name: str) -> str | None:
        try:
            return self._library.find_code(name).key
        except UnknownName:
            return None

    def _classify(self, thing: Thing, value: str, figures: list[Annotated]) -> None:
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

    def _claim(self, mineral: str | None, country: str | None, **fields: Any) -> Claim:
        return Claim(
            form=Form.HEADLINE,
            mineral=mineral or RARE_EARTHS,
            mineral_stated=mineral is not None,
            country=country,
            claimed_on=self._published,
            **(fields if mineral is not None else _without_tables(fields, country)),
        )

    def _only_mineral(self, until: int) -> str | None:
        """The mineral of a text that names no other up to a sentence."""
        named = {name for sentence in self._sentences[: until + 1] for name in _substances(sentence)}
        minerals = {self._mineral(name) for name in named}
        return minerals.pop() if len(minerals) == 1 else None

    def _claims_of(self, thing: Thing) -> list[Claim]:
        mineral = thing.mineral or self._only_mineral(thing.until)
        sets = thing.sets or [TonnageSet()]
        claims: list[Claim] = []
        for number, each in enumerate(sets):
            said = thing.said if number == 0 else {}
            if (
                not each.fields
                and not any(isinstance(v, Figure) for v in said.values())
                and not (number == 0 and thing.rates())
            ):
                continue
            fields: dict[str, Any] = {**each.fields, **said, **(thing.rates() if number == 0 else {})}
            fields["category"] = each.category or said.get("category")
            claims.append(
                self._claim(mineral, thing.country, deposit=thing.key or None, code=thing.code, **fields)
            )
        return [claim for claim in claims if claim.figures()]


_JUDGED_BY_TABLES = ("rank", "production", "share", "years", "recovery", "extractable")
"""Fields that are laid against what is on file of one mineral."""


def _without_tables(fields: dict[str, Any], country: str | None) -> dict[str, Any]:
    """What a claim can be judged by where its text names no mineral that is on file: its own arithmetic only."""
    left_out: set[str] = set(_JUDGED_BY_TABLES)
    if country is None and not {"ore", "contained"} & fields.keys():
        left_out.remove("rank")
    if "grade" not in fields:
        left_out.add("contained")
    return {name: value for name, value in fields.items() if name not in left_out}


def _substances(sentence: SentenceRead) -> list[str]:
    return [m.name.value for m in sentence.names if m.name.kind is Kind.SUBSTANCE and m.name.value]


_DISCOVERY = re.compile(
    r"\bdiscover|\bfound\b|\bunearth|\bidentified\b|\bnew deposit\b|\bnewly\b", re.IGNORECASE
)
_SECOND_ONLY = re.compile(r"(?!(?:behind|trailing) only).* only\b", re.IGNORECASE)
_THAT_YEAR = re.compile(r"\b(?:that|the same) year\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:in|for|during|of) ((?:19|20)\d\d)\b")


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

_REFERS_BACK = re.compile(
    r"[\"'(\s]*(?:its|it|the country|the nation|that country|output|production|domestic)\b", re.IGNORECASE
)
