"""The message box: picking commands, filling options, sending them."""

from __future__ import annotations

import pytest
from acting import become, box, last, option, send
from playwright.async_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

LINE = "/check deposit ore:20 Mt grade:700 g/t contained:935,400 t country:Kazakhstan rank:3"
READ = "Read: ore=20 Mt | grade=700 g/t | contained=935,400 t | country=Kazakhstan | rank=3"


async def test_a_pasted_line_becomes_options_and_enter_sends_it(page: Page) -> None:
    await box(page).fill(LINE)
    pills = page.locator(".pill")
    await expect(pills).to_have_count(5)
    assert await pills.locator("input").evaluate_all("all => all.map(one => one.value)") == [
        "20 Mt",
        "700 g/t",
        "935,400 t",
        "Kazakhstan",
        "3",
    ]
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text(READ)
    await expect(last(page).locator(".origin")).to_have_text("MMira (member)used /check deposit")


async def test_the_same_line_typed_key_by_key_gives_the_same_command(page: Page) -> None:
    await box(page).click()
    await page.keyboard.type("/check deposit ore:20 Mt grade:700 g/t contained:935,400 t rank:3")
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text("Read: ore=20 Mt | grade=700 g/t | contained=935,400 t | rank=3")


async def test_a_slash_lists_what_can_be_used_and_typing_filters_it(page: Page) -> None:
    await box(page).click()
    await page.keyboard.type("/")
    rows = page.locator("#picker-list").get_by_role("option")
    await expect(rows).to_have_count(5)
    await page.keyboard.type("ran")
    await expect(rows).to_have_count(1)
    await expect(rows).to_contain_text("/check rank")
    await page.keyboard.press("Escape")
    await expect(rows).to_have_count(0)


async def test_arrows_and_tab_choose_a_command_whose_required_options_stand_ready(page: Page) -> None:
    await box(page).click()
    await page.keyboard.type("/check")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Tab")
    await expect(page.locator(".chip")).to_contain_text("/check rank")
    await expect(page.locator(".pill label")).to_have_text(["place", "mineral"])
    await expect(option(page, "place")).to_be_focused()
    await page.keyboard.type("3")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("option")).to_have_text(["lithium", "tin"])
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text("place=3 mineral=ti")


async def test_options_are_added_from_the_end_of_the_line(page: Page) -> None:
    await box(page).fill("/check deposit ")
    options = page.locator("#picker-list").get_by_role("option")
    await expect(options).to_have_count(6)
    await expect(options.first).to_contain_text("Ore, for example 20 Mt")
    await page.keyboard.type("gra")
    await page.keyboard.press("Enter")
    await page.keyboard.type("700 g/t")
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text("Read: grade=700 g/t")


async def test_a_missing_required_option_is_named_and_nothing_is_sent(page: Page) -> None:
    await box(page).fill("/check rank mineral:tin")
    await expect(option(page, "place")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_have_text(
        "place This option is required. Please specify a value."
    )
    await expect(page.locator(".pill.wrong label")).to_have_text("place")
    await expect(page.locator("li.message")).to_have_count(0)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("/check deposit rank:many", "Please enter a valid whole number."),
        ("/check deposit rank:500", "Must be 200 or less."),
        ("/check deposit private:perhaps", "Please choose one of the listed values."),
        ("/check rank place:1 mineral:gold", "Please choose one of the listed values."),
    ],
)
async def test_a_value_the_client_would_refuse_is_refused_with_its_words(
    page: Page, line: str, problem: str
) -> None:
    await box(page).fill(line)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text(problem)
    await expect(page.locator("li.message")).to_have_count(0)


async def test_autocomplete_shows_names_and_sends_values(page: Page) -> None:
    await box(page).fill("/check deposit ")
    await page.keyboard.type("country:Ka")
    await expect(page.locator("#picker-list").get_by_role("option")).to_have_text(["Kazakhstan"])
    await page.keyboard.press("Enter")
    await expect(option(page, "country")).to_have_value("Kazakhstan")
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text("Read: country=KAZAKHSTAN")


async def test_backspace_takes_an_empty_option_away_and_escape_the_command(page: Page) -> None:
    await box(page).fill("/check deposit ore:20 Mt grade:7")
    await page.keyboard.press("Backspace")
    await page.keyboard.press("Backspace")
    await expect(page.locator(".pill label")).to_have_text(["ore"])
    await page.keyboard.press("Escape")
    await expect(box(page)).to_be_focused()
    await expect(page.locator(".pill")).to_have_count(0)


async def test_arrow_up_brings_the_last_command_back(page: Page) -> None:
    await send(page, "/check deposit ore:20 Mt")
    await expect(last(page)).to_contain_text("Read: ore=20 Mt")
    await page.keyboard.press("ArrowUp")
    await expect(option(page, "ore")).to_have_value("20 Mt")


async def test_commands_are_offered_by_right(page: Page) -> None:
    await box(page).fill("/mod")
    await expect(page.locator("#picker-list")).to_contain_text("No command matches.")
    await become(page, "Momo")
    await box(page).fill("/mod")
    await expect(page.locator("#picker-list").get_by_role("option")).to_contain_text("/moderate")


async def test_an_example_of_the_hint_goes_into_the_box(page: Page) -> None:
    await page.locator("#hint").get_by_role("button", name="/check rank").click()
    await expect(page.locator(".chip")).to_contain_text("/check rank")
    await expect(option(page, "place")).to_be_focused()
