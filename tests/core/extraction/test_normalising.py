"""Broken encodings and odd spaces are mended, and spans still point into the text as found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.normalise import normalise


@pytest.mark.parametrize(
    ("found", "read"),
    [
        ("Kazakhstanโ€™s claim", "Kazakhstan's claim"),
        ("itâ€™s big", "it's big"),
        ("โ€œZhanaโ€ deposit", '"Zhana" deposit'),
        ("oxidesโ€”respectable", "oxides—respectable"),
        ("20â€“30 Mt", "20–30 Mt"),
        ("20Â Mt", "20 Mt"),
        ("10Â\u00a0Mt", "10 Mt"),
        ("â‚¬5 bn", "€5 bn"),
        ("20\u2009000\u202f000 t", "20 000 000 t"),
        ("1.57\u00a0%", "1.57 %"),
        ("zero\u200bwidth", "zerowidth"),
        ("Côte d’Ivoire", "Côte d'Ivoire"),
        ("20 million\r\ntons of ore", "20 million  tons of ore"),
        ("a title\n \u00a0\nThe text", "a title\n   The text"),
        ("two mines:\n- one\n* two\n-5%", "two mines:\n- one\n* two -5%"),
    ],
)
def test_text_is_mended(found: str, read: str) -> None:
    assert normalise(found).text == read


@given(st.text(alphabet="aé20 Mtโ€™œâ”Â\u00a0\u200b“—", max_size=60))
def test_the_whole_is_the_whole(text: str) -> None:
    normal = normalise(text)
    assert normal.original(0, len(normal.text)) in text


def test_a_span_behind_a_mended_place_is_the_text_as_found() -> None:
    normal = normalise("Chinaโ€™s 240,000 tons")
    start = normal.text.index("240")
    assert normal.original(start, start + 7) == "240,000"
