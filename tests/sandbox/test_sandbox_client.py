"""The real discord.py, unmodified but for its address, lives in the sandbox."""

import discord
import pytest
from sandbox_bot import PIXEL, TestBot, until

from bot.sandbox.inputs import NotPossibleError
from bot.sandbox.scene import (
    FOREIGN_GUILD_ID,
    GENERAL_ID,
    GROUP_ID,
    GUILD_ID,
    LOUNGE_ID,
    MEMBER_DM_ID,
    MEMBER_ID,
    MODERATOR_ID,
    NEWS_ID,
    OUTSIDER_ID,
    SECOND_MEMBER_ID,
)
from bot.sandbox.server import SandboxServer

pytestmark = pytest.mark.usefixtures("nothing_refused")


async def test_slash_command_is_answered_with_embed_and_buttons(
    sandbox: SandboxServer, client: TestBot
) -> None:
    reply = await sandbox.driver.act(MEMBER_ID, GENERAL_ID).slash(
        "check deposit", ore="20 Mt", country="Kenya"
    )
    assert reply.outcome == "message"
    assert reply.shown.content == "20 Mt in Kenya"
    assert reply.shown.embeds[0]["title"] == "Verdict"
    assert [row["type"] for row in reply.shown.components] == [1, 1]
    assert client.seen[0].app_permissions.send_messages
    assert client.seen[0].is_guild_integration()


async def test_autocomplete_answers_with_choices(sandbox: SandboxServer, client: TestBot) -> None:
    actor = sandbox.driver.act(MEMBER_ID, GENERAL_ID)
    assert await actor.choices("check deposit", "country", country="k") == ["Kazakhstan", "Kenya"]


async def test_button_changes_its_message(sandbox: SandboxServer, client: TestBot) -> None:
    actor = sandbox.driver.act(MEMBER_ID, GENERAL_ID)
    message = (await actor.slash("check deposit", ore="1 t")).shown
    reply = await sandbox.driver.act(SECOND_MEMBER_ID, GENERAL_ID).press(message, "Update")
    assert (reply.outcome, reply.shown.id) == ("update", message.id)
    assert (message.content, message.components) == ("updated", [])


async def test_window_arrives_prefilled_and_is_answered(sandbox: SandboxServer, client: TestBot) -> None:
    actor = sandbox.driver.act(MEMBER_ID, GENERAL_ID)
    message = (await actor.slash("check deposit", ore="1 t")).shown
    window = await actor.press(message, "window")
    assert window.outcome == "window"
    assert window.modal is not None
    assert window.modal["components"][0]["components"][0]["value"] == "ore: 20 Mt"
    assert (await actor.submit(window)).shown.content == "got ore: 20 Mt"
    window = await actor.press(message, "window")
    assert (await actor.submit(window, figures="ore: 3 Mt")).shown.content == "got ore: 3 Mt"


async def test_menu_choice_is_answered_to_one_person_alone(sandbox: SandboxServer, client: TestBot) -> None:
    actor = sandbox.driver.act(MEMBER_ID, GENERAL_ID)
    message = (await actor.slash("check deposit", ore="1 t")).shown
    reply = await actor.choose(message, "menu", "b")
    assert reply.shown.content == "chose b"
    assert reply.shown in actor.sees()
    assert reply.shown not in sandbox.driver.act(MODERATOR_ID, GENERAL_ID).sees()


async def test_message_menu_brings_the_text(sandbox: SandboxServer, client: TestBot) -> None:
    actor = sandbox.driver.act(MEMBER_ID, GENERAL_ID)
    said = sandbox.driver.act(MODERATOR_ID, GENERAL_ID).say("20 million tons")
    assert (await actor.menu("Reality check", said)).shown.content == "about: 20 million tons"


async def test_forwarded_message_brings_its_snapshot(sandbox: SandboxServer, client: TestBot) -> None:
    actor = sandbox.driver.act(MEMBER_ID, GENERAL_ID)
    said = actor.say("700 g/t")
    forwarded = sandbox.driver.post(MEMBER_ID, NEWS_ID, "", forwards=said.id)
    reply = await sandbox.driver.act(MEMBER_ID, NEWS_ID).menu("Reality check", forwarded)
    assert reply.shown.content == "about: 700 g/t"


