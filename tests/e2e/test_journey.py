"""One member's way through the real program: check, Working, What if, Chart, Dispute, with a kill in between; then
history, one's own data, forgetting; a manager's settings; a new server."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable

import pytest
from program import Program

from bot.sandbox import scene
from bot.sandbox.driver import Actor
from bot.sandbox.server import SandboxServer
from bot.sandbox.world import Message

pytestmark = pytest.mark.e2e

ARTICLE = {"ore": "20 Mt", "grade": "700 g/t", "contained": "935,400 t", "country": "Kazakhstan", "rank": "3"}
BUTTONS = ["Working", "What if", "Chart", "Dispute"]
SECONDS = 10


def labels(message: Message) -> list[str]:
    return [part["label"] for row in message.components for part in row["components"] if "label" in part]


def text(message: Message) -> str:
    return "\n".join([message.content, *(embed.get("description", "") for embed in message.embeds)])


async def until(found: Callable[[], bool]) -> None:
    """Wait until a condition without an event of its own holds."""
    async with asyncio.timeout(SECONDS):
        while not found():  # noqa: ASYNC110 - the sandbox has no event for it
            await asyncio.sleep(0.02)


async def test_check_working_what_if_chart_dispute(
    program: Program, sandbox: SandboxServer, member: Actor
) -> None:
    await program.start()
    answer = (await member.slash("check deposit", **ARTICLE)).shown
    assert labels(answer) == BUTTONS
    working = (await member.press(answer, "Working")).shown
    assert working.ephemeral
    assert "14,000 t" in text(working)

    window = await member.press(answer, "What if")
    assert window.outcome == "window"
    await program.kill()
    await program.start()

    changed = (await member.submit(window, figures="ore: 20 Mt\ngrade: 4.68%\ncontained: 935,400 t")).shown
    assert "🟢" in changed.content
    assert "🔴 Does not add up → 🟢 Holds up" in text(changed)
    assert "grade: 700 g/t → 4.68%" in text(changed)
    assert labels(changed) == BUTTONS
    assert not changed.ephemeral

    chart = (await member.press(answer, "Chart")).shown
    assert chart.attachments[0].description
    again = await member.press(chart, "Next chart")
    assert again.shown.attachments[0].description != chart.attachments[0].description

    asked = await member.press(answer, "Dispute")
    thanks = (await member.submit(asked, reason="The company now says 4.7%, not 700 g/t")).shown
    assert thanks.ephemeral
    assert "moderators" in thanks.content
    with sqlite3.connect(program.database) as log:
        rows = log.execute("select id, parent_id from lookup order by id").fetchall()
        notes = log.execute("select lookup_id, kind, note from review").fetchall()
    assert rows == [(1, None), (2, 1)]
    assert notes == [(1, "dispute", "The company now says 4.7%, not 700 g/t")]
    assert sandbox.world.refusals == []


async def test_two_people_with_the_same_window_each_get_their_own_answer(
    program: Program, sandbox: SandboxServer, member: Actor
) -> None:
    await program.start()
    other = sandbox.driver.act(scene.SECOND_MEMBER_ID, scene.GENERAL_ID)
    answer = (await member.slash("check deposit", **ARTICLE)).shown
    mine, theirs = await member.press(answer, "What if"), await other.press(answer, "What if")
    second = (await other.submit(theirs, figures="ore: 2 Mt\ngrade: 1%")).shown
    first = (await member.submit(mine, figures="ore: 1 Mt\ngrade: 1%")).shown
    assert ("10,000 t" in first.content, "20,000 t" in second.content) == (True, True)


async def test_what_if_and_dispute_as_a_user_install_where_the_bot_is_not(
    program: Program, sandbox: SandboxServer
) -> None:
    await program.start()
    outsider = sandbox.driver.act(scene.OUTSIDER_ID, scene.LOUNGE_ID)
    answer = (await outsider.slash("check deposit", **ARTICLE)).shown
    window = await outsider.press(answer, "What if")
    assert "936,000 t" in text((await outsider.submit(window, figures="ore: 20 Mt\ngrade: 4.68%")).shown)
    asked = await outsider.press(answer, "Dispute")
    assert "operator" in (await outsider.submit(asked, reason="Not a reserve at all")).shown.content
    assert sandbox.world.refusals == []


async def test_history_my_data_and_forget_me(program: Program, sandbox: SandboxServer, member: Actor) -> None:
    await program.start()
    answer = (await member.slash("check deposit", **ARTICLE)).shown
    history = (await member.slash("history")).shown
    (menu,) = [p for row in history.components for p in row["components"] if "options" in p]
    opened = (await member.choose(history, menu["custom_id"], menu["options"][0]["value"])).shown
    assert opened.ephemeral
    assert "14,000 t" in opened.content

    privacy = (await member.slash("privacy")).shown
    asked = await member.press(privacy, "My data")
    shown = await sandbox.driver.reply(asked.interaction, finished=True)
    assert b"20 Mt" in shown.shown.attachments[0].data

    sure = (await member.press(privacy, "Forget me")).shown
    await member.press(sure, "Yes, forget me")
    await until(lambda: "Done" in sure.content)
    gone = (await member.press(answer, "Working")).shown
    assert "deleted <t:" in gone.content
    assert sandbox.world.refusals == []


async def test_a_managers_settings_hold_at_once_and_members_have_none(
    program: Program, sandbox: SandboxServer, member: Actor
) -> None:
    await program.start()
    manager = sandbox.driver.act(scene.MANAGER_ID, scene.GENERAL_ID)
    offered = {c.name for c in sandbox.driver.commands(member.user_id, member.channel_id)}
    assert "settings" not in offered
    await manager.slash("settings private", on=True)
    assert (await member.slash("check deposit", **ARTICLE)).shown.ephemeral
    told = (await manager.slash("settings disputes", channel=scene.MODERATORS_CHANNEL_ID)).shown
    assert f"<#{scene.MODERATORS_CHANNEL_ID}>" in told.content
    public = (await member.slash("check deposit", **ARTICLE, private=False)).shown
    asked = await member.press(public, "Dispute")
    await member.submit(asked, reason="It is not a reserve")
    moderator = sandbox.driver.act(scene.MODERATOR_ID, scene.MODERATORS_CHANNEL_ID)
    await until(lambda: any("It is not a reserve" in text(m) for m in moderator.sees()))
    assert sandbox.world.refusals == []


async def test_a_new_server_is_greeted_once(program: Program, sandbox: SandboxServer) -> None:
    await program.start()
    await until(lambda: "ready as" in program.log)
    sandbox.world.guild(scene.FOREIGN_GUILD_ID).system_channel_id = scene.LOUNGE_ID
    sandbox.driver.install(scene.FOREIGN_GUILD_ID)
    outsider = sandbox.driver.act(scene.OUTSIDER_ID, scene.LOUNGE_ID)
    await until(lambda: any("</check deposit:" in m.content for m in outsider.sees()))
    await program.kill()
    await program.start()
    await until(lambda: program.log.count("ready as") == 2)
    assert sum("</check deposit:" in m.content for m in outsider.sees()) == 1
    general = sandbox.driver.act(scene.MEMBER_ID, scene.GENERAL_ID)
    assert not any("Thank you" in m.content for m in general.sees())


async def test_a_server_joined_in_the_first_moments_of_a_session_is_greeted_too(
    program: Program, sandbox: SandboxServer
) -> None:
    await program.launch()
    await program.says("session stands")
    # For two seconds from now on discord.py takes every server for one that came with the connection.
    sandbox.world.guild(scene.FOREIGN_GUILD_ID).system_channel_id = scene.LOUNGE_ID
    sandbox.driver.install(scene.FOREIGN_GUILD_ID)
    outsider = sandbox.driver.act(scene.OUTSIDER_ID, scene.LOUNGE_ID)
    await until(lambda: "ready as" in program.log)
    await until(lambda: any("</check deposit:" in m.content for m in outsider.sees()))
    general = sandbox.driver.act(scene.MEMBER_ID, scene.GENERAL_ID)
    assert not any("Thank you" in m.content for m in general.sees())
