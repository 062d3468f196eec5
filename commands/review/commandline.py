"""The line that does on the command line what is too large for Discord. Pure."""

from __future__ import annotations

import shlex

from core import filters
from core.store.records import Filters


def line(command: str, guild: int, asked: Filters, *more: str) -> str:
    """`reality-check log …` for the same server and filters, safe to paste into a shell."""
    words = ["reality-check", "log", command, "--server", str(guild), *more]
    if said := filters.write(asked):
        # A leading minus excludes; after "--" the command line takes it for no option.
        words += ["--", said]
    return shlex.join(words)
