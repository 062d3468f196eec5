"""A moderator in the page: queue, judge, correct, search; on a desktop and on a phone."""

from __future__ import annotations

import pytest
from acting import ANSWER_MS, become, box, bring_up, last, look, open_page
from playwright.async_api import BrowserContext, Locator, Page, expect
from real_program import RealProgram

pytestmark = [pytest.mark.browser, pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

ARTICLE = "/check deposit ore:20 Mt grade:700 g/t contained:935,400 t country:Kazakhstan rank:3"
IMPOSSIBLE = "/check deposit ore:20 Mt contained:30 Mt"
MODERATOR = "Momo (moderator)"


async def say(page: Page, line: str, answer: str) -> Locator:
    """Send a line and wait for its answer."""
    await box(page).fill(f"{line} ")
    await page.keyboard.press("Enter")
    found = last(page)
    await expect(found).to_contain_text(answer, timeout=ANSWER_MS)
    return found


async def test_a_moderator_corrects_an_answer_and_all_see_it(
    program: RealProgram, desktop_screen: BrowserContext, phone_screen: BrowserContext
) -> None:
    page = await open_page(desktop_screen, program.url)
    await say(page, ARTICLE, "Does not add up")
    await say(page, IMPOSSIBLE, "Impossible")
    await become(page, MODERATOR)
    queue = await say(page, "/review queue", "2 waiting")
    await expect(queue).to_contain_text("Only you can see this")
    await look(page, "review-queue-1280")
    await queue.get_by_role("button", name="Wrong").click()
    await page.get_by_role("combobox", name="What is right?").select_option(value="doubtful")
    await page.get_by_role("textbox", name="Why").fill(
        "The ore was 20 billion tons, see the company's report."
    )
    await look(page, "review-wrong-1280")
    await page.get_by_role("button", name="Submit").click()
    await expect(queue).to_contain_text("Corrected in the answer", timeout=ANSWER_MS)
    await expect(queue).to_contain_text("1 waiting")
    await look(page, "review-next-1280")
    await queue.get_by_role("button", name="Confirm").click()
    await expect(queue).to_contain_text("Nothing waits")
    corrected = page.locator("li.message", has_text="corrected by the moderators").first
    await expect(corrected).to_contain_text("20 billion tons")
    await bring_up(corrected)
    await look(page, "review-corrected-1280")
    found = await say(page, "/review search state:wrong", "Lookups, newest first")
    await look(page, "review-search-1280")
    await expect(found).to_contain_text("Filters: state:wrong")
    await page.close()

    phone = await open_page(phone_screen, program.url)
    small = phone.locator("li.message", has_text="corrected by the moderators").first
    await bring_up(small)
    await look(phone, "review-corrected-390")
    await phone.close()
