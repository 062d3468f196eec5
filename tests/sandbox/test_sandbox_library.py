"""The rest of discord.py's calls a program like this makes, each met by its route; and inputs of every kind."""

import discord
import pytest
from discord import app_commands
from sandbox_bot import TestBot, until

from bot.sandbox.inputs import NotPossibleError
from bot.sandbox.scene import (
    APPLICATION_ID,
    DIGEST_ROLE_ID,
    FOREIGN_GUILD_ID,
    GENERAL_ID,
    GUILD_ID,
    MANAGER_ID,
    MEMBER_ID,
    MODERATOR_ID,
    NEWS_ID,
    SECOND_GUILD_ID,
)
from bot.sandbox.server import SandboxServer

pytestmark = pytest.mark.usefixtures("nothing_refused")


async def test_application_and_its_places_can_be_read(sandbox: SandboxServer, client: TestBot) -> None:
    about = await client.application_info()
    assert (about.id, about.owner.id) == (APPLICATION_ID, MANAGER_ID)
    assert (await about.edit(description="checks figures")).description == "checks figures"
    assert (await client.application_info()).description == "checks figures"
    assert await client.fetch_application_emojis() == []
    guild = await client.fetch_guild(GUILD_ID)
    assert (guild.name, guild.approximate_member_count) == ("Strategic Minerals Club", 5)
    assert {channel.name for channel in await guild.fetch_channels()} == {"general", "news", "moderators"}
    assert (await guild.fetch_member(MODERATOR_ID)).name == "momo"
    assert DIGEST_ROLE_ID in {role.id for role in await guild.fetch_roles()}
    assert isinstance(await client.fetch_channel(NEWS_ID), discord.TextChannel)
    assert {guild.id async for guild in client.fetch_guilds()} == {GUILD_ID, SECOND_GUILD_ID}


async def test_permissions_are_computed_from_what_the_gateway_sent(
    sandbox: SandboxServer, client: TestBot
) -> None:
    guild = client.get_guild(GUILD_ID)
    assert guild is not None
    for channel in guild.text_channels:
        ours = sandbox.world.permissions(sandbox.world.bot.id, sandbox.world.channel(channel.id))
        theirs = channel.permissions_for(guild.me)
        assert theirs.send_messages == bool(ours & discord.Permissions(send_messages=True).value)
        assert theirs.view_channel
    assert guild.system_channel is not None
    assert guild.system_channel.id == GENERAL_ID


