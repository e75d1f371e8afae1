"""One's own work on the wire."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

Section = Literal["late", "today", "this_week", "later", "no_date", "in_review", "done"]


class MyEntity(BaseModel):
    id: UUID
    kind: str
    name: str
    parent_name: str | None
    thumbnail_id: UUID | None


class MyTaskType(BaseModel):
    id: UUID
    name: str
    color: str


class MyStatus(BaseModel):
    id: UUID
    name: str
    color: str


class MyTask(BaseModel):
    """A task given to one of the person's slots."""

    id: UUID
    rev: int
    section: Section
    project_id: UUID
    entity: MyEntity
    task_type: MyTaskType
    name: str
    status: MyStatus
    start_date: date | None
    due_date: date | None
    done_at: datetime | None
    estimate_minutes: int | None
    spent_minutes: int = Field(description="0 for clients, whom the studio does not tell; as is `comment_count`.")
    today_minutes: int = Field(description="What the person has logged on it today.")
    may_log: bool = Field(description="Whether time is logged on tasks of this type.")
    priority: int
    retake_count: int
    comment_count: int
    unread: int = Field(description="Notes on it that the person was told of and has not read.")
    can_start: bool = Field(description="Whether it waits to be begun.")
    can_submit: bool = Field(description="Whether it may be shown: not done, and nobody is looking at it yet.")


class MyProject(BaseModel):
    """A project of these tasks, and the statuses that "Start" and "Submit for review" set there; null where the person has none to set."""

    id: UUID
    name: str
    max_retakes: int | None
    start: MyStatus | None
    submit: MyStatus | None


class MyCounts(BaseModel):
    late: int = 0
    today: int = 0
    this_week: int = 0
    later: int = 0
    no_date: int = 0
    in_review: int = 0
    done: int = 0


class MyWork(BaseModel):
    """The most urgent first. `done` are those of the last two weeks; `counts` are of all pages."""

    today: date = Field(description="The studio's day: what is late is late there.")
    day_minutes: int = Field(description="What a day of work counts.")
    counts: MyCounts
    projects: list[MyProject]
    rows: list[MyTask]
    next: str | None
