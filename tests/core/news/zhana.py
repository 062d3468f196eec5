"""The article's story as five outlets told it (wordings shortened), and readings of any article for tests."""

from __future__ import annotations

from datetime import UTC, datetime

from core.news.article import Article
from core.news.readings import Reading, read_article
from core.reference.library import Library

DAY = datetime(2025, 7, 21, 6, tzinfo=UTC)
FEED = "https://feeds.example/mining"

TOLD = {
    "Qazinform": (
        "Kazakhstan discovers new rare earth deposit",
        "The wider Zhana Kazakhstan area holds over 20 million tons of rare-earth metals with a content of 700 g/t, "
        "the ministry said.",
    ),
    "Caspian Post": (
        "Kazakhstan set to become top 3 global holder of rare earths",
        "The Zhana Kazakhstan deposit holds 935,400 tons of rare earths. The 20 million tons of ore at 700 g/t "
        "contain 14,000 tons of rare earths.",
    ),
    "bne IntelliNews": (
        "Can Kazakhstan deliver on the rare earth hype?",
        "The 20 million tons of ore at 700 g/t amount to 935,400 tonnes of recoverable rare earth oxide.",
    ),
    "Relay": (
        "Kazakhstan strikes rare earth jackpot",
        "The country announced resources of more than 20 million tons of rare earths at Zhana Kazakhstan, which "
        "would rank it third in the world after China and Brazil.",
    ),
    "Council": (
        "How Kazakhstan can anchor a supply chain",
        "If just 10% of the 20 million tons of rare earths at Zhana Kazakhstan is extractable, it would cover US "
        "magnet demand for more than a decade.",
    ),
}


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
