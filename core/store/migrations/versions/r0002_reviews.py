"""Disputes, decisions and notes; messages to redraw; who is reviewing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Big = sa.BigInteger().with_variant(sa.Integer, "sqlite")
Small = sa.SmallInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "shown",
        sa.Column("lookup_id", Big, sa.ForeignKey("lookup.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("discord_message_id", Big, primary_key=True, autoincrement=False),
        sa.Column("discord_channel_id", Big, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("ephemeral", Small, nullable=False),
        sa.Column("version", Big, nullable=False),
        sa.Column("stuck", Small, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "review",
        sa.Column("id", Big, primary_key=True),
        sa.Column("lookup_id", Big, sa.ForeignKey("lookup.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", Big, nullable=False),
        sa.Column("discord_user_id", Big),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("state", Small),
        sa.Column("level", Small),
        sa.Column("note", sa.Text, nullable=False),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_review_lookup_id", "review", ["lookup_id"])
    op.create_index("ix_review_discord_user_id", "review", ["discord_user_id"])
    op.create_table(
        "review_session",
        sa.Column("discord_guild_id", Big, primary_key=True, autoincrement=False),
        sa.Column("discord_user_id", Big, primary_key=True, autoincrement=False),
        sa.Column("at", Big, nullable=False),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Remove them."""
    for table in ("review_session", "review", "shown"):
        op.drop_table(table)
