"""An article as a feed told it. No reading and no network here."""

from __future__ import annotations

from datetime import datetime
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
