"""The program's front door: `reality-check`, also `python -m bot`. Every command stands in its own module of `bot.cli`."""

from __future__ import annotations

from bot.cli.program import program


def main() -> None:
    """Run the command line and leave with its exit code."""
    program()


if __name__ == "__main__":
    main()
