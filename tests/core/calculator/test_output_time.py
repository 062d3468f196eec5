"""A stock in days or years of output: edition, year and both prints."""

from __future__ import annotations

import pytest
from cases import claim_of

from core.calculator.checks import output_time
from core.reference.library import load
from core.verdict import Finding
from core.wording.verdicts import caveat_lines, finding_line

LIBRARY = load()
DAYS = 365.25


def found(text: str) -> Finding:
    return next(iter(output_time.run(claim_of(text, LIBRARY), LIBRARY)))


def test_fourteen_thousand_tonnes_are_nineteen_days_of_2025_and_twenty_one_of_2023_as_first_printed() -> None:
    finding = found("contained=14,000 t")
    line = finding_line(finding)
    for phrase in (
        "19 days",
        "2025",
        "270,000 t",
        "21 days of 2023",
        "240,000 t",
        "USGS 2024",
        "USGS 2026 v1.3",
    ):
        assert phrase in line
    assert any(text.startswith("20 days of 2023 as since restated") for text in caveat_lines(finding))
    assert finding.computed is not None
    assert finding.computed.middle * DAYS == pytest.approx(18.94, abs=0.01)


def test_it_is_for_scale_only_and_says_stock_and_flow() -> None:
    finding = found("contained=20 Mt")
    assert finding.level is None
    assert any("yearly flow" in line for line in caveat_lines(finding))
    assert any("quota" in line for line in caveat_lines(finding))


def test_the_united_states_and_the_world_stand_beside_the_largest_producer() -> None:
    lines = caveat_lines(found("contained=14,000 t"))
    assert any("the United States" in line and "51,000 t" in line for line in lines)
    assert any("world output" in line and "390,000 t" in line for line in lines)


@pytest.mark.parametrize(
    ("mineral", "country"),
    [("lithium", "Australia"), ("cobalt", "DR Congo"), ("gallium", "China"), ("gold", "China")],
)
def test_other_minerals_have_their_own_largest_producer(mineral: str, country: str) -> None:
    finding = found(f"contained=10,000 t; mineral={mineral}")
    assert finding.facts["country"] == country
    assert finding.outcome == "output"


@pytest.mark.parametrize("mineral", ["chromium", "germanium", "platinum-group metals"])
def test_silent_where_output_is_not_printed_in_the_same_basis(mineral: str) -> None:
    assert list(output_time.run(claim_of(f"contained=10 t; mineral={mineral}", LIBRARY), LIBRARY)) == []
