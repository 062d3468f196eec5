"""A judged text as plain data for machines. No judging here."""

from __future__ import annotations

from typing import Any

from core.extraction.annotated import Annotated
from core.headline import Headline
from core.verdict import Finding
from core.wording import verdicts as words


def to_json(headline: Headline, *, locale: str = "en") -> dict[str, Any]:
    """The verdict the whole is known by, as `verdicts.to_json` has it, and beside it: `claims`, the verdict on each
    claim of the text in its order; `figures` as they were read, each with its span; `unused`, what was read and is in no
    claim; `meanings`, where one tonnage may mean several things. Pure. Raises ValueError where nothing is claimed."""
    lead = headline.lead
    if lead is None:
        raise ValueError("nothing is claimed")
    return {
        **words.to_json(lead, locale=locale),
        "level": headline.level.value,
        "claims": [words.to_json(verdict, locale=locale) for verdict in headline.verdicts],
        "figures": [_figure(figure) for figure in headline.figures],
        "unused": list(headline.unused),
        "meanings": None if headline.meanings is None else _meanings(headline.meanings, locale),
    }


def _figure(figure: Annotated) -> dict[str, Any]:
    return {**figure.to_json(), "start": figure.start, "end": figure.end}


def _meanings(finding: Finding, locale: str) -> dict[str, Any]:
    return {
        "outcome": finding.outcome,
        "sentence": words.finding_lead(finding, locale=locale),
        "readings": words.more_lines(finding, locale=locale),
    }
