"""What a reaction remembers of its failures, and why a webhook was paused.

Revision: 0006, after 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cursor", sa.Column("failures", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("cursor", sa.Column("next_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "put_aside",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("change_set_id", sa.Uuid(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("put_aside_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("put_aside_pkey")),
    )
    op.create_index("put_aside_organization_idx", "put_aside", ["organization_id"], unique=False)
    op.create_index("put_aside_reader_idx", "put_aside", ["reader"], unique=False)
    op.add_column("webhook", sa.Column("paused_why", sa.Text(), nullable=True))
