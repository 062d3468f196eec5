"""The shipped table of feeds, and what servers make of it."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from core.news.default_feeds import TABLE, DefaultFeed, feeds_of, read_feeds
from core.news.fetch import check_address
from core.reference.library import load
from core.store.feeds import ServerFeeds

TWO = (DefaultFeed("A", "https://a", "en", frozenset()), DefaultFeed("B", "https://b", "en", frozenset()))


def test_every_shipped_feed_can_be_asked() -> None:
    feeds = read_feeds()
    assert len(feeds) >= 10
    assert len({feed.url for feed in feeds}) == len({feed.name for feed in feeds}) == len(feeds)
    for feed in feeds:
        check_address(feed.url, allow_loopback=False)
        assert feed.url.startswith("https://")
        assert len(feed.language) == 2
        assert feed.minerals <= set(load().minerals)


def test_every_shipped_feed_says_when_and_how_it_was_looked_up() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["how"] for row in rows} <= {"read", "answered", "listed"}
    for row in rows:
        assert date.fromisoformat(row["checked"]).year >= 2026
        assert row["note"], row["name"]
        assert None not in row, "a comma too many"


@pytest.mark.parametrize(
    ("changes", "urls"),
    [
        (None, ("https://a", "https://b")),
        (ServerFeeds((), ("https://a",)), ("https://b",)),
        (ServerFeeds(("https://c",), ()), ("https://a", "https://b", "https://c")),
        (ServerFeeds(("https://b",), ()), ("https://a", "https://b")),
        (ServerFeeds((), ("https://a", "https://b")), ()),
    ],
)
def test_a_server_reads_the_defaults_as_changed(changes: ServerFeeds | None, urls: tuple[str, ...]) -> None:
    assert feeds_of(TWO, changes) == urls


def test_an_operators_own_table_is_read(tmp_path: Path) -> None:
    table = tmp_path / "feeds.csv"
    table.write_text("name,url,language,minerals\nMine,https://mine,de,lithium|tin\n", "utf-8")
    assert read_feeds(table) == (DefaultFeed("Mine", "https://mine", "de", frozenset({"lithium", "tin"})),)


def test_a_table_that_lacks_a_column_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "feeds.csv"
    table.write_text("name,url\nMine,https://mine\n", "utf-8")
    with pytest.raises(ValueError, match="language"):
        read_feeds(table)
