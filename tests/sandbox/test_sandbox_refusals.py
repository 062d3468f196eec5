"""Wrong payloads, written from Discord's documentation, that the sandbox refuses by name.

Each case names the page of the documentation whose rule it breaks; none was taken from a bot.
"""

from typing import Any, NamedTuple

import pytest
from sandbox_api import COMMANDS, MESSAGES, Api, callback, slash

from bot.sandbox.scene import GENERAL_ID, MEMBER_ID
from bot.sandbox.server import SandboxServer
from bot.sandbox.world import Json


class Wrong(NamedTuple):
    """A body, the path of the field it gets wrong, and the code that names the mistake."""

    body: Any
    path: str
    code: str


def embed(**fields: Any) -> Json:
    return {"embeds": [{"title": "t", **fields}]}


def row(*parts: Json) -> Json:
    return {"content": "c", "components": [{"type": 1, "components": list(parts)}]}


def button(**fields: Any) -> Json:
    return {"type": 2, "style": 1, "label": "Press", "custom_id": "id", **fields}


def select(**fields: Any) -> Json:
    return {"type": 3, "custom_id": "menu", "options": [{"label": "A", "value": "a"}], **fields}


def text_input(**fields: Any) -> Json:
    return {"type": 4, "custom_id": "input", "style": 1, "label": "Text", **fields}


def modal(*inputs: Json, **fields: Any) -> Json:
    rows = [{"type": 1, "components": [part]} for part in inputs or (text_input(),)]
    return {"type": 9, "data": {"custom_id": "m", "title": "Title", "components": rows, **fields}}


def command(**fields: Any) -> Json:
    return {"name": "check", "description": "Check", **fields}


def option(**fields: Any) -> Json:
    return {"type": 3, "name": "ore", "description": "Ore", **fields}


LONG = "BASE_TYPE_MAX_LENGTH"
LENGTH = "BASE_TYPE_BAD_LENGTH"
REQUIRED = "BASE_TYPE_REQUIRED"
CHOICES = "BASE_TYPE_CHOICES"
UNKNOWN = "SANDBOX_UNKNOWN_FIELD"

