"""A headless browser for the whole run; for each test a fresh sandbox with a small bot of the tests' own."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import discord
import pytest
import pytest_asyncio
from discord.gateway import DiscordWebSocket
from find_browser import find
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    async_playwright,
)
from real_program import RealProgram
from running_sandbox import Sandbox
from sample_bot import SampleBot
from yarl import URL

from bot.sandbox import pageapi, server
from bot.sandbox.scene import standard_world

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
WAIT_MS = 10_000
ONLINE_S = 10


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium; the tests are skipped where none can be had, except where CI promises one."""
    async with async_playwright() as playwright:
        path = await asyncio.to_thread(find, playwright.chromium.executable_path)
        if path is None:
            words = "no Chromium on the PATH, none of playwright's, and none could be installed"
            if os.environ.get("CI") == "true":
                pytest.fail(words)
            pytest.skip(words)
        running = await playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield running
        await running.close()


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Sandbox]:
    """A fresh world, its server, and the sample bot online."""
    world = standard_world(bot_name="Sample Bot")
    running = await server.start(world, port=0, page=pageapi.attach)
    monkeypatch.setattr(discord.http.Route, "BASE", f"{running.url}/api/v10")
    monkeypatch.setattr(
        DiscordWebSocket, "DEFAULT_GATEWAY", URL(f"{running.url.replace('http', 'ws')}/gateway")
    )
    bot = SampleBot()
    serving = asyncio.create_task(bot.start("sandbox-token"))
    ready = asyncio.create_task(bot.wait_until_ready())
    try:
        await asyncio.wait({serving, ready}, timeout=ONLINE_S, return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            serving.result()
        yield Sandbox(world, running.url, bot, running.driver, running.faults)
    finally:
        ready.cancel()
        await bot.close()
        await asyncio.gather(serving, return_exceptions=True)
        await running.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def desktop_screen(browser: Browser) -> AsyncIterator[BrowserContext]:
    """A desktop browser. Tests share it: each sandbox has a port, and so a storage, of its own."""
    context = await browser.new_context(viewport=WIDE, reduced_motion="reduce")
    yield context
    await context.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def phone_screen(browser: Browser) -> AsyncIterator[BrowserContext]:
    """A phone's browser."""
    context = await browser.new_context(
        viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    yield context
    await context.close()


@asynccontextmanager
async def _opened(context: BrowserContext, url: str) -> AsyncIterator[Page]:
    page = await context.new_page()
    page.set_default_timeout(WAIT_MS)
    problems: list[str] = []

    def note_error(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(message.text)

    def note_stranger(request: Request) -> None:
        if not request.url.startswith((url, "data:")):
            problems.append(request.url)

    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", note_error)
    page.on("request", note_stranger)
    await page.goto(url)
    await page.get_by_text("is online").wait_for()
    yield page
    await page.close()
    assert problems == [], "the page raised errors or asked another machine"


@pytest_asyncio.fixture(loop_scope="session")
async def page(desktop_screen: BrowserContext, sandbox: Sandbox) -> AsyncIterator[Page]:
    """The chat page on a desktop screen; fails on any error in the page and any request to elsewhere."""
    async with _opened(desktop_screen, sandbox.url) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def phone(phone_screen: BrowserContext, sandbox: Sandbox) -> AsyncIterator[Page]:
    """The chat page on a phone."""
    async with _opened(phone_screen, sandbox.url) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def program(tmp_path: Path) -> AsyncIterator[RealProgram]:
    """The real program with its sandbox, stopped in order at the end."""
    running = RealProgram(tmp_path)
    await running.start()
    yield running
    assert await running.stop() == 0
