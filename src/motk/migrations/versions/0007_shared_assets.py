"""Assets that a production shares are found by an index of their own.

Revision: 0007, after 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "entity_shared_idx",
        "entity",
        ["organization_id", "name_key"],
        postgresql_where=sa.text("is_shared and kind = 'asset' and archived_at is null"),
    )
