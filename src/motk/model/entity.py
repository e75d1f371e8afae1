from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, Index, Integer, Text, func, text
from sqlalchemy.dialects.postgresql import ARRAY, ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Archivable, Base, OfProject, Tracked, belongs, not_blank, of_project, one_of, reachable

KINDS = ("episode", "sequence", "shot", "asset", "scene", "concept", "edit")
ENTITY_STATUSES = ("standby", "running", "complete", "canceled")

# What may stand above what. None: directly under the project.
PARENT_KINDS: dict[str, tuple[str | None, ...]] = {
    "episode": (None,),
    "sequence": (None, "episode"),
    "shot": (None, "sequence"),
    "asset": (None, "episode"),
    "scene": (None, "episode"),
    "concept": (None,),
    "edit": (None, "episode"),
}


class Entity(Base, Tracked, OfProject, Archivable):
    """Something that is made: an episode, a sequence, a shot, an asset, a scene, a concept, an edit.

    Frames are inclusive and in the project's numbering: 1001..1048 is 48 frames. `name_key` sorts names as people do: SH9 before SH10.
    The trigger `entity_hierarchy` keeps a parent's kind to PARENT_KINDS.
    """

    __tablename__ = "entity"
    __table_args__ = (
        of_project(),
        belongs("entity_type_id", "entity_type", within="organization_id"),
        belongs("parent_id", "entity", within="project_id"),
        belongs("thumbnail_id", "media", within="organization_id"),
        reachable("project_id"),
        reachable("organization_id"),
        not_blank("name"),
        one_of("kind", KINDS),
        one_of("status", ENTITY_STATUSES),
        CheckConstraint("frame_out >= frame_in", name="frames_ordered"),
        CheckConstraint("nb_frames >= 0", name="nb_frames_not_negative"),
        CheckConstraint("handle_in >= 0 and handle_out >= 0", name="handles_not_negative"),
        CheckConstraint("parent_id <> id", name="parent_is_another"),
        # Not a unique index: that looks at each row as it is written, and names that change places within one statement would collide.
        ExcludeConstraint(
            ("project_id", "="),
            ("kind", "="),
            (text("coalesce(parent_id, '00000000-0000-0000-0000-000000000000')"), "="),
            (text("coalesce(entity_type_id, '00000000-0000-0000-0000-000000000000')"), "="),
            (func.lower(text("name")), "="),
            name="entity_name_key",
            using="btree",
            where=text("archived_at is null"),
            deferrable=True,
            initially="IMMEDIATE",
        ),
        Index(
            "entity_archived_idx",
            "project_id",
            "archived_at",
            "id",
            postgresql_where=text("archived_at is not null"),
        ),
        Index("entity_order_idx", "project_id", "kind", "name_key", "id"),
        Index("entity_parent_idx", "parent_id"),
        Index(
            "entity_shared_idx",
            "organization_id",
            "name_key",
            postgresql_where=text("is_shared and kind = 'asset' and archived_at is null"),
        ),
        Index("entity_entity_type_idx", "entity_type_id"),
        Index("entity_extra_idx", "extra", postgresql_using="gin", postgresql_ops={"extra": "jsonb_path_ops"}),
        Index("entity_thumbnail_idx", "thumbnail_id", postgresql_where=text("thumbnail_id is not null")),
    )

    kind: Mapped[str]
    entity_type_id: Mapped[UUID | None]
    parent_id: Mapped[UUID | None]
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(Text(collation="C"), Computed("motk.natural_key(name)", persisted=True))
    code: Mapped[str | None]
    description: Mapped[str] = mapped_column(server_default=text("''"))
    status: Mapped[str] = mapped_column(server_default=text("'running'"))
    frame_in: Mapped[int | None] = mapped_column(Integer)
    frame_out: Mapped[int | None] = mapped_column(Integer)
    nb_frames: Mapped[int | None] = mapped_column(Integer)
    handle_in: Mapped[int | None] = mapped_column(Integer)
    handle_out: Mapped[int | None] = mapped_column(Integer)
    fps: Mapped[str | None]
    cut_order: Mapped[int | None] = mapped_column(Integer)
    thumbnail_id: Mapped[UUID | None]
    for_client: Mapped[bool] = mapped_column(server_default=text("false"))
    is_shared: Mapped[bool] = mapped_column(server_default=text("false"))
    tags: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    extra: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
