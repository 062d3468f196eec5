"""Bytes of a feed to articles: RSS 0.9–2.0 and Atom by feedparser, JSON Feed by a few lines. No network here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

import feedparser
import ftfy

from core.errors import FeedUnreadable
from core.news.article import Article

MAX_ENTRIES = 500
MAX_TEXT = 20_000
ENTITY = re.compile(rb"<!ENTITY\s+[^%\s]", re.IGNORECASE)
"""A declared general entity: no honest feed has one, and a few lines of them expand to gigabytes."""

SKIPPED_ELEMENTS = frozenset({"script", "style", "noscript", "template", "figcaption"})
BLOCKS = frozenset(
    {"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "th"}
)


def read_feed(body: bytes, *, url: str, content_type: str = "") -> tuple[Article, ...]:
    """The articles of a feed, in its own order, at most 500, texts cut at 20,000 characters. Pure; seconds of
    work for megabytes, so call it off the event loop.

    `url` is where the body came from: relative links are resolved against it. Raises FeedUnreadable for what
    is no feed, has no entries, or declares entities. An entry without title and text is left out.
    """
    if body.lstrip()[:1] == b"{":
        return tuple(_json_feed(body, url))
    if ENTITY.search(body) or ENTITY.search(body.replace(b"\0", b"")):
        raise FeedUnreadable(url, reason="entities")
    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    parsed = cast(
        "Mapping[str, Any]",
        feedparser.parse(body, response_headers=headers, sanitize_html=False),  # pyright: ignore[reportUnknownMemberType]
    )
    entries = cast("list[Mapping[str, Any]]", parsed["entries"][:MAX_ENTRIES])
    if not parsed.get("version") and not entries:
        raise FeedUnreadable(url, reason="not_a_feed")
    feed = cast("Mapping[str, Any]", parsed["feed"])
    outlet = plain_text(str(feed.get("title") or "")) or _host(url)
    language = str(feed.get("language") or "")[:2].lower()
    articles = (_entry(entry, url=url, outlet=outlet, language=language) for entry in entries)
    return tuple(article for article in articles if article.title)


def plain_text(markup: str) -> str:
    """HTML to text: tags gone, entities read, mojibake mended, one space between words, lines for blocks. Pure."""
    if "<" in markup or "&" in markup:
        stripper = _Stripper()
        stripper.feed(markup[: 4 * MAX_TEXT])
        stripper.close()
        markup = "".join(stripper.pieces)
    lines = (" ".join(line.split()) for line in ftfy.fix_text(markup[: 2 * MAX_TEXT]).splitlines())
    return "\n".join(line for line in lines if line)[:MAX_TEXT]


class _Stripper(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in SKIPPED_ELEMENTS:
            self._skipping += 1
        elif tag in BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED_ELEMENTS:
            self._skipping = max(0, self._skipping - 1)
        elif tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self.pieces.append(data)


def _entry(entry: Mapping[str, Any], *, url: str, outlet: str, language: str) -> Article:
    contents = cast("list[Mapping[str, Any]]", entry.get("content") or [])
    bodies = [str(part.get("value") or "") for part in contents] + [str(entry.get("summary") or "")]
    text = plain_text(max(bodies, key=len))
    title = plain_text(str(entry.get("title") or "")).replace("\n", " ")
    link = str(entry.get("link") or "")
    return Article(
        guid=str(entry.get("id") or ""),
        link=urljoin(url, link) if link else "",
        title=(title or text.split("\n")[0])[:300],
        text=text,
        published=_moment(_stated(entry, "published_parsed") or _stated(entry, "updated_parsed")),
        language=language,
        feed_url=url,
        outlet=outlet[:80],
    )


def _stated(entry: Mapping[str, Any], key: str) -> object:
    # feedparser's own `get` warns while it maps one date to the other; the plain dictionary's does not.
    return dict(entry).get(key)


def _moment(parsed: object) -> datetime | None:
    try:
        year, month, day, hour, minute, second = tuple(cast("tuple[int, ...]", parsed))[:6]
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _json_feed(body: bytes, url: str) -> Iterator[Article]:
    try:
        document: Any = json.loads(body)
    except (ValueError, RecursionError) as cause:
        raise FeedUnreadable(url, reason="not_a_feed") from cause
    if not isinstance(document, dict):
        raise FeedUnreadable(url, reason="not_a_feed")
    feed = cast("Mapping[str, Any]", document)
    items: Any = feed.get("items")
    if "jsonfeed.org/version" not in str(feed.get("version")) or not isinstance(items, list):
        raise FeedUnreadable(url, reason="not_a_feed")
    outlet = plain_text(str(feed.get("title") or "")) or _host(url)
    for item in cast("list[Any]", items)[:MAX_ENTRIES]:
        if isinstance(item, dict):
            entry = cast("Mapping[str, Any]", item)
            text = plain_text(
                str(entry.get("content_html") or entry.get("content_text") or entry.get("summary") or "")
            )
            title = plain_text(str(entry.get("title") or "")) or text.split("\n")[0]
            link = str(entry.get("url") or entry.get("external_url") or "")
            if title:
                yield Article(
                    guid=str(entry.get("id") or ""),
                    link=urljoin(url, link) if link else "",
                    title=title[:300],
                    text=text,
                    published=_iso_moment(entry.get("date_published") or entry.get("date_modified")),
                    language=str(entry.get("language") or feed.get("language") or "")[:2].lower(),
                    feed_url=url,
                    outlet=outlet[:80],
                )


def _iso_moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
