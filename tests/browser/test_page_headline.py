"""The article's sentences in the page: pasted and right-clicked, every claim in one answer, one opened, read differently."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from acting import box, last
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
SURVEY = Path(__file__).with_name("survey.js").read_text(encoding="utf-8")
ANSWER_MS = 15_000


async def _open(context: BrowserContext, url: str) -> Page:
    page = await context.new_page()
    await page.goto(url)
    await page.get_by_text("is online").wait_for()
    await expect(page.locator("#hint .example").first).to_be_visible(timeout=ANSWER_MS)
    return page


async def _shoot(page: Page, name: str) -> None:
    """Keep a picture for people to look at, where SCREENSHOTS names a directory."""
    directory = os.environ.get("SCREENSHOTS")
    if directory:
        await page.screenshot(path=str(Path(directory) / f"headline-{name}.png"))


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
    page = await _open(desktop_screen, program.url)
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
    assert await page.evaluate(SURVEY) == []
    await _shoot(page, "answer-1280")

    small = await _open(phone_screen, program.url)
    await expect(last(small)).to_contain_text("Impossible")
    assert await small.evaluate(SURVEY) == []
    await _shoot(small, "answer-390")

    await page.get_by_role("button", name="Open a claim in full").last.click()
    await _shoot(page, "menu-1280")
    await page.get_by_role("option").filter(has_text="43,000 tons").click()
    await expect(last(page).locator(".content")).to_contain_text("43,000 t is what USGS 2024 printed")
    await expect(last(page)).to_contain_text("Only you can see this")
    await _shoot(page, "claim-1280")
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
    await _shoot(page, "window-1280")
    await figures.fill(filled.replace("gdp: 734%", "gdp: 7.34%"))
    await window.get_by_role("button", name="Submit").click()
    await expect(last(page).locator(".content")).to_contain_text("Does not add up", timeout=ANSWER_MS)
    await expect(last(page)).to_contain_text("7.34%")
    assert await page.evaluate(SURVEY) == []
    await _shoot(page, "again-1280")
    await _shoot(small, "again-390")
    await page.close()
    await small.close()


async def test_a_sentence_is_checked_by_the_command(
    program: RealProgram, phone_screen: BrowserContext
) -> None:
    page = await _open(phone_screen, program.url)
    await box(page).fill(
        "/check headline text:20 million tons of ore at 700 g/t hold 935,400 tons of rare earths "
    )
    await page.keyboard.press("Enter")
    await expect(last(page).locator(".content")).to_contain_text("Does not add up", timeout=ANSWER_MS)
    for button in ("Working", "What if", "Chart", "Dispute", "Read it differently"):
        await expect(last(page).get_by_role("button", name=button)).to_be_visible()
    assert await page.evaluate(SURVEY) == []
    await _shoot(page, "single-390")
    await page.close()
