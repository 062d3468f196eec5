"""The whole working of a verdict, a line a step, with the sources linked: what the Working button shows."""

from __future__ import annotations

import io
from dataclasses import dataclass

import discord

from commands import card, texts
from core.verdict import Finding, Verdict
from core.wording import verdicts as words

EMBEDS = 10
"""Discord's limit on embeds a message."""


@dataclass(frozen=True, slots=True)
class Working:
    """The embeds, or, where they would break Discord's limits, the first of them and everything as a file."""

    embeds: tuple[discord.Embed, ...]
    file: discord.File | None


def draw(verdict: Verdict, *, locale: str = "en") -> Working:
    """Within Discord's limits for any verdict. Pure."""
    sections = [section for finding in verdict.findings if (section := _section(finding, locale))]
    if not sections:
        sections = [texts.NO_STEPS]
    pages = _pages(sections)
    colour = card.COLOURS[verdict.level]
    fits = len(pages) <= EMBEDS and sum(map(len, pages)) <= card.EMBED_TOTAL_LIMIT
    if fits:
        return Working(tuple(discord.Embed(description=page, colour=colour) for page in pages), None)
    whole = "\n\n".join(sections).encode()
    return Working(
        (discord.Embed(description=pages[0], colour=colour),),
        discord.File(io.BytesIO(whole), filename="working.txt", description=texts.WORKING_FILE),
    )


def _section(finding: Finding, locale: str) -> str:
    lines = [
        *words.working_lines(finding),
        *(f"↳ {line}" for line in words.readings_lines(finding, locale=locale)),
        *(f"• {line}" for line in words.needs_lines(finding, locale=locale)),
        *(f"-# {line}" for line in words.reason_lines(finding, locale=locale)),
        *(f"-# {line}" for line in words.caveat_lines(finding, locale=locale)),
        *(f"-# {card.link(source)}" for source in finding.sources),
    ]
    if not lines:
        return ""
    return "\n".join([f"**{words.question(finding)}**", words.finding_line(finding, locale=locale), *lines])


def _pages(sections: list[str]) -> list[str]:
    """The sections packed into as few texts as Discord's limit on a description allows."""
    pages: list[str] = []
    for section in sections:
        piece = (
            section if len(section) <= card.DESCRIPTION_LIMIT else f"{section[: card.DESCRIPTION_LIMIT - 1]}…"
        )
        if pages and len(pages[-1]) + len(piece) + 2 <= card.DESCRIPTION_LIMIT:
            pages[-1] = f"{pages[-1]}\n\n{piece}"
        else:
            pages.append(piece)
    return pages
