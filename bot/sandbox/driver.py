"""What people do in the sandbox: type commands, press buttons, fill in windows, read the replies.

`Driver` has one verb for each thing, by ids, and returns the Interaction at once. `Actor` is one person in one
place, whose verbs wait for the reply; tests read best with it. Both do only what Discord's client would let
that person do; else they raise NotPossibleError.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from bot.sandbox.component_bodies import BUTTON, LINK_STYLE, SELECTS, walk
from bot.sandbox.inputs import (
    Entered,
    NotPossibleError,
    OptionValue,
    menu_values,
    modal_values,
    option_values,
    resolved_options,
)
from bot.sandbox.interactions import Answer, Interactions
from bot.sandbox.limits import ANSWER_WITHIN_S, most
from bot.sandbox.membership import add_bot, remove_bot
from bot.sandbox.objects import message_object, snapshot_of
from bot.sandbox.payloads import build, command_data, owners_of, resolve_users, visible_commands
from bot.sandbox.permissions import MEMBER_DEFAULT, Permission
from bot.sandbox.posting import announce
from bot.sandbox.world import (
    Channel,
    Command,
    CommandType,
    Event,
    Guild,
    Interaction,
    InteractionType,
    Json,
    Message,
    World,
)

Outcome: TypeAlias = Literal["message", "thinking", "update", "window", "choices", "nothing"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. `nothing`: no callback within three seconds ("The application did not respond").

    `message` is the reply, the changed message of an update, or the "is thinking" message.
    """

    outcome: Outcome
    interaction: Interaction
    message: Message | None = None
    modal: Json | None = None
    choices: tuple[Json, ...] = ()

    @property
    def shown(self) -> Message:
        """The message; raises NotPossibleError when there is none."""
        if self.message is None:
            raise NotPossibleError(f"There is no message: {self.outcome}.")
        return self.message


