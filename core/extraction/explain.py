"""Why each figure of a text was given its role: the cues, their points, and the line of the table each stands on."""

from __future__ import annotations

from collections.abc import Iterator

from core.extraction.cues import NONE
from core.extraction.read import Extraction
from core.extraction.roles import Read


def explain(extraction: Extraction) -> str:
    """A few lines for each figure: its role, then every role that scored, then each cue. Pure."""
    lines: list[str] = []
    for sentence in extraction.sentences:
        for read in sentence.reads:
            if read.reasons or read.role != NONE:
                lines.extend(_figure(read))
        lines.extend(f"“{sentence.text[t.start : t.end]}” → {t.role}: {t.value}" for t in sentence.tags)
    return "\n".join(lines)


def _figure(read: Read) -> Iterator[str]:
    scores = sorted(read.scores.items(), key=lambda pair: -pair[1])
    totals = ", ".join(f"{role} {points:g}" for role, points in scores) or "no cue"
    yield f"“{read.scanned.figure.text}” → {'no claim' if read.role == NONE else read.role} ({totals})"
    for reason in read.reasons:
        where = f"cues.csv line {reason.line}" if reason.line else "neighbour"
        yield f"    {reason.points:+g} {reason.role}: {reason.words} ({where})"
    if read.mineral or read.country:
        about = ", ".join(filter(None, (read.mineral, read.country_name, read.date)))
        yield f"    about: {about}"
