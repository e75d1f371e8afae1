"""Tasks on the wire."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from motk.gate.fields import (
    ArchivableOut,
    Body,
    Count,
    Extra,
    Given,
    Ids,
    Name,
    Position,
    ProjectRowOut,
    Prose,
    Rev,
    Seen,
    unset,
)

TaskName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\x00]*$")]


class TaskFields(Body):
    name: TaskName = unset()
    description: Prose = unset()
    priority: Annotated[int, Field(ge=-100, le=100)] = unset()
    difficulty: Annotated[int, Field(ge=1, le=5)] = unset()
    estimate_minutes: Count | None = unset()
    completion_rate: Annotated[int, Field(ge=0, le=100)] = unset()
    start_date: date | None = unset()
    due_date: date | None = unset()
    sort_order: Position = unset()
    extra: Extra = unset()


class TaskNew(TaskFields, Given):
    """Without `task_status_id` a task starts in the default status of its project."""

    project_id: UUID
    entity_id: UUID
    task_type_id: UUID
    task_status_id: UUID = unset()


class TaskChanges(TaskFields, Seen):
    """Status and assignees have verbs of their own: task.set_status, task.assign."""


class TaskOut(ProjectRowOut, ArchivableOut):
    entity_id: UUID
    task_type_id: UUID
    task_status_id: UUID
    name: str
    description: str
    priority: int
    difficulty: int
    estimate_minutes: int | None
    completion_rate: int
    retake_count: int
    start_date: date | None
    due_date: date | None
    real_start_date: datetime | None
    done_at: datetime | None
    last_comment_at: datetime | None
    comment_count: int
    sort_order: int
    extra: dict[str, Any]
    member_ids: list[UUID]


class StatusChoice(Body):
    task_ids: Ids
    task_status_id: UUID
    revs: dict[UUID, Rev] = Field(default_factory=dict, description="The rev of each task as you read it; optional.")


class Assignment(Body):
    task_ids: Ids
    member_ids: Annotated[list[UUID], Field(max_length=100)] = Field(
        description="All who are to do these tasks; empty: nobody. Open slots too."
    )


class TasksFor(Body):
    """Tasks of one type for all entities of a kind, or for the ones named; those that have one already are left alone."""

    project_id: UUID
    task_type_id: UUID
    entity_ids: Ids = unset()
    name: Name = "main"


class Created(BaseModel):
    created: int
