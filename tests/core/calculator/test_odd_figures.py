"""No claim makes a check raise, and whatever it finds is finite, in order and can be said."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calculator.checks import annual_output, demand, gdp, growth, lead_time, life, parts, recovery, value
from core.calculator.checks.base import Check
from core.claim import Claim, Market, MoneySense, Pair, Part
from core.quantities.figure import CANONICAL, Basis, Dimension, Figure, Printed, Qualifier
from core.reference.library import load
from core.verdict import Finding, Level, Quantity, Verdict
from core.wording import verdicts

CHECKS = (annual_output, demand, gdp, growth, lead_time, life, parts, recovery, value)

TOP = {
    Dimension.MASS: 1e18,
    Dimension.RATE: 1e18,
    Dimension.GRADE: 2e6,
    Dimension.SHARE: 1e5,
    Dimension.TIME: 1e7,
    Dimension.MONEY: 1e18,
    Dimension.PRICE: 1e9,
    Dimension.YEAR: 3000,
}


def values(top: float) -> st.SearchStrategy[float]:
    sizes = st.floats(-6, math.log10(top)).map(lambda e: float(f"{10**e:.4g}"))
    return st.one_of(st.just(0.0), sizes)


@st.composite
def figures(draw: st.DrawFn, *dimensions: Dimension) -> Figure:
    dimension = draw(st.sampled_from(dimensions))
    number = draw(values(TOP[dimension]))
    wider = draw(st.one_of(st.none(), st.floats(1.0, 1e6)))
    half = number * draw(st.sampled_from((0.0, 0.005, 0.025, 0.25)))
    unit = CANONICAL[dimension]
    if dimension is Dimension.MONEY:
        unit = draw(st.sampled_from(("US$", "US$", "EUR", "KZT")))
    return Figure(
        text=draw(st.sampled_from(("", "up 1%", "down 1%", "-1%", "1"))),
        dimension=dimension,
        unit=unit,
        value=number,
        value_max=None if wider is None else number * wider,
        half=half,
        half_max=half if wider is not None else 0.0,
        wide=half,
        qualifier=draw(st.sampled_from(Qualifier)),
        basis=draw(st.sampled_from(Basis)),
        substance=draw(st.sampled_from((None, None, "TREO", "NdPr oxide", "Y2O3"))),
        printed=Printed(digits="1", number=1.0),
    )


MASS, RATE, GRADE, SHARE = Dimension.MASS, Dimension.RATE, Dimension.GRADE, Dimension.SHARE
TIME, MONEY, PRICE, YEAR = Dimension.TIME, Dimension.MONEY, Dimension.PRICE, Dimension.YEAR


@st.composite
def parts_of_one(draw: st.DrawFn) -> Part:
    amount = draw(figures(MASS, SHARE))
    return Part(amount=amount, grade=draw(st.one_of(st.none(), figures(GRADE))))


CHANGING = (MASS, SHARE, GRADE, RATE)

FIELDS: dict[str, st.SearchStrategy[object]] = {
    "mineral": st.sampled_from(("rare earths", "lithium", "gold")),
    "country": st.sampled_from(("KAZ", "AFG", "USA", "PRK")),
    "category": st.sampled_from(("p1", "inferred", "measured", "reserve")),
    "code": st.just("JORC"),
    "deposit": st.sampled_from(("carina", "browns-range", "fen-maiden")),
    "claimed_on": st.dates(date(1955, 1, 1), date(2030, 1, 1)),
    "ore": figures(MASS),
    "grade": figures(GRADE),
    "contained": figures(MASS),
    "recovery": figures(SHARE),
    "extractable": figures(SHARE),
    "start": figures(YEAR, TIME),
    "gdp_share": figures(SHARE),
    "gdp_sense": st.sampled_from(MoneySense),
    "amount": figures(MONEY, PRICE),
    "amount_sense": st.sampled_from(MoneySense),
    "years": figures(TIME),
    "market": st.sampled_from(Market),
    "ore_rate": figures(RATE),
    "product_rate": figures(RATE),
    "stock": figures(MASS),
    "life": figures(TIME),
    "old": figures(*CHANGING),
    "new": figures(*CHANGING),
    "change": figures(SHARE, MASS),
    "pairs": st.tuples(st.builds(Pair, role=st.just("ore"), old=figures(MASS), new=figures(MASS))),
    "parts": st.lists(parts_of_one(), min_size=1, max_size=4).map(tuple),
    "whole": parts_of_one(),
}

GROUPS = (
    {"ore_rate", "product_rate", "grade", "recovery", "stock", "life", "ore", "contained"},
    {
        "years",
        "market",
        "contained",
        "ore",
        "grade",
        "extractable",
        "mineral",
        "claimed_on",
        "code",
        "category",
    },
    {"country", "gdp_share", "gdp_sense", "contained", "deposit", "claimed_on", "amount", "mineral"},
    {"amount", "amount_sense", "contained", "country", "deposit", "claimed_on", "mineral"},
    {"old", "new", "change", "pairs"},
    {"parts", "whole"},
    {"start", "claimed_on", "category", "extractable", "recovery", "country", "mineral"},
    set(FIELDS),
)
"""Fields that a question puts together: most claims hold one group, some hold anything."""


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    group = draw(st.sampled_from(GROUPS))
    chosen = [name for name in FIELDS if name in group and draw(st.integers(0, 4)) > 0]
    return Claim.model_validate({name: draw(FIELDS[name]) for name in chosen})


def quantities(finding: Finding) -> list[Quantity]:
    notes = (*finding.more, *finding.needs, *finding.reasons, *finding.caveats)
    found = [
        q for f in (finding.facts, *(n.facts for n in notes)) for q in f.values() if isinstance(q, Quantity)
    ]
    found += [q for q in (finding.claimed, finding.computed) if q is not None]
    for step in finding.working:
        found += [step.result, *(term.quantity for term in step.terms)]
    return found


def in_order(q: Quantity) -> bool:
    slack = 1e-9 * max(abs(q.low), abs(q.high))
    return (
        all(math.isfinite(x) for x in (q.low, q.middle, q.high))
        and q.low - slack <= q.middle <= q.high + slack
    )


def judge(check: Check, claim: Claim) -> None:
    library = load()
    lack = check.lacks(claim, library)
    if lack is not None:
        assert verdicts.note_line(lack)
    for finding in check.run(claim, library):
        assert finding.check == check.id
        assert all(in_order(q) for q in quantities(finding)), finding
        for step in finding.working:
            redone, result = step.evaluate(), step.result
            if result.likely is None:
                assert in_order(Quantity(low=result.low, likely=redone, high=result.high, unit="")), step
            else:
                assert redone == pytest.approx(result.likely, rel=1e-6, abs=1e-12), step
        if finding.factor is not None and finding.gap is not None:
            assert 1 <= finding.gap <= finding.factor * (1 + 1e-9), finding
        assert bool(finding.reasons) == (finding.level is Level.UNPROVEN), finding
        assert verdicts.finding_line(finding)
        verdicts.working_lines(finding)
        verdicts.caveat_lines(finding)
        verdicts.reason_lines(finding)
        verdicts.needs_lines(finding)
        verdict = Verdict(level=finding.level or Level.WORKED_OUT, claim=claim, findings=(finding,))
        assert verdicts.headline(verdict)


@settings(max_examples=100)
@given(claim=claims())
def test_any_claim_gets_finite_findings_that_can_be_said(claim: Claim) -> None:
    for module in CHECKS:
        judge(module.CHECK, claim)
