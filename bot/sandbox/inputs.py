"""What a person enters, turned into what Discord's client would send: options, menu values, modal texts.

Discord's client checks before it sends; so does this, and says what it would not have let through.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from bot.sandbox.command_bodies import (
    BOOLEAN,
    CHANNEL,
    GROUP,
    INTEGER,
    MENTIONABLE,
    NUMBER,
    ROLE,
    STRING,
    SUBCOMMAND,
    USER,
    WITH_CHOICES,
)
from bot.sandbox.component_bodies import (
    CHANNEL_SELECT,
    LABEL,
    MENTIONABLE_SELECT,
    ROLE_SELECT,
    ROW,
    STRING_SELECT,
    TEXT_DISPLAY,
    TEXT_INPUT,
    USER_SELECT,
)
from bot.sandbox.payloads import resolve_channels, resolve_roles, resolve_users
from bot.sandbox.shapes import inner_list
from bot.sandbox.world import Channel, Command, Json, World

OptionValue: TypeAlias = str | int | float | bool
Entered: TypeAlias = str | list[str]


class NotPossibleError(Exception):
    """Discord's client would not let this person do this. The text says why."""


def leaf_options(command: Command, path: tuple[str, ...]) -> list[Json]:
    """The options of a command, or of the subcommand the path names. Raises NotPossibleError."""
    options = inner_list(command.body, "options")
    for name in path:
        found = next((o for o in options if o["name"] == name and o["type"] in (SUBCOMMAND, GROUP)), None)
        if found is None:
            raise NotPossibleError(f"/{command.name} has no {name!r}.")
        options = inner_list(found, "options")
    if any(option["type"] in (SUBCOMMAND, GROUP) for option in options):
        raise NotPossibleError(f"/{' '.join((command.name, *path))} needs a subcommand.")
    return options


def option_values(
    command: Command,
    path: tuple[str, ...],
    given: Mapping[str, OptionValue],
    *,
    focused: str | None = None,
) -> list[Json]:
    """The options of an interaction, nested under the subcommands of `path`. Raises NotPossibleError.

    With `focused` it is for autocomplete: nothing is required yet, and the focused value is raw text.
    """
    known = {option["name"]: option for option in leaf_options(command, path)}
    for name in given:
        if name not in known:
            raise NotPossibleError(f"There is no option {name!r}.")
    values: list[Json] = []
    for name, option in known.items():
        if name == focused:
            if not option.get("autocomplete"):
                raise NotPossibleError(f"{name!r} has no autocomplete.")
            values.append(
                {"name": name, "type": option["type"], "value": str(given.get(name, "")), "focused": True}
            )
        elif name in given and given[name] != "":
            values.append({"name": name, "type": option["type"], "value": _option_value(option, given[name])})
        elif option.get("required") and focused is None:
            raise NotPossibleError(f"{name!r} is required.")
    for name, kind in _steps(command, path):
        values = [{"name": name, "type": kind, "options": values}]
    return values


def _steps(command: Command, path: tuple[str, ...]) -> list[tuple[str, int]]:
    options, steps = inner_list(command.body, "options"), list[tuple[str, int]]()
    for name in path:
        found = next(option for option in options if option["name"] == name)
        steps.append((name, found["type"]))
        options = inner_list(found, "options")
    return steps[::-1]


def _option_value(option: Json, value: OptionValue) -> OptionValue:
    name, kind = option["name"], option["type"]
    typed = _typed(name, kind, value)
    choices = [choice["value"] for choice in inner_list(option, "choices")]
    if kind in WITH_CHOICES and choices and typed not in choices:
        raise NotPossibleError(f"{name!r} must be one of {choices}.")
    size: Any = len(typed) if isinstance(typed, str) else typed
    suffix = "length" if kind == STRING else "value"
    low, high = option.get(f"min_{suffix}"), option.get(f"max_{suffix}")
    if kind in WITH_CHOICES and ((low is not None and size < low) or (high is not None and size > high)):
        raise NotPossibleError(f"{name!r} must be between {low} and {high}.")
    if kind == STRING and isinstance(typed, str) and len(typed) > 6000:
        raise NotPossibleError(f"{name!r} is longer than 6,000 characters.")
    return typed


def _typed(name: str, kind: int, value: OptionValue) -> OptionValue:
    try:
        if kind == STRING:
            # A person types characters; a number among a test's options is what was typed.
            return str(value)
        if kind == BOOLEAN:
            return {"true": True, "false": False}[str(value).lower()]
        if kind == INTEGER:
            return int(value)
        if kind == NUMBER:
            return float(value)
        if kind in (USER, CHANNEL, ROLE, MENTIONABLE):
            return str(int(value))
    except (KeyError, ValueError):
        pass
    raise NotPossibleError(f"{name!r} cannot take {value!r}.")


