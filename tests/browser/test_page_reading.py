"""The page's pure parts: lines into options, text into marks. One page for all cases of a kind."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

NAMES = ["ore", "grade", "text", "date", "source", "private"]
LINES: dict[str, tuple[str, dict[str, str]]] = {
    "ore:20 Mt grade:700 g/t": ("", {"ore": "20 Mt", "grade": "700 g/t"}),
    "ore: 20 Mt  grade:  700 g/t ": ("", {"ore": "20 Mt", "grade": "700 g/t"}),
    "ORE:20 Mt": ("", {"ore": "20 Mt"}),
    "source:https://example.org/a:b ore:1 t": ("", {"source": "https://example.org/a:b", "ore": "1 t"}),
    "text:at 12:30 the ratio 3:1 held": ("", {"text": "at 12:30 the ratio 3:1 held"}),
    "text:he said ore:fine and ore:rich": ("", {"text": "he said", "ore": "fine and ore:rich"}),
    "ore:": ("", {"ore": ""}),
    "just words": ("just words", {}),
    "lead ore:1 t": ("lead", {"ore": "1 t"}),
    "unknown:7 ore:1 t": ("unknown:7", {"ore": "1 t"}),
    "before:2 more:3": ("before:2 more:3", {}),
}

MARKS = {
    "plain": "plain",
    "**bold** and *it*": "<strong>bold</strong> and <em>it</em>",
    "***both***": "<strong><em>both</em></strong>",
    "**a *b* c**": "<strong>a <em>b</em> c</strong>",
    "*a **b** c*": "<em>a <strong>b</strong> c</em>",
    "snake_case_name": "snake_case_name",
    "_word_": "<em>word</em>",
    "2 * 3 * 4": "2 * 3 * 4",
    "5 < 6 > 4 & 7": "5 &lt; 6 &gt; 4 &amp; 7",
    "`**not**`": "<code>**not**</code>",
    r"\*\*not\*\*": "**not**",
    "**open": "**open",
    "~~gone~~": "<s>gone</s>",
    "a\nb": "a<br>b",
    "<@99>": '<span class="mention">@unknown-user</span>',
    "[x](ftp://example.org)": "[x](ftp://example.org)",
}


async def test_lines_are_cut_at_known_names_alone(page: Page) -> None:
    read: dict[str, Any] = await page.evaluate(
        """async ([lines, names]) => {
          const { splitOptions } = await import("/page/commandline.js");
          return Object.fromEntries(lines.map((line) => [line, splitOptions(line, names)]));
        }""",
        [list(LINES), NAMES],
    )
    for line, (lead, options) in LINES.items():
        got = {pair["name"]: pair["value"] for pair in read[line]["pairs"]}
        assert (read[line]["lead"], got) == (lead, options), line


async def test_marks_become_elements_and_everything_else_stays_text(page: Page) -> None:
    drawn: dict[str, str] = await page.evaluate(
        """async (texts) => {
          const { inline } = await import("/page/markdown.js");
          const html = (text) => {
            const box = document.createElement("div");
            box.append(...inline(text, {}));
            return box.innerHTML;
          };
          return Object.fromEntries(texts.map((text) => [text, html(text)]));
        }""",
        list(MARKS),
    )
    assert drawn == MARKS


async def test_times_are_said_as_distances(page: Page) -> None:
    said: list[str] = await page.evaluate(
        """async (seconds) => {
          const { relative } = await import("/page/markdown.js");
          return seconds.map((second) => relative(second, 1_000_000_000));
        }""",
        [1_000_000_000 + away for away in (-30, -90, -7200, 86400 * 3, -86400 * 400)],
    )
    assert said == ["30 seconds ago", "1 minute ago", "2 hours ago", "in 3 days", "last year"]
