"""The real program with a watch on its event loop: at the end it says which steps held the loop longest."""

from __future__ import annotations

import sys

from bot.__main__ import main
from tests.bench.watching import longest, watch

if __name__ == "__main__":
    watch()
    try:
        main()
    finally:
        print("\n".join(longest()), file=sys.stderr)
