from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import (
    Archivable,
    Base,
    OfOrganization,
    Tracked,
    Untracked,
    not_blank,
    of_organization,
    of_project,
    one_of,
)
from motk.model.entity import KINDS

FIELD_TYPES = (
    "text",
    "long_text",
    "number",
    "checkbox",
    "date",
    "list",
    "tags",
    "url",
    "person",
    "entity_link",
    "checklist",
)
FIELD_KINDS = (*KINDS, "task", "project", "account", "member")


class FieldDefinition(Base, Tracked, OfOrganization, Archivable):
    """A field of the studio's own, on rows of one kind. Values stand under `key` in the row's `extra`.

    Without a project it holds in all of them. `choices` of a list or of tags: [{"value", "color"?}]. Empty `seen_by` or `edited_by`
    (departments) means whoever sees or edits the row; managers always may.
    """

    __tablename__ = "field_definition"
    __table_args__ = (
        of_organization(),
        of_project(),
        not_blank("name"),
        one_of("kind", FIELD_KINDS),
        one_of("type", FIELD_TYPES),
        CheckConstraint("key ~ '^[a-z][a-z0-9_]{0,62}$'", name="key_is_a_word"),
        Index(
            "field_definition_key",
            "organization_id",
            text("coalesce(project_id, '00000000-0000-0000-0000-000000000000')"),
            "kind",
            "key",
            unique=True,
            postgresql_where=text("archived_at is null"),
        ),
        Index("field_definition_project_idx", "project_id"),
        Index("field_definition_organization_idx", "organization_id"),
    )

    project_id: Mapped[UUID | None]
    kind: Mapped[str]
    key: Mapped[str]
    name: Mapped[str]
    description: Mapped[str] = mapped_column(server_default=text("''"))
    type: Mapped[str]
    choices: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    default_value: Mapped[Any | None] = mapped_column(JSONB(none_as_null=True))
    required: Mapped[bool] = mapped_column(server_default=text("false"))
    for_client: Mapped[bool] = mapped_column(server_default=text("false"))
    seen_by: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), server_default=text("'{}'"))
    edited_by: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), server_default=text("'{}'"))
    position: Mapped[int] = mapped_column(Integer, server_default=text("0"))


class PurgedField(Base, Untracked, OfOrganization, why="only follows what the log holds of field_definition"):
    """A field that was deleted for ever: what it held stands in the log, and nobody reads it there. Written by a trigger (rules.sql).

    Of one that was not for everybody (`restricted`) no other field takes the key.
    """

    __tablename__ = "purged_field"
    __table_args__ = (
        of_organization(),
        of_project(),
        Index("purged_field_organization_idx", "organization_id"),
        Index("purged_field_project_idx", "project_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("motk.uuid7()"))
    project_id: Mapped[UUID | None]
    kind: Mapped[str]
    key: Mapped[str]
    restricted: Mapped[bool]
