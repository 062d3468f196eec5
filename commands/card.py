"""THE card: a Verdict as one message. Reading order: level and sentence, what was given, the findings, what the claim
would take, sources, small print, footer. One screen of a phone; the rest is under Working. No judging here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import discord

from commands import texts
from commands.blocks import LINE_LIMIT, Block, clip, fit, unique
from commands.check import fields
from core.claim import Claim
from core.errors import NoReference
from core.reference.library import Library
from core.verdict import Finding, Level, Source, Verdict
from core.wording import verdicts as words
from core.wording.habits import in_the_habit

CONTENT_LIMIT = 2_000
FOOTER_LIMIT = 2_048
EMBED_TOTAL_LIMIT = 6_000
"""Discord's limits in characters (documentation: Create Message; Embed Limits)."""

INTERPRETING = ("readings", "coherence")
"""The checks that ask what a figure may have meant: no judgement and no scale."""

SOURCES_KEPT = 3
"""However little room there is, so many works that a judgement rests on stay named."""

FOR_SCALE_KEPT = 2
"""So many, where no judgement rests on any."""

TYPED_LIMIT = 60
"""Of what a user typed in one option, so much is repeated."""

COLOURS: dict[Level, int] = {
    Level.HOLDS_UP: 0x43B581,
    Level.UNPROVEN: 0xE8C547,
    Level.DOUBTFUL: 0xE68A3E,
    Level.DOES_NOT_ADD_UP: 0xE5484D,
    Level.IMPOSSIBLE: 0xA3171C,
    Level.WORKED_OUT: 0x5B8DEF,
    Level.CANNOT_TELL: 0x9AA0A6,
}


@dataclass(frozen=True, slots=True)
class Card:
    """What one message shows. `content` alone answers the question, for notifications and where embeds are off."""

    content: str
    embed: discord.Embed


def draw(
    verdict: Verdict,
    library: Library,
    *,
    lookup_id: int | None,
    of_text: tuple[str, ...] = (),
    changes: tuple[str, ...] = (),
    locale: str = "en",
) -> Card:
    """The card of a verdict. Within Discord's limits for any verdict. `of_text` are lines on the running text it was
    read from, `changes` says in lines what differs from an earlier one. `lookup_id` None: it was not kept. Pure."""
    content = sentence(verdict, locale=locale)
    blocks = _blocks(verdict, library, locale, of_text=of_text, changes=changes)
    more = texts.MORE if lookup_id is None else texts.MORE_UNDER_WORKING
    embed = discord.Embed(description=fit(blocks, more=more, above=content), colour=COLOURS[verdict.level])
    embed.set_footer(text=footer(verdict, library, lookup_id))
    return Card(content=content, embed=embed)


def as_typed(text: str, limit: int = TYPED_LIMIT) -> str:
    """A user's text, fit to stand in our message: one line, clipped, no markdown, no mentions. Pure."""
    in_a_line = " ".join(text.split())
    # Unprintable are also the marks that turn the direction of a line around.
    shown = clip("".join(filter(str.isprintable, in_a_line)), limit)
    return discord.utils.escape_mentions(discord.utils.escape_markdown(shown))


def given(claim: Claim, library: Library) -> str:
    """What was claimed, as it was typed, one line. Pure."""
    values = ((label, said(claim, field, library)) for field, label in texts.ROLES.items())
    return " · ".join(f"{label} {value}" for label, value in values if value)


def link(source: Source) -> str:
    """A source, linked where it has an address. Pure."""
    name = words.source_line(source)
    target = source.url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    return f"[{name}]({target})" if target.startswith("http") else name


def sentence(verdict: Verdict, *, locale: str = "en") -> str:
    """The verdict in one sentence, its level's icon and word first. Pure."""
    word, _, rest = words.headline(verdict, locale=locale).partition(": ")
    return clip(f"{words.level_icon(verdict.level)} **{word}:** {rest}", CONTENT_LIMIT)


def _blocks(
    verdict: Verdict, library: Library, locale: str, *, of_text: tuple[str, ...], changes: tuple[str, ...]
) -> list[Block]:
    return [
        Block(f"**{texts.WHAT_IF}**", unique(changes), len(changes)),
        Block("", (clip(f"**{texts.GIVEN}** {given(verdict.claim, library)}", 2 * LINE_LIMIT),), 1),
        Block("", _counted_otherwise(verdict, locale), 1),
        Block("", unique(of_text), len(of_text)),
        *_finding_blocks(verdict, locale),
        _missing(verdict, locale),
        _needs(verdict, locale),
        _sources(verdict),
        _small_print(verdict, locale),
    ]


def _counted_otherwise(verdict: Verdict, locale: str) -> tuple[str, ...]:
    said = in_the_habit(verdict, locale=locale)
    return (f"-# {said}",) if said else ()


def _finding_blocks(verdict: Verdict, locale: str) -> list[Block]:
    """What is behind the headline, then the other judged findings, then what could be meant, then what is only for
    scale. The lead's own sentence stands above the card already and is not said twice."""
    lead, judged, meant, scale = _sorted(verdict)
    behind = tuple(line for finding in lead for line in _below(finding, locale))
    return [
        Block("", behind, len(behind)),
        *_judged(judged, locale),
        _meant(meant, locale),
        Block(f"**{texts.FOR_SCALE}**", _said(scale, locale), 1),
    ]


