"""Logging: one line an event, as text or JSON, and never the token. Nothing here decides what is worth a line."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

REDACTED = "[token]"


class Redact(logging.Filter):
    """Replaces the token wherever it stands in a line: message, arguments, traceback."""

    def __init__(self, secret: str | None) -> None:
        super().__init__()
        self._secret = secret

    def filter(self, record: logging.LogRecord) -> bool:
        """Always keeps the record, cleaned."""
        if not self._secret:
            return True
        message = record.getMessage()
        if self._secret in message:
            record.msg, record.args = message.replace(self._secret, REDACTED), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = record.exc_text.replace(self._secret, REDACTED)
        return True


RECONNECTS = {
    "Attempting a reconnect in %.2fs": "connection to Discord lost; trying again in %.2f s",
    "Attempting a reconnect for shard ID %s in %.2fs": "connection of shard %s lost; trying again in %.2f s",
}
"""What Discord's library logs as an error with a traceback at each reconnect → the line it is worth."""


def _calmly(record: logging.LogRecord) -> bool:
    if record.msg in RECONNECTS:
        record.msg, record.exc_info = RECONNECTS[record.msg], None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
    return True


class Text(logging.Formatter):
    """`2026-05-27 09:30:00Z info bot.app: ready`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, then the traceback where there is one."""
        moment = datetime.fromtimestamp(record.created, UTC)
        line = f"{moment:%Y-%m-%d %H:%M:%S}Z {record.levelname.lower()} {record.name}: {record.getMessage()}"
        trace = _trace(self, record)
        return f"{line}\n{trace}" if trace else line


class Json(logging.Formatter):
    """One JSON object a line, with whatever was passed as `extra={"data": {...}}`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        row: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        data = getattr(record, "data", None)
        if data:
            row["data"] = data
        trace = _trace(self, record)
        if trace:
            row["trace"] = trace
        return json.dumps(row, ensure_ascii=False, default=str)


def start(*, level: str, style: str, secret: str | None) -> None:
    """Send every logger of the process to standard error in this style. Called once, at the start."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Json() if style == "json" else Text())
    handler.addFilter(Redact(secret))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for reconnecting in ("discord.client", "discord.shard"):
        logging.getLogger(reconnecting).addFilter(_calmly)
    if level != "debug":
        # The library reports every reconnect and each gateway step; what an operator needs of it, we say.
        for chatty in ("discord", "aiosqlite", "alembic", "sqlalchemy", "aiohttp.access"):
            logging.getLogger(chatty).setLevel(logging.WARNING)


def _trace(formatter: logging.Formatter, record: logging.LogRecord) -> str:
    if record.exc_text:
        return record.exc_text
    return formatter.formatException(record.exc_info) if record.exc_info else ""
