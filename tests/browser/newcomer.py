"""Somebody who has never seen the bot: may read /help and what the page shows, and nothing else."""

from __future__ import annotations

import re

from acting import ANSWER_MS, box
from playwright.async_api import Locator, Page, expect


class Newcomer:
    """On an open page. Reads the help once, then asks by what stands there."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.entries: dict[str, str] = {}

    async def read_help(self) -> Locator:
        """Open the list of commands as the page tells to, choose /help, and note what it says of each command: its
        line and the example below."""
        await expect(self._page.locator("#hint .example").first).to_be_visible(timeout=ANSWER_MS)
        await box(self._page).click()
        await self._page.keyboard.type("/help")
        await expect(self._page.locator("#picker-list").get_by_role("option")).to_contain_text("/help")
        await self._page.keyboard.press("Enter")
        await expect(self._page.locator(".chip")).to_contain_text("/help")
        await self._page.keyboard.press("Enter")
        found = self._page.locator("li.message").filter(has_text="used /help").last
        await expect(found).to_contain_text("/check deposit", timeout=ANSWER_MS)
        name = ""
        for line in (await found.inner_text()).splitlines():
            if start := re.match(r"\s*(/[a-z]+(?: [a-z]+)?) ", line):
                name = start[1]
                self.entries[name] = line.strip()
            elif name and re.match(r"\s*[a-z]+:", line):
                self.entries[name] += f" ({line.strip()})"
                name = ""
        return found

    def command_for(self, *topics: str) -> str:
        """The first command whose entry in the help speaks of all these topics."""
        for name, entry in self.entries.items():
            if all(topic.lower() in entry.lower() for topic in topics):
                return name
        raise AssertionError(f"the help says nothing of {topics}: {self.entries}")

    async def ask(self, help_message: Locator, command: str, **options: str) -> tuple[str, Locator]:
        """Click the command in the help, fill in the options that the page offers for it, send; the line as typed and
        the answer."""
        await help_message.get_by_role("button", name=command, exact=True).first.click()
        await expect(self._page.locator(".chip")).to_contain_text(command)
        for name, value in options.items():
            await self._fill(name, value)
        before = await self._page.locator("li.message").count()
        await self._page.keyboard.press("Enter")
        await expect(self._page.locator("li.message")).to_have_count(before + 1, timeout=ANSWER_MS)
        answer = self._page.locator("li.message").nth(before)
        await expect(answer).not_to_contain_text("Sending command", timeout=ANSWER_MS)
        return " ".join([command, *(f"{name}:{value}" for name, value in options.items())]), answer

    async def _fill(self, name: str, value: str) -> None:
        """Where the option stands there already, into it; else chosen from the list at the end of the line."""
        place = self._page.get_by_role("combobox", name=name, exact=True)
        if not await place.count():
            await self._page.locator("input.tail").click()
            await self._page.keyboard.type(f"{name}:")
        await place.fill(value)
