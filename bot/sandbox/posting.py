"""Messages as they are made and changed: files, mentions, rights, the memory of nonces."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.errors import DiscordError, invalid, refusal
from bot.sandbox.limits import NONCE_REMEMBERED_S, most
from bot.sandbox.message_bodies import check_embed_files, check_not_empty
from bot.sandbox.objects import message_object
from bot.sandbox.permissions import Permission
from bot.sandbox.shapes import inner, inner_list
from bot.sandbox.world import (
    EPHEMERAL,
    LOADING,
    SUPPRESS_EMBEDS,
    Attachment,
    Channel,
    ChannelType,
    Interaction,
    Json,
    Message,
    World,
)

_USER_MENTION = re.compile(r"<@!?(\d{1,20})>")
_ROLE_MENTION = re.compile(r"<@&(\d{1,20})>")
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: `index` is the n of files[n]."""

    index: int
    filename: str
    content_type: str
    data: bytes


def check_uploads(uploads: Iterable[Upload]) -> None:
    """Raise 40005 when a file, or all together, are larger than Discord takes."""
    sizes = [len(upload.data) for upload in uploads]
    if sum(sizes) > most("request.bytes") or any(size > most("attachment.bytes") for size in sizes):
        raise refusal("body_too_large")
    if len(sizes) > most("attachments"):
        raise invalid(
            ("attachments",), "BASE_TYPE_MAX_LENGTH", f"Must be {most('attachments')} or fewer in length."
        )


def new_attachments(
    world: World, body: Json, uploads: list[Upload], *, kept: list[Attachment], ephemeral: bool
) -> list[Attachment]:
    """The files a message has after this body: those kept, then those uploaded with their descriptions."""
    check_uploads(uploads)
    listed = inner_list(body, "attachments")
    described = {str(entry["id"]): entry for entry in listed}
    known = {str(attachment.id): attachment for attachment in kept}
    indices = {str(upload.index) for upload in uploads}
    for position, entry in enumerate(listed):
        if str(entry["id"]) not in known and str(entry["id"]) not in indices:
            raise invalid(
                ("attachments", position, "id"), "ATTACHMENT_NOT_FOUND", "No such file was uploaded."
            )
    stay = kept if body.get("attachments") is None else [known[key] for key in described if key in known]
    for attachment in stay:
        entry = described.get(str(attachment.id), {})
        attachment.description = entry.get("description", attachment.description)
    result = list(stay)
    for upload in uploads:
        entry = described.get(str(upload.index), {})
        result.append(_attachment(world, upload, entry, ephemeral=ephemeral))
    return result


def _attachment(world: World, upload: Upload, entry: Json, *, ephemeral: bool) -> Attachment:
    width = height = None
    if upload.data.startswith(_PNG):
        width, height = (int.from_bytes(upload.data[start : start + 4]) for start in (16, 20))
    return Attachment(
        id=world.snowflake(),
        filename=_clean(entry.get("filename") or upload.filename),
        data=upload.data,
        content_type=upload.content_type,
        description=entry.get("description"),
        ephemeral=ephemeral,
        width=width,
        height=height,
    )


def _clean(filename: str) -> str:
    # Discord keeps word characters, dots and dashes of a file name.
    return re.sub(r"[^\w.\-]", "_", filename.replace(" ", "_"))


def number_components(components: list[Json]) -> list[Json]:
    """Components as Discord keeps them: each with an id, counted through the message. Pure."""
    counter = 0

    def numbered(part: Json) -> Json:
        nonlocal counter
        counter += 1
        kept = {name: value for name, value in part.items() if value is not None}
        kept.setdefault("id", counter)
        if "components" in kept:
            kept["components"] = [numbered(child) for child in kept["components"]]
        return kept

    return [numbered(part) for part in components]


def apply_mentions(world: World, message: Message, allowed: Json | None) -> None:
    """Set whom the message really pings: what its text mentions, what is allowed, what the bot may."""
    parse: list[str] = ["users", "roles", "everyone"] if allowed is None else allowed.get("parse") or []
    rules: Json = allowed or {}
    channel = world.channel(message.channel_id)
    bits = world.permissions(message.author_id, channel)
    users = _mentioned(_USER_MENTION, message.content, "users" in parse, rules.get("users") or [])
    roles = _mentioned(_ROLE_MENTION, message.content, "roles" in parse, rules.get("roles") or [])
    message.mention_ids = [user_id for user_id in users if user_id in world.users]
    may_everyone = bool(bits & Permission.MENTION_EVERYONE)
    known_roles = {} if channel.guild_id is None else world.guild(channel.guild_id).roles
    message.mention_role_ids = [
        role_id
        for role_id in roles
        if role_id in known_roles and (known_roles[role_id].mentionable or may_everyone)
    ]
    said = "@everyone" in message.content or "@here" in message.content
    message.mention_everyone = said and "everyone" in parse and may_everyone


def _mentioned(pattern: re.Pattern[str], content: str, all_allowed: bool, ids: list[Any]) -> list[int]:
    allowed = {int(value) for value in ids}
    found = dict.fromkeys(int(match) for match in pattern.findall(content))
    return [value for value in found if all_allowed or value in allowed]


def announce(world: World, name: str, message: Message) -> None:
    """Send a message's event to the bot where the bot is a member of the place."""
    if message.visible_to is not None:
        return
    channel = world.channel(message.channel_id)
    if not world.permissions(world.bot.id, channel) & Permission.VIEW_CHANNEL:
        return
    if name == "MESSAGE_DELETE":
        body: Json = {"id": str(message.id), "channel_id": str(channel.id)}
    else:
        body = message_object(world, message)
    if channel.guild_id is not None:
        body["guild_id"] = str(channel.guild_id)
    world.dispatch(name, body, channel.guild_id)


