"""Ranks as they are written, and what only looks like one."""

from __future__ import annotations

import pytest

from core.quantities.figure import Qualifier
from core.quantities.ranks import find_ranks


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the third-largest holder", 3),
        ("a top-3 holder.", 3),
        ("among the top five producers", 5),
        ("ranks 40th", 40),
        ("it ranks the country second.", 2),
        ("second only to China", 2),
        ("would make it third after China", 3),
        ("one of the world's three largest deposits", 3),
        ("No. 2 producer", 2),
        ("sixth in the world", 6),
        ("slid to 4th place", 4),
    ],
)
def test_a_rank_is_found(text: str, value: int) -> None:
    assert [rank.value for rank in find_ranks(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "the top 40 metres",
        "stands 120 km away",
        "the third well",
        "top 3.5% of ores",
        "one of the largest",
        "rank 3.5",
    ],
)
def test_what_is_no_rank_is_left(text: str) -> None:
    assert find_ranks(text) == []


def test_top_three_is_three_or_better() -> None:
    assert [rank.qualifier for rank in find_ranks("a top-three holder")] == [Qualifier.UP_TO]
