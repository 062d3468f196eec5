"""What tests do on the page, in words."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.async_api import BrowserContext, Locator, Page, expect

ANSWER_MS = 15_000
"""So long the real program may take to answer on a busy machine."""

_SURVEY = Path(__file__).with_name("survey.js").read_text(encoding="utf-8")

_ABOVE_BUTTONS = """message => {
  const buttons = message.querySelector(".component-rows");
  const high = buttons.getBoundingClientRect().top - message.getBoundingClientRect().top;
  return [high, document.getElementById("scroller").clientHeight];
}"""


def box(page: Page) -> Locator:
    """The message box while it holds plain text."""
    return page.locator("#composer-box")


def option(page: Page, name: str) -> Locator:
    """The place where an option's value is written."""
    return page.get_by_role("combobox", name=name, exact=True)


def last(page: Page) -> Locator:
    """The newest message."""
    return page.locator("li.message").last


async def send(page: Page, line: str) -> None:
    """Paste a line and press Enter until the box is empty again."""
    await box(page).fill(f"{line} ")
    await page.keyboard.press("Enter")
    await expect(box(page)).to_have_value("")


async def become(page: Page, name: str) -> None:
    """Switch to another user."""
    await page.locator("button.you").click()
    await page.get_by_role("menuitemradio", name=name).click()
    await expect(page.locator("button.you")).to_contain_text(name)


async def open_server(page: Page, name: str) -> None:
    """Go to a server's first channel, or to the direct messages."""
    await page.locator("#servers").get_by_role("button", name=name).click()
    await expect(page.locator("#server-name")).to_contain_text(name)


async def open_page(context: BrowserContext, url: str) -> Page:
    """The page of the real program, its bot online and its commands published."""
    page = await context.new_page()
    page.set_default_timeout(ANSWER_MS)
    await page.goto(url)
    await page.get_by_text("is online").wait_for()
    await expect(page.locator("#hint .example").or_(page.locator("li.message")).first).to_be_visible()
    return page


async def bring_up(message: Locator) -> None:
    """Scroll to it at once, without waiting for it to stand still: the page may draw a message anew meanwhile."""
    await message.evaluate("message => message.scrollIntoView({ block: 'nearest' })")


async def answered(page: Page, words: str) -> Locator:
    """The newest message, once it says these words."""
    await expect(last(page)).to_contain_text(words, timeout=ANSWER_MS)
    await bring_up(last(page))
    return last(page)


async def problems(page: Page) -> list[str]:
    """What on the page is cut, covered, too faint or without a name."""
    return await page.evaluate(_SURVEY)


async def look(page: Page, name: str) -> None:
    """Nothing on the page is out of place. A picture for people to look at, where SCREENSHOTS names a directory."""
    assert await problems(page) == []
    await picture(page, name)


async def picture(page: Page, name: str) -> None:
    """Keep a picture of the page as it is, where SCREENSHOTS names a directory."""
    if directory := os.environ.get("SCREENSHOTS"):
        await page.screenshot(path=str(Path(directory) / f"{name}.png"))


async def fits_the_screen(message: Locator) -> bool:
    """Whether all of a message above its buttons is seen at once."""
    high, room = await message.evaluate(_ABOVE_BUTTONS)
    return high <= room
