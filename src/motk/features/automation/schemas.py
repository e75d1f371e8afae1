"""Status automations on the wire."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from motk.gate.fields import ArchivableOut, Body, Given, Position, RowOut, Seen, unset

Action = Literal["set_status", "mark_ready"]


class StatusAutomationFields(Body):
    """When a task of one type reaches a status, tasks of another type on the same entity move on.

    `mark_ready` moves only those that nobody has begun: still in the default status.
    """

    when_task_type_id: UUID = unset()
    when_status_id: UUID = unset()
    action: Action = unset()
    then_task_type_id: UUID = unset()
    then_status_id: UUID = unset()
    position: Position = unset()
    active: bool = unset()


class StatusAutomationNew(StatusAutomationFields, Given):
    project_id: UUID | None = Field(default=None, description="Only in this project; left out, in all of the studio's.")
    when_task_type_id: UUID
    when_status_id: UUID
    then_task_type_id: UUID
    then_status_id: UUID


class StatusAutomationChanges(StatusAutomationFields, Seen):
    pass


class StatusAutomationOut(RowOut, ArchivableOut):
    project_id: UUID | None
    when_task_type_id: UUID
    when_status_id: UUID
    action: Action
    then_task_type_id: UUID
    then_status_id: UUID
    position: int
    active: bool
