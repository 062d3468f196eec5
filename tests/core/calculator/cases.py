"""Reads tests/cases.csv: one row a case, in words that anybody can extend."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.claim import Claim, MoneySense, Part, RankOf
from core.quantities.changes import read_change
from core.quantities.figure import Dimension, Figure
from core.quantities.read import read_figure
from core.reference.library import Library
from core.verdict import Verdict
from core.wording import verdicts as words

CASES = Path(__file__).parents[2] / "cases.csv"

DIMENSIONS: dict[str, tuple[Dimension, ...]] = {
    "ore": (Dimension.MASS,),
    "grade": (Dimension.GRADE, Dimension.BRINE),
    "contained": (Dimension.MASS,),
    "depth": (Dimension.LENGTH,),
    "area": (Dimension.AREA,),
    "recovery": (Dimension.SHARE,),
    "extractable": (Dimension.SHARE,),
    "start": (Dimension.YEAR,),
    "rank": (Dimension.RANK,),
    "share": (Dimension.SHARE,),
    "production": (Dimension.MASS, Dimension.RATE),
    "gdp_share": (Dimension.SHARE,),
    "amount": (Dimension.MONEY,),
    "years": (Dimension.TIME,),
    "ore_rate": (Dimension.RATE,),
    "product_rate": (Dimension.RATE,),
    "stock": (Dimension.MASS,),
    "life": (Dimension.TIME,),
    "old": (),
    "new": (),
    "change": (Dimension.SHARE,),
}


@dataclass(frozen=True)
class Case:
    """`says` are phrases the answer must hold; `turns` the figures that a factor of two must not leave true, each
    with ":up" or ":down" where its claim only has to be reached from one side ("enough for ten years")."""

    id: str
    claim: str
    on: date | None
    level: str
    says: tuple[str, ...]
    turns: tuple[str, ...]


def read_cases() -> list[Case]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [_case(row) for row in csv.DictReader(file)]


def _case(row: dict[str, str]) -> Case:
    says = tuple(phrase.strip() for phrase in row["says"].split("|") if phrase.strip())
    on = date.fromisoformat(row["date"]) if row["date"] else None
    return Case(row["id"], row["claim"], on, row["level"], says, tuple(row["turns"].split()))


def claim_of(text: str, library: Library, on: date | None = None) -> Claim:
    """A claim from "role=text; role=text"; figures are read as the options of /check are."""
    fields: dict[str, object] = {"claimed_on": on}
    for pair in text.split(";"):
        role, _, said = (part.strip() for part in pair.partition("="))
        fields |= _field(role, said, library)
    return Claim.model_validate(fields)


def _field(role: str, said: str, library: Library) -> dict[str, object]:
    match role:
        case "change":
            return {"change": read_change(said)}
        case "country":
            return {"country": library.find_country(said).iso3}
        case "mineral":
            return {"mineral": library.find_mineral(said).key, "mineral_stated": True}
        case "market":
            return {"market": library.find_market(said)}
        case "stage":
            return {"stage": library.find_stage(said)}
        case "rank_of":
            return {"rank_of": RankOf(said)}
        case "gdp_sense" | "amount_sense":
            return {role: MoneySense(said)}
        case "gdp_part" | "downstream":
            return {role: said == "yes"}
        case "year":
            return {"year": int(said)}
        case "code":
            return {"code": library.find_code(said).key}
        case "category":
            return {"category": library.find_category(said).key}
        case "deposit" | "form":
            return {role: said}
        case "parts":
            return {"parts": tuple(_part(part) for part in said.split("+"))}
        case "whole":
            return {"whole": _part(said)}
        case _:
            return {role: read_figure(said, *DIMENSIONS[role], option=role)}


def _part(text: str) -> Part:
    amount, _, grade = (part.strip() for part in text.partition("@"))
    return Part(amount=_any(amount), grade=_any(grade) if grade else None)


def _any(text: str) -> Figure:
    return read_figure(text)


def everything_said(verdict: Verdict) -> str:
    """All words of a verdict, as a reader could see them."""
    lines = [words.headline(verdict), *words.missing_lines(verdict)]
    for finding in verdict.findings:
        lines += [
            words.question(finding),
            words.finding_line(finding),
            *words.readings_lines(finding),
            *words.working_lines(finding),
            *words.needs_lines(finding),
            *words.reason_lines(finding),
            *words.caveat_lines(finding),
            *(words.source_line(source) for source in finding.sources),
        ]
    return "\n".join(lines)
