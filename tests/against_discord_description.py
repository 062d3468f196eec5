"""Holds the published commands and sample replies against Discord's own OpenAPI description:

    python -m tests.against_discord_description PATH_TO_OPENAPI_JSON

Not a test: the description is a preview of Discord's that changes without notice (github.com/discord/discord-api-spec,
specs/openapi.json), and is no part of this project. Where it and the documentation differ, the documentation holds.
Ends with 1 where something does not fit.

How it is read: a union means exactly one branch that fits, also where it is written `anyOf`; a number may come as a string
of digits, and a snowflake as a number; unknown keys are allowed.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "commands"))

import wire as wires
from sample_replies import ANSWER, EDIT, NOW, SUGGEST, WINDOW, gather_afresh

from commands.services import Running, Services
from core.reference.library import load

CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
COMMANDS = "/applications/{application_id}/commands"
ORIGINAL = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
MESSAGES = "/channels/{channel_id}/messages"
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
DOCUMENTED = re.compile(r"channel_types\[[0-9]+\]: 16 is no value of it$")
"""What the documentation has and the description lacks: media channels (16)."""

DIGITS = re.compile(r"-?[0-9]+")


class Description:
    """Discord's description of its API, asked whether a body fits a route."""

    def __init__(self, path: Path) -> None:
        self._document = json.loads(path.read_text("utf-8"))

    def body(self, method: str, route: str) -> dict[str, Any]:
        """What the route takes as JSON."""
        content = self._document["paths"][route][method]["requestBody"]["content"]
        return content["application/json"]["schema"]

    def problems(self, value: Any, schema: dict[str, Any], where: str = "") -> list[str]:
        """Why a value does not fit a schema; empty where it does."""
        if "$ref" in schema:
            return self.problems(value, self._named(schema["$ref"]), where)
        found: list[str] = []
        for branch in schema.get("allOf", ()):
            found += self.problems(value, branch, where)
        for union in ("oneOf", "anyOf"):
            if union in schema:
                found += self._union(value, schema[union], where)
        return found + self._own(value, schema, where)

    def _named(self, reference: str) -> dict[str, Any]:
        found = self._document
        for step in reference.removeprefix("#/").split("/"):
            found = found[step]
        return found

    def _union(self, value: Any, branches: list[dict[str, Any]], where: str) -> list[str]:
        """Exactly one branch must fit; where none does, what the nearest one lacks."""
        if all("const" in branch for branch in branches):
            return (
                []
                if any(_same(value, b["const"]) for b in branches)
                else [f"{where}: {value!r} is no value of it"]
            )
        tried = [self.problems(value, branch, where) for branch in branches]
        fitting = sum(not found for found in tried)
        if fitting == 1 or (fitting > 1 and not (isinstance(value, dict) and "type" in value)):
            return []
        if fitting > 1:
            return [f"{where}: {fitting} branches fit"]
        return min(
            (f for f, b in zip(tried, branches, strict=True) if self._typed(value, b)),
            key=len,
            default=min(tried, key=len),
        )

    def _typed(self, value: Any, branch: dict[str, Any]) -> bool:
        """Whether the `type` of a component or option is that of the branch."""
        schema = self._named(branch["$ref"]) if "$ref" in branch else branch
        kind = schema.get("properties", {}).get("type") if isinstance(value, dict) else None
        return kind is not None and not self.problems(value.get("type"), kind)

    def _own(self, value: Any, schema: dict[str, Any], where: str) -> list[str]:
        kinds = schema.get("type")
        allowed = [kinds] if isinstance(kinds, str) else kinds
        if allowed and not any(_is(value, kind, schema) for kind in allowed):
            return [f"{where}: {type(value).__name__} where {' or '.join(allowed)} is wanted"]
        found = list(_limits(value, schema, where))
        if "enum" in schema and not any(_same(value, option) for option in schema["enum"]):
            found.append(f"{where}: {value!r} is no value of it")
        if "const" in schema and not _same(value, schema["const"]):
            found.append(f"{where}: {value!r} is not {schema['const']!r}")
        if isinstance(value, dict):
            found += [f"{where}: no {name}" for name in schema.get("required", ()) if name not in value]
            for name, inner in schema.get("properties", {}).items():
                if name in value:
                    found += self.problems(value[name], inner, f"{where}.{name}")
        if isinstance(value, list) and "items" in schema:
            for index, item in enumerate(value):
                found += self.problems(item, schema["items"], f"{where}[{index}]")
        return found


def _is(value: Any, kind: str, schema: dict[str, Any]) -> bool:
    if kind in ("integer", "number") and isinstance(value, str):
        return DIGITS.fullmatch(value) is not None
    if kind == "string" and isinstance(value, int) and not isinstance(value, bool):
        return schema.get("format") == "snowflake"
    if kind in ("integer", "number") and isinstance(value, bool):
        return False
    return isinstance(value, TYPES[kind])


def _same(value: Any, wanted: Any) -> bool:
    return value == wanted and isinstance(value, bool) == isinstance(wanted, bool)


def _limits(value: Any, schema: dict[str, Any], where: str) -> Iterator[str]:
    sizes: list[tuple[str, str, float]] = []
    if isinstance(value, str):
        sizes = [("minLength", "maxLength", len(value))]
    elif isinstance(value, list):
        sizes = [("minItems", "maxItems", len(value))]
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sizes = [("minimum", "maximum", value)]
    for least, most, size in sizes:
        if size < schema.get(least, size) or size > schema.get(most, size):
            yield f"{where}: {size} is outside {schema.get(least, '…')}–{schema.get(most, '…')}"
    if (
        isinstance(value, list)
        and schema.get("uniqueItems")
        and len({json.dumps(v) for v in value}) < len(value)
    ):
        yield f"{where}: something stands twice"


async def collect() -> tuple[list[dict[str, Any]], list[tuple[str, str, str, Any]]]:
    """The published commands, and (what was done, method, route, body) of every sample."""
    client = await wires.client(Services(load(), None, lambda: NOW, Running(NOW)), wires.Wire())
    commands = [command.to_dict(client.tree) for command in client.tree.get_commands()]
    with tempfile.TemporaryDirectory() as directory:
        samples = await gather_afresh(wires.Wire(), Path(directory))
    bodies: list[tuple[str, str, str, Any]] = []
    for sample in samples:
        if sample.kind in (ANSWER, EDIT, SUGGEST, WINDOW):
            bodies.append((sample.what, "post", CALLBACK, {"type": sample.kind, "data": sample.body}))
        elif sample.kind == "PATCH":
            bodies.append((sample.what, "patch", ORIGINAL, sample.body))
        elif sample.kind == "POST" and sample.body:
            bodies.append((sample.what, "post", MESSAGES, sample.body))
    return commands, bodies


def main(path: Path) -> int:
    """Print what does not fit, once each, and how much was held against the description."""
    description = Description(path)
    commands, bodies = asyncio.run(collect())
    found = Counter(
        f"publish{problem}" for problem in description.problems(commands, description.body("put", COMMANDS))
    )
    for what, method, route, body in bodies:
        for problem in description.problems(body, description.body(method, route)):
            found[f"{what} ({method} {route}): {problem}"] += 1
    for problem in [problem for problem in found if DOCUMENTED.search(problem)]:
        del found[problem]
    for problem, times in found.items():
        print(f"{problem} ({times} times)" if times > 1 else problem)
    print(f"{len(commands)} commands and {len(bodies)} bodies held against {path}: {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