async def test_deferred_reply_is_completed_with_files_and_follow_ups(
    sandbox: SandboxServer, client: TestBot
) -> None:
    actor = sandbox.driver.act(MEMBER_ID, GENERAL_ID)
    reply = await actor.slash("slow")
    done = await sandbox.driver.reply(reply.interaction, finished=True)
    assert (done.shown.content, done.shown.thinking) == ("done", False)
    assert [(a.filename, a.description, a.data) for a in done.shown.attachments] == [
        ("chart.png", "a chart", PIXEL)
    ]
    await until(lambda: len(reply.interaction.follow_up_ids) == 2)
    more, secret = (sandbox.world.message(i) for i in reply.interaction.follow_up_ids)
    assert (more.content, more.attachments[0].width) == ("more", 1)
    assert secret.visible_to == MEMBER_ID


async def test_file_shown_in_an_embed_can_be_fetched(sandbox: SandboxServer, client: TestBot) -> None:
    message = (await sandbox.driver.act(MEMBER_ID, GENERAL_ID).slash("picture")).shown
    channel = client.get_channel(GENERAL_ID)
    assert isinstance(channel, discord.TextChannel)
    fetched = await channel.fetch_message(message.id)
    assert fetched.attachments == []
    url = fetched.embeds[0].image.url
    assert url is not None
    assert await client.http.get_from_cdn(url) == PIXEL


async def test_same_command_works_in_every_place(sandbox: SandboxServer, client: TestBot) -> None:
    for user, place, contexts in (
        (MEMBER_ID, MEMBER_DM_ID, {"0": "0", "1": str(MEMBER_ID)}),
        (MEMBER_ID, LOUNGE_ID, {"1": str(MEMBER_ID)}),
        (OUTSIDER_ID, GROUP_ID, {"1": str(OUTSIDER_ID)}),
        (SECOND_MEMBER_ID, GENERAL_ID, {"0": str(GUILD_ID)}),
    ):
        reply = await sandbox.driver.act(user, place).slash("check deposit", ore="1 t")
        assert reply.outcome == "message"
        assert reply.interaction.owners == contexts
    assert not client.seen[1].is_guild_integration()
    assert client.seen[1].guild_id == FOREIGN_GUILD_ID


async def test_command_is_offered_only_where_it_may_be_used(sandbox: SandboxServer, client: TestBot) -> None:
    review = await sandbox.driver.act(MODERATOR_ID, GENERAL_ID).slash("review", user=str(MEMBER_ID))
    assert review.shown.content == "queue of mira"
    for user, place in ((MEMBER_ID, GENERAL_ID), (MODERATOR_ID, MEMBER_DM_ID), (OUTSIDER_ID, LOUNGE_ID)):
        with pytest.raises(NotPossibleError):
            await sandbox.driver.act(user, place).slash("review")
    with pytest.raises(NotPossibleError):
        await sandbox.driver.act(SECOND_MEMBER_ID, LOUNGE_ID).slash("check deposit", ore="1 t")
    with pytest.raises(NotPossibleError):
        await sandbox.driver.act(MEMBER_ID, GENERAL_ID).slash("unpublished")


async def test_bot_posts_edits_and_deletes_in_its_channel(sandbox: SandboxServer, client: TestBot) -> None:
    channel = client.get_channel(NEWS_ID)
    assert isinstance(channel, discord.TextChannel)
    posted = await channel.send("digest", nonce="rcd-1")
    again = await channel.send("digest", nonce="rcd-1")
    assert again.id == posted.id
    await channel.get_partial_message(posted.id).edit(content="corrected")
    assert sandbox.world.message(posted.id).content == "corrected"
    assert [m.id async for m in channel.history(limit=5)] == [posted.id]
    await posted.delete()
    assert [m.id async for m in channel.history(limit=5)] == []


async def test_bot_writes_a_direct_message(sandbox: SandboxServer, client: TestBot) -> None:
    user = await client.fetch_user(MEMBER_ID)
    sent = await user.send("hello")
    assert sandbox.world.message(sent.id).channel_id == MEMBER_DM_ID


async def test_bot_hears_of_a_server_it_was_added_to(sandbox: SandboxServer, client: TestBot) -> None:
    sandbox.driver.install(FOREIGN_GUILD_ID)
    await until(lambda: client.joined)
    assert client.joined == [FOREIGN_GUILD_ID]
    assert client.get_channel(LOUNGE_ID) is not None
    sandbox.driver.remove(FOREIGN_GUILD_ID)
    await until(lambda: client.get_guild(FOREIGN_GUILD_ID) is None)


async def test_published_commands_come_back_unchanged(sandbox: SandboxServer, client: TestBot) -> None:
    fetched = await client.tree.fetch_commands()
    published = await client.tree.sync()
    assert [(c.id, c.name) for c in fetched] == [(c.id, c.name) for c in published]
    assert [c.to_dict() for c in fetched] == [c.to_dict() for c in published]
