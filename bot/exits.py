"""The exit codes of the program. A supervisor may restart on anything but the two that a restart cannot mend."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """`OK` also after any verdict and after a clean stop. `BAD_TOKEN` and `BAD_CONFIG` follow sysexits.h."""

    OK = 0
    FAILED = 1
    REFUSED = 2
    STORE = 74
    BAD_TOKEN = 77
    BAD_CONFIG = 78
