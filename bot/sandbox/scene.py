"""The sandbox's standing cast: who is there, in which places, with which rights. Ids never change.

A town where every case occurs: a guild with the bot, a guild where only some members' accounts carry the
application, direct messages, a group.
"""

import time
from collections.abc import Callable

from bot.sandbox.permissions import MEMBER_DEFAULT, Overwrite, Permission
from bot.sandbox.world import Channel, ChannelType, Guild, Member, Role, User, World

APPLICATION_ID = 1_100_000_000_000_000_001
"""Application and bot user share one id, as they do on Discord since 2016."""

MEMBER_ID = 1_100_000_000_000_000_101
MODERATOR_ID = 1_100_000_000_000_000_102
MANAGER_ID = 1_100_000_000_000_000_103
OUTSIDER_ID = 1_100_000_000_000_000_104
SECOND_MEMBER_ID = 1_100_000_000_000_000_105

GUILD_ID = 1_100_000_000_000_000_201
FOREIGN_GUILD_ID = 1_100_000_000_000_000_202
# Of two shards the second guild is on the other one: shards go by the id without its lowest 22 bits.
SECOND_GUILD_ID = 1_100_000_000_004_194_507

GENERAL_ID = 1_100_000_000_000_000_301
NEWS_ID = 1_100_000_000_000_000_302
MODERATORS_CHANNEL_ID = 1_100_000_000_000_000_303
LOUNGE_ID = 1_100_000_000_000_000_304
SECOND_GENERAL_ID = 1_100_000_000_000_000_305
MEMBER_DM_ID = 1_100_000_000_000_000_311
MODERATOR_DM_ID = 1_100_000_000_000_000_312
MANAGER_DM_ID = 1_100_000_000_000_000_313
OUTSIDER_DM_ID = 1_100_000_000_000_000_314
SECOND_MEMBER_DM_ID = 1_100_000_000_000_000_315
GROUP_ID = 1_100_000_000_000_000_321

MODERATOR_ROLE_ID = 1_100_000_000_000_000_401
MANAGER_ROLE_ID = 1_100_000_000_000_000_402
DIGEST_ROLE_ID = 1_100_000_000_000_000_403
BOT_ROLE_ID = 1_100_000_000_000_000_404
SECOND_BOT_ROLE_ID = 1_100_000_000_000_000_405

BOT_ROLE = MEMBER_DEFAULT
"""What the bot asks for when it is added to a guild: to read, write, link and attach."""


def standard_world(
    *, bot_name: str = "Rare Earth Reality Check", now: Callable[[], float] = time.time
) -> World:
    """A fresh world with the standing cast. The bot is in two guilds; the third has never seen it."""
    world = World(application_id=APPLICATION_ID, bot_name=bot_name, now=now)
    world.application_owner_id = MANAGER_ID
    _people(world)
    _home_guild(world)
    _foreign_guild(world)
    _second_guild(world)
    _private_places(world)
    return world


def _people(world: World) -> None:
    world.add_user(User(MEMBER_ID, "mira", "Mira (member)"), installs_app=True)
    world.add_user(User(MODERATOR_ID, "momo", "Momo (moderator)"), installs_app=True)
    world.add_user(User(MANAGER_ID, "magda", "Magda (manager)"))
    world.add_user(User(OUTSIDER_ID, "otto", "Otto (outsider)"), installs_app=True)
    world.add_user(User(SECOND_MEMBER_ID, "nils", "Nils (member)"))


