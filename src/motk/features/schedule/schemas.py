"""The plan's rows on the wire."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from motk.gate.fields import (
    ArchivableOut,
    Body,
    Color,
    Count,
    Day,
    Given,
    Line,
    Name,
    Position,
    ProjectRowOut,
    Prose,
    Seen,
    unset,
)


class MilestoneFields(Body):
    name: Name = unset()
    description: Prose = unset()
    on_date: Day = unset()
    task_type_id: UUID | None = unset()


class MilestoneNew(MilestoneFields, Given):
    project_id: UUID
    name: Name = Field(examples=["Layout lock"])
    on_date: Day


class MilestoneChanges(MilestoneFields, Seen):
    pass


class MilestoneOut(ProjectRowOut, ArchivableOut):
    name: str
    description: str
    on_date: date
    task_type_id: UUID | None


class ScheduleItemFields(Body):
    name: Line = unset()
    task_type_id: UUID | None = unset()
    entity_id: UUID | None = unset()
    entity_type_id: UUID | None = unset()
    starts_on: Day = unset()
    ends_on: Day = unset()
    man_days: Count | None = unset()
    color: Color | None = unset()
    position: Position = unset()


class ScheduleItemNew(ScheduleItemFields, Given):
    """The bar of a phase. `entity_id` is an episode or a sequence; without it and `entity_type_id` the phase is the whole project's."""

    project_id: UUID
    starts_on: Day
    ends_on: Day


class ScheduleItemChanges(ScheduleItemFields, Seen):
    pass


class ScheduleItemOut(ProjectRowOut, ArchivableOut):
    name: str
    task_type_id: UUID | None
    entity_id: UUID | None
    entity_type_id: UUID | None
    starts_on: date
    ends_on: date
    man_days: int | None
    color: str | None
    position: int


class BaselineNew(Given):
    """A named copy of the dates that the project's tasks have now."""

    project_id: UUID
    name: Name = Field(examples=["As sold"])


class BaselineChanges(Seen):
    name: Name = unset()


Days = Annotated[list[date | None], Field(min_length=2, max_length=2)]


class BaselineOut(ProjectRowOut, ArchivableOut):
    name: str
    taken_at: datetime
    dates: dict[UUID, Days] = Field(description="Start and due date by task; tasks without both are left out.")
