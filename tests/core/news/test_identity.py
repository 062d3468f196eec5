"""Which entries are the same article."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from core.news.article import Article
from core.news.identity import canonical_link, identities


def article(**given: object) -> Article:
    base: dict[str, object] = {
        "title": "Kazakhstan finds rare earths",
        "feed_url": "https://a.example/rss",
        "outlet": "A",
    }
    return Article.model_validate(base | given)


def same(a: Article, b: Article) -> bool:
    return bool(set(identities(a)) & set(identities(b)))


def test_a_re_dated_and_reworded_entry_is_the_same_article() -> None:
    first = article(
        guid="x-1", link="https://a.example/1", text="20 Mt", published=datetime(2026, 1, 1, tzinfo=UTC)
    )
    again = article(guid="x-1", link="https://a.example/1", title="Updated", text="14,000 t")
    assert same(first, again)


def test_a_new_guid_with_the_old_link_is_the_same_article() -> None:
    assert same(
        article(guid="1", link="https://a.example/1?utm_source=x"),
        article(guid="2", link="http://www.a.example/1/"),
    )


def test_equal_guids_of_two_sites_are_two_articles() -> None:
    assert not same(article(guid="1234"), article(guid="1234", feed_url="https://b.example/rss"))


def test_a_column_that_keeps_its_title_is_a_new_article_each_week() -> None:
    assert not same(article(title="Weekly wrap", guid="w1"), article(title="Weekly wrap", guid="w2"))


def test_title_and_host_identify_an_entry_that_has_nothing_else() -> None:
    assert same(article(title="Big  Find"), article(title="big find", text="more"))


def test_the_same_story_of_two_outlets_stays_two_articles() -> None:
    assert not same(article(link="https://a.example/1"), article(link="https://b.example/1"))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://WWW.Example.com:443/a/?utm_medium=x&b=2&a=1#top", "//example.com/a?a=1&b=2"),
        ("http://example.com:8080/a", "//example.com:8080/a"),
        ("ftp://example.com/a", ""),
        ("not a link", ""),
        ("http://[broken", ""),
        ("http://example.com:99999/", ""),
    ],
)
def test_links_are_compared_without_what_does_not_identify_a_page(url: str, expected: str) -> None:
    assert canonical_link(url) == expected
