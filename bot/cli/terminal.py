"""A verdict in the terminal: the card's order, and the working with it, since a terminal has room."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

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


def show(verdict: Verdict, also: tuple[Verdict, ...] = ()) -> None:
    """Print it to standard output, then a line for each other claim of the same text. Colours only where the
    terminal has them."""
    console = Console(highlight=False)
    console.print(_headline(verdict))
    for finding in verdict.findings:
        console.print()
        _finding(console, finding)
    for line in words.missing_lines(verdict):
        console.print()
        console.print(Text(f"{words.level_icon(Level.CANNOT_TELL)} {line}"))
    console.print()
    _sources(console, verdict)
    for other in also:
        console.print()
        console.print(_headline(other))


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
    sources = dict.fromkeys(source for finding in verdict.findings for source in finding.sources)
    for source in sources:
        console.print(Text(f"{words.source_line(source)} {source.url}", style="dim"))


def _indented(console: Console, line: str, *, style: str = "") -> None:
    console.print(Padding(Text(line, style=style), (0, 0, 0, 3)))
