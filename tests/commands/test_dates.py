"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from commands.check.dates import read_date
from core.errors import UnknownName


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2025-04-02", date(2025, 4, 2)),
        ("2025/4/2", date(2025, 4, 2)),
        ("2 April 2025", date(2025, 4, 2)),
        ("2nd Apr. 2025", date(2025, 4, 2)),
        ("April 2, 2025", date(2025, 4, 2)),
        ("April 2025", date(2025, 4, 30)),
        ("2024-02", date(2024, 2, 29)),
        ("2025", date(2025, 12, 31)),
    ],
)
def test_a_date_is_read(text: str, meant: date) -> None:
    assert read_date(text) == meant


@pytest.mark.parametrize(
    "text", ["yesterday", "2025-13-01", "30 February 2025", "02.04.2025", "0001-01-01", "9999"]
)
def test_anything_else_is_refused_with_examples(text: str) -> None:
    with pytest.raises(UnknownName) as caught:
        read_date(text)
    assert caught.value.vocabulary == "date"
    assert "2025-04-02" in caught.value.candidates
    assert caught.value.option == "date"
