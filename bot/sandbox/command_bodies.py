"""What Discord takes as an application command, and how it prints one back."""

from typing import Any, cast

from bot.sandbox.errors import FieldErrors, Path
from bot.sandbox.limits import BY_NAME, most
from bot.sandbox.shapes import (
    Boolean,
    Field,
    Integer,
    ListOf,
    Number,
    OneOf,
    Record,
    Shape,
    Snowflake,
    Text,
    inner,
    inner_list,
)
from bot.sandbox.world import Command, CommandType, Json

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(
    1, 12
)
WITH_CHOICES = (STRING, INTEGER, NUMBER)


class _Localisations:
    """Texts by locale."""

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        if not isinstance(value, dict):
            errors.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType.")
            return
        for locale, text in cast("dict[str, Any]", value).items():
            Text().check(text, (*path, locale), errors)


class _ChoiceValue:
    """A string or a number."""

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        if isinstance(value, str):
            Text("choice.value").check(value, path, errors)
        else:
            Number().check(value, path, errors)


class _Later:
    """The options of options, which are options again."""

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        OPTIONS.check(value, path, errors)


class _Bits:
    """Permission bits as a string of digits."""

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        if not str(value).isdigit():
            errors.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')


_NAMES: dict[str, Field] = {
    "name": Field(Text("command.name"), required=True),
    "name_localizations": Field(_Localisations(), nullable=True),
    "description_localizations": Field(_Localisations(), nullable=True),
}

CHOICE = Record(
    {
        "name": Field(Text("choice.name"), required=True),
        "name_localizations": Field(_Localisations(), nullable=True),
        "value": Field(_ChoiceValue(), required=True),
    }
)
"""A choice, of an option or of an autocomplete answer."""


def _option_rules(option: Json, errors: FieldErrors) -> None:
    kind = option["type"]
    _check_name(option["name"], ("name",), errors)
    _check_allowed(option, kind, errors)
    _check_choices(option, kind, errors)
    if kind in (SUBCOMMAND, GROUP):
        _check_nesting(option, kind, errors)
        check_option_list(inner_list(option, "options"), ("options",), errors)
    for what in ("value", "length"):
        low, high = option.get(f"min_{what}"), option.get(f"max_{what}")
        if low is not None and high is not None and low > high:
            errors.add((f"min_{what}",), "APPLICATION_COMMAND_OPTIONS_RANGE_INVALID", "min exceeds max.")


def _check_choices(option: Json, kind: int, errors: FieldErrors) -> None:
    names: set[str] = set()
    for index, choice in enumerate(inner_list(option, "choices")):
        if choice["name"] in names:
            errors.add(
                ("choices", index, "name"),
                "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE",
                "Choice names must be unique",
            )
        names.add(choice["name"])
        check_choice_value(choice["value"], kind, ("choices", index, "value"), errors)


def check_choice_value(value: Any, kind: int, path: Path, errors: FieldErrors) -> None:
    """Name a choice's value that is not of the option's type."""
    right = {STRING: isinstance(value, str), INTEGER: isinstance(value, int)}
    if not right.get(kind, not isinstance(value, str)):
        errors.add(
            path,
            "APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_INVALID",
            "The value's type must be the option's type.",
        )


def _check_allowed(option: Json, kind: int, errors: FieldErrors) -> None:
    allowed_for: dict[str, tuple[int, ...]] = {
        "choices": WITH_CHOICES,
        "autocomplete": WITH_CHOICES,
        "options": (SUBCOMMAND, GROUP),
        "channel_types": (CHANNEL,),
        "min_value": (INTEGER, NUMBER),
        "max_value": (INTEGER, NUMBER),
        "min_length": (STRING,),
        "max_length": (STRING,),
    }
    for name, kinds in allowed_for.items():
        if kind not in kinds and not _says_nothing(option.get(name)):
            errors.add(
                (name,),
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                f'"{name}" does not go with options of type {kind}.',
            )
    if option.get("autocomplete") and option.get("choices"):
        errors.add(
            ("autocomplete",),
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
            "autocomplete may not be true if choices are present.",
        )


def _check_nesting(option: Json, kind: int, errors: FieldErrors) -> None:
    for index, child in enumerate(option.get("options") or []):
        right = child["type"] == SUBCOMMAND if kind == GROUP else child["type"] not in (SUBCOMMAND, GROUP)
        if not right:
            errors.add(
                ("options", index, "type"),
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Sub-command and sub-command group option types cannot be nested this way.",
            )
    if kind == GROUP and not option.get("options"):
        errors.add(("options",), "BASE_TYPE_REQUIRED", "This field is required")


OPTIONS: Shape = ListOf(
    Record(
        {
            **_NAMES,
            "type": Field(OneOf(tuple(range(1, 12))), required=True),
            "description": Field(Text("command.description"), required=True),
            "required": Field(Boolean()),
            "choices": Field(ListOf(CHOICE, "option.choices"), nullable=True),
            "options": Field(_Later(), nullable=True),
            "channel_types": Field(ListOf(Integer()), nullable=True),
            "min_value": Field(Number(), nullable=True),
            "max_value": Field(Number(), nullable=True),
            "min_length": Field(Integer("option.min_length"), nullable=True),
            "max_length": Field(Integer("option.max_length"), nullable=True),
            "autocomplete": Field(Boolean()),
        },
        also=_option_rules,
    ),
    "command.options",
)


