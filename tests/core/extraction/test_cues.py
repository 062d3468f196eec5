"""Every line of the cue table has an example in which it fires and its role comes out."""

from __future__ import annotations

import pytest

from core.extraction.cues import Cue, Side, read_cues
from core.extraction.read import read
from core.reference.library import load

LIBRARY = load()
CUES = read_cues()


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: f"line {cue.number}")
def test_the_example_of_a_cue_shows_it(cue: Cue) -> None:
    reads = [r for s in read(cue.example, LIBRARY).sentences for r in s.reads]
    fired = [r for r in reads if any(reason.line == cue.number for reason in r.reasons)]
    assert fired, f"{cue.words} does not fire in {cue.example!r}"
    if cue.weight > 0:
        assert any(r.role == cue.role for r in fired), [(r.role, r.scores) for r in fired]
    else:
        assert all(r.role != cue.role for r in fired)


def test_no_cue_stands_twice() -> None:
    seen: set[tuple[str, str, str]] = set()
    for cue in CUES:
        for kind in cue.kinds:
            for words in cue.words:
                key = (kind, f"{cue.role} {cue.side} {cue.reach}", words)
                assert key not in seen, key
                seen.add(key)


def test_features_carry_no_reach() -> None:
    assert all(cue.reach == 0 for cue in CUES if cue.side is Side.IS)
    assert all(cue.reach > 0 for cue in CUES if cue.side is not Side.IS)
