"""Feeds of every kind and with every quirk become the same plain articles."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import FeedUnreadable
from core.news.feeds import MAX_ENTRIES, MAX_TEXT, plain_text, read_feed

URL = "https://news.example/feeds/mining.xml"


def rss(items: str, *, head: str = '<?xml version="1.0" encoding="UTF-8"?>', channel: str = "") -> bytes:
    return f'{head}<rss version="2.0"><channel><title>Mining &amp; Metals</title>{channel}{items}</channel></rss>'.encode()


def test_rss_2_gives_title_link_guid_date_and_full_content() -> None:
    body = rss(
        """<item><title>Find of 20 Mt</title><link>https://news.example/1</link><guid isPermaLink="false">n1</guid>
        <pubDate>Wed, 02 Apr 2025 10:00:00 +0500</pubDate><description>Short.</description>
        <content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>Long &amp; full.</p><p>More: 700&nbsp;g/t.</p>]]></content:encoded></item>"""
    )
    (article,) = read_feed(body, url=URL)
    assert (article.title, article.link, article.guid) == ("Find of 20 Mt", "https://news.example/1", "n1")
    assert article.text == "Long & full.\nMore: 700 g/t."
    assert article.published == datetime(2025, 4, 2, 5, tzinfo=UTC)
    assert article.outlet == "Mining & Metals"


def test_rss_1_and_atom_give_the_same_fields() -> None:
    rdf = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.example/"><title>RDF</title></channel>
      <item rdf:about="https://news.example/2"><title>T</title><link>https://news.example/2</link><description>D</description>
      <dc:date>2025-04-02T10:00:00Z</dc:date></item></rdf:RDF>"""
    atom = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>Atom</title>
      <entry><id>tag:a,1</id><title>T</title><link href="/2"/><updated>2025-04-02T10:00:00Z</updated><summary>D</summary></entry></feed>"""
    for body, outlet in ((rdf, "RDF"), (atom, "Atom")):
        (article,) = read_feed(body, url=URL)
        assert (article.title, article.text, article.link, article.outlet) == (
            "T",
            "D",
            "https://news.example/2",
            outlet,
        )
        assert article.published == datetime(2025, 4, 2, 10, tzinfo=UTC)


def test_json_feed_gives_the_same_fields() -> None:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "JSON",
        "language": "en-US",
        "items": [
            {
                "id": "1",
                "url": "/2",
                "title": "T",
                "content_html": "<p>D</p>",
                "date_published": "2025-04-02T12:00:00+02:00",
            },
            {"id": "2", "content_text": "Only text"},
            "nonsense",
        ],
    }
    first, second = read_feed(json.dumps(document).encode(), url=URL)
    assert (first.title, first.text, first.link, first.language) == ("T", "D", "https://news.example/2", "en")
    assert first.published == datetime(2025, 4, 2, 10, tzinfo=UTC)
    assert (second.title, second.link, second.published) == ("Only text", "", None)


def test_an_entry_without_a_date_has_none() -> None:
    (article,) = read_feed(rss("<item><title>T</title></item>"), url=URL)
    assert article.published is None


@pytest.mark.parametrize("date", ["yesterday", "Wed, 99 Foo 2025", "", "0000-00-00T00:00:00Z"])
def test_a_date_that_is_none_does_no_harm(date: str) -> None:
    (article,) = read_feed(rss(f"<item><title>T</title><pubDate>{date}</pubDate></item>"), url=URL)
    assert article.title == "T"


def test_markup_in_titles_is_gone_and_scripts_leave_nothing() -> None:
    (article,) = read_feed(
        rss(
            "<item><title>&lt;b&gt;Big&lt;/b&gt; &amp;amp; bold</title>"
            "<description>&lt;script&gt;steal()&lt;/script&gt;Fine&lt;style&gt;p{}&lt;/style&gt;</description></item>"
        ),
        url=URL,
    )
    assert article.title == "Big & bold"
    assert article.text == "Fine"


def test_mojibake_is_mended() -> None:
    (article,) = read_feed(rss("<item><title>Kazakhstanâ€™s claim</title></item>"), url=URL)
    assert article.title in ("Kazakhstan's claim", "Kazakhstan’s claim")


def test_a_wrong_charset_header_does_not_win_over_the_bytes() -> None:
    body = rss("<item><title>Araxá: 40 Mt</title></item>", head='<?xml version="1.0"?>')
    (article,) = read_feed(body, url=URL, content_type="application/rss+xml; charset=iso-8859-1")
    assert article.title == "Araxá: 40 Mt"


def test_a_truncated_feed_gives_what_had_arrived() -> None:
    whole = rss("<item><title>First</title></item><item><title>Second</title></item>")
    titles = [article.title for article in read_feed(whole[: whole.index(b"Second") + 3], url=URL)]
    assert titles[0] == "First"


def test_entities_that_could_expand_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>'
    with pytest.raises(FeedUnreadable) as refused:
        read_feed(bomb, url=URL)
    assert refused.value.reason == "entities"
    with pytest.raises(FeedUnreadable):
        read_feed(bomb.decode().encode("utf-16"), url=URL)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Not found</body></html>",
        b"{}",
        b'{"items": []}',
        b"{not json",
        b"[1]",
        b"\x89PNG\r\n",
    ],
)
def test_what_is_no_feed_is_refused(body: bytes) -> None:
    with pytest.raises(FeedUnreadable):
        read_feed(body, url=URL)


def test_endless_feeds_and_texts_are_cut() -> None:
    items = "<item><title>T</title><description>" + "word " * 10_000 + "</description></item>"
    articles = read_feed(rss(items + "<item><title>T</title></item>" * (MAX_ENTRIES + 100)), url=URL)
    assert len(articles) == MAX_ENTRIES
    assert len(articles[0].text) <= MAX_TEXT


@given(st.binary(max_size=400))
def test_any_bytes_give_articles_or_a_refusal(body: bytes) -> None:
    with contextlib.suppress(FeedUnreadable):
        read_feed(body, url=URL)


@given(st.text(max_size=300))
def test_any_markup_gives_text_without_doubled_spaces(markup: str) -> None:
    assert "  " not in plain_text(markup)