def create_message(
    world: World,
    channel: Channel,
    body: Json,
    uploads: list[Upload],
    *,
    interaction: Interaction | None = None,
    ephemeral: bool = False,
) -> Message:
    """Make the bot's message from a checked body. Raises 50006, 50035, 40005."""
    check_not_empty(body, files=len(uploads))
    attachments = new_attachments(world, body, uploads, kept=[], ephemeral=ephemeral)
    embeds = inner_list(body, "embeds")
    check_embed_files(embeds, (attachment.filename for attachment in attachments))
    flags = (body.get("flags") or 0) & ~EPHEMERAL
    message = Message(
        id=world.snowflake(),
        channel_id=channel.id,
        author_id=world.bot.id,
        content=(body.get("content") or "").strip(),
        embeds=embeds,
        components=number_components(inner_list(body, "components")),
        attachments=attachments,
        flags=flags | (EPHEMERAL if ephemeral else 0),
        type=_message_type(interaction),
        nonce=body.get("nonce"),
        tts=bool(body.get("tts")),
        timestamp=world.timestamp(),
        interaction_id=None if interaction is None else interaction.id,
        visible_to=interaction.user_id if interaction is not None and ephemeral else None,
    )
    reference = inner(body, "message_reference")
    if reference:
        message.reply_to_id = int(reference["message_id"])
    apply_mentions(world, message, body.get("allowed_mentions"))
    world.add_message(message)
    announce(world, "MESSAGE_CREATE", message)
    return message


def _message_type(interaction: Interaction | None) -> int:
    # 20: answer to a slash command, 23: to a context menu command (Resources: Message: Message Types)
    if interaction is None or interaction.command is None:
        return 0
    return 20 if interaction.command.type == 1 else 23


def loading_message(world: World, channel: Channel, interaction: Interaction, *, ephemeral: bool) -> Message:
    """The message that says the bot is thinking."""
    message = Message(
        id=world.snowflake(),
        channel_id=channel.id,
        author_id=world.bot.id,
        flags=LOADING | (EPHEMERAL if ephemeral else 0),
        type=_message_type(interaction),
        timestamp=world.timestamp(),
        interaction_id=interaction.id,
        visible_to=interaction.user_id if ephemeral else None,
    )
    world.add_message(message)
    announce(world, "MESSAGE_CREATE", message)
    return message


def edit_message(world: World, message: Message, body: Json, uploads: list[Upload]) -> Message:
    """Change a message by a checked body; fields left out stay. Raises 50006, 50035, 40005."""
    attachments = new_attachments(world, body, uploads, kept=message.attachments, ephemeral=message.ephemeral)
    embeds = inner_list(body, "embeds") if "embeds" in body else message.embeds
    components = inner_list(body, "components") if "components" in body else message.components
    content = (body.get("content") or "").strip() if "content" in body else message.content
    check_embed_files(embeds, (attachment.filename for attachment in attachments))
    shown: Json = {"content": content, "embeds": embeds, "components": components}
    check_not_empty(shown, files=len(attachments))
    was_thinking = message.thinking
    for gone in message.attachments:
        world.files.pop(gone.id, None)
    message.content, message.embeds, message.attachments = content, embeds, attachments
    if "components" in body:
        message.components = number_components(components)
    message.flags = (message.flags & ~LOADING & ~SUPPRESS_EMBEDS) | (
        (body.get("flags") or 0) & SUPPRESS_EMBEDS
    )
    message.edited_timestamp = None if was_thinking else world.timestamp()
    if "content" in body:
        apply_mentions(world, message, body.get("allowed_mentions"))
    world.touch_message(message)
    announce(world, "MESSAGE_UPDATE", message)
    return message


def check_may_post(world: World, channel: Channel, body: Json, uploads: list[Upload]) -> None:
    """Raise what Discord answers when the bot may not post this there."""
    if channel.type is ChannelType.DM:
        _check_mutual_guild(world, channel)
        return
    bits = world.permissions(world.bot.id, channel)
    if not bits & Permission.VIEW_CHANNEL:
        raise refusal("missing_access")
    if not bits & Permission.SEND_MESSAGES or (uploads and not bits & Permission.ATTACH_FILES):
        raise refusal("missing_permissions")
    if body.get("embeds") and not bits & Permission.EMBED_LINKS:
        # Discord drops the embeds without a word; what is left may be nothing.
        body["embeds"] = []
    if inner(body, "message_reference") and not bits & Permission.READ_MESSAGE_HISTORY:
        raise DiscordError(403, 160002, "You cannot reply without permission to read message history")


def _check_mutual_guild(world: World, channel: Channel) -> None:
    if world.bot.id not in channel.recipient_ids:
        raise refusal("missing_access")
    user_id = next(value for value in channel.recipient_ids if value != world.bot.id)
    if not any(user_id in guild.members for guild in world.guilds.values() if guild.bot_installed):
        raise refusal("no_mutual_guild")


class Nonces:
    """Which nonce made which message in the past few minutes."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._made: dict[tuple[int, str], tuple[float, int]] = {}

    def earlier(self, channel_id: int, nonce: str | int | None) -> Message | None:
        """The message this nonce made a short while ago, if it is still there."""
        if nonce is None:
            return None
        made = self._made.get((channel_id, str(nonce)))
        if made is None or self._world.now() - made[0] > NONCE_REMEMBERED_S:
            return None
        message = self._world.messages.get(made[1])
        return None if message is None or message.deleted else message

    def remember(self, message: Message) -> None:
        """Keep the nonce of a new message."""
        if message.nonce is not None:
            self._made[(message.channel_id, str(message.nonce))] = (self._world.now(), message.id)
