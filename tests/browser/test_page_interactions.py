"""Buttons, menus, windows, private answers, and what is shown when no answer comes."""

from __future__ import annotations

import pytest
from acting import become, box, last, open_server, send
from playwright.async_api import Page, expect
from running_sandbox import Sandbox

from bot.sandbox.scene import GENERAL_ID, GUILD_ID, MODERATOR_ID, NEWS_ID

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def _checked(page: Page) -> None:
    await send(page, "/check deposit ore:20 Mt")
    await expect(last(page)).to_contain_text("Read: ore=20 Mt")


async def _press(page: Page, name: str) -> None:
    await page.locator("li.message").get_by_role("button", name=name, exact=True).first.click()


async def test_a_private_answer_says_so_and_points_to_what_it_answers(page: Page) -> None:
    await _checked(page)
    await _press(page, "Working")
    await expect(last(page)).to_contain_text("20 Mt × 700 g/t = 14,000 t")
    await expect(last(page)).to_contain_text("Only you can see this • Dismiss message")
    await expect(last(page).locator(".origin")).to_contain_text("Read: ore=20 Mt")


async def test_a_private_answer_is_hidden_from_others_and_survives_going_elsewhere(page: Page) -> None:
    await _checked(page)
    await _press(page, "Working")
    await expect(page.locator("li.ephemeral")).to_have_count(1)
    await page.get_by_role("button", name="news").click()
    await expect(page.locator("li.message")).to_have_count(0)
    await page.locator("#channel-list").get_by_role("button", name="general").click()
    await expect(page.locator("li.ephemeral")).to_have_count(1)
    await become(page, "Momo")
    await expect(page.locator("li.message")).to_have_count(1)
    await become(page, "Mira")
    await expect(page.locator("li.ephemeral")).to_have_count(1)


async def test_a_dismissed_answer_stays_away_after_reloading(page: Page) -> None:
    await send(page, "/check deposit ore:20 Mt private:True")
    await expect(page.locator("li.ephemeral")).to_have_count(1)
    await page.get_by_role("button", name="Dismiss message").click()
    await expect(page.locator("li.message")).to_have_count(0)
    await page.reload()
    await page.get_by_text("is online").wait_for()
    await expect(page.locator("li.message")).to_have_count(0)


async def test_a_button_can_change_the_message_it_stands_on(page: Page) -> None:
    await _checked(page)
    await _press(page, "Edit")
    await expect(page.locator("li.message")).to_have_count(1)
    await expect(last(page).locator(".content")).to_have_text("Edited in place(edited)")


async def test_a_window_opens_with_its_texts_and_sends_what_was_written(page: Page) -> None:
    await _checked(page)
    await _press(page, "What if")
    window = page.get_by_role("dialog", name="Change and check again")
    await expect(window.get_by_label("Figures")).to_have_value("ore: 20 Mt")
    await expect(window.get_by_label("Figures")).to_be_focused()
    await window.get_by_label("Figures").fill("ore: 30 Mt\ngrade: 1%")
    await window.get_by_label("Why").fill("to see")
    await window.get_by_role("button", name="Submit").click()
    await expect(window).to_have_count(0)
    written = last(page).locator(".content .line")
    await expect(written).to_have_text("Got ore: 30 Mt\ngrade: 1% | to see", use_inner_text=True)


