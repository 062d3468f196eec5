"""The readings of the last days, and nothing else: bounded by age and by number. No store and no clock here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from core.news.readings import Reading

MOST_KEPT = 20_000
"""Readings kept, the newest: some two kilobytes each. Thirty busy feeds bring half as many in ten days."""

OVERLAP = 500
"""Ids still known below the newest: with several writers a lower id may become visible after a higher one."""


class Clippings:
    """Readings by the id of their article in the log, in the order of these ids."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._readings: dict[int, Reading] = {}
        self._recent: set[int] = set()
        self._newest_id = 0

    @property
    def after_id(self) -> int:
        """The id after which articles may be unknown still."""
        return max(0, self._newest_id - OVERLAP)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every reading that is kept."""
        return tuple(self._readings.values())

    def knows(self, article_id: int) -> bool:
        """Whether an article was added, be it without a reading. Only for ids above `after_id`."""
        return article_id in self._recent

    def add(self, readings: Mapping[int, Reading | None]) -> bool:
        """Take in articles by id, None for one that prints no figures; whether there was a reading among them."""
        self._recent |= readings.keys()
        self._newest_id = max((self._newest_id, *readings))
        self._recent = {article_id for article_id in self._recent if article_id > self.after_id}
        found = {article_id: reading for article_id, reading in readings.items() if reading is not None}
        self._readings |= found
        return bool(found)

    def forget(self, before: datetime) -> bool:
        """Drop readings of articles first seen before a time, and the oldest beyond the number that is kept; whether
        any went."""
        had = len(self._readings)
        kept = {i: reading for i, reading in self._readings.items() if reading.seen_at >= before}
        newest = sorted(kept)[-self._most :]
        self._readings = {article_id: kept[article_id] for article_id in newest}
        return len(self._readings) < had
