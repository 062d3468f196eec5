"""What this process has done since its start, counted: for metrics. Knows no Prometheus."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import datetime

from core.lookups import Lookup

ANSWER_S = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
"""Bounds for the age of an interaction at its answer. Discord gives three seconds."""

ASSESS_S = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25)
"""Bounds for the time the calculator takes."""


class Histogram:
    """Values counted by the bound they are not above."""

    def __init__(self, bounds: tuple[float, ...]) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)
        self.total = 0.0

    def add(self, value: float) -> None:
        """Count a value; a negative one, from clocks that differ, as zero."""
        self.counts[bisect_left(self.bounds, max(value, 0.0))] += 1
        self.total += max(value, 0.0)


class Tally:
    """Counts since the start of the process."""

    def __init__(self) -> None:
        self.lookups: Counter[tuple[str, str]] = Counter()
        self.unrecorded = 0
        self.failures = 0
        self.digests = 0
        self.digests_looked_at: datetime | None = None
        self.corrections = 0
        self.answers = Histogram(ANSWER_S)
        self.assessments = Histogram(ASSESS_S)

    def looked_up(self, *lookups: Lookup) -> None:
        """Lookups that were answered: by how they were asked and what came out."""
        for lookup in lookups:
            self.lookups[lookup.request.origin.value, lookup.verdict.level.value] += 1
            self.unrecorded += lookup.id is None
        if lookups:
            # The claims of one text are judged in one go: each carries the time of all.
            self.assessments.add(lookups[0].took_us / 1_000_000)

    def digested(self, posted: int, at: datetime) -> None:
        """It was looked whether digests are due, and so many were posted."""
        self.digests += posted
        self.digests_looked_at = at