class Driver:
    """Verbs by ids. One for each running sandbox."""

    def __init__(self, world: World, interactions: Interactions) -> None:
        self.world = world
        self._interactions = interactions
        self._waiting: dict[int, set[asyncio.Future[None]]] = {}
        world.observe(self._wake)

    def act(self, user_id: int, channel_id: int) -> "Actor":
        """A person in a place."""
        return Actor(self, user_id, channel_id)

    # Commands

    def commands(self, user_id: int, channel_id: int) -> list[Command]:
        """What the command picker shows this user in this channel."""
        return visible_commands(self.world, user_id, self._place(user_id, channel_id))

    def find(self, user_id: int, channel_id: int, kind: CommandType, name: str) -> Command:
        """A command this user is offered here. Raises NotPossibleError."""
        for command in self.commands(user_id, channel_id):
            if command.type is kind and command.name == name:
                return command
        raise NotPossibleError(f"{name!r} is not offered here.")

    def slash(
        self, user_id: int, channel_id: int, command: str, options: Mapping[str, OptionValue] | None = None
    ) -> Interaction:
        """Send a slash command; `command` is its name with the subcommand: "check deposit"."""
        name, *path = command.split()
        channel = self._place(user_id, channel_id)
        found = self.find(user_id, channel_id, CommandType.CHAT_INPUT, name)
        values = option_values(found, tuple(path), options or {})
        return self._open_command(InteractionType.COMMAND, user_id, channel, found, values)

    def ask_choices(
        self,
        user_id: int,
        channel_id: int,
        command: str,
        options: Mapping[str, OptionValue],
        focused: str,
    ) -> Interaction:
        """Ask for autocomplete of the option `focused`, whose text so far is among `options`."""
        name, *path = command.split()
        channel = self._place(user_id, channel_id)
        found = self.find(user_id, channel_id, CommandType.CHAT_INPUT, name)
        values = option_values(found, tuple(path), options, focused=focused)
        return self._open_command(InteractionType.AUTOCOMPLETE, user_id, channel, found, values)

    def _open_command(
        self, kind: InteractionType, user_id: int, channel: Channel, command: Command, values: list[Json]
    ) -> Interaction:
        resolved = resolved_options(self.world, user_id, channel, values)
        data = command_data(command, values, resolved)
        return self._open(kind, user_id, channel, data, command=command)

    def menu(self, user_id: int, channel_id: int, name: str, message_id: int) -> Interaction:
        """Right-click a message: Apps → name."""
        channel = self._place(user_id, channel_id)
        found = self.find(user_id, channel_id, CommandType.MESSAGE, name)
        message = self._seen(user_id, message_id)
        if message.channel_id != channel.id or message.ephemeral:
            raise NotPossibleError("Apps cannot be used on this message.")
        data = command_data(found, [], {"messages": {str(message.id): message_object(self.world, message)}})
        data["target_id"] = str(message.id)
        return self._open(InteractionType.COMMAND, user_id, channel, data, command=found)

    def user_menu(self, user_id: int, channel_id: int, name: str, target_user_id: int) -> Interaction:
        """Right-click a person: Apps → name."""
        channel = self._place(user_id, channel_id)
        found = self.find(user_id, channel_id, CommandType.USER, name)
        data = command_data(found, [], resolve_users(self.world, channel.guild_id, [target_user_id]))
        data["target_id"] = str(target_user_id)
        return self._open(InteractionType.COMMAND, user_id, channel, data, command=found)

    def _open(
        self,
        kind: InteractionType,
        user_id: int,
        channel: Channel,
        data: Json,
        *,
        command: Command | None = None,
        owners: dict[str, str] | None = None,
        source: Message | None = None,
    ) -> Interaction:
        if owners is None:
            owners = {} if command is None else owners_of(self.world, command, user_id, channel)
        interaction = build(
            self.world, kind, user_id, channel, data, owners=owners, command=command, source=source
        )
        self._interactions.open(interaction)
        return interaction

    # Buttons, menus, windows

    def press(self, user_id: int, message_id: int, custom_id: str) -> Interaction:
        """Press a button, found by its custom id or, where that is nobody's, by its label."""
        message = self._seen(user_id, message_id)
        part = self._part(message, custom_id, (BUTTON,))
        if part["style"] == LINK_STYLE:
            raise NotPossibleError("A link button tells the application nothing.")
        return self._use(user_id, message, part, {})

    def choose(self, user_id: int, message_id: int, custom_id: str, values: list[str]) -> Interaction:
        """Choose in a menu."""
        message = self._seen(user_id, message_id)
        part = self._part(message, custom_id, SELECTS)
        channel = self.world.channel(message.channel_id)
        chosen, resolved = menu_values(self.world, user_id, channel, part, values)
        more: Json = {"values": chosen}
        if resolved:
            more["resolved"] = resolved
        return self._use(user_id, message, part, more)

    def _part(self, message: Message, custom_id: str, kinds: tuple[int, ...]) -> Json:
        parts = [part for _, part in walk(message.components) if part["type"] in kinds]
        for key in ("custom_id", "label"):
            for part in parts:
                if part.get(key) == custom_id:
                    if part.get("disabled"):
                        raise NotPossibleError(f"{custom_id!r} is disabled.")
                    return part
        raise NotPossibleError(f"The message has no {custom_id!r}.")

    def _use(self, user_id: int, message: Message, part: Json, more: Json) -> Interaction:
        channel = self.world.channel(message.channel_id)
        data: Json = {
            "custom_id": part["custom_id"],
            "component_type": part["type"],
            "id": part.get("id", 0),
            **more,
        }
        return self._open(
            InteractionType.COMPONENT, user_id, channel, data, owners=self._owners(message), source=message
        )

    def _owners(self, message: Message) -> dict[str, str]:
        made_by = self.world.interactions.get(message.interaction_id or 0)
        if made_by is not None:
            return made_by.owners
        guild_id = self.world.channel(message.channel_id).guild_id
        return {"0": "0" if guild_id is None else str(guild_id)}

    def submit(
        self, user_id: int, interaction_id: int, entered: Mapping[str, Entered] | None = None
    ) -> Interaction:
        """Send the window that this interaction opened; inputs left out keep their prefilled value."""
        opener = self.world.interactions.get(interaction_id)
        if opener is None or opener.modal is None or opener.user_id != user_id:
            raise NotPossibleError("This person has no such window open.")
        channel = self._place(user_id, opener.channel_id)
        parts, resolved = modal_values(self.world, user_id, channel, opener.modal, entered or {})
        data: Json = {"custom_id": opener.modal["custom_id"], "components": parts}
        if resolved:
            data["resolved"] = resolved
        source = self.world.messages.get(opener.source_message_id or 0)
        return self._open(InteractionType.MODAL, user_id, channel, data, owners=opener.owners, source=source)

    # Reading

    async def reply(
        self, interaction: Interaction, *, finished: bool = False, timeout_s: float = ANSWER_WITHIN_S + 1
    ) -> Reply:
        """Wait for the answer; with `finished` also until "is thinking" has gone. Raises TimeoutError."""
        async with asyncio.timeout(timeout_s):
            while interaction.state == "waiting" or (finished and interaction.state == "deferred"):
                await self._change(interaction)
        return self._as_reply(interaction)

    async def _change(self, interaction: Interaction) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiting = self._waiting.setdefault(interaction.id, set())
        waiting.add(future)
        try:
            await future
        finally:
            waiting.discard(future)
            if not waiting:
                self._waiting.pop(interaction.id, None)

    def _wake(self, event: Event) -> None:
        if event.kind != "interaction" or not isinstance(event.subject, Interaction):
            return
        for future in tuple(self._waiting.get(event.subject.id, ())):
            if not future.done():
                future.set_result(None)

    def _as_reply(self, interaction: Interaction) -> Reply:
        if interaction.state == "failed":
            return Reply("nothing", interaction)
        message = self.world.messages.get(interaction.response_message_id or 0)
        if interaction.answer_type == Answer.MODAL:
            return Reply("window", interaction, modal=interaction.modal)
        if interaction.answer_type == Answer.CHOICES:
            return Reply("choices", interaction, choices=tuple(interaction.choices or ()))
        if interaction.answer_type in (Answer.UPDATE, Answer.DEFERRED_UPDATE):
            return Reply("update", interaction, message)
        return Reply("thinking" if interaction.state == "deferred" else "message", interaction, message)

    # Everything else people do

    def post(
        self,
        user_id: int,
        channel_id: int,
        content: str,
        *,
        forwards: int | None = None,
        nonce: str | None = None,
    ) -> Message:
        """Write a message, or forward one."""
        channel = self._place(user_id, channel_id)
        if not self.world.permissions(user_id, channel) & Permission.SEND_MESSAGES:
            raise NotPossibleError("This person may not write here.")
        if len(content) > most("content"):
            raise NotPossibleError(f"A message has at most {most('content')} characters.")
        snapshots = [] if forwards is None else [snapshot_of(self._seen(user_id, forwards))]
        message = Message(
            id=self.world.snowflake(),
            channel_id=channel.id,
            author_id=user_id,
            content=content,
            snapshots=snapshots,
            timestamp=self.world.timestamp(),
            nonce=nonce,
        )
        self.world.add_message(message)
        announce(self.world, "MESSAGE_CREATE", message)
        return message

    def delete(self, user_id: int, message_id: int) -> None:
        """Delete a message: one's own, or with the right to manage messages any but ephemeral ones."""
        message = self._seen(user_id, message_id)
        channel = self.world.channel(message.channel_id)
        may_manage = (
            channel.guild_id is not None
            and not message.ephemeral
            and self.world.permissions(user_id, channel) & Permission.MANAGE_MESSAGES
        )
        if message.author_id != user_id and not may_manage:
            raise NotPossibleError("This person may not delete this message.")
        announce(self.world, "MESSAGE_DELETE", message)
        self.world.delete_message(message)

    def install(self, guild_id: int, *, bits: int = int(MEMBER_DEFAULT)) -> Guild:
        """Add the bot to a guild, with a role of its own."""
        guild = self.world.guild(guild_id)
        add_bot(self.world, guild, bits=bits)
        return guild

    def remove(self, guild_id: int) -> None:
        """Take the bot out of a guild."""
        remove_bot(self.world, self.world.guild(guild_id))

    # Places

    def _place(self, user_id: int, channel_id: int) -> Channel:
        channel = self.world.channel(channel_id)
        if not self.world.permissions(user_id, channel) & Permission.VIEW_CHANNEL:
            raise NotPossibleError("This person cannot see this place.")
        return channel

    def _seen(self, user_id: int, message_id: int) -> Message:
        message = self.world.message(message_id)
        self._place(user_id, message.channel_id)
        if message.visible_to not in (None, user_id):
            raise NotPossibleError("This person cannot see this message.")
        return message


