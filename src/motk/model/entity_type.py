from uuid import UUID

from sqlalchemy import Index, Integer, func, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import (
    Archivable,
    Base,
    OfOrganization,
    Tracked,
    belongs,
    not_blank,
    of_organization,
    one_of,
    reachable,
)
from motk.model.entity import KINDS


class EntityType(Base, Tracked, OfOrganization, Archivable):
    """A studio's own sort of entity, mostly of assets: Character, Prop, Environment, FX."""

    __tablename__ = "entity_type"
    __table_args__ = (
        of_organization(),
        reachable("organization_id"),
        not_blank("name"),
        one_of("kind", KINDS),
        Index(
            "entity_type_name_key",
            "organization_id",
            "kind",
            func.lower(text("name")),
            unique=True,
            postgresql_where=text("archived_at is null"),
        ),
    )

    name: Mapped[str]
    kind: Mapped[str] = mapped_column(server_default=text("'asset'"))
    icon: Mapped[str | None]
    color: Mapped[str] = mapped_column(server_default=text("'#8a93a2'"))
    priority: Mapped[int] = mapped_column(Integer, server_default=text("0"))


class EntityTypeTaskType(Base, Tracked, OfOrganization):
    """A task that every new entity of a type begins with."""

    __tablename__ = "entity_type_task_type"
    __table_args__ = (
        of_organization(),
        belongs("entity_type_id", "entity_type", within="organization_id", ondelete="CASCADE"),
        belongs("task_type_id", "task_type", within="organization_id", ondelete="CASCADE"),
        Index("entity_type_task_type_key", "entity_type_id", "task_type_id", unique=True),
        Index("entity_type_task_type_type_idx", "task_type_id"),
        Index("entity_type_task_type_organization_idx", "organization_id"),
    )

    entity_type_id: Mapped[UUID]
    task_type_id: Mapped[UUID]
