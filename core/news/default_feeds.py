"""The feeds a server reads unless its managers say otherwise. A table; nothing is fetched here."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.store.feeds import ServerFeeds  # the settings read this module, and need no database for it

TABLE = Path(__file__).parent / "data" / "feeds.csv"


@dataclass(frozen=True, slots=True)
class DefaultFeed:
    """A feed of the table. `language` counts for articles whose feed names none, `minerals` (keys of the library)
    for articles that name none; both "" or empty where the feed is about all sorts."""

    name: str
    url: str
    language: str
    minerals: frozenset[str]


def read_feeds(path: Path = TABLE) -> tuple[DefaultFeed, ...]:
    """The feeds of a table with the columns name, url, language and minerals (separated by "|"); other columns are
    for its readers. Raises OSError, and ValueError for a table without these columns."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    try:
        return tuple(
            DefaultFeed(
                row["name"], row["url"], row["language"], frozenset(filter(None, row["minerals"].split("|")))
            )
            for row in rows
        )
    except KeyError as missing:
        raise ValueError(f"{path}: no column {missing}") from missing


def feeds_of(defaults: Iterable[DefaultFeed], changes: ServerFeeds | None) -> tuple[str, ...]:
    """The addresses a server reads: the defaults without those it removed, then those it added. Pure."""
    if changes is None:
        return tuple(feed.url for feed in defaults)
    kept = [feed.url for feed in defaults if feed.url not in changes.removed]
    return tuple(dict.fromkeys((*kept, *changes.added)))
