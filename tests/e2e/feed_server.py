"""A server of feeds on loopback whose content a test decides, and the articles that stand in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

from aiohttp import web
from zhana_outlets import TOLD


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a feed."""

    title: str
    text: str = ""
    link: str = ""


@dataclass
class FeedServer:
    """`feeds` are RSS feeds by name: outlet and entries. `asked` counts requests by name."""

    feeds: dict[str, list[Entry]] = field(default_factory=dict)
    published: datetime | None = None
    asked: dict[str, int] = field(default_factory=dict)
    url: str = ""

    async def start(self) -> None:
        """Listen on a free port of loopback."""
        app = web.Application()
        app.router.add_get("/{name}.xml", self._answer)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"  # type: ignore[union-attr]

    async def close(self) -> None:
        """Stop listening."""
        await self._runner.cleanup()

    def table(self, path: Path) -> Path:
        """A table of these feeds, for RC_FEEDS_FILE."""
        rows = [f"{name},{self.url}/{name}.xml,en," for name in self.feeds]
        path.write_text("\n".join(("name,url,language,minerals", *rows)), "utf-8")
        return path

    async def _answer(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        self.asked[name] = self.asked.get(name, 0) + 1
        if name not in self.feeds:
            return web.Response(status=404)
        return web.Response(body=self._rss(name).encode(), content_type="application/rss+xml")

    def _rss(self, name: str) -> str:
        date = f"<pubDate>{format_datetime(self.published)}</pubDate>" if self.published else ""
        items = "".join(
            f"<item><title>{escape(e.title)}</title><guid>{escape(name + e.title)}</guid><link>{escape(e.link or self._link(e))}</link>"
            f"<description>{escape(e.text)}</description>{date}</item>"
            for e in self.feeds[name]
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{escape(name.replace("_", " "))}</title>{items}</channel></rss>'

    @staticmethod
    def _link(entry: Entry) -> str:
        slug = "".join(c if c.isalnum() else "-" for c in entry.title.lower())
        return f"https://news.example/{slug}"


def zhana_feeds() -> dict[str, list[Entry]]:
    """A feed for each of the five outlets."""
    return {outlet.replace(" ", "_"): [Entry(*told)] for outlet, told in TOLD.items()}


def thirty_articles() -> dict[str, list[Entry]]:
    """Thirty articles in six feeds: the story five times, ten others with figures, fifteen without any."""
    others = [
        Entry(f"Deposit {n} measured", f"Deposit {n} holds {n + 3} Mt of ore at {n + 1}.{n}% TREO.")
        for n in range(10)
    ]
    plain = [
        Entry(f"Minister visits mine number {chr(65 + n)}", "Nothing was said about amounts.")
        for n in range(15)
    ]
    return {**zhana_feeds(), "Mining_Daily": [*others, *plain]}
