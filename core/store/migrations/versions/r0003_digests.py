"""The daily digest: settings, feeds, articles seen, days claimed, items posted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Big = sa.BigInteger().with_variant(sa.Integer, "sqlite")
Small = sa.SmallInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "digest_setting",
        sa.Column("discord_guild_id", Big, primary_key=True, autoincrement=False),
        sa.Column("discord_channel_id", Big, nullable=False),
        sa.Column("local_time", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("discord_role_id", Big),
        sa.Column("minerals", sa.Text, nullable=False),
        sa.Column("languages", sa.Text, nullable=False),
        sa.Column("since", Big, nullable=False),
        sa.Column("paused_at", Big),
        sa.Column("paused_reason", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "digest",
        sa.Column("id", Big, primary_key=True),
        sa.Column("discord_guild_id", Big, nullable=False),
        sa.Column("local_date", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("nonce", sa.Text, nullable=False),
        sa.Column("claimed_at", Big, nullable=False),
        sa.Column("settled_at", Big),
        sa.Column("discord_channel_id", Big),
        sa.Column("discord_message_id", Big),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.UniqueConstraint("discord_guild_id", "local_date", name="uq_digest_day"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_table(
        "digest_item",
        sa.Column("digest_id", Big, sa.ForeignKey("digest.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", Small, primary_key=True, autoincrement=False),
        sa.Column("lookup_id", Big, sa.ForeignKey("lookup.id", ondelete="SET NULL")),
        sa.Column("story_key", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_digest_item_lookup_id", "digest_item", ["lookup_id"])
    op.create_table(
        "feed",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("etag", sa.Text, nullable=False),
        sa.Column("modified", sa.Text, nullable=False),
        sa.Column("fetched_at", Big),
        sa.Column("ok_at", Big),
        sa.Column("failing_since", Big),
        sa.Column("failures", Small, nullable=False),
        sa.Column("last_error", sa.Text, nullable=False),
        sa.Column("next_at", Big),
        sqlite_strict=True,
    )
    op.create_table(
        "server_feed",
        sa.Column("discord_guild_id", Big, primary_key=True, autoincrement=False),
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("wanted", Small, nullable=False),
        sa.Column("at", Big, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "article",
        sa.Column("id", Big, primary_key=True),
        sa.Column("feed_url", sa.Text, nullable=False),
        sa.Column("first_seen_at", Big, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_article_seen", "article", ["first_seen_at"])
    op.create_table(
        "article_key",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("article_id", Big, sa.ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_article_key_article_id", "article_key", ["article_id"])


def downgrade() -> None:
    """Remove them."""
    for table in ("article_key", "article", "server_feed", "feed", "digest_item", "digest", "digest_setting"):
        op.drop_table(table)
