"""The bot joins a guild and leaves it."""

from bot.sandbox.objects import guild_create
from bot.sandbox.permissions import MEMBER_DEFAULT
from bot.sandbox.world import Guild, Member, Role, World


def add_bot(world: World, guild: Guild, *, bits: int = int(MEMBER_DEFAULT)) -> None:
    """Add the bot to a guild, with a role of its own that has these permission bits, and say so."""
    role = Role(world.snowflake(), world.bot.username, bits, position=len(guild.roles))
    guild.roles[role.id] = role
    guild.members[world.bot.id] = Member(world.bot.id, [role.id], joined_at=world.timestamp())
    guild.bot_installed = True
    world.dispatch("GUILD_CREATE", guild_create(world, guild), guild.id)
    world.tell("guild", guild)


def remove_bot(world: World, guild: Guild) -> None:
    """Take the bot out of a guild and say so."""
    guild.bot_installed = False
    guild.members.pop(world.bot.id, None)
    world.dispatch("GUILD_DELETE", {"id": str(guild.id)}, guild.id)
    world.tell("guild", guild)