def _home_guild(world: World) -> None:
    guild = world.add_guild(
        Guild(
            GUILD_ID, "Strategic Minerals Club", MANAGER_ID, system_channel_id=GENERAL_ID, bot_installed=True
        )
    )
    for role in (
        Role(MODERATOR_ROLE_ID, "Moderator", int(Permission.MANAGE_MESSAGES), 3),
        Role(MANAGER_ROLE_ID, "Manager", int(Permission.MANAGE_GUILD | Permission.MANAGE_MESSAGES), 4),
        Role(DIGEST_ROLE_ID, "Digest readers", 0, 1, mentionable=False),
        Role(BOT_ROLE_ID, world.bot.username, int(BOT_ROLE | Permission.MENTION_EVERYONE), 2),
    ):
        guild.roles[role.id] = role
    guild.members[MEMBER_ID] = Member(MEMBER_ID, [DIGEST_ROLE_ID])
    guild.members[SECOND_MEMBER_ID] = Member(SECOND_MEMBER_ID)
    guild.members[MODERATOR_ID] = Member(MODERATOR_ID, [MODERATOR_ROLE_ID])
    guild.members[MANAGER_ID] = Member(MANAGER_ID, [MANAGER_ROLE_ID])
    guild.members[world.bot.id] = Member(world.bot.id, [BOT_ROLE_ID])
    world.add_channel(Channel(GENERAL_ID, ChannelType.GUILD_TEXT, "general", GUILD_ID, position=0))
    world.add_channel(Channel(NEWS_ID, ChannelType.GUILD_TEXT, "news", GUILD_ID, position=1))
    view = int(Permission.VIEW_CHANNEL)
    hidden = (
        Overwrite(GUILD_ID, is_member=False, deny=view),
        Overwrite(MODERATOR_ROLE_ID, is_member=False, allow=view),
        Overwrite(BOT_ROLE_ID, is_member=False, allow=view),
    )
    world.add_channel(
        Channel(
            MODERATORS_CHANNEL_ID,
            ChannelType.GUILD_TEXT,
            "moderators",
            GUILD_ID,
            overwrites=hidden,
            position=2,
        )
    )


def _foreign_guild(world: World) -> None:
    guild = world.add_guild(Guild(FOREIGN_GUILD_ID, "Drill Core Lounge", OUTSIDER_ID, bot_installed=False))
    guild.members[MEMBER_ID] = Member(MEMBER_ID)
    guild.members[SECOND_MEMBER_ID] = Member(SECOND_MEMBER_ID)
    world.add_channel(Channel(LOUNGE_ID, ChannelType.GUILD_TEXT, "lounge", FOREIGN_GUILD_ID))


def _second_guild(world: World) -> None:
    guild = world.add_guild(
        Guild(
            SECOND_GUILD_ID,
            "Lithium Watch",
            OUTSIDER_ID,
            system_channel_id=SECOND_GENERAL_ID,
            bot_installed=True,
        )
    )
    guild.roles[SECOND_BOT_ROLE_ID] = Role(SECOND_BOT_ROLE_ID, world.bot.username, int(BOT_ROLE), 1)
    guild.members[MEMBER_ID] = Member(MEMBER_ID)
    guild.members[world.bot.id] = Member(world.bot.id, [SECOND_BOT_ROLE_ID])
    world.add_channel(Channel(SECOND_GENERAL_ID, ChannelType.GUILD_TEXT, "general", SECOND_GUILD_ID))


def _private_places(world: World) -> None:
    for channel_id, user_id in (
        (MEMBER_DM_ID, MEMBER_ID),
        (MODERATOR_DM_ID, MODERATOR_ID),
        (MANAGER_DM_ID, MANAGER_ID),
        (OUTSIDER_DM_ID, OUTSIDER_ID),
        (SECOND_MEMBER_DM_ID, SECOND_MEMBER_ID),
    ):
        world.add_channel(Channel(channel_id, ChannelType.DM, recipient_ids=(world.bot.id, user_id)))
    world.add_channel(
        Channel(GROUP_ID, ChannelType.GROUP_DM, "Rock group", recipient_ids=(MEMBER_ID, OUTSIDER_ID))
    )


def add_guilds(world: World, count: int) -> list[Channel]:
    """Add `count` guilds with the bot in them, each with one channel; those channels. For measuring at size."""
    channels: list[Channel] = []
    for number in range(count):
        # Spread over shards: the bits that choose the shard differ from one guild to the next.
        guild_id = world.snowflake() + (number << 22)
        guild = world.add_guild(Guild(guild_id, f"Guild {number}", MANAGER_ID, bot_installed=True))
        guild.members[world.bot.id] = Member(world.bot.id)
        channel = Channel(world.snowflake(), ChannelType.GUILD_TEXT, "news", guild_id)
        guild.system_channel_id = channel.id
        channels.append(world.add_channel(channel))
    return channels
