"""Publishing the commands, and only when Discord holds other ones. Nothing here decides what a command is."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any, cast

from discord import app_commands

log = logging.getLogger(__name__)

Payload = dict[str, Any]

UNORDERED = ("contexts", "integration_types")


async def publish(tree: app_commands.CommandTree[Any], *, may_write: bool = True) -> dict[str, int]:
    """Bring Discord's commands in line with the tree's and return the id of each by name.

    Asks what is there (one request) and writes only where that differs: a stored hash would be wrong after a
    change of the application. `may_write` False (a process without the first shard) only asks.
    Raises discord.HTTPException.
    """
    client = tree.client
    if client.application_id is None:
        raise RuntimeError("publish before login")
    wanted = [command.to_dict(tree) for command in tree.get_commands()]
    there = await client.http.get_global_commands(client.application_id)
    if same(wanted, there):
        log.info("commands: %d, unchanged", len(wanted))
    elif may_write:
        there = await client.http.bulk_upsert_global_commands(client.application_id, payload=wanted)
        log.info("commands: %d, published", len(wanted))
    return {command["name"]: int(command["id"]) for command in there}


def same(wanted: Sequence[Mapping[str, Any]], there: Sequence[Mapping[str, Any]]) -> bool:
    """Whether Discord already holds what is wanted, whatever order and defaults it adds. Pure."""
    ours = {(command.get("type", 1), command["name"]): command for command in wanted}
    theirs = {(command.get("type", 1), command["name"]): command for command in there}
    return ours.keys() == theirs.keys() and all(_alike(ours[key], theirs[key]) for key in ours)


def _alike(ours: Any, theirs: Any) -> bool:
    """Every key of ours is there with the same value; what is empty or false may be left out on either side."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        a, b = cast(Payload, ours), cast(Payload, theirs)
        return all(_alike(_in_order(key, a[key]), _in_order(key, b.get(key))) for key in a)
    if isinstance(ours, list) and isinstance(theirs, list):
        left, right = cast(list[Any], ours), cast(list[Any], theirs)
        return len(left) == len(right) and all(map(_alike, left, right))
    return (not ours and not theirs) or str(cast(object, ours)) == str(cast(object, theirs))


def _in_order(key: str, value: Any) -> Any:
    return sorted(value) if key in UNORDERED and value else value
