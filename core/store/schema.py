"""The tables, once, for both engines. Migrations build them; a test keeps the two in step."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import ARRAY

from core.store.records import State
from core.verdict import Level

LEVELS: tuple[Level, ...] = (
    Level.HOLDS_UP,
    Level.UNPROVEN,
    Level.DOUBTFUL,
    Level.DOES_NOT_ADD_UP,
    Level.IMPOSSIBLE,
    Level.WORKED_OUT,
    Level.CANNOT_TELL,
)
"""A level's number in the table is its place here: append only."""

STATES: tuple[State, ...] = (
    State.NEW,
    State.DISPUTED,
    State.CONFIRMED,
    State.WRONG,
    State.NEEDS_SOURCE,
    State.DISMISSED,
)
"""A state's number in the table is its place here: append only."""


def level_at(number: int) -> Level:
    """The level with a number in the table. Raises IndexError."""
    return LEVELS[number]


def state_at(number: int) -> State:
    """The state with a number in the table. Raises IndexError."""
    return STATES[number]


# STRICT tables know INTEGER and TEXT only, and only an INTEGER primary key is the row's own number.
Big = BigInteger().with_variant(Integer, "sqlite")
Small = SmallInteger().with_variant(Integer, "sqlite")
Terms = Text().with_variant(ARRAY(Text), "postgresql")

metadata = MetaData()

assessment = Table(
    "assessment",
    metadata,
    Column("id", Big, primary_key=True),
    Column("claim", Text, nullable=False),
    Column("verdict", LargeBinary, nullable=False),
    Column("verdict_schema", Small, nullable=False),
    Column("level", Small, nullable=False),
    Column("mineral", Text, nullable=False),
    Column("country", Text),
    Column("figures_key", Big, nullable=False),
    Column("calculator", Text, nullable=False),
    Column("editions", Text, nullable=False),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

# Ids are never given twice (AUTOINCREMENT): a button of a forgotten lookup must not open another's.
lookup = Table(
    "lookup",
    metadata,
    Column("id", Big, primary_key=True),
    Column("interaction_id", Big, unique=True),
    Column("at", Big, nullable=False),
    Column("origin", Text, nullable=False),
    Column("command", Text, nullable=False),
    Column("discord_guild_id", Big),
    Column("discord_channel_id", Big),
    Column("discord_user_id", Big),
    Column("text", Text, nullable=False),
    Column("assessment_id", Big, ForeignKey("assessment.id"), nullable=False, index=True),
    Column("parent_id", Big, ForeignKey("lookup.id", ondelete="SET NULL"), index=True),
    Column("state", Small, nullable=False),
    Column("took_us", Big, nullable=False),
    Column("terms", Terms, nullable=False),
    Index("ix_lookup_guild", "discord_guild_id", "id"),
    Index("ix_lookup_user", "discord_user_id", "id"),
    Index("ix_lookup_at", "at"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

# The claims of one text, a lookup each, in the order of their ids; `first_id` is the one that carries the interaction,
# and stays when that row is removed, so that the others still know each other.
headline = Table(
    "headline",
    metadata,
    Column(
        "lookup_id", Big, ForeignKey("lookup.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("first_id", Big, nullable=False, index=True),
    sqlite_strict=True,
)

gone = Table(
    "gone",
    metadata,
    Column("lookup_id", Big, primary_key=True, autoincrement=False),
    Column("at", Big, nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_strict=True,
)

server = Table(
    "server",
    metadata,
    Column("discord_guild_id", Big, primary_key=True, autoincrement=False),
    Column("number", Big, nullable=False, unique=True),
    Column("retention_days", Small),
    Column("private_by_default", Small, nullable=False),
    Column("review_channel_id", Big),
    sqlite_strict=True,
)

shown = Table(
    "shown",
    metadata,
    Column("lookup_id", Big, ForeignKey("lookup.id", ondelete="CASCADE"), primary_key=True),
    Column("discord_message_id", Big, primary_key=True, autoincrement=False),
    Column("discord_channel_id", Big, nullable=False),
    Column("place", Text, nullable=False),
    Column("ephemeral", Small, nullable=False),
    Column("version", Big, nullable=False),
    Column("stuck", Small, nullable=False),
    sqlite_strict=True,
)

review = Table(
    "review",
    metadata,
    Column("id", Big, primary_key=True),
    Column("lookup_id", Big, ForeignKey("lookup.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", Big, nullable=False),
    Column("discord_user_id", Big, index=True),
    Column("kind", Text, nullable=False),
    Column("state", Small),
    Column("level", Small),
    Column("note", Text, nullable=False),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

review_session = Table(
    "review_session",
    metadata,
    Column("discord_guild_id", Big, primary_key=True, autoincrement=False),
    Column("discord_user_id", Big, primary_key=True, autoincrement=False),
    Column("at", Big, nullable=False),
    sqlite_strict=True,
)

digest_setting = Table(
    "digest_setting",
    metadata,
    Column("discord_guild_id", Big, primary_key=True, autoincrement=False),
    Column("discord_channel_id", Big, nullable=False),
    Column("local_time", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("discord_role_id", Big),
    Column("minerals", Text, nullable=False),
    Column("languages", Text, nullable=False),
    Column("since", Big, nullable=False),
    Column("paused_at", Big),
    Column("paused_reason", Text, nullable=False),
    sqlite_strict=True,
)

digest = Table(
    "digest",
    metadata,
    Column("id", Big, primary_key=True),
    Column("discord_guild_id", Big, nullable=False),
    Column("local_date", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("nonce", Text, nullable=False),
    Column("claimed_at", Big, nullable=False),
    Column("settled_at", Big),
    Column("discord_channel_id", Big),
    Column("discord_message_id", Big),
    Column("reason", Text, nullable=False),
    Column("content", Text, nullable=False),
    UniqueConstraint("discord_guild_id", "local_date", name="uq_digest_day"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

digest_item = Table(
    "digest_item",
    metadata,
    Column("digest_id", Big, ForeignKey("digest.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Small, primary_key=True, autoincrement=False),
    Column("lookup_id", Big, ForeignKey("lookup.id", ondelete="SET NULL"), index=True),
    Column("story_key", Text, nullable=False),
    Column("content", Text, nullable=False),
    sqlite_strict=True,
)

feed = Table(
    "feed",
    metadata,
    Column("url", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("etag", Text, nullable=False),
    Column("modified", Text, nullable=False),
    Column("fetched_at", Big),
    Column("ok_at", Big),
    Column("failing_since", Big),
    Column("failures", Small, nullable=False),
    Column("last_error", Text, nullable=False),
    Column("next_at", Big),
    Column("moved_to", Text, nullable=False, server_default=""),
    sqlite_strict=True,
)

server_feed = Table(
    "server_feed",
    metadata,
    Column("discord_guild_id", Big, primary_key=True, autoincrement=False),
    Column("url", Text, primary_key=True),
    Column("wanted", Small, nullable=False),
    Column("at", Big, nullable=False),
    sqlite_strict=True,
)

article = Table(
    "article",
    metadata,
    Column("id", Big, primary_key=True),
    Column("feed_url", Text, nullable=False),
    Column("first_seen_at", Big, nullable=False),
    Column("content", Text, nullable=False),
    Index("ix_article_seen", "first_seen_at"),
    sqlite_strict=True,
)

article_key = Table(
    "article_key",
    metadata,
    Column("key", Text, primary_key=True),
    Column("article_id", Big, ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True),
    sqlite_strict=True,
)
