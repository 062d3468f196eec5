"""Discord's permission bits and how roles and overwrites combine. Pure; no state of the world."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntFlag


class Permission(IntFlag):
    """The bits this sandbox asks about (Discord documentation, Topics: Permissions)."""

    CREATE_INSTANT_INVITE = 1 << 0
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    USE_APPLICATION_COMMANDS = 1 << 31
    USE_EXTERNAL_APPS = 1 << 50


ALL = (1 << 53) - 1
"""What the owner of a guild and an administrator have."""

MEMBER_DEFAULT = (
    Permission.CREATE_INSTANT_INVITE
    | Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.USE_EXTERNAL_APPS
)
"""What @everyone has in a fresh guild, as far as this sandbox asks."""

DIRECT_MESSAGE = (
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.MENTION_EVERYONE
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.USE_APPLICATION_COMMANDS
)
"""What both sides of a direct message have."""


@dataclass(frozen=True, slots=True)
class Overwrite:
    """A channel's exception for a role or a member: bits taken away, then bits given."""

    target_id: int
    is_member: bool
    allow: int = 0
    deny: int = 0


def combine(
    role_bits: Iterable[int],
    overwrites: Iterable[Overwrite],
    *,
    everyone_id: int,
    role_ids: Iterable[int],
    user_id: int,
) -> int:
    """Bits of a member in a channel: roles, then overwrites of everyone, of roles, of the member. Pure."""
    bits = 0
    for role in role_bits:
        bits |= role
    if bits & Permission.ADMINISTRATOR:
        return ALL
    listed = tuple(overwrites)
    held = set(role_ids)
    steps = (
        [o for o in listed if not o.is_member and o.target_id == everyone_id],
        [o for o in listed if not o.is_member and o.target_id in held and o.target_id != everyone_id],
        [o for o in listed if o.is_member and o.target_id == user_id],
    )
    for step in steps:
        for overwrite in step:
            bits &= ~overwrite.deny
        for overwrite in step:
            bits |= overwrite.allow
    # Without the right to view a channel, no other right counts there.
    return bits if bits & Permission.VIEW_CHANNEL else 0
