"""Being asked to stop: SIGINT and SIGTERM, on Windows SIGINT and SIGBREAK."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Generator
from contextlib import contextmanager, suppress
from types import FrameType

NAMES = ("SIGINT", "SIGTERM", "SIGBREAK")


@contextmanager
def listening() -> Generator[asyncio.Event]:
    """An event that is set at the first signal. A second one ends the process at once, as if nobody listened."""
    loop = asyncio.get_running_loop()
    asked = asyncio.Event()
    before: dict[signal.Signals, object] = {}

    def restore() -> None:
        while before:
            number, handler = before.popitem()
            with suppress(ValueError):  # not in the main thread any more
                signal.signal(number, handler)  # pyright: ignore[reportArgumentType]

    def stop() -> None:
        asked.set()
        restore()

    # `loop.add_signal_handler` does not exist on Windows; a plain handler that wakes the loop works everywhere.
    def handler(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stop)

    for name in NAMES:
        number = getattr(signal, name, None)
        if number is not None:
            before[number] = signal.getsignal(number)
            signal.signal(number, handler)
    try:
        yield asked
    finally:
        restore()
