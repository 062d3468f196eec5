"""The only module that touches the network: one polite, bounded, guarded GET. No parsing and no decisions here."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections import defaultdict
from collections.abc import Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit

import aiohttp
import stamina
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from core.clock import utc_now
from core.errors import FeedUnavailable, ForbiddenAddress
from core.news.feed_state import NO_VALIDATORS, Validators

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

MAX_BYTES = 5 * 1024 * 1024
MAX_REDIRECTS = 5
TOTAL_S = 20.0
ATTEMPTS = 3
HOST_PAUSE_S = 1.0
MAX_RETRY_AFTER_S = 30.0
IN_FLIGHT = 10
USER_AGENT = "RareEarthRealityCheck/1.0 (news digest; one fetch a feed and hour)"
PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back. `body` is None when the server says that nothing changed (304). `url` is where it was
    found after redirects, `moved_to` the new address when every redirect was a permanent one, else ""."""

    url: str
    body: bytes | None
    content_type: str
    validators: Validators
    moved_to: str = ""


def is_public(address: str) -> bool:
    """Whether an IP address is a public unicast one: not loopback, private, link-local (metadata services live
    there), multicast, reserved, nor any of those wrapped into IPv6. Pure."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


class GuardedResolver(AbstractResolver):
    """Resolves names and keeps only addresses that may be fetched. The connector dials what this returns, so a
    name that answers differently the second time gains nothing."""

    def __init__(self, *, allow_loopback: bool) -> None:
        self._inner = ThreadedResolver()
        self._allow_loopback = allow_loopback

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        allowed = [entry for entry in found if may_dial(entry["host"], allow_loopback=self._allow_loopback)]
        if not allowed:
            raise ForbiddenAddress(host, reason="private")
        return allowed

    async def close(self) -> None:
        await self._inner.close()


def may_dial(address: str, *, allow_loopback: bool) -> bool:
    """Whether an IP address may be dialled. Loopback only by setting (sandbox and tests). Pure."""
    if allow_loopback:
        try:
            if ipaddress.ip_address(address.split("%")[0]).is_loopback:
                return True
        except ValueError:
            return False
    return is_public(address)


def check_address(url: str, *, allow_loopback: bool) -> None:
    """Refuse an address by its text: another scheme, a user name in it, a literal private address. Pure.

    Names are judged again when they are resolved. Raises ForbiddenAddress.
    """
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError as cause:
        raise ForbiddenAddress(url, reason="name") from cause
    if parts.scheme not in ("http", "https"):
        raise ForbiddenAddress(url, reason="scheme")
    if parts.username is not None or parts.password is not None:
        raise ForbiddenAddress(url, reason="credentials")
    if not host or (port not in (None, 80, 443, 8080, 8443) and not allow_loopback):
        raise ForbiddenAddress(url, reason="name")
    try:
        ipaddress.ip_address(host)
    except ValueError:
        # Never dotted-quad short forms ("127.1", "0x7f.1"): resolvers disagree on what they mean.
        if host.replace(".", "").isdigit() or host.lower().startswith("0x"):
            raise ForbiddenAddress(url, reason="private") from None
        return
    if not may_dial(host, allow_loopback=allow_loopback):
        raise ForbiddenAddress(url, reason="private")


class Fetcher:
    """Fetches feeds for all servers at once. Open it with `async with`; one request a host at a time, with a
    pause between two; ten in flight altogether."""

    def __init__(
        self,
        *,
        allow_loopback: bool = False,
        max_bytes: int = MAX_BYTES,
        total_s: float = TOTAL_S,
        host_pause_s: float = HOST_PAUSE_S,
        attempts: int = ATTEMPTS,
        wait_initial_s: float = 0.5,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._allow_loopback = allow_loopback
        self._max_bytes = max_bytes
        self._total_s = total_s
        self._host_pause_s = host_pause_s
        self._attempts = attempts
        self._wait_initial_s = wait_initial_s
        self._now = now
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._free_at: dict[str, float] = {}
        self._slots = asyncio.Semaphore(IN_FLIGHT)
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        resolver = GuardedResolver(allow_loopback=self._allow_loopback)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(resolver=resolver, use_dns_cache=False, limit=IN_FLIGHT),
            timeout=aiohttp.ClientTimeout(total=self._total_s, connect=min(10.0, self._total_s)),
            headers={
                "User-Agent": USER_AGENT,
                "Accept": "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
            },
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            max_line_size=8190,
            max_field_size=8190,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def get(self, url: str, validators: Validators | None = None) -> Fetched:
        """Fetch `url`, conditionally where validators are known.

        Redirects (five at most) are checked hop by hop. Time-outs, lost connections, 429 and 5xx are tried
        again with back-off, three times in all; a Retry-After of at most half a minute is honoured, a longer
        one ends the attempt. Raises FeedUnavailable and ForbiddenAddress. A body above the cap, however well
        it was compressed, is FeedUnavailable("too_large").
        """
        async for attempt in stamina.retry_context(
            on=_worth_another_try,
            attempts=self._attempts,
            wait_initial=self._wait_initial_s,
            wait_max=10.0,
            timeout=None,
        ):
            with attempt:
                try:
                    return await self._follow(url, validators or NO_VALIDATORS)
                except FeedUnavailable as error:
                    if attempt.num < self._attempts and _worth_another_try(error):
                        await asyncio.sleep(error.retry_after_s or 0.0)
                    raise
        raise AssertionError("retry_context yields until it returns or raises")

    async def _follow(self, url: str, validators: Validators) -> Fetched:
        here, permanent = url, True
        for _ in range(MAX_REDIRECTS + 1):
            check_address(here, allow_loopback=self._allow_loopback)
            async with self._turn(here), self._request(here, validators) as response:
                if response.status not in REDIRECTS:
                    moved = here if permanent and here != url else ""
                    return await self._read(response, here, moved)
                permanent = permanent and response.status in PERMANENT
                here = urljoin(here, response.headers.get("Location", ""))
        raise FeedUnavailable(url, reason="redirects")

    @asynccontextmanager
    async def _turn(self, url: str) -> AsyncGenerator[None]:
        host = urlsplit(url).hostname or ""
        loop = asyncio.get_running_loop()
        async with self._hosts[host], self._slots:
            await asyncio.sleep(self._free_at.get(host, 0.0) - loop.time())
            try:
                yield
            finally:
                self._free_at[host] = loop.time() + self._host_pause_s

    @asynccontextmanager
    async def _request(self, url: str, validators: Validators) -> AsyncGenerator[aiohttp.ClientResponse]:
        assert self._session is not None, "use `async with Fetcher()`"
        headers: dict[str, str] = {}
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        try:
            async with self._session.get(url, headers=headers, allow_redirects=False) as response:
                yield response
        except ForbiddenAddress as refused:
            raise ForbiddenAddress(url, reason=refused.reason) from refused
        except TimeoutError as cause:
            raise FeedUnavailable(url, reason="timeout") from cause
        except (aiohttp.ClientError, OSError, ValueError) as cause:
            raise FeedUnavailable(url, reason="connection") from cause

    async def _read(self, response: aiohttp.ClientResponse, url: str, moved_to: str) -> Fetched:
        found = Validators(response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))
        if response.status == 304:
            return Fetched(url, None, "", found, moved_to)
        if response.status != 200:
            wait_s = self._retry_after_s(response.headers.get("Retry-After", ""))
            raise FeedUnavailable(url, reason="status", status=response.status, retry_after_s=wait_s)
        body = bytearray()
        async for piece in response.content.iter_chunked(64 * 1024):
            body += piece
            if len(body) > self._max_bytes:
                raise FeedUnavailable(url, reason="too_large")
        return Fetched(url, bytes(body), response.headers.get("Content-Type", ""), found, moved_to)

    def _retry_after_s(self, header: str) -> float | None:
        if header.strip().isdigit():
            return float(header)
        try:
            return max(0.0, (parsedate_to_datetime(header) - self._now()).total_seconds())
        except (TypeError, ValueError):
            return None


def _worth_another_try(error: Exception) -> bool:
    if not isinstance(error, FeedUnavailable):
        return False
    if error.reason in ("timeout", "connection"):
        return True
    passing = error.status is not None and (error.status == 429 or error.status >= 500)
    return passing and (error.retry_after_s or 0.0) <= MAX_RETRY_AFTER_S