def _sorted(verdict: Verdict) -> tuple[list[Finding], list[Finding], list[Finding], list[Finding]]:
    """The findings as the card orders them: the lead, the others with a level, what could be meant, for scale."""
    lead = verdict.lead
    others = [finding for finding in verdict.findings if finding is not lead]
    judged = [finding for finding in others if finding.level is not None]
    meant = [finding for finding in others if finding.level is None and finding.check in INTERPRETING]
    scale = [finding for finding in others if finding.level is None and finding.check not in INTERPRETING]
    # What compares the same thing as a judgement belongs to it more than what only gives a size.
    checks = {finding.check for finding in verdict.findings if finding.level is not None}
    scale.sort(key=lambda finding: finding.check not in checks)
    return ([lead] if lead is not None else []), judged, meant, scale


def by_weight(verdict: Verdict) -> list[Finding]:
    """The findings as they are read: the lead first, what hangs on a mere comparison last. Pure."""
    return [finding for group in _sorted(verdict) for finding in group]


def _judged(findings: list[Finding], locale: str) -> list[Block]:
    """A block for each run of neighbours with one level; every one of them stays."""
    blocks: list[Block] = []
    for finding in findings:
        heading = _level_heading(finding.level)
        lines = (clip(words.finding_line(finding, locale=locale), LINE_LIMIT), *_below(finding, locale))
        if blocks and blocks[-1].heading == heading:
            last = blocks.pop()
            blocks.append(Block(heading, (*last.lines, *lines), last.keep + 1))
        else:
            blocks.append(Block(heading, lines, 1))
    return blocks


def _meant(findings: list[Finding], locale: str) -> Block:
    """What a figure would have to mean stays; the word that no slip explains it gives way."""
    silent = [finding for finding in findings if finding.check == "readings" and not finding.readings]
    telling = _said([finding for finding in findings if finding not in silent], locale)
    return Block(
        f"**{texts.COULD_BE_MEANT}**", unique((*telling, *_said(silent, locale))), max(1, len(telling))
    )


def _said(findings: list[Finding], locale: str) -> tuple[str, ...]:
    return unique(
        line for f in findings for line in (words.finding_line(f, locale=locale), *_below(f, locale))
    )


def _below(finding: Finding, locale: str) -> tuple[str, ...]:
    """What stands under a finding's sentence: how it may be meant, and why it is only unproven."""
    lines = (*words.readings_lines(finding, locale=locale), *words.reason_lines(finding, locale=locale))
    return unique(f"↳ {line}" for line in lines)


def _level_heading(level: Level | None) -> str:
    return "" if level is None else f"{words.level_icon(level)} **{words.level_word(level)}**"


def _missing(verdict: Verdict, locale: str) -> Block:
    lines = words.missing_lines(verdict, locale=locale)
    if verdict.lead is None:
        lines = lines[1:]  # the first is the headline
    return Block(_level_heading(Level.CANNOT_TELL), unique(lines), 1)


def _needs(verdict: Verdict, locale: str) -> Block:
    lines = [line for finding in by_weight(verdict) for line in words.needs_lines(finding, locale=locale)]
    return Block(f"**{texts.WOULD_TAKE}**", unique(lines), 2, bullet="• ")


def _small_print(verdict: Verdict, locale: str) -> Block:
    lines = [line for finding in by_weight(verdict) for line in words.caveat_lines(finding, locale=locale)]
    return Block("", unique(f"-# {line}" for line in lines), 1)


def _sources(verdict: Verdict) -> Block:
    """What the headline rests on, then one source of each other judgement, then the rest."""
    lead, judged, meant, scale = _sorted(verdict)
    weighty = [source for finding in lead for source in finding.sources]
    weighty += [source for finding in judged for source in finding.sources[:1]]
    rest = [source for finding in (*judged, *meant, *scale) for source in finding.sources]
    works = len({source.title for source in weighty})
    return sources((*weighty, *rest), keep=min(works or FOR_SCALE_KEPT, SOURCES_KEPT))


def sources(of: Iterable[Source], *, keep: int) -> Block:
    """Where the figures come from, in a row: each work once, with its editions. `keep` works stay, however little
    room there is. Pure."""
    works: dict[str, list[Source]] = {}
    for source in words.documents(of):
        works.setdefault(source.title, []).append(source)
    return Block(f"-# {texts.SOURCES}", unique(map(_work, works.values())), keep, in_row=True)


def _work(editions: list[Source]) -> str:
    """A work by its title and first edition, then the others by their edition alone."""
    first, *others = editions
    alone = (other.model_copy(update={"title": other.edition, "edition": ""}) for other in others)
    return ", ".join(map(link, (first, *alone)))


def footer(verdict: Verdict, library: Library, lookup_id: int | None) -> str:
    """Where it is kept, and which edition decided. Pure."""
    kept = texts.FOOTER_UNKEPT if lookup_id is None else texts.FOOTER_LOOKUP.format(id=lookup_id)
    label = _edition(verdict, library)
    return clip(f"{kept} · {texts.FOOTER_DATA.format(edition=label)}" if label else kept, FOOTER_LIMIT)


def _edition(verdict: Verdict, library: Library) -> str:
    """The editions of the mineral's table that the verdict rests on, else what it does rest on. "" for arithmetic."""
    try:
        known = [edition.label for edition in library.editions(verdict.claim.mineral)]
    except NoReference:
        known = []
    used = {edition.edition for edition in verdict.editions}
    labels = [label for label in known if label in used]
    if labels:
        return f"USGS {', '.join(labels)}"
    return f"{verdict.editions[0].dataset}, {verdict.editions[0].edition}" if verdict.editions else ""


def said(claim: Claim, field: str, library: Library) -> str:
    """What a claim says in one of its fields, fit to be shown; "" where it says nothing. Pure."""
    typed = fields.typed(claim, field, library)
    return as_typed(typed, TYPED_LIMIT * max(1, len(claim.parts))) if typed else ""
