"""Lookups, their assessments, servers, and the search index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Big = sa.BigInteger().with_variant(sa.Integer, "sqlite")
Small = sa.SmallInteger().with_variant(sa.Integer, "sqlite")
Terms = sa.Text().with_variant(ARRAY(sa.Text), "postgresql")

SEARCH = (
    "CREATE VIRTUAL TABLE lookup_search USING fts5(terms, content='lookup', content_rowid='id', "
    "detail='none', tokenize=\"ascii tokenchars '@_'\")",
    "CREATE TRIGGER lookup_search_insert AFTER INSERT ON lookup BEGIN "
    "INSERT INTO lookup_search(rowid, terms) VALUES (new.id, new.terms); END",
    "CREATE TRIGGER lookup_search_delete AFTER DELETE ON lookup BEGIN "
    "INSERT INTO lookup_search(lookup_search, rowid, terms) VALUES ('delete', old.id, old.terms); END",
    "CREATE TRIGGER lookup_search_update AFTER UPDATE OF terms ON lookup BEGIN "
    "INSERT INTO lookup_search(lookup_search, rowid, terms) VALUES ('delete', old.id, old.terms); "
    "INSERT INTO lookup_search(rowid, terms) VALUES (new.id, new.terms); END",
)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "assessment",
        sa.Column("id", Big, primary_key=True),
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("verdict", sa.LargeBinary, nullable=False),
        sa.Column("verdict_schema", Small, nullable=False),
        sa.Column("level", Small, nullable=False),
        sa.Column("mineral", sa.Text, nullable=False),
        sa.Column("country", sa.Text),
        sa.Column("figures_key", Big, nullable=False),
        sa.Column("calculator", sa.Text, nullable=False),
        sa.Column("editions", sa.Text, nullable=False),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_table(
        "lookup",
        sa.Column("id", Big, primary_key=True),
        sa.Column("interaction_id", Big, unique=True),
        sa.Column("at", Big, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("command", sa.Text, nullable=False),
        sa.Column("discord_guild_id", Big),
        sa.Column("discord_channel_id", Big),
        sa.Column("discord_user_id", Big),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("assessment_id", Big, sa.ForeignKey("assessment.id"), nullable=False),
        sa.Column("parent_id", Big, sa.ForeignKey("lookup.id", ondelete="SET NULL")),
        sa.Column("state", Small, nullable=False),
        sa.Column("took_us", Big, nullable=False),
        sa.Column("terms", Terms, nullable=False),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_lookup_assessment_id", "lookup", ["assessment_id"])
    op.create_index("ix_lookup_parent_id", "lookup", ["parent_id"])
    op.create_index("ix_lookup_guild", "lookup", ["discord_guild_id", "id"])
    op.create_index("ix_lookup_user", "lookup", ["discord_user_id", "id"])
    op.create_index("ix_lookup_at", "lookup", ["at"])
    op.create_table(
        "gone",
        sa.Column("lookup_id", Big, primary_key=True, autoincrement=False),
        sa.Column("at", Big, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "server",
        sa.Column("discord_guild_id", Big, primary_key=True, autoincrement=False),
        sa.Column("number", Big, nullable=False, unique=True),
        sa.Column("retention_days", Small),
        sa.Column("private_by_default", Small, nullable=False),
        sa.Column("review_channel_id", Big),
        sqlite_strict=True,
    )
    if op.get_context().dialect.name == "sqlite":
        for statement in SEARCH:
            op.execute(statement)
    else:
        # Without a pending list every insert pays its own way: with one, now and then an insert pays for all
        # before it and is late. Finer statistics, since a token is one of many: 40 to a row, by server.
        op.execute("CREATE INDEX ix_lookup_terms ON lookup USING gin (terms) WITH (fastupdate = off)")
        op.execute("ALTER TABLE lookup ALTER COLUMN terms SET STATISTICS 1000")


def downgrade() -> None:
    """Remove them."""
    if op.get_context().dialect.name == "sqlite":
        op.execute("DROP TABLE lookup_search")
    for table in ("server", "gone", "lookup", "assessment"):
        op.drop_table(table)
