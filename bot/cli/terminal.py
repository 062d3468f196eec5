"""A verdict in the terminal: the card's order, and the working with it, since a terminal has room."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from core.headline import Headline
from core.verdict import Finding, Level, Verdict
from core.wording import verdicts as words

STYLES: dict[Level, str] = {
    Level.HOLDS_UP: "bold green",
    Level.UNPROVEN: "bold yellow",
    Level.DOUBTFUL: "bold dark_orange",
    Level.DOES_NOT_ADD_UP: "bold red",
    Level.IMPOSSIBLE: "bold white on dark_red",
    Level.WORKED_OUT: "bold blue",
    Level.CANNOT_TELL: "bold bright_black",
}

WIDEST = 100_000
"""So many characters fit a line that is not broken for a terminal."""


def show(verdict: Verdict) -> None:
    """Print it to standard output. Colours only where the terminal has them."""
    _show(_console(), verdict)


def show_text(judged: Headline) -> None:
    """Print what a text claims: the level of all of it, a line for each claim, what one tonnage may mean, the figures
    as they were read, and then the gravest claim in full."""
    console = _console()
    lead = judged.lead
    assert lead is not None
    if len(judged.verdicts) > 1:
        console.print(_headline(lead))
        console.print()
        for number, verdict in enumerate(judged.verdicts, start=1):
            console.print(Text.assemble(f"{number}. ", _headline(verdict)))
        console.print()
    if judged.meanings is not None:
        console.print(Text(words.finding_lead(judged.meanings), style="bold"))
        for line in words.more_lines(judged.meanings):
            _indented(console, line)
        console.print()
    _as_read(console, judged)
    console.print()
    _show(console, lead)


def _console() -> Console:
    """Lines are broken for a terminal alone: what goes to a file or another program is pasted from there."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else WIDEST)


def _as_read(console: Console, judged: Headline) -> None:
    """Each figure with its part and where it stands in the text, then what is in no claim."""
    console.print(Text("As read", style="bold"))
    for figure in judged.figures:
        _indented(console, f"{figure.start}–{figure.end} {figure.role}: “{figure.text_span}”", style="dim")
    if judged.unused:
        said = " · ".join(f"“{span}”" for span in judged.unused)
        _indented(console, f"Read, but in no claim: {said}")


def _show(console: Console, verdict: Verdict) -> None:
    console.print(_headline(verdict))
    for finding in verdict.findings:
        console.print()
        _finding(console, finding)
    for line in words.missing_lines(verdict):
        console.print()
        console.print(Text(f"{words.level_icon(Level.CANNOT_TELL)} {line}"))
    console.print()
    _sources(console, verdict)


def _headline(verdict: Verdict) -> Text:
    word, _, rest = words.headline(verdict).partition(": ")
    return Text.assemble((f"{words.level_icon(verdict.level)} {word}", STYLES[verdict.level]), f": {rest}")


def _finding(console: Console, finding: Finding) -> None:
    icon = f"{words.level_icon(finding.level)} " if finding.level else ""
    console.print(Text.assemble((f"{icon}{words.question(finding)}", "bold")))
    _indented(console, words.finding_line(finding))
    for line in words.working_lines(finding):
        _indented(console, line, style="dim")
    for line in words.needs_lines(finding):
        _indented(console, f"needs {line}")
    for line in (*words.readings_lines(finding), *words.reason_lines(finding), *words.caveat_lines(finding)):
        _indented(console, line, style="dim")


def _sources(console: Console, verdict: Verdict) -> None:
    for source in words.documents(source for finding in verdict.findings for source in finding.sources):
        # An address broken in two cannot be opened.
        console.print(Text(f"{words.source_line(source)} {source.url}", style="dim"), soft_wrap=True)


def _indented(console: Console, line: str, *, style: str = "") -> None:
    console.print(Padding(Text(line, style=style), (0, 0, 0, 3), expand=False))
