"""What Discord takes as buttons, menus and the parts of a modal."""

from typing import Any, cast

from bot.sandbox.errors import FieldErrors, Path
from bot.sandbox.limits import most
from bot.sandbox.shapes import Boolean, ByType, Field, Integer, ListOf, OneOf, Record, Shape, Snowflake, Text
from bot.sandbox.world import Json

ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
TEXT_DISPLAY, LABEL = 10, 18
SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)
LINK_STYLE, PREMIUM_STYLE = 5, 6


def _emoji_rules(emoji: Json, errors: FieldErrors) -> None:
    name: str = emoji.get("name") or ""
    # A Unicode emoji is its own name; ":smile:" or a word is none.
    if emoji.get("id") is None and (not name or name.isascii()):
        errors.add(("name",), "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji")


_EMOJI = Record(
    {
        "id": Field(Snowflake(), nullable=True),
        "name": Field(Text(), nullable=True),
        "animated": Field(Boolean()),
    },
    also=_emoji_rules,
)


def check_url(url: str, schemes: tuple[str, ...], path: Path, errors: FieldErrors) -> None:
    """Name a URL whose scheme is not one of `schemes` or that has no host."""
    scheme, separator, rest = url.partition("://")
    if not separator or scheme.lower() not in schemes:
        errors.add(path, "URL_TYPE_INVALID_SCHEME", f'"{url}": Scheme must be one of {schemes}.')
    elif not rest or any(letter.isspace() for letter in rest):
        errors.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")


def _button_rules(button: Json, errors: FieldErrors) -> None:
    style = button["style"]
    if style == PREMIUM_STYLE:
        errors.add(("style",), "SANDBOX_UNSUPPORTED", "The sandbox sells nothing: no premium buttons.")
        return
    if style == LINK_STYLE:
        if "url" not in button:
            errors.add(("url",), "BASE_TYPE_REQUIRED", "A url is required for link buttons.")
        else:
            check_url(button["url"], ("http", "https", "discord"), ("url",), errors)
        if button.get("custom_id") is not None:
            errors.add(("custom_id",), "BUTTON_COMPONENT_INVALID", "Link buttons have no custom_id.")
    else:
        if button.get("custom_id") is None:
            errors.add(("custom_id",), "BASE_TYPE_REQUIRED", "A custom id is required.")
        if button.get("url") is not None:
            errors.add(("url",), "BUTTON_COMPONENT_INVALID", "Only link buttons have a url.")
    if not button.get("label") and not button.get("emoji"):
        errors.add(("label",), "BASE_TYPE_REQUIRED", "A button needs a label or an emoji.")


_BUTTON_SHAPE = Record(
    {
        "type": Field(OneOf((BUTTON,)), required=True),
        "id": Field(Integer()),
        "style": Field(OneOf((1, 2, 3, 4, LINK_STYLE, PREMIUM_STYLE)), required=True),
        "label": Field(Text("button.label"), nullable=True),
        "emoji": Field(_EMOJI, nullable=True),
        "custom_id": Field(Text("custom_id"), nullable=True),
        "url": Field(Text("button.url"), nullable=True),
        "sku_id": Field(Snowflake()),
        "disabled": Field(Boolean()),
    },
    also=_button_rules,
)

_OPTION = Record(
    {
        "label": Field(Text("select.option.label"), required=True),
        "value": Field(Text("select.option.value"), required=True),
        "description": Field(Text("select.option.description"), nullable=True),
        "emoji": Field(_EMOJI, nullable=True),
        "default": Field(Boolean()),
    }
)


def _select_rules(select: Json, errors: FieldErrors) -> None:
    options: list[Json] = select.get("options", [])
    values = [option["value"] for option in options]
    for index, value in enumerate(values):
        if value in values[:index]:
            errors.add(
                ("options", index, "value"),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            )
    least, highest = select.get("min_values", 1), select.get("max_values", 1)
    if sum(bool(option.get("default")) for option in options) > highest:
        errors.add(
            ("options",), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "More defaults than can be chosen."
        )
    if least > highest:
        errors.add(("min_values",), "SELECT_COMPONENT_INVALID_RANGE", "min_values exceeds max_values.")
    elif select["type"] == STRING_SELECT and highest > len(options):
        errors.add(
            ("max_values",),
            "SELECT_COMPONENT_INVALID_RANGE",
            "max_values exceeds the number of options.",
        )


def _select_shape(kind: int) -> Shape:
    fields = {
        "type": Field(OneOf((kind,)), required=True),
        "id": Field(Integer()),
        "custom_id": Field(Text("custom_id"), required=True),
        "placeholder": Field(Text("select.placeholder"), nullable=True),
        "min_values": Field(Integer("select.min_values")),
        "max_values": Field(Integer("select.max_values")),
        "disabled": Field(Boolean()),
        "required": Field(Boolean()),
    }
    if kind == STRING_SELECT:
        fields["options"] = Field(ListOf(_OPTION, "select.options"), required=True)
    else:
        default = Record(
            {
                "id": Field(Snowflake(), required=True),
                "type": Field(OneOf(("user", "role", "channel")), required=True),
            }
        )
        fields["default_values"] = Field(ListOf(default))
    if kind == CHANNEL_SELECT:
        fields["channel_types"] = Field(ListOf(Integer()))
    return Record(fields, also=_select_rules)