def check_option_list(options: list[Json], path: Path, errors: FieldErrors) -> None:
    """Name options that stand twice, that mix kinds, or that are required after an optional one."""
    seen: set[str] = set()
    optional_before = False
    nested = [option["type"] in (SUBCOMMAND, GROUP) for option in options]
    for index, option in enumerate(options):
        if option["name"] in seen:
            errors.add(
                (*path, index, "name"),
                "APPLICATION_COMMAND_OPTIONS_DUPLICATE_NAME",
                "Option name must be unique",
            )
        seen.add(option["name"])
        if option.get("required") and optional_before:
            errors.add(
                (*path, index),
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        optional_before |= not option.get("required")
        if nested[index] != nested[0]:
            errors.add(
                (*path, index, "type"),
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Sub-command and sub-command group option types are mutually exclusive to all other types",
            )


def _check_name(name: str, path: Path, errors: FieldErrors) -> None:
    # ^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$, lower case wherever a letter has one
    wrong = any(
        not (letter.isalnum() or letter in "-_'" or "\u0900" <= letter <= "\u097f") for letter in name
    )
    if wrong or name != name.lower():
        errors.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _command_rules(command: Json, errors: FieldErrors) -> None:
    kind = command.get("type", CommandType.CHAT_INPUT)
    if kind == CommandType.CHAT_INPUT:
        _check_name(command["name"], ("name",), errors)
        Text("command.description").check(command.get("description", ""), ("description",), errors)
        check_option_list(inner_list(command, "options"), ("options",), errors)
    else:
        if command.get("description"):
            errors.add(
                ("description",),
                "APPLICATION_COMMAND_DESCRIPTION_INVALID",
                "Context menu commands cannot have description",
            )
        if command.get("options"):
            errors.add(
                ("options",),
                "APPLICATION_COMMAND_OPTIONS_INVALID",
                "Context menu commands cannot have options",
            )
    if characters(command) > most("command.characters"):
        errors.add((), "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)")


_COMMAND_FIELDS: dict[str, Field] = {
    **_NAMES,
    "type": Field(OneOf((1, 2, 3))),
    "description": Field(Text()),
    "options": Field(OPTIONS, nullable=True),
    "default_member_permissions": Field(_Bits(), nullable=True),
    "dm_permission": Field(Boolean(), nullable=True),
    "default_permission": Field(Boolean()),
    "integration_types": Field(ListOf(OneOf((0, 1)), "command.contexts"), nullable=True),
    "contexts": Field(ListOf(OneOf((0, 1, 2)), "command.contexts"), nullable=True),
    "nsfw": Field(Boolean()),
}

COMMAND = Record(_COMMAND_FIELDS, also=_command_rules)
"""One command, as it is created."""

COMMANDS = ListOf(Record({**_COMMAND_FIELDS, "id": Field(Snowflake())}, also=_command_rules))
"""All commands at once."""

COMMAND_EDIT = Record(
    {
        name: Field(field.shape, nullable=field.nullable)
        for name, field in _COMMAND_FIELDS.items()
        if name != "type"
    }
)
"""What an edit takes; the whole is checked again after the change."""

_COUNTS = {
    CommandType.CHAT_INPUT: "commands.chat",
    CommandType.USER: "commands.user",
    CommandType.MESSAGE: "commands.message",
}


def kind_limit(kind: CommandType) -> int:
    """How many commands of this kind an application may have in one place."""
    return BY_NAME[_COUNTS[kind]].most


def characters(command: Json) -> int:
    """Characters towards the 8,000: names, descriptions and values; of localisations the longest. Pure."""
    total = _longest(command, "name") + _longest(command, "description")
    for option in inner_list(command, "options"):
        total += characters(option)
    for choice in inner_list(command, "choices"):
        total += _longest(choice, "name") + len(str(choice["value"]))
    return total


def _longest(part: Json, field: str) -> int:
    texts: list[str] = [part.get(field) or "", *(inner(part, f"{field}_localizations")).values()]
    return max(len(text) for text in texts)


def stored(body: Json) -> Json:
    """A command's body with Discord's defaults filled in and empty parts left out. Pure."""
    kind = body.get("type", 1)
    bits = body.get("default_member_permissions")
    kept: Json = {
        "type": kind,
        "name": body["name"],
        "name_localizations": body.get("name_localizations"),
        "description": body.get("description", ""),
        "description_localizations": body.get("description_localizations"),
        "default_member_permissions": None if bits is None else str(bits),
        "dm_permission": body.get("dm_permission", True),
        "integration_types": body.get("integration_types") or [0, 1],
        "contexts": body.get("contexts"),
        "nsfw": body.get("nsfw", False),
    }
    if body.get("options"):
        kept["options"] = [_stored_option(option) for option in body["options"]]
    return kept


def _stored_option(option: Json) -> Json:
    # Discord leaves out what says nothing: false, null and empty lists.
    kept = {name: value for name, value in option.items() if not _says_nothing(value)}
    if "options" in kept:
        kept["options"] = [_stored_option(child) for child in kept["options"]]
    return kept


def _says_nothing(value: Any) -> bool:
    # Not by equality: a least value of 0 equals False and says something.
    return value is None or value is False or value == []


def printed(command: Command, application_id: int) -> Json:
    """A command as Discord prints it. Pure."""
    body = {
        **command.body,
        "id": str(command.id),
        "application_id": str(application_id),
        "version": str(command.version),
    }
    if command.guild_id is not None:
        body["guild_id"] = str(command.guild_id)
        del body["dm_permission"], body["contexts"], body["integration_types"]
    return body
