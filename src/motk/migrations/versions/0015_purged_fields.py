"""Fields that were deleted for ever leave behind who could not read them: the log holds their values.

Revision: 0015, after 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

# Those that went before: the log tells of them.
PURGED = """
insert into purged_field (organization_id, project_id, kind, key, restricted)
select distinct on (gone.organization_id, gone.project_id, gone.kind, gone.key) gone.*
from (
  select
    (before ->> 'organization_id')::uuid as organization_id, (before ->> 'project_id')::uuid as project_id,
    before ->> 'kind' as kind, before ->> 'key' as key, coalesce(before -> 'seen_by', '[]') <> '[]' as restricted
  from change
  where entity = 'field_definition' and after is null
) as gone
join organization on organization.id = gone.organization_id
left join project on project.id = gone.project_id
where (gone.project_id is null or project.id is not null)
  and not exists (
    select from field_definition as field
    where field.organization_id = gone.organization_id and field.kind = gone.kind and field.key = gone.key
      and field.project_id is not distinct from gone.project_id
  )
order by gone.organization_id, gone.project_id, gone.kind, gone.key, gone.restricted desc
"""


def upgrade() -> None:
    op.create_table(
        "purged_field",
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("purged_field_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_id", "organization_id"],
            ["project.id", "project.organization_id"],
            name=op.f("purged_field_project_id_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("purged_field_pkey")),
    )
    op.create_index("purged_field_organization_idx", "purged_field", ["organization_id"])
    op.create_index("purged_field_project_idx", "purged_field", ["project_id"])
    op.execute(PURGED)
