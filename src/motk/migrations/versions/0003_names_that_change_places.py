"""Names may change places within one statement; what the archive, the feed and a retry look up.

Revision: 0003, after 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# A unique index looks at each row as it is written; this one waits for the end of the statement, or of the transaction when told to.
NAMES = """
drop index entity_name_key;
alter table entity add constraint entity_name_key exclude using btree (
  project_id with =,
  kind with =,
  (coalesce(parent_id, '00000000-0000-0000-0000-000000000000')) with =,
  (coalesce(entity_type_id, '00000000-0000-0000-0000-000000000000')) with =,
  lower(name) with =
) where (archived_at is null) deferrable initially immediate;
"""

ARCHIVED = ("comment", "entity", "member", "task")


def upgrade() -> None:
    op.execute(NAMES)
    for table in ARCHIVED:
        op.create_index(
            f"{table}_archived_idx",
            table,
            ["project_id", "archived_at", "id"],
            postgresql_where=sa.text("archived_at is not null"),
        )
    op.create_index("change_set_actor_idx", "change_set", ["organization_id", "actor_id", "at", "id"])
    op.create_index("change_set_verb_idx", "change_set", ["organization_id", "verb", "at", "id"])
    op.add_column("idempotency_key", sa.Column("change_set_id", sa.Uuid(), nullable=True))
