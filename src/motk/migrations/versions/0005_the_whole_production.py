"""The tables of the whole production: second factors, notes, notifications, webhooks, time, custom fields, plans.

Revision: 0005, after 0004
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_unique_constraint(op.f("comment_id_project_id_key"), "comment", ["id", "project_id"])
    op.create_table(
        "identity_provider",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column(
            "scopes", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{openid,email,profile}'"), nullable=False
        ),
        sa.Column("domains", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("makes_accounts", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("new_account_type", sa.Text(), server_default=sa.text("'artist'"), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("btrim(client_id) <> ''", name=op.f("identity_provider_client_id_not_blank")),
        sa.CheckConstraint("btrim(issuer) <> ''", name=op.f("identity_provider_issuer_not_blank")),
        sa.CheckConstraint("btrim(name) <> ''", name=op.f("identity_provider_name_not_blank")),
        sa.CheckConstraint(
            "new_account_type in ('admin', 'manager', 'supervisor', 'artist', 'client', 'vendor', 'bot')",
            name=op.f("identity_provider_new_account_type_known"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("identity_provider_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("identity_provider_pkey")),
    )
    op.create_index("identity_provider_organization_idx", "identity_provider", ["organization_id"], unique=False)
    op.create_table(
        "project_template",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("btrim(name) <> ''", name=op.f("project_template_name_not_blank")),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("project_template_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("project_template_pkey")),
    )
    op.create_index(
        "project_template_name_key",
        "project_template",
        ["organization_id", sa.literal_column("lower(name)")],
        unique=True,
        postgresql_where=sa.text("archived_at is null"),
    )
    op.create_table(
        "software",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("file_extension", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("version", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("btrim(name) <> ''", name=op.f("software_name_not_blank")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("software_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("software_pkey")),
    )
    op.create_index(
        "software_name_key",
        "software",
        ["organization_id", sa.literal_column("lower(name)")],
        unique=True,
        postgresql_where=sa.text("archived_at is null"),
    )
    op.create_table(
        "baseline",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("dates", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("btrim(name) <> ''", name=op.f("baseline_name_not_blank")),
        sa.ForeignKeyConstraint(
            ["project_id", "organization_id"],
            ["project.id", "project.organization_id"],
            name=op.f("baseline_project_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("baseline_pkey")),
    )
    op.create_index("baseline_project_idx", "baseline", ["project_id"], unique=False)
    op.create_table(
        "field_definition",
        sa.Column("project_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("choices", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("default_value", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("required", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("for_client", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("seen_by", postgresql.ARRAY(sa.Uuid()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("edited_by", postgresql.ARRAY(sa.Uuid()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("btrim(name) <> ''", name=op.f("field_definition_name_not_blank")),
        sa.CheckConstraint("key ~ '^[a-z][a-z0-9_]{0,62}$'", name=op.f("field_definition_key_is_a_word")),
        sa.CheckConstraint(
            "kind in ('episode', 'sequence', 'shot', 'asset', 'scene', 'concept', 'edit', 'task', 'project', 'account', 'member')",
            name=op.f("field_definition_kind_known"),
        ),
        sa.CheckConstraint(
            "type in ('text', 'long_text', 'number', 'checkbox', 'date', 'list', 'tags', 'url', 'person', 'entity_link', 'checklist')",
            name=op.f("field_definition_type_known"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("field_definition_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_id", "organization_id"],
            ["project.id", "project.organization_id"],
            name=op.f("field_definition_project_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("field_definition_pkey")),
    )
    op.create_index(
        "field_definition_key",
        "field_definition",
        [
            "organization_id",
            sa.literal_column("coalesce(project_id, '00000000-0000-0000-0000-000000000000')"),
            "kind",
            "key",
        ],
        unique=True,
        postgresql_where=sa.text("archived_at is null"),
    )
    op.create_index("field_definition_project_idx", "field_definition", ["project_id"], unique=False)
    op.create_table(
        "identity_provider_secret",
        sa.Column("provider_id", sa.Uuid(), nullable=False),
        sa.Column("client_secret", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["provider_id"],
            ["identity_provider.id"],
            name=op.f("identity_provider_secret_provider_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("provider_id", name=op.f("identity_provider_secret_pkey")),
    )
    op.create_table(
        "webhook",
        sa.Column("project_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default=sa.text("'webhook'"), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("verbs", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{*}'"), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("btrim(name) <> ''", name=op.f("webhook_name_not_blank")),
        sa.CheckConstraint("kind in ('webhook', 'slack', 'discord', 'mattermost')", name=op.f("webhook_kind_known")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("webhook_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["project_id", "organization_id"],
            ["project.id", "project.organization_id"],
            name=op.f("webhook_project_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("webhook_pkey")),
        sa.UniqueConstraint("id", "organization_id", name=op.f("webhook_id_organization_id_key")),
    )
    op.create_index("webhook_organization_idx", "webhook", ["organization_id"], unique=False)
    op.create_index("webhook_project_idx", "webhook", ["project_id"], unique=False)
    op.create_table(
        "entity_type_task_type",
        sa.Column("entity_type_id", sa.Uuid(), nullable=False),
        sa.Column("task_type_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_type_id", "organization_id"],
            ["entity_type.id", "entity_type.organization_id"],
            name=op.f("entity_type_task_type_entity_type_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("entity_type_task_type_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["task_type_id", "organization_id"],
            ["task_type.id", "task_type.organization_id"],
            name=op.f("entity_type_task_type_task_type_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("entity_type_task_type_pkey")),
    )
    op.create_index(
        "entity_type_task_type_key", "entity_type_task_type", ["entity_type_id", "task_type_id"], unique=True
    )
    op.create_index(
        "entity_type_task_type_organization_idx", "entity_type_task_type", ["organization_id"], unique=False
    )
    op.create_index("entity_type_task_type_type_idx", "entity_type_task_type", ["task_type_id"], unique=False)
    op.create_table(
        "milestone",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("task_type_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("btrim(name) <> ''", name=op.f("milestone_name_not_blank")),
        sa.ForeignKeyConstraint(
            ["project_id", "organization_id"],
            ["project.id", "project.organization_id"],
            name=op.f("milestone_project_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["task_type_id", "organization_id"],
            ["task_type.id", "task_type.organization_id"],
            name=op.f("milestone_task_type_id_fkey"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("milestone_pkey")),
    )
    op.create_index("milestone_project_idx", "milestone", ["project_id", "on_date"], unique=False)
    op.create_index("milestone_task_type_idx", "milestone", ["task_type_id"], unique=False)
    op.create_table(
        "status_automation",
        sa.Column("project_id", sa.Uuid(), nullable=True),
        sa.Column("when_task_type_id", sa.Uuid(), nullable=False),
        sa.Column("when_status_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.Text(), server_default=sa.text("'set_status'"), nullable=False),
        sa.Column("then_task_type_id", sa.Uuid(), nullable=False),
        sa.Column("then_status_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("action in ('set_status', 'mark_ready')", name=op.f("status_automation_action_known")),
        sa.CheckConstraint(
            "when_task_type_id <> then_task_type_id or when_status_id <> then_status_id",
            name=op.f("status_automation_leads_elsewhere"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("status_automation_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_id", "organization_id"],
            ["project.id", "project.organization_id"],
            name=op.f("status_automation_project_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["then_status_id", "organization_id"],
            ["task_status.id", "task_status.organization_id"],
            name=op.f("status_automation_then_status_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["then_task_type_id", "organization_id"],
            ["task_type.id", "task_type.organization_id"],
            name=op.f("status_automation_then_task_type_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["when_status_id", "organization_id"],
            ["task_status.id", "task_status.organization_id"],
            name=op.f("status_automation_when_status_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["when_task_type_id", "organization_id"],
            ["task_type.id", "task_type.organization_id"],
            name=op.f("status_automation_when_task_type_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("status_automation_pkey")),
    )
    op.create_index("status_automation_organization_idx", "status_automation", ["organization_id"], unique=False)
    op.create_index("status_automation_project_idx", "status_automation", ["project_id"], unique=False)
    op.create_index("status_automation_then_status_idx", "status_automation", ["then_status_id"], unique=False)
    op.create_index("status_automation_then_type_idx", "status_automation", ["then_task_type_id"], unique=False)
    op.create_index(
        "status_automation_when_idx", "status_automation", ["when_status_id", "when_task_type_id"], unique=False
    )
    op.create_index("status_automation_when_type_idx", "status_automation", ["when_task_type_id"], unique=False)
    op.create_table(
        "webhook_delivery",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("webhook_id", sa.Uuid(), nullable=False),
        sa.Column("change_set_id", sa.Uuid(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("body", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'waiting'"), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("response_status", sa.Integer(), nullable=True),
        sa.Column("response_text", sa.Text(), nullable=True),
        sa.CheckConstraint("state in ('waiting', 'delivered', 'failed')", name=op.f("webhook_delivery_state_known")),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("webhook_delivery_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["webhook_id"], ["webhook.id"], name=op.f("webhook_delivery_webhook_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("webhook_delivery_pkey")),
    )
    op.create_index("webhook_delivery_key", "webhook_delivery", ["webhook_id", "change_set_id"], unique=True)
    op.create_index("webhook_delivery_log_idx", "webhook_delivery", ["webhook_id", "id"], unique=False)
    op.create_index("webhook_delivery_organization_idx", "webhook_delivery", ["organization_id"], unique=False)
    op.create_index(
        "webhook_delivery_waiting_idx",
        "webhook_delivery",
        ["webhook_id", "next_at"],
        unique=False,
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "webhook_secret",
        sa.Column("webhook_id", sa.Uuid(), nullable=False),
        sa.Column("url", sa.LargeBinary(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["webhook_id"], ["webhook.id"], name=op.f("webhook_secret_webhook_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("webhook_id", name=op.f("webhook_secret_pkey")),
    )
    op.create_table(
        "day_off",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("half_day", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("half_day in ('', 'morning', 'afternoon')", name=op.f("day_off_half_day_known")),
        sa.CheckConstraint("ends_on - starts_on <= 366", name=op.f("day_off_within_a_year")),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("day_off_dates_ordered")),
        sa.ForeignKeyConstraint(
            ["account_id", "organization_id"],
            ["account.id", "account.organization_id"],
            name=op.f("day_off_account_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("day_off_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("day_off_pkey")),
    )
    op.create_index("day_off_account_idx", "day_off", ["account_id", "starts_on"], unique=False)
    op.create_index("day_off_organization_idx", "day_off", ["organization_id", "starts_on"], unique=False)
    op.create_table(
        "external_identity",
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("provider_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("external_identity_account_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"],
            ["identity_provider.id"],
            name=op.f("external_identity_provider_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("external_identity_pkey")),
    )
    op.create_index("external_identity_account_idx", "external_identity", ["account_id"], unique=False)
    op.create_index("external_identity_key", "external_identity", ["provider_id", "subject"], unique=True)
    op.create_table(
        "invitation",
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("invitation_account_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("invitation_pkey")),
        sa.UniqueConstraint("token_hash", name=op.f("invitation_token_hash_key")),
    )
    op.create_index("invitation_account_idx", "invitation", ["account_id"], unique=False)
    op.create_table(
        "page_layout",
        sa.Column("project_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("layout", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "kind in ('episode', 'sequence', 'shot', 'asset', 'scene', 'concept', 'edit', 'task')",
            name=op.f("page_layout_kind_known"),
        ),
        sa.CheckConstraint(
            "role in ('admin', 'manager', 'supervisor', 'artist', 'client', 'vendor', 'bot')",
            name=op.f("page_layout_role_known"),
        ),
        sa.CheckConstraint("num_nonnulls(role, account_id) <= 1", name=op.f("page_layout_role_or_person")),
        sa.ForeignKeyConstraint(
            ["account_id", "organization_id"],
            ["account.id", "account.organization_id"],
            name=op.f("page_layout_account_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("page_layout_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["project_id", "organization_id"],
            ["project.id", "project.organization_id"],
            name=op.f("page_layout_project_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("page_layout_pkey")),
    )
    op.create_index("page_layout_account_idx", "page_layout", ["account_id"], unique=False)
    op.create_index(
        "page_layout_key",
        "page_layout",
        [
            "organization_id",
            sa.literal_column("coalesce(project_id, '00000000-0000-0000-0000-000000000000')"),
            "kind",
            sa.literal_column("coalesce(role, '')"),
            sa.literal_column("coalesce(account_id, '00000000-0000-0000-0000-000000000000')"),
        ],
        unique=True,
    )
    op.create_index("page_layout_project_idx", "page_layout", ["project_id"], unique=False)
    op.create_table(
        "passkey",
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("transports", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("passkey_account_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("passkey_pkey")),
        sa.UniqueConstraint("credential_id", name=op.f("passkey_credential_id_key")),
    )
    op.create_index("passkey_account_idx", "passkey", ["account_id"], unique=False)
    op.create_table(
        "recovery_code",
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("recovery_code_account_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("recovery_code_pkey")),
    )
    op.create_index("recovery_code_account_idx", "recovery_code", ["account_id"], unique=False)
    op.create_table(
        "schedule_item",
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("task_type_id", sa.Uuid(), nullable=True),
        sa.Column("entity_id", sa.Uuid(), nullable=True),
        sa.Column("entity_type_id", sa.Uuid(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("man_days", sa.Integer(), nullable=True),
        sa.Column("color", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("schedule_item_dates_ordered")),
        sa.CheckConstraint("man_days >= 0", name=op.f("schedule_item_man_days_not_negative")),
        sa.ForeignKeyConstraint(
            ["entity_id", "project_id"],
            ["entity.id", "entity.project_id"],
            name=op.f("schedule_item_entity_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["entity_type_id", "organization_id"],
            ["entity_type.id", "entity_type.organization_id"],
            name=op.f("schedule_item_entity_type_id_fkey"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["project_id", "organization_id"],
            ["project.id", "project.organization_id"],
            name=op.f("schedule_item_project_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["task_type_id", "organization_id"],
            ["task_type.id", "task_type.organization_id"],
            name=op.f("schedule_item_task_type_id_fkey"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("schedule_item_pkey")),
    )
    op.create_index("schedule_item_entity_idx", "schedule_item", ["entity_id"], unique=False)
    op.create_index("schedule_item_entity_type_idx", "schedule_item", ["entity_type_id"], unique=False)
    op.create_index("schedule_item_project_idx", "schedule_item", ["project_id"], unique=False)
    op.create_index("schedule_item_task_type_idx", "schedule_item", ["task_type_id"], unique=False)
    op.create_table(
        "sign_in_step",
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("sign_in_step_account_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("sign_in_step_pkey")),
        sa.UniqueConstraint("token_hash", name=op.f("sign_in_step_token_hash_key")),
    )
    op.create_index("sign_in_step_account_idx", "sign_in_step", ["account_id"], unique=False)
    op.create_table(
        "credit_line",
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("hidden", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("member_id is not null or btrim(name) <> ''", name=op.f("credit_line_names_somebody")),
        sa.ForeignKeyConstraint(
            ["member_id", "project_id"],
            ["member.id", "member.project_id"],
            name=op.f("credit_line_member_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_id", "organization_id"],
            ["project.id", "project.organization_id"],
            name=op.f("credit_line_project_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("credit_line_pkey")),
    )
    op.create_index("credit_line_member_key", "credit_line", ["member_id"], unique=True)
    op.create_index("credit_line_project_idx", "credit_line", ["project_id", "position"], unique=False)
    op.create_table(
        "subscription",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=True),
        sa.Column("entity_id", sa.Uuid(), nullable=True),
        sa.Column("muted", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("num_nonnulls(task_id, entity_id) = 1", name=op.f("subscription_follows_one")),
        sa.ForeignKeyConstraint(
            ["account_id", "organization_id"],
            ["account.id", "account.organization_id"],
            name=op.f("subscription_account_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["entity_id", "project_id"],
            ["entity.id", "entity.project_id"],
            name=op.f("subscription_entity_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_id", "organization_id"],
            ["project.id", "project.organization_id"],
            name=op.f("subscription_project_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["task_id", "project_id"],
            ["task.id", "task.project_id"],
            name=op.f("subscription_task_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("subscription_pkey")),
    )
    op.create_index("subscription_entity_idx", "subscription", ["entity_id"], unique=False)
    op.create_index(
        "subscription_key",
        "subscription",
        ["account_id", sa.literal_column("coalesce(task_id, entity_id)")],
        unique=True,
    )
    op.create_index("subscription_project_idx", "subscription", ["project_id"], unique=False)
    op.create_index("subscription_task_idx", "subscription", ["task_id"], unique=False)
    op.create_table(
        "task_dependency",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("needs_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), server_default=sa.text("'finish_to_start'"), nullable=False),
        sa.Column("lag_days", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "kind in ('finish_to_start', 'start_to_start', 'finish_to_finish', 'start_to_finish')",
            name=op.f("task_dependency_kind_known"),
        ),
        sa.CheckConstraint("task_id <> needs_id", name=op.f("task_dependency_needs_another")),
        sa.ForeignKeyConstraint(
            ["needs_id", "project_id"],
            ["task.id", "task.project_id"],
            name=op.f("task_dependency_needs_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_id", "organization_id"],
            ["project.id", "project.organization_id"],
            name=op.f("task_dependency_project_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["task_id", "project_id"],
            ["task.id", "task.project_id"],
            name=op.f("task_dependency_task_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("task_dependency_pkey")),
    )
    op.create_index("task_dependency_key", "task_dependency", ["task_id", "needs_id"], unique=True)
    op.create_index("task_dependency_needs_idx", "task_dependency", ["needs_id"], unique=False)
    op.create_index("task_dependency_project_idx", "task_dependency", ["project_id"], unique=False)
    op.create_table(
        "time_entry",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("minutes <= 1440", name=op.f("time_entry_minutes_within_a_day")),
        sa.CheckConstraint("minutes > 0", name=op.f("time_entry_minutes_positive")),
        sa.ForeignKeyConstraint(
            ["account_id", "organization_id"],
            ["account.id", "account.organization_id"],
            name=op.f("time_entry_account_id_fkey"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["project_id", "organization_id"],
            ["project.id", "project.organization_id"],
            name=op.f("time_entry_project_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["task_id", "project_id"],
            ["task.id", "task.project_id"],
            name=op.f("time_entry_task_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("time_entry_pkey")),
    )
    op.create_index("time_entry_key", "time_entry", ["account_id", "on_date", "task_id"], unique=True)
    op.create_index("time_entry_project_idx", "time_entry", ["project_id", "on_date"], unique=False)
    op.create_index("time_entry_task_idx", "time_entry", ["task_id"], unique=False)
    op.create_table(
        "comment_acknowledgement",
        sa.Column("comment_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id", "organization_id"],
            ["account.id", "account.organization_id"],
            name=op.f("comment_acknowledgement_account_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["comment_id", "project_id"],
            ["comment.id", "comment.project_id"],
            name=op.f("comment_acknowledgement_comment_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_id", "organization_id"],
            ["project.id", "project.organization_id"],
            name=op.f("comment_acknowledgement_project_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("comment_acknowledgement_pkey")),
    )
    op.create_index("comment_acknowledgement_account_idx", "comment_acknowledgement", ["account_id"], unique=False)
    op.create_index("comment_acknowledgement_key", "comment_acknowledgement", ["comment_id", "account_id"], unique=True)
    op.create_index("comment_acknowledgement_project_idx", "comment_acknowledgement", ["project_id"], unique=False)
    op.create_table(
        "comment_attachment",
        sa.Column("comment_id", sa.Uuid(), nullable=False),
        sa.Column("media_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["comment_id", "project_id"],
            ["comment.id", "comment.project_id"],
            name=op.f("comment_attachment_comment_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["media_id", "organization_id"],
            ["media.id", "media.organization_id"],
            name=op.f("comment_attachment_media_id_fkey"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["project_id", "organization_id"],
            ["project.id", "project.organization_id"],
            name=op.f("comment_attachment_project_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("comment_attachment_pkey")),
    )
    op.create_index("comment_attachment_key", "comment_attachment", ["comment_id", "media_id"], unique=True)
    op.create_index("comment_attachment_media_idx", "comment_attachment", ["media_id"], unique=False)
    op.create_index("comment_attachment_project_idx", "comment_attachment", ["project_id"], unique=False)
    op.create_table(
        "comment_mention",
        sa.Column("comment_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "num_nonnulls(account_id, department_id, member_id) = 1", name=op.f("comment_mention_calls_one")
        ),
        sa.ForeignKeyConstraint(
            ["account_id", "organization_id"],
            ["account.id", "account.organization_id"],
            name=op.f("comment_mention_account_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["comment_id", "project_id"],
            ["comment.id", "comment.project_id"],
            name=op.f("comment_mention_comment_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "organization_id"],
            ["department.id", "department.organization_id"],
            name=op.f("comment_mention_department_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id", "project_id"],
            ["member.id", "member.project_id"],
            name=op.f("comment_mention_member_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_id", "organization_id"],
            ["project.id", "project.organization_id"],
            name=op.f("comment_mention_project_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("comment_mention_pkey")),
    )
    op.create_index("comment_mention_account_idx", "comment_mention", ["account_id"], unique=False)
    op.create_index("comment_mention_department_idx", "comment_mention", ["department_id"], unique=False)
    op.create_index(
        "comment_mention_key",
        "comment_mention",
        ["comment_id", sa.literal_column("coalesce(account_id, department_id, member_id)")],
        unique=True,
    )
    op.create_index("comment_mention_member_idx", "comment_mention", ["member_id"], unique=False)
    op.create_index("comment_mention_project_idx", "comment_mention", ["project_id"], unique=False)
    op.create_table(
        "notification",
        sa.Column("id", sa.Uuid(), server_default=sa.text("motk.uuid7()"), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("entity_id", sa.Uuid(), nullable=True),
        sa.Column("task_id", sa.Uuid(), nullable=True),
        sa.Column("comment_id", sa.Uuid(), nullable=True),
        sa.Column("change_set_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mailed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("notification_account_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comment.id"], name=op.f("notification_comment_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.id"], name=op.f("notification_entity_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("notification_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("notification_project_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("notification_task_id_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("notification_pkey")),
    )
    op.create_index("notification_comment_idx", "notification", ["comment_id"], unique=False)
    op.create_index("notification_entity_idx", "notification", ["entity_id"], unique=False)
    op.create_index("notification_inbox_idx", "notification", ["account_id", "id"], unique=False)
    op.create_index(
        "notification_key",
        "notification",
        ["account_id", "change_set_id", sa.literal_column("coalesce(comment_id, task_id, entity_id)")],
        unique=True,
    )
    op.create_index("notification_organization_idx", "notification", ["organization_id"], unique=False)
    op.create_index("notification_project_idx", "notification", ["project_id"], unique=False)
    op.create_index("notification_task_idx", "notification", ["task_id"], unique=False)
    op.create_index(
        "notification_unmailed_idx", "notification", ["at"], unique=False, postgresql_where=sa.text("mailed_at is null")
    )
    op.create_index(
        "notification_unread_idx",
        "notification",
        ["account_id"],
        unique=False,
        postgresql_where=sa.text("read_at is null"),
    )
    op.add_column("account", sa.Column("avatar_id", sa.Uuid(), nullable=True))
    op.add_column(
        "account",
        sa.Column(
            "notifications", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
    )
    op.create_index(
        "account_avatar_idx", "account", ["avatar_id"], unique=False, postgresql_where=sa.text("avatar_id is not null")
    )
    op.create_foreign_key(
        op.f("account_avatar_id_fkey"),
        "account",
        "media",
        ["avatar_id", "organization_id"],
        ["id", "organization_id"],
        ondelete="RESTRICT",
    )
    op.add_column("account_secret", sa.Column("identity_id", sa.Uuid(), nullable=True))
    op.add_column("account_secret", sa.Column("totp_secret", sa.LargeBinary(), nullable=True))
    op.add_column("account_secret", sa.Column("totp_confirmed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("account_secret", sa.Column("totp_last_step", sa.BigInteger(), nullable=True))
    op.add_column("account_secret", sa.Column("email_code_enabled_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "account_secret_identity_idx",
        "account_secret",
        ["identity_id"],
        unique=False,
        postgresql_where=sa.text("identity_id is not null"),
    )
    op.add_column("comment", sa.Column("reply_to_id", sa.Uuid(), nullable=True))
    op.create_index(
        "comment_reply_idx",
        "comment",
        ["reply_to_id"],
        unique=False,
        postgresql_where=sa.text("reply_to_id is not null"),
    )
    op.create_foreign_key(
        op.f("comment_reply_to_id_fkey"),
        "comment",
        "comment",
        ["reply_to_id", "project_id"],
        ["id", "project_id"],
        ondelete="CASCADE",
    )
    op.add_column("entity", sa.Column("for_client", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("organization", sa.Column("logo_id", sa.Uuid(), nullable=True))
    op.create_index("organization_logo_idx", "organization", ["logo_id"], unique=False)
    op.create_foreign_key(op.f("organization_logo_id_fkey"), "organization", "media", ["logo_id"], ["id"])
    op.add_column(
        "project", sa.Column("clients_isolated", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column(
        "project", sa.Column("clients_see_shared_only", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("session", sa.Column("second_factor_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("session", sa.Column("viewing_as", sa.Uuid(), nullable=True))
    op.create_index(
        "session_viewing_as_idx",
        "session",
        ["viewing_as"],
        unique=False,
        postgresql_where=sa.text("viewing_as is not null"),
    )
    op.create_foreign_key(
        op.f("session_viewing_as_fkey"), "session", "account", ["viewing_as"], ["id"], ondelete="SET NULL"
    )
    op.add_column("task", sa.Column("spent_minutes", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("task", sa.Column("assigner_id", sa.Uuid(), nullable=True))
    op.create_index(
        "task_assigner_idx", "task", ["assigner_id"], unique=False, postgresql_where=sa.text("assigner_id is not null")
    )
    op.create_foreign_key(
        op.f("task_assigner_id_fkey"),
        "task",
        "account",
        ["assigner_id", "organization_id"],
        ["id", "organization_id"],
        ondelete="RESTRICT",
    )
