"""Application commands, global and of a guild."""

from bot.sandbox.command_bodies import (
    COMMAND,
    COMMAND_EDIT,
    COMMANDS,
    kind_limit,
    printed,
    stored,
)
from bot.sandbox.errors import FieldErrors, refusal
from bot.sandbox.rest import Call, Reply
from bot.sandbox.routes.places import guild_of
from bot.sandbox.shapes import must
from bot.sandbox.world import Command, CommandType, Json, World


def _own_application(call: Call) -> None:
    if call.ids["application_id"] != call.services.world.application_id:
        raise refusal("missing_access")


def _scope(call: Call) -> int | None:
    """The guild commands are for, or None for everywhere."""
    _own_application(call)
    return guild_of(call).id if "guild_id" in call.ids else None


def _scoped(world: World, guild_id: int | None) -> list[Command]:
    return [command for command in world.commands.values() if command.guild_id == guild_id]


def get_commands(call: Call) -> Reply:
    """The published commands."""
    world = call.services.world
    return 200, [printed(command, world.application_id) for command in _scoped(world, _scope(call))]


def _find_command(call: Call) -> Command:
    scope = _scope(call)
    command = call.services.world.commands.get(call.ids["command_id"])
    if command is None or command.guild_id != scope:
        raise refusal("unknown_command")
    return command


def get_command(call: Call) -> Reply:
    """One published command."""
    return 200, printed(_find_command(call), call.services.world.application_id)


def put_commands(call: Call) -> Reply:
    """Publish these commands in place of all before; those of the same name and type keep their id."""
    world, scope = call.services.world, _scope(call)
    errors = FieldErrors()
    COMMANDS.check(call.body, (), errors)
    errors.raise_any()
    _check_set(call.body)
    before = {(command.type, command.name): command for command in _scoped(world, scope)}
    for command in before.values():
        del world.commands[command.id]
    made = [_publish(world, body, scope, before) for body in call.body]
    world.tell("commands")
    return 200, [printed(command, world.application_id) for command in made]


def _check_set(bodies: list[Json]) -> None:
    errors = FieldErrors()
    seen: set[tuple[int, str]] = set()
    counts = dict.fromkeys(CommandType, 0)
    for index, body in enumerate(bodies):
        kind = CommandType(body.get("type", 1))
        counts[kind] += 1
        if (kind, body["name"]) in seen:
            errors.add(
                (index, "name"),
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
                "Application command names must be unique",
            )
        seen.add((kind, body["name"]))
    errors.raise_any()
    if any(count > kind_limit(kind) for kind, count in counts.items()):
        raise refusal("too_many_commands")


def _publish(
    world: World, body: Json, scope: int | None, before: dict[tuple[CommandType, str], Command]
) -> Command:
    kind = CommandType(body.get("type", 1))
    kept = before.get((kind, body["name"]))
    new_body = stored(body)
    command = Command(
        id=world.snowflake() if kept is None else kept.id,
        guild_id=scope,
        type=kind,
        name=body["name"],
        body=new_body,
        version=kept.version if kept is not None and kept.body == new_body else world.snowflake(),
    )
    world.commands[command.id] = command
    return command


def post_command(call: Call) -> Reply:
    """Publish one command; one of the same name and type is replaced."""
    world, scope = call.services.world, _scope(call)
    body = must(COMMAND, call.body)
    existing = {(command.type, command.name): command for command in _scoped(world, scope)}
    kind = CommandType(body.get("type", 1))
    is_new = (kind, body["name"]) not in existing
    if is_new and sum(known[0] is kind for known in existing) >= kind_limit(kind):
        raise refusal("too_many_commands")
    command = _publish(world, body, scope, existing)
    world.tell("commands")
    return 201 if is_new else 200, printed(command, world.application_id)


def patch_command(call: Call) -> Reply:
    """Change one command."""
    world = call.services.world
    command = _find_command(call)
    changed = {**command.body, **must(COMMAND_EDIT, call.body)}
    must(COMMAND, changed)
    command.body, command.name, command.version = stored(changed), changed["name"], world.snowflake()
    world.tell("commands")
    return 200, printed(command, world.application_id)


def delete_command(call: Call) -> Reply:
    """Take one command away."""
    world = call.services.world
    del world.commands[_find_command(call).id]
    world.tell("commands")
    return 204, None
