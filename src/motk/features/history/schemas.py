"""The feed, change sets and reverts on the wire."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from motk.gate.fields import Body, Ids
from motk.gate.schemas import HistoryLine, Who
from motk.gate.storable import storable


class FeedLine(BaseModel):
    """One change set: what somebody meant to do, as one sentence."""

    change_set_id: UUID
    verb: str
    sentence: str
    actor: Who | None
    via: str
    at: str
    caused_by: UUID | None
    note: str | None
    changes: int = Field(description="How many row facts it holds that you may see; counted up to 10,000.")


class ChangeSetOut(BaseModel):
    change_set: FeedLine
    rows: list[HistoryLine]
    next: str | None


class DiaryPreview(BaseModel):
    """What would go if the diary were kept for so many months."""

    before: datetime = Field(description="Details older than this would go: whole months, in UTC.")
    oldest: datetime | None = Field(description="The first thing the diary still tells of.")
    change_sets: int
    changes: int = Field(description="Row facts: who changed which field when.")
    most: int = Field(description="Counted up to this many.")


FieldName = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(storable)]


class RevertChoice(Body):
    row_ids: Ids | None = Field(
        default=None, description="Only these rows of the change set; all of them when left out."
    )
    field: FieldName | None = Field(
        default=None,
        description="Only this field of what was changed; of the studio's own fields `extra.` and the key. Rows made or deleted stay as they are.",
        examples=["due_date"],
    )


class RevertConflict(BaseModel):
    """A field that no longer holds what the change set left there: somebody's later work, kept. `field` is `*` for a whole row."""

    entity: str
    row_id: UUID
    field: str
    mine: Annotated[Any, Field(description="What the change set left.")]
    theirs: Annotated[Any, Field(description="What is there now.")]
    reason: str


class RevertReport(BaseModel):
    change_set_id: UUID | None = Field(
        description="The revert's own change set, which can be reverted too; null when nothing was left to revert."
    )
    reverted: int
    conflicts: list[RevertConflict] = Field(description="The first 1,000.")
    conflict_count: int


Noun = Literal["entity", "task", "comment", "member"]


class ArchivedRow(BaseModel):
    """Something put away: to be restored, or deleted for ever."""

    noun: Noun
    id: UUID
    kind: str | None = Field(description="What the entity is, or the task's.")
    name: str
    where: str | None = Field(description="What it belongs to: a sequence, a shot, a task, a role.")
    archived_at: datetime
    archived_by: Who | None
    change_set_id: UUID | None = Field(
        description="The change set that archived it; reverting that brings all of it back."
    )
