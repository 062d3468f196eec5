"""A verdict with its working and sources as plain text, to be pasted anywhere. No formatting, no Discord."""

from __future__ import annotations

from commands import card, texts
from commands.check import fields
from core.reference.library import Library
from core.store.records import LookupRow
from core.verdict import Finding, Source, Verdict
from core.wording import verdicts as words


def text(row: LookupRow, library: Library, *, corrected: str = "", locale: str = "en") -> str:
    """The sentence, what was given, each finding with its steps, the sources with their addresses. `corrected` is what
    moderators put in the place of the level, "" where nothing. Pure."""
    verdict = row.verdict
    blocks = [
        [f"{words.level_icon(verdict.level)} {words.headline(verdict, locale=locale)}"],
        [corrected] if corrected else [],
        [f"{texts.GIVEN}: {_given(verdict, library)}"],
        *(_finding(finding, locale) for finding in card.by_weight(verdict)),
        _sources(verdict),
        [texts.COPIED_FROM.format(id=row.id)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _given(verdict: Verdict, library: Library) -> str:
    said = ((label, fields.typed(verdict.claim, field, library)) for field, label in texts.ROLES.items())
    return " · ".join(f"{label} {value}" for label, value in said if value)


def _finding(finding: Finding, locale: str) -> list[str]:
    return [
        words.question(finding),
        words.finding_line(finding, locale=locale),
        *words.working_lines(finding),
        *words.readings_lines(finding, locale=locale),
        *words.needs_lines(finding, locale=locale),
        *words.reason_lines(finding, locale=locale),
        *words.caveat_lines(finding, locale=locale),
    ]


def _sources(verdict: Verdict) -> list[str]:
    """Each document once, with its address."""
    found = words.documents(source for finding in card.by_weight(verdict) for source in finding.sources)
    return [texts.SOURCES, *map(_source, found)] if found else []


def _source(source: Source) -> str:
    return f"{words.source_line(source)} {source.url}".rstrip()
