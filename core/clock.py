"""The one place that reads the clock. Everything that needs the time is handed a `Clock`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The present moment, aware, in UTC. Not pure."""
    return datetime.now(UTC)
