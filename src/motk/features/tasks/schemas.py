"""Tasks on the wire."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from motk.features.views.schemas import Filter, Today
from motk.gate.fields import (
    ArchivableOut,
    Body,
    Count,
    Day,
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
    start_date: Day | None = unset()
    due_date: Day | None = unset()
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
    spent_minutes: int
    completion_rate: int
    retake_count: int
    start_date: date | None
    due_date: date | None
    assigner_id: UUID | None
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
    account_ids: Annotated[list[UUID], Field(max_length=100)] = Field(
        default=[], description="People beside these slots. Whoever has no slot in the project gets one."
    )


class TasksFor(Body):
    """Tasks of one type for all entities of a kind, for the ones named, or for those that a filter of their page shows.

    Entities that have one already are left alone.
    """

    project_id: UUID
    task_type_id: UUID
    entity_ids: Ids = unset()
    filter: Filter | None = unset()
    today: Today = None
    name: Name = "main"


class Created(BaseModel):
    created: int


DependencyKind = Literal["finish_to_start", "start_to_start", "finish_to_finish", "start_to_finish"]
Lag = Annotated[int, Field(ge=-1000, le=1000, description="Working days between; fewer than none overlap.")]


class DependencyFields(Body):
    kind: DependencyKind = unset()
    lag_days: Lag = unset()


class DependencyNew(DependencyFields, Given):
    """`task_id` waits for `needs_id`, a task of the same project."""

    task_id: UUID
    needs_id: UUID


class DependencyChanges(DependencyFields, Seen):
    pass


class DependencyOut(ProjectRowOut):
    task_id: UUID
    needs_id: UUID
    kind: DependencyKind
    lag_days: int


class Dependency(BaseModel):
    """One task that waits for another. `is_met` is false while it has to."""

    id: UUID
    rev: int
    task_id: UUID
    needs_id: UUID
    kind: DependencyKind
    lag_days: int
    task_label: str
    needs_label: str
    task_status_id: UUID
    needs_status_id: UUID
    due_date: date | None
    needs_due_date: date | None
    is_met: bool


class Dependencies(BaseModel):
    """`needs` is what the task waits for, `needed_by` what waits for it. `blocked`: something that it waits for has not happened."""

    blocked: bool
    needs: list[Dependency]
    needed_by: list[Dependency]


class Blocked(BaseModel):
    """`needed` are [task, what it is called]; `tasks` are [task that waits, [place in `needed`, …]]."""

    is_all: bool = Field(description="False when more wait than an answer holds.")
    needed: list[list[str]]
    tasks: list[list[Any]]


TaskTypes = Annotated[list[UUID], Field(min_length=1, max_length=200)]


class Deadlines(Body):
    """Dates for many tasks: of some types, under a sequence or an episode, or named one by one; what is named narrows together.

    Either `due_date`, or `milestone_id` with `days_before` working days before it. `workdays` counts the start back from there.
    """

    project_id: UUID
    task_ids: Ids = unset()
    task_type_ids: TaskTypes = unset()
    under: Annotated[
        Ids, Field(description="Sequences, episodes, shots or assets; all that stands below comes along.")
    ] = unset()
    due_date: Day | None = None
    milestone_id: UUID | None = None
    days_before: Annotated[int, Field(ge=0, le=1000)] = 0
    workdays: Annotated[int | None, Field(ge=1, le=1000)] = None
