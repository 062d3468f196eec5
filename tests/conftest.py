"""What every layer of tests shares."""

from __future__ import annotations

import os
from collections.abc import Iterator

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


@pytest.fixture(scope="session", autouse=True)
def _patience() -> Iterator[None]:
    """A busy machine fails no test that is not about time: the log has more than its second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("core.store.engine.RECORD_LIMIT_S", 30.0)
        yield
