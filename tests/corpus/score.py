"""Scores the extraction on the labelled sentences: `python tests/corpus/score.py [--errors] [--record] [FILE …]`.

A figure counts as found where its role (or an accepted other role), its value (within 0.5 %) with its unit, and the
basis where one is stated agree; each labelled figure once. Optional ones are neither missed nor held against.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.extraction.read import read
from core.reference.library import Library, load

HERE = Path(__file__).parent
FILES = (HERE / "dev.jsonl", HERE / "heldout.jsonl")
MEASURED = HERE.parent.parent / "core" / "extraction" / "measured.json"
TOLERANCE = 0.005
STATED = {"ore", "oxide", "metal", "compound"}
Record = dict[str, Any]


def sentences(path: Path) -> list[Record]:
    """The labelled sentences of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def matches(gold: Record, found: Record) -> bool:
    """Whether a found figure is the labelled one."""
    if found["role"] not in (gold["role"], *gold.get("alt_roles", ())):
        return False
    if isinstance(gold["value"], str):
        return _squashed(gold["value"]) == _squashed(str(found["value"]))
    if gold["unit_canonical"] != found["unit_canonical"] or not _close(gold["value"], found["value"]):
        return False
    if gold.get("value_max") is not None and not _close(gold["value_max"], found.get("value_max")):
        return False
    stated = gold.get("basis") in STATED and gold["role"] in (
        "ore_tonnage", "contained_tonnage", "grade", "production_rate"
    )  # fmt: skip
    return not stated or found.get("basis") == gold["basis"]


def _squashed(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _close(a: Any, b: Any) -> bool:
    if not isinstance(a, int | float) or not isinstance(b, int | float):
        return False
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b), 1e-12)


def assign(golds: list[Record], found: list[Record]) -> dict[int, int]:
    """The largest pairing of labelled and found figures: index of the one → index of the other."""
    edges = [[j for j, f in enumerate(found) if matches(g, f)] for g in golds]
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(golds)):
        place(i, set())
    return {i: j for j, i in owner.items()}


class Score:
    """Counts by role, and figures found in sentences that have none."""

    def __init__(self) -> None:
        self.roles: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        self.distractors = self.false_figures = 0
        self.errors: list[str] = []

    def add(self, record: Record, found: list[Record]) -> None:
        """Count one sentence."""
        needed = [g for g in record["claims"] if not g.get("optional")]
        pairs = assign(needed, found)
        rest = [f for j, f in enumerate(found) if j not in set(pairs.values())]
        spared = set(assign([g for g in record["claims"] if g.get("optional")], rest).values())
        wrong = [f for j, f in enumerate(rest) if j not in spared]
        for i, gold in enumerate(needed):
            self.roles[gold["role"]][0 if i in pairs else 2] += 1
            if i not in pairs:
                self.errors.append(f"MISSED {_shown(gold)}\n       {record['id']} {record['text']}")
        for extra in wrong:
            self.roles[extra["role"]][1] += 1
            self.errors.append(f"EXTRA  {_shown(extra)}\n       {record['id']} {record['text']}")
        if not needed:
            self.distractors += 1
            self.false_figures += len(wrong)

    @property
    def total(self) -> list[int]:
        """Found, wrong and missed figures over all roles."""
        return [sum(counts[k] for counts in self.roles.values()) for k in range(3)]

    def summary(self) -> dict[str, float]:
        """Precision, recall, F1 over all roles, and false figures in 100 sentences that have none."""
        precision, recall, f1 = rates(*self.total)
        per_hundred = 100 * self.false_figures / max(1, self.distractors)
        found = {"precision": precision, "recall": recall, "f1": f1, "false_per_100": per_hundred}
        return {name: round(value, 4) for name, value in found.items()}


def _shown(figure: Record) -> str:
    return f"{figure['role']} {figure['value']} {figure['unit_canonical']} {figure.get('basis', '')} “{figure['text_span']}”"


def rates(found: int, wrong: int, missed: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision = found / (found + wrong) if found + wrong else 0.0
    recall = found / (found + missed) if found + missed else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score_of(records: Iterable[Record], library: Library) -> Score:
    """The score on labelled sentences."""
    score = Score()
    for record in records:
        score.add(record, read(record["text"], library).to_json())
    return score


def speed(records: list[Record], library: Library) -> float:
    """Sentences a second of one core's own time (not of the clock, which a busy machine stretches), best of three passes."""
    best = 0.0
    for _ in range(3):
        started = time.process_time()
        for record in records:
            read(record["text"], library)
        best = max(best, len(records) / (time.process_time() - started))
    return best


def report(path: Path, score: Score, count: int) -> Iterator[str]:
    """The lines that are printed for one file."""
    labelled = sum(score.total[::2])
    yield f"{path.name}: {count} sentences, {labelled} figures, {score.distractors} sentences without one"
    yield f"{'role':<20}{'found':>6}{'wrong':>6}{'missed':>7}{'precision':>11}{'recall':>8}{'F1':>8}"
    for role, counts in sorted(score.roles.items()):
        yield _row(role, counts)
    yield _row("all", score.total)
    yield f"false figures in 100 sentences without one: {score.summary()['false_per_100']:.1f}"


def _row(name: str, counts: list[int]) -> str:
    precision, recall, f1 = rates(*counts)
    return f"{name:<20}{counts[0]:>6}{counts[1]:>6}{counts[2]:>7}{precision:>11.3f}{recall:>8.3f}{f1:>8.3f}"


def main() -> None:
    """Print the score of each file, apart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true", help="print every figure missed or wrong")
    parser.add_argument("--record", action="store_true", help="write the scores where /about reads them")
    arguments = parser.parse_args()
    library = load()
    parts: list[Record] = []
    for path in arguments.files or [f for f in FILES if f.exists()]:
        records = sentences(path)
        score = score_of(records, library)
        print("\n".join(report(path, score, len(records))))
        print(f"{speed(records, library):,.0f} sentences a second of one core's time\n")
        if arguments.errors:
            print("\n".join(score.errors))
        parts.append({"name": path.stem, "sentences": len(records), **score.summary()})
    if arguments.record:
        kept = {k: v for k, v in json.loads(MEASURED.read_text("utf-8")).items() if k == "first_sight"}
        record = {"measured_on": datetime.now(UTC).date().isoformat(), "parts": parts, **kept}
        MEASURED.write_text(json.dumps(record, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent.parent))
    main()
