"""Readings of any article for tests, and of the article's story as five outlets told it."""

from __future__ import annotations

from datetime import UTC, datetime

from zhana_outlets import TOLD

from core.news.article import Article
from core.news.readings import Reading, read_article
from core.reference.library import Library

DAY = datetime(2025, 7, 21, 6, tzinfo=UTC)
FEED = "https://feeds.example/mining"


def article(outlet: str, title: str, text: str = "", **given: object) -> Article:
    slug = f"{outlet}-{title}".replace(" ", "-").lower()
    base: dict[str, object] = {
        "title": title,
        "text": text,
        "feed_url": FEED,
        "outlet": outlet,
        "link": f"https://{outlet.replace(' ', '').lower()}.example/{slug}",
        "published": DAY,
    }
    return Article.model_validate(base | given)


def reading(library: Library, told: Article, seen_at: datetime = DAY, *, news: bool = True) -> Reading:
    found = read_article(told, library, seen_at=seen_at, news=news)
    assert found is not None, told.title
    return found


def zhana(library: Library, **given: object) -> list[Reading]:
    return [reading(library, article(outlet, *told, **given)) for outlet, told in TOLD.items()]
