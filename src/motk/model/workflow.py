"""Which task types, statuses and asset types a project uses, in which order, with its own colours."""

from uuid import UUID

from sqlalchemy import Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Base, OfProject, Tracked, belongs, of_project


class ProjectTaskType(Base, Tracked, OfProject):
    __tablename__ = "project_task_type"
    __table_args__ = (
        of_project(),
        belongs("task_type_id", "task_type", within="organization_id"),
        Index("project_task_type_key", "project_id", "task_type_id", unique=True),
        Index("project_task_type_type_idx", "task_type_id"),
    )

    task_type_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    color: Mapped[str | None]


class ProjectTaskStatus(Base, Tracked, OfProject):
    __tablename__ = "project_task_status"
    __table_args__ = (
        of_project(),
        belongs("task_status_id", "task_status", within="organization_id"),
        Index("project_task_status_key", "project_id", "task_status_id", unique=True),
        Index("project_task_status_status_idx", "task_status_id"),
    )

    task_status_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    color: Mapped[str | None]


class ProjectEntityType(Base, Tracked, OfProject):
    __tablename__ = "project_entity_type"
    __table_args__ = (
        of_project(),
        belongs("entity_type_id", "entity_type", within="organization_id"),
        Index("project_entity_type_key", "project_id", "entity_type_id", unique=True),
        Index("project_entity_type_type_idx", "entity_type_id"),
    )

    entity_type_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    color: Mapped[str | None]
