"""docs/sandbox.md is true: it names every route, opcode, close code and fault there is, and no other route."""

import re
from pathlib import Path

import pytest

from bot.sandbox.faults import GATEWAY_ACTIONS, GATEWAY_FAULTS, REST_FAULTS
from bot.sandbox.gateway import Close, Op
from bot.sandbox.routes import ROUTES

DOCUMENT = (Path(__file__).parents[2] / "docs" / "sandbox.md").read_text(encoding="utf-8")


def test_every_route_is_listed_and_no_other() -> None:
    listed = {
        (method, path)
        for methods, path in re.findall(r"^\| ([A-Z, ]+) \| `(/[^`]+)` \|$", DOCUMENT, re.MULTILINE)
        for method in methods.split(", ")
    }
    assert listed == {(route.method, route.path) for route in ROUTES}


@pytest.mark.parametrize("kind", [*REST_FAULTS, *GATEWAY_FAULTS, *GATEWAY_ACTIONS])
def test_every_fault_is_listed(kind: str) -> None:
    assert f"| `{kind}` |" in DOCUMENT


@pytest.mark.parametrize("name", [op.name for op in Op if op is not Op.DISPATCH])
def test_every_opcode_is_listed(name: str) -> None:
    assert name in DOCUMENT


@pytest.mark.parametrize("close", [*Close])
def test_every_close_code_is_listed(close: Close) -> None:
    assert f"{int(close)} " in DOCUMENT
