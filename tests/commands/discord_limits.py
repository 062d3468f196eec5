"""Discord's documented limits, and what in a payload breaks them. Written from the documentation, not from our code.

Sources (docs.discord.com/developers): resources/message (Create Message, Embed Limits, Attachment Object),
interactions/application-commands (Application Command Object, Option Structure, Naming),
interactions/receiving-and-responding (Autocomplete, Modal), components/reference (Button, Select, Text Input, Label).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Payload = dict[str, Any]

CONTENT = 2_000
EMBEDS = 10
EMBED_TOTAL = 6_000
EMBED = {"title": 256, "description": 4_096}
FIELDS, FIELD_NAME, FIELD_VALUE = 25, 256, 1_024
FOOTER, AUTHOR = 2_048, 256
FILES, ALT_TEXT = 10, 1_024
ROWS, BUTTONS_A_ROW, COMPONENTS = 5, 5, 40
DISPLAYED_TEXT = 4_000
LABEL, CUSTOM_ID, PLACEHOLDER = 80, 100, 150
CHOICES, CHOICE_LABEL, CHOICE_VALUE, CHOICE_DESCRIPTION = 25, 100, 100, 100
MODAL_TITLE, MODAL_PARTS, INPUT_LABEL, INPUT_VALUE, INPUT_PLACEHOLDER = 45, 5, 45, 4_000, 100
SUGGESTIONS, SUGGESTION = 25, 100
COMMAND_NAME = re.compile(r"^[-_'a-z0-9]{1,32}$")
MENU_NAME, DESCRIPTION, OPTIONS = 32, 100, 25
COMMAND_CHARACTERS = 8_000
GLOBAL_COMMANDS, MENUS_OF_A_KIND = 100, 15

ACTION_ROW, BUTTON, SELECT, TEXT_INPUT, TEXT, LABELLED = 1, 2, 3, 4, 10, 18
LINK_STYLE = 5
COMPONENTS_V2 = 1 << 15
SUBCOMMAND, GROUP = 1, 2


def characters(part: Payload) -> int:
    """As Discord counts a command: names, descriptions and values of it and all that is in it."""
    own = len(part.get("name", "")) + len(part.get("description", ""))
    choices = sum(len(c["name"]) + len(str(c["value"])) for c in part.get("choices") or ())
    return own + choices + sum(characters(option) for option in part.get("options") or ())


def of_commands(commands: list[Payload]) -> list[str]:
    """What Discord would refuse in a bulk publish; empty where nothing."""
    slash = [c for c in commands if c.get("type", 1) == 1]
    found = [
        *_at_most("slash commands", len(slash), GLOBAL_COMMANDS),
        *_at_most("message menus", sum(c.get("type") == 3 for c in commands), MENUS_OF_A_KIND),
        *_unique("command", [f"{c.get('type', 1)} {c['name']}" for c in commands]),
    ]
    for command in commands:
        where = command["name"]
        found += _at_most(f"{where}: characters", characters(command), COMMAND_CHARACTERS)
        if command.get("type", 1) == 1:
            found += _part(command, where, depth=0)
        elif not 1 <= len(where) <= MENU_NAME or command.get("options") or command.get("description"):
            found.append(f"{where}: a menu has a name of at most {MENU_NAME} and nothing else")
    return found


def _part(part: Payload, where: str, *, depth: int) -> Iterator[str]:
    options = part.get("options") or []
    if not COMMAND_NAME.match(part["name"]):
        yield f"{where}: name"
    if not 1 <= len(part.get("description") or "") <= DESCRIPTION:
        yield f"{where}: description of 1 to {DESCRIPTION} characters"
    yield from _at_most(f"{where}: options", len(options), OPTIONS)
    yield from _unique(where, [option["name"] for option in options])
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield f"{where}: required options first"
    kinds = {option["type"] in (SUBCOMMAND, GROUP) for option in options}
    if len(kinds) > 1 or (depth > 1 and True in kinds):
        yield f"{where}: subcommands and options mixed, or nested too deeply"
    choices = part.get("choices") or []
    yield from _at_most(f"{where}: choices", len(choices), CHOICES)
    for choice in choices:
        yield from _between(f"{where}: choice", choice["name"], CHOICE_LABEL)
        yield from _between(f"{where}: choice value", str(choice["value"]), CHOICE_VALUE)
    if choices and part.get("autocomplete"):
        yield f"{where}: choices beside autocomplete"
    for option in options:
        yield from _part(option, f"{where} {option['name']}", depth=depth + 1)


def of_message(body: Payload, *, edits: bool = False) -> list[str]:
    """What Discord would refuse in a message, or in an edit of one; empty where nothing."""
    embeds, components = body.get("embeds") or [], body.get("components") or []
    attachments = body.get("attachments") or []
    new_layout = bool((body.get("flags") or 0) & COMPONENTS_V2)
    empty = not (body.get("content") or embeds or components or attachments)
    if empty and not edits:
        return ["the message is empty"]
    found = [
        *_at_most("content", len(body.get("content") or ""), CONTENT),
        *_at_most("embeds", len(embeds), EMBEDS),
        *_at_most("all embeds together", sum(map(_embed_size, embeds)), EMBED_TOTAL),
        *_at_most("files", len(attachments), FILES),
    ]
    for embed in embeds:
        found += _embed(embed)
    for file in attachments:
        found += _at_most("alt text", len(file.get("description") or ""), ALT_TEXT)
    found += _components(components, new_layout=new_layout)
    if new_layout and (embeds or body.get("content")):
        found.append("content or embeds beside the new layout")
    return found


def _embed(embed: Payload) -> Iterator[str]:
    for name, limit in EMBED.items():
        yield from _at_most(f"embed {name}", len(embed.get(name) or ""), limit)
    yield from _at_most("footer", len((embed.get("footer") or {}).get("text") or ""), FOOTER)
    yield from _at_most("author", len((embed.get("author") or {}).get("name") or ""), AUTHOR)
    fields = embed.get("fields") or []
    yield from _at_most("fields", len(fields), FIELDS)
    for field in fields:
        yield from _between("field name", field["name"], FIELD_NAME)
        yield from _between("field value", field["value"], FIELD_VALUE)


def _embed_size(embed: Payload) -> int:
    texts = [embed.get("title"), embed.get("description"), (embed.get("footer") or {}).get("text")]
    texts += [text for field in embed.get("fields") or () for text in (field["name"], field["value"])]
    texts.append((embed.get("author") or {}).get("name"))
    return sum(len(text or "") for text in texts)


def _components(rows: list[Payload], *, new_layout: bool) -> Iterator[str]:
    parts = list(every_component(rows))
    if new_layout:
        yield from _at_most("components", len(parts), COMPONENTS)
        yield from _at_most(
            "displayed text", sum(len(p["content"]) for p in parts if p["type"] == TEXT), DISPLAYED_TEXT
        )
    else:
        yield from _at_most("rows", len(rows), ROWS)
    yield from _unique("custom id", [p["custom_id"] for p in parts if "custom_id" in p])
    for part in parts:
        yield from _component(part)


def _component(part: Payload) -> Iterator[str]:
    if "custom_id" in part:
        yield from _between("custom id", part["custom_id"], CUSTOM_ID)
    match part["type"]:
        case 1:
            inside = part["components"]
            if not inside or len(inside) > BUTTONS_A_ROW:
                yield "a row has one to five buttons"
            if any(p["type"] == SELECT for p in inside) and len(inside) > 1:
                yield "a menu fills its row"
        case 2:
            yield from _at_most("label", len(part.get("label") or ""), LABEL)
            if (part["style"] == LINK_STYLE) == ("custom_id" in part):
                yield "a button has either an address or an id"
        case 3:
            options = part["options"]
            if not 1 <= len(options) <= CHOICES:
                yield "a menu has 1 to 25 choices"
            yield from _at_most("placeholder", len(part.get("placeholder") or ""), PLACEHOLDER)
            yield from _unique("choice", [o["value"] for o in options])
            for option in options:
                yield from _between("choice label", option["label"], CHOICE_LABEL)
                yield from _between("choice value", option["value"], CHOICE_VALUE)
                yield from _at_most(
                    "choice description", len(option.get("description") or ""), CHOICE_DESCRIPTION
                )
        case 4:
            yield from _at_most("input value", len(part.get("value") or ""), INPUT_VALUE)
            yield from _at_most("input placeholder", len(part.get("placeholder") or ""), INPUT_PLACEHOLDER)
        case _:
            pass


def of_window(body: Payload) -> list[str]:
    """What Discord would refuse in a modal; empty where nothing."""
    parts = body.get("components") or []
    found = [
        *_between("title", body.get("title") or "", MODAL_TITLE),
        *_between("custom id", body.get("custom_id") or "", CUSTOM_ID),
    ]
    if not 1 <= len(parts) <= MODAL_PARTS:
        found.append("a window has one to five parts")
    for part in parts:
        if part["type"] == LABELLED:
            found += _between("label", part["label"], INPUT_LABEL)
            found += _at_most("label description", len(part.get("description") or ""), CHOICE_DESCRIPTION)
            found += _component(part["component"])
    return found


def of_suggestions(body: Payload) -> list[str]:
    """What Discord would refuse in an autocomplete; empty where nothing."""
    choices = body.get("choices") or []
    found = list(_at_most("choices", len(choices), SUGGESTIONS))
    for choice in choices:
        found += _between("suggestion", choice["name"], SUGGESTION)
        found += _between("suggestion value", str(choice["value"]), SUGGESTION)
    return found


def every_component(parts: list[Payload]) -> Iterator[Payload]:
    """All components, those inside others too."""
    for part in parts:
        yield part
        inside = [
            *(part.get("components") or ()),
            *filter(None, (part.get("component"), part.get("accessory"))),
        ]
        yield from every_component(inside)


def _at_most(what: str, count: int, limit: int) -> Iterator[str]:
    if count > limit:
        yield f"{what}: {count} of at most {limit}"


def _between(what: str, text: str, limit: int) -> Iterator[str]:
    if not 1 <= len(text) <= limit:
        yield f"{what}: {len(text)} characters, 1 to {limit} are allowed"


def _unique(what: str, names: list[str]) -> Iterator[str]:
    if len(names) != len(set(names)):
        yield f"{what}: twice the same"
