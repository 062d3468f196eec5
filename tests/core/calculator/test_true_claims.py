"""True claims of every check hold; scaled by two, three or ten to the side that can be false, they do not."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest
from cases import claim_of
from mutations import scaled
from true_claims import TrueClaim, true_claims

from core.calculator.assess import assess
from core.reference.library import load
from core.verdict import Level

FACTORS = (2.0, 3.0, 10.0)
TRUE = (Level.HOLDS_UP, Level.UNPROVEN)
CLAIMS = true_claims(load())


def test_there_are_many_over_every_check_and_mineral() -> None:
    assert len(CLAIMS) >= 200
    assert len({claim.check for claim in CLAIMS}) >= 12
    assert len({claim_of(claim.text, load()).mineral for claim in CLAIMS}) >= 20


def test_the_same_seed_makes_the_same_claims() -> None:
    assert true_claims(load()) == CLAIMS
    assert true_claims(load(), seed=1) != CLAIMS


@pytest.mark.parametrize("seed", [20260601, 1, 2])
def test_a_true_claim_raises_no_alarm(seed: int) -> None:
    library = load()
    alarms = {
        claim.text: level.value
        for claim in true_claims(library, seed)
        if (level := assess(claim_of(claim.text, library), library).level) not in (*TRUE, Level.WORKED_OUT)
    }
    assert alarms == {}


@cache
def turned() -> dict[str, list[tuple[bool, str]]]:
    """By check: whether each scaled claim has another level than the true one."""
    found: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    for claim in CLAIMS:
        found[claim.check].extend(_turned(claim))
    return found


def _turned(true: TrueClaim) -> list[tuple[bool, str]]:
    library = load()
    claim = claim_of(true.text, library)
    level = assess(claim, library).level
    scales: list[tuple[bool, str]] = []
    for turn in true.turns.split():
        role, _, way = turn.partition(":")
        for factor in FACTORS:
            for by in {"up": (factor,), "down": (1 / factor,)}.get(way, (factor, 1 / factor)):
                other = assess(scaled(claim, role, by), library).level
                scales.append((other is not level, f"{true.text} [{role} × {by:.3g}]"))
    return scales


@pytest.mark.parametrize("check", sorted({c.check for c in CLAIMS if c.turns}))
def test_a_scaled_claim_turns(check: str) -> None:
    results = turned()[check]
    kept = [text for turn, text in results if not turn]
    assert len(kept) <= 0.02 * len(results), kept
