"""The whole working of a verdict, a line a step, with the sources linked, in pages that fit one message each."""

from __future__ import annotations

import discord

from commands import card, texts
from core.verdict import Finding, Verdict
from core.wording import verdicts as words

PAGE_CHARACTERS = 4_000
"""Of the 4,096 that Discord allows in an embed's description: room for what is written in longer letters."""


def pages(verdict: Verdict, *, locale: str = "en") -> tuple[str, ...]:
    """At least one page, each within Discord's limit for any verdict. A finding is broken between two pages only
    where it fills more than one. Pure."""
    sections = [section for finding in card.by_weight(verdict) if (section := _section(finding, locale))]
    found: list[str] = []
    for piece in (piece for section in sections or [[texts.NO_STEPS]] for piece in _pieces(section)):
        if found and len(found[-1]) + len(piece) + 2 <= PAGE_CHARACTERS:
            found[-1] = f"{found[-1]}\n\n{piece}"
        else:
            found.append(piece)
    return tuple(found)


def embed(verdict: Verdict, of: tuple[str, ...], page: int) -> discord.Embed:
    """One page, counted where there are more. Pure."""
    drawn = discord.Embed(description=of[page], colour=card.COLOURS[verdict.level])
    if len(of) > 1:
        drawn.set_footer(text=texts.PAGE.format(page=page + 1, pages=len(of)))
    return drawn


def _section(finding: Finding, locale: str) -> list[str]:
    """The lines about one finding; none where nothing was worked out."""
    lines = [
        *words.working_lines(finding),
        *(f"↳ {line}" for line in words.readings_lines(finding, locale=locale)),
        *(f"• {line}" for line in words.needs_lines(finding, locale=locale)),
        *(f"-# {line}" for line in words.reason_lines(finding, locale=locale)),
        *(f"-# {line}" for line in words.caveat_lines(finding, locale=locale)),
        *(f"-# {card.link(source)}" for source in finding.sources),
    ]
    if not lines:
        return []
    return [f"**{words.question(finding)}**", words.finding_line(finding, locale=locale), *lines]


def _pieces(lines: list[str]) -> list[str]:
    """The lines as few texts that fit a page each, broken between lines."""
    pieces: list[str] = []
    for line in lines:
        shown = card.clip(line, PAGE_CHARACTERS)
        if pieces and len(pieces[-1]) + len(shown) + 1 <= PAGE_CHARACTERS:
            pieces[-1] = f"{pieces[-1]}\n{shown}"
        else:
            pieces.append(shown)
    return pieces