_SELECT_SHAPES: dict[int, Shape] = {kind: _select_shape(kind) for kind in SELECTS}


def _row_rules(row: Json, errors: FieldErrors) -> None:
    kinds = [part["type"] for part in row["components"]]
    if any(kind in SELECTS for kind in kinds) and len(kinds) > 1:
        errors.add(
            ("components",),
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
            "The specified component exceeds the maximum width",
        )


_MESSAGE_ROW = Record(
    {
        "type": Field(OneOf((ROW,)), required=True),
        "id": Field(Integer()),
        "components": Field(
            ListOf(ByType({BUTTON: _BUTTON_SHAPE, **_SELECT_SHAPES}), "buttons"), required=True
        ),
    },
    also=_row_rules,
)

MESSAGE_COMPONENTS = ListOf(ByType({ROW: _MESSAGE_ROW}), "rows")
"""Rows of buttons and menus. The newer layout components (flag IS_COMPONENTS_V2) are not known here."""


def check_custom_ids(components: list[Json], errors: FieldErrors) -> None:
    """Name every custom_id that occurs twice in one message or modal."""
    seen: set[str] = set()
    for path, part in walk(components):
        custom_id = part.get("custom_id")
        if custom_id is None:
            continue
        if custom_id in seen:
            errors.add(
                ("components", *path, "custom_id"),
                "COMPONENT_CUSTOM_ID_DUPLICATED",
                "Component custom id cannot be duplicated",
            )
        seen.add(custom_id)


def walk(components: list[Json], path: Path = ()) -> list[tuple[Path, Json]]:
    """Every component with the path to it, outer ones first. Pure."""
    found: list[tuple[Path, Json]] = []
    for index, part in enumerate(components):
        here = (*path, index)
        found.append((here, part))
        children = part.get("components")
        if isinstance(children, list):
            found.extend(walk(cast("list[Json]", children), (*here, "components")))
        child = part.get("component")
        if isinstance(child, dict):
            found.append(((*here, "component"), cast(Json, child)))
    return found


def _input_rules(text_input: Json, errors: FieldErrors) -> None:
    least = text_input.get("min_length") or 0
    highest = text_input.get("max_length") or most("text_input.max_length")
    if least > highest:
        errors.add(("min_length",), "TEXT_INPUT_INVALID_RANGE", "min_length exceeds max_length.")
    value: Any = text_input.get("value")
    if value and not least <= len(value) <= highest:
        errors.add(("value",), "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {highest} in length.")


def _text_input(*, labelled: bool) -> Shape:
    fields = {
        "type": Field(OneOf((TEXT_INPUT,)), required=True),
        "id": Field(Integer()),
        "custom_id": Field(Text("custom_id"), required=True),
        "style": Field(OneOf((1, 2)), required=True),
        "min_length": Field(Integer("text_input.min_length"), nullable=True),
        "max_length": Field(Integer("text_input.max_length"), nullable=True),
        "required": Field(Boolean(), nullable=True),
        "value": Field(Text("text_input.value"), nullable=True),
        "placeholder": Field(Text("text_input.placeholder"), nullable=True),
    }
    if labelled:
        fields["label"] = Field(Text("text_input.label"), required=True)
    else:
        # Within a label the input's own label may be there as null only.
        fields["label"] = Field(OneOf(()), nullable=True)
    return Record(fields, also=_input_rules)


_MODAL_PARTS: dict[int, Shape] = {
    ROW: Record(
        {
            "type": Field(OneOf((ROW,)), required=True),
            "id": Field(Integer()),
            "components": Field(
                ListOf(ByType({TEXT_INPUT: _text_input(labelled=True)}), "modal.row"), required=True
            ),
        }
    ),
    TEXT_DISPLAY: Record(
        {
            "type": Field(OneOf((TEXT_DISPLAY,)), required=True),
            "id": Field(Integer()),
            "content": Field(Text("text_display"), required=True),
        }
    ),
    LABEL: Record(
        {
            "type": Field(OneOf((LABEL,)), required=True),
            "id": Field(Integer()),
            "label": Field(Text("label.label"), required=True),
            "description": Field(Text("label.description"), nullable=True),
            "component": Field(
                ByType({TEXT_INPUT: _text_input(labelled=False), **_SELECT_SHAPES}), required=True
            ),
        }
    ),
}


def _modal_rules(modal: Json, errors: FieldErrors) -> None:
    check_custom_ids(modal["components"], errors)


MODAL = Record(
    {
        "custom_id": Field(Text("custom_id"), required=True),
        "title": Field(Text("modal.title"), required=True),
        "components": Field(ListOf(ByType(_MODAL_PARTS), "modal.components"), required=True),
    },
    also=_modal_rules,
)
