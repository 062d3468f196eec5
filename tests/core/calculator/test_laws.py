"""More evidence never worsens a level, and a bolder claim from the same evidence never improves it."""

from __future__ import annotations

import pytest
from cases import claim_of
from mutations import scaled

from core.calculator.assess import assess
from core.claim import Claim
from core.reference.library import load
from core.verdict import GRAVITY

STEPS = [10 ** (k / 4) for k in range(-12, 13)]


def gravity(claim: Claim) -> int:
    level = assess(claim, load()).level
    assert level in GRAVITY, level
    return GRAVITY.index(level)


def over_steps(text: str, role: str) -> list[int]:
    claim = claim_of(text, load())
    return [gravity(scaled(claim, role, by)) for by in STEPS]


@pytest.mark.parametrize(
    "text",
    [
        "contained=900,000 t; rank=3; country=Kazakhstan",
        "contained=900,000 t; rank=5; country=Kazakhstan",
        "contained=93,540 t; years=10 years; market=US magnets",
        "contained=935,400 t; years=10 years; market=China mine output",
    ],
)
def test_more_metal_never_worsens(text: str) -> None:
    levels = over_steps(text, "contained")
    # Past the whole world's resources the tonnage itself is the claim that fails.
    believable = levels[: len(levels) - 8]
    assert believable == sorted(believable, reverse=True)


@pytest.mark.parametrize("contained", ["14,000 t", "935,400 t", "6.5 Mt", "20 Mt"])
def test_a_higher_place_never_improves(contained: str) -> None:
    ranks = [gravity(claim_of(f"contained={contained}; rank={rank}", load())) for rank in range(12, 0, -1)]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("contained=935,400 t; extractable=10%; years=3 years; market=US magnets", "years"),
        ("country=Kazakhstan; gdp_share=7.1%", "gdp_share"),
        ("contained=935,400 t; amount=US$11 billion", "amount"),
    ],
)
def test_more_years_or_money_never_improve(text: str, role: str) -> None:
    levels = over_steps(text, role)
    assert levels == sorted(levels)


def test_no_level_rests_on_what_is_only_for_scale() -> None:
    verdict = assess(claim_of("ore=20 Mt; grade=700 g/t", load()), load())
    assert {finding.level for finding in verdict.findings} == {None}
    assert verdict.level not in GRAVITY
