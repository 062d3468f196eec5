"""The queue: who comes first, judging in few presses, corrections where the answer stands, and after a restart."""

from __future__ import annotations

from datetime import timedelta

import pytest
from review_town import ARTICLE, Town, button, buttons, eventually, text

from bot.sandbox import scene
from bot.sandbox.inputs import NotPossibleError
from commands import corrections
from commands.cooldown import Limit
from commands.review import texts
from core.store.records import ReviewKind, State
from core.verdict import Level

IMPOSSIBLE = {"ore": "20 Mt", "contained": "30 Mt"}
HOLDS_UP = {"ore": "20 Mt", "grade": "700 g/t", "contained": "14,000 t"}


async def state_of(town: Town, lookup: int) -> State:
    row = await town.store.lookups.get(lookup)
    assert row is not None
    return row.state


async def test_disputed_comes_before_impossible_before_new(town: Town) -> None:
    new, _ = await town.ask()
    impossible, _ = await town.ask(**IMPOSSIBLE)
    disputed, answer = await town.ask(**HOLDS_UP)
    window = await town.member.press(answer, "Dispute")
    await town.member.submit(window, reason="the report says something else entirely")
    screen = (await town.moderator.slash("review queue")).shown
    order = []
    for _ in range(3):
        order.append(int(button(screen, "Confirm")["custom_id"].split(":")[2]))
        screen = (await town.moderator.press(screen, "Skip")).shown
    assert order == [disputed, impossible, new]
    assert texts.QUEUE_END.format(count=3) in screen.content
    assert not screen.components


async def test_the_asker_s_reason_is_shown_to_moderators_and_never_in_the_channel(town: Town) -> None:
    _, answer = await town.ask()
    window = await town.member.press(answer, "Dispute")
    await town.member.submit(window, reason="drill cores at 4.7 per cent, see page 12")
    screen = (await town.moderator.slash("review queue")).shown
    assert screen.ephemeral
    assert "see page 12" in text(screen)
    await town.overrule(screen, "doubtful", "short tons")
    assert "see page 12" not in await eventually(answer, "short tons")


async def test_one_press_confirms_and_shows_the_next(town: Town) -> None:
    first, _ = await town.ask()
    second, answer = await town.ask(**HOLDS_UP)
    before = answer.content
    screen = (await town.moderator.slash("review queue")).shown
    assert f"judge:{second}:" in button(screen, "Confirm")["custom_id"]
    reply = await town.moderator.press(screen, "Confirm")
    assert reply.outcome == "update"
    assert f"judge:{first}:" in button(reply.shown, "Confirm")["custom_id"]
    assert f"Lookup {second}: confirmed" in reply.shown.content
    assert await state_of(town, second) is State.CONFIRMED
    assert answer.content == before


@pytest.mark.parametrize(
    ("label", "state"), [("Needs source", State.NEEDS_SOURCE), ("Dismiss", State.DISMISSED)]
)
async def test_the_other_judgements_are_kept_and_leave_the_answer_alone(
    town: Town, label: str, state: State
) -> None:
    lookup, answer = await town.ask()
    before = text(answer)
    screen = (await town.moderator.slash("review queue")).shown
    await town.moderator.press(screen, label)
    assert await state_of(town, lookup) is state
    assert text(answer) == before


async def test_overruling_takes_two_presses_and_corrects_the_answer_in_the_channel(town: Town) -> None:
    first, _ = await town.ask(**HOLDS_UP)
    lookup, answer = await town.ask()
    labels = [part["label"] for part in buttons(answer)]
    screen = (await town.moderator.slash("review queue")).shown
    assert f"judge:{lookup}:" in button(screen, "Wrong")["custom_id"]
    after = await town.overrule(screen, "doubtful", "the grade was TREO in *concentrate*")
    assert f"judge:{first}:" in button(after, "Wrong")["custom_id"]
    assert "Corrected in [the answer](https://discord.com/channels/" in after.content
    said = text(answer)
    assert said.startswith("🟠 **Doubtful:** corrected by the moderators on <t:")
    assert "🔴 **Does not add up:**" in answer.content
    assert "concentrate\\*" in said
    assert answer.embeds[0]["color"] == 0xE68A3E
    assert [part["label"] for part in buttons(answer)] == labels
    (made,) = await town.store.reviews.all_of(scene.GUILD_ID, lookup)
    assert (made.kind, made.state, made.level) == (ReviewKind.DECISION, State.WRONG, Level.DOUBTFUL)
    assert made.discord_user_id == scene.MODERATOR_ID


async def test_a_second_decision_is_appended_and_takes_the_correction_back(town: Town) -> None:
    lookup, answer = await town.ask()
    before = text(answer)
    screen = (await town.moderator.slash("review queue")).shown
    await town.overrule(screen, "holds_up", "typing error")
    assert text(answer) != before
    shown = (await town.moderator.slash("review show", id=lookup)).shown
    reply = await town.finished(await town.moderator.press(shown, "Confirm"))
    assert text(answer) == before
    assert [one.state for one in await town.store.reviews.all_of(scene.GUILD_ID, lookup)] == [
        State.WRONG,
        State.CONFIRMED,
    ]
    said = text(reply.shown)
    assert "typing error" in said
    assert "wrong, it is 🟢 Holds up" in said


async def test_an_answer_only_its_asker_sees_is_corrected_on_the_next_press(town: Town) -> None:
    lookup, answer = await town.ask(**ARTICLE, private=True)
    assert answer.ephemeral
    screen = (await town.moderator.slash("review queue")).shown
    after = await town.overrule(screen, "unproven", "see the newer report")
    assert texts.WHY["ephemeral"] in after.content
    assert "next pressed" in after.content
    assert "corrected" not in text(answer)
    await town.member.press(answer, "Working")
    assert "🟡 **Adds up, unproven:** corrected" in await eventually(answer, "newer report")
    await town.told(town.member, texts.CORRECTED_NOW)
    reply = await town.member.press(answer, "Working")
    assert reply.outcome == "message"
    assert "14,000 t" in text(reply.shown)
    (placed,) = await town.store.shown.of(lookup)
    assert not placed.stuck


