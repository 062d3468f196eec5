"""THE card: a Verdict as one message. Reading order: level and sentence, what was given, the findings, what the claim
would take, sources, small print, footer. One screen of a phone; the rest is under Working. No judging here."""

from __future__ import annotations

from dataclasses import dataclass

import discord

from commands import texts
from commands.blocks import LINE_LIMIT, Block, clip, fit, unique
from core.claim import Claim, Part
from core.errors import NoReference
from core.quantities.figure import Figure
from core.reference.library import Library
from core.verdict import Finding, Level, Source, Verdict
from core.wording import verdicts as words

CONTENT_LIMIT = 2_000
FOOTER_LIMIT = 2_048
EMBED_TOTAL_LIMIT = 6_000
"""Discord's limits in characters (documentation: Create Message; Embed Limits)."""

INTERPRETING = ("readings", "coherence")
"""The checks that ask what a figure may have meant: no judgement and no scale."""

CONFIDENCES = tuple(words.CONFIDENCES)
"""How well a row of a table is known, the best first."""

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
    embed = discord.Embed(
        description=_description(
            verdict, library, locale, of_text=of_text, changes=changes, kept=lookup_id is not None
        ),
        colour=COLOURS[verdict.level],
    )
    embed.set_footer(text=footer(verdict, library, lookup_id))
    return Card(content=sentence(verdict, locale=locale), embed=embed)


def as_typed(text: str, limit: int = TYPED_LIMIT) -> str:
    """A user's text, fit to stand in our message: one line, clipped, no markdown, no mentions. Pure."""
    shown = "".join(
        c for c in " ".join(text.split()) if c.isprintable()
    )  # nothing that turns our line around
    line = clip(shown, limit)
    return discord.utils.escape_mentions(discord.utils.escape_markdown(line))


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


def _description(
    verdict: Verdict,
    library: Library,
    locale: str,
    *,
    of_text: tuple[str, ...],
    changes: tuple[str, ...],
    kept: bool,
) -> str:
    blocks = [
        Block(f"**{texts.WHAT_IF}**", unique(changes), len(changes)),
        Block("", (clip(f"**{texts.GIVEN}** {given(verdict.claim, library)}", 2 * LINE_LIMIT),), 1),
        Block("", unique(of_text), len(of_text)),
        *_finding_blocks(verdict, locale),
        _missing(verdict, locale),
        _needs(verdict, locale),
        _sources(verdict),
        _small_print(verdict, locale),
    ]
    return fit(blocks, more=texts.MORE_UNDER_WORKING if kept else texts.MORE)


def _finding_blocks(verdict: Verdict, locale: str) -> list[Block]:
    """What is behind the headline, then the other judged findings, then what could be meant, then what is only for
    scale. The lead's own sentence stands above the card already and is not said twice."""
    lead, judged, meant, scale = _sorted(verdict)
    behind = tuple(line for finding in lead for line in _below(finding, locale))
    return [
        Block("", behind, len(behind)),
        *_judged(judged, locale),
        _said_lines(texts.COULD_BE_MEANT, meant, locale, keep=len(meant)),
        _said_lines(texts.FOR_SCALE, scale, locale, keep=1),
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


def _by_weight(verdict: Verdict) -> list[Finding]:
    """The findings in that order: what hangs on a mere comparison is the first to give way."""
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


def _said_lines(heading: str, findings: list[Finding], locale: str, *, keep: int) -> Block:
    lines = [line for f in findings for line in (words.finding_line(f, locale=locale), *_below(f, locale))]
    return Block(f"**{heading}**", unique(lines), keep)


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
    lines = [line for finding in _by_weight(verdict) for line in words.needs_lines(finding, locale=locale)]
    return Block(f"**{texts.WOULD_TAKE}**", unique(f"• {line}" for line in lines), 2)


def _small_print(verdict: Verdict, locale: str) -> Block:
    lines = [line for finding in _by_weight(verdict) for line in words.caveat_lines(finding, locale=locale)]
    return Block("", unique(f"-# {line}" for line in lines), 1)


def _sources(verdict: Verdict) -> Block:
    sources: dict[tuple[str, str], Source] = {}
    for source in _in_order_of_weight(verdict):
        # One document may carry rows of different confidence: it is named once, with the weakest.
        known = sources.setdefault((source.title, source.edition), source)
        if CONFIDENCES.index(source.confidence) > CONFIDENCES.index(known.confidence):
            sources[source.title, source.edition] = source
    return Block(f"-# {texts.SOURCES}", unique(map(link, sources.values())), 3, in_row=True)


def _in_order_of_weight(verdict: Verdict) -> list[Source]:
    """What the headline rests on, then one source of each other judgement, then the rest."""
    lead, judged, meant, scale = _sorted(verdict)
    first = [source for finding in lead for source in finding.sources]
    first += [source for finding in judged for source in finding.sources[:1]]
    return first + [source for finding in (*judged, *meant, *scale) for source in finding.sources]


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
    """What a claim says in one of its fields, as it was typed; "" where it says nothing. Pure."""
    match getattr(claim, field):
        case None | ():
            return ""
        case Figure() as figure:
            return as_typed(figure.text)
        case Part() as part:
            return _part(part)
        case tuple():
            return "; ".join(_part(part) for part in claim.parts)
        case value:
            return _name(claim, field, str(value), library)


def _name(claim: Claim, field: str, value: str, library: Library) -> str:
    match field:
        case "mineral":
            return library.mineral(value).name if claim.mineral_stated else ""
        case "country":
            return library.country(value).name
        case "deposit":
            return library.deposit(value).name
        case "code":
            return library.codes[value].name
        case "category":
            return library.categories[value].name
        case _:
            return as_typed(value)


def _part(part: Part) -> str:
    return as_typed(part.amount.text + (f" at {part.grade.text}" if part.grade else ""))
