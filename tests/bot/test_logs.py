"""The token appears in no log line, whatever way it gets there."""

from __future__ import annotations

import json
import logging

import pytest

from bot import logs

SECRET = "MTIz.abc.secret"


@pytest.fixture(autouse=True)
def _restore_root():
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield
    root.handlers[:] = before
    root.setLevel(level)


@pytest.mark.parametrize("style", ["text", "json"])
def test_the_token_is_redacted_in_message_arguments_and_traceback(
    style: str, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.start(level="info", style=style, secret=SECRET)
    log = logging.getLogger("bot.test")
    log.info("logging in with %s", SECRET)
    log.info(f"again {SECRET}")
    try:
        raise ValueError(f"Bot {SECRET}")
    except ValueError:
        log.exception("failed")
    out = capsys.readouterr().err
    assert SECRET not in out
    assert out.count(logs.REDACTED) == 3
    assert "ValueError" in out


def test_json_lines_are_json(capsys: pytest.CaptureFixture[str]) -> None:
    logs.start(level="info", style="json", secret=None)
    logging.getLogger("bot.test").info("answered", extra={"data": {"age_ms": 3}})
    row = json.loads(capsys.readouterr().err)
    assert (row["message"], row["level"], row["data"]) == ("answered", "info", {"age_ms": 3})


def test_a_reconnect_is_a_line_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    logs.start(level="info", style="text", secret=None)
    try:
        raise ConnectionResetError
    except ConnectionResetError:
        logging.getLogger("discord.client").exception("Attempting a reconnect in %.2fs", 0.6)
    out = capsys.readouterr().err
    assert "warning discord.client: connection to Discord lost; trying again in 0.60 s" in out
    assert "Traceback" not in out