async def test_a_deleted_answer_is_said_to_be_gone(town: Town) -> None:
    town.expected |= {10008}
    _, answer = await town.ask()
    town.sandbox.driver.delete(scene.MODERATOR_ID, answer.id)
    screen = (await town.moderator.slash("review queue")).shown
    after = await town.overrule(screen, "unproven", "")
    assert texts.WHY["gone"] in after.content


async def test_a_note_is_private_and_the_lookup_stays(town: Town) -> None:
    lookup, answer = await town.ask()
    before = text(answer)
    screen = (await town.moderator.slash("review queue")).shown
    window = await town.moderator.press(screen, "Note")
    reply = await town.moderator.submit(window, note="ask the geologist")
    assert "ask the geologist" in text(reply.shown)
    assert f"judge:{lookup}:" in button(reply.shown, "Confirm")["custom_id"]
    assert text(answer) == before
    assert await state_of(town, lookup) is State.NEW


async def test_buttons_and_windows_work_after_a_restart(town: Town) -> None:
    lookup, answer = await town.ask()
    screen = (await town.moderator.slash("review queue")).shown
    window = await town.moderator.press(screen, "Wrong")
    await town.restart()
    reply = await town.moderator.submit_as(window, {"level": ["cannot_tell"], "why": "no source"})
    assert f"Lookup {lookup}: wrong" in (await town.finished(reply)).shown.content
    assert "no source" in await eventually(answer, "corrected")


async def test_a_decision_made_while_discord_was_away_is_drawn_by_the_clock(town: Town) -> None:
    lookup, answer = await town.ask()
    await town.store.reviews.operator_decide(lookup, State.WRONG, Level.UNPROVEN, "from the command line")
    assert await corrections.catch_up(town.client, town.services) == 1
    assert "from the command line" in text(answer)
    assert await corrections.catch_up(town.client, town.services) == 0


async def test_where_the_bot_is_no_member_the_next_press_corrects(town: Town) -> None:
    town.expected |= {50001}
    outsider = town.person(scene.OUTSIDER_ID, scene.LOUNGE_ID)
    lookup, answer = await town.ask(outsider)
    await town.store.reviews.operator_decide(lookup, State.WRONG, Level.UNPROVEN, "by the operator")
    assert await corrections.catch_up(town.client, town.services) == 0
    assert await town.store.shown.behind(10) == ()
    assert "by the operator" not in text(answer)
    await outsider.press(answer, "Chart")
    assert "by the operator" in await eventually(answer, "corrected")
    await town.told(outsider, texts.CORRECTED_NOW)


async def test_a_correction_taken_back_before_it_was_drawn_costs_no_press(town: Town) -> None:
    lookup, answer = await town.ask(**ARTICLE, private=True)
    before = text(answer)
    screen = (await town.moderator.slash("review queue")).shown
    await town.overrule(screen, "unproven", "hasty")
    shown = (await town.moderator.slash("review show", id=lookup)).shown
    await town.moderator.press(shown, "Confirm")
    assert "14,000 t" in text((await town.member.press(answer, "Working")).shown)
    assert text(answer) == before


async def test_judging_fast_meets_no_cooldown(town: Town) -> None:
    town.services.cooldown.__init__((Limit(1, 60),))
    await town.ask(town.person(scene.SECOND_MEMBER_ID))
    await town.ask()
    screen = (await town.moderator.slash("review queue")).shown
    for _ in range(2):
        screen = await town.overrule(screen, "doubtful", "quick")
    assert texts.QUEUE_EMPTY in screen.content


async def test_a_lookup_that_went_meanwhile_does_not_stop_the_queue(town: Town) -> None:
    lookup, _ = await town.ask()
    screen = (await town.moderator.slash("review queue")).shown
    await town.store.privacy.forget(scene.MEMBER_ID)
    reply = await town.moderator.press(screen, "Confirm")
    assert f"Lookup {lookup} is no longer kept" in reply.shown.content
    assert texts.QUEUE_EMPTY in reply.shown.content


async def test_review_is_not_offered_to_members_nor_outside_of_servers(town: Town) -> None:
    for actor in (
        town.member,
        town.person(scene.MODERATOR_ID, scene.MODERATOR_DM_ID),
        town.person(scene.OUTSIDER_ID, scene.LOUNGE_ID),
    ):
        with pytest.raises(NotPossibleError):
            await actor.slash("review queue")


async def test_a_session_of_an_hour_stands_for_the_right_and_then_ends(town: Town) -> None:
    """Somebody whom the server's own rules let run /review may press for an hour, without Manage Messages."""
    guild = town.sandbox.world.guilds[scene.GUILD_ID]
    screen_of = (await town.moderator.slash("review queue")).shown
    assert texts.QUEUE_EMPTY in screen_of.content
    await town.ask()
    await town.ask(**HOLDS_UP)
    screen = (await town.moderator.slash("review queue")).shown
    guild.members[scene.MODERATOR_ID].role_ids.clear()
    reply = await town.moderator.press(screen, "Confirm")
    assert reply.outcome == "update"
    town.clock.ahead = timedelta(hours=1, seconds=5)
    reply = await town.moderator.press(reply.shown, "Confirm")
    assert reply.shown.content == texts.NOT_ALLOWED
    assert reply.shown.ephemeral
