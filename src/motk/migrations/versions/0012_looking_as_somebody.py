"""An admin looks as somebody else for an hour, and no longer.

Revision: 0012, after 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("session", sa.Column("viewing_until", sa.DateTime(timezone=True)))
