"""The article's sentences in the page: pasted and right-clicked, every claim in one answer, one opened, read differently."""

from __future__ import annotations

import pytest
from acting import ANSWER_MS, box, fits_the_screen, last, look, open_page, picture
from playwright.async_api import BrowserContext, Page, expect
from real_program import RealProgram

pytestmark = [pytest.mark.browser, pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

ARTICLE = (
    "Kazakhstan may become the third-largest holder of rare earth reserves. The proposed deposit reportedly holds up to "
    "935,400 tons of rare metals, with rare earth content averaging just 700 grams per ton of ore. That yields roughly 14,000 "
    "tons of total rare earth oxides, nowhere near China's 240,000 tons produced in 2023, or even the 43,000 tons mined in the "
    "U.S. Rare earths could contribute 734% of current GDP. Even a 7.1% GDP contribution would be ambitious. China controls "
    "85% of processing and 90% of magnet production. The deposit may contain up to 20 million metric tons of rare "
    "earth-bearing ore, 300 km from Astana. If even 10% proves extractable, it could cover U.S. magnet demand for over a decade."
)


async def _reality_check(page: Page, text: str) -> None:
    """Paste a text as a message and use the message menu on it."""
    await box(page).fill(f"{text} ")
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text(text[:40])
    await last(page).click(button="right")
    await page.get_by_role("group", name="Apps").get_by_role("menuitem", name="Reality check").click()
    await expect(last(page).locator(".content")).to_contain_text("Impossible", timeout=ANSWER_MS)


async def test_the_articles_sentences_are_answered_opened_and_read_differently(
    program: RealProgram, desktop_screen: BrowserContext, phone_screen: BrowserContext
) -> None:
    page = await open_page(desktop_screen, program.url)
    await _reality_check(page, ARTICLE)
    answer = last(page)
    for words in (
        "734% of Kazakhstan's GDP is US$2.12 trillion",
        "the 935,400 t claimed is 67× that",
        "It would rank",
        "7.1% of Kazakhstan's GDP",
        "contained “roughly 14,000 tons”",
        "metal, not ore, fits the rest best",
        "28.6 billion t of rock",
        "“300 km”",
    ):
        await expect(answer).to_contain_text(words)
    await look(page, "headline-answer-1280")

    small = await open_page(phone_screen, program.url)
    await expect(last(small)).to_contain_text("Impossible")
    assert await fits_the_screen(last(small))
    await look(small, "headline-answer-390")

    await page.get_by_role("button", name="Open a claim in full").last.click()
    await picture(page, "headline-menu-1280")
    await page.get_by_role("option").filter(has_text="43,000 tons").click()
    await expect(last(page).locator(".content")).to_contain_text("43,000 t is what USGS 2024 printed")
    await expect(last(page)).to_contain_text("Only you can see this")
    await picture(page, "headline-claim-1280")
    before = await page.locator("li.message").count()
    await last(page).get_by_role("button", name="Working").click()
    # The opened claim names USGS too: only a message more says that the working has come.
    await expect(page.locator("li.message")).to_have_count(before + 1)
    await expect(last(page)).to_contain_text("USGS")

    await page.get_by_role("button", name="Read it differently").last.click()
    window = page.get_by_role("dialog")
    figures = window.get_by_role("textbox")
    filled = await figures.input_value()
    assert "gdp: 734%" in filled
    await picture(page, "headline-window-1280")
    await figures.fill(filled.replace("gdp: 734%", "gdp: 7.34%"))
    await window.get_by_role("button", name="Submit").click()
    await expect(last(page).locator(".content")).to_contain_text("Does not add up", timeout=ANSWER_MS)
    await expect(last(page)).to_contain_text("7.34%")
    await look(page, "headline-again-1280")
    await picture(small, "headline-again-390")
    await page.close()
    await small.close()


async def test_a_sentence_is_checked_by_the_command(
    program: RealProgram, phone_screen: BrowserContext
) -> None:
    page = await open_page(phone_screen, program.url)
    await box(page).fill(
        "/check headline text:20 million tons of ore at 700 g/t hold 935,400 tons of rare earths "
    )
    await page.keyboard.press("Enter")
    await expect(last(page).locator(".content")).to_contain_text("Does not add up", timeout=ANSWER_MS)
    for button in ("Working", "What if", "Chart", "Dispute", "Read it differently"):
        await expect(last(page).get_by_role("button", name=button)).to_be_visible()
    await look(page, "headline-single-390")
    await page.close()
