"""An article as a feed told it, and what stays of it once it was read. No reading and no network here."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict


class Article(BaseModel):
    """One entry of a feed, as plain text. Frozen.

    `guid` is "" where the feed gave none; `link` is absolute or ""; `text` is the feed's full content where it
    has it, else its summary; `published` is aware, in UTC, or None where the feed gave no date.
    """

    model_config = ConfigDict(frozen=True)

    guid: str = ""
    link: str = ""
    title: str
    text: str = ""
    published: datetime | None = None
    language: str = ""
    feed_url: str
    outlet: str

    @property
    def host(self) -> str:
        """The host of the link, or of the feed where there is no link, without "www.". Pure."""
        host = urlsplit(self.link or self.feed_url).hostname or ""
        return host.removeprefix("www.")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who told it, where, when and under which title: an article without its text, in little memory."""

    title: str
    link: str
    outlet: str
    feed_url: str
    language: str
    published: datetime | None

    @classmethod
    def of(cls, article: Article) -> Self:
        """What stays of an article. What a feed's articles have in common is one object. Pure."""
        return cls(
            title=article.title,
            link=article.link,
            outlet=sys.intern(article.outlet),
            feed_url=sys.intern(article.feed_url),
            language=sys.intern(article.language),
            published=article.published,
        )
