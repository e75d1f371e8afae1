"""A project's overview on the wire."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

Kind = Literal["shot", "asset", "sequence", "episode", "scene", "concept", "edit"]


class UsedTaskType(BaseModel):
    id: UUID
    name: str
    short_name: str
    color: str


class UsedStatus(BaseModel):
    id: UUID
    name: str
    color: str
    is_done: bool


class OverviewCell(BaseModel):
    """The tasks of one type under one heading."""

    task_type_id: UUID
    total: int
    done: int
    retakes: int = Field(description="How often they went back, in all.")
    statuses: dict[UUID, int] = Field(description="How many tasks have which status.")


class OverviewLine(BaseModel):
    """Shots of a sequence, assets of a type; everything of the other kinds. `id` is null for those that stand under none."""

    id: UUID | None
    name: str | None
    above: str | None = Field(description="The episode that a sequence stands under.")
    cells: list[OverviewCell]


class OverviewPart(BaseModel):
    kind: Kind
    sums: list[OverviewCell] = Field(description="Of all lines, those left out too.")
    lines: list[OverviewLine]
    left_out: int = Field(description="Lines beyond the most that are told.")


class OverviewTotals(BaseModel):
    total: int
    done: int
    in_review: int
    retakes: int
    late: int = Field(description="Not done, and due before today.")
    no_date: int = Field(description="Not done, and without a due date.")
    no_one: int | None = Field(description="Not done, and given to nobody; null for who does not see the team.")


class OverviewWeek(BaseModel):
    """How things stood at the end of a week, counted from the beginning."""

    monday: date
    total: int = Field(description="Tasks there were.")
    done: int | None = Field(description="Of these done; null for weeks to come.")
    planned: int = Field(description="Tasks due by then.")


class LateTask(BaseModel):
    id: UUID
    kind: Kind
    entity_name: str
    parent_name: str | None
    name: str
    task_type_id: UUID
    task_status_id: UUID
    due_date: date
    days_late: int


class NextMilestone(BaseModel):
    id: UUID
    name: str
    on_date: date
    days_left: int
    task_type_id: UUID | None
    open_tasks: int = Field(description="Due by then and not done; of its task type, when it has one.")


class OpenSlot(BaseModel):
    id: UUID
    role: str
    department: str | None
    starts_on: date | None
    ends_on: date | None
    tasks: int = Field(description="Tasks given to it that are not done.")


class OpenSlots(BaseModel):
    count: int
    rows: list[OpenSlot] = Field(description="The first that are to begin.")


class Overview(BaseModel):
    """Of the tasks that the person sees. `milestones` and `open_slots` are null for who does not see the plan or the team."""

    today: date
    totals: OverviewTotals
    task_types: list[UsedTaskType] = Field(description="Those that the tasks have, in the project's order.")
    statuses: list[UsedStatus]
    parts: list[OverviewPart]
    weeks: list[OverviewWeek]
    late: list[LateTask] = Field(description="The most late first.")
    milestones: list[NextMilestone] | None
    open_slots: OpenSlots | None
