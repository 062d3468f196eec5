"""The whole road as a newcomer goes it: the program is started, the page opened, a claim typed, the verdict read."""

from __future__ import annotations

import sqlite3

import pytest
from acting import ANSWER_MS, box, fits_the_screen, last, look, open_page, picture, problems
from playwright.async_api import BrowserContext, expect
from real_program import RealProgram

pytestmark = [pytest.mark.browser, pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

LINE = "/check deposit ore:20 Mt grade:700 g/t contained:935,400 t country:Kazakhstan rank:3"


async def test_the_articles_claim_is_answered_in_the_page_and_kept_in_the_log(
    program: RealProgram, desktop_screen: BrowserContext, phone_screen: BrowserContext
) -> None:
    page = await open_page(desktop_screen, program.url)
    assert await problems(page) == []
    await box(page).click()
    await page.keyboard.type(LINE)
    await picture(page, "typed-1280")
    await page.keyboard.press("Enter")
    await expect(last(page).locator(".content")).to_contain_text("Does not add up", timeout=ANSWER_MS)
    for words in ("14,000 t", "67", "4.68%", "1.34 billion", "8th", "6.7×", "450×", "USGS"):
        await expect(last(page)).to_contain_text(words)
    await look(page, "verdict-1280")

    small = await open_page(phone_screen, program.url)
    await expect(last(small)).to_contain_text("Does not add up")
    assert await fits_the_screen(last(small))
    await look(small, "verdict-390")
    await page.close()
    await small.close()

    with sqlite3.connect(program.database) as log:
        kept = log.execute("SELECT command FROM lookup").fetchall()
    assert len(kept) == 1
    assert "deposit" in kept[0][0]


async def test_the_working_opens_for_the_one_who_presses(
    program: RealProgram, desktop_screen: BrowserContext
) -> None:
    page = await open_page(desktop_screen, program.url)
    await box(page).fill("/check deposit ore:20 Mt grade:700 g/t")
    await page.keyboard.press("Enter")
    await last(page).get_by_role("button", name="Working").click(timeout=ANSWER_MS)
    working = page.locator("li.ephemeral").last
    await expect(working).to_contain_text("Only you can see this", timeout=ANSWER_MS)
    await expect(working).to_contain_text("14,000 t")
    await look(page, "working-1280")
    await page.close()
