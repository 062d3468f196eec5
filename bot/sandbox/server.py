"""Starts and stops the sandbox: routes, gateway and files on one loopback port."""

import ipaddress
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web

from bot.sandbox.driver import Driver
from bot.sandbox.errors import DiscordError
from bot.sandbox.faults import Faults, order
from bot.sandbox.gateway import Gateway
from bot.sandbox.interactions import Interactions
from bot.sandbox.limits import most
from bot.sandbox.posting import Nonces
from bot.sandbox.rest import BASE, Rest, Services, json_answer
from bot.sandbox.routes import ROUTES
from bot.sandbox.world import World


class NotLoopbackError(ValueError):
    """The sandbox was asked to listen where others could reach it."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


@dataclass(frozen=True, slots=True)
class SandboxServer:
    """A running sandbox. `url` has no path and no trailing slash."""

    url: str
    world: World
    driver: Driver
    faults: Faults
    gateway: Gateway
    interactions: Interactions
    runner: web.AppRunner

    async def close(self) -> None:
        """Stop listening, close the bot's connections, stop the timers."""
        self.interactions.close()
        await self.gateway.close()
        await self.runner.cleanup()


async def start(
    world: World,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    bot_token: str = "sandbox-token",
    heartbeat_s: float = 41.25,
    page: Callable[[web.Application, Driver, Faults], None] | None = None,
) -> SandboxServer:
    """Listen on a loopback address; port 0 takes a free one. `page` adds routes of its own.

    Raises NotLoopbackError, and OSError when the port is taken.
    """
    if not _is_loopback(host):
        raise NotLoopbackError(host)
    faults = Faults()
    gateway = Gateway(world, faults, token=bot_token, heartbeat_s=heartbeat_s)
    interactions = Interactions(world)
    driver = Driver(world, interactions)
    services = Services(
        world, interactions, Nonces(world), gateway, faults, bot_token, gateway_url=lambda: gateway.url
    )
    app = web.Application(client_max_size=most("request.bytes") + 1024 * 1024, middlewares=[_own_origin_only])
    _mount(app, services, Rest(services, ROUTES))
    if page is not None:
        page(app, driver, faults)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    try:
        await site.start()
    except OSError:
        await runner.cleanup()
        raise
    address = _address(host, runner.addresses[0][1])
    gateway.url = f"ws://{address}/gateway"
    world.cdn_url = f"http://{address}"
    return SandboxServer(f"http://{address}", world, driver, faults, gateway, interactions, runner)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


@web.middleware
async def _own_origin_only(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse a web page elsewhere that tries to reach the sandbox, also by a name that points here."""
    if not _names_loopback(f"//{request.headers.get('Host', '')}"):
        return json_answer(403, {"message": "Host is not loopback", "code": 0})
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("Host"):
        return json_answer(403, {"message": "Origin is not the sandbox's own", "code": 0})
    return await handler(request)


def _names_loopback(address: str) -> bool:
    try:
        return _is_loopback(urlsplit(address).hostname or "")
    except ValueError:
        return False


def _mount(app: web.Application, services: Services, rest: Rest) -> None:
    async def files(request: web.Request) -> web.Response:
        attachment = services.world.files.get(int(request.match_info["attachment"]))
        if attachment is None:
            raise web.HTTPNotFound
        return web.Response(
            body=attachment.data,
            headers={
                "Content-Type": attachment.content_type,
                "X-Content-Type-Options": "nosniff",
                # A file that is opened by itself shares the page's origin: nothing in it may run.
                "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox",
            },
        )

    async def read_faults(_request: web.Request) -> web.Response:
        return json_answer(200, services.faults.listed())

    async def add_fault(request: web.Request) -> web.Response:
        try:
            order(services.faults, await request.json())
        except DiscordError as error:
            return json_answer(error.status, error.body())
        return json_answer(200, services.faults.listed())

    async def clear_faults(_request: web.Request) -> web.Response:
        services.faults.clear()
        return json_answer(200, services.faults.listed())

    app.router.add_route("*", BASE + "/{path:.*}", rest.handle)
    app.router.add_get("/gateway", services.gateway.handle)
    app.router.add_get("/gateway/", services.gateway.handle)
    app.router.add_get(r"/attachments/{channel:\d+}/{attachment:\d+}/{filename}", files)
    app.router.add_get("/sandbox/faults", read_faults)
    app.router.add_post("/sandbox/faults", add_fault)
    app.router.add_delete("/sandbox/faults", clear_faults)
