"""The pages behind articles whose feed gives no text: off by default, robots.txt honoured. No parsing of our own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from core.errors import FeedUnavailable, SourceError
from core.news.decide import Remembered
from core.news.feeds import MAX_TEXT
from core.news.fetch import USER_AGENT, Fetcher

log = logging.getLogger(__name__)

ENOUGH = 600
"""Characters of an article from which on its page is not fetched: the feed has told what there is."""

MOST_PAGES = 60
"""Pages fetched in one round, for all feeds together."""


class ExtractorMissing(Exception):  # noqa: N818 - named for what the operator has to mend
    """Pages are to be fetched, and the extra `pages` is not installed."""


def extractor() -> Callable[[str], str]:
    """The function from a page's HTML to its article's text ("" where it finds none). Raises ExtractorMissing."""
    try:
        import trafilatura  # noqa: PLC0415 - an extra: only who switches pages on needs it
    except ImportError as cause:
        raise ExtractorMissing from cause

    def extract(html: str) -> str:
        found = trafilatura.extract(html, include_comments=False, include_tables=False)
        return (found or "")[:MAX_TEXT]

    return extract


class Pages:
    """Fetches pages within one round, each host's robots.txt once."""

    def __init__(self, fetcher: Fetcher) -> None:
        """Raises ExtractorMissing."""
        self._fetcher = fetcher
        self._extract = extractor()
        self._robots: dict[str, asyncio.Task[RobotFileParser]] = {}

    async def fill(self, remembered: Sequence[Remembered]) -> tuple[Remembered, ...]:
        """The same, with the text of their pages for news whose feed gives little. A page that cannot be had
        changes nothing."""
        lacking = [
            one for one in remembered if one.news and one.article.link and len(one.article.text) < ENOUGH
        ]
        texts = await asyncio.gather(*(self._text(one.article.link) for one in lacking[:MOST_PAGES]))
        found = dict(zip((id(one) for one in lacking), texts, strict=False))
        return tuple(self._with(one, found.get(id(one), "")) for one in remembered)

    def _with(self, one: Remembered, text: str) -> Remembered:
        if len(text) <= len(one.article.text):
            return one
        return replace(one, article=one.article.model_copy(update={"text": text}))

    async def _text(self, url: str) -> str:
        try:
            if not await self._allowed(url):
                return ""
            fetched = await self._fetcher.get(url)
            html = (fetched.body or b"").decode("utf-8", "replace")
            return await asyncio.to_thread(self._extract, html)
        except SourceError as error:
            log.info("page %s: %s", url, getattr(error, "reason", "connection"))
        except Exception:
            log.exception("page %s could not be read", url)
        return ""

    async def _allowed(self, url: str) -> bool:
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            self._robots[root] = asyncio.create_task(self._robots_of(root))
        return (await self._robots[root]).can_fetch(USER_AGENT, url)

    async def _robots_of(self, root: str) -> RobotFileParser:
        """RFC 9309: no robots.txt (4xx) allows all; one that cannot be had (5xx, no connection) forbids all."""
        rules = RobotFileParser()
        try:
            fetched = await self._fetcher.get(f"{root}/robots.txt")
        except FeedUnavailable as error:
            missing = error.status is not None and 400 <= error.status < 500 and error.status != 429
            rules.parse(["User-agent: *", "Allow: /" if missing else "Disallow: /"])
            return rules
        rules.parse((fetched.body or b"").decode("utf-8", "replace").splitlines())
        return rules
