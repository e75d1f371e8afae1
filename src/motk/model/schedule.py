"""When things are to happen: milestones, the bars of phases, and copies of a plan to compare with."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Archivable, Base, OfProject, Tracked, belongs, not_blank, of_project


class Milestone(Base, Tracked, OfProject, Archivable):
    __tablename__ = "milestone"
    __table_args__ = (
        of_project(),
        belongs("task_type_id", "task_type", within="organization_id"),
        not_blank("name"),
        Index("milestone_project_idx", "project_id", "on_date"),
        Index("milestone_task_type_idx", "task_type_id"),
    )

    name: Mapped[str]
    description: Mapped[str] = mapped_column(server_default=text("''"))
    on_date: Mapped[date]
    task_type_id: Mapped[UUID | None]


class ScheduleItem(Base, Tracked, OfProject, Archivable):
    """The bar of a phase: a task type, of one episode or asset type or of the whole project."""

    __tablename__ = "schedule_item"
    __table_args__ = (
        of_project(),
        belongs("task_type_id", "task_type", within="organization_id"),
        belongs("entity_id", "entity", within="project_id", ondelete="CASCADE"),
        belongs("entity_type_id", "entity_type", within="organization_id"),
        CheckConstraint("ends_on >= starts_on", name="dates_ordered"),
        CheckConstraint("man_days >= 0", name="man_days_not_negative"),
        Index("schedule_item_project_idx", "project_id"),
        Index("schedule_item_task_type_idx", "task_type_id"),
        Index("schedule_item_entity_idx", "entity_id"),
        Index("schedule_item_entity_type_idx", "entity_type_id"),
    )

    name: Mapped[str] = mapped_column(server_default=text("''"))
    task_type_id: Mapped[UUID | None]
    entity_id: Mapped[UUID | None]
    entity_type_id: Mapped[UUID | None]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    man_days: Mapped[int | None] = mapped_column(Integer)
    color: Mapped[str | None]
    position: Mapped[int] = mapped_column(Integer, server_default=text("0"))


class Baseline(Base, Tracked, OfProject, Archivable):
    """A named copy of a plan's dates: `dates` maps a task's id to [start, due]."""

    __tablename__ = "baseline"
    __table_args__ = (of_project(), not_blank("name"), Index("baseline_project_idx", "project_id"))

    name: Mapped[str]
    taken_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    dates: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
