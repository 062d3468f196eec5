"""The claims of a story are told once, however many outlets print them."""

from __future__ import annotations

import pytest

from core.claim import Claim
from core.headline import judge
from core.news.claims import MOST_CLAIMS, covers, others_of
from core.reference.library import load


def claims(text: str) -> tuple[Claim, ...]:
    return tuple(verdict.claim for verdict in judge(text, load()).verdicts)


FULL = (
    "The deposit in Kazakhstan holds 20 million tonnes of ore at 700 g/t and 935,400 tonnes of rare earths."
)


@pytest.mark.parametrize(
    ("said", "covered"),
    [
        ("The deposit holds 20 million tonnes of ore at 700 g/t.", True),
        ("It holds 20 Mt of ore grading 0.07%.", True),
        ("The deposit holds 21 million tonnes of ore at 700 g/t.", False),
        ("The deposit in Sweden holds 20 million tonnes of ore at 700 g/t.", False),
        ("The deposit holds 20 million tonnes of rare earths at 700 g/t.", False),
    ],
)
def test_a_claim_that_says_less_is_told_with_the_fuller_one(said: str, covered: bool) -> None:
    (full,), (other,) = claims(FULL), claims(said)
    assert covers(full, other) is covered
    assert others_of(full, [full, other]) == (() if covered else (other,))


def test_the_fullest_come_first_and_not_without_end() -> None:
    first, *_ = claims(FULL)
    many = [claims(f"The deposit holds {n} Mt of ore at {n}.5% TREO.")[0] for n in range(1, 15)]
    fuller = claims("The deposit holds 90 Mt of ore at 2% TREO, 1.8 Mt of rare earth oxides.")[0]
    others = others_of(first, [*many, fuller])
    assert others[0] == fuller
    assert len(others) == MOST_CLAIMS
