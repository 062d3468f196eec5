"""Where a feed has moved for good."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("feed", sa.Column("moved_to", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    """Remove it."""
    op.drop_column("feed", "moved_to")
