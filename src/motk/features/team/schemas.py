"""Filling slots, handing tasks on, and the workload on the wire."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from motk.gate.fields import Body, Ids, Rev, unset

MOST_SLOTS = 1_000
MOST_WEEKS = 53


class Filling(Body):
    """One slot and who is to hold it."""

    member_id: UUID
    account_id: UUID
    rev: Rev = unset()


class Fillings(Body):
    slots: list[Filling] = Field(min_length=1, max_length=MOST_SLOTS)


class Emptied(Body):
    member_ids: Annotated[list[UUID], Field(min_length=1, max_length=MOST_SLOTS)] = Field(
        description="Slots that nobody is to hold any more; their tasks stay with them."
    )
    revs: dict[UUID, Rev] = Field(default_factory=dict, description="The rev of each slot as you read it; optional.")


class Transfer(Body):
    """Tasks of one slot, to be done by another of the same project. Archived tasks stay where they are."""

    from_member_id: UUID
    to_member_id: UUID
    which: Literal["all", "open"] = Field(
        default="open", description="Without `task_ids`: all tasks of the slot, or those that are not done."
    )
    task_ids: Ids | None = Field(default=None, description="Only these of its tasks, done or not.")


class Transferred(BaseModel):
    count: int = Field(description="How many tasks changed hands.")


class SlotLoad(BaseModel):
    """What one slot has to do. The lists are parallel to `weeks`; all minutes."""

    member_id: UUID
    tasks_open: int
    tasks_done: int
    planned_minutes: list[int] = Field(description="Estimates of its tasks that are not done, spread over their days.")
    capacity_minutes: list[int] = Field(description="What the slot can do, without the days off of who holds it.")
    unscheduled_minutes: int = Field(description="Estimates of its tasks that are not done and have no date.")
    cost: float | None = Field(
        description="Its share of the working days from its first to its last, at its day rate, in the studio's money. Null where one of"
        " these is not said, or not the reader's to know."
    )


class Staffing(BaseModel):
    """Slots of one role in one department. The lists are parallel to `weeks`: full-time people, 0.5 for half a week."""

    role: str
    department_id: UUID | None
    needed: list[float]
    filled: list[float]


class Workload(BaseModel):
    weeks: list[date] = Field(description="The Monday of each week.")
    slots: list[SlotLoad]
    staffing: list[Staffing]
