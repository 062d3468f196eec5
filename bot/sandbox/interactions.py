"""An interaction from its birth to its last follow-up, by Discord's rules (Receiving and Responding)."""

import asyncio
from enum import IntEnum
from typing import Any

from bot.sandbox.command_bodies import CHOICE, check_choice_value
from bot.sandbox.component_bodies import MODAL
from bot.sandbox.errors import FieldErrors, invalid, refusal
from bot.sandbox.limits import ANSWER_WITHIN_S, TOKEN_LIVES_S, most
from bot.sandbox.message_bodies import CHANNEL_EDIT, DEFERRED, REPLY, UPDATE
from bot.sandbox.objects import message_object
from bot.sandbox.posting import Upload, announce, create_message, edit_message, loading_message
from bot.sandbox.shapes import Field, Integer, ListOf, Record, Shape, inner_list, must
from bot.sandbox.world import (
    EPHEMERAL,
    Interaction,
    InteractionType,
    Json,
    Message,
    UnknownIdError,
    World,
)


class Answer(IntEnum):
    """Kinds of interaction callback."""

    PONG = 1
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


_CHOICES = Record({"choices": Field(ListOf(CHOICE, "autocomplete.choices"), required=True)})

_DATA: dict[Answer, Shape] = {
    Answer.MESSAGE: REPLY,
    Answer.DEFERRED_MESSAGE: DEFERRED,
    Answer.DEFERRED_UPDATE: DEFERRED,
    Answer.UPDATE: UPDATE,
    Answer.CHOICES: _CHOICES,
    Answer.MODAL: MODAL,
}

_NEEDS_DATA = (Answer.MESSAGE, Answer.UPDATE, Answer.CHOICES, Answer.MODAL)


class _AnyData:
    """Checked in a second step, once the type is known."""

    def check(self, value: Any, path: Any, errors: Any) -> None:
        """See Shape."""


_CALLBACK = Record({"type": Field(Integer(), required=True), "data": Field(_AnyData(), nullable=True)})


class Interactions:
    """Opens interactions, takes their answers, and fails those that get none in time."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._by_token: dict[str, Interaction] = {}
        self._timers: dict[int, asyncio.TimerHandle] = {}

    def open(self, interaction: Interaction) -> None:
        """Deliver an interaction to the bot and start its three seconds."""
        self._world.interactions[interaction.id] = interaction
        self._by_token[interaction.token] = interaction
        loop = asyncio.get_running_loop()
        self._timers[interaction.id] = loop.call_later(ANSWER_WITHIN_S, self._fail, interaction)
        self._world.tell("interaction", interaction)
        self._world.dispatch("INTERACTION_CREATE", interaction.payload, interaction.guild_id)

    def close(self) -> None:
        """Stop all timers."""
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()

    def _fail(self, interaction: Interaction) -> None:
        self._timers.pop(interaction.id, None)
        if interaction.state == "waiting":
            interaction.state = "failed"
            self._world.tell("interaction", interaction)

    # The callback

    def answer(self, interaction_id: int, token: str, body: Any, uploads: list[Upload]) -> Json:
        """Take a callback; what it made, as Discord prints it. Raises DiscordError."""
        interaction = self._by_token.get(token)
        if interaction is None or interaction.id != interaction_id or interaction.state == "failed":
            raise refusal("unknown_interaction")
        if interaction.state != "waiting":
            raise refusal("already_acknowledged")
        if self._world.now() - interaction.created_s > ANSWER_WITHIN_S:
            raise refusal("unknown_interaction")
        kind, data = _checked(interaction, body)
        message = self._apply(interaction, kind, data, uploads)
        timer = self._timers.pop(interaction.id, None)
        if timer is not None:
            timer.cancel()
        interaction.answer_type = int(kind)
        self._world.tell("interaction", interaction)
        return self._callback_object(interaction, kind, message)

    def _apply(
        self, interaction: Interaction, kind: Answer, data: Json, uploads: list[Upload]
    ) -> Message | None:
        world = self._world
        channel = world.channel(interaction.channel_id)
        message: Message | None = None
        ephemeral = bool((data.get("flags") or 0) & EPHEMERAL) or interaction.forced_ephemeral
        if kind is Answer.MESSAGE:
            message = create_message(
                world, channel, data, uploads, interaction=interaction, ephemeral=ephemeral
            )
        elif kind is Answer.DEFERRED_MESSAGE:
            message = loading_message(world, channel, interaction, ephemeral=ephemeral)
        elif kind is Answer.UPDATE:
            message = edit_message(world, self._source(interaction), data, uploads)
        elif kind is Answer.CHOICES:
            interaction.choices = data["choices"]
        elif kind is Answer.MODAL:
            interaction.modal = data
        if kind in (Answer.MESSAGE, Answer.DEFERRED_MESSAGE) and message is not None:
            interaction.response_message_id = message.id
            interaction.ephemeral = ephemeral
        elif kind in (Answer.UPDATE, Answer.DEFERRED_UPDATE):
            interaction.response_message_id = interaction.source_message_id
        deferred = kind in (Answer.DEFERRED_MESSAGE, Answer.DEFERRED_UPDATE)
        interaction.state = "deferred" if deferred else "answered"
        return message

    def _source(self, interaction: Interaction) -> Message:
        try:
            return self._world.message(interaction.source_message_id or 0)
        except UnknownIdError:
            raise refusal("unknown_message") from None

    def _callback_object(self, interaction: Interaction, kind: Answer, message: Message | None) -> Json:
        about: Json = {"id": str(interaction.id), "type": int(interaction.type)}
        made_message = kind in (
            Answer.MESSAGE,
            Answer.DEFERRED_MESSAGE,
            Answer.UPDATE,
            Answer.DEFERRED_UPDATE,
        )
        if made_message and interaction.response_message_id is not None:
            about |= {
                "response_message_id": str(interaction.response_message_id),
                "response_message_loading": kind is Answer.DEFERRED_MESSAGE,
                "response_message_ephemeral": interaction.ephemeral,
            }
        about["channel_id"] = str(interaction.channel_id)
        if interaction.guild_id is not None:
            about["guild_id"] = str(interaction.guild_id)
        answer: Json = {"interaction": about, "resource": {"type": int(kind)}}
        if message is not None:
            answer["resource"]["message"] = message_object(self._world, message)
        return answer

    # What the token can do afterwards

    def by_token(self, application_id: int, token: str) -> Interaction:
        """The answered interaction this token belongs to. Raises 10015, 50027."""
        interaction = self._by_token.get(token)
        if interaction is None or application_id != self._world.application_id:
            raise refusal("unknown_webhook")
        if self._world.now() - interaction.created_s > TOKEN_LIVES_S or interaction.state == "failed":
            raise refusal("invalid_webhook_token")
        if interaction.state == "waiting":
            raise refusal("unknown_webhook")
        return interaction

    def original(self, interaction: Interaction) -> Message:
        """The first answer's message. Raises 10008."""
        return self._own_message(interaction.response_message_id)

    def follow_up_message(self, interaction: Interaction, message_id: int) -> Message:
        """A message this token made. Raises 10008."""
        if message_id not in (interaction.response_message_id, *interaction.follow_up_ids):
            raise refusal("unknown_message")
        return self._own_message(message_id)

    def _own_message(self, message_id: int | None) -> Message:
        try:
            return self._world.message(message_id or 0)
        except UnknownIdError:
            raise refusal("unknown_message") from None

    def edit(self, interaction: Interaction, message: Message, body: Any, uploads: list[Upload]) -> Message:
        """Change a message by the token; ends "is thinking". Raises DiscordError."""
        edit_message(self._world, message, must(CHANNEL_EDIT, body), uploads)
        self._settle(interaction, message)
        return message

    def _settle(self, interaction: Interaction, message: Message) -> None:
        if interaction.state == "deferred" and message.id == interaction.response_message_id:
            interaction.state = "answered"
        self._world.tell("interaction", interaction)

    def follow_up(self, interaction: Interaction, body: Any, uploads: list[Upload]) -> Message:
        """Send a further message. Straight after a deferral it takes the place of "is thinking"."""
        data = must(REPLY, body)
        if interaction.state == "deferred" and interaction.answer_type == Answer.DEFERRED_MESSAGE:
            message = edit_message(self._world, self.original(interaction), data, uploads)
            self._settle(interaction, message)
            return message
        only_user = set(interaction.owners) == {"1"}
        if only_user and len(interaction.follow_up_ids) >= most("follow_ups.user_install"):
            raise refusal("too_many_follow_ups")
        ephemeral = bool((data.get("flags") or 0) & EPHEMERAL) or interaction.forced_ephemeral
        channel = self._world.channel(interaction.channel_id)
        message = create_message(
            self._world, channel, data, uploads, interaction=interaction, ephemeral=ephemeral
        )
        interaction.follow_up_ids.append(message.id)
        if interaction.state == "deferred":
            # An update was promised, which shows nothing; the follow-up is the answer a person sees.
            interaction.state = "answered"
        self._settle(interaction, message)
        return message

    def delete(self, interaction: Interaction, message: Message) -> None:
        """Take away a message by the token; ends "is thinking"."""
        announce(self._world, "MESSAGE_DELETE", message)
        self._world.delete_message(message)
        self._settle(interaction, message)


