"""How messages are drawn."""

from __future__ import annotations

import pytest
from acting import box, last, send
from playwright.async_api import Page, expect
from running_sandbox import Sandbox

from bot.sandbox.scene import GENERAL_ID, MODERATOR_ID

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def _gallery(page: Page) -> None:
    await send(page, "/gallery")
    await expect(last(page)).to_contain_text("A footer")


async def test_markdown_becomes_elements(page: Page) -> None:
    await _gallery(page)
    content = last(page).locator(".content")
    for selector, text in (
        ("h3", "Heading one"),
        ("h4", "Heading two"),
        ("strong", "bold"),
        ("em", "italic"),
        ("u", "under"),
        ("s", "gone"),
        (".line code", "code"),
        ("ul > li > ul > li", "nested"),
        ("ol > li", "first"),
        ("blockquote", "quoted"),
        ("small", "small print"),
        ("pre", 'print("<b>1</b>")'),
        ("time >> nth=0", "3 years ago"),
        ("span.mention", "@Mira (member)"),
    ):
        await expect(content.locator(selector)).to_have_text(text)
    await expect(content).to_contain_text("*not italic*")


async def test_links_keep_their_address_and_leave_the_page_safely(page: Page) -> None:
    await _gallery(page)
    links = last(page).locator(".content a")
    assert await links.evaluate_all(
        "all => all.map(a => [a.getAttribute('href'), a.rel, a.textContent])"
    ) == [
        ["https://example.org/a_(b)", "noopener noreferrer", "masked"],
        ["https://example.org/x", "noopener noreferrer", "https://example.org/x"],
    ]


async def test_markup_in_a_message_stays_text(page: Page) -> None:
    await _gallery(page)
    assert await page.evaluate("window.hacked") is None
    await expect(last(page).locator(".content")).to_contain_text("<script>window.hacked = 1</script>")
    await expect(last(page).locator(".content img")).to_have_count(0)


async def test_a_dangerous_address_never_becomes_a_link(page: Page, sandbox: Sandbox) -> None:
    sandbox_text = (
        '[press](javascript:alert(1)) <javascript:alert(1)> [x](https://example.org" onclick=alert(1))'
    )
    await box(page).fill(sandbox_text)
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text("press")
    hrefs = await last(page).locator("a").evaluate_all("all => all.map(a => a.protocol)")
    assert set(hrefs) <= {"https:"}
    assert sandbox.world.history(GENERAL_ID, viewer_id=MODERATOR_ID)[-1].content == sandbox_text


async def test_a_spoiler_opens_when_pressed(page: Page) -> None:
    await _gallery(page)
    spoiler = last(page).get_by_role("button", name="Spoiler")
    await expect(page.get_by_text("secret")).to_be_hidden()
    await spoiler.click()
    await expect(page.get_by_text("secret")).to_be_visible()


async def test_a_command_mention_puts_the_command_into_the_box(page: Page) -> None:
    await _gallery(page)
    await last(page).get_by_role("button", name="/check deposit").click()
    await expect(page.locator(".chip")).to_contain_text("/check deposit")


async def test_an_embed_shows_all_its_parts(page: Page) -> None:
    await _gallery(page)
    embed = last(page).locator(".embed")
    assert await embed.evaluate("one => getComputedStyle(one).borderLeftColor") == "rgb(46, 204, 113)"
    await expect(embed.locator(".embed-author a")).to_have_attribute("href", "https://example.org/author")
    await expect(embed.locator(".embed-title a strong")).to_have_text("marks")
    await expect(embed.locator(".embed-row.of-3 .embed-name")).to_have_text(["Ore", "Grade", "Contained"])
    await expect(embed.locator(".embed-row.of-1 .embed-name")).to_have_text("Across")
    await expect(embed.locator(".embed-footer")).to_contain_text("A footer •")


async def test_pictures_are_loaded_with_their_alternative_text(page: Page) -> None:
    await _gallery(page)
    pictures = last(page).locator("img")
    assert await pictures.evaluate_all("all => all.map(one => one.alt)") == [
        "A small picture",
        "Bars: 14,000 t beside 6.3 million t",
        "A picture of its own",
    ]
    await expect(last(page).locator("a.file")).to_contain_text("rows.csv")
    await page.wait_for_function("[...document.images].every(one => one.complete && one.naturalWidth > 0)")


async def test_messages_of_others_appear_by_themselves(page: Page, sandbox: Sandbox) -> None:
    running = sandbox.driver
    running.post(MODERATOR_ID, GENERAL_ID, "20 million tons at **700 g/t**")
    await expect(last(page).locator(".author")).to_have_text("Momo (moderator)")
    await expect(last(page).locator("strong")).to_have_text("700 g/t")


async def test_a_forwarded_message_shows_what_was_forwarded(page: Page, sandbox: Sandbox) -> None:
    first = sandbox.driver.post(MODERATOR_ID, GENERAL_ID, "third in the world")
    sandbox.driver.post(MODERATOR_ID, GENERAL_ID, "", forwards=first.id)
    await expect(last(page).locator(".forwarded")).to_contain_text("Forwarded")
    await expect(last(page).locator(".forwarded")).to_contain_text("third in the world")
