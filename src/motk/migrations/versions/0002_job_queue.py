"""The job queue: procrastinate's own tables and functions, and the progress of jobs.

Revision: 0002, after 0001
"""

from importlib.resources import files

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Dead jobs are listed newest first; jobs without a worker are looked for every few seconds.
INDEXES = """
create index procrastinate_jobs_dead_idx on procrastinate_jobs (id desc) where status = 'failed';
create index procrastinate_jobs_lost_idx on procrastinate_jobs (id) where status = 'doing';
"""


def upgrade() -> None:
    schema = (files("motk.migrations") / "procrastinate.sql").read_text()
    op.get_bind().exec_driver_sql(schema.replace("%", "%%"))
    op.execute(INDEXES)
    op.create_table(
        "job_progress",
        sa.Column("job_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("caused_by", sa.Uuid(), nullable=True),
        sa.Column("done", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("message", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("job_id", name=op.f("job_progress_pkey")),
    )
    op.create_index("job_progress_organization_idx", "job_progress", ["organization_id", "job_id"], unique=False)
