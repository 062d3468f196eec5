from __future__ import annotations

from datetime import date

import pytest
from printed import printed, years

from core.calculator.checks.lead_time import CHECK
from core.claim import Claim
from core.quantities.figure import Dimension, Figure
from core.reference.library import load
from core.verdict import Finding, Level, Quantity
from core.wording.figures import say

THEN = date(2025, 7, 21)


def start(year: int, last: int | None = None) -> Figure:
    top = None if last is None else float(last)
    return printed(str(year), Dimension.YEAR, half=0.0, value_max=top)


def only(claim: Claim) -> Finding:
    (finding,) = CHECK.run(claim, load())
    return finding


def test_the_published_times_are_told() -> None:
    finding = only(Claim(start=start(2028), claimed_on=THEN))
    said = {k: say(v) for k, v in finding.facts.items() if isinstance(v, Quantity)}
    assert said["average"] == "15.7 years"
    assert said["recent"] == "17.9 years"
    assert said["ends"] == "6–32 years"
    assert said["wait"] == "3 years"
    assert "lead_time.row" in [c.key for c in finding.caveats]


def test_sooner_than_any_mine_is_doubtful_and_more_so_for_a_forecast() -> None:
    assert only(Claim(start=start(2026), claimed_on=THEN)).level is Level.DOUBTFUL
    assert only(Claim(start=start(2026), claimed_on=THEN, category="p1")).level is Level.DOES_NOT_ADD_UP


def test_a_drilled_out_deposit_is_not_judged_since_its_clock_already_runs() -> None:
    finding = only(Claim(start=start(2026), claimed_on=THEN, category="measured"))
    assert finding.level is None
    assert finding.outcome == "clock_already_runs"


@pytest.mark.parametrize(
    ("year", "word"), [(2035, "faster_than_average"), (2045, "in_time"), (2090, "in_time")]
)
def test_slower_is_fine(year: int, word: str) -> None:
    finding = only(Claim(start=start(year), claimed_on=THEN))
    assert finding.outcome == word
    assert finding.level is Level.HOLDS_UP


def test_a_promise_in_years_needs_no_date() -> None:
    assert only(Claim(start=years("2"))).level is Level.DOUBTFUL
    assert only(Claim(start=years("8"))).level is Level.HOLDS_UP


def test_of_a_range_of_years_the_later_end_counts() -> None:
    assert only(Claim(start=start(2028, 2032), claimed_on=THEN)).level is Level.HOLDS_UP


def test_a_start_in_the_past_promises_nothing() -> None:
    finding = only(Claim(start=start(2020), claimed_on=THEN))
    assert finding.outcome == "past"
    assert finding.level is None


def test_a_year_without_the_date_of_the_claim_cannot_be_judged() -> None:
    claim = Claim(start=start(2028))
    assert list(CHECK.run(claim, load())) == []
    note = CHECK.lacks(claim, load())
    assert note is not None
    assert note.key == "lead_time.needs_date"


def test_a_later_start_never_worsens_the_level() -> None:
    order = [Level.HOLDS_UP, Level.DOUBTFUL, Level.DOES_NOT_ADD_UP]
    levels = [only(Claim(start=start(y), claimed_on=THEN, category="p1")).level for y in range(2025, 2060)]
    ranks = [order.index(level) for level in levels if level is not None]
    assert ranks == sorted(ranks, reverse=True)
