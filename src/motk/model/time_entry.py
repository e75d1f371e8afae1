"""The hours people worked, and the days they did not."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Base, OfOrganization, OfProject, Tracked, belongs, of_organization, of_project


class TimeEntry(Base, Tracked, OfProject):
    """What one account worked on one task on one day, in minutes."""

    __tablename__ = "time_entry"
    __table_args__ = (
        of_project(),
        belongs("account_id", "account", within="organization_id"),
        belongs("task_id", "task", within="project_id", ondelete="CASCADE"),
        CheckConstraint("minutes > 0", name="minutes_positive"),
        CheckConstraint("minutes <= 1440", name="minutes_within_a_day"),
        Index("time_entry_key", "account_id", "on_date", "task_id", unique=True),
        Index("time_entry_task_idx", "task_id"),
        Index("time_entry_project_idx", "project_id", "on_date"),
    )

    account_id: Mapped[UUID]
    task_id: Mapped[UUID]
    on_date: Mapped[date]
    minutes: Mapped[int] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(server_default=text("''"))


class DayOff(Base, Tracked, OfOrganization):
    """Days a person does not work, both ends included; `half_day` ("morning", "afternoon") of each, or "" for the whole."""

    __tablename__ = "day_off"
    __table_args__ = (
        of_organization(),
        belongs("account_id", "account", within="organization_id", ondelete="CASCADE"),
        CheckConstraint("ends_on >= starts_on", name="dates_ordered"),
        CheckConstraint("ends_on - starts_on <= 366", name="within_a_year"),
        CheckConstraint("half_day in ('', 'morning', 'afternoon')", name="half_day_known"),
        Index("day_off_account_idx", "account_id", "starts_on"),
        Index("day_off_organization_idx", "organization_id", "starts_on"),
    )

    account_id: Mapped[UUID]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    half_day: Mapped[str] = mapped_column(server_default=text("''"))
    note: Mapped[str] = mapped_column(server_default=text("''"))
