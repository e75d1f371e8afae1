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


class TaskType(Base, Tracked, OfOrganization, Archivable):
    """A step of the pipeline for one kind of entity: Animation for shots, Rigging for assets."""

    __tablename__ = "task_type"
    __table_args__ = (
        of_organization(),
        belongs("department_id", "department", within="organization_id"),
        reachable("organization_id"),
        not_blank("name"),
        one_of("for_kind", KINDS),
        Index(
            "task_type_name_key",
            "organization_id",
            "for_kind",
            func.lower(text("name")),
            unique=True,
            postgresql_where=text("archived_at is null"),
        ),
        Index("task_type_department_idx", "department_id"),
    )

    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(server_default=text("''"))
    color: Mapped[str] = mapped_column(server_default=text("'#8a93a2'"))
    department_id: Mapped[UUID | None]
    for_kind: Mapped[str]
    priority: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    allow_timelog: Mapped[bool] = mapped_column(server_default=text("true"))
