"""The extraction keeps the scores it had: measured on the labelled sentences, apart for those never tuned on."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from core.extraction.measured import measurement
from core.reference.library import load

HERE = Path(__file__).parent


def scoring() -> ModuleType:
    """The script that `make score` runs, as a module."""
    spec = importlib.util.spec_from_file_location("extraction_score", HERE / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("part", "f1", "precision", "false_per_100"), [("dev", 0.95, 0.96, 2.0), ("heldout", 0.9, 0.93, 2.0)]
)
def test_the_score_does_not_fall(part: str, f1: float, precision: float, false_per_100: float) -> None:
    score = scoring()
    summary = score.score_of(score.sentences(HERE / f"{part}.jsonl"), load()).summary()
    assert summary["f1"] >= f1
    assert summary["precision"] >= precision
    assert summary["false_per_100"] <= false_per_100


@pytest.mark.parametrize("part", ["dev", "heldout"])
def test_labels_point_into_their_sentences(part: str) -> None:
    records = scoring().sentences(HERE / f"{part}.jsonl")
    assert len({r["id"] for r in records}) == len(records)
    assert all(c["text_span"] in r["text"] for r in records for c in r["claims"])


def test_a_score_counts_a_miss_and_a_false_figure() -> None:
    score = scoring().Score()
    gold = {
        "role": "grade",
        "value": 700,
        "unit_canonical": "ppm",
        "basis": "unspecified",
        "text_span": "700 g/t",
    }
    wrong = {"role": "depth", "value": 300, "unit_canonical": "m", "text_span": "300 m"}
    score.add({"id": "a", "text": "", "claims": [gold]}, [wrong])
    score.add({"id": "b", "text": "", "claims": [gold]}, [gold])
    assert score.total == [1, 1, 1]


def test_the_recorded_measurement_has_both_parts() -> None:
    assert [part.name for part in measurement().parts] == ["dev", "heldout"]
    assert measurement().unseen is not None