# Resources: Message: Create Message, Embed Limits, Allowed Mentions, Attachments
WRONG_MESSAGES = {
    "content over 2000": Wrong({"content": "x" * 2001}, "content", LONG),
    "content not text": Wrong({"content": 7}, "content", "STRING_TYPE_CONVERT"),
    "unknown field": Wrong({"content": "c", "colour": 1}, "colour", UNKNOWN),
    "embed title over 256": Wrong(embed(title="x" * 257), "embeds.0.title", LONG),
    "embed description over 4096": Wrong(embed(description="x" * 4097), "embeds.0.description", LONG),
    "26 embed fields": Wrong(embed(fields=[{"name": "n", "value": "v"}] * 26), "embeds.0.fields", LONG),
    "embed field name over 256": Wrong(
        embed(fields=[{"name": "x" * 257, "value": "v"}]), "embeds.0.fields.0.name", LENGTH
    ),
    "embed field value over 1024": Wrong(
        embed(fields=[{"name": "n", "value": "x" * 1025}]), "embeds.0.fields.0.value", LENGTH
    ),
    "embed field value empty": Wrong(
        embed(fields=[{"name": "n", "value": ""}]), "embeds.0.fields.0.value", REQUIRED
    ),
    "embed field without value": Wrong(embed(fields=[{"name": "n"}]), "embeds.0.fields.0.value", REQUIRED),
    "embed footer over 2048": Wrong(embed(footer={"text": "x" * 2049}), "embeds.0.footer.text", LONG),
    "embed author over 256": Wrong(embed(author={"name": "x" * 257}), "embeds.0.author.name", LONG),
    "6001 characters in all embeds": Wrong(
        {"embeds": [{"description": "x" * 3000}, {"description": "x" * 3001}]},
        "embeds",
        "MAX_EMBED_SIZE_EXCEEDED",
    ),
    "11 embeds": Wrong({"embeds": [{"title": "t"}] * 11}, "embeds", LONG),
    "embed of nothing": Wrong({"embeds": [{"color": 1}]}, "embeds.0.description", REQUIRED),
    "embed colour out of range": Wrong(embed(color=0x1000000), "embeds.0.color", "NUMBER_TYPE_MAX"),
    "embed with a file URL": Wrong(
        embed(url="file:///etc/passwd"), "embeds.0.url", "URL_TYPE_INVALID_SCHEME"
    ),
    "embed timestamp not ISO": Wrong(
        embed(timestamp="yesterday"), "embeds.0.timestamp", "DATE_TIME_TYPE_PARSE"
    ),
    "embed shows a file that is not there": Wrong(
        embed(image={"url": "attachment://chart.png"}), "embeds.0.image.url", "SANDBOX_UNKNOWN_ATTACHMENT"
    ),
    "embed field unknown": Wrong(embed(subtitle="s"), "embeds.0.subtitle", UNKNOWN),
    "nonce over 25": Wrong({"content": "c", "nonce": "x" * 26}, "nonce", LONG),
    "mentions both parsed and listed": Wrong(
        {"content": "c", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        "allowed_mentions",
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ),
    "mentions of an unknown kind": Wrong(
        {"content": "c", "allowed_mentions": {"parse": ["channels"]}}, "allowed_mentions.parse.0", CHOICES
    ),
    "101 mentioned roles": Wrong(
        {"content": "c", "allowed_mentions": {"roles": [str(i) for i in range(1, 102)]}},
        "allowed_mentions.roles",
        LONG,
    ),
    "attachment without its file": Wrong(
        {"content": "c", "attachments": [{"id": 0, "filename": "a.png"}]},
        "attachments.0.id",
        "ATTACHMENT_NOT_FOUND",
    ),
    "alternative text over 1024": Wrong(
        {"content": "c", "attachments": [{"id": 0, "description": "x" * 1025}]},
        "attachments.0.description",
        LONG,
    ),
    "ephemeral outside an interaction": Wrong(
        {"content": "c", "flags": 64}, "flags", "MESSAGE_FLAGS_INVALID"
    ),
    "reply to a message that is not there": Wrong(
        {"content": "c", "message_reference": {"message_id": "1"}},
        "message_reference",
        "REPLIES_UNKNOWN_MESSAGE",
    ),
}

# Components: Reference: Action Row, Button, String Select
WRONG_COMPONENTS = {
    "6 rows": Wrong(
        {
            "content": "c",
            "components": [{"type": 1, "components": [button(custom_id=str(i))]} for i in range(6)],
        },
        "components",
        LONG,
    ),
    "6 buttons in a row": Wrong(
        row(*(button(custom_id=str(i)) for i in range(6))), "components.0.components", LENGTH
    ),
    "empty row": Wrong(row(), "components.0.components", REQUIRED),
    "button outside a row": Wrong({"content": "c", "components": [button()]}, "components.0.type", CHOICES),
    "button label over 80": Wrong(row(button(label="x" * 81)), "components.0.components.0.label", LONG),
    "custom id over 100": Wrong(
        row(button(custom_id="x" * 101)), "components.0.components.0.custom_id", LENGTH
    ),
    "button without custom id": Wrong(
        row({"type": 2, "style": 1, "label": "P"}), "components.0.components.0.custom_id", REQUIRED
    ),
    "button with url and custom id": Wrong(
        row(button(style=5, url="https://example.org")),
        "components.0.components.0.custom_id",
        "BUTTON_COMPONENT_INVALID",
    ),
    "link button without url": Wrong(
        row({"type": 2, "style": 5, "label": "P"}), "components.0.components.0.url", REQUIRED
    ),
    "link button of another scheme": Wrong(
        row({"type": 2, "style": 5, "label": "P", "url": "javascript://x"}),
        "components.0.components.0.url",
        "URL_TYPE_INVALID_SCHEME",
    ),
    "button of style 9": Wrong(row(button(style=9)), "components.0.components.0.style", CHOICES),
    "button without label or emoji": Wrong(
        row({"type": 2, "style": 1, "custom_id": "i"}), "components.0.components.0.label", REQUIRED
    ),
    "same custom id twice": Wrong(
        row(button(), button()), "components.0.components.1.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"
    ),
    "menu beside a button": Wrong(
        row(select(), button()), "components.0.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"
    ),
    "26 menu options": Wrong(
        row(select(options=[{"label": "A", "value": str(i)} for i in range(26)])),
        "components.0.components.0.options",
        LENGTH,
    ),
    "menu value twice": Wrong(
        row(select(options=[{"label": "A", "value": "a"}] * 2)),
        "components.0.components.0.options.1.value",
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ),
    "menu label over 100": Wrong(
        row(select(options=[{"label": "x" * 101, "value": "a"}])),
        "components.0.components.0.options.0.label",
        LENGTH,
    ),
    "more defaults than can be chosen": Wrong(
        row(select(options=[{"label": "A", "value": v, "default": True} for v in "ab"])),
        "components.0.components.0.options",
        "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
    ),
    "emoji that is a word": Wrong(
        row(button(emoji={"name": "abacus"})),
        "components.0.components.0.emoji.name",
        "BUTTON_COMPONENT_INVALID_EMOJI",
    ),
    "placeholder over 150": Wrong(
        row(select(placeholder="x" * 151)), "components.0.components.0.placeholder", LONG
    ),
    "text input in a message": Wrong(row(text_input()), "components.0.components.0.type", CHOICES),
}

# Interactions: Application Commands
WRONG_COMMANDS = {
    "name with capitals": Wrong(command(name="Check"), "name", "APPLICATION_COMMAND_INVALID_NAME"),
    "name with a space": Wrong(command(name="check it"), "name", "APPLICATION_COMMAND_INVALID_NAME"),
    "name over 32": Wrong(command(name="x" * 33), "name", LENGTH),
    "no description": Wrong({"name": "check"}, "description", REQUIRED),
    "description over 100": Wrong(command(description="x" * 101), "description", LENGTH),
    "26 options": Wrong(command(options=[option(name=f"o{i}") for i in range(26)]), "options", LONG),
    "option description over 100": Wrong(
        command(options=[option(description="x" * 101)]), "options.0.description", LENGTH
    ),
    "required after optional": Wrong(
        command(options=[option(), option(name="b", required=True)]),
        "options.1",
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ),
    "option name twice": Wrong(
        command(options=[option(), option()]), "options.1.name", "APPLICATION_COMMAND_OPTIONS_DUPLICATE_NAME"
    ),
    "choices with autocomplete": Wrong(
        command(options=[option(autocomplete=True, choices=[{"name": "a", "value": "a"}])]),
        "options.0.autocomplete",
        "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
    ),
    "26 choices": Wrong(
        command(options=[option(choices=[{"name": "a", "value": str(i)} for i in range(26)])]),
        "options.0.choices",
        LONG,
    ),
    "choice value over 100": Wrong(
        command(options=[option(choices=[{"name": "a", "value": "x" * 101}])]),
        "options.0.choices.0.value",
        LONG,
    ),
    "number among text choices": Wrong(
        command(options=[option(choices=[{"name": "a", "value": 1}])]),
        "options.0.choices.0.value",
        "APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_INVALID",
    ),
    "two choices of one name": Wrong(
        command(options=[option(choices=[{"name": "a", "value": v} for v in "ab"])]),
        "options.0.choices.1.name",
        "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE",
    ),
    "choices of a boolean": Wrong(
        command(options=[option(type=5, choices=[{"name": "a", "value": "a"}])]),
        "options.0.choices",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ),
    "subcommand beside an option": Wrong(
        command(options=[option(), option(type=1, name="sub")]),
        "options.1.type",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ),
    "group in a group": Wrong(
        command(
            options=[option(type=2, options=[option(type=2, name="g", options=[option(type=1, name="s")])])]
        ),
        "options.0.options.0.type",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ),
    "over 8000 characters": Wrong(
        command(
            options=[
                option(
                    type=1,
                    name=f"s{n}",
                    options=[option(name=f"o{i}", description="x" * 100) for i in range(25)],
                )
                for n in range(4)
            ]
        ),
        "",
        "APPLICATION_COMMAND_TOO_LARGE",
    ),
    "context menu with a description": Wrong(
        {"type": 3, "name": "Reality check", "description": "d"},
        "description",
        "APPLICATION_COMMAND_DESCRIPTION_INVALID",
    ),
    "context menu with options": Wrong(
        {"type": 3, "name": "Reality check", "options": [option()]},
        "options",
        "APPLICATION_COMMAND_OPTIONS_INVALID",
    ),
    "context of an unknown kind": Wrong(command(contexts=[3]), "contexts.0", CHOICES),
    "option of type 12": Wrong(command(options=[option(type=12)]), "options.0.type", CHOICES),
}

# Interactions: Receiving and Responding
WRONG_ANSWERS = {
    "no type": Wrong({}, "type", REQUIRED),
    "type of another interaction": Wrong({"type": 8, "data": {"choices": []}}, "type", CHOICES),
    "update where there is no message": Wrong({"type": 7, "data": {"content": "c"}}, "type", CHOICES),
    "no data": Wrong({"type": 4}, "data", REQUIRED),
    "embed too long": Wrong(
        {"type": 4, "data": {"embeds": [{"title": "x" * 257}]}}, "data.embeds.0.title", LONG
    ),
    "nonce in an answer": Wrong({"type": 4, "data": {"content": "c", "nonce": "n"}}, "data.nonce", UNKNOWN),
    "deferred with other flags": Wrong(
        {"type": 5, "data": {"flags": 4}}, "data.flags", "MESSAGE_FLAGS_INVALID"
    ),
    "window title over 45": Wrong(modal(title="x" * 46), "data.title", LENGTH),
    "window with 6 parts": Wrong(
        modal(*(text_input(custom_id=str(i)) for i in range(6))), "data.components", LENGTH
    ),
    "window without parts": Wrong(modal(components=[]), "data.components", REQUIRED),
    "window custom id over 100": Wrong(modal(custom_id="x" * 101), "data.custom_id", LENGTH),
    "input label over 45": Wrong(
        modal(text_input(label="x" * 46)), "data.components.0.components.0.label", LENGTH
    ),
    "input value over 4000": Wrong(
        modal(text_input(value="x" * 4001)), "data.components.0.components.0.value", LONG
    ),
    "input value over its own limit": Wrong(
        modal(text_input(value="xx", max_length=1)), "data.components.0.components.0.value", LENGTH
    ),
    "two inputs in a row": Wrong(
        modal(
            components=[{"type": 1, "components": [text_input(), text_input(custom_id="b")]}],
        ),
        "data.components.0.components",
        LENGTH,
    ),
    "button in a window": Wrong(modal(button()), "data.components.0.components.0.type", CHOICES),
    "same input twice": Wrong(
        modal(text_input(), text_input()),
        "data.components.1.components.0.custom_id",
        "COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
}

WRONG_CHOICES = {
    "26 choices": Wrong(
        {"type": 8, "data": {"choices": [{"name": "a", "value": str(i)} for i in range(26)]}},
        "data.choices",
        LONG,
    ),
    "choice name over 100": Wrong(
        {"type": 8, "data": {"choices": [{"name": "x" * 101, "value": "a"}]}}, "data.choices.0.name", LENGTH
    ),
    "number for a text option": Wrong(
        {"type": 8, "data": {"choices": [{"name": "a", "value": 1}]}},
        "data.choices.0.value",
        "APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_INVALID",
    ),
    "message to an autocomplete": Wrong({"type": 4, "data": {"content": "c"}}, "type", CHOICES),
}


def _named(answer: Json, path: str) -> list[str]:
    node: Any = answer["errors"]
    for step in filter(None, path.split(".")):
        assert step in node, f"{path} is not among {answer['errors']}"
        node = node[step]
    return [error["code"] for error in node["_errors"]]


def _refused(answer: tuple[int, Any], wrong: Wrong) -> None:
    status, body = answer
    assert (status, body["code"], body["message"]) == (400, 50035, "Invalid Form Body")
    assert wrong.code in _named(body, wrong.path)


@pytest.mark.parametrize("name", [*WRONG_MESSAGES, *WRONG_COMPONENTS])
async def test_wrong_message_is_refused_by_name(api: Api, sandbox: SandboxServer, name: str) -> None:
    wrong = (WRONG_MESSAGES | WRONG_COMPONENTS)[name]
    _refused(await api("POST", MESSAGES, wrong.body), wrong)
    assert sandbox.world.messages == {}
    assert sandbox.world.refusals[0].code == 50035


@pytest.mark.parametrize("name", [*WRONG_COMMANDS])
async def test_wrong_command_is_refused_by_name(api: Api, sandbox: SandboxServer, name: str) -> None:
    wrong = WRONG_COMMANDS[name]
    _refused(await api("POST", COMMANDS, wrong.body), wrong)
    _, body = await api("PUT", COMMANDS, [wrong.body])
    assert wrong.code in _named(body, f"0.{wrong.path}")
    assert sandbox.world.commands == {}


async def test_two_commands_of_one_name_are_refused(api: Api) -> None:
    _, body = await api("PUT", COMMANDS, [command(), command()])
    assert _named(body, "1.name") == ["APPLICATION_COMMANDS_DUPLICATE_NAME"]


async def test_sixteenth_message_menu_is_refused(api: Api) -> None:
    menus = [{"type": 3, "name": f"Menu {i}"} for i in range(16)]
    status, body = await api("PUT", COMMANDS, menus)
    assert (status, body["code"]) == (400, 30032)


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("name", [*WRONG_ANSWERS])
async def test_wrong_answer_is_refused_and_a_right_one_still_counts(
    api: Api, sandbox: SandboxServer, name: str
) -> None:
    wrong, interaction = WRONG_ANSWERS[name], slash(sandbox.driver)
    _refused(await api("POST", callback(interaction), wrong.body), wrong)
    assert interaction.state == "waiting"
    assert await api("POST", callback(interaction), {"type": 4, "data": {"content": "c"}}) == (204, None)


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("name", [*WRONG_CHOICES])
async def test_wrong_choices_are_refused_by_name(api: Api, sandbox: SandboxServer, name: str) -> None:
    asked = sandbox.driver.ask_choices(MEMBER_ID, GENERAL_ID, "check", {"ore": "2"}, "ore")
    _refused(await api("POST", callback(asked), WRONG_CHOICES[name].body), WRONG_CHOICES[name])
