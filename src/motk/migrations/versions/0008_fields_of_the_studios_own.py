"""Slots hold fields of the studio's own too, and those of entities and tasks are found by an index.

Revision: 0008, after 0007
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "member",
        sa.Column("extra", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    for table in ("entity", "task"):
        op.create_index(
            f"{table}_extra_idx",
            table,
            ["extra"],
            postgresql_using="gin",
            postgresql_ops={"extra": "jsonb_path_ops"},
        )
    op.create_index("field_definition_organization_idx", "field_definition", ["organization_id"])
