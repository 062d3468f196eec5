"""A scripted newcomer, who may read only /help and what the page shows, checks the article's five claims. With
WALKTHROUGH=1 the recording is written to docs/walkthrough.md."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from acting import open_page, problems
from newcomer import Newcomer
from playwright.async_api import BrowserContext, Locator
from real_program import RealProgram

pytestmark = [pytest.mark.browser, pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

DOCS = Path(__file__).parents[2] / "docs"
RECORD = os.environ.get("WALKTHROUGH") == "1"
LARGEST_PICTURE = 200_000


@dataclass(frozen=True)
class Question:
    """What the article says, what of it to look for in the help, what to fill in, and what a right answer says."""

    claim: str
    topics: tuple[str, ...]
    options: dict[str, str]
    right: tuple[str, ...]


QUESTIONS = (
    Question(
        "The deposit has 20 million tons of ore at 700 grams a ton: 935,400 tons of rare earths.",
        ("ore", "grade", "contained"),
        {"ore": "20 Mt", "grade": "700 g/t", "contained": "935,400 t", "country": "Kazakhstan"},
        ("Does not add up", "14,000 t", "67 times", "4.68%", "1.34 billion t"),
    ),
    Question(
        "That makes Kazakhstan third in the world.",
        ("largest reserve", "rank:"),
        {"rank": "third", "contained": "935,400 t", "country": "Kazakhstan"},
        ("Does not add up", "8th", "6.7", "6.3 million t"),
    ),
    Question(
        "It is worth 734% of Kazakhstan's GDP.",
        ("GDP",),
        {"country": "Kazakhstan", "share": "734%"},
        ("Impossible", "US$2.12 trillion", "271 times"),
    ),
    Question(
        "A tenth of its 14,000 tons would cover the United States' magnets for a decade.",
        ("years", "market"),
        {"years": "a decade", "contained": "14,000 t", "market": "US magnets", "extractable": "a tenth"},
        ("Does not add up", "12–19 days"),
    ),
    Question(
        "China mined 240,000 tons in 2023 …",
        ("country", "amount", "year"),
        {"country": "China", "amount": "240,000 t", "year": "2023"},
        ("Holds up", "240,000 t", "255,000 t"),
    ),
    Question(
        "… and the United States 43,000.",
        ("country", "amount", "year"),
        {"country": "United States", "amount": "43,000 t", "year": "2023"},
        ("Holds up", "43,000 t", "41,600 t"),
    ),
)


class Recording:
    """What was seen, as docs/walkthrough.md."""

    def __init__(self) -> None:
        self._lines = [
            "# A newcomer checks an article",
            "",
            "Recorded by `WALKTHROUGH=1 make browser`: a script that may read only `/help` and what the sandbox's page "
            "shows checks the five claims of one article about a rare-earth deposit. The answers are the program's own.",
            "",
        ]
        self._pictures = 0

    async def add(self, seen: Locator, alt: str, *lines: str) -> None:
        """The lines, and a picture of what is seen."""
        self._pictures += 1
        name = f"walkthrough-{self._pictures}.png"
        self._lines += [*(part for line in lines for part in (line, "")), f"![{alt}]({name})", ""]
        if RECORD:
            await seen.screenshot(path=str(DOCS / name))
            assert (DOCS / name).stat().st_size <= LARGEST_PICTURE

    def finish(self) -> None:
        """Put it into the docs, where that was asked for; else what stands there is what was seen."""
        path, text = DOCS / "walkthrough.md", "\n".join(self._lines)
        if RECORD:
            path.write_text(text, encoding="utf-8")
        assert path.read_text("utf-8") == text, "record it again: WALKTHROUGH=1 make browser"


async def test_a_newcomer_gets_the_right_answer_to_each_claim_of_the_article(
    program: RealProgram, desktop_screen: BrowserContext
) -> None:
    page = await open_page(desktop_screen, program.url)
    newcomer, recording = Newcomer(page), Recording()
    shown = await newcomer.read_help()
    await recording.add(
        shown.get_by_role("article").first,
        "The answer to /help",
        "First `/help`: every command with an example, to be clicked.",
    )
    for number, question in enumerate(QUESTIONS, start=1):
        command = newcomer.command_for(*question.topics)
        typed, answer = await newcomer.ask(shown, command, **question.options)
        text = await answer.inner_text()
        for words in question.right:
            assert words in text, f"{typed}: {text}"
        assert await problems(page) == []
        first = (await answer.locator(".content").inner_text()).strip()
        await recording.add(
            answer, f"The answer: {first}", f"## {number}. {question.claim}", f"`{typed}`", f"> {first}"
        )
    recording.finish()
    await page.close()
