"""The questions of /check, in the order Discord lists them. A new one is one module and one line here."""

from __future__ import annotations

from commands.check import (
    deposit,
    gdp,
    growth,
    headline,
    output,
    parts,
    production,
    rank,
    share,
    supply,
    value,
)
from commands.check.form import Question

QUESTIONS: tuple[Question, ...] = (
    headline.QUESTION,
    deposit.QUESTION,
    rank.QUESTION,
    gdp.QUESTION,
    supply.QUESTION,
    production.QUESTION,
    share.QUESTION,
    value.QUESTION,
    output.QUESTION,
    growth.QUESTION,
    parts.QUESTION,
)


def question(name: str) -> Question:
    """The question of that subcommand. Raises KeyError."""
    for known in QUESTIONS:
        if known.name == name:
            return known
    raise KeyError(name)
