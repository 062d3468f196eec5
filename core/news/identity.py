"""Whether two entries are the same article: by guid, then by link, then by title and host. Never by date or body."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from core.news.article import Article

TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ref|ref_src|cmpid|ito|ncid|at_\w+)$"
)
"""Query keys that say where a reader came from, not which page it is."""


def canonical_link(url: str) -> str:
    """The address of a page without what does not identify it. Pure; "" for what is no http address.

    Scheme and "www." are dropped, host lower-cased, default ports, fragments, tracking keys and a closing
    slash removed, remaining keys sorted.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return ""
    host = parts.hostname.removeprefix("www.")
    if port is not None and port not in (80, 443):
        host = f"{host}:{port}"
    query = urlencode(sorted((k, v) for k, v in parse_qsl(parts.query) if not TRACKING.match(k.lower())))
    return urlunsplit(("", host, parts.path.rstrip("/"), query, ""))


def identities(article: Article) -> tuple[str, ...]:
    """The keys under which this article is known, strongest first, each 40 hexadecimal digits. Pure.

    Two entries are the same article when they share a key. The guid counts within its feed's host, since
    "1234" is a guid too. Title and host identify only an entry that has neither guid nor link: a weekly
    column keeps its title.
    """
    keys: list[str] = []
    if article.guid:
        link = canonical_link(article.guid)
        keys.append(f"link {link}" if link else f"guid {_feed_host(article)} {article.guid.strip()}")
    if link := canonical_link(article.link):
        keys.append(f"link {link}")
    if not keys:
        keys.append(f"title {article.host} {' '.join(article.title.casefold().split())}")
    return tuple(dict.fromkeys(hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest() for key in keys))


def _feed_host(article: Article) -> str:
    return (urlsplit(article.feed_url).hostname or "").removeprefix("www.")
