"""What the operator can set, from the environment and `.env`. Built once, in `bot.__main__`; passed on as an argument."""

from __future__ import annotations

import difflib
import os
import re
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from commands.cooldown import LIMITS, Limit
from core.news.default_feeds import read_feeds

PREFIX = "RC_"
ENV_FILE = Path(".env")
DATABASE_SCHEMES = ("sqlite", "postgresql")
CONFIDENTIAL = ("DISCORD_TOKEN", "RC_DATABASE_URL")
"""Settings whose value holds a secret: never repeated in a sentence."""

_TIMES_IN_SECONDS = re.compile(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,4})")


class SettingsError(Exception):
    """The settings cannot be used. `problems` has one plain sentence for each thing to mend."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class Settings(BaseSettings):
    """Every setting, each described in `.env.example`. An empty value counts as not set."""

    model_config = SettingsConfigDict(
        frozen=True,
        env_prefix=PREFIX,
        env_ignore_empty=True,
        env_file_encoding="utf-8",
        extra="ignore",
        populate_by_name=True,
    )

    discord_token: SecretStr | None = Field(default=None, validation_alias="DISCORD_TOKEN")
    database_url: str = "sqlite:///reality-check.sqlite3"
    discord_api: str | None = None
    log_format: Literal["text", "json"] = "text"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    cooldown: Annotated[tuple[Limit, ...], NoDecode] = LIMITS
    metrics_port: int | None = Field(default=None, ge=1, le=65535)
    shards: int | None = Field(default=None, ge=1, le=4096)
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode] = None
    contact: str = Field(default="", max_length=200)
    site_url: str = ""
    privacy_url: str = ""
    feeds_file: Path | None = None
    fetch_pages: bool = False
    allow_loopback_feeds: bool = False

    @field_validator("discord_token", mode="after")
    @classmethod
    def _one_word(cls, token: SecretStr | None) -> SecretStr | None:
        if token is None or not token.get_secret_value().strip():
            return None
        text = token.get_secret_value().strip().removeprefix("Bot ")
        if any(character.isspace() for character in text):
            raise ValueError("must be one word: paste only the token itself")
        return SecretStr(text)

    @field_validator("database_url", mode="after")
    @classmethod
    def _known_database(cls, url: str) -> str:
        scheme, separator, rest = url.partition("://")
        if scheme not in DATABASE_SCHEMES or not separator or not rest.strip("/"):
            raise ValueError("must be sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE")
        return url

    @field_validator("discord_api", mode="after")
    @classmethod
    def _loopback_only(cls, url: str | None) -> str | None:
        if url is None:
            return None
        parts = urlsplit(url)
        if parts.scheme != "http" or not _is_loopback(parts.hostname or ""):
            raise ValueError(
                "must be a local address such as http://127.0.0.1:8765; leave it out for Discord"
            )
        return url.rstrip("/")

    @field_validator("site_url", "privacy_url", mode="after")
    @classmethod
    def _web_address(cls, url: str) -> str:
        if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname):
            raise ValueError("must be a web address that begins with https://")
        return url

    @field_validator("shard_ids", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        words = [word.strip() for word in value.split(",") if word.strip()]
        if not words or not all(word.isdigit() for word in words):
            raise ValueError("must be shard numbers with commas between them, such as 0,1")
        return tuple(int(word) for word in words)

    @field_validator("cooldown", mode="before")
    @classmethod
    def _limits(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        if value.strip().lower() == "off":
            return ()
        pairs = [_TIMES_IN_SECONDS.fullmatch(word.strip()) for word in value.split(",")]
        if not all(pairs):
            raise ValueError("must be off, or checks and seconds such as 5/10 or 5/10,30/300")
        return tuple(Limit(int(pair[1]), int(pair[2])) for pair in pairs if pair)

    @field_validator("fetch_pages", mode="after")
    @classmethod
    def _has_extractor(cls, wanted: bool) -> bool:
        if wanted and find_spec("trafilatura") is None:
            raise ValueError('needs the extra "pages": pip install "rare-earth-reality-check[pages]"')
        return wanted

    @field_validator("feeds_file", mode="after")
    @classmethod
    def _readable_table(cls, path: Path | None) -> Path | None:
        if path is not None:
            try:
                read_feeds(path)
            except (OSError, ValueError) as error:
                raise ValueError(f"cannot be read as a table of feeds: {error}") from None
        return path

    @model_validator(mode="after")
    def _shards_belong_together(self) -> Settings:
        if self.shard_ids is None:
            return self
        if self.shards is None:
            raise ValueError("RC_SHARD_IDS needs RC_SHARDS, the number of shards of all processes together")
        if any(number >= self.shards for number in self.shard_ids):
            raise ValueError(f"RC_SHARD_IDS must be below RC_SHARDS ({self.shards})")
        return self

    @property
    def token(self) -> str | None:
        """The token in clear, for the one call that logs in."""
        return self.discord_token.get_secret_value() if self.discord_token else None


def variable(field: str) -> str:
    """The environment variable of a field."""
    return "DISCORD_TOKEN" if field in ("discord_token", "DISCORD_TOKEN") else f"{PREFIX}{field.upper()}"


def load(env_file: Path | None = ENV_FILE) -> Settings:
    """Settings from the environment, then from `env_file` where it exists. Raises SettingsError with every
    problem at once."""
    problems = _misspelt(env_file)
    try:
        settings = Settings(_env_file=env_file)  # pyright: ignore[reportCallIssue]
    except ValidationError as error:
        raise SettingsError((*_sentences(error), *problems)) from error
    if problems:
        raise SettingsError(problems)
    return settings


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _misspelt(env_file: Path | None) -> tuple[str, ...]:
    """A setting that nobody reads would be ignored without a word: say so instead."""
    known = {variable(field) for field in Settings.model_fields}
    in_file = dotenv_values(env_file) if env_file is not None and env_file.is_file() else {}
    names = sorted({name.upper() for name in (*os.environ, *in_file)})
    sentences: list[str] = []
    for name in names:
        if not name.startswith(PREFIX) or name in known:
            continue
        near = difflib.get_close_matches(name, known, n=1)
        sentences.append(f"{name} is not a setting" + (f"; did you mean {near[0]}?" if near else "."))
    return tuple(sentences)


def _sentences(error: ValidationError) -> tuple[str, ...]:
    """One sentence a problem, without the value where that is confidential."""
    sentences: list[str] = []
    for problem in error.errors(include_url=False):
        reason = problem["msg"].removeprefix("Value error, ")
        if not problem["loc"]:
            sentences.append(f"{reason}.")
            continue
        name = variable(str(problem["loc"][0]))
        said = "" if name in CONFIDENTIAL else f" (it is {problem['input']!r})"
        sentences.append(f"{name} {_lower_first(reason)}{said}.")
    return tuple(sentences)


def _lower_first(text: str) -> str:
    return text.replace("Input should be", "must be")