def _checked(interaction: Interaction, body: Any) -> tuple[Answer, Json]:
    """The kind and the data of a callback. Raises 50035 with paths as Discord gives them."""
    wanted = must(_CALLBACK, body)
    allowed = _allowed(interaction)
    if wanted["type"] not in allowed:
        listed = ", ".join(str(int(kind)) for kind in allowed)
        raise invalid(("type",), "BASE_TYPE_CHOICES", f"Value must be one of ({listed}).")
    kind = Answer(wanted["type"])
    if wanted.get("data") is None:
        if kind in _NEEDS_DATA:
            raise invalid(("data",), "BASE_TYPE_REQUIRED", "This field is required")
        return kind, {}
    must(Record({"type": Field(Integer()), "data": Field(_DATA[kind])}), wanted)
    if kind is Answer.CHOICES:
        _check_choice_types(interaction, wanted["data"])
    return kind, wanted["data"]


def _check_choice_types(interaction: Interaction, data: Json) -> None:
    errors = FieldErrors()
    for index, choice in enumerate(data["choices"]):
        path = ("data", "choices", index, "value")
        check_choice_value(choice["value"], _focused_type(interaction.payload["data"]), path, errors)
    errors.raise_any()


def _focused_type(data: Json) -> int:
    """The type of the option a person is typing in."""
    options = inner_list(data, "options")
    for option in options:
        if option.get("focused"):
            return option["type"]
    return _focused_type(options[0])


def _allowed(interaction: Interaction) -> tuple[Answer, ...]:
    if interaction.type is InteractionType.AUTOCOMPLETE:
        return (Answer.CHOICES,)
    allowed = [Answer.MESSAGE, Answer.DEFERRED_MESSAGE]
    if interaction.source_message_id is not None and interaction.type is not InteractionType.COMMAND:
        allowed += [Answer.DEFERRED_UPDATE, Answer.UPDATE]
    if interaction.type is not InteractionType.MODAL:
        allowed.append(Answer.MODAL)
    return tuple(allowed)
