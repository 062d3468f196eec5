"""Which lookups are claims of one text."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Big = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "headline",
        sa.Column(
            "lookup_id",
            Big,
            sa.ForeignKey("lookup.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("first_id", Big, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_headline_first_id", "headline", ["first_id"])


def downgrade() -> None:
    """Remove it."""
    op.drop_table("headline")
