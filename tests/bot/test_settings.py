"""The settings: read, refused in plain words, in step with `.env.example`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings, SettingsError, load, variable
from commands.cooldown import Limit

EXAMPLE = Path(__file__).parents[2] / ".env.example"


def example_names() -> list[str]:
    return re.findall(r"^([A-Z_]+)=", EXAMPLE.read_text("utf-8"), re.MULTILINE)


def test_env_example_lists_every_setting_once_and_no_other() -> None:
    assert sorted(example_names()) == sorted(variable(field) for field in Settings.model_fields)


def test_env_example_describes_every_setting() -> None:
    for block in re.split(r"\n\n+", EXAMPLE.read_text("utf-8").strip())[1:]:
        assert block.startswith("# "), block


def test_env_example_as_it_stands_is_the_default() -> None:
    assert load(EXAMPLE) == load(None)


def test_all_problems_are_reported_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RC_LOG_LEVEL", "loud")
    monkeypatch.setenv("RC_METRICS_PORT", "99999")
    monkeypatch.setenv("RC_SHRDS", "2")
    with pytest.raises(SettingsError) as caught:
        load(None)
    text = "\n".join(caught.value.problems)
    assert "RC_LOG_LEVEL must be 'debug', 'info', 'warning' or 'error' (it is 'loud')." in text
    assert "RC_METRICS_PORT" in text
    assert "RC_SHRDS is not a setting; did you mean RC_SHARDS?" in text


def test_empty_values_count_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.setenv(variable(field), "")
    assert load(None) == Settings()


@pytest.mark.parametrize("url", ["http://127.0.0.1:8765", "http://localhost:1/", "http://[::1]:9"])
def test_a_local_discord_may_be_used(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("RC_DISCORD_API", url)
    assert load(None).discord_api == url.rstrip("/")


@pytest.mark.parametrize("url", ["http://example.com", "https://127.0.0.1", "http://127.0.0.1.evil.com", "x"])
def test_no_other_address_may_be_used(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("RC_DISCORD_API", url)
    with pytest.raises(SettingsError, match="RC_DISCORD_API must be a local address"):
        load(None)


def test_shard_ids_need_the_number_of_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RC_SHARD_IDS", "0, 1")
    with pytest.raises(SettingsError, match="needs RC_SHARDS"):
        load(None)
    monkeypatch.setenv("RC_SHARDS", "2")
    assert load(None).shard_ids == (0, 1)
    monkeypatch.setenv("RC_SHARD_IDS", "2")
    with pytest.raises(SettingsError, match="below RC_SHARDS"):
        load(None)


def test_secrets_are_in_no_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "very secret token")
    monkeypatch.setenv("RC_DATABASE_URL", "mysql://me:hidden@host/db")
    with pytest.raises(SettingsError) as caught:
        load(None)
    assert "very secret" not in str(caught.value)
    assert "hidden" not in str(caught.value)
    monkeypatch.setenv("DISCORD_TOKEN", "verysecret")
    monkeypatch.delenv("RC_DATABASE_URL")
    assert "verysecret" not in repr(load(None))


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "settings"
    file.write_text("RC_LOG_LEVEL=error\nRC_LOG_FORMAT=json\n", "utf-8")
    monkeypatch.setenv("RC_LOG_LEVEL", "debug")
    settings = load(file)
    assert (settings.log_level, settings.log_format) == ("debug", "json")


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Settings().log_level = "debug"  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    ("text", "limits"),
    [("off", ()), ("3/60", (Limit(3, 60),)), ("5/10, 30/300", (Limit(5, 10), Limit(30, 300)))],
)
def test_the_cooldown_is_pairs_of_checks_and_seconds_or_off(
    monkeypatch: pytest.MonkeyPatch, text: str, limits: tuple[Limit, ...]
) -> None:
    monkeypatch.setenv("RC_COOLDOWN", text)
    assert load(None).cooldown == limits


@pytest.mark.parametrize("text", ["5", "0/10", "5/10;30/300", "never", "5/10,"])
def test_any_other_cooldown_is_refused_with_an_example(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("RC_COOLDOWN", text)
    with pytest.raises(SettingsError, match="RC_COOLDOWN must be off, or checks and seconds such as 5/10"):
        load(None)
