"""What every layer of tests shares."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=60)
settings.load_profile("default")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own token and settings never reach a test."""
    for name in tuple(os.environ):
        if name.startswith("RC_") or name == "DISCORD_TOKEN":
            monkeypatch.delenv(name)
