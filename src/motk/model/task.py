from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Archivable, Base, OfProject, Tracked, belongs, not_blank, of_project, one_of, reachable


class Task(Base, Tracked, OfProject, Archivable):
    """A piece of work on one entity. `name` tells tasks of one type apart: "main", "body", "face".

    retake_count, real_start_date, done_at, last_comment_at, comment_count and spent_minutes (the sum of its time entries) follow what
    happens; nobody types them. `assigner_id` is who last gave it to somebody.
    """

    __tablename__ = "task"
    __table_args__ = (
        of_project(),
        belongs("entity_id", "entity", within="project_id", ondelete="CASCADE"),
        belongs("task_type_id", "task_type", within="organization_id"),
        belongs("task_status_id", "task_status", within="organization_id"),
        reachable("project_id"),
        not_blank("name"),
        CheckConstraint("due_date >= start_date", name="dates_ordered"),
        CheckConstraint("difficulty between 1 and 5", name="difficulty_one_to_five"),
        CheckConstraint("completion_rate between 0 and 100", name="completion_rate_is_percent"),
        CheckConstraint("estimate_minutes >= 0", name="estimate_not_negative"),
        CheckConstraint("retake_count >= 0", name="retake_count_not_negative"),
        CheckConstraint("spent_minutes >= 0", name="spent_not_negative"),
        belongs("assigner_id", "account", within="organization_id"),
        Index("task_assigner_idx", "assigner_id", postgresql_where=text("assigner_id is not null")),
        Index(
            "task_name_key",
            "entity_id",
            "task_type_id",
            "name",
            unique=True,
            postgresql_where=text("archived_at is null"),
        ),
        Index("task_entity_idx", "entity_id"),
        Index("task_extra_idx", "extra", postgresql_using="gin", postgresql_ops={"extra": "jsonb_path_ops"}),
        Index("task_project_type_idx", "project_id", "task_type_id"),
        Index("task_type_idx", "task_type_id"),
        Index("task_status_idx", "task_status_id"),
        Index(
            "task_archived_idx",
            "project_id",
            "archived_at",
            "id",
            postgresql_where=text("archived_at is not null"),
        ),
    )

    entity_id: Mapped[UUID]
    task_type_id: Mapped[UUID]
    task_status_id: Mapped[UUID]
    name: Mapped[str] = mapped_column(server_default=text("'main'"))
    description: Mapped[str] = mapped_column(server_default=text("''"))
    priority: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    difficulty: Mapped[int] = mapped_column(SmallInteger, server_default=text("3"))
    estimate_minutes: Mapped[int | None] = mapped_column(Integer)
    spent_minutes: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    completion_rate: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    retake_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    start_date: Mapped[date | None]
    due_date: Mapped[date | None]
    assigner_id: Mapped[UUID | None]
    real_start_date: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    last_comment_at: Mapped[datetime | None]
    comment_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    sort_order: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    extra: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))


class TaskAssignee(Base, Tracked, OfProject):
    __tablename__ = "task_assignee"
    __table_args__ = (
        of_project(),
        belongs("task_id", "task", within="project_id", ondelete="CASCADE"),
        belongs("member_id", "member", within="project_id", ondelete="CASCADE"),
        Index("task_assignee_key", "task_id", "member_id", unique=True),
        Index("task_assignee_member_idx", "member_id"),
        Index("task_assignee_project_idx", "project_id"),
    )

    task_id: Mapped[UUID]
    member_id: Mapped[UUID]


DEPENDENCY_KINDS = ("finish_to_start", "start_to_start", "finish_to_finish", "start_to_finish")


class TaskDependency(Base, Tracked, OfProject):
    """`task_id` waits for `needs_id`: "finish_to_start" begins `lag_days` after the other has ended. Working days; negative overlaps.

    Tasks never wait for themselves in a circle: the trigger `task_dependency_circle` sees to it.
    """

    __tablename__ = "task_dependency"
    __table_args__ = (
        of_project(),
        belongs("task_id", "task", within="project_id", ondelete="CASCADE"),
        belongs("needs_id", "task", within="project_id", ondelete="CASCADE"),
        one_of("kind", DEPENDENCY_KINDS),
        CheckConstraint("task_id <> needs_id", name="needs_another"),
        Index("task_dependency_key", "task_id", "needs_id", unique=True),
        Index("task_dependency_needs_idx", "needs_id"),
        Index("task_dependency_project_idx", "project_id"),
    )

    task_id: Mapped[UUID]
    needs_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(server_default=text("'finish_to_start'"))
    lag_days: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
