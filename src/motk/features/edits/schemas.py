"""A gesture on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, model_validator

from motk.features.entities.schemas import EntityChanges, EntityFields, EntityOut, Kind
from motk.features.tasks.schemas import TaskChanges, TaskFields, TaskOut
from motk.gate.fields import Body, Given, Line, Name, unset

MOST_ROWS = 10_000

Members = Annotated[list[UUID], Field(max_length=100)]


class EntityEdit(EntityChanges):
    id: UUID


class TaskEdit(TaskChanges):
    """Unlike the single door, a gesture may move the status along with the rest."""

    id: UUID
    task_status_id: UUID = unset()


class AssigneesEdit(Body):
    task_id: UUID
    member_ids: Members = Field(description="All who are to do this task; empty: nobody. Open slots too.")
    seen: Members = unset()


class EntityAdded(EntityFields, Given):
    kind: Kind = Field(examples=["shot"])
    name: Name = Field(examples=["SH010"])


class TaskAdded(TaskFields, Given):
    """`entity_id` may be an entity of the same request. Without `task_status_id` it starts in the project's default status."""

    entity_id: UUID
    task_type_id: UUID
    task_status_id: UUID = unset()
    member_ids: Members = unset()


class Gesture(Body):
    """All of one gesture. With a `rev`, a row is refused when a field named here has changed since; other fields do not matter."""

    entities: list[EntityEdit] = Field(default=[], max_length=MOST_ROWS)
    tasks: list[TaskEdit] = Field(default=[], max_length=MOST_ROWS)
    assignees: list[AssigneesEdit] = Field(
        default=[],
        max_length=MOST_ROWS,
        description="With `seen`, refused when others do the task by now than you saw.",
    )
    new_entities: list[EntityAdded] = Field(default=[], max_length=MOST_ROWS)
    new_tasks: list[TaskAdded] = Field(default=[], max_length=MOST_ROWS)
    note: Annotated[Line | None, AfterValidator(lambda note: note or None)] = unset()

    @model_validator(mode="after")
    def _is_bounded(self) -> "Gesture":
        lists = (self.entities, self.tasks, self.assignees, self.new_entities, self.new_tasks)
        count = sum(len(rows) for rows in lists)
        if count == 0:
            raise ValueError("There is nothing to do: name a row in one of the lists.")
        if count > MOST_ROWS:
            raise ValueError(f"{count:,} rows are too many for one gesture; send {MOST_ROWS:,} at most.")
        return self


class CreatedCounts(BaseModel):
    entities: int
    tasks: int


class GestureOut(BaseModel):
    """The rows as they are now, those of the request in its order, then the new ones."""

    change_set_id: UUID | None = Field(description="To show or to revert; null when nothing has changed.")
    entities: list[EntityOut]
    tasks: list[TaskOut]
    created: CreatedCounts
