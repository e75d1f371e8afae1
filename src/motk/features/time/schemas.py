"""What the time API takes and gives."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from motk.gate.fields import Body, Day, Given, Line, ProjectRowOut, RowOut, Seen, unset

Minutes = Annotated[int, Field(ge=0, le=1440, examples=[90])]
HalfDay = Literal["", "morning", "afternoon"]


class Logged(Body):
    """What somebody worked on a task on a day, in all: said twice it is the same. 0 takes it away. Without `account_id`: you."""

    task_id: UUID
    on_date: Annotated[date, Field(examples=["2026-11-20"])]
    minutes: Minutes
    note: Line = unset()
    account_id: UUID = unset()


class LoggedMany(Body):
    rows: Annotated[list[Logged], Field(min_length=1, max_length=500)]


class TimeEntryOut(ProjectRowOut):
    account_id: UUID
    task_id: UUID
    on_date: date
    minutes: int
    note: str


class DayOffNew(Given):
    """Both ends included; `half_day` of each day, or the whole. Without `account_id`: you."""

    account_id: UUID = unset()
    starts_on: Day
    ends_on: Day
    half_day: HalfDay = unset()
    note: Line = unset()


class DayOffChanges(Seen):
    starts_on: Day = unset()
    ends_on: Day = unset()
    half_day: HalfDay = unset()
    note: Line = unset()


class DayOffOut(RowOut):
    account_id: UUID
    starts_on: date
    ends_on: date
    half_day: HalfDay
    note: str


class SheetTask(BaseModel):
    """A task of a timesheet: assigned and not done, or worked on that week."""

    id: UUID
    project_id: UUID
    project_name: str
    entity_id: UUID
    entity_name: str
    name: str
    task_type_id: UUID
    task_type_name: str
    task_type_color: str
    estimate_minutes: int | None
    spent_minutes: int
    may_log: bool = Field(
        description="Whether time is logged on it: its type takes time, and it is neither archived nor of a closed project."
    )


class SheetEntry(BaseModel):
    task_id: UUID
    on_date: date
    minutes: int
    note: str


class SheetDayOff(BaseModel):
    id: UUID
    starts_on: date
    ends_on: date
    half_day: HalfDay
    note: str


class Timesheet(BaseModel):
    """A week of one person, from Monday."""

    account_id: UUID
    display_name: str
    monday: date
    today: date = Field(description="The studio's. Later days cannot be logged.")
    day_minutes: int = Field(description="What a day of work counts.")
    week: list[int] = Field(description="The days that are worked, 1 is Monday.")
    tasks: list[SheetTask]
    entries: list[SheetEntry]
    days_off: list[SheetDayOff]


class Spent(BaseModel):
    """Minutes estimated and worked, by task, by task type, or by person (whose estimate is their share of their tasks)."""

    id: UUID
    name: str
    estimate_minutes: int
    spent_minutes: int
    tasks: int


class SpentOfProject(BaseModel):
    by: Literal["task", "task_type", "person"]
    rows: list[Spent]
