"""The program's front door: `reality-check`, also `python -m bot`. Every command stands in its own module of `bot.cli`."""

from __future__ import annotations

import sys
from io import TextIOWrapper

from bot.cli.program import program


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A Windows console may speak an encoding without "×" or "🔴".
            stream.reconfigure(encoding="utf-8")
    program()


if __name__ == "__main__":
    main()
