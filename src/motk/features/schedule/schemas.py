"""The plan's rows on the wire."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

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

# Tasks in one comparison; the rest is counted.
MOST_MOVED = 5_000


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


class ComparedEntity(BaseModel):
    id: UUID
    kind: str
    name: str
    parent_name: str | None


class ComparedStep(BaseModel):
    id: UUID
    name: str
    color: str


class MovedTask(BaseModel):
    """A task whose dates are others now."""

    task_id: UUID
    name: str
    entity: ComparedEntity
    task_type: ComparedStep
    start_then: date | None
    due_then: date | None
    start_now: date | None
    due_now: date | None
    days: int | None = Field(
        description="Days later; negative: earlier. Of the due date, or of the start without one; null where neither was there both times."
    )


class ComparedCounts(BaseModel):
    """All of them, however many are listed."""

    later: int
    earlier: int
    otherwise: int = Field(description="Due when they were, with another start; or a date was given or taken away.")
    unchanged: int
    gone: int = Field(description="Archived, deleted, or without dates now.")
    new: int = Field(description="With dates since.")


class Comparison(BaseModel):
    """Those that moved the furthest first; the rest is only counted."""

    name: str
    taken_at: datetime
    counts: ComparedCounts
    rows: list[MovedTask]
