"""A session knows how it was opened: what somebody showed decides where they may go from there.

Revision: 0013, after 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("session", sa.Column("opened_by", sa.Text(), nullable=False, server_default="password"))
    # Nobody wrote down how those that stand came in: where a provider may have let them in, it is taken to have done so.
    op.execute(
        "update session set opened_by = 'provider'"
        " where exists (select from external_identity where external_identity.account_id = session.account_id)"
    )
    op.create_check_constraint(
        op.f("session_opened_by_known"),
        "session",
        "opened_by in ('password', 'provider', 'passkey', 'second_factor')",
    )
