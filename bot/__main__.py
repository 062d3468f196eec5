"""The program's front door: `reality-check`, also `python -m bot`. Every command stands in its own module of `bot.cli`."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper


def main() -> None:
    """Run the command line and leave with its exit code."""
    # pydantic would look through every installed package for plugins; it reads this when it is first imported.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A Windows console may speak an encoding without "×" or "🔴".
            stream.reconfigure(encoding="utf-8")
    import_module("bot.cli.program").program()


if __name__ == "__main__":
    main()
