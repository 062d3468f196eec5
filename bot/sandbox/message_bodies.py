"""What Discord takes as a message: text, embeds, mentions, files, buttons."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from bot.sandbox.component_bodies import MESSAGE_COMPONENTS, check_custom_ids, check_url
from bot.sandbox.errors import DiscordError, FieldErrors, Path, refusal
from bot.sandbox.limits import most
from bot.sandbox.shapes import (
    Boolean,
    Field,
    Integer,
    ListOf,
    OneOf,
    Record,
    Shape,
    Snowflake,
    Text,
    inner,
    inner_list,
)
from bot.sandbox.world import EPHEMERAL, SUPPRESS_EMBEDS, Json

SUPPRESS_NOTIFICATIONS = 1 << 12
COMPONENTS_V2 = 1 << 15

_MEDIA = {
    "url": Field(Text("embed.url"), required=True),
    "proxy_url": Field(Text()),
    "height": Field(Integer()),
    "width": Field(Integer()),
    "content_type": Field(Text()),
    "placeholder": Field(Text()),
    "placeholder_version": Field(Integer()),
    "description": Field(Text("attachment.description"), nullable=True),
    "flags": Field(Integer()),
}


class _IsoTime:
    """A moment in ISO 8601."""

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        try:
            datetime.fromisoformat(value)
        except (TypeError, ValueError):
            errors.add(path, "DATE_TIME_TYPE_PARSE", f"Could not parse {value}. Should be ISO8601.")


class _Nonce:
    """A string of up to 25 characters, or a whole number."""

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """See Shape."""
        if isinstance(value, int) and not isinstance(value, bool):
            return
        Text("nonce").check(value, path, errors)


def _embed_rules(embed: Json, errors: FieldErrors) -> None:
    shown = ("title", "description", "fields", "image", "thumbnail", "footer", "author", "video")
    if not any(embed.get(name) for name in shown):
        errors.add(("description",), "BASE_TYPE_REQUIRED", "This field is required")
    for where in (("url",), ("author", "url")):
        _check_link(embed, where, ("http", "https"), errors)
    for where in (("image", "url"), ("thumbnail", "url"), ("footer", "icon_url"), ("author", "icon_url")):
        _check_link(embed, where, ("http", "https", "attachment"), errors)


def _check_link(embed: Json, where: tuple[str, ...], schemes: tuple[str, ...], errors: FieldErrors) -> None:
    *outer, last = where
    holder = inner(embed, outer[0]) if outer else embed
    url = holder.get(last)
    if url:
        check_url(url, schemes, where, errors)


_EMBED = Record(
    {
        "type": Field(Text()),
        "title": Field(Text("embed.title", trimmed=True), nullable=True),
        "description": Field(Text("embed.description", trimmed=True), nullable=True),
        "url": Field(Text("embed.url"), nullable=True),
        "timestamp": Field(_IsoTime(), nullable=True),
        "color": Field(Integer("embed.color"), nullable=True),
        "footer": Field(
            Record(
                {
                    "text": Field(Text("embed.footer.text", trimmed=True), required=True),
                    "icon_url": Field(Text("embed.url"), nullable=True),
                    "proxy_icon_url": Field(Text()),
                }
            ),
            nullable=True,
        ),
        "author": Field(
            Record(
                {
                    "name": Field(Text("embed.author.name", trimmed=True), required=True),
                    "url": Field(Text("embed.url"), nullable=True),
                    "icon_url": Field(Text("embed.url"), nullable=True),
                    "proxy_icon_url": Field(Text()),
                }
            ),
            nullable=True,
        ),
        "image": Field(Record(_MEDIA), nullable=True),
        "thumbnail": Field(Record(_MEDIA), nullable=True),
        "video": Field(Record(_MEDIA), nullable=True),
        "provider": Field(
            Record({"name": Field(Text(), nullable=True), "url": Field(Text(), nullable=True)})
        ),
        "fields": Field(
            ListOf(
                Record(
                    {
                        "name": Field(Text("embed.field.name", trimmed=True), required=True),
                        "value": Field(Text("embed.field.value", trimmed=True), required=True),
                        "inline": Field(Boolean()),
                    }
                ),
                "embed.fields",
            )
        ),
        "flags": Field(Integer()),
        "content_scan_version": Field(Integer()),
    },
    also=_embed_rules,
)


def _mention_rules(mentions: Json, errors: FieldErrors) -> None:
    for kind in ("users", "roles"):
        ids: list[Any] = mentions.get(kind) or []
        if ids and kind in (mentions.get("parse") or []):
            errors.add(
                (),
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.',
            )
        if len({str(value) for value in ids}) != len(ids):
            errors.add((kind,), "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value.")


_ALLOWED_MENTIONS = Record(
    {
        "parse": Field(ListOf(OneOf(("users", "roles", "everyone"))), nullable=True),
        "users": Field(ListOf(Snowflake(), "allowed_mentions.ids"), nullable=True),
        "roles": Field(ListOf(Snowflake(), "allowed_mentions.ids"), nullable=True),
        "replied_user": Field(Boolean(), nullable=True),
    },
    also=_mention_rules,
)

_ATTACHMENT = Record(
    {
        "id": Field(Snowflake(), required=True),
        "filename": Field(Text("attachment.filename"), nullable=True),
        "title": Field(Text(), nullable=True),
        "description": Field(Text("attachment.description"), nullable=True),
        "is_spoiler": Field(Boolean()),
        "duration_secs": Field(Integer(), nullable=True),
        "waveform": Field(Text(), nullable=True),
        # Read-only parts of an attachment that clients send back when they keep it.
        **{name: Field(Integer(), nullable=True) for name in ("size", "height", "width", "flags")},
        **{
            name: Field(Text(), nullable=True) for name in ("content_type", "url", "proxy_url", "placeholder")
        },
        "placeholder_version": Field(Integer(), nullable=True),
        "ephemeral": Field(Boolean()),
    }
)

_REFERENCE = Record(
    {
        "type": Field(OneOf((0,))),
        "message_id": Field(Snowflake(), required=True),
        "channel_id": Field(Snowflake(), nullable=True),
        "guild_id": Field(Snowflake(), nullable=True),
        "fail_if_not_exists": Field(Boolean()),
    }
)

_COMMON: dict[str, Field] = {
    "content": Field(Text("content", trimmed=True), nullable=True),
    "embeds": Field(ListOf(_EMBED, "embeds"), nullable=True),
    "allowed_mentions": Field(_ALLOWED_MENTIONS, nullable=True),
    "components": Field(MESSAGE_COMPONENTS, nullable=True),
    "attachments": Field(ListOf(_ATTACHMENT, "attachments"), nullable=True),
    "flags": Field(Integer(), nullable=True),
}


def _message_rules(*, flags: int) -> Callable[[Json, FieldErrors], None]:
    def rules(body: Json, errors: FieldErrors) -> None:
        if embeds_size(inner_list(body, "embeds")) > most("embeds.total"):
            errors.add(
                ("embeds",),
                "MAX_EMBED_SIZE_EXCEEDED",
                f"Embed size exceeds maximum size of {most('embeds.total')}",
            )
        check_custom_ids(inner_list(body, "components"), errors)
        given = body.get("flags") or 0
        if given & COMPONENTS_V2:
            errors.add(("flags",), "SANDBOX_UNSUPPORTED", "IS_COMPONENTS_V2 is not known here.")
        elif given & ~flags:
            errors.add(("flags",), "MESSAGE_FLAGS_INVALID", f"Flags {given & ~flags} cannot be set here.")

    return rules


def _message(extra: dict[str, Field], *, flags: int) -> Shape:
    return Record({**_COMMON, **extra}, also=_message_rules(flags=flags))


_TTS = {"tts": Field(Boolean(), nullable=True)}

CHANNEL_MESSAGE = _message(
    {
        **_TTS,
        "nonce": Field(_Nonce(), nullable=True),
        "enforce_nonce": Field(Boolean()),
        "message_reference": Field(_REFERENCE, nullable=True),
        "sticker_ids": Field(ListOf(Snowflake(), "stickers")),
    },
    flags=SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS,
)
"""POST of a message to a channel."""

CHANNEL_EDIT = _message(_TTS, flags=SUPPRESS_EMBEDS)
"""PATCH of a message, in a channel or by an interaction's token. Libraries send `tts`, which changes nothing."""

