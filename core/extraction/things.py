"""A deposit or a country's endowment of one mineral, and the sets of ore, grade and contained that are printed of it.

A second value of one of the three makes another set that shares the other two: so a text that prints 935,400 t and
14,000 t beside one ore and one grade gives two claims, each to be judged.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from core.extraction.annotated import Annotated
from core.extraction.phrases import is_a_part
from core.quantities.figure import Figure

SAME = 0.005
"""Two figures of a role this close are one figure printed twice."""

TRIPLE = {"ore_tonnage": "ore", "grade": "grade", "contained_tonnage": "contained"}
"""Roles that must agree with each other, with the fields of `Claim` they fill."""


@dataclass
class TonnageSet:
    """One ore, grade and contained that were printed together. `carried` are fields taken over from the set before;
    sets of one `line` share what is printed later."""

    fields: dict[str, Figure] = field(default_factory=dict[str, Figure])
    carried: set[str] = field(default_factory=set[str])
    category: str | None = None
    line: int = 0


@dataclass
class Thing:
    """A deposit or a country's endowment: its sets, and what else is said of it, first mention first. `until` is the
    last sentence that says anything of it."""

    order: int
    country: str | None = None
    mineral: str | None = None
    deposit: str | None = None
    key: str = ""
    code: str | None = None
    until: int = 0
    sets: list[TonnageSet] = field(default_factory=list[TonnageSet])
    said: dict[str, Any] = field(default_factory=dict[str, Any])
    _rates: dict[str, dict[str, Figure]] = field(default_factory=dict[str, dict[str, Figure]])

    def add_rate(self, name: str, figure: Figure, period: str) -> None:
        """Note an output: `name` is "ore_rate" or "product_rate", `period` the part of a year it is for, "" a year. The
        product is laid against the last ore named before it."""
        rates = self._rates.setdefault(period, {})
        if name == "ore_rate" and "product_rate" not in rates:
            rates[name] = figure
        else:
            rates.setdefault(name, figure)

    def rates(self) -> dict[str, Figure]:
        """The outputs to be laid against each other: those of a year, else both of one quarter or month. What was made
        in a part of a year says nothing of the year, so that it is left out alone. Pure."""
        if "" in self._rates:
            return self._rates[""]
        return next((rates for rates in self._rates.values() if len(rates) > 1), dict[str, Figure]())


def add_tonnage(
    thing: Thing, name: str, figure: Figure, item: Annotated, figures: list[Annotated], text: str
) -> None:
    """Put one of the three into the set it belongs to, or begin another. `text` is that of its sentence."""
    if not thing.sets:
        thing.sets.append(TonnageSet())
    last = thing.sets[-1]
    if name == "contained" and name in last.fields and is_a_part(text, item):
        return
    held = last.fields.get(name)
    begins = _begins_a_set(item, figures)
    if held is None and name != "grade" and _at_another_grade(figures, last):
        thing.sets.append(TonnageSet({name: figure}, line=last.line + 1))
    elif held is None:
        for each in thing.sets:
            if each.line == last.line and name not in each.fields:
                each.fields[name] = figure
    elif name in last.carried and begins:
        thing.sets.append(TonnageSet({name: figure}, line=last.line + 1))
    elif any(same(s.fields.get(name), figure) for s in thing.sets):
        return
    elif begins:
        thing.sets.append(TonnageSet({name: figure}, line=last.line + 1))
    elif name != "grade":
        others = {n: f for n, f in last.fields.items() if n != name}
        thing.sets.append(TonnageSet({**others, name: figure}, set(others), last.category, last.line))


def fits(held: str | None, named: str | None) -> bool:
    return held is None or named is None or held == named


def same(a: Figure | None, b: Figure | None) -> bool:
    if a is None or b is None:
        return False
    return abs(a.value - b.value) <= SAME * max(a.value, b.value)


def begins_another(thing: Thing, item: Annotated, mineral: str | None, country: str | None) -> bool:
    """Whether a tonnage of a named mineral or country follows one of none: "111 billion tons. It has 33 million tons of
    lithium ore" are two things, and so are "40 million tons, twice the 21 million tons of Peru"."""
    name = TRIPLE.get(item.role)
    if item.read is None or name is None:
        return False
    held = [s.fields[name] for s in thing.sets if name in s.fields]
    if mineral is not None and thing.mineral is None:
        return bool(held)
    another = country is not None and thing.country is None and name != "grade"
    return another and bool(held) and not any(same(one, item.read.figure) for one in held)


def _begins_a_set(item: Annotated, figures: list[Annotated]) -> bool:
    """Whether another figure of the triple, of another role, follows in the sentence: "including 61 Mt at 2.43%"."""
    index = figures.index(item)
    following = next((f for f in figures[index + 1 :] if f.role in TRIPLE), None)
    return following is not None and following.role != item.role


def _at_another_grade(figures: list[Annotated], held: TonnageSet) -> bool:
    """Whether the sentence gives a grade that is not the set's: what else it says belongs to that other body."""
    grade = held.fields.get("grade")
    said = [f.read.figure for f in figures if f.role == "grade" and f.read is not None]
    return grade is not None and bool(said) and not any(same(grade, one) for one in said)
