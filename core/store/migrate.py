"""Brings a log to the schema this program knows, or refuses one it does not. Runs inside a running loop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from core.errors import NewerSchema

if TYPE_CHECKING:
    from alembic.config import Config

HERE = Path(__file__).parent / "migrations"

HEAD = "0005"
"""The newest revision: a log that has it is not looked at further (Alembic takes a fifth of a second to
import)."""

_ONE_AT_A_TIME = 7203471
"""Key of PostgreSQL's advisory lock: several processes may start at once."""


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the log up to revision `to`, in the caller's transaction. Raises NewerSchema."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
    have = revisions(connection)
    if have == (HEAD,) and to == "head":
        return
    from alembic import command  # noqa: PLC0415  slow to import, and rarely needed

    config = _config(connection)
    if unknown := set(have) - _known(config):
        raise NewerSchema(tuple(sorted(unknown)))
    command.upgrade(config, to)


def downgrade(connection: Connection, to: str) -> None:
    """Take the log back to revision `to` ("base": nothing), in the caller's transaction. Data of tables that
    the older schema has not is lost."""
    from alembic import command  # noqa: PLC0415  slow to import, and rarely needed

    command.downgrade(_config(connection), to)


def revisions(connection: Connection) -> tuple[str, ...]:
    """The revisions the log has; empty for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return ()
    return tuple(connection.execute(text("SELECT version_num FROM alembic_version")).scalars())


def _config(connection: Connection) -> Config:
    from alembic.config import Config  # noqa: PLC0415  slow to import, and rarely needed

    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _known(config: Config) -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415  slow to import, and rarely needed

    return {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
