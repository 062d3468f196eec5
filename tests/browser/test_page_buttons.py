"""A member's way on the page with the real program: check, Working, What if, Chart, Dispute, history. With SCREENSHOTS
set to a directory each step leaves a picture there, to be looked at."""

from __future__ import annotations

import re

import pytest
from acting import ANSWER_MS, answered, last, look, open_page, send
from playwright.async_api import BrowserContext, Page, expect
from real_program import RealProgram

pytestmark = [pytest.mark.browser, pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

LINE = "/check deposit ore:20 Mt grade:700 g/t contained:935,400 t country:Kazakhstan rank:3"


async def _press(page: Page, name: str) -> None:
    """Press a button of the first answer."""
    await page.locator("li.message").get_by_role("button", name=name, exact=True).first.click()


@pytest.mark.parametrize("size", ["wide", "phone"])
async def test_check_working_what_if_chart_dispute(
    program: RealProgram, desktop_screen: BrowserContext, phone_screen: BrowserContext, size: str
) -> None:
    page = await open_page(desktop_screen if size == "wide" else phone_screen, program.url)
    await send(page, LINE)
    await answered(page, "Does not add up")
    await look(page, f"buttons-1-answer-{size}")

    await _press(page, "Working")
    working = await answered(page, "Only you can see this")
    await expect(working).to_contain_text("14,000 t")
    await look(page, f"buttons-2-working-{size}")

    await _press(page, "What if")
    window = page.get_by_role("dialog")
    figures = window.get_by_role("textbox")
    await expect(figures).to_have_value(
        "ore: 20 Mt\ngrade: 700 g/t\ncontained: 935,400 t\ncountry: Kazakhstan\nrank: 3"
    )
    await look(page, f"buttons-3-window-{size}")
    await figures.fill("ore: 20 Mt\ngrade: 4.68%\ncontained: 935,400 t\ncountry: Kazakhstan")
    await window.get_by_role("button", name="Submit").click()
    changed = await answered(page, "700 g/t → 4.68%")
    await expect(changed).to_contain_text("🔴 Does not add up → 🟢 Holds up")
    await look(page, f"buttons-4-what-if-{size}")

    await _press(page, "Chart")
    await answered(page, "Next chart")
    picture = last(page).locator("figure img")
    await expect(picture).to_have_attribute("alt", re.compile("third place"))
    await expect(picture).to_be_visible(timeout=ANSWER_MS)
    await look(page, f"buttons-5-chart-{size}")

    await _press(page, "Dispute")
    window = page.get_by_role("dialog")
    await look(page, f"buttons-6-reason-{size}")
    await window.get_by_role("textbox").fill("The company now says 4.7%, not 700 g/t")
    await window.get_by_role("button", name="Submit").click()
    await answered(page, "queue of this server's moderators")
    await look(page, f"buttons-7-disputed-{size}")

    await send(page, "/history")
    await answered(page, "Your lookups, newest first")
    await look(page, f"buttons-8-history-{size}")
    await page.close()
