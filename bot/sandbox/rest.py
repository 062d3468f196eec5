"""REST v10: routes by name, authorisation, bodies, faults, Discord's error answers."""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from aiohttp import BodyPartReader, web

from bot.sandbox.errors import DiscordError, invalid, refusal
from bot.sandbox.faults import Faults, RestFault
from bot.sandbox.gateway import Gateway
from bot.sandbox.interactions import Interactions
from bot.sandbox.message_bodies import check_content_type
from bot.sandbox.posting import Nonces, Upload
from bot.sandbox.world import Json, Refusal, UnknownIdError, World

BASE = "/api/v10"


@dataclass(frozen=True, slots=True)
class Call:
    """One request, read and checked for form: ids from the path, query, body, files."""

    ids: dict[str, int]
    token: str
    query: dict[str, str]
    body: Any
    uploads: list[Upload]
    services: "Services"


@dataclass(frozen=True, slots=True)
class Services:
    """What the routes work on."""

    world: World
    interactions: Interactions
    nonces: Nonces
    gateway: Gateway
    faults: Faults
    bot_token: str
    gateway_url: Callable[[], str]


Reply: TypeAlias = tuple[int, Any]
"""Status and JSON (None: no content)."""

Handler: TypeAlias = Callable[[Call], Reply]


@dataclass(frozen=True, slots=True)
class Route:
    """A method and a path of Discord's API, who may call it, and the query parameters it knows."""

    method: str
    path: str
    handler: Handler
    query: tuple[str, ...] = ()
    needs_bot: bool = True
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        expression = re.sub(r"\{token\}", r"(?P<token>[\\w\\-]+)", self.path)
        expression = re.sub(r"\{(\w+)\}", r"(?P<\1>\\d{1,20})", expression)
        object.__setattr__(self, "pattern", re.compile(expression))


class Rest:
    """Dispatches requests below /api/v10 to the routes it was given."""

    def __init__(self, services: Services, routes: tuple[Route, ...]) -> None:
        self._services = services
        self._routes = routes

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one request, well or, where a fault is armed, badly."""
        path = request.path.removeprefix(BASE)
        fault = self._services.faults.take(request.method, path)
        if fault is not None:
            early = await _before(fault, request)
            if early is not None:
                return early
        answer = await self._serve(request, path)
        return answer if fault is None else await _after(fault, request, answer)

    async def _serve(self, request: web.Request, path: str) -> web.Response:
        try:
            route, ids = self._find(request.method, path)
            if route.needs_bot:
                self._authorise(request)
            _check_query(route, request)
            body, uploads = await _read(request)
            token = ids.pop("token", "")
            call = Call(
                {name: int(value) for name, value in ids.items()},
                token,
                dict(request.query),
                body,
                uploads,
                self._services,
            )
            status, answer = route.handler(call)
        except DiscordError as error:
            return self._refused(request, path, error)
        except UnknownIdError as error:
            return self._refused(request, path, DiscordError(404, 0, f"404: Not Found (no id {error})"))
        return json_answer(status, answer)

    def _find(self, method: str, path: str) -> tuple[Route, dict[str, str]]:
        other_methods: list[str] = []
        for route in self._routes:
            match = route.pattern.fullmatch(path)
            if match is None:
                continue
            if route.method == method:
                return route, match.groupdict()
            other_methods.append(route.method)
        if other_methods:
            raise DiscordError(405, 0, f"405: Method Not Allowed (sandbox: {method} {path})")
        raise DiscordError(404, 0, f"404: Not Found (sandbox: no route {method} {path})")

    def _authorise(self, request: web.Request) -> None:
        if request.headers.get("Authorization") != f"Bot {self._services.bot_token}":
            raise refusal("unauthorized")

    def _refused(self, request: web.Request, path: str, error: DiscordError) -> web.Response:
        noted = Refusal(request.method, path, error.status, error.code, error.message, error.errors)
        self._services.world.refuse(noted)
        return json_answer(error.status, error.body())


def json_answer(status: int, body: Any, headers: dict[str, str] | None = None) -> web.Response:
    """A JSON answer with the bare content type that Discord sends, or no content."""
    if body is None:
        return web.Response(status=status, headers=headers)
    # The header is exactly "application/json": client libraries compare it as a whole.
    return web.Response(
        status=status,
        body=json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "Via": "1.1 sandbox", **(headers or {})},
    )


def _check_query(route: Route, request: web.Request) -> None:
    for name in request.query:
        if name not in route.query:
            raise invalid(
                (name,), "SANDBOX_UNKNOWN_FIELD", f'Discord documents no query parameter "{name}" here.'
            )


async def _read(request: web.Request) -> tuple[Any, list[Upload]]:
    if not request.can_read_body:
        return None, []
    check_content_type(request.content_type)
    if request.content_type == "application/json":
        return _json(await request.text()), []
    body: Any = {}
    uploads: list[Upload] = []
    parts = await request.multipart()
    while (part := await parts.next()) is not None:
        if not isinstance(part, BodyPartReader):
            raise invalid((), "SANDBOX_UNKNOWN_FIELD", "Parts cannot be nested.")
        if part.name == "payload_json":
            body = _json(await part.text())
        else:
            uploads.append(await _upload(part))
    return body, uploads


async def _upload(part: BodyPartReader) -> Upload:
    match = re.fullmatch(r"files\[(\d+)\]", part.name or "")
    if match is None or not part.filename:
        raise invalid((part.name or "",), "SANDBOX_UNKNOWN_FIELD", 'Parts are "payload_json" and "files[n]".')
    content_type = part.headers.get("Content-Type", "application/octet-stream")
    return Upload(int(match[1]), part.filename, content_type, bytes(await part.read()))


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise refusal("invalid_json") from None


async def _before(fault: RestFault, request: web.Request) -> web.StreamResponse | None:
    if fault.kind == "status":
        body: Json = {"message": "The sandbox was told to answer so.", "code": 0}
        return json_answer(fault.status, body)
    if fault.kind == "rate_limit":
        return _rate_limited(fault)
    if fault.kind == "lose_request":
        return _cut(request)
    if fault.kind == "slow":
        await asyncio.sleep(fault.delay_s)
    return None


async def _after(fault: RestFault, request: web.Request, answer: web.Response) -> web.Response:
    if fault.kind == "lose_answer":
        return _cut(request)
    if fault.kind == "slow_answer":
        await asyncio.sleep(fault.delay_s)
    return answer


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    # The server wants an answer object; with the line cut nobody reads it.
    return web.Response(status=499)


def _rate_limited(fault: RestFault) -> web.Response:
    body: Json = {
        "message": "You are being rate limited.",
        "retry_after": fault.retry_after_s,
        "global": fault.whole_bot,
    }
    headers = {"Retry-After": str(max(1, round(fault.retry_after_s)))}
    answer = json_answer(429, body, headers)
    if not fault.via:
        del answer.headers["Via"]
    return answer