REPLY = _message(_TTS, flags=EPHEMERAL | SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS)
"""Data of an interaction's answer, and a follow-up."""

UPDATE = _message(_TTS, flags=SUPPRESS_EMBEDS)
"""Data of an answer that changes the message the button sits on."""

DEFERRED = Record({**_COMMON, **_TTS}, also=_message_rules(flags=EPHEMERAL))
"""Data of a deferred answer: the ephemeral flag alone (Receiving and Responding: Interaction Callback Data)."""


def embeds_size(embeds: list[Json]) -> int:
    """Characters that count towards the 6,000: titles, descriptions, fields, footers, authors. Pure."""
    total = 0
    for embed in embeds:
        footer: Json = inner(embed, "footer")
        author: Json = inner(embed, "author")
        fields: list[Json] = inner_list(embed, "fields")
        texts: list[Any] = [
            embed.get("title"),
            embed.get("description"),
            footer.get("text"),
            author.get("name"),
        ]
        for part in fields:
            texts += [part.get("name"), part.get("value")]
        total += sum(len(text.strip()) for text in texts if isinstance(text, str))
    return total


def check_not_empty(body: Json, *, files: int) -> None:
    """Raise 50006 when nothing would be shown."""
    content = body.get("content")
    if isinstance(content, str) and content.strip():
        return
    if not (body.get("embeds") or body.get("components") or body.get("sticker_ids") or files):
        raise refusal("empty_message")


def check_embed_files(embeds: list[Json], filenames: Iterable[str]) -> None:
    """Raise 50035 when an embed shows an attachment that the message does not have.

    Discord itself shows nothing in its place; here it is refused by name, since it is a mistake.
    """
    have = set(filenames)
    errors = FieldErrors()
    for index, embed in enumerate(embeds):
        for path, name in attachment_links(embed):
            if name not in have:
                errors.add(
                    ("embeds", index, *path), "SANDBOX_UNKNOWN_ATTACHMENT", f"No file {name!r} is attached."
                )
    errors.raise_any()


def attachment_links(embed: Json) -> list[tuple[tuple[str, str], str]]:
    """Where an embed shows attachments, and their file names. Pure."""
    found: list[tuple[tuple[str, str], str]] = []
    for part, key in (("image", "url"), ("thumbnail", "url"), ("footer", "icon_url"), ("author", "icon_url")):
        shown: Json = inner(embed, part)
        url = shown.get(key)
        if isinstance(url, str) and url.startswith("attachment://"):
            found.append(((part, key), url.removeprefix("attachment://")))
    return found


def check_content_type(content_type: str) -> None:
    """Raise 50035 unless a body is JSON or multipart."""
    if content_type not in ("application/json", "multipart/form-data"):
        raise DiscordError(
            400,
            50035,
            "Invalid Form Body",
            {
                "_errors": [
                    {
                        "code": "CONTENT_TYPE_INVALID",
                        "message": 'Expected "Content-Type" header to be one of '
                        "{'application/json', 'multipart/form-data'}.",
                    }
                ]
            },
        )
