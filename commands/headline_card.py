"""The card of a running text: what all of it comes to, then each claim with its level and one line, gravest first, then
what one tonnage may mean, and what was read. Where there is one claim it is that claim's own card. No judging here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import discord

from commands import card, texts
from commands.blocks import LINE_LIMIT, Block, clip, fit, unique
from core.calculator import coherence
from core.claim import Claim
from core.headline import overall
from core.reference.library import Library
from core.verdict import GRAVITY, Finding, Level, Verdict
from core.wording import verdicts as words

LINES_KEPT = 3
"""However little room there is, so many lines on claims stay; the menu has every claim."""

LINES_IN_FULL = 5
"""From one line more, the claims of `UNTROUBLED` are named in a row."""

UNTROUBLED = (Level.HOLDS_UP, Level.WORKED_OUT, Level.CANNOT_TELL)
"""The levels that ask nobody to look twice."""

AS_READ_LIMIT = 900
"""Characters that the figures as read may take: some thirty figures."""

GRAVEST_FIRST: tuple[Level, ...] = (*reversed(GRAVITY), Level.CANNOT_TELL, Level.WORKED_OUT)

_FIRST_SENTENCE = re.compile(r"(?<=[a-z0-9)]\.)\s+(?=[A-Z])")
"""What parts sentences; "the U.S. Geological Survey" is one."""

OPTION_LIMIT = 100
"""Discord's limit on the label and the description of a choice, in characters (documentation, Select Menu)."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of the text. `corrected` says, ready to be shown, what moderators put in the place of its verdict;
    `level` is then theirs. `lookup_id` None: it was not kept."""

    verdict: Verdict
    lookup_id: int | None
    level: Level
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What is told of the text beside its claims: what one tonnage may mean; what was read and is in no claim;
    how many claims were left unjudged; whether it has links; whether the figures were typed by hand."""

    meanings: Finding | None = None
    unused: tuple[str, ...] = ()
    beyond: int = 0
    links: bool = False
    by_hand: bool = False


def told(verdict: Verdict, lookup_id: int | None) -> Told:
    """A claim as it was judged. Pure."""
    return Told(verdict, lookup_id, verdict.level)


def gravest_first(claims: Iterable[Told]) -> list[Told]:
    """The claims as the card lists them: by level, then in the order of the text. Pure."""
    return sorted(claims, key=lambda one: GRAVEST_FIRST.index(one.level))


def draw(claims: Sequence[Told], about: About, library: Library, *, locale: str = "en") -> card.Card:
    """The card of a text with at least one claim. Within Discord's limits for any text. Pure."""
    if len(claims) == 1 and not claims[0].corrected:
        (only,) = claims
        said = about if not _tells_meanings(only.verdict) else replace(about, meanings=None)
        return card.draw(
            only.verdict, library, lookup_id=only.lookup_id, of_text=_of_text(said, locale), locale=locale
        )
    ordered = gravest_first(claims)
    level = overall(one.level for one in claims)
    content = _content(ordered, locale)
    said = fit(_blocks(ordered, about, locale), more=texts.MORE_IN_MENU, above=content)
    embed = discord.Embed(description=said, colour=card.COLOURS[level])
    embed.set_footer(text=_footer(claims, library))
    return card.Card(content=content, embed=embed)


def choices(claims: Iterable[Told], library: Library) -> list[discord.SelectOption]:
    """A choice for each claim that was kept, numbered and ordered as on the card. Pure."""
    return [
        discord.SelectOption(
            label=clip(f"{number}. {_known_by(one.verdict.claim, library)}", OPTION_LIMIT),
            value=str(one.lookup_id),
            description=clip(words.level_word(one.level), OPTION_LIMIT),
            emoji=words.level_icon(one.level),
        )
        for number, one in enumerate(gravest_first(claims), start=1)
        if one.lookup_id is not None
    ]


def _content(ordered: list[Told], locale: str) -> str:
    """The gravest claim's sentence. It is the first on the card too, and not said twice there."""
    of_several = texts.ONE_OF if ordered[0].level in UNTROUBLED else texts.GRAVEST_OF
    counted = of_several.format(count=len(ordered)) if len(ordered) > 1 else ""
    return clip(f"{_sentence(ordered[0], locale)} {counted}".rstrip(), card.CONTENT_LIMIT)


def _sentence(one: Told, locale: str) -> str:
    if one.corrected:
        return f"{words.level_icon(one.level)} **{words.level_word(one.level)}:** {one.corrected}"
    return card.sentence(one.verdict, locale=locale)


def _level(level: Level) -> str:
    return f"{words.level_icon(level)} **{words.level_word(level)}**"


def _blocks(ordered: list[Told], about: About, locale: str) -> list[Block]:
    claims = _claims(ordered, locale)
    named = " ".join(line for block in claims if block.in_row for line in block.lines)
    return [
        *claims,
        *_meanings(about.meanings, locale),
        _as_read(ordered, named, keep=int(about.by_hand)),
        Block("", _of_text(replace(about, meanings=None), locale), 2),
        _sources(ordered),
    ]