async def test_first_answer_and_follow_ups_can_be_changed_and_deleted(
    sandbox: SandboxServer, client: TestBot
) -> None:
    @client.tree.command(name="busy", description="Changes its mind")
    async def busy(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("first", ephemeral=True)
        assert (await interaction.original_response()).content == "first"
        await interaction.edit_original_response(content="second")
        more = await interaction.followup.send("more", wait=True)
        await more.edit(content="much more")
        gone = await interaction.followup.send("gone", wait=True)
        await gone.delete()
        await interaction.followup.send("end", wait=True)

    await client.tree.sync()
    actor = sandbox.driver.act(MEMBER_ID, GENERAL_ID)
    await actor.slash("busy")
    await until(lambda: actor.sees()[-1].content == "end")
    assert [m.content for m in actor.sees()] == ["second", "much more", "end"]
    assert [m.content for m in sandbox.driver.act(MODERATOR_ID, GENERAL_ID).sees()] == ["much more", "end"]


async def test_first_answer_can_be_deleted(sandbox: SandboxServer, client: TestBot) -> None:
    @client.tree.command(name="shy", description="Takes it back")
    async def shy(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.delete_original_response()

    await client.tree.sync()
    actor = sandbox.driver.act(MEMBER_ID, GENERAL_ID)
    reply = await actor.slash("shy")
    assert reply.interaction.ephemeral
    await sandbox.driver.reply(reply.interaction, finished=True)
    assert actor.sees() == []


async def test_options_of_every_kind_arrive(sandbox: SandboxServer, client: TestBot) -> None:
    got: dict[str, object] = {}

    @client.tree.command(name="every", description="Every kind of option")
    async def every(
        interaction: discord.Interaction,
        text: app_commands.Range[str, 2, 5],
        count: app_commands.Range[int, 0, 9],
        amount: float,
        flag: bool,
        who: discord.User,
        member: discord.Member,
        role: discord.Role,
        place: discord.TextChannel,
    ) -> None:
        got.update(text=text, count=count, amount=amount, flag=flag, who=who.id, member=member.id)
        got.update(role=role.id, place=place.id, rights=member.resolved_permissions)
        await interaction.response.send_message("ok")

    await client.tree.sync()
    actor = sandbox.driver.act(MEMBER_ID, GENERAL_ID)
    values = {"text": "abc", "count": 3, "amount": 1.5, "flag": True, "who": str(MANAGER_ID)}
    more = {"member": str(MODERATOR_ID), "role": str(DIGEST_ROLE_ID), "place": str(NEWS_ID)}
    reply = await actor.slash("every", **values, **more)
    assert reply.outcome == "message"
    rights = got.pop("rights")
    assert isinstance(rights, discord.Permissions)
    assert rights.manage_messages
    assert got == {**values, **{k: int(v) for k, v in more.items()}, "who": MANAGER_ID}
    for wrong in ({"text": "x"}, {"text": "toolong"}, {"count": -1}, {"count": "many"}, {"flag": "maybe"}):
        with pytest.raises(NotPossibleError):
            await actor.slash("every", **{**values, **more, **wrong})
    with pytest.raises(NotPossibleError):
        await actor.slash("every", **values)


async def test_choices_are_closed(sandbox: SandboxServer, client: TestBot) -> None:
    @client.tree.command(name="stage", description="One of three")
    @app_commands.choices(name=[app_commands.Choice(name=n, value=n) for n in ("mining", "magnets")])
    async def stage(interaction: discord.Interaction, name: str) -> None:
        await interaction.response.send_message(name)

    await client.tree.sync()
    actor = sandbox.driver.act(MEMBER_ID, GENERAL_ID)
    assert (await actor.slash("stage", name="magnets")).shown.content == "magnets"
    with pytest.raises(NotPossibleError):
        await actor.slash("stage", name="smelting")


async def test_person_menu_and_person_select_arrive(sandbox: SandboxServer, client: TestBot) -> None:
    class People(discord.ui.View):
        @discord.ui.select(cls=discord.ui.UserSelect, custom_id="who", max_values=2)
        async def who(self, interaction: discord.Interaction, select: discord.ui.UserSelect) -> None:
            await interaction.response.send_message(" ".join(user.name for user in select.values))

    @client.tree.context_menu(name="About")
    async def about(interaction: discord.Interaction, user: discord.Member) -> None:
        await interaction.response.send_message(user.name, view=People())

    await client.tree.sync()
    driver = sandbox.driver
    reply = await driver.reply(driver.user_menu(MEMBER_ID, GENERAL_ID, "About", MODERATOR_ID))
    assert reply.shown.content == "momo"
    chosen = await driver.act(MEMBER_ID, GENERAL_ID).choose(
        reply.shown, "who", str(MODERATOR_ID), str(MANAGER_ID)
    )
    assert chosen.shown.content == "momo magda"


async def test_window_with_labels_and_a_menu_arrives(sandbox: SandboxServer, client: TestBot) -> None:
    class Decide(discord.ui.Modal, title="Decide"):
        level = discord.ui.Label(
            text="Level",
            component=discord.ui.Select(
                custom_id="level",
                options=[discord.SelectOption(label=name, value=name) for name in ("doubtful", "holds_up")],
            ),
        )
        note = discord.ui.Label(
            text="Note", component=discord.ui.TextInput(custom_id="note", required=False, max_length=20)
        )

        async def on_submit(self, interaction: discord.Interaction) -> None:
            assert isinstance(self.level.component, discord.ui.Select)
            assert isinstance(self.note.component, discord.ui.TextInput)
            await interaction.response.send_message(
                f"{self.level.component.values[0]}: {self.note.component.value}"
            )

    @client.tree.command(name="decide", description="Opens a window")
    async def decide(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Decide())

    await client.tree.sync()
    actor = sandbox.driver.act(MEMBER_ID, GENERAL_ID)
    window = await actor.slash("decide")
    for wrong in ({}, {"level": "impossible"}, {"level": "doubtful", "note": "x" * 21}, {"other": "x"}):
        with pytest.raises(NotPossibleError):
            await actor.submit_as(window, wrong)
    with pytest.raises(NotPossibleError):
        await sandbox.driver.act(MODERATOR_ID, GENERAL_ID).submit(window, level="doubtful")
    assert (
        await actor.submit(window, level="doubtful", note="see edition")
    ).shown.content == "doubtful: see edition"


async def test_commands_of_one_guild_are_offered_there_alone(sandbox: SandboxServer, client: TestBot) -> None:
    guild = discord.Object(GUILD_ID)

    @client.tree.command(name="local", description="Here alone", guild=guild)
    async def local(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("here")

    await client.tree.sync(guild=guild)
    assert [c.name for c in await client.tree.fetch_commands(guild=guild)] == ["local"]
    assert (await sandbox.driver.act(MEMBER_ID, GENERAL_ID).slash("local")).shown.content == "here"
    offered = {command.name for command in sandbox.driver.commands(MEMBER_ID, GENERAL_ID)}
    assert {"local", "check"} <= offered
    sandbox.driver.install(FOREIGN_GUILD_ID)
    lounge = sandbox.world.guild_channels(FOREIGN_GUILD_ID)[0]
    assert "local" not in {command.name for command in sandbox.driver.commands(MEMBER_ID, lounge.id)}


async def test_reply_to_a_message_names_it(sandbox: SandboxServer, client: TestBot) -> None:
    said = sandbox.driver.act(MEMBER_ID, NEWS_ID).say("20 Mt")
    channel = client.get_channel(NEWS_ID)
    assert isinstance(channel, discord.TextChannel)
    sent = await channel.send("checked", reference=channel.get_partial_message(said.id))
    assert sent.reference is not None
    assert sent.reference.message_id == said.id
    async with channel.typing():
        await sent.edit(content="checked again", suppress=True)
    assert sandbox.world.message(sent.id).content == "checked again"


async def test_people_do_only_what_they_may(sandbox: SandboxServer, client: TestBot) -> None:
    driver = sandbox.driver
    said = driver.act(MEMBER_ID, GENERAL_ID).say("mine")
    with pytest.raises(NotPossibleError):
        driver.delete(sandbox.world.guild(SECOND_GUILD_ID).owner_id, said.id)
    driver.delete(MODERATOR_ID, said.id)
    assert driver.act(MEMBER_ID, GENERAL_ID).sees() == []
    private = (await driver.act(MEMBER_ID, GENERAL_ID).slash("check deposit", ore="1 t", private=True)).shown
    with pytest.raises(NotPossibleError):
        driver.press(MODERATOR_ID, private.id, "Update")
    with pytest.raises(NotPossibleError):
        driver.press(MEMBER_ID, private.id, "No such button")
    with pytest.raises(NotPossibleError):
        driver.choose(MEMBER_ID, private.id, "menu", ["c"])
    with pytest.raises(NotPossibleError):
        driver.menu(MEMBER_ID, GENERAL_ID, "Reality check", private.id)
