"""What tests do on the page, in words."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect


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
