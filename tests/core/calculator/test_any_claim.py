"""Whatever figures are put together, there is a verdict, and it can be said."""

from __future__ import annotations

import json
import random
from datetime import date

import pytest
from cases import DIMENSIONS, everything_said

from core.calculator.assess import assess
from core.claim import Claim, Form, Market, MoneySense, Part, RankOf, Stage
from core.quantities.figure import CANONICAL, Basis, Dimension, Figure, Printed, Qualifier
from core.reference.library import load
from core.verdict import Verdict
from core.wording.verdicts import to_json

USUAL = {
    Dimension.MASS: (0.0, 1e18),
    Dimension.GRADE: (0.0, 1e7),
    Dimension.RATE: (0.0, 1e12),
    Dimension.MONEY: (0.0, 1e16),
    Dimension.SHARE: (0.0, 2000.0),
    Dimension.TIME: (0.0, 1e6),
    Dimension.LENGTH: (0.0, 1e6),
    Dimension.AREA: (0.0, 1e9),
    Dimension.YEAR: (1900.0, 2200.0),
    Dimension.RANK: (1.0, 300.0),
}


QUALIFIERS, BASES = list(Qualifier), list(Basis)
SUBSTANCES = (None, None, None, "TREO", "REE", "Nd2O3", "Li2O", "Li", "ore", "NdPr oxide")
SEEDS = range(8)
CLAIMS_A_SEED = 60


def figure(chosen: random.Random, dimension: Dimension) -> Figure:
    low, high = USUAL[dimension]
    near = chosen.choice((low, 1.0, 20.0, high, chosen.uniform(low, high), 10 ** chosen.uniform(-3, 12)))
    value = min(max(near, low), high)
    half = chosen.choice((0.0, 0.001, 0.05, 0.25, 1.0)) * value
    return Figure(
        text=f"{value:g}",
        dimension=dimension,
        unit=CANONICAL[dimension],
        value=value,
        value_max=value * chosen.uniform(1, 3) if chosen.random() < 0.2 else None,
        half=half,
        half_max=half,
        wide=max(half, chosen.choice((0.0, 0.1)) * value),
        qualifier=chosen.choice(QUALIFIERS),
        basis=chosen.choice(BASES),
        substance=chosen.choice(SUBSTANCES),
        printed=Printed(digits=f"{value:.6g}", number=value or 1.0, bare_ton=chosen.random() < 0.3),
    )


def some_claim(chosen: random.Random) -> Claim:
    library = load()
    maybe = [None, None]
    fields: dict[str, object] = {
        "form": chosen.choice(list(Form)),
        "mineral": chosen.choice(["rare earths"] * 30 + [*library.minerals]),
        "mineral_stated": chosen.random() < 0.5,
        "country": chosen.choice(["KAZ", "CHN", "USA", "IND", *maybe, *library.countries]),
        "code": chosen.choice([*maybe, *library.codes]),
        "category": chosen.choice([*maybe, *library.categories]),
        "deposit": chosen.choice([*maybe, *(d.key for d in library.deposits())]),
        "claimed_on": chosen.choice([*maybe, date(chosen.randint(1990, 2030), 6, 1), date(2025, 7, 21)]),
        "year": chosen.choice([*maybe, chosen.randint(1990, 2030), 2024]),
        "rank_of": chosen.choice(list(RankOf)),
        "stage": chosen.choice([*maybe, *Stage]),
        "market": chosen.choice([*maybe, *Market]),
        "gdp_sense": chosen.choice(list(MoneySense)),
        "amount_sense": chosen.choice(list(MoneySense)),
    }
    for role in chosen.sample([*DIMENSIONS], chosen.randint(0, 9)):
        dimensions = DIMENSIONS[role] or (Dimension.MASS,)
        fields[role] = figure(chosen, dimensions[0])
    if chosen.random() < 0.2:
        fields["parts"] = tuple(part(chosen) for _ in range(chosen.randint(0, 4)))
        fields["whole"] = part(chosen) if chosen.random() < 0.7 else None
    return Claim.model_validate(fields)


def part(chosen: random.Random) -> Part:
    grade = figure(chosen, Dimension.GRADE) if chosen.random() < 0.5 else None
    return Part(amount=figure(chosen, Dimension.MASS), grade=grade)


@pytest.mark.parametrize("seed", SEEDS)
def test_any_claim_gets_a_verdict_that_can_be_said_and_stored(seed: int) -> None:
    chosen = random.Random(seed)
    for _ in range(CLAIMS_A_SEED):
        claim = some_claim(chosen)
        verdict = assess(claim, load())
        assert everything_said(verdict)
        assert json.dumps(to_json(verdict), allow_nan=False)
        assert Verdict.model_validate_json(verdict.model_dump_json()).level is verdict.level
        assert assess(claim, load()) == verdict
