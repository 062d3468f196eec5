"""What the page says and does when the bot or the sandbox itself goes away, and when it is told to misbehave."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from acting import box, last, send
from playwright.async_api import BrowserContext, Page, expect
from running_sandbox import Sandbox

from bot.sandbox import pageapi, server
from bot.sandbox.scene import standard_world

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_bot_that_goes_away_is_said_to_be_offline(page: Page, sandbox: Sandbox) -> None:
    await sandbox.bot.close()
    await expect(page.locator("#bot-state")).to_have_text("Sample Bot is offline")
    await send(page, "/check deposit ore:20 Mt")
    await expect(last(page)).to_contain_text("The application did not respond")


async def test_a_page_finds_a_sandbox_that_was_started_anew(desktop_screen: BrowserContext) -> None:
    running = await server.start(standard_world(), page=pageapi.attach)
    port = urlsplit(running.url).port
    assert port is not None
    page = await desktop_screen.new_page()
    try:
        await page.goto(running.url)
        await send(page, "before")
        await expect(last(page)).to_contain_text("before")
        await running.close()
        await expect(page.locator("#bot-state")).to_have_text("Not connected to the sandbox")
        running = await server.start(standard_world(), port=port, page=pageapi.attach)
        await expect(page.locator("#bot-state")).to_contain_text("is offline", timeout=15_000)
        await expect(page.locator("li.message")).to_have_count(0)
        await send(page, "after")
        await expect(last(page)).to_contain_text("after")
    finally:
        await page.close()
        await running.close()


async def test_the_panel_arms_faults_and_takes_them_back(page: Page, sandbox: Sandbox) -> None:
    await page.get_by_role("button", name="Make Discord misbehave").click()
    await page.get_by_role("button", name="Lose the next command").click()
    await expect(page.get_by_text("Lose the next command: done.")).to_be_visible()
    await send(page, "/check deposit ore:20 Mt")
    await expect(last(page)).to_contain_text("The application did not respond")
    await page.get_by_role("button", name="Take four seconds for the next request").click()
    assert sandbox.faults.listed()["rest"] != []
    await page.get_by_role("button", name="Behave again").click()
    await expect(page.get_by_text("Behave again: done.")).to_be_visible()
    assert sandbox.faults.listed()["rest"] == []


async def test_a_command_that_the_sandbox_refuses_comes_back_into_the_box(
    page: Page, sandbox: Sandbox
) -> None:
    await box(page).fill("/check deposit ore:20 Mt")
    sandbox.world.commands.clear()
    await page.keyboard.press("Enter")
    await expect(page.locator("#composer").get_by_role("alert")).to_contain_text("not offered here")
    await expect(page.get_by_role("combobox", name="ore", exact=True)).to_have_value("20 Mt")