async def test_a_window_names_what_is_missing_and_stays_open(page: Page) -> None:
    await _checked(page)
    await _press(page, "What if")
    window = page.get_by_role("dialog")
    await window.get_by_role("button", name="Submit").click()
    await expect(window.get_by_role("alert").filter(has_text="required")).to_be_visible()
    await expect(window.get_by_label("Why")).to_be_focused()
    await window.get_by_label("Why").fill("no")
    await page.keyboard.press("Enter")
    await expect(window.get_by_text("Must be at least 3 characters")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(window).to_have_count(0)


async def test_a_menu_of_one_choice_sends_it_at_once(page: Page) -> None:
    await _checked(page)
    await _press(page, "Pick one")
    listbox = page.get_by_role("listbox", name="Pick one")
    await expect(listbox.get_by_role("option")).to_have_text(["🪨OreRock as mined", "Metal"])
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text("Picked ['metal']")


async def test_a_menu_of_several_sends_when_it_is_closed_and_takes_no_more_than_it_may(page: Page) -> None:
    await _checked(page)
    await _press(page, "Pick several")
    for name in ("China", "Kenya", "Chile"):
        await page.get_by_role("option", name=name).click()
    await page.keyboard.press("Escape")
    await expect(last(page)).to_contain_text("Picked ['kenya', 'china']")


async def test_a_disabled_button_cannot_be_pressed_and_a_link_leads_out(page: Page) -> None:
    await _checked(page)
    await expect(last(page).get_by_role("button", name="Off")).to_be_disabled()
    await expect(last(page).get_by_role("link", name="Source")).to_have_attribute(
        "href", "https://example.org/source"
    )


async def test_an_unanswered_button_says_that_the_interaction_failed(page: Page) -> None:
    await _checked(page)
    await _press(page, "Silent")
    await expect(page.locator(".button.busy")).to_have_count(1)
    await expect(page.locator("li.message").first).to_contain_text("This interaction failed")
    await expect(page.locator(".button.busy")).to_have_count(0)
    await _press(page, "Working")
    await expect(page.get_by_text("This interaction failed")).to_have_count(0)


async def test_an_unanswered_command_says_that_the_application_did_not_respond(page: Page) -> None:
    await send(page, "/silent")
    await expect(last(page)).to_contain_text("Sending command…")
    await expect(last(page)).to_contain_text("The application did not respond")
    await last(page).get_by_role("button", name="Dismiss message").click()
    await expect(page.locator("li.message")).to_have_count(0)


async def test_a_bot_that_thinks_is_shown_thinking_until_it_answers(page: Page, sandbox: Sandbox) -> None:
    await send(page, "/slow")
    await expect(last(page)).to_contain_text("Sample Bot is thinking…")
    sandbox.bot.thought.set()
    await expect(last(page).locator(".content")).to_have_text("Thought it over")


async def test_a_message_can_be_handed_to_the_app_by_its_menu(page: Page) -> None:
    await send(page, "20 million tons at 700 g/t")
    await last(page).click(button="right")
    await page.get_by_role("group", name="Apps").get_by_role("menuitem", name="Reality check").click()
    await expect(last(page)).to_contain_text("Checked: 20 million tons at 700 g/t")
    await expect(last(page).locator(".origin")).to_contain_text("used Reality check")


async def test_a_message_menu_opens_by_keyboard_and_gives_the_focus_back(page: Page) -> None:
    await send(page, "20 million tons")
    more = last(page).get_by_role("button", name="More")
    await more.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem", name="Reality check")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("menuitem", name="Copy text")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(more).to_be_focused()


async def test_only_moderators_delete_what_others_wrote(page: Page, sandbox: Sandbox) -> None:
    sandbox.driver.post(MODERATOR_ID, GENERAL_ID, "from Momo")
    await expect(last(page)).to_contain_text("from Momo")
    await last(page).click(button="right")
    await expect(page.get_by_role("menuitem", name="Copy text")).to_be_visible()
    await expect(page.get_by_role("menuitem", name="Delete message")).to_have_count(0)
    await page.keyboard.press("Escape")
    await send(page, "from Mira")
    await become(page, "Momo")
    await last(page).click(button="right")
    await page.get_by_role("menuitem", name="Delete message").click()
    await expect(last(page)).to_contain_text("from Momo")


async def test_commands_work_in_direct_messages(page: Page) -> None:
    await open_server(page, "Direct messages")
    await expect(page.locator("#channel-list button").first).to_contain_text("Sample Bot")
    await _checked(page)


async def test_an_app_of_ones_own_works_in_a_server_without_the_bot(page: Page) -> None:
    await open_server(page, "Drill Core Lounge")
    await expect(page.locator("#server-name")).to_contain_text("The app is not in this server")
    await _checked(page)
    await become(page, "Nils")
    await open_server(page, "Drill Core Lounge")
    await box(page).fill("/")
    await expect(page.locator("#picker-list")).to_contain_text("No commands can be used here.")


async def test_a_second_page_of_the_same_user_does_not_open_the_window_too(page: Page, phone: Page) -> None:
    await _checked(page)
    await _press(page, "What if")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await send(phone, "still here")
    await expect(page.locator("li.message").last).to_contain_text("still here")
    await expect(phone.get_by_role("dialog")).to_have_count(0)


async def test_a_forward_carries_the_text_along(page: Page) -> None:
    await send(page, "third in the world")
    await last(page).click(button="right")
    await page.get_by_role("menuitem", name="Forward to this channel").click()
    await expect(last(page).locator(".forwarded")).to_contain_text("third in the world")


async def test_a_link_to_a_message_leads_there(page: Page, sandbox: Sandbox) -> None:
    there = sandbox.driver.post(MODERATOR_ID, NEWS_ID, "the message that is meant")
    address = f"https://discord.com/channels/{GUILD_ID}/{NEWS_ID}/{there.id}"
    await send(page, f"see [here]({address})")
    await last(page).get_by_role("link", name="here").click()
    await expect(page.locator("#channel-name")).to_contain_text("news")
    await expect(page.locator("li.message.found")).to_contain_text("the message that is meant")
