"""Finding: a narrow row of words beside everything that has a name or says something.

What exists already gets its rows from search.sql, which runs after the migrations.

Revision: 0009, after 0008
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

WAITING = {"gin_pending_list_limit": 512}


def upgrade() -> None:
    op.execute("create extension if not exists pg_trgm")
    op.create_table(
        "search_row",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=True),
        sa.Column("entity_id", sa.Uuid(), nullable=True),
        sa.Column("task_id", sa.Uuid(), nullable=True),
        sa.Column("name_key", sa.Text(collation="C"), nullable=True),
        sa.Column("words", postgresql.TSVECTOR(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "kind in ('entity', 'task', 'account', 'project', 'comment')", name=op.f("search_row_kind_known")
        ),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("search_row_pkey")),
    )
    for name, kinds in {
        "search_row_work_words_idx": "kind in ('entity', 'task')",
        "search_row_people_words_idx": "kind in ('account', 'project')",
        "search_row_comment_words_idx": "kind = 'comment'",
    }.items():
        op.create_index(
            name,
            "search_row",
            ["words"],
            postgresql_using="gin",
            postgresql_where=sa.text(kinds),
            postgresql_with=WAITING,
        )
    op.create_index(
        "search_row_name_idx",
        "search_row",
        ["place_id", "name_key"],
        postgresql_where=sa.text("name_key is not null"),
    )
    op.create_index(
        "search_row_newest_idx", "search_row", ["place_id", "at"], postgresql_where=sa.text("kind = 'comment'")
    )
    op.create_index(
        "search_row_likeness_idx",
        "search_row",
        ["name_key"],
        postgresql_using="gin",
        postgresql_ops={"name_key": "gin_trgm_ops"},
        postgresql_where=sa.text("kind in ('entity', 'account', 'project')"),
        postgresql_with=WAITING,
    )