@dataclass(frozen=True, slots=True)
class Actor:
    """One person in one place. Every verb waits for the reply."""

    driver: Driver
    user_id: int
    channel_id: int

    async def slash(self, command: str, **options: OptionValue) -> Reply:
        """Send a slash command."""
        return await self.driver.reply(self.driver.slash(self.user_id, self.channel_id, command, options))

    async def choices(self, command: str, focused: str, **options: OptionValue) -> list[str]:
        """The names autocomplete offers for `focused`."""
        asked = self.driver.ask_choices(self.user_id, self.channel_id, command, options, focused)
        return [choice["name"] for choice in (await self.driver.reply(asked)).choices]

    async def menu(self, name: str, message: Message) -> Reply:
        """Right-click a message: Apps → name."""
        return await self.driver.reply(self.driver.menu(self.user_id, self.channel_id, name, message.id))

    async def press(self, message: Message, button: str) -> Reply:
        """Press a button by custom id or label."""
        return await self.driver.reply(self.driver.press(self.user_id, message.id, button))

    async def choose(self, message: Message, custom_id: str, *values: str) -> Reply:
        """Choose in a menu."""
        return await self.driver.reply(self.driver.choose(self.user_id, message.id, custom_id, list(values)))

    async def submit(self, window: Reply, **entered: Entered) -> Reply:
        """Send a window, with these inputs by custom id."""
        return await self.submit_as(window, entered)

    async def submit_as(self, window: Reply, entered: Mapping[str, Any]) -> Reply:
        """Send a window; for custom ids that are no Python names."""
        return await self.driver.reply(self.driver.submit(self.user_id, window.interaction.id, entered))

    def say(self, content: str) -> Message:
        """Write a message."""
        return self.driver.post(self.user_id, self.channel_id, content)

    def sees(self) -> list[Message]:
        """What this person sees here, oldest first."""
        return self.driver.world.history(self.channel_id, viewer_id=self.user_id)
