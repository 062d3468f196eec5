"""How the sandbox misbehaves on request. Tests and the page arm it; the routes and the gateway ask it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any, Literal, TypeAlias, get_args

from bot.sandbox.errors import invalid
from bot.sandbox.shapes import Boolean, Field, Integer, Number, OneOf, Record, Text, must
from bot.sandbox.world import Json

RestFaultKind: TypeAlias = Literal[
    "status", "rate_limit", "lose_request", "lose_answer", "slow", "slow_answer"
]
GatewayFaultKind: TypeAlias = Literal[
    "refuse_resume", "refuse_connection", "duplicate_interaction", "lose_interaction", "ignore_heartbeats"
]
GatewayAction: TypeAlias = Literal["drop", "reconnect", "invalid_session", "close"]

REST_FAULTS: tuple[str, ...] = get_args(RestFaultKind)
GATEWAY_FAULTS: tuple[str, ...] = get_args(GatewayFaultKind)
GATEWAY_ACTIONS: tuple[str, ...] = get_args(GatewayAction)


@dataclass(slots=True)
class RestFault:
    """One way to mistreat requests, `times` times.

    status: answer `status` without doing anything. rate_limit: answer 429 with `retry_after_s`, with the Via
    header unless `via` is false (Discord's own answers have it; a block by Cloudflare has not).
    lose_request: cut the connection before doing anything. lose_answer: do it, then cut the connection.
    slow: wait `delay_s` before doing it. slow_answer: do it, wait `delay_s`, then answer.
    `method` and `path` say which requests; `path` is below /api/v10 and may hold `*`.
    """

    kind: RestFaultKind
    path: str = "*"
    method: str = "*"
    times: int = 1
    status: int = 503
    retry_after_s: float = 0.2
    via: bool = True
    whole_bot: bool = False
    delay_s: float = 0.5

    def meets(self, method: str, path: str) -> bool:
        """Whether it is armed for this request."""
        return self.times > 0 and self.method in ("*", method) and fnmatchcase(path, self.path)


@dataclass(slots=True)
class Faults:
    """What is armed. `act` is set by the gateway: it does something to the open connections at once."""

    rest: list[RestFault] = field(default_factory=list[RestFault])
    gateway: dict[str, int] = field(default_factory=dict[str, int])
    act: Callable[[GatewayAction, int], int] | None = None

    def arm(self, fault: RestFault) -> RestFault:
        """Arm a fault of the routes."""
        self.rest.append(fault)
        return fault

    def arm_gateway(self, kind: GatewayFaultKind, times: int = 1) -> None:
        """Arm a fault of the gateway for the next `times` occasions."""
        self.gateway[kind] = self.gateway.get(kind, 0) + times

    def take_gateway(self, kind: GatewayFaultKind) -> bool:
        """Whether this fault is armed; takes one of its times."""
        left = self.gateway.get(kind, 0)
        if left:
            self.gateway[kind] = left - 1
        return left > 0

    def take(self, method: str, path: str) -> RestFault | None:
        """The fault that meets this request, if any; takes one of its times."""
        for fault in self.rest:
            if fault.meets(method, path):
                fault.times -= 1
                return fault
        return None

    def do(self, action: GatewayAction, *, code: int = 4000) -> int:
        """Mistreat every open gateway connection now; how many there were.

        drop: cut without a close frame. reconnect: ask the bot to reconnect. invalid_session: end the session
        for good. close: close with `code`.
        """
        return 0 if self.act is None else self.act(action, code)

    def clear(self) -> None:
        """Behave again."""
        self.rest.clear()
        self.gateway.clear()

    def listed(self) -> Json:
        """What is armed, as JSON."""
        names = RestFault.__slots__
        return {
            "rest": [
                {name: getattr(fault, name) for name in names} for fault in self.rest if fault.times > 0
            ],
            "gateway": {kind: times for kind, times in self.gateway.items() if times > 0},
        }


_ORDER = Record(
    {
        "kind": Field(OneOf((*REST_FAULTS, *GATEWAY_FAULTS, *GATEWAY_ACTIONS)), required=True),
        "path": Field(Text()),
        "method": Field(Text()),
        "times": Field(Integer()),
        "status": Field(Integer()),
        "retry_after_s": Field(Number()),
        "via": Field(Boolean()),
        "whole_bot": Field(Boolean()),
        "delay_s": Field(Number()),
        "code": Field(Integer()),
    }
)


def order(faults: Faults, body: Any) -> None:
    """Arm or do what a JSON order says: `{"kind": …}` with the fields of RestFault. Raises DiscordError."""
    wanted = must(_ORDER, body)
    kind: Any = wanted["kind"]
    if kind in REST_FAULTS:
        wanted.pop("code", None)
        faults.arm(RestFault(**wanted))
    elif kind in GATEWAY_FAULTS:
        faults.arm_gateway(kind, wanted.get("times", 1))
    elif faults.act is None:
        raise invalid(("kind",), "SANDBOX_NO_GATEWAY", "No gateway is running.")
    else:
        faults.do(kind, code=wanted.get("code", 4000))