def resolved_options(world: World, user_id: int, channel: Channel, options: list[Json]) -> Json:
    """The users, roles and channels that option values name."""
    resolved: Json = {}
    for option in options:
        if option["type"] in (SUBCOMMAND, GROUP):
            return resolved_options(world, user_id, channel, option["options"])
        if not option.get("focused"):
            _merge(resolved, _resolved(world, user_id, channel.guild_id, option["type"], [option["value"]]))
    return resolved


def _resolved(world: World, user_id: int, guild_id: int | None, kind: int, values: list[Any]) -> Json:
    if kind in (USER, ROLE, CHANNEL, MENTIONABLE):
        ids = [int(value) for value in values]
        users = [i for i in ids if i in world.users]
        if kind == CHANNEL:
            return resolve_channels(world, user_id, ids)
        resolved: Json = {}
        if kind in (USER, MENTIONABLE) and users:
            _merge(resolved, resolve_users(world, guild_id, users))
        if kind in (ROLE, MENTIONABLE) and len(users) < len(ids):
            _merge(resolved, resolve_roles(world, guild_id, [i for i in ids if i not in world.users]))
        return resolved
    return {}


def _merge(into: Json, more: Json) -> None:
    for table, rows in more.items():
        into.setdefault(table, {}).update(rows)


_AS_OPTION = {USER_SELECT: USER, ROLE_SELECT: ROLE, CHANNEL_SELECT: CHANNEL, MENTIONABLE_SELECT: MENTIONABLE}


def menu_values(
    world: World, user_id: int, channel: Channel, part: Json, values: list[str]
) -> tuple[list[str], Json]:
    """A menu's chosen values and what they resolve to. Raises NotPossibleError."""
    least, highest = part.get("min_values", 1), part.get("max_values", 1)
    if not least <= len(values) <= highest:
        raise NotPossibleError(f"Choose between {least} and {highest}.")
    if len(set(values)) != len(values):
        raise NotPossibleError("A value is chosen twice.")
    if part["type"] == STRING_SELECT:
        known = {option["value"] for option in part["options"]}
        if not set(values) <= known:
            raise NotPossibleError(f"The menu has only {sorted(known)}.")
        return values, {}
    return values, _resolved(world, user_id, channel.guild_id, _AS_OPTION[part["type"]], list(values))


def modal_values(
    world: World, user_id: int, channel: Channel, modal: Json, entered: Mapping[str, Entered]
) -> tuple[list[Json], Json]:
    """The parts of a submitted modal and what they resolve to; untouched inputs keep their prefilled value.

    Raises NotPossibleError.
    """
    resolved: Json = {}
    known: set[str] = set()

    def filled(part: Json, number: int) -> Json:
        known.add(part["custom_id"])
        body: Json = {"type": part["type"], "id": part.get("id", number), "custom_id": part["custom_id"]}
        value = entered.get(part["custom_id"])
        if part["type"] == TEXT_INPUT:
            return body | {"value": _input_text(part, value)}
        if value is None:
            value = [o["value"] for o in inner_list(part, "options") if o.get("default")]
        chosen = [value] if isinstance(value, str) else value
        if not chosen and not part.get("required", True):
            return body | {"values": []}
        chosen, found = menu_values(world, user_id, channel, part, chosen)
        _merge(resolved, found)
        return body | {"values": chosen}

    parts: list[Json] = []
    for number, part in enumerate(modal["components"], start=1):
        head: Json = {"type": part["type"], "id": part.get("id", number)}
        if part["type"] == TEXT_DISPLAY:
            parts.append(head)
        elif part["type"] == ROW:
            parts.append(head | {"components": [filled(child, 10 + number) for child in part["components"]]})
        elif part["type"] == LABEL:
            parts.append(head | {"component": filled(part["component"], 10 + number)})
    unknown = set(entered) - known
    if unknown:
        raise NotPossibleError(f"The window has no {sorted(unknown)}.")
    return parts, resolved


def _input_text(part: Json, value: Entered | None) -> str:
    text = (part.get("value") or "") if value is None else value
    if not isinstance(text, str):
        raise NotPossibleError(f"{part['custom_id']!r} takes one text.")
    if not text:
        if part.get("required", True):
            raise NotPossibleError(f"{part['custom_id']!r} is required.")
        return text
    least, highest = part.get("min_length") or 0, part.get("max_length") or 4000
    if not least <= len(text) <= highest:
        raise NotPossibleError(f"{part['custom_id']!r} must have {least} to {highest} characters.")
    if part["style"] == 1 and "\n" in text:
        raise NotPossibleError(f"{part['custom_id']!r} is a single line.")
    return text
