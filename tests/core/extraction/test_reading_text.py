"""Figures of a text with their roles: the hard things, one by one."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.extraction.explain import explain
from core.extraction.read import extract_line, read
from core.reference.library import load

LIBRARY = load()


def roles(text: str) -> list[tuple[str, float | str]]:
    return [(c["role"], c["value"]) for c in read(text, LIBRARY).to_json()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("reserves of 20 Mt of rare earths at 700 g/t", [("contained_tonnage", 20e6), ("grade", 700)]),
        ("20 Mt of ore at 700 g/t", [("ore_tonnage", 20e6), ("grade", 700)]),
        ("a resource of 20 Mt at 0.07% TREO", [("ore_tonnage", 20e6), ("grade", 700)]),
        ("The plant makes 6,000 MTPA of lithium hydroxide.", [("production_rate", 6000)]),
        ("The mine's throughput is 6 Mtpa.", [("production_rate", 6e6)]),
        ("It produced 2,212 tonnes of NdPr in the quarter.", [("production_rate", 2212)]),
        ("enough to cover demand for over a decade", [("demand_coverage", 10)]),
        ("half of the world's supply of gallium", [("market_share", 50)]),
        ("Reserves were cut from 22 million tonnes to 3.5 million tonnes.", [("contained_tonnage", 22e6), ("contained_tonnage", 3.5e6)]),
        ("Grades run from 0.1% to 0.25% REO.", [("grade", 1000)]),
    ],
)  # fmt: skip
def test_a_role_follows_from_what_is_said(text: str, expected: list[tuple[str, float | str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Shares of the miner jumped 14% to A$0.38.",
        "The group holds a 25% stake in the venture.",
        "Dysprosium traded at $230/kg.",
        "Hole KRD-114 returned 32 m from 87 m.",
        "On 12 March 2024 the board met.",
        "The site lies 120 km from Almaty.",
        "About 1,200 people work at the mine.",
        "The licence covers 64.2 square kilometres.",
    ],
)
def test_what_is_no_claim_stays_out(text: str) -> None:
    assert roles(text) == []


def test_a_figure_points_into_the_text_as_found() -> None:
    text = "Chinaโ€™s 240,000 tons produced in 2023"
    (claim,) = read(text, LIBRARY).to_json()
    assert claim["text_span"] == "240,000 tons"
    assert (claim["country"], claim["date"]) == ("China", "2023")


def test_what_was_read_and_left_out_is_said() -> None:
    assert read("The licence lies 120 km from Almaty.", LIBRARY).left_out == ("120 km",)


def test_an_area_is_read_for_claims_and_not_for_the_guide() -> None:
    extraction = read("The licence covers 64.2 square kilometres.", LIBRARY)
    assert [c.role for c in extraction.claims] == ["area"]
    assert extraction.to_json() == []


def test_every_point_of_a_score_is_explained() -> None:
    words = explain(read("China controls 85% of processing.", LIBRARY))
    assert "market_share" in words
    assert "cues.csv line" in words


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ('{"id": 7, "text": "no figure"}', {"id": 7, "claims": []}),
        ('{"id": "a", "text": 5}', {"id": "a", "error": "no text"}),
        ("{broken", {"id": None, "error": "not JSON"}),
        ("[1]", {"id": None, "error": "not an object"}),
        ("", {"id": None, "error": "not JSON"}),
    ],
)
def test_one_line_in_gives_one_line_out(line: str, answer: dict[str, object]) -> None:
    out = extract_line(line, LIBRARY)
    assert "\n" not in out
    assert json.loads(out) == answer


@settings(max_examples=150)
@given(st.text(max_size=2000))
def test_any_text_is_read(text: str) -> None:
    for claim in read(text, LIBRARY).claims:
        assert text[claim.start : claim.end] == claim.text_span


@pytest.mark.parametrize(
    "piece",
    [
        "20 Mt at ",
        "rare earths ",
        "1.2.3.",
        "largest in the ",
        "(",
        "โ€™",
        "measured and ",
        "from 5% to 6% ",
        "A. ",
    ],
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    """A guard against runaway patterns: sixteen times the text, far less than 256 times as long."""

    def seconds(length: int) -> float:
        numbered = (f"{piece}{i} " for i in range(length // len(piece) + 1))  # no sentence repeats
        text = "".join(numbered)[:length]
        started = time.perf_counter()
        read(text, LIBRARY).to_claims()
        return time.perf_counter() - started

    seconds(1000)
    assert seconds(160_000) < 100 * max(seconds(10_000), 2e-3)
