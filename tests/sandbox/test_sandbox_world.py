"""Who is where with which rights, and what the world tells those who watch it."""

import aiohttp
import pytest
from sandbox_api import MESSAGES, Api

from bot.sandbox.permissions import ALL, MEMBER_DEFAULT, Overwrite, Permission, combine
from bot.sandbox.scene import (
    FOREIGN_GUILD_ID,
    GENERAL_ID,
    GROUP_ID,
    GUILD_ID,
    LOUNGE_ID,
    MANAGER_ID,
    MEMBER_DM_ID,
    MEMBER_ID,
    MODERATOR_ID,
    MODERATORS_CHANNEL_ID,
    OUTSIDER_ID,
    SECOND_GUILD_ID,
    add_guilds,
    standard_world,
)
from bot.sandbox.server import SandboxServer
from bot.sandbox.world import Event, Message, UnknownIdError

EVERYONE, ROLE, PERSON = 1, 2, 3
VIEW, SEND = int(Permission.VIEW_CHANNEL), int(Permission.SEND_MESSAGES)


def _combine(bits: int, *overwrites: Overwrite) -> int:
    return combine([bits], overwrites, everyone_id=EVERYONE, role_ids=[EVERYONE, ROLE], user_id=PERSON)


def test_role_overwrite_comes_after_everyones() -> None:
    hidden = Overwrite(EVERYONE, is_member=False, deny=VIEW)
    assert _combine(VIEW, hidden) == 0
    assert _combine(VIEW, hidden, Overwrite(ROLE, is_member=False, allow=VIEW)) == VIEW


def test_members_own_overwrite_comes_last() -> None:
    given = Overwrite(ROLE, is_member=False, allow=SEND)
    assert _combine(VIEW, given) == VIEW | SEND
    assert _combine(VIEW, given, Overwrite(PERSON, is_member=True, deny=SEND)) == VIEW


def test_administrator_passes_every_overwrite() -> None:
    assert _combine(int(Permission.ADMINISTRATOR), Overwrite(PERSON, is_member=True, deny=VIEW)) == ALL


def test_nothing_counts_in_a_channel_one_cannot_see() -> None:
    assert _combine(SEND) == 0


@pytest.mark.parametrize(
    ("user", "place", "right", "has"),
    [
        (MEMBER_ID, GENERAL_ID, Permission.SEND_MESSAGES, True),
        (MEMBER_ID, GENERAL_ID, Permission.MANAGE_MESSAGES, False),
        (MEMBER_ID, MODERATORS_CHANNEL_ID, Permission.VIEW_CHANNEL, False),
        (MODERATOR_ID, GENERAL_ID, Permission.MANAGE_MESSAGES, True),
        (MODERATOR_ID, GENERAL_ID, Permission.MANAGE_GUILD, False),
        (MODERATOR_ID, MODERATORS_CHANNEL_ID, Permission.VIEW_CHANNEL, True),
        (MANAGER_ID, GENERAL_ID, Permission.MANAGE_GUILD, True),
        (OUTSIDER_ID, GENERAL_ID, Permission.VIEW_CHANNEL, False),
        (OUTSIDER_ID, LOUNGE_ID, Permission.VIEW_CHANNEL, True),
        (OUTSIDER_ID, GROUP_ID, Permission.SEND_MESSAGES, True),
        (MODERATOR_ID, MEMBER_DM_ID, Permission.VIEW_CHANNEL, False),
    ],
)
def test_cast_has_its_rights(user: int, place: int, right: Permission, has: bool) -> None:
    world = standard_world()
    assert bool(world.permissions(user, world.channel(place)) & right) is has


def test_new_guild_gives_its_members_the_usual_rights() -> None:
    world = standard_world()
    channels = add_guilds(world, 40)
    assert {(channel.guild_id or 0) >> 22 & 1 for channel in channels} == {0, 1}
    assert all(world.permissions(world.bot.id, channel) == MEMBER_DEFAULT for channel in channels)


def test_ids_grow_and_carry_their_moment() -> None:
    world = standard_world(now=lambda: 1_700_000_000.5)
    first, second = world.snowflake(), world.snowflake()
    assert second == first + 1
    assert (first >> 22) + 1_420_070_400_000 == 1_700_000_000_500


def test_unknown_ids_are_named() -> None:
    world = standard_world()
    for look_up in (world.user, world.guild, world.channel, world.message):
        with pytest.raises(UnknownIdError, match="7"):
            look_up(7)


async def test_observer_hears_everything_until_it_stops(sandbox: SandboxServer, api: Api) -> None:
    heard: list[Event] = []
    stop = sandbox.world.observe(heard.append)
    said = sandbox.driver.act(MEMBER_ID, GENERAL_ID).say("hello")
    _, sent = await api("POST", MESSAGES, {"content": "c"})
    await api("PATCH", f"{MESSAGES}/{sent['id']}", {"content": "d"})
    await api("POST", MESSAGES, {})
    sandbox.driver.delete(MEMBER_ID, said.id)
    sandbox.driver.install(FOREIGN_GUILD_ID)
    stop()
    sandbox.driver.act(MEMBER_ID, GENERAL_ID).say("unheard")
    assert [event.kind for event in heard] == [
        "message_create",
        "message_create",
        "message_update",
        "refused",
        "message_delete",
        "guild",
    ]
    assert isinstance(heard[0].subject, Message)
    assert heard[0].subject.content == "hello"


async def test_file_can_be_fetched_while_its_message_has_it(sandbox: SandboxServer, api: Api) -> None:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("files[0]", b"a,b", filename="log (1).csv", content_type="text/csv")
    _, sent = await api("POST", MESSAGES, data=form)
    attachment = sent["attachments"][0]
    assert (attachment["filename"], attachment["size"]) == ("log__1_.csv", 3)
    async with aiohttp.ClientSession() as session:
        async with session.get(attachment["url"]) as answer:
            assert (answer.status, await answer.read()) == (200, b"a,b")
            assert answer.headers["Content-Type"] == "text/csv"
        await api("PATCH", f"{MESSAGES}/{sent['id']}", {"content": "c", "attachments": []})
        async with session.get(attachment["url"]) as answer:
            assert answer.status == 404


def test_bot_is_in_two_of_the_three_guilds() -> None:
    world = standard_world()
    assert {guild.id for guild in world.guilds.values() if guild.bot_installed} == {GUILD_ID, SECOND_GUILD_ID}
