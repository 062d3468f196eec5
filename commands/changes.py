"""What a What if changed: which figures, and what became of the level. Lines for the card; no judging here."""

from __future__ import annotations

from commands import card, texts
from core.reference.library import Library
from core.verdict import Verdict
from core.wording import verdicts as words


def lines(before: Verdict, after: Verdict, library: Library) -> tuple[str, ...]:
    """The levels, then the figures that differ, a line each. Pure."""
    return (_levels(before, after), *_figures(before, after, library))


def _levels(before: Verdict, after: Verdict) -> str:
    was, now = (f"{words.level_icon(v.level)} {words.level_word(v.level)}" for v in (before, after))
    return texts.SAME_LEVEL.format(now=now) if was == now else texts.OTHER_LEVEL.format(was=was, now=now)


def _figures(before: Verdict, after: Verdict, library: Library) -> list[str]:
    found: list[str] = []
    for field, label in texts.ROLES.items():
        was, now = (card.said(verdict.claim, field, library) for verdict in (before, after))
        if was == now:
            continue
        template = texts.ADDED if not was else texts.REMOVED if not now else texts.CHANGED
        found.append(template.format(label=label, was=was, now=now))
    return found
