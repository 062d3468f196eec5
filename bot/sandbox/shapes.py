"""A small strict description language for JSON bodies: what Discord takes, and nothing else.

Real Discord passes over fields it does not know; here an unknown field is refused by name, because in a
program's own tests it is a mistake.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

from bot.sandbox.errors import FieldErrors, Path
from bot.sandbox.limits import BY_NAME
from bot.sandbox.world import Json


def inner(body: Json, name: str) -> Json:
    """The object in a field; empty when it is left out or null. Pure."""
    return cast(Json, body.get(name) or {})


def inner_list(body: Json, name: str) -> list[Json]:
    """The list of objects in a field; empty when it is left out or null. Pure."""
    return cast("list[Json]", body.get(name) or [])


class Shape(Protocol):
    """Checks one value and names what is wrong under its path."""

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """Add to `errors` what Discord would refuse."""
        ...


def _length(size: int, limit: str, path: Path, errors: FieldErrors) -> None:
    least, most = BY_NAME[limit].least, BY_NAME[limit].most
    if least and not size:
        errors.add(path, "BASE_TYPE_REQUIRED", "This field is required")
    elif least <= size <= most:
        return
    elif least:
        errors.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
    else:
        errors.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")


@dataclass(frozen=True, slots=True)
class Text:
    """A string; `limit` names a row of the limits, `trimmed` leaves outer whitespace uncounted."""

    limit: str | None = None
    trimmed: bool = False

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        if not isinstance(value, str):
            errors.add(path, "STRING_TYPE_CONVERT", "Could not interpret value as string.")
        elif self.limit is not None:
            _length(len(value.strip() if self.trimmed else value), self.limit, path, errors)


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number within a named limit, if one is named."""

    limit: str | None = None

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        if not isinstance(value, int) or isinstance(value, bool):
            errors.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
            return
        if self.limit is None:
            return
        limit = BY_NAME[self.limit]
        if value > limit.most:
            message = f"int value should be less than or equal to {limit.most}."
            errors.add(path, "NUMBER_TYPE_MAX", message)
        elif value < limit.least:
            message = f"int value should be greater than or equal to {limit.least}."
            errors.add(path, "NUMBER_TYPE_MIN", message)


@dataclass(frozen=True, slots=True)
class Number:
    """Any number."""

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            errors.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not float.')


@dataclass(frozen=True, slots=True)
class Boolean:
    """True or false."""

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        if not isinstance(value, bool):
            errors.add(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")


@dataclass(frozen=True, slots=True)
class Snowflake:
    """An id, as a string of digits or a whole number."""

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
        if not (text.isascii() and text.isdigit() and len(text) <= 20):
            errors.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a closed set of values."""

    values: tuple[str | int, ...]

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        if isinstance(value, bool) or value not in self.values:
            listed = ", ".join(repr(v) for v in self.values)
            errors.add(path, "BASE_TYPE_CHOICES", f"Value must be one of {{{listed}}}.")


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one shape, its count within a named limit."""

    item: Shape
    limit: str | None = None

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        if not isinstance(value, list):
            errors.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.")
            return
        items = cast("list[Any]", value)
        if self.limit is not None:
            _length(len(items), self.limit, path, errors)
        for index, item in enumerate(items):
            self.item.check(item, (*path, index), errors)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an object: its shape, whether it must be there, whether null is taken."""

    shape: Shape
    required: bool = False
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """An object with known fields; `also` looks at the whole once each field is right."""

    fields: Mapping[str, Field]
    also: Callable[[Json, FieldErrors], None] | None = field(default=None)

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        if not isinstance(value, dict):
            errors.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType.")
            return
        body = cast(Json, value)
        mine = FieldErrors()
        for name in body:
            if name not in self.fields:
                mine.add((name,), "SANDBOX_UNKNOWN_FIELD", f'Discord documents no field "{name}" here.')
        for name, expected in self.fields.items():
            _check_field(body, name, expected, mine)
        if not mine and self.also is not None:
            self.also(body, mine)
        errors.graft(path, mine)


def _check_field(body: Json, name: str, expected: Field, errors: FieldErrors) -> None:
    if name not in body:
        if expected.required:
            errors.add((name,), "BASE_TYPE_REQUIRED", "This field is required")
    elif body[name] is None:
        if not expected.nullable:
            errors.add((name,), "BASE_TYPE_REQUIRED", "This field is required")
    else:
        expected.shape.check(body[name], (name,), errors)


@dataclass(frozen=True, slots=True)
class ByType:
    """An object whose shape depends on its `type`."""

    shapes: Mapping[int, Shape]

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        if not isinstance(value, dict):
            errors.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType.")
            return
        kind = cast(Json, value).get("type")
        shape = self.shapes.get(kind) if isinstance(kind, int) and not isinstance(kind, bool) else None
        if shape is None:
            listed = ", ".join(str(v) for v in self.shapes)
            errors.add((*path, "type"), "BASE_TYPE_CHOICES", f"Value must be one of ({listed}).")
        else:
            shape.check(value, path, errors)


def must(shape: Shape, body: Any) -> Json:
    """The body as a JSON object, or DiscordError 50035 with every refused field."""
    errors = FieldErrors()
    shape.check(body, (), errors)
    errors.raise_any()
    return cast(Json, body)