def _claims(ordered: list[Told], locale: str) -> list[Block]:
    """A block for each level that occurs, with what was judged at it: each claim's sentence, and what else was found
    of it. The first claim's sentence stands above. Where that is more than a screen holds, the claims that nobody
    need worry about are named in a row; the first lines of the others stay, whatever the room."""
    found = [
        (level, number, line)
        for number, one in enumerate(ordered, start=1)
        for level, line in _lines(one, locale, above=number == 1)
    ]
    crowded = len(found) > LINES_IN_FULL
    blocks: list[Block] = []
    kept = LINES_KEPT
    for level in GRAVEST_FIRST:
        if crowded and level in UNTROUBLED:
            blocks.append(_named(ordered, level))
            continue
        lines = unique(f"**{number}** {line}" for of, number, line in found if of is level)
        blocks.append(Block(_level(level), lines, min(len(lines), max(kept, 0))))
        kept -= len(lines)
    return blocks


def _named(ordered: list[Told], level: Level) -> Block:
    """The claims of a level in one row, each by the figures that no claim before it has."""
    seen: set[str] = set()
    row: list[str] = []
    for number, one in enumerate(ordered, start=1):
        figures = _listed(one.verdict.claim)
        own = [figure for figure in figures if figure not in seen] or figures
        seen.update(figures)
        if one.level is level and number > 1:
            row.append(f"**{number}** {', '.join(own)}")
    return Block(f"{_level(level)}:", tuple(row), len(row), in_row=True)


def _lines(one: Told, locale: str, *, above: bool) -> Iterator[tuple[Level, str]]:
    """What was judged of a claim, each with its level; without its sentence where that stands above."""
    if not above:
        yield one.level, _line(one, locale)
    if one.corrected:
        return
    for finding in one.verdict.findings:
        if finding.level is not None and finding is not one.verdict.lead:
            yield finding.level, _FIRST_SENTENCE.split(words.finding_lead(finding, locale=locale))[0]


def _line(one: Told, locale: str) -> str:
    if one.corrected:
        return one.corrected
    said = words.headline(one.verdict, locale=locale).partition(": ")[2]
    if one.level is Level.CANNOT_TELL:
        # A sentence on what is missing names no figure: which claim it is about must be said.
        return f"{', '.join(_listed(one.verdict.claim))}: {said}"
    return said[:1].upper() + said[1:]


def _tells_meanings(verdict: Verdict) -> bool:
    return any(f.check == coherence.ID and f.outcome != coherence.AS_READ for f in verdict.findings)


def _meanings(finding: Finding | None, locale: str) -> Iterator[Block]:
    if finding is not None:
        lines = (words.finding_lead(finding, locale=locale), *words.more_lines(finding, locale=locale))
        shown = (lines[0], *(f"↳ {line}" for line in lines[1:]))
        yield Block(f"**{texts.COULD_BE_MEANT}**", unique(shown), len(shown))


def _as_read(ordered: list[Told], named: str, *, keep: int) -> Block:
    """The figures in one row, in small print, each part with the words it was read from: a reader must see what was
    understood. What is `named` above already is not said twice. Where there is no room the menu and the window have
    them; what was typed by hand stays."""
    read: dict[str, dict[str, None]] = {}
    for one in ordered:
        for part, text in _figures(one.verdict.claim):
            if f"{part} {text}" not in named:
                read.setdefault(part, {})[text] = None
    row = " · ".join(f"{part} {', '.join(found)}" for part, found in read.items())
    return Block("", (clip(f"-# **{texts.AS_READ}** {row}", AS_READ_LIMIT),) if row else (), keep)


def _figures(claim: Claim) -> Iterator[tuple[str, str]]:
    """What part each figure plays, and the words it was read from."""
    for field, figure in claim.figures().items():
        yield texts.READ_ROLES[field], f"“{card.as_typed(figure.text)}”"


def _listed(claim: Claim) -> list[str]:
    return [" ".join(figure) for figure in _figures(claim)]


def _known_by(claim: Claim, library: Library) -> str:
    """What a claim is known by in a menu, where nothing is formatted: whose it is, and its figures."""
    whose = "" if claim.country is None else f"{library.country(claim.country).name}: "
    figures = (
        f"{texts.READ_ROLES[field]} {' '.join(figure.text.split())}"
        for field, figure in claim.figures().items()
    )
    return whose + " · ".join(figures)


def _of_text(about: About, locale: str) -> tuple[str, ...]:
    lines: list[str] = []
    if about.meanings is not None:
        lines.append(f"**{texts.COULD_BE_MEANT}:** {words.finding_line(about.meanings, locale=locale)}")
    if about.unused:
        spans = " · ".join(f"“{card.as_typed(span)}”" for span in about.unused)
        lines.append(clip(f"-# **{texts.NOT_USED}** {spans}", LINE_LIMIT))
    if about.beyond:
        lines.append(f"-# {texts.BEYOND.format(count=about.beyond)}")
    if about.links:
        lines.append(f"-# {texts.LINKS_NOT_OPENED}")
    return tuple(lines)


def _sources(ordered: list[Told]) -> Block:
    """Those of the sentences above, the leading ones first."""
    leads = [one.verdict.lead for one in ordered if not one.corrected]
    judged = [f for one in ordered if not one.corrected for f in one.verdict.findings if f.level is not None]
    told_of = (finding for finding in (*leads, *judged) if finding is not None)
    return card.sources((source for finding in told_of for source in finding.sources), keep=1)


def _footer(claims: Sequence[Told], library: Library) -> str:
    ids = [one.lookup_id for one in claims if one.lookup_id is not None]
    if len(ids) < len(claims):
        return texts.FOOTER_UNKEPT
    if len(ids) == 1:
        return card.footer(claims[0].verdict, library, ids[0])
    return texts.FOOTER_LOOKUPS.format(first=min(ids), last=max(ids))
