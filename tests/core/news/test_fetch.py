"""Fetching: what is asked for, what is survived and what is refused, against a loopback server that misbehaves."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver

from core.errors import FeedUnavailable, ForbiddenAddress
from core.news.feed_state import Validators
from core.news.fetch import Fetcher, GuardedResolver, check_address, is_public


class Misbehaving:
    """A server whose paths each do one thing, and which counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[web.Request] = []
        self.url = ""
        self.failures_left = 0
        self.in_flight = self.most_in_flight = 0

    def paths(self) -> list[str]:
        return [request.path for request in self.asked]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            return await getattr(self, "do_" + request.path.split("/")[1])(request)
        finally:
            self.in_flight -= 1

    async def do_plain(self, request: web.Request) -> web.StreamResponse:
        if request.headers.get("If-None-Match") == '"v1"':
            return web.Response(status=304)
        await asyncio.sleep(0.01)
        return web.Response(body=b"<rss/>", headers={"ETag": '"v1"', "Content-Type": "application/rss+xml"})

    async def do_hop(self, request: web.Request) -> web.StreamResponse:
        left = int(request.path.split("/")[2])
        raise web.HTTPMovedPermanently(f"/hop/{left - 1}" if left else "/plain")

    async def do_found(self, request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/plain")

    async def do_metadata(self, request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("http://169.254.169.254/latest/meta-data/")

    async def do_flaky(self, request: web.Request) -> web.StreamResponse:
        self.failures_left -= 1
        return web.Response(status=503) if self.failures_left >= 0 else web.Response(body=b"<rss/>")

    async def do_busy(self, request: web.Request) -> web.StreamResponse:
        self.failures_left -= 1
        wait = request.query.get("wait", "0")
        return (
            web.Response(status=429, headers={"Retry-After": wait})
            if self.failures_left >= 0
            else web.Response(body=b"<rss/>")
        )

    async def do_gone(self, request: web.Request) -> web.StreamResponse:
        return web.Response(status=410)

    async def do_drip(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(100):
            await response.write(b".")
            await asyncio.sleep(0.05)
        return response

    async def do_huge(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(50):
            await response.write(b"x" * 1024 * 1024)
        return response

    async def do_bomb(self, request: web.Request) -> web.StreamResponse:
        return web.Response(body=gzip.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "gzip"})

    async def do_cut(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b"half")
        assert request.transport is not None
        request.transport.abort()
        return response


@pytest.fixture
async def server() -> AsyncIterator[Misbehaving]:
    behaviour = Misbehaving()
    app = web.Application()
    app.router.add_get("/{rest:.*}", behaviour.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    behaviour.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield behaviour
    await runner.cleanup()


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(
        allow_loopback=True, total_s=20.0, host_pause_s=0.0, wait_initial_s=0.01, max_bytes=2_000_000
    ) as fetcher:
        yield fetcher


async def test_the_second_fetch_asks_whether_anything_changed(server: Misbehaving, fetcher: Fetcher) -> None:
    first = await fetcher.get(server.url + "/plain")
    again = await fetcher.get(server.url + "/plain", first.validators)
    assert (first.body, first.validators) == (b"<rss/>", Validators(etag='"v1"'))
    assert again.body is None


async def test_permanent_redirects_tell_the_new_address_and_passing_ones_do_not(
    server: Misbehaving, fetcher: Fetcher
) -> None:
    assert (await fetcher.get(server.url + "/hop/2")).moved_to == server.url + "/plain"
    assert (await fetcher.get(server.url + "/found")).moved_to == ""


async def test_a_chain_of_redirects_ends(server: Misbehaving, fetcher: Fetcher) -> None:
    with pytest.raises(FeedUnavailable) as failed:
        await fetcher.get(server.url + "/hop/9")
    assert failed.value.reason == "redirects"
    assert len(server.asked) == 6


async def test_a_redirect_to_a_metadata_service_is_refused_before_it_is_dialled(
    server: Misbehaving, fetcher: Fetcher
) -> None:
    with pytest.raises(ForbiddenAddress):
        await fetcher.get(server.url + "/metadata")


async def test_passing_failures_are_tried_again_and_lasting_ones_are_not(
    server: Misbehaving, fetcher: Fetcher
) -> None:
    server.failures_left = 2
    assert (await fetcher.get(server.url + "/flaky")).body == b"<rss/>"
    with pytest.raises(FeedUnavailable) as failed:
        await fetcher.get(server.url + "/gone")
    assert (failed.value.status, server.paths().count("/gone")) == (410, 1)


async def test_a_short_retry_after_is_waited_for_and_a_long_one_ends_the_attempt(
    server: Misbehaving, fetcher: Fetcher
) -> None:
    server.failures_left = 1
    assert (await fetcher.get(server.url + "/busy?wait=0")).body == b"<rss/>"
    server.failures_left = 9
    with pytest.raises(FeedUnavailable) as failed:
        await fetcher.get(server.url + "/busy?wait=3600")
    assert failed.value.retry_after_s == 3600
    assert server.failures_left == 8


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/huge", "too_large"), ("/bomb", "too_large"), ("/cut", "connection")],
)
async def test_endless_swollen_and_broken_bodies_end(
    server: Misbehaving, fetcher: Fetcher, path: str, reason: str
) -> None:
    with pytest.raises(FeedUnavailable) as failed:
        await fetcher.get(server.url + path)
    assert failed.value.reason == reason


async def test_a_body_that_drips_is_given_up(server: Misbehaving) -> None:
    async with Fetcher(allow_loopback=True, total_s=0.5, attempts=1) as hasty:
        with pytest.raises(FeedUnavailable) as failed:
            await hasty.get(server.url + "/drip")
    assert failed.value.reason == "timeout"


async def test_a_host_is_asked_one_thing_at_a_time(server: Misbehaving, fetcher: Fetcher) -> None:
    await asyncio.gather(*(fetcher.get(f"{server.url}/plain?{n}") for n in range(5)))
    assert server.most_in_flight == 1


async def test_loopback_is_refused_unless_the_setting_allows_it(server: Misbehaving) -> None:
    async with Fetcher() as strict:
        with pytest.raises(ForbiddenAddress):
            await strict.get(server.url + "/plain")
        with pytest.raises(ForbiddenAddress):
            await strict.get(server.url.replace("127.0.0.1", "localhost").rsplit(":", 1)[0] + "/plain")
    assert server.asked == []


class Answers(AbstractResolver):
    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[dict[str, object]]:  # type: ignore[override]
        return [
            {"hostname": host, "host": address, "port": port, "family": 2, "proto": 0, "flags": 0}
            for address in self.addresses
        ]

    async def close(self) -> None: ...


async def test_only_the_public_addresses_of_a_name_are_dialled() -> None:
    resolver = GuardedResolver(allow_loopback=False)
    resolver._inner = Answers("10.0.0.1", "93.184.216.34", "::1")  # type: ignore[assignment]
    assert [entry["host"] for entry in await resolver.resolve("mixed.example", 80)] == ["93.184.216.34"]
    resolver._inner = Answers("192.168.1.1")  # type: ignore[assignment]
    with pytest.raises(ForbiddenAddress):
        await resolver.resolve("inside.example", 80)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "::1", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:0a00:0001::", "255.255.255.255", "x"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "gopher://x/", "ftp://x/y", "http://user:pw@example.com/", "http://127.0.0.1/", "http://[::1]/",
     "http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://example.com:22/", "http:///x", "http://example.com:99999/", "javascript:alert(1)"],
)  # fmt: skip
def test_addresses_that_are_refused_by_their_text(url: str) -> None:
    with pytest.raises(ForbiddenAddress):
        check_address(url, allow_loopback=False)
