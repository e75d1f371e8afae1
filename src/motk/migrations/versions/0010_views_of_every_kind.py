"""Scenes, concepts and edits have pages, and pages have views.

Revision: 0010, after 0009
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_constraint(op.f("view_page_known"), "view", type_="check")
    op.create_check_constraint(
        op.f("view_page_known"),
        "view",
        "page in ('shot', 'asset', 'sequence', 'episode', 'scene', 'concept', 'edit', 'task')",
    )
