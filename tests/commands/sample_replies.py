"""Every kind of reply the bot gives, gathered by using it: each command as it stands and with nonsense, then every
button, menu and window that the replies offer. Nothing is judged here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import wire as wires
from discord_limits import SELECT, every_component

from commands.check.questions import QUESTIONS
from commands.guide import texts as guide
from commands.services import Running, Services
from core.reference.library import load
from core.store import Store

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)

Payload = dict[str, Any]

MENU_TEXT = "20 million tons at 700 g/t, third in the world and worth 734% of GDP: 935,400 t of rare earths"
NONSENSE = "zorkmids ✨ `**@everyone**` " * 8
PERMISSIONS = str(2**53 - 1)
CHANNEL = {"id": str(wires.CHANNEL), "type": 0, "name": "c", "permissions": PERMISSIONS, "position": 0}
RESOLVED = {"channels": {str(wires.CHANNEL): CHANNEL}}
MOST_OF_A_KIND = 2
ANSWER, EDIT, SUGGEST, WINDOW = 4, 7, 8, 9


@dataclass(frozen=True, slots=True)
class Sample:
    """What the bot sent after `what`: `kind` is the type of the callback (4, 7, 8, 9), or the method of a request."""

    what: str
    kind: int | str
    body: Payload


async def gather_afresh(wire: wires.Wire, directory: Path) -> list[Sample]:
    """The same with a log of its own."""
    async with await Store.open(f"sqlite:///{directory}/log.sqlite3", clock=lambda: NOW) as store:
        client = await wires.client(Services(load(), store, lambda: NOW, Running(NOW)), wire)
        return await gather(client, wire)


async def gather(client: wires.Client, wire: wires.Wire) -> list[Sample]:
    """Use the bot, and return everything it sent."""
    client.services.running.mentions.update(
        {command.name: 10**18 + n for n, command in enumerate(client.tree.get_commands())}
    )
    use = _Use(client, wire)
    for what, payload in _commands(client):
        await use.deliver(what, payload)
    await use.press_everything()
    return use.samples


class _Use:
    def __init__(self, client: wires.Client, wire: wires.Wire) -> None:
        self._client, self._wire = client, wire
        self._kinds: Counter[str] = Counter()
        self._seen = 0
        self.samples: list[Sample] = []
        self._offered: list[tuple[str, Payload, int]] = []

    async def deliver(self, what: str, payload: Payload) -> None:
        """Hand it over and keep what came back."""
        await wires.deliver(self._client, payload)
        new = self._wire.sent[self._seen :]
        self._seen = len(self._wire.sent)
        for sent in new:
            callback = sent.path.endswith("/callback")
            kind = sent.body["type"] if callback else sent.method
            body = sent.body.get("data", {}) if callback else sent.body
            self.samples.append(Sample(what, kind, body))
            flags = body.get("flags") or 0
            if kind == WINDOW:
                self._offered.append((what, body, -1))
            self._offered += [
                (what, c, flags) for c in every_component(body.get("components") or []) if kind != WINDOW
            ]

    async def press_everything(self) -> None:
        """Each kind of button, menu and window a few times, also those that turn up on the way."""
        while self._offered:
            what, part, flags = self._offered.pop(0)
            custom_id = part.get("custom_id", "")
            kind = re.sub(r"[0-9]{2,}|:[0-9]+", "", custom_id) + ("" if flags >= 0 else " window")
            if not custom_id or self._kinds[kind] >= MOST_OF_A_KIND:
                continue
            self._kinds[kind] += 1
            where = f"{what} → {kind}"
            if flags < 0:
                await self.deliver(where, _submitted(custom_id, part))
                continue
            payload = wires.press(custom_id, wires.snowflake(), message_flags=flags & 64)
            if part["type"] == SELECT:
                values = [part["options"][0]["value"]]
                payload["data"] = {"custom_id": custom_id, "component_type": SELECT, "values": values}
            await self.deliver(where, _allowed(payload))


def _submitted(custom_id: str, window: Payload) -> Payload:
    entered = {
        part["custom_id"]: part.get("value") or "It is a resource, not a reserve."
        for part in every_component(window["components"])
        if part["type"] == 4
    }
    return _allowed(wires.submit(custom_id, entered, wires.snowflake()))


def _allowed(payload: Payload) -> Payload:
    payload["member"]["permissions"] = PERMISSIONS
    return payload


def _commands(client: wires.Client) -> Iterator[tuple[str, Payload]]:
    for question in QUESTIONS:
        name = f"check {question.name}"
        yield name, wires.slash(name, question.filled_in)
        yield f"{name}, private", wires.slash(name, {**question.filled_in, "private": True})
        yield f"{name}, nonsense", wires.slash(name, dict.fromkeys(question.filled_in, NONSENSE))
        for option in question.every_option:
            if option.vocabulary:
                yield f"{name}, typing", wires.typing(name, option.name, "")
                yield f"{name}, typing", wires.typing(name, option.name, "Kazahstan")
    message = wires.message_payload(wires.snowflake()) | {"content": MENU_TEXT}
    yield "menu", wires.menu("Reality check", message)
    yield "menu, a picture", wires.menu("Reality check", message | {"content": ""})
    for name, (_, example) in guide.TABLES.items():
        pieces = re.split(r"(?:^| )(\w+):", example)[1:]
        yield name, wires.slash(name, dict(zip(pieces[::2], pieces[1::2], strict=True)))
    yield "a retired button", wires.press("rc0:old:1", wires.snowflake())
    yield "a button of nothing", wires.press("rc1:working:999999", wires.snowflake())
    for command in published(client):
        yield from _as_it_comes(command)


def _as_it_comes(command: Payload) -> Iterator[tuple[str, Payload]]:
    """A command with only its required options, and those as text."""
    for path, options in leaves(command):
        given = [
            {"name": o["name"], "type": o["type"], "value": _value(o)} for o in options if o.get("required")
        ]
        inner: list[Payload] = given
        for level, name in reversed(list(enumerate(path[1:]))):
            kind = 1 if level == len(path) - 2 else 2
            inner = [{"name": name, "type": kind, "options": inner}]
        data = {"id": "1", "name": path[0], "type": 1, "options": inner, "resolved": RESOLVED}
        yield " ".join(path), _allowed(wires.interaction(2, data))


def _value(option: Payload) -> Any:
    if option.get("choices"):
        return option["choices"][0]["value"]
    return {3: "1", 4: 1, 5: True, 7: str(wires.CHANNEL), 10: 1.0}.get(option["type"], "1")


def published(client: wires.Client) -> list[Payload]:
    """The slash commands as they are published."""
    commands = [command.to_dict(client.tree) for command in client.tree.get_commands()]
    return [command for command in commands if command.get("type", 1) == 1]


def leaves(command: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], list[Payload]]]:
    """Every command that can be sent: its words, and its options."""
    options = list(command.get("options") or ())
    inner = [option for option in options if option["type"] in (1, 2)]
    if not inner:
        yield (command["name"],), options
    for part in inner:
        for path, found in leaves(part):
            yield (command["name"], *path), found
