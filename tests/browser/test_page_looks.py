"""Nothing cut, nothing covered, everything legible and named, on a desktop and on a phone."""

from __future__ import annotations

import pytest
from acting import become, box, last, open_server, problems, send
from playwright.async_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

LINE = "/check deposit ore:20 Mt grade:700 g/t contained:935,400 t country:Kazakhstan rank:3"


@pytest.fixture(params=["page", "phone"])
def screen(request: pytest.FixtureRequest) -> Page:
    """Each test here runs on both screens."""
    return request.getfixturevalue(request.param)


async def test_the_first_look_is_whole(screen: Page) -> None:
    await expect(screen.locator("#hint")).to_contain_text("Type / below")
    assert await problems(screen) == []


async def test_a_message_with_everything_in_it_is_whole(screen: Page) -> None:
    await send(screen, "/gallery")
    await expect(last(screen)).to_contain_text("A footer")
    await last(screen).get_by_role("button", name="Working", exact=True).click()
    await expect(last(screen)).to_contain_text("Only you can see this")
    assert await problems(screen) == []


async def test_the_picker_and_a_filled_command_are_whole(screen: Page) -> None:
    await box(screen).fill("/")
    await expect(screen.locator("#picker-list").get_by_role("option").first).to_be_visible()
    assert await problems(screen) == []
    await box(screen).fill(LINE)
    await expect(screen.locator(".pill")).to_have_count(5)
    assert await problems(screen) == []
    await screen.get_by_role("combobox", name="Add an option").focus()
    assert await problems(screen) == []


async def test_a_window_a_menu_and_a_list_are_whole(screen: Page) -> None:
    await send(screen, LINE)
    await expect(last(screen)).to_contain_text("Arrived")
    await last(screen).get_by_role("button", name="What if").click()
    await screen.get_by_role("dialog").get_by_role("button", name="Submit").click()
    await expect(screen.get_by_text("This field is required")).to_be_visible()
    assert await problems(screen) == []
    await screen.keyboard.press("Escape")
    await last(screen).get_by_role("button", name="Pick several").click()
    assert await problems(screen) == []
    await screen.keyboard.press("Escape")
    await last(screen).get_by_role("button", name="More").click()
    assert await problems(screen) == []


async def test_a_message_of_one_endless_word_wraps(screen: Page) -> None:
    await send(screen, "x" * 900)
    await send(screen, "https://example.org/" + "path" * 200)
    assert await problems(screen) == []


async def test_on_a_phone_the_channels_are_a_drawer(phone: Page) -> None:
    await expect(phone.locator("#channel-list")).to_be_hidden()
    await phone.get_by_role("button", name="Servers and channels").click()
    assert await problems(phone) == []
    await become(phone, "Momo")
    await phone.locator("#channel-list").get_by_role("button", name="moderators").click()
    await expect(phone.locator("#channel-list")).to_be_hidden()
    await expect(phone.locator("#channel-name")).to_contain_text("moderators")
    await phone.get_by_role("button", name="Servers and channels").click()
    await open_server(phone, "Direct messages")
    await phone.keyboard.press("Escape")
    await expect(phone.locator("#channel-list")).to_be_hidden()


async def test_every_control_shows_where_the_focus_is(page: Page) -> None:
    await send(page, "/gallery")
    await expect(last(page)).to_contain_text("A footer")
    await page.evaluate("document.activeElement.blur()")
    seen: set[str] = set()
    for _ in range(45):
        await page.keyboard.press("Tab")
        focus = await page.evaluate(
            """() => {
              const one = document.activeElement;
              const ring = [one, one.closest(".composer-box, .pill")].filter(Boolean).map((part) => getComputedStyle(part));
              const marked = ring.some((style) => style.outlineStyle !== "none" || style.boxShadow !== "none"
                || style.borderTopColor === "rgb(138, 180, 255)");
              return [one.localName + "." + one.className + one.id, marked];
            }"""
        )
        if focus[0] == "body.":  # between the last control and the first, the focus is the browser's own
            continue
        assert focus[1], f"no visible focus on {focus[0]}"
        seen.add(focus[0])
    assert len(seen) > 12
